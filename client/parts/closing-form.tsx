/** Asks once before a period is closed or opened again: it concerns everybody who is filling in. */
import './form.css'
import { Modal, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { ClosedPeriod } from '../../server/wire/plans.ts'
import type { Id, Period } from '../../server/wire/rows.ts'
import { closePeriod } from '../api/plans.ts'
import { sentenceOf } from './answer.tsx'
import { FormActions } from './form-actions.tsx'
import { useWords } from './session.tsx'

export interface Closing {
  readonly period: Period
  /** The period in words. */
  readonly name: string
  readonly closed: boolean
  /** With all periods that end no later. */
  readonly upTo: boolean
}

/** Query of the closed periods of a plan. */
export const closedKey = (plan: Id): readonly string[] => ['closed', plan]

interface ClosingFormProps {
  readonly plan: Id
  /** `null`: nothing is asked. */
  readonly asked: Closing | null
  readonly onClose: () => void
}

export const ClosingForm = ({ plan, asked, onClose }: ClosingFormProps) => {
  const words = useWords()
  const say = words.together.periods
  const answers = useQueryClient()
  const [note, setNote] = useState('')
  const change = useMutation({
    mutationFn: ({ period, closed, upTo }: Closing) => closePeriod(plan, period, { closed, upTo, note: note.trim() === '' ? null : note.trim() }),
    onSuccess: (closed: readonly ClosedPeriod[]) => {
      answers.setQueryData(closedKey(plan), closed)
      done()
    },
    onError: (error) => notifications.show({ color: 'red', message: sentenceOf(error, words) }),
  })
  const done = (): void => {
    setNote('')
    onClose()
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (asked) change.mutate(asked)
  }
  if (!asked) return null
  const { name, closed, upTo } = asked
  return (
    <Modal opened onClose={done} title={closed ? say.closeOne(name) : say.reopenOne(name)} size="sm" closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={submit} className="form">
        <p>{closed ? say.confirmClose(name, upTo) : say.confirmReopen(name, upTo)}</p>
        {closed && <TextInput label={say.note} value={note} maxLength={200} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus />}
        <FormActions act={closed ? say.close : say.reopen} isPending={change.isPending} onCancel={done} />
      </form>
    </Modal>
  )
}
