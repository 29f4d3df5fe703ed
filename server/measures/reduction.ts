import { tickAtStart, tickAtEnd, yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { divided, hundred, minus, percent, sign, times, unity, zero } from '../basics/decimal.ts'
import type { Line } from '../paths/path.ts'
import { aimOf, hasNumber, limitsOf } from './bound.ts'
import { fallEachYear } from './division.ts'
import type { Grey, Limits, Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, sinceBeginning } from './measure.ts'
import { finalOf, oncePerTargets } from './nodes.ts'
import type { DueValue } from './pace.ts'
import { judgePace } from './pace.ts'
import { readFigure } from './reading.ts'
import { closedYears, totalOfYear } from './totals.ts'

/** 变化率: where the target is written as a change below 0, so are the figures, and the fall is the negative of both. */
const isChange = (final: TargetFact, facts: MeasureFacts): boolean => sign(aimOf(final, facts.better)) < 0
const asFall = (value: Exact, negated: boolean): Exact => (negated ? minus(zero, value) : value)

/** What is left of 1 after a fall in percent. */
const leftAfter = (fall: Exact): Exact => minus(unity, divided(fall, hundred) as Exact)
const fallOf = (left: Exact): Exact => percent(minus(unity, left))

/** Falls that reach a target: a change of −14 is a fall of 14, and `<=` of the one is `>=` of the other. More fall is better. */
const limitsOfFall = (target: TargetFact, facts: MeasureFacts, negated: boolean): Limits => {
  const better = facts.better === null ? null : negated ? 'lower' : 'higher'
  const { low, high, strict } = limitsOf(target, { ...facts, better })
  return negated ? { low: high && asFall(high, negated), high: low && asFall(low, negated), strict } : { low, high, strict }
}

const fallBy = (target: TargetFact, facts: MeasureFacts, negated: boolean): DueValue => ({
  on: target.dueOn,
  value: asFall(aimOf(target, facts.better), negated),
  limits: limitsOfFall(target, facts, negated),
})

/** Accumulated falls at the ends of the years that have a target of their own, from the plan's first year on; a gap ends them. */
const yearFalls = (facts: MeasureFacts, final: TargetFact, negated: boolean): readonly DueValue[] => {
  const falls: DueValue[] = []
  let left = unity
  for (let year = yearOf(facts.plan.from); ; year += 1) {
    const target = facts.targets.find((each) => each.kind === 'year' && yearOf(each.dueOn) === year && hasNumber(each))
    if (!target || target.dueOn >= final.dueOn) return falls
    left = times(left, leftAfter(asFall(aimOf(target, facts.better), negated)))
    const value = fallOf(left)
    falls.push({ on: target.dueOn, value, limits: { low: value, high: null, strict: false } })
  }
}

const datesOf = oncePerTargets((facts): readonly DueValue[] => {
  const final = finalOf(facts)
  if (!final) return []
  const negated = isChange(final, facts)
  const named = facts.targets.filter((target) => hasNumber(target) && target.kind === 'node' && target.dueOn < final.dueOn)
  const days = new Set(named.map(({ dueOn }) => dueOn))
  const between = [...named.map((target) => fallBy(target, facts, negated)), ...yearFalls(facts, final, negated).filter(({ on }) => !days.has(on))]
  return [...between.toSorted((a, b) => a.on.localeCompare(b.on)), fallBy(final, facts, negated)]
})

const lineOf = (facts: MeasureFacts): Line =>
  facts.line(
    { tick: tickAtStart(facts.plan.from, facts.frequency), value: zero },
    datesOf(facts).map(({ on, value }) => ({ tick: tickAtEnd(on, facts.frequency), value })),
  )

/** Of stands: what is gone of the baseline. */
const fallenFrom = (facts: MeasureFacts, base: Exact): Exact | Grey => {
  const stand = facts.valueOf(facts.period.text)?.value
  if (!stand) return { grey: 'not_applicable' }
  const left = divided(stand, base)
  return left ? fallOf(left) : { grey: 'no_denominator' }
}

/** The fall so far in percent: stands against the baseline, figures since the plan began as they are, yearly falls accumulated as 1 − Π(1 − f). */
const fallen = (facts: MeasureFacts, negated: boolean): Exact | Grey => {
  if (facts.basis === 'stock') return fallenFrom(facts, (facts.baseline as NonNullable<MeasureFacts['baseline']>).value)
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

/**
 * An accumulated fall (累计下降14%), entered as falls or as stands with a baseline: the fall so far against the whole fall along the path. The number entered is the fall; where the target is
 * below 0 (变化率 −14%) it is the change, and its negative is the fall.
 */
export const reduction: Measure = {
  needs: { baseline: ({ basis }) => basis === 'stock' },
  read: readFigure,
  means: 'fall',
  judge: (facts) => {
    const final = finalOf(facts)
    if (!final) return { grey: 'no_target' }
    const negated = isChange(final, facts)
    const actual = fallen(facts, negated)
    if (isGrey(actual)) return actual
    return judgePace(facts, {
      actual,
      from: zero,
      line: facts.course() as Line,
      more: true,
      dates: datesOf(facts),
    })
  },
  course: (facts) => (finalOf(facts) ? lineOf(facts) : null),
  divides: () => fallEachYear,
  runs: () => sinceBeginning,
}
