/** Body, number, day and reason of a document of approval: what every change of a target asks for. */
import { TextInput, Textarea } from '@mantine/core'
import { useId } from 'react'
import type { ApprovalFacts } from '../../server/wire/targets.ts'
import { useWords } from './session.tsx'

export const noApproval: ApprovalFacts = { body: '', documentNumber: '', date: '', reason: '' }

interface ApprovalFieldsProps {
  readonly value: ApprovalFacts
  /** First day of the plan, and today. */
  readonly earliest: string
  readonly latest: string
  readonly onChange: (approval: ApprovalFacts) => void
}

export const ApprovalFields = ({ value, earliest, latest, onChange }: ApprovalFieldsProps) => {
  const say = useWords().targets
  const id = useId()
  return (
    <section className="form" aria-labelledby={id}>
      <h3 id={id} className="target-form-head">
        {say.approval}
      </h3>
      <TextInput
        label={say.body}
        placeholder={say.bodyLike}
        required
        maxLength={100}
        value={value.body}
        onChange={(event) => onChange({ ...value, body: event.currentTarget.value })}
      />
      <div className="form-pair">
        <TextInput
          label={say.document}
          placeholder={say.documentLike}
          required
          maxLength={100}
          value={value.documentNumber}
          onChange={(event) => onChange({ ...value, documentNumber: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say.date}
          required
          min={earliest}
          max={latest}
          value={value.date}
          onChange={(event) => onChange({ ...value, date: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={say.why}
        required
        rows={2}
        maxLength={500}
        value={value.reason}
        // The reason is one line of a record.
        onChange={(event) => onChange({ ...value, reason: event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' ') })}
      />
    </section>
  )
}
