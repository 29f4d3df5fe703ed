import { tickAtEnd, tickAtStart } from '../basics/calendar.ts'
import { compare, divided, isZero, percent, sign, zero } from '../basics/decimal.ts'
import type { Point } from '../paths/path.ts'
import { stepAt, ticksBehind } from '../paths/path.ts'
import { aimOf, hasNumber, satisfies } from './bound.ts'
import type { Finding, Measure, MeasureFacts } from './measure.ts'
import { isGrey, nothingMore } from './measure.ts'
import { planTotal } from './totals.ts'
import { readFigure } from './reading.ts'

const dated = (facts: MeasureFacts) => facts.targets.filter(hasNumber)

/** Steps: nothing is due before the first day named. */
const stepsOf = (facts: MeasureFacts): readonly Point[] => [
  { tick: tickAtStart(facts.plan.from, facts.frequency), value: zero },
  ...dated(facts).map((target) => ({ tick: tickAtEnd(target.dueOn, facts.frequency), value: aimOf(target, facts.better) })),
]

/** Things to be done by named days (建成, 开工, 全部完成86项): counts what is due by the period's end; nothing due and nothing done is not due. */
export const milestone: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  silence: (facts) => (dated(facts).length > 0 && isZero(stepAt(stepsOf(facts), tickAtEnd(facts.period.to, facts.frequency))) ? 'not_due' : null),
  judge: (facts) => {
    const targets = dated(facts)
    const last = targets.at(-1)
    if (!last) return { grey: 'no_target' }
    const tick = tickAtEnd(facts.period.to, facts.frequency)
    const steps = stepsOf(facts)
    const expected = stepAt(steps, tick)
    const actual = planTotal(facts, facts.period)
    if (isGrey(actual)) return actual
    if (isZero(expected) && sign(actual) <= 0) return { grey: 'not_due' }
    const to = aimOf(last, facts.better)
    const share = divided(actual, to)
    const timeShare = divided(expected, to)
    const reached = satisfies(actual, last, facts)
    const atDue = facts.period.to >= last.dueOn
    const short = compare(actual, expected) < 0
    const due = targets.find((target) => target.dueOn >= facts.period.from) ?? last
    const found: Finding = {
      outcome: reached ? 'met' : atDue ? 'missed' : short ? 'behind' : 'on_pace',
      reason: short || atDue ? 'deadline' : 'pace',
      actual,
      expected,
      share: share && percent(share),
      timeShare: timeShare && percent(timeShare),
      lead: null,
      ratio: null,
      dueOn: (short ? targets.findLast((target) => target.dueOn <= facts.period.to) : due)?.dueOn ?? last.dueOn,
      atDue,
      target: to,
      bound: true,
      watched: false,
      severity: 'grave',
      details: () => ({ ...nothingMore, monthsBehind: short ? ticksBehind(steps, tick, actual) : zero }),
    }
    return found
  },
  course: (facts) => (dated(facts).length > 0 ? stepsOf(facts) : null),
}
