import { spanOf, tickAtStart, yearOf } from '../basics/calendar.ts'
import { plus, zero } from '../basics/decimal.ts'
import type { Exact } from '../basics/decimal.ts'
import type { Line } from '../paths/path.ts'
import { aimOf, hasNumber, wantsMore } from './bound.ts'
import { partEachYear } from './division.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, sinceBeginning } from './measure.ts'
import { dueValue, finalOf, missedNodes, missedOf, oncePerTargets, pointOf } from './nodes.ts'
import { judgePace } from './pace.ts'
import { readFigure } from './reading.ts'
import { planTotal } from './totals.ts'

/** Year targets added up from the plan's first year on, as far as every year has one; a gap ends them, for nobody knows what it holds. */
const yearSums = (facts: MeasureFacts): readonly TargetFact[] => {
  const sums: TargetFact[] = []
  let value: Exact = zero
  // Of years that ask for one number, both ends are that number.
  let range = { from: zero, to: zero }
  for (let year = yearOf(facts.plan.from); year <= yearOf(facts.plan.to); year += 1) {
    const target = facts.targets.find((each) => each.kind === 'year' && yearOf(each.dueOn) === year && hasNumber(each))
    if (!target) return sums
    const aim = aimOf(target, facts.better)
    const isRange = target.operator === 'range' && target.range !== null
    const ends = isRange ? target.range : { from: aim, to: aim }
    value = plus(value, aim)
    range = { from: plus(range.from, ends.from), to: plus(range.to, ends.to) }
    sums.push({ ...target, value, range: isRange ? range : null })
  }
  return sums
}

/** Dated sums in order of time: nodes, years added up, and the final one, which the years alone make up where all of them have a target. */
const datesOf = oncePerTargets((facts): readonly TargetFact[] => {
  const sums = yearSums(facts)
  const lastSum = sums.at(-1)
  const final = finalOf(facts) ?? (lastSum && yearOf(lastSum.dueOn) === yearOf(facts.plan.to) ? lastSum : undefined)
  if (!final) return []
  const named = facts.targets.filter((target) => target.kind === 'node' && target.dueOn < final.dueOn && hasNumber(target))
  const days = new Set(named.map(({ dueOn }) => dueOn))
  const between = sums.filter(({ dueOn }) => dueOn < final.dueOn && !days.has(dueOn))
  return [...[...named, ...between].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)), final]
})

const lineOf = (facts: MeasureFacts, dates: readonly TargetFact[]): Line =>
  facts.line(
    { tick: tickAtStart(facts.plan.from, facts.frequency), value: zero },
    dates.map((target) => pointOf(facts, target)),
  )

/** Total of the whole plan (规划期累计): the sum since the plan began, against the year targets added up, or the total by months. */
export const planTotalMeasure: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  sums: true,
  judge: (facts) => {
    const dates = datesOf(facts)
    const final = dates.at(-1)
    if (!final) return { grey: 'no_target' }
    const actual = planTotal(facts, facts.period)
    if (isGrey(actual)) return actual
    const named = dates.filter((target) => target !== final && target.kind === 'node')
    return judgePace(facts, {
      actual,
      from: zero,
      line: facts.course() as Line,
      more: wantsMore(final, facts.better),
      dates: dates.map((target) => dueValue(facts, target)),
      extras: missedNodes(
        missedOf(facts, named, (period) => {
          const total = planTotal(facts, spanOf(period))
          return isGrey(total) ? null : total
        }),
      ),
    })
  },
  course: (facts) => {
    const dates = datesOf(facts)
    return dates.length > 0 ? lineOf(facts, dates) : null
  },
  divides: () => partEachYear,
  runs: () => sinceBeginning,
}
