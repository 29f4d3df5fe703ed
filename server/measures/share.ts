import { hasNumber, isOnPace, aimOf, satisfies, wantsMore } from './bound.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { judgeRate } from './rates.ts'
import { readFigure } from './reading.ts'

const targetOf = ({ targets, period }: MeasureFacts): TargetFact | undefined =>
  targets.find((target) => hasNumber(target) && target.dueOn >= period.from) ?? targets.findLast(hasNumber)

/** A ratio of the year so far (优良天数比率): the bound itself in every period; the light goes by actual ÷ bound. */
export const share: Measure = {
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
      unit: '%',
      dueOn: target.dueOn,
      atDue: facts.period.to >= target.dueOn,
      required: null,
    })
  },
  course: () => null,
}
