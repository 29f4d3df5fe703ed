/** One day that the district gives off or works itself: set, changed or taken away. What is possible is the other of what is published. */
import './form.css'
import { Button, Modal, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { CalendarView, LocalDayView } from '../../server/wire/calendar.ts'
import { putLocalDay, removeLocalDay } from '../api/calendar.ts'
import { sentenceOf } from './answer.tsx'
import type { CalendarDay } from './calendar-days.ts'
import { dayOf, isOff, kindWord, monthOf, weekdayOf } from './calendar-days.ts'
import { FormActions } from './form-actions.tsx'
import { useWords } from './session.tsx'

interface LocalDayFormProps {
  readonly day: CalendarDay
  /** As it is set already; `null`: it is not. */
  readonly local: LocalDayView | null
  readonly onDone: (calendar: CalendarView) => void
  readonly onClose: () => void
}

export const LocalDayForm = ({ day, local, onDone, onClose }: LocalDayFormProps) => {
  const words = useWords()
  const say = words.calendar
  const [name, setName] = useState(local?.name ?? '')
  const [note, setNote] = useState(local?.note ?? '')
  const kind = local?.kind ?? (isOff(day.kind) ? 'work' : 'off')
  const done = (message: string) => (calendar: CalendarView) => {
    notifications.show({ message })
    onDone(calendar)
    onClose()
  }
  const put = useMutation({ mutationFn: () => putLocalDay(day.date, { kind, name, note }), onSuccess: done(say.saved) })
  const remove = useMutation({ mutationFn: () => removeLocalDay(day.date), onSuccess: done(say.removed) })
  const error = put.error ?? remove.error
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    put.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${say.dayOfMonth(monthOf(day.date), dayOf(day.date))} ${say.weekdayFull(weekdayOf(day.date))}`}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <form className="form" onSubmit={submit}>
        <p className="soft">{say.nowIs(kindWord(day, words))}</p>
        {error && (
          <p className="form-error" role="alert">
            {sentenceOf(error, words)}
          </p>
        )}
        <TextInput label={say.name} required maxLength={40} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <TextInput label={say.note} required maxLength={300} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <p className="small soft">{say.effect}</p>
        <FormActions act={local ? words.save : kind === 'off' ? say.giveOff : say.makeUp} isPending={put.isPending} onCancel={onClose}>
          {local && (
            <Button variant="subtle" color="red" mr="auto" loading={remove.isPending} onClick={() => remove.mutate()}>
              {say.remove}
            </Button>
          )}
        </FormActions>
      </form>
    </Modal>
  )
}
