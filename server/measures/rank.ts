import type { Exact } from '../basics/decimal.ts'
import { within } from './bound.ts'
import { sameEachYear } from './division.ts'
import type { Limits, Measure, TargetFact } from './measure.ts'
import { standing } from './measure.ts'
import { readPlace } from './reading.ts'
import { boundInForce, judgeBound } from './standing-bound.ts'

/** The worst place allowed: a smaller one is always better, however the bound was written; `<` and `>` leave the bound itself out. */
const limitsOf = ({ operator, value, range }: TargetFact): Limits & { readonly high: Exact } => ({
  low: null,
  high: value ?? (range as { to: Exact }).to,
  strict: operator === '<' || operator === '>',
})

/** A place in a ranking (保持全市前3): smaller is better; worse than the bound is broken. Places are whole numbers from 1 on; nothing else is read as one. */
export const rank: Measure = {
  keeps: true,
  needs: { baseline: () => false },
  read: readPlace,
  means: 'place',
  takes: { number: ({ over, under }) => over > 0n && over % under === 0n },
  judge: (facts) => {
    const bound = boundInForce(facts)
    if (!bound) return { grey: 'no_target' }
    const actual = facts.valueOf(facts.period.text)?.value
    if (!actual) return { grey: 'not_applicable' }
    const limits = limitsOf(bound)
    return judgeBound(facts, {
      actual,
      expected: limits.high,
      target: limits.high,
      kept: (value) => within(value, limits),
      limits,
      dueOn: bound.dueOn,
      margin: null,
      manner: 'place',
    })
  },
  course: () => null,
  divides: () => sameEachYear,
  runs: () => standing,
}
