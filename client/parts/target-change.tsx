/** Changes targets of one indicator by a document: what it raises or lowers, withdraws, or sets for another day. */
import './form.css'
import { ActionIcon, Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { ApprovalFacts, TargetRowView, TargetVersionView, TargetView } from '../../server/wire/targets.ts'
import type { TargetChange } from '../api/targets.ts'
import { changeTargets } from '../api/targets.ts'
import { ApprovalFields, noApproval } from './approval-fields.tsx'
import { sentenceOf } from './answer.tsx'
import { Icon } from './icon.tsx'
import { FormActions } from './form-actions.tsx'
import { useNames, useWords } from './session.tsx'
import { plainNumber } from './target-cells.ts'

type Operator = TargetVersionView['operator']

/** One target in the form, as text. */
interface Field {
  readonly key: string
  readonly kind: TargetView['kind']
  readonly dueOn: string
  readonly modal: TargetView['modal']
  /** What stands; `null` of a target that is new. */
  readonly version: TargetVersionView | null
  readonly operator: Operator
  readonly value: string
  readonly from: string
  readonly to: string
  readonly withdrawn: boolean
}

const fieldOf = ({ kind, dueOn, modal, versions }: TargetView): Field | null => {
  const version = versions.findLast(({ state }) => state === 'in_force') ?? null
  if (version === null || version.withdrawn) return null
  return {
    key: `${kind} ${dueOn} ${modal}`,
    kind,
    dueOn,
    modal,
    version,
    operator: version.operator,
    value: version.value ?? '',
    from: version.range?.from ?? '',
    to: version.range?.to ?? '',
    withdrawn: false,
  }
}

/** The change that a field asks for; `null` where it asks for none, `undefined` where a number does not read. */
const changeOf = (field: Field): TargetChange | null | undefined => {
  const { kind, dueOn, modal, version, operator } = field
  const ranged = operator === 'range'
  const [value, from, to] = [field.value, field.from, field.to].map(plainNumber)
  const bare = { kind, dueOn, modal, seen: version?.id ?? null, operator, width: operator === '~' ? (version?.width ?? null) : null }
  if (field.withdrawn) return { ...bare, value: null, range: null }
  const isBlank = ranged ? field.from === '' && field.to === '' : field.value === ''
  if (version !== null && isBlank && version.value === null && version.range === null) return null
  const wanted = ranged ? { value: null, range: from && to ? { from, to } : null } : { value: value ?? null, range: null }
  if (wanted.value === null && wanted.range === null) return undefined
  const isSame =
    version !== null &&
    version.operator === operator &&
    version.value === wanted.value &&
    version.range?.from === wanted.range?.from &&
    version.range?.to === wanted.range?.to
  return isSame ? null : { ...bare, ...wanted }
}

interface TargetFieldProps {
  readonly field: Field
  readonly unit: string
  readonly span: { readonly min: string; readonly max: string }
  readonly onChange: (part: Partial<Field>) => void
  readonly onRemove: (() => void) | null
}
const TargetField = ({ field, unit, span, onChange, onRemove }: TargetFieldProps) => {
  const words = useWords()
  const say = words.targets
  const year = say.year(Number(field.dueOn.slice(0, 4)))
  const label = field.version === null ? say.newTarget : `${say.kinds[field.kind]} ${field.kind === 'year' ? year : words.day(field.dueOn)}`
  const number = (text: string, name: string, write: (text: string) => void) => (
    <TextInput
      size="xs"
      className="target-field-number"
      aria-label={`${label} ${name}`}
      inputMode="decimal"
      disabled={field.withdrawn}
      value={text}
      error={text !== '' && plainNumber(text) === null ? say.notNumber : null}
      rightSection={<span className="faint small">{unit}</span>}
      rightSectionWidth={Math.max(28, unit.length * 14 + 8)}
      onChange={(event) => write(event.currentTarget.value)}
    />
  )
  return (
    <fieldset className={field.withdrawn ? 'target-field target-field-withdrawn' : 'target-field'}>
      <legend>
        {label}
        {field.modal !== null && <span className="soft"> {words.explanation.modal[field.modal]}</span>}
        {field.version !== null && <span className="soft small"> {say.was(field.version.asked)}</span>}
      </legend>
      {field.version === null && (
        <TextInput
          size="xs"
          type="date"
          required
          aria-label={`${label} ${say.due}`}
          {...span}
          value={field.dueOn}
          onChange={(event) => onChange({ dueOn: event.currentTarget.value })}
        />
      )}
      <Select
        size="xs"
        w={110}
        aria-label={`${label} ${say.operator}`}
        disabled={field.withdrawn}
        data={Object.entries(say.operators).map(([value, text]) => ({ value, label: text }))}
        value={field.operator}
        onChange={(chosen) => chosen !== null && onChange({ operator: chosen as Operator })}
      />
      {field.operator === 'range' ? (
        <>
          {number(field.from, say.from, (from) => onChange({ from }))}
          {number(field.to, say.to, (to) => onChange({ to }))}
        </>
      ) : (
        number(field.value, say.value, (value) => onChange({ value }))
      )}
      {onRemove === null ? (
        <Checkbox size="xs" label={say.withdraw} checked={field.withdrawn} onChange={(event) => onChange({ withdrawn: event.currentTarget.checked })} />
      ) : (
        <ActionIcon aria-label={say.removeTarget} onClick={onRemove}>
          <Icon name="close" />
        </ActionIcon>
      )}
    </fieldset>
  )
}

interface TargetChangeFormProps {
  readonly plan: PlanView
  readonly row: TargetRowView
  readonly today: string
  readonly onDone: () => void
  readonly onClose: () => void
}

const added = 'new'

export const TargetChangeForm = ({ plan, row, today, onDone, onClose }: TargetChangeFormProps) => {
  const words = useWords()
  const say = words.targets
  const nameOf = useNames()
  const [fields, setFields] = useState<readonly Field[]>(() => row.targets.map(fieldOf).filter((field) => field !== null))
  const [approval, setApproval] = useState<ApprovalFacts>(noApproval)
  const [asked, setAsked] = useState(false)
  const wanted = fields.map(changeOf)
  const changes = wanted.filter((change) => change != null)
  const save = useMutation({
    mutationFn: () => changeTargets(plan.id, row.indicator, approval, changes),
    onSuccess: ({ judged }) => {
      notifications.show({ message: say.written(judged.length) })
      onDone()
      onClose()
    },
  })
  const put = (place: number, part: Partial<Field>): void => setFields(fields.map((field, at) => (at === place ? { ...field, ...part } : field)))
  const add = (): void => {
    const operator: Operator = fields.find(({ kind }) => kind === 'final')?.operator ?? '>='
    const field = {
      key: added,
      kind: 'final',
      dueOn: plan.endsOn,
      modal: null,
      version: null,
      operator,
      value: '',
      from: '',
      to: '',
      withdrawn: false,
    } as const
    setFields([...fields, field])
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (changes.length > 0 && wanted.every((change) => change !== undefined)) save.mutate()
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={say.changeOf(nameOf(row))} closeButtonProps={{ 'aria-label': words.close }}>
      <form className="form" onSubmit={submit}>
        {save.error && (
          <p className="form-error" role="alert">
            {sentenceOf(save.error, words)}
          </p>
        )}
        {fields.map((field, place) => (
          <TargetField
            key={field.key}
            field={field}
            unit={row.unit}
            span={{ min: plan.startsOn, max: plan.endsOn }}
            onChange={(part) => put(place, part)}
            onRemove={field.version === null ? () => setFields(fields.toSpliced(place, 1)) : null}
          />
        ))}
        {!fields.some(({ key }) => key === added) && (
          <div>
            <Button variant="subtle" size="compact-sm" leftSection={<Icon name="plus" />} onClick={add}>
              {say.addTarget}
            </Button>
          </div>
        )}
        <ApprovalFields value={approval} earliest={plan.startsOn} latest={today} onChange={setApproval} />
        <p className="small soft">{say.note}</p>
        {asked && changes.length === 0 && (
          <p className="form-error" role="alert">
            {say.nothingChanged}
          </p>
        )}
        <FormActions act={say.approve} isPending={save.isPending} onCancel={onClose} />
      </form>
    </Modal>
  )
}
