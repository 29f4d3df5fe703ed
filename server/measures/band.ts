import type { Exact } from '../basics/decimal.ts'
import { compare } from '../basics/decimal.ts'
import { aimOf, limitsOf, within } from './bound.ts'
import { sameEachYear } from './division.ts'
import type { Limits, Measure, TargetFact } from './measure.ts'
import { standing } from './measure.ts'
import { readFigure } from './reading.ts'
import { boundInForce, judgeBound } from './standing-bound.ts'

/** What a figure is held against: the middle of 左右, the end of a range that it went past, and inside a range the figure itself. */
const askedOf = (actual: Exact, bound: TargetFact, { low, high }: Limits): Exact => {
  if (bound.value !== null) return bound.value
  if (low !== null && compare(actual, low) < 0) return low
  return high !== null && compare(actual, high) > 0 ? high : actual
}

/** A band (区间, 左右): inside is right, outside is broken either way, whichever direction is better. */
export const band: Measure = {
  keeps: true,
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const bound = boundInForce(facts)
    if (!bound) return { grey: 'no_target' }
    const actual = facts.valueOf(facts.period.text)?.value
    if (!actual) return { grey: 'not_applicable' }
    const limits = limitsOf(bound, { ...facts, better: null })
    return judgeBound(facts, {
      actual,
      expected: askedOf(actual, bound, limits),
      target: aimOf(bound, null),
      kept: (value) => within(value, limits),
      limits,
      dueOn: bound.dueOn,
      margin: null,
      manner: 'band',
    })
  },
  course: () => null,
  divides: () => sameEachYear,
  runs: () => standing,
}
