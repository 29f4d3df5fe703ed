/**
 * The judge: facts of one indicator and a moment of knowledge in, the verdict out. Pure; every screen, mail and workbook
 * takes its figures from here.
 *
 * Steps 1, 3 and 4 stand in `settle.ts`, which the chart stands on too.
 *
 * 1. Keep what was known at `asOf`: observations by their revisions, targets by their approval.
 * 2. Choose the period: the one asked for, else the latest that has ended and has a figure or should have one.
 * 3. Without a figure: not released, not reported, or what the measure calls its silence.
 * 4. Else the measure judges; what it needs and lacks is grey; a due date waits for a deciding figure.
 * 5. The light, the count of periods in this light, and the answer as text.
 */
import type { DateText, DecimalText, GreyReason, Instant, Light, ObservationFlag, Outcome, Period, Reason } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { addDays, periodOf, previousPeriod, spanOf } from '../basics/calendar.ts'
import { compare, exact, hundred, minus, percent, divided, text, textOrNull } from '../basics/decimal.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Details, Extras, Finding } from '../measures/measure.ts'
import { isGrey } from '../measures/measure.ts'
import { hasEnded } from './due.ts'
import type { Facts } from './facts.ts'
import type { Settled } from './settle.ts'
import { settle, valueOf, lateFrom, judgePeriod, colour, awaits } from './settle.ts'
/** The verdict. Figures in the indicator's unit; `share`, `timeShare`, `ratio` in percent; all decimal text. */
export interface Assessment extends Extras {
  readonly period: Period
  readonly outcome: Outcome
  readonly reason: Reason
  readonly light: Light
  readonly actual: DecimalText | null
  readonly expected: DecimalText | null
  /** `actual` − `expected`, exact. */
  readonly gap: DecimalText | null
  readonly share: DecimalText | null
  readonly timeShare: DecimalText | null
  /** 个百分点; more than 0 is ahead. */
  readonly lead: DecimalText | null
  readonly ratio: DecimalText | null
  readonly required: { readonly perPeriod: DecimalText; readonly soFar: DecimalText | null } | null
  readonly monthsBehind: DecimalText | null
  /** Periods in this light up to this one; 0 where the light is grey. */
  readonly streak: number
  /** Judged value and due date, where there is one. */
  readonly target: DecimalText | null
  readonly dueOn: DateText | null
  /** Flag of the figure judged. */
  readonly flag: ObservationFlag | null
  /** Release day of the period, and the first day of lateness. */
  readonly release: { readonly on: DateText; readonly lateFrom: DateText }
  readonly path: string
  readonly missing?: readonly Period[]
  readonly basicallyMet?: true
  readonly uncertain?: readonly string[]
}

/** Share of the target from which a miss is called 基本完成. Source: local practice, 95 %. */
const basicallyMetFrom = exact(95)

/** The latest period that has ended and has a figure, or should have one by now; else the plan's first. */
const latestPeriod = (settled: Settled): PeriodSpan => {
  const { plan, frequency } = settled.facts.indicator
  const first = periodOf(plan.from, frequency)
  const yesterday = addDays(settled.today, -1)
  const end = yesterday < plan.to ? yesterday : plan.to
  if (end < first.to) return first
  let period = periodOf(end, frequency)
  if (!hasEnded(period, settled.today)) period = previousPeriod(period)
  for (; period.from > first.from; period = previousPeriod(period)) {
    if (settled.observations.has(period.text) || settled.today >= lateFrom(settled, period).lateFrom) return period
  }
  return first
}

const lightOfPeriod = (settled: Settled, period: PeriodSpan): Light => {
  const found = judgePeriod(settled, period)
  return isGrey(found) || awaits(settled, period, found) ? 'grey' : colour(settled, found)
}

/** This period and those before it in the same light; grey neither counts nor breaks. */
const streakOf = (settled: Settled, period: PeriodSpan, light: Light): number => {
  const first = periodOf(settled.facts.indicator.plan.from, settled.facts.indicator.frequency)
  let count = 1
  for (let earlier = previousPeriod(period); earlier.from >= first.from; earlier = previousPeriod(earlier)) {
    if (!settled.observations.has(earlier.text)) continue
    const other = lightOfPeriod(settled, earlier)
    if (other === 'grey') continue
    if (other !== light) break
    count += 1
  }
  return count
}

const blank = {
  actual: null,
  expected: null,
  gap: null,
  share: null,
  timeShare: null,
  lead: null,
  ratio: null,
  required: null,
  monthsBehind: null,
  streak: 0,
  target: null,
  dueOn: null,
} as const

const greyAnswer = (settled: Settled, period: PeriodSpan, reason: GreyReason, missing?: readonly Period[]): Assessment => {
  const release = lateFrom(settled, period)
  return {
    ...blank,
    period: period.text,
    outcome: 'none',
    reason,
    light: 'grey',
    flag: valueOf(settled, period.text)?.flag ?? null,
    release: { on: release.on, lateFrom: release.lateFrom },
    path: settled.facts.indicator.path.kind,
    ...(missing && { missing }),
    ...(release.uncertain.length > 0 && { uncertain: release.uncertain.map(String) }),
  }
}

const figures = (found: Finding, { required, monthsBehind }: Details): Pick<Assessment, Exclude<keyof typeof blank, 'streak'>> => ({
  actual: textOrNull(found.actual),
  expected: textOrNull(found.expected),
  gap: found.actual && found.expected ? text(minus(found.actual, found.expected)) : null,
  share: textOrNull(found.share),
  timeShare: textOrNull(found.timeShare),
  lead: textOrNull(found.lead),
  ratio: textOrNull(found.ratio),
  required: required && { perPeriod: text(required.perPeriod), soFar: textOrNull(required.soFar) },
  monthsBehind: textOrNull(monthsBehind),
  target: textOrNull(found.target),
  dueOn: found.dueOn,
})

/** Whether a miss may be called basically met (基本完成). */
const isBasicallyMet = (found: Finding): boolean => {
  if (found.outcome !== 'missed' || found.bound) return false
  const done = found.share ?? (found.actual && found.target ? divided(found.actual, found.target) : null)
  return done !== null && compare(found.share ? done : percent(done), basicallyMetFrom) >= 0 && compare(basicallyMetFrom, hundred) < 0
}

const answerFor = (settled: Settled, period: PeriodSpan): Assessment => {
  const found = judgePeriod(settled, period)
  if (isGrey(found)) return greyAnswer(settled, period, found.grey, found.missing)
  const details = found.details()
  if (awaits(settled, period, found)) return { ...greyAnswer(settled, period, 'awaiting_final'), ...figures(found, details) }
  const light = colour(settled, found)
  const uncertain = lateFrom(settled, period).uncertain
  return {
    ...greyAnswer(settled, period, 'not_due'),
    ...figures(found, details),
    ...details.extras,
    outcome: found.outcome,
    reason: found.reason,
    light,
    streak: streakOf(settled, period, light),
    ...(isBasicallyMet(found) && { basicallyMet: true as const }),
    ...(uncertain.length > 0 && { uncertain: uncertain.map(String) }),
  }
}

/**
 * Judges one indicator as known at a moment.
 *
 * @param asOf   instant of knowledge; revisions learned and targets approved later are not seen.
 * @param period the period to judge; without it the latest that has ended and has a figure or is late.
 * @returns without a figure `not_released` through the release day, `not_reported` from the next legal workday; never zero.
 *
 * Source: the product's rules on pace (序时进度): the pace of the period counts, not that of the day the job runs.
 */
export const assess = (facts: Facts, asOf: Instant, workdays: Workdays, period?: Period): Assessment => {
  const settled = settle(facts, asOf, workdays)
  return answerFor(settled, period === undefined ? latestPeriod(settled) : spanOf(period))
}
