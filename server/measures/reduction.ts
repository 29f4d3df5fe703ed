import { tickAtEnd, tickAtStart } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { divided, hundred, minus, percent, times, unity, zero } from '../basics/decimal.ts'
import type { Point } from '../paths/path.ts'
import { aimOf, hasNumber, satisfies } from './bound.ts'
import type { Grey, Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey } from './measure.ts'
import { judgePace } from './pace.ts'
import { closedYears, totalOfYear } from './totals.ts'
import { readFigure } from './reading.ts'

const finalOf = ({ targets }: MeasureFacts): TargetFact | undefined => targets.findLast((target) => target.kind === 'final' && hasNumber(target))

const lineOf = (facts: MeasureFacts): readonly Point[] =>
  facts.line(
    { tick: tickAtStart(facts.plan.from, facts.frequency), value: zero },
    facts.targets.filter(hasNumber).map((target) => ({ tick: tickAtEnd(target.dueOn, facts.frequency), value: aimOf(target, facts.better) })),
  )

/** The fall so far in percent: figures since the plan began stand alone, yearly falls accumulate as 1 − Π(1 − f). */
const fallen = (facts: MeasureFacts): Exact | Grey => {
  const current = facts.valueOf(facts.period.text)?.value
  if (!current) return { grey: 'not_applicable' }
  if (facts.basis === 'to-date') return current
  const falls: Exact[] = [current]
  for (const year of closedYears(facts, facts.period)) {
    const fall = totalOfYear(facts, year)
    if (isGrey(fall)) return fall
    falls.push(fall)
  }
  const left = falls.reduce((rest, fall) => times(rest, minus(unity, divided(fall, hundred) as Exact)), unity)
  return percent(minus(unity, left))
}

/** An accumulated fall (累计下降14%): the fall so far against the whole fall along the path. The number entered is the fall. */
export const reduction: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const final = finalOf(facts)
    if (!final) return { grey: 'no_target' }
    const actual = fallen(facts)
    if (isGrey(actual)) return actual
    const to = aimOf(final, facts.better)
    return judgePace(facts, {
      actual,
      from: zero,
      to,
      line: lineOf(facts),
      reached: satisfies(actual, final, facts),
      more: true,
      due: { on: final.dueOn, value: to },
    })
  },
  course: (facts) => {
    return finalOf(facts) ? lineOf(facts) : null
  },
}
