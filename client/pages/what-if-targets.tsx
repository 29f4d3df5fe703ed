/** What is promised: value, comparison and due date of each target, and whether it binds. */
import { Button, Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { DayField } from '../parts/day-field.tsx'
import { FigureField } from '../parts/figure-field.tsx'
import { shown, withUnit } from '../parts/figures.ts'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../parts/session.tsx'
import type { Target, TargetChange, Tried } from '../parts/what-if-draft.ts'
import { changedTarget, keyOf, targetsTried, todayOf, withEntry, without } from '../parts/what-if-draft.ts'
import type { PartProps } from './what-if-part.tsx'
import { Reset, Section } from './what-if-part.tsx'

const operators = ['>=', '>', '<=', '<', '=', '~', 'range'] as const

const standingOf = (value: string | null | undefined): string => value ?? ''

interface TargetFieldsProps extends PartProps {
  readonly target: Target
  readonly id: string
  readonly isNew: boolean
  readonly isJudged: boolean
}
const TargetFields = ({ facts, view, draft, onChange, isSpoken, target, id, isNew, isJudged, wrong, why }: TargetFieldsProps) => {
  const words = useWords()
  const say = words.whatIf
  const change = draft.targets?.[id]
  const changed = changedTarget(target, change ?? {})
  const reads = { measure: null, unit: facts.indicator.unit, on: todayOf(facts) }
  const reset = (): void => onChange((before) => ({ ...before, targets: withEntry(before.targets, id, undefined) }))
  const set = <Key extends keyof TargetChange>(key: Key, value: TargetChange[Key] | undefined): void =>
    onChange((before) => {
      const { [key]: _before, ...rest } = before.targets?.[id] ?? {}
      return { ...before, targets: withEntry(before.targets, id, value === undefined ? rest : { ...rest, [key]: value }) }
    })
  const figure = (key: 'value' | 'from' | 'to', standing: string) => ({
    standing,
    tried: change?.[key],
    reads,
    onTry: (value: Tried | undefined) => set(key, typeof value === 'string' ? value : undefined),
  })
  const isTaken = targetsTried(facts, draft).some(
    (other) => other.key !== id && keyOf(changedTarget(other.target, draft.targets?.[other.key] ?? {})) === keyOf(changed),
  )
  const isWrong = wrong?.field === 'target' && wrong.key === keyOf(changed)
  const title = `${words.explanation.kinds[target.kind]}${target.modal === null ? '' : ` · ${words.explanation.modal[target.modal]}`}`
  return (
    <fieldset className="what-if-target">
      <legend>
        <span>
          {title} <span className="soft">{words.day(target.dueOn)}</span>
        </span>
        {isNew && <span className="small soft">{say.addedTarget}</span>}
        {isJudged && <span className="small soft">{say.judgedBy}</span>}
        {isNew ? (
          <Button variant="subtle" size="compact-xs" onClick={reset}>
            {say.removeTarget}
          </Button>
        ) : (
          <Reset what={`${title} ${words.day(target.dueOn)}`} shown={change !== undefined} onReset={reset} />
        )}
      </legend>
      {target.text && <p className="small soft what-if-words">{target.text}</p>}
      <div className="what-if-fields">
        {!isSpoken && (
          <Select
            size="xs"
            className={change?.operator === undefined ? undefined : 'figure-tried'}
            label={say.operator}
            data={operators.map((value) => ({ value, label: say.operators[value] }))}
            value={changed.operator}
            onChange={(value) => set('operator', value === target.operator ? undefined : operators.find((each) => each === value))}
          />
        )}
        {isSpoken ? null : changed.operator === 'range' ? (
          <>
            <FigureField label={say.from} {...figure('from', standingOf(target.range?.from ?? target.value))} refused={isWrong ? why : null} />
            <FigureField label={say.to} {...figure('to', standingOf(target.range?.to ?? target.value))} />
          </>
        ) : (
          <FigureField
            label={`${say.value}${reads.unit === '' ? '' : ` ${reads.unit}`}`}
            {...figure('value', standingOf(target.value ?? target.range?.from))}
            refused={isWrong ? why : null}
          />
        )}
        <DayField
          label={say.due}
          value={changed.dueOn}
          isTried={change?.dueOn !== undefined}
          problem={isTaken ? say.sameTarget : null}
          onChange={(day) => set('dueOn', day === target.dueOn && !isNew ? undefined : day)}
        />
      </div>
      {!isNew && !isSpoken && change !== undefined && <Was target={target} unit={view.unit} />}
    </fieldset>
  )
}

/** What a changed target is now. */
const Was = ({ target, unit }: { readonly target: Target; readonly unit: string }) => {
  const words = useWords()
  const say = words.whatIf
  const places = (value: string): number => value.split('.')[1]?.length ?? 0
  const value = target.range
    ? say.between(target.range.from, target.range.to)
    : target.value === null
      ? words.noFigure
      : shown(target.value, places(target.value))
  return (
    <p className="small soft">
      {words.labelled(say.now, `${say.operators[target.operator]} ${withUnit(value, unit)}`)} · {words.day(target.dueOn)}
    </p>
  )
}

export const TargetChanges = (props: PartProps) => {
  const { facts, draft, onChange, answers, isSpoken } = props
  const say = useWords().whatIf
  const all = targetsTried(facts, draft)
  const isJudged = ({ target, key }: (typeof all)[number]): boolean => changedTarget(target, draft.targets?.[key] ?? {}).dueOn === answers.trial.dueOn
  // What is judged by, new, or changed by the link stands open; a plan's other years only when asked for, and where they are typed in.
  const [changedAtFirst] = useState(() => new Set(Object.keys(draft.targets ?? {})))
  const isOpen = (each: (typeof all)[number]): boolean =>
    isJudged(each) ||
    each.isNew ||
    changedAtFirst.has(each.key) ||
    each.target.dueOn === answers.now.dueOn ||
    (answers.trial.dueOn === null && each.target.kind === 'final')
  const others = all.filter((each) => !isOpen(each))
  const year = answers.trial.period.slice(0, 4)
  const mayAdd = !isSpoken && all.every(({ target, key }) => changedTarget(target, draft.targets?.[key] ?? {}).dueOn.slice(0, 4) !== year)
  // Its day is said, so that the row stays while its value is typed anew.
  const addYear = (): void =>
    onChange((before) => ({
      ...before,
      targets: withEntry(before.targets, `year ${year}-12-31`, { dueOn: `${year}-12-31`, value: all.at(-1)?.target.value ?? '0' }),
    }))
  const bind = (binding: boolean): void => onChange((before) => (binding === facts.indicator.binding ? without(before, 'binding') : { ...before, binding }))
  const fields = (each: (typeof all)[number]) => (
    <TargetFields key={each.key} {...props} id={each.key} target={each.target} isNew={each.isNew} isJudged={isJudged(each)} />
  )
  return (
    <Section title={say.target}>
      {all.filter(isOpen).map(fields)}
      {others.length > 0 && (
        <details>
          <summary className="small">{say.otherTargets(others.length)}</summary>
          {others.map(fields)}
        </details>
      )}
      {mayAdd && (
        <div>
          <Button variant="subtle" size="compact-xs" leftSection={<Icon name="plus" size={14} />} onClick={addYear}>
            {say.addYear(year)}
          </Button>
        </div>
      )}
      <div className="row">
        <Switch
          size="xs"
          label={say.binding}
          description={say.bindingWhy}
          checked={draft.binding ?? facts.indicator.binding}
          onChange={(event) => bind(event.currentTarget.checked)}
        />
        <Reset what={say.binding} shown={draft.binding !== undefined} onReset={() => bind(facts.indicator.binding)} />
      </div>
    </Section>
  )
}
