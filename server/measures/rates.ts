/** Finding of a rate judged against a rate: shares of the way have no meaning here. */
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, exact, magnitude, minus, percent, sign } from '../basics/decimal.ts'
import type { Finding } from './measure.ts'

/** A shortfall up to 1 unit is mild where no ratio can be formed. Source: the product's rules on lights. */
const mildShortfall = exact(1)

export interface RateFacts {
  readonly actual: Exact
  readonly expected: Exact
  readonly reached: boolean
  /** Reached counts as met now, not only at the due date. */
  readonly onPace: boolean
  readonly more: boolean
  readonly unit: string
  readonly dueOn: string
  readonly atDue: boolean
  readonly required: Finding['required']
}

export const judgeRate = ({ actual, expected, reached, onPace, more, unit, dueOn, atDue, required }: RateFacts): Finding => {
  const comparable = sign(expected) > 0 && sign(actual) >= 0
  const ratio = comparable ? (more ? divided(actual, expected) : divided(expected, actual)) : null
  const gap = minus(actual, expected)
  return {
    outcome: atDue ? (reached ? 'met' : 'missed') : onPace ? 'on_pace' : 'behind',
    reason: atDue ? 'deadline' : 'pace',
    actual,
    expected,
    share: null,
    timeShare: null,
    lead: unit === '%' ? (more ? gap : minus(expected, actual)) : null,
    ratio: ratio && percent(ratio),
    required,
    monthsBehind: null,
    dueOn,
    atDue,
    target: expected,
    bound: false,
    watched: false,
    severity: compare(magnitude(gap), mildShortfall) <= 0 ? 'mild' : 'grave',
    extras: {},
  }
}
