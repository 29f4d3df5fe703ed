import { tickAtEnd, tickAtStart } from '../basics/calendar.ts'
import { plus, zero } from '../basics/decimal.ts'
import type { Exact } from '../basics/decimal.ts'
import type { Point } from '../paths/path.ts'
import { aimOf, hasNumber, satisfies, wantsMore } from './bound.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey } from './measure.ts'
import { judgePace } from './pace.ts'
import { planTotal } from './totals.ts'
import { readFigure } from './reading.ts'

const finalOf = ({ targets }: MeasureFacts): TargetFact | undefined => targets.findLast((target) => target.kind === 'final' && hasNumber(target))

/** Dated sums on the way: year targets add up, nodes stand as they are, the final target ends it. */
const nodesOf = (facts: MeasureFacts, final: TargetFact): readonly Point[] => {
  let sum: Exact = zero
  const nodes: Point[] = []
  for (const target of facts.targets) {
    if (!hasNumber(target) || target.dueOn >= final.dueOn) continue
    const value = aimOf(target, facts.better)
    if (target.kind === 'year') sum = plus(sum, value)
    nodes.push({ tick: tickAtEnd(target.dueOn, facts.frequency), value: target.kind === 'year' ? sum : value })
  }
  return [...nodes, { tick: tickAtEnd(final.dueOn, facts.frequency), value: aimOf(final, facts.better) }]
}

const lineOf = (facts: MeasureFacts, final: TargetFact): readonly Point[] =>
  facts.line({ tick: tickAtStart(facts.plan.from, facts.frequency), value: zero }, nodesOf(facts, final))

/** Total of the whole plan (规划期累计): the sum since the plan began, against the year targets added up, or the total by months. */
export const planTotalMeasure: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const final = finalOf(facts)
    if (!final) return { grey: 'no_target' }
    const actual = planTotal(facts, facts.period)
    if (isGrey(actual)) return actual
    const to = aimOf(final, facts.better)
    return judgePace(facts, {
      actual,
      from: zero,
      to,
      line: lineOf(facts, final),
      reached: satisfies(actual, final, facts),
      more: wantsMore(final, facts.better),
      due: { on: final.dueOn, value: to },
    })
  },
  course: (facts) => {
    const final = finalOf(facts)
    return final ? lineOf(facts, final) : null
  },
}
