import { tickAtEnd, tickAtStart, yearOf } from '../basics/calendar.ts'
import { zero } from '../basics/decimal.ts'
import type { Line } from '../paths/path.ts'
import { aimOf, hasNumber, satisfies, wantsMore } from './bound.ts'
import { sameEachYear } from './division.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, sinceJanuary } from './measure.ts'
import { dueValue, finalOf } from './nodes.ts'
import { judgePace } from './pace.ts'
import { readFigure } from './reading.ts'
import { closedYears, totalOfYear, yearTotal } from './totals.ts'

/** The bound of a year: its own where one was set, else the one row with the plan's last day. */
const boundOf = (facts: MeasureFacts, year: number): TargetFact | undefined =>
  facts.targets.find((target) => target.kind === 'year' && yearOf(target.dueOn) === year && hasNumber(target)) ?? finalOf(facts)

const lineOf = (facts: MeasureFacts, bound: TargetFact): Line => {
  const { year } = facts.period
  return facts.line({ tick: tickAtStart(`${year}-01-01`, facts.frequency), value: zero }, [
    { tick: tickAtEnd(`${year}-12-31`, facts.frequency), value: aimOf(bound, facts.better) },
  ])
}

/** A bound for every year (每年不低于): starts at zero each January; a missed year stays missed, and makes the plan missed at its end. */
export const eachYear: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  sums: true,
  judge: (facts) => {
    const { year } = facts.period
    const bound = boundOf(facts, year)
    if (!bound) return { grey: 'no_target' }
    const actual = yearTotal(facts, facts.period)
    if (isGrey(actual)) return actual
    const missedYears = closedYears(facts, facts.period).filter((closed) => {
      const total = totalOfYear(facts, closed)
      const own = boundOf(facts, closed)
      return own !== undefined && !isGrey(total) && !satisfies(total, own, facts)
    })
    const yearEnd = `${year}-12-31`
    const lastDay = finalOf(facts)?.dueOn ?? facts.plan.to
    const found = judgePace(facts, {
      actual,
      from: zero,
      line: facts.course() as Line,
      more: wantsMore(bound, facts.better),
      dates: [{ ...dueValue(facts, bound), on: yearEnd }],
      watched: true,
      extras: missedYears.length > 0 ? { missedYears } : {},
    })
    const atPlanEnd = facts.period.to >= lastDay
    const spoilt = atPlanEnd && found.outcome === 'met' && missedYears.length > 0
    return { ...found, dueOn: atPlanEnd ? lastDay : yearEnd, watched: !atPlanEnd, outcome: spoilt ? 'missed' : found.outcome, bound: spoilt }
  },
  course: (facts) => {
    const bound = boundOf(facts, facts.period.year)
    return bound ? lineOf(facts, bound) : null
  },
  divides: () => sameEachYear,
  runs: () => sinceJanuary,
}
