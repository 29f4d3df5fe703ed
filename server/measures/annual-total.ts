import { tickAtEnd, tickAtStart, yearOf } from '../basics/calendar.ts'
import { zero } from '../basics/decimal.ts'
import { aimOf, hasNumber, satisfies, wantsMore } from './bound.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey } from './measure.ts'
import { judgePace } from './pace.ts'
import { yearTotal } from './totals.ts'
import { readFigure } from './reading.ts'

/** The target of the period's own year. A year is never judged against a later year's value. */
const targetOf = ({ targets, period }: MeasureFacts): TargetFact | undefined =>
  targets.find((target) => target.kind !== 'node' && yearOf(target.dueOn) === period.year && hasNumber(target))

const lineOf = (facts: MeasureFacts, target: TargetFact) => {
  const tick = tickAtStart(`${facts.period.year}-01-01`, facts.frequency)
  return facts.line({ tick, value: zero }, [{ tick: tickAtEnd(target.dueOn, facts.frequency), value: aimOf(target, facts.better) }])
}

/** Total of a year (年度总量): the year's target along the path from 1 January, against what the year has brought so far. */
export const annualTotal: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const target = targetOf(facts)
    if (!target) return { grey: 'no_target' }
    const actual = yearTotal(facts, facts.period)
    if (isGrey(actual)) return actual
    const to = aimOf(target, facts.better)
    return judgePace(facts, {
      actual,
      from: zero,
      to,
      line: lineOf(facts, target),
      reached: satisfies(actual, target, facts),
      more: wantsMore(target, facts.better),
      due: { on: target.dueOn, value: to },
    })
  },
  course: (facts) => {
    const target = targetOf(facts)
    return target ? lineOf(facts, target) : null
  },
}
