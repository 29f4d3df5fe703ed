import { periodsBetween } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, fraction, magnitude, minus, text, times, zero } from '../basics/decimal.ts'
import type { Limits } from './bound.ts'
import { aimOf, hasNumber, limitsOf, within } from './bound.ts'
import type { Finding, Measure, MeasureFacts, TargetFact } from './measure.ts'
import { readFigure } from './reading.ts'

/** Within 2 % of the bound warns early. Source: the product's decision. */
const nearness = fraction(2, 100)

const boundOf = ({ targets, period }: MeasureFacts): TargetFact | undefined =>
  targets.find((target) => hasNumber(target) && target.dueOn >= period.from) ?? targets.findLast(hasNumber)

/** Room left to the nearer limit, where it is within 2 % of that limit. */
const marginOf = (actual: Exact, { low, high }: Limits): Exact | null => {
  const rooms = [low && { room: minus(actual, low), limit: low }, high && { room: minus(high, actual), limit: high }].filter((room) => room !== null)
  const near = rooms.filter(({ room, limit }) => compare(room, times(magnitude(limit), nearness)) <= 0)
  return near.toSorted((a, b) => compare(a.room, b.room))[0]?.room ?? null
}

/** Earlier periods of the plan in which the bound was broken. */
const brokenPeriods = (facts: MeasureFacts, limits: Limits): readonly string[] =>
  periodsBetween(facts.plan.from, facts.period.to, facts.frequency)
    .slice(0, -1)
    .filter((period) => {
      const known = facts.valueOf(period.text)?.value
      return known != null && !within(known, limits)
    })
    .map((period) => period.text)

/** A bound to be kept in every period (稳定在, 保持): broken means red at once; within 2 % of it warns early. */
export const hold: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const bound = boundOf(facts)
    if (!bound) return { grey: 'no_target' }
    const actual = facts.valueOf(facts.period.text)?.value
    if (!actual) return { grey: 'not_applicable' }
    const limits = limitsOf(bound, facts)
    const kept = within(actual, limits)
    const margin = kept ? marginOf(actual, limits) : null
    const atDue = facts.period.to >= bound.dueOn
    const found: Finding = {
      outcome: kept ? (atDue ? 'met' : 'on_pace') : atDue ? 'missed' : 'broken',
      reason: margin ? 'near_bound' : 'bound',
      actual,
      expected: aimOf(bound, facts.better),
      share: null,
      timeShare: null,
      lead: null,
      ratio: null,
      dueOn: bound.dueOn,
      atDue,
      target: aimOf(bound, facts.better),
      bound: true,
      watched: !atDue,
      severity: 'grave',
      details: () => {
        const broken = brokenPeriods(facts, limits)
        const extras = { ...(margin && { margin: text(margin) }), ...(broken.length > 0 && { brokenPeriods: broken }) }
        return { required: null, monthsBehind: kept ? zero : null, extras }
      },
    }
    return found
  },
  course: () => null,
}
