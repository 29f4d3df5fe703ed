import { spanOf, tickAtEnd, tickAtStart, yearOf } from '../basics/calendar.ts'
import { plus, zero } from '../basics/decimal.ts'
import type { Exact } from '../basics/decimal.ts'
import type { Line, Point } from '../paths/path.ts'
import { aimOf, hasNumber, limitsOf, wantsMore } from './bound.ts'
import { partEachYear } from './division.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, sinceBeginning } from './measure.ts'
import { finalOf, missedNodes, missedOf, pointOf } from './nodes.ts'
import { judgePace } from './pace.ts'
import { readFigure } from './reading.ts'
import { planTotal } from './totals.ts'

/** Year targets added up from the plan's first year on, as far as every year has one; a gap ends them, for nobody knows what it holds. */
const yearSums = (facts: MeasureFacts, final: TargetFact): readonly Point[] => {
  const sums: Point[] = []
  let sum: Exact = zero
  for (let year = yearOf(facts.plan.from); ; year += 1) {
    const target = facts.targets.find((each) => each.kind === 'year' && yearOf(each.dueOn) === year && hasNumber(each))
    if (!target || target.dueOn >= final.dueOn) return sums
    sum = plus(sum, aimOf(target, facts.better))
    sums.push({ tick: tickAtEnd(target.dueOn, facts.frequency), value: sum })
  }
}

const nodesOf = (facts: MeasureFacts, final: TargetFact): readonly TargetFact[] =>
  facts.targets.filter((target) => target.kind === 'node' && target.dueOn < final.dueOn && hasNumber(target))

const lineOf = (facts: MeasureFacts, final: TargetFact): Line => {
  const nodes = nodesOf(facts, final).map((node) => pointOf(facts, node))
  const named = new Set(nodes.map(({ tick }) => tick))
  const between = [...nodes, ...yearSums(facts, final).filter(({ tick }) => !named.has(tick))].toSorted((a, b) => a.tick - b.tick)
  return facts.line({ tick: tickAtStart(facts.plan.from, facts.frequency), value: zero }, [...between, pointOf(facts, final)])
}

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
      line: facts.course() as Line,
      limits: limitsOf(final, facts),
      more: wantsMore(final, facts.better),
      due: { on: final.dueOn, value: to },
      extras: missedNodes(
        missedOf(facts, nodesOf(facts, final), (period) => {
          const total = planTotal(facts, spanOf(period))
          return isGrey(total) ? null : total
        }),
      ),
    })
  },
  course: (facts) => {
    const final = finalOf(facts)
    return final ? lineOf(facts, final) : null
  },
  divides: () => partEachYear,
  runs: () => sinceBeginning,
}
