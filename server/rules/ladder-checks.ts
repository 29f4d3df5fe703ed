/** What can be wrong with a ladder, step by step. A ladder without steps is none of it: then nobody is told by steps, and the page says so. Pure. */
import type { Audience, Cause, LadderKind, LadderStep } from '../../db/schema.ts'
import type { RuleProblem, RuleProblemCode } from '../basics/rule-problems.ts'
import { ruleProblem } from '../basics/rule-problems.ts'

/** A step as it comes from outside. */
export interface GivenStep {
  readonly key: string
  readonly kind: string
  readonly causes: readonly string[]
  readonly after: number
  readonly audience: readonly string[]
  readonly from: string | null
  readonly periods: number
  readonly repeat: number | null
}

const keysOf = <Key extends string>(each: Readonly<Record<Key, true>>): readonly Key[] => Object.keys(each) as Key[]
const causes = keysOf<Cause>({ pace: true, bound: true, deadline: true, report: true, forecast: true, data: true })
const ladderKinds = keysOf<LadderKind>({ remind: true, chase: true, notice: true, letter: true, bulletin: true, talk: true, raise: true })
const audiences = keysOf<Audience>({
  reporter: true,
  reviewer: true,
  signer: true,
  head: true,
  leader: true,
  supervisor: true,
  'plan-office': true,
  'leading-group': true,
})

const mostSteps = 30
const mostDays = 250
const mostPeriods = 24
const keyShape = /^[\p{L}\p{N}-]{1,40}$/u

const isWhole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most
const has = (list: readonly string[], value: string): boolean => list.includes(value)
const cut = (text: string): string => text.slice(0, 40)

const problemsOfStep = (step: GivenStep, row: number): readonly RuleProblem[] => {
  const found: RuleProblem[] = []
  const add = (code: RuleProblemCode, parameters: RuleProblem['parameters'] = {}): void => {
    found.push(ruleProblem(code, 'ladder', parameters, row))
  }
  const isRemind = step.kind === 'remind'
  if (!keyShape.test(step.key)) add('ladder_key_wrong')
  if (!has(ladderKinds, step.kind)) add('ladder_kind_unknown', { kind: cut(step.kind) })
  for (const cause of step.causes) if (!has(causes, cause)) add('ladder_cause_unknown', { cause: cut(cause) })
  if (isRemind ? step.causes.length > 0 : step.causes.length === 0) add(isRemind ? 'ladder_causes_of_remind' : 'ladder_causes_missing')
  for (const audience of step.audience) if (!has(audiences, audience)) add('ladder_audience_unknown', { audience: cut(audience) })
  if (step.audience.length === 0) add('ladder_audience_missing')
  const least = isRemind ? 1 : 0
  if (!isWhole(step.after, least, mostDays)) add('ladder_days_wrong', { least: String(least), most: String(mostDays) })
  if (step.from !== null && step.from !== 'yellow' && step.from !== 'red') add('ladder_light_unknown')
  if (!isWhole(step.periods, 1, mostPeriods)) add('ladder_periods_wrong', { most: String(mostPeriods) })
  if (step.repeat !== null && !isWhole(step.repeat, 1, mostDays)) add('ladder_repeat_wrong', { most: String(mostDays) })
  if (isRemind && (step.repeat !== null || step.from !== null || step.periods !== 1)) add('ladder_remind_once')
  return found
}

/** Steps for one cause go from early to late, as they stand. */
const descending = (steps: readonly GivenStep[]): readonly RuleProblem[] =>
  steps.flatMap((step, row): readonly RuleProblem[] => {
    if (step.kind === 'remind') return []
    const before = steps.slice(0, row).findLast((each) => each.kind !== 'remind' && each.causes.some((cause) => has(step.causes, cause)))
    if (before === undefined || before.after <= step.after) return []
    return [ruleProblem('ladder_days_descend', 'ladder', { after: String(step.after), before: String(before.after) }, row)]
  })

const twice = (steps: readonly GivenStep[]): readonly RuleProblem[] =>
  steps.flatMap((step, row) =>
    steps.findIndex(({ key }) => key === step.key) < row ? [ruleProblem('ladder_key_twice', 'ladder', { key: cut(step.key) }, row)] : [],
  )

/** Everything that is wrong, in the order of the steps. */
export const problemsOfLadder = (steps: readonly GivenStep[]): readonly RuleProblem[] => {
  if (steps.length > mostSteps) return [ruleProblem('ladder_too_long', 'ladder', { most: String(mostSteps) })]
  const found = steps.flatMap(problemsOfStep)
  return found.length > 0 ? found : [...twice(steps), ...descending(steps)]
}

/** Checked steps, each list without what stands in it twice. */
export const readLadder = (steps: readonly GivenStep[]): readonly LadderStep[] =>
  (steps as readonly LadderStep[]).map(({ key, kind, causes: own, after, audience, from, periods, repeat }) => ({
    key,
    kind,
    causes: causes.filter((cause) => own.includes(cause)),
    after,
    audience: audiences.filter((each) => audience.includes(each)),
    from,
    periods,
    repeat,
  }))
