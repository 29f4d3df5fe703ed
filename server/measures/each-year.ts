import { tickAtEnd, tickAtStart } from '../basics/calendar.ts'
import { zero } from '../basics/decimal.ts'
import { aimOf, hasNumber, satisfies, wantsMore } from './bound.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey } from './measure.ts'
import { judgePace } from './pace.ts'
import { closedYears, totalOfYear, yearTotal } from './totals.ts'
import { readFigure } from './reading.ts'

/** One row with the plan's last day is the bound of every year. */
const boundOf = ({ targets }: MeasureFacts): TargetFact | undefined => targets.findLast((target) => target.kind === 'final' && hasNumber(target))

const lineOf = (facts: MeasureFacts, bound: TargetFact) => {
  const { year } = facts.period
  return facts.line({ tick: tickAtStart(`${year}-01-01`, facts.frequency), value: zero }, [
    { tick: tickAtEnd(`${year}-12-31`, facts.frequency), value: aimOf(bound, facts.better) },
  ])
}

/** A bound for every year (每年不低于): starts at zero each January; a missed year stays missed, and makes the plan missed at its end. */
export const eachYear: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const bound = boundOf(facts)
    if (!bound) return { grey: 'no_target' }
    const actual = yearTotal(facts, facts.period)
    if (isGrey(actual)) return actual
    const missedYears = closedYears(facts, facts.period).filter((year) => {
      const total = totalOfYear(facts, year)
      return !isGrey(total) && !satisfies(total, bound, facts)
    })
    const yearEnd = `${facts.period.year}-12-31`
    const to = aimOf(bound, facts.better)
    const found = judgePace(facts, {
      actual,
      from: zero,
      to,
      line: lineOf(facts, bound),
      reached: satisfies(actual, bound, facts),
      more: wantsMore(bound, facts.better),
      due: { on: yearEnd, value: to },
      watched: true,
      extras: missedYears.length > 0 ? { missedYears } : {},
    })
    const atPlanEnd = facts.period.to >= bound.dueOn
    const spoilt = atPlanEnd && found.outcome === 'met' && missedYears.length > 0
    return { ...found, dueOn: atPlanEnd ? bound.dueOn : yearEnd, watched: !atPlanEnd, outcome: spoilt ? 'missed' : found.outcome, bound: spoilt }
  },
  course: (facts) => {
    const bound = boundOf(facts)
    return bound ? lineOf(facts, bound) : null
  },
}
