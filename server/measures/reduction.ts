import { tickAtStart, tickAtEnd, yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { divided, hundred, minus, percent, sign, times, unity, zero } from '../basics/decimal.ts'
import type { Line, Point } from '../paths/path.ts'
import { aimOf, hasNumber, limitsOf } from './bound.ts'
import { fallEachYear } from './division.ts'
import type { Grey, Limits, Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, sinceBeginning } from './measure.ts'
import { finalOf } from './nodes.ts'
import { judgePace } from './pace.ts'
import { readFigure } from './reading.ts'
import { closedYears, totalOfYear } from './totals.ts'

/** 变化率: where the target is written as a change below 0, so are the figures, and the fall is the negative of both. */
const isChange = (final: TargetFact, facts: MeasureFacts): boolean => sign(aimOf(final, facts.better)) < 0
const asFall = (value: Exact, negated: boolean): Exact => (negated ? minus(zero, value) : value)

/** What is left of 1 after a fall in percent. */
const leftAfter = (fall: Exact): Exact => minus(unity, divided(fall, hundred) as Exact)
const fallOf = (left: Exact): Exact => percent(minus(unity, left))

/** Accumulated falls at the ends of the years that have a target of their own, from the plan's first year on; a gap ends them. */
const yearNodes = (facts: MeasureFacts, final: TargetFact, negated: boolean): readonly Point[] => {
  const nodes: Point[] = []
  let left = unity
  for (let year = yearOf(facts.plan.from); ; year += 1) {
    const target = facts.targets.find((each) => each.kind === 'year' && yearOf(each.dueOn) === year && hasNumber(each))
    if (!target || target.dueOn >= final.dueOn) return nodes
    left = times(left, leftAfter(asFall(aimOf(target, facts.better), negated)))
    nodes.push({ tick: tickAtEnd(target.dueOn, facts.frequency), value: fallOf(left) })
  }
}

const lineOf = (facts: MeasureFacts, final: TargetFact): Line => {
  const negated = isChange(final, facts)
  const dated = facts.targets
    .filter((target) => hasNumber(target) && target.kind !== 'year')
    .map((target) => ({ tick: tickAtEnd(target.dueOn, facts.frequency), value: asFall(aimOf(target, facts.better), negated) }))
  const named = new Set(dated.map(({ tick }) => tick))
  const years = yearNodes(facts, final, negated).filter(({ tick }) => !named.has(tick))
  return facts.line(
    { tick: tickAtStart(facts.plan.from, facts.frequency), value: zero },
    [...years, ...dated].toSorted((a, b) => a.tick - b.tick),
  )
}

/** The fall so far in percent: figures since the plan began stand alone, yearly falls accumulate as 1 − Π(1 − f). */
const fallen = (facts: MeasureFacts, negated: boolean): Exact | Grey => {
  const current = facts.valueOf(facts.period.text)?.value
  if (!current) return { grey: 'not_applicable' }
  if (facts.basis === 'to-date') return asFall(current, negated)
  let left = leftAfter(asFall(current, negated))
  for (const year of closedYears(facts, facts.period)) {
    const fall = totalOfYear(facts, year)
    if (isGrey(fall)) return fall
    left = times(left, leftAfter(asFall(fall, negated)))
  }
  return fallOf(left)
}

/** Falls that reach the target: a change of −14 is a fall of 14, and `<=` of the one is `>=` of the other. More fall is better. */
const limitsOfFall = (final: TargetFact, facts: MeasureFacts, negated: boolean): Limits => {
  const better = facts.better === null ? null : negated ? 'lower' : 'higher'
  const { low, high, strict } = limitsOf(final, { ...facts, better })
  return negated ? { low: high && asFall(high, negated), high: low && asFall(low, negated), strict } : { low, high, strict }
}

/**
 * An accumulated fall (累计下降14%): the fall so far against the whole fall along the path. The number entered is the fall; where the target is
 * below 0 (变化率 −14%) it is the change, and its negative is the fall.
 */
export const reduction: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  means: 'fall',
  judge: (facts) => {
    const final = finalOf(facts)
    if (!final) return { grey: 'no_target' }
    const negated = isChange(final, facts)
    const actual = fallen(facts, negated)
    if (isGrey(actual)) return actual
    const to = asFall(aimOf(final, facts.better), negated)
    return judgePace(facts, {
      actual,
      from: zero,
      to,
      line: facts.course() as Line,
      limits: limitsOfFall(final, facts, negated),
      more: true,
      due: { on: final.dueOn, value: to },
    })
  },
  course: (facts) => {
    const final = finalOf(facts)
    return final ? lineOf(facts, final) : null
  },
  divides: () => fallEachYear,
  runs: () => sinceBeginning,
}
