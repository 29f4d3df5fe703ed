/** Nobody is told of a warning until a day: why, and until when. */
import './form.css'
import { Modal, NativeSelect, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { DateText, Id } from '../../server/wire/rows.ts'
import type { WarningView } from '../../server/wire/warnings.ts'
import { muteWarnings } from '../api/warnings.ts'
import { sentenceOf } from './answer.tsx'
import { DayField } from './day-field.tsx'
import { FormActions } from './form-actions.tsx'
import { mattersAnswer } from './owed.ts'
import { useNames, useWords } from './session.tsx'

interface MuteFormProps {
  readonly plan: Id
  readonly warning: WarningView
  readonly today: DateText
  readonly onClose: () => void
}

export const MuteForm = ({ plan, warning, today, onClose }: MuteFormProps) => {
  const words = useWords()
  const say = words.warnings.mute
  const nameOf = useNames()
  const answers = useQueryClient()
  const [given, setGiven] = useState({ isEvery: false, reason: '', untilOn: today })
  const save = useMutation({
    mutationFn: () =>
      muteWarnings(plan, {
        indicator: warning.indicator,
        cause: given.isEvery ? null : warning.cause,
        reason: given.reason.trim(),
        untilOn: given.untilOn,
      }),
    onSuccess: () => {
      for (const queryKey of [['warnings', plan], mattersAnswer]) void answers.invalidateQueries({ queryKey })
      notifications.show({ message: say.saved })
      onClose()
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={say.title} closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={submit} className="form">
        <p>
          <strong>{nameOf(warning)}</strong>
        </p>
        <p className="soft small">{say.why}</p>
        <NativeSelect
          label={say.scope}
          value={given.isEvery ? 'every' : 'one'}
          data={[
            { value: 'one', label: say.one(warning.causeWord) },
            { value: 'every', label: say.every },
          ]}
          onChange={(event) => setGiven({ ...given, isEvery: event.currentTarget.value === 'every' })}
        />
        <TextInput
          label={say.reason}
          required
          maxLength={200}
          data-autofocus
          value={given.reason}
          onChange={(event) => setGiven({ ...given, reason: event.currentTarget.value })}
        />
        <DayField label={say.untilOn} value={given.untilOn} isTried={false} onChange={(untilOn) => setGiven({ ...given, untilOn })} />
        <div role="alert">{save.error && <p className="form-error">{sentenceOf(save.error, words)}</p>}</div>
        <FormActions act={say.save} isPending={save.isPending} disabled={given.reason.trim() === '' || given.untilOn < today} onCancel={onClose} />
      </form>
    </Modal>
  )
}
