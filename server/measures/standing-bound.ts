/** Finding of a bound that has to hold in every period by itself: shared by what is kept, ranked, or held inside a band. */
import type { Exact } from '../basics/decimal.ts'
import { textOrNull } from '../basics/decimal.ts'
import { hasNumber } from './bound.ts'
import type { Extras, Finding, Limits, MeasureFacts, TargetFact } from './measure.ts'
import { periodsBetween } from '../basics/calendar.ts'

/** The target that holds in the period: the next one due, or the last there was. */
export const boundInForce = ({ targets, period }: MeasureFacts): TargetFact | undefined =>
  targets.find((target) => hasNumber(target) && target.dueOn >= period.from) ?? targets.findLast(hasNumber)

export interface StandingBound {
  readonly actual: Exact
  /** What is shown as asked for; the gap is counted from it. */
  readonly expected: Exact
  readonly target: Exact
  readonly kept: (value: Exact) => boolean
  readonly limits: Limits
  readonly dueOn: string
  /** Set where the bound is near. */
  readonly margin: Exact | null
  readonly manner: 'bound' | 'band' | 'place'
}

/** Earlier periods of the plan in which the bound was broken. */
const brokenPeriods = (facts: MeasureFacts, kept: StandingBound['kept']): readonly string[] =>
  periodsBetween(facts.plan.from, facts.period.to, facts.frequency)
    .slice(0, -1)
    .filter((period) => {
      const known = facts.valueOf(period.text)?.value
      return known != null && !kept(known)
    })
    .map((period) => period.text)

/** Broken means red at once, under every preset; each period stands by itself; met at the due date if the last holds. */
export const judgeBound = (facts: MeasureFacts, { actual, expected, target, kept, limits, dueOn, margin, manner }: StandingBound): Finding => {
  const holds = kept(actual)
  const atDue = facts.period.to >= dueOn
  return {
    outcome: holds ? (atDue ? 'met' : 'on_pace') : atDue ? 'missed' : 'broken',
    reason: holds && margin ? 'near_bound' : 'bound',
    actual,
    expected,
    share: null,
    timeShare: null,
    lead: null,
    ratio: null,
    dueOn,
    atDue,
    target,
    limits,
    bound: true,
    watched: !atDue,
    severity: 'grave',
    path: null,
    manner,
    details: () => {
      const broken = brokenPeriods(facts, kept)
      const extras: Extras = {
        ...(holds && margin && { margin: textOrNull(margin) as string }),
        ...(broken.length > 0 && { brokenPeriods: broken }),
      }
      return { required: null, monthsBehind: null, extras }
    },
  }
}
