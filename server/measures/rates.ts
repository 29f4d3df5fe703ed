/** Finding of a rate judged against a rate: shares of the way have no meaning here. */
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, exact, magnitude, minus, percent, sign, zero } from '../basics/decimal.ts'
import { aimOf, hasNumber, isOnPace, limitsOf, wantsMore, within } from './bound.ts'
import type { Details, Extras, Finding, Limits, MeasureFacts, TargetFact } from './measure.ts'
import { requiredOn } from './pace.ts'

/** A shortfall up to 1 unit is mild where no ratio can be formed. Source: the product's rules on lights. */
const mildShortfall = exact(1)

export interface RateFacts {
  readonly actual: Exact
  readonly expected: Exact
  readonly limits: Limits
  readonly onPace: boolean
  readonly more: boolean
  readonly unit: string
  readonly dueOn: string
  readonly atDue: boolean
  readonly required: () => Details['required']
  readonly extras?: () => Extras
}

export const judgeRate = ({ actual, expected, limits, onPace, more, unit, dueOn, atDue, required, extras }: RateFacts): Finding => {
  const comparable = sign(expected) > 0 && sign(actual) >= 0
  const ratio = comparable ? (more ? divided(actual, expected) : divided(expected, actual)) : null
  const gap = minus(actual, expected)
  return {
    outcome: atDue ? (within(actual, limits) ? 'met' : 'missed') : onPace ? 'on_pace' : 'behind',
    reason: atDue ? 'deadline' : 'pace',
    actual,
    expected,
    share: null,
    timeShare: null,
    lead: unit === '%' ? (more ? gap : minus(expected, actual)) : null,
    ratio: ratio && percent(ratio),
    dueOn,
    atDue,
    target: expected,
    limits,
    bound: false,
    watched: false,
    severity: compare(magnitude(gap), mildShortfall) <= 0 ? 'mild' : 'grave',
    path: null,
    manner: 'rate',
    details: () => ({ required: required(), monthsBehind: null, extras: extras?.() ?? {} }),
  }
}

/** Whether a rate is where it should be on the way: inside the width of 左右 and of a range, else at the rate itself or better. */
const isRateOnPace = (actual: Exact, target: TargetFact, facts: MeasureFacts): boolean =>
  target.operator === '~' || target.operator === 'range'
    ? within(actual, limitsOf(target, facts))
    : isOnPace(actual, aimOf(target, facts.better), wantsMore(target, facts.better))

/** The rate asked of the period's year; a rate of the whole plan holds in each of its years. */
export const askedRate = ({ targets, period }: Pick<MeasureFacts, 'targets' | 'period'>): TargetFact | undefined =>
  targets.find((target) => hasNumber(target) && target.dueOn >= period.from) ?? targets.findLast(hasNumber)

export interface AskedRate {
  readonly unit: string
  readonly target: TargetFact
  readonly actual: Exact
  readonly extras?: () => Extras
}

/** The rate of a period against the rate asked, the same in every period: never times the months gone. */
export const judgeAskedRate = (facts: MeasureFacts, { unit, target, actual, extras }: AskedRate): Finding => {
  const expected = aimOf(target, facts.better)
  const more = wantsMore(target, facts.better)
  const onPace = isRateOnPace(actual, target, facts)
  return judgeRate({
    actual,
    expected,
    limits: limitsOf(target, facts),
    onPace,
    more,
    unit,
    dueOn: target.dueOn,
    atDue: facts.period.to >= target.dueOn,
    required: () => requiredOn(facts, { actual, from: zero, target: expected, startTick: null, dueOn: target.dueOn, reached: onPace }),
    ...(extras && { extras }),
  })
}
