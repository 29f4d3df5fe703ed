import { spanOf, tickAtStart, yearOf } from '../basics/calendar.ts'
import { zero } from '../basics/decimal.ts'
import type { Line } from '../paths/path.ts'
import { hasNumber, wantsMore } from './bound.ts'
import { totalEachYear } from './division.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, sinceJanuary } from './measure.ts'
import { dueValue, missedNodes, missedOf, pointOf } from './nodes.ts'
import { judgePace } from './pace.ts'
import { readFigure } from './reading.ts'
import { yearTotal } from './totals.ts'

/** The target of the period's own year. A year is never judged against a later year's value. */
const targetOf = ({ targets, period }: MeasureFacts): TargetFact | undefined =>
  targets.find((target) => target.kind !== 'node' && yearOf(target.dueOn) === period.year && hasNumber(target))

const nodesOf = ({ targets, period }: MeasureFacts, target: TargetFact): readonly TargetFact[] =>
  targets.filter((node) => node.kind === 'node' && yearOf(node.dueOn) === period.year && node.dueOn < target.dueOn && hasNumber(node))

const lineOf = (facts: MeasureFacts, target: TargetFact): Line =>
  facts.line(
    { tick: tickAtStart(`${facts.period.year}-01-01`, facts.frequency), value: zero },
    [...nodesOf(facts, target), target].map((each) => pointOf(facts, each)),
  )

/** Total of a year (年度总量): the year's target along the path from 1 January, against what the year has brought so far. */
export const annualTotal: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  sums: true,
  judge: (facts) => {
    const target = targetOf(facts)
    if (!target) return { grey: 'no_target', ofYear: true }
    const actual = yearTotal(facts, facts.period)
    if (isGrey(actual)) return actual
    return judgePace(facts, {
      actual,
      from: zero,
      line: facts.course() as Line,
      more: wantsMore(target, facts.better),
      dates: [...nodesOf(facts, target).map((node) => dueValue(facts, node)), dueValue(facts, target)],
      extras: missedNodes(
        missedOf(facts, nodesOf(facts, target), (period) => {
          const total = yearTotal(facts, spanOf(period))
          return isGrey(total) ? null : total
        }),
      ),
    })
  },
  course: (facts) => {
    const target = targetOf(facts)
    return target ? lineOf(facts, target) : null
  },
  divides: () => totalEachYear,
  runs: () => sinceJanuary,
}
