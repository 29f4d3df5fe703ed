/**
 * Comparing a value with a target by its operator. Used at due dates and for bounds; on a path equality is on pace.
 *
 * Source: 以上, 以内, 不低于 include the number, 超过, 突破, 低于 do not; 左右 includes both ends of its width.
 */
import type { Exact } from '../basics/decimal.ts'
import { compare, exact, fraction, magnitude, minus, plus, times } from '../basics/decimal.ts'
import type { Limits, MeasureFacts, TargetFact } from './measure.ts'

/** 左右 without a stated width: 5 % of the value, for rates 0.3 of their unit. Source: the product's decision. */
const usualWidth = fraction(5, 100)
const usualRateWidth = exact('0.3')

const widthOf = (target: TargetFact, facts: Pick<MeasureFacts, 'basis' | 'unit'>): Exact => {
  if (target.width) return target.width
  const isRate = facts.basis === 'rate' || facts.unit === '%'
  return isRate ? usualRateWidth : times(magnitude(target.value as Exact), usualWidth)
}

const sided = (low: Exact, high: Exact, better: MeasureFacts['better']): Limits => ({
  low: better === 'lower' ? null : low,
  high: better === 'higher' ? null : high,
  strict: false,
})

/** Limits of a target that has a number. With `better` set only the side that hurts counts. */
export const limitsOf = (target: TargetFact, facts: Pick<MeasureFacts, 'basis' | 'unit' | 'better'>): Limits => {
  if (target.operator === 'range') {
    const { from, to } = target.range as { from: Exact; to: Exact }
    return sided(from, to, facts.better)
  }
  const value = target.value as Exact
  switch (target.operator) {
    case '>=':
      return { low: value, high: null, strict: false }
    case '>':
      return { low: value, high: null, strict: true }
    case '<=':
      return { low: null, high: value, strict: false }
    case '<':
      return { low: null, high: value, strict: true }
    case '=':
      return sided(value, value, facts.better)
    case '~': {
      const width = widthOf(target, facts)
      return sided(minus(value, width), plus(value, width), facts.better)
    }
    default:
      return target.operator satisfies never
  }
}

export const within = (value: Exact, { low, high, strict }: Limits): boolean => {
  const over = low === null || compare(value, low) > (strict ? 0 : -1)
  const under = high === null || compare(value, high) < (strict ? 0 : 1)
  return over && under
}

/** Whether a value satisfies a target. */
export const satisfies = (value: Exact, target: TargetFact, facts: Pick<MeasureFacts, 'basis' | 'unit' | 'better'>): boolean =>
  within(value, limitsOf(target, facts))

/** Whether more is better, by `better` or else by the operator. */
export const wantsMore = (target: TargetFact, better: MeasureFacts['better']): boolean =>
  better === null ? !(target.operator === '<=' || target.operator === '<') : better === 'higher'

/** Whether a value is at the line or on its good side. */
export const isOnPace = (actual: Exact, expected: Exact, more: boolean): boolean => (more ? compare(actual, expected) >= 0 : compare(actual, expected) <= 0)

/** Whether a target can be judged by number. */
export const hasNumber = (target: TargetFact): boolean => target.value !== null || target.range !== null

/** The number a path leads to: the value, or the end of the range that comes first on the way. */
export const aimOf = (target: TargetFact, better: MeasureFacts['better']): Exact =>
  target.operator !== 'range' && target.value !== null
    ? target.value
    : better === 'lower'
      ? (target.range as { to: Exact }).to
      : (target.range as { from: Exact }).from
