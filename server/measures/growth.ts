import { hasNumber, isOnPace, aimOf, satisfies, wantsMore } from './bound.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { judgeRate } from './rates.ts'
import { readFigure } from './reading.ts'

/** The rate asked of the period's year; a rate of the whole plan holds in each of its years. */
const targetOf = ({ targets, period }: MeasureFacts): TargetFact | undefined =>
  targets.find((target) => hasNumber(target) && target.dueOn >= period.from) ?? targets.findLast(hasNumber)

/** A growth rate (增速): the rate itself is asked in every period, never times the months gone. Entered, never computed. */
export const growth: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const target = targetOf(facts)
    if (!target) return { grey: 'no_target' }
    const actual = facts.valueOf(facts.period.text)?.value
    if (!actual) return { grey: 'not_applicable' }
    const expected = aimOf(target, facts.better)
    const more = wantsMore(target, facts.better)
    return judgeRate({
      actual,
      expected,
      reached: satisfies(actual, target, facts),
      onPace: isOnPace(actual, expected, more),
      more,
      unit: facts.unit,
      dueOn: target.dueOn,
      atDue: facts.period.to >= target.dueOn,
      required: null,
    })
  },
  course: () => null,
}
