import { periodsBetween, tickAtEnd, tickAtStart, yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, isZero, minus, percent, zero } from '../basics/decimal.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import type { Line, Point } from '../paths/path.ts'
import { ticksUntil, valueAt } from '../paths/path.ts'
import { aimOf, hasNumber, limitsOf, within } from './bound.ts'
import { partEachYear } from './division.ts'
import type { Finding, Grey, Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, sinceBeginning, sinceJanuary } from './measure.ts'
import { finalOf } from './nodes.ts'
import { requiredOn } from './pace.ts'
import { readFigure } from './reading.ts'
import { planTotal, yearTotal } from './totals.ts'

/** A cap with the time it covers: the year's own, else that of the whole plan. */
interface Cap {
  readonly target: TargetFact
  readonly from: string
  readonly yearly: boolean
  readonly used: (period: PeriodSpan) => Exact | Grey
}

const capOf = (facts: MeasureFacts): Cap | null => {
  const { year } = facts.period
  const own = facts.targets.find((target) => target.kind === 'year' && yearOf(target.dueOn) === year && hasNumber(target))
  if (own) return { target: own, from: `${year}-01-01`, yearly: true, used: (period) => yearTotal(facts, period) }
  const final = finalOf(facts)
  return final ? { target: final, from: facts.plan.from, yearly: false, used: (period) => planTotal(facts, period) } : null
}

const lineOf = (facts: MeasureFacts, { target, from }: Cap): Line =>
  facts.line({ tick: tickAtStart(from, facts.frequency), value: zero }, [{ tick: tickAtEnd(target.dueOn, facts.frequency), value: aimOf(target, 'lower') }])

/** Periods before this one whose total was over the cap already: no later period repairs that. */
const brokenBefore = (facts: MeasureFacts, cap: Cap, kept: (used: Exact) => boolean): readonly string[] =>
  periodsBetween(cap.from, facts.period.from, facts.frequency)
    .filter((period) => period.to < facts.period.from && facts.valueOf(period.text) !== null)
    .filter((period) => {
      const used = cap.used(period)
      return !isGrey(used) && !kept(used)
    })
    .map(({ text }) => text)

const judgeCap = (facts: MeasureFacts, cap: Cap): Finding | Grey => {
  const actual = cap.used(facts.period)
  if (isGrey(actual)) return actual
  const { target } = cap
  const most = aimOf(target, 'lower')
  const limits = limitsOf(target, { ...facts, better: 'lower' })
  const kept = (used: Exact): boolean => within(used, limits)
  const earlier = brokenBefore(facts, cap, kept)
  const broken = !kept(actual) || earlier.length > 0
  const line = facts.course() as Line
  const tick = tickAtEnd(facts.period.to, facts.frequency)
  const expected = valueAt(line, tick)
  const used = divided(actual, most)
  const time = divided(expected, most)
  const share = used && percent(used)
  const timeShare = time && percent(time)
  const ratio = share && timeShare && !isZero(share) ? divided(timeShare, share) : null
  const isDue = facts.period.to >= target.dueOn
  const behind = share !== null && compare(actual, expected) > 0
  return {
    outcome: broken ? (isDue ? 'missed' : 'broken') : isDue ? 'met' : behind ? 'behind' : 'on_pace',
    reason: broken ? 'bound' : isDue ? 'deadline' : 'pace',
    actual,
    expected,
    share,
    timeShare,
    lead: share && timeShare && minus(timeShare, share),
    ratio: ratio && percent(ratio),
    dueOn: target.dueOn,
    // What was broken before needs no last figure.
    atDue: isDue && earlier.length === 0,
    target: most,
    limits,
    bound: broken,
    watched: false,
    severity: 'grave',
    path: line.kind,
    manner: 'use',
    details: () => ({
      required: broken
        ? null
        : requiredOn(facts, {
            actual,
            from: zero,
            target: most,
            startTick: (line.points[0] as Point).tick,
            dueOn: target.dueOn,
            reached: isDue,
          }),
      monthsBehind: broken ? null : behind ? ticksUntil(line, tick, actual) : zero,
      extras: earlier.length > 0 ? { brokenPeriods: earlier } : {},
    }),
  }
}

/**
 * A total that must not be passed (控制在N以内): the share used against the time gone. Over the cap is broken at once and stays so, whatever comes
 * later, until the figure itself is revised. A cap of 0 has no shares: the operator alone decides.
 */
export const cap: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  sums: true,
  judge: (facts) => {
    const found = capOf(facts)
    return found ? judgeCap(facts, found) : { grey: 'no_target' }
  },
  course: (facts) => {
    const found = capOf(facts)
    return found && lineOf(facts, found)
  },
  divides: () => partEachYear,
  runs: (facts) => (capOf(facts)?.yearly ? sinceJanuary : sinceBeginning),
}
