import { yearOf } from '../basics/calendar.ts'
import { hasNumber } from './bound.ts'
import { sameEachYear } from './division.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { standing } from './measure.ts'
import { judgeAskedRate } from './rates.ts'
import { readFigure } from './reading.ts'

/** The rate of the period's own year; one that was set for another year says nothing of this one. */
const targetOf = ({ targets, period }: MeasureFacts): TargetFact | undefined =>
  targets.find((target) => target.dueOn >= period.from && yearOf(target.dueOn) === period.year && hasNumber(target)) ??
  targets.findLast((target) => yearOf(target.dueOn) === period.year && hasNumber(target))

/** A growth rate (增速): the year's rate itself is asked in every period, never times the months gone. Entered, never computed. */
export const growth: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const target = targetOf(facts)
    if (!target) return { grey: 'no_target', ofYear: true }
    const actual = facts.valueOf(facts.period.text)?.value
    return actual ? judgeAskedRate(facts, { unit: facts.unit, target, actual }) : { grey: 'not_applicable' }
  },
  course: () => null,
  divides: () => sameEachYear,
  runs: () => standing,
}
