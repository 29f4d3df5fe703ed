import type { Exact } from '../basics/decimal.ts'
import { compare, fraction, magnitude, minus, times } from '../basics/decimal.ts'
import { aimOf, limitsOf, within } from './bound.ts'
import { sameEachYear } from './division.ts'
import type { Limits, Measure } from './measure.ts'
import { standing } from './measure.ts'
import { readFigure } from './reading.ts'
import { boundInForce, judgeBound } from './standing-bound.ts'

/** Within 2 % of the bound warns early. Source: the product's decision. */
const nearness = fraction(2, 100)

/** Room left to the nearer limit, where it is within 2 % of that limit. */
const marginOf = (actual: Exact, { low, high }: Limits): Exact | null => {
  const rooms = [low && { room: minus(actual, low), limit: low }, high && { room: minus(high, actual), limit: high }].filter((room) => room !== null)
  const near = rooms.filter(({ room, limit }) => compare(room, times(magnitude(limit), nearness)) <= 0)
  return near.toSorted((a, b) => compare(a.room, b.room))[0]?.room ?? null
}

/** A bound to be kept in every period (稳定在, 保持): broken means red at once; within 2 % of it warns early. */
export const hold: Measure = {
  keeps: true,
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const bound = boundInForce(facts)
    if (!bound) return { grey: 'no_target' }
    const actual = facts.valueOf(facts.period.text)?.value
    if (!actual) return { grey: 'not_applicable' }
    const limits = limitsOf(bound, facts)
    const asked = aimOf(bound, facts.better)
    return judgeBound(facts, {
      actual,
      expected: asked,
      target: asked,
      kept: (value) => within(value, limits),
      limits,
      dueOn: bound.dueOn,
      margin: marginOf(actual, limits),
      manner: 'bound',
    })
  },
  course: () => null,
  divides: () => sameEachYear,
  runs: () => standing,
}
