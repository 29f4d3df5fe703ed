/** The ladder of a plan: steps as data. It is saved as a whole; warnings that stand go on from where they are. */
import '../parts/form.css'
import './rules-ladder.css'
import { Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LadderView } from '../../server/wire/ladder.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { Audience, Cause, LadderKind } from '../../server/wire/rows.ts'
import { getLadder, setLadder } from '../api/ladder.ts'
import type { LadderStepRequest } from '../api/ladder.ts'
import { Answer, sentenceOf } from '../parts/answer.tsx'
import { Icon } from '../parts/icon.tsx'
import { Rehearsal } from '../parts/rehearsal.tsx'
import { rulesKey, useAskAnew } from '../parts/rules.ts'
import { useWords } from '../parts/session.tsx'

const kinds: readonly LadderKind[] = ['remind', 'chase', 'notice', 'letter', 'bulletin', 'talk', 'raise']

/** A number as it is typed; what is none is left for the server to say. */
const numberOf = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : -1)
const textOf = (value: number): string => (value < 0 ? '' : String(value))

const newKey = (steps: readonly LadderStepRequest[]): string => {
  const taken = new Set(steps.map(({ key }) => key))
  for (let number = steps.length + 1; ; number += 1) if (!taken.has(`step-${number}`)) return `step-${number}`
}

interface StepProps {
  readonly step: LadderStepRequest
  readonly place: number
  readonly last: number
  readonly isDrafted: boolean
  readonly disabled: boolean
  readonly onChange: (step: LadderStepRequest) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

const Step = ({ step, place, last, isDrafted, disabled, onChange, onMove, onRemove }: StepProps) => {
  const words = useWords()
  const say = words.warnings.ladder
  const isRemind = step.kind === 'remind'
  const named = <Value extends string>(texts: Readonly<Record<Value, string>>) => Object.entries<string>(texts).map(([value, label]) => ({ value, label }))
  const become = (kind: LadderKind): void =>
    onChange(kind === 'remind' ? { ...step, kind, causes: [], from: null, periods: 1, repeat: null, after: Math.max(1, step.after) } : { ...step, kind })
  return (
    <li className="ladder-step">
      <span className="ladder-number">
        <span className="figure">{say.step(place + 1)}</span>
        <span className="faint small">{isDrafted ? say.drafted : say.automatic}</span>
      </span>
      <NativeSelect
        size="xs"
        label={say.kind}
        disabled={disabled}
        value={step.kind}
        data={kinds.map((kind) => ({ value: kind, label: words.warnings.kinds[kind] }))}
        onChange={(event) => become(event.currentTarget.value as LadderKind)}
      />
      <TextInput
        size="xs"
        label={isRemind ? say.beforeDue : say.after}
        inputMode="numeric"
        maxLength={3}
        disabled={disabled}
        value={textOf(step.after)}
        onChange={(event) => onChange({ ...step, after: numberOf(event.currentTarget.value) })}
      />
      <MultiSelect
        size="xs"
        label={say.audience}
        disabled={disabled}
        data={named(words.warnings.audiences)}
        value={[...step.audience]}
        onChange={(chosen) => onChange({ ...step, audience: chosen as Audience[] })}
      />
      {!isRemind && (
        <>
          <MultiSelect
            size="xs"
            label={say.causes}
            disabled={disabled}
            data={named(say.causeNames)}
            value={[...step.causes]}
            onChange={(chosen) => onChange({ ...step, causes: chosen as Cause[] })}
          />
          <NativeSelect
            size="xs"
            label={say.from}
            disabled={disabled}
            value={step.from ?? ''}
            data={[{ value: '', label: say.anyLight }, ...named(say.lights)]}
            onChange={(event) => onChange({ ...step, from: event.currentTarget.value === '' ? null : (event.currentTarget.value as 'yellow' | 'red') })}
          />
          <TextInput
            size="xs"
            label={say.periods}
            inputMode="numeric"
            maxLength={2}
            disabled={disabled}
            value={textOf(step.periods)}
            onChange={(event) => onChange({ ...step, periods: numberOf(event.currentTarget.value) })}
          />
          <TextInput
            size="xs"
            label={say.every}
            inputMode="numeric"
            maxLength={3}
            disabled={disabled}
            placeholder={say.once}
            value={step.repeat === null ? '' : textOf(step.repeat)}
            onChange={(event) => onChange({ ...step, repeat: event.currentTarget.value.trim() === '' ? null : numberOf(event.currentTarget.value) })}
          />
        </>
      )}
      {!disabled && (
        <span className="ladder-acts">
          <Button size="compact-xs" variant="subtle" disabled={place === 0} aria-label={say.up} onClick={() => onMove(-1)}>
            <Icon name="up" />
          </Button>
          <Button size="compact-xs" variant="subtle" disabled={place === last} aria-label={say.down} onClick={() => onMove(1)}>
            <Icon name="down" />
          </Button>
          <Button size="compact-xs" variant="subtle" color="red" onClick={onRemove}>
            {say.remove}
          </Button>
        </span>
      )}
    </li>
  )
}

const Editor = ({ plan, ladder }: { readonly plan: PlanView; readonly ladder: LadderView }) => {
  const words = useWords()
  const say = words.warnings.ladder
  const answers = useQueryClient()
  const askAnew = useAskAnew(plan.id)
  const [steps, setSteps] = useState(ladder.steps)
  const isChanged = JSON.stringify(steps) !== JSON.stringify(ladder.steps)
  const save = useMutation({
    mutationFn: (given: readonly LadderStepRequest[] | null) => setLadder(plan.id, given, ladder.version),
    onSuccess: (view) => {
      answers.setQueryData([...rulesKey(plan.id), 'ladder'], view)
      askAnew()
      notifications.show({ message: say.saved })
    },
  })
  const put = (place: number, step: LadderStepRequest): void => setSteps(steps.map((each, at) => (at === place ? step : each)))
  const move = (place: number, by: 1 | -1): void => {
    const next = [...steps]
    const [taken] = next.splice(place, 1)
    if (taken) next.splice(place + by, 0, taken)
    setSteps(next)
  }
  const add = (): void => {
    const after = Math.max(0, ...steps.filter(({ kind }) => kind !== 'remind').map((step) => step.after))
    setSteps([
      ...steps,
      { key: newKey(steps), kind: 'notice', causes: ['pace', 'bound', 'deadline'], after, audience: ['head'], from: 'yellow', periods: 1, repeat: null },
    ])
  }
  return (
    <section className="form" aria-label={say.section}>
      <p className="soft">{say.about}</p>
      <p className="soft small">{say.afterWhy}</p>
      <p className="rules-in-force">{ladder.isUsual ? say.usual : say.own}</p>
      {steps.length === 0 && <p className="notice">{say.empty}</p>}
      <ol className="panel ladder-steps">
        {steps.map((step, place) => (
          <Step
            key={step.key}
            step={step}
            place={place}
            last={steps.length - 1}
            isDrafted={ladder.drafted.includes(step.kind)}
            disabled={!ladder.mayManage}
            onChange={(next) => put(place, next)}
            onMove={(by) => move(place, by)}
            onRemove={() => setSteps(steps.filter((each) => each.key !== step.key))}
          />
        ))}
      </ol>
      <div role="alert">{save.error && <p className="form-error">{sentenceOf(save.error, words)}</p>}</div>
      {ladder.mayManage && (
        <div className="form-actions">
          <Button variant="default" onClick={add}>
            {say.add}
          </Button>
          <span className="grow" />
          {!ladder.isUsual && !isChanged && (
            <Button variant="subtle" loading={save.isPending} onClick={() => save.mutate(null)}>
              {say.useUsual}
            </Button>
          )}
          {isChanged && (
            <Button variant="default" onClick={() => setSteps(ladder.steps)}>
              {say.reset}
            </Button>
          )}
          <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate(steps)}>
            {say.save}
          </Button>
        </div>
      )}
      {ladder.mayManage && <Rehearsal plan={plan.id} asked={isChanged ? { ladder: steps } : {}} />}
    </section>
  )
}

export const LadderRules = ({ plan }: { readonly plan: PlanView }) => {
  const ladder = useQuery({ queryKey: [...rulesKey(plan.id), 'ladder'], queryFn: () => getLadder(plan.id) })
  return <Answer of={ladder}>{(found) => <Editor key={found.version} plan={plan} ladder={found} />}</Answer>
}
