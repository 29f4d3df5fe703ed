import { tickAtEnd, tickAtStart, yearOf } from '../basics/calendar.ts'
import { exact, times, zero } from '../basics/decimal.ts'
import type { Line } from '../paths/path.ts'
import { aimOf, limitsOf, wantsMore } from './bound.ts'
import { sameEachYear } from './division.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, sinceBeginning } from './measure.ts'
import { finalOf } from './nodes.ts'
import { judgePace } from './pace.ts'
import { planTotal } from './totals.ts'
import { readFigure } from './reading.ts'

/** Years of the plan up to a due date, begun years counted. */
const yearsOf = (facts: MeasureFacts, bound: TargetFact): number => yearOf(bound.dueOn) - yearOf(facts.plan.from) + 1

const lineOf = (facts: MeasureFacts, bound: TargetFact): Line => {
  const first = yearOf(facts.plan.from)
  const nodes = Array.from({ length: yearsOf(facts, bound) }, (_, i) => ({
    tick: tickAtEnd(`${first + i}-12-31`, facts.frequency),
    value: times(aimOf(bound, facts.better), exact(i + 1)),
  }))
  return facts.line({ tick: tickAtStart(`${first}-01-01`, facts.frequency), value: zero }, nodes)
}

/** A mean over the years (年均新增): the sum so far against the bound times the years gone; a weak year can be repaired. */
export const annualMean: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  sums: true,
  judge: (facts) => {
    const bound = finalOf(facts)
    if (!bound) return { grey: 'no_target' }
    const actual = planTotal(facts, facts.period)
    if (isGrey(actual)) return actual
    const years = exact(yearsOf(facts, bound))
    const { low, high, strict } = limitsOf(bound, facts)
    return judgePace(facts, {
      actual,
      from: zero,
      line: facts.course() as Line,
      more: wantsMore(bound, facts.better),
      dates: [
        {
          on: bound.dueOn,
          value: times(aimOf(bound, facts.better), years),
          limits: { low: low && times(low, years), high: high && times(high, years), strict },
        },
      ],
    })
  },
  course: (facts) => {
    const bound = finalOf(facts)
    return bound ? lineOf(facts, bound) : null
  },
  divides: () => sameEachYear,
  runs: () => sinceBeginning,
}
