/** Who is away, and who gets what is for him meanwhile: one's own absences, or everybody's for the plan office. */
import './form.css'
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { AbsencesView } from '../../server/wire/absences.ts'
import type { Id } from '../../server/wire/rows.ts'
import { dropAbsence, enterAbsence, getAbsences } from '../api/absences.ts'
import { Answer, sentenceOf } from './answer.tsx'
import { DayField } from './day-field.tsx'
import { FormActions } from './form-actions.tsx'
import { useSession, useWords } from './session.tsx'

const key = ['absences']

const Listed = ({ found }: { readonly found: AbsencesView }) => {
  const words = useWords()
  const say = words.warnings.absences
  const answers = useQueryClient()
  const end = useMutation({
    mutationFn: (id: Id) => dropAbsence(id),
    onSuccess: (view) => answers.setQueryData(key, view),
    onError: (error) => notifications.show({ color: 'red', message: sentenceOf(error, words) }),
  })
  if (found.absences.length === 0) return <p className="soft small">{say.none}</p>
  return (
    <ul className="absences">
      {found.absences.map(({ id, person, fromOn, toOn, standIn, note }) => (
        <li key={id}>
          <span>{person.name}</span>
          <span className="figure">{say.listed(words.day(fromOn), words.day(toOn))}</span>
          <span className="soft">{say.by(standIn?.name ?? say.nobody)}</span>
          {note !== null && <span className="faint">{note}</span>}
          <Button size="compact-xs" variant="subtle" loading={end.isPending} onClick={() => end.mutate(id)}>
            {say.end}
          </Button>
        </li>
      ))}
    </ul>
  )
}

const Enter = ({ found, onClose }: { readonly found: AbsencesView; readonly onClose: () => void }) => {
  const words = useWords()
  const say = words.warnings.absences
  const { me, clock } = useSession()
  const answers = useQueryClient()
  const today = clock.now.slice(0, 10)
  const [given, setGiven] = useState({ person: me.id, fromOn: today, toOn: today, standIn: '', note: '' })
  const save = useMutation({
    mutationFn: () =>
      enterAbsence({ ...given, standIn: given.standIn === '' ? null : given.standIn, note: given.note.trim() === '' ? null : given.note.trim() }),
    onSuccess: (view) => {
      answers.setQueryData(key, view)
      notifications.show({ message: say.saved })
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  const people = found.people.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <form className="form" onSubmit={submit}>
      {found.mayEnterForAll && (
        <NativeSelect label={say.person} data={people} value={given.person} onChange={(event) => setGiven({ ...given, person: event.currentTarget.value })} />
      )}
      <div className="form-pair">
        <DayField label={say.fromOn} value={given.fromOn} isTried={false} onChange={(fromOn) => setGiven({ ...given, fromOn })} />
        <DayField label={say.toOn} value={given.toOn} isTried={false} onChange={(toOn) => setGiven({ ...given, toOn })} />
      </div>
      <NativeSelect
        label={say.standIn}
        data={[{ value: '', label: say.nobody }, ...people.filter(({ value }) => value !== given.person)]}
        value={given.standIn}
        onChange={(event) => setGiven({ ...given, standIn: event.currentTarget.value })}
      />
      <TextInput label={say.note} maxLength={200} value={given.note} onChange={(event) => setGiven({ ...given, note: event.currentTarget.value })} />
      <div role="alert">{save.error && <p className="form-error">{sentenceOf(save.error, words)}</p>}</div>
      <FormActions act={say.save} isPending={save.isPending} disabled={given.toOn < given.fromOn} onCancel={onClose} />
    </form>
  )
}

export const AbsenceForm = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords()
  const say = words.warnings.absences
  const absences = useQuery({ queryKey: key, queryFn: getAbsences })
  return (
    <Modal opened onClose={onClose} title={say.title} closeButtonProps={{ 'aria-label': words.close }}>
      <p className="soft small form-lead">{say.why}</p>
      <Answer of={absences}>
        {(found) => (
          <div className="form">
            <Listed found={found} />
            <Enter found={found} onClose={onClose} />
          </div>
        )}
      </Answer>
    </Modal>
  )
}
