/**
 * What is owed of an indicator today: the cells that its departments should fill in, firm up or answer for, each with its reason and how urgent it
 * is; and what the plan itself lacks to judge it. Pure.
 *
 * A figure is overdue where the judge says `not_reported`, and by nothing else: lights, mails and this list look at one finding.
 */
import type { DateText, DecimalText, Instant, Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { addDays, nextPeriod, periodOf, previousPeriod, spanOf, tickAtEnd, yearOf } from '../basics/calendar.ts'
import { compare, text } from '../basics/decimal.ts'
import { firmness } from '../basics/flags.ts'
import type { Workdays } from '../basics/workdays.ts'
import { countWorkdays } from '../basics/workdays.ts'
import type { Finding, Grey } from '../measures/measure.ts'
import { isGrey } from '../measures/measure.ts'
import { valueAt } from '../paths/path.ts'
import { assess } from './assess.ts'
import type { Release } from './due.ts'
import { hasEnded, releaseOf } from './due.ts'
import type { Facts, ReleaseRule, TargetFacts } from './facts.ts'
import { awaits, firstPeriod, groundOf, judgePeriod, litBefore, measureFacts, observationOf, releaseIn, valueOf } from './find.ts'
import { inForce } from './in-force.ts'
import type { Settled } from './settle.ts'
import { own, settle } from './settle.ts'

/** Why a cell is owed, the most urgent first. */
export const owedReasons = [
  /** Not reported, and its release day is past. */
  'overdue',
  /** Not reported, its period is over, and its release day is near. */
  'soon',
  /** Somebody wants to know whether the figure is right. */
  'asked',
  /** A later period has been reported, this one never was. */
  'gap',
  /** A person's verdict is wanted. */
  'verdict',
  /** A due date waits for a figure that decides. */
  'awaiting_final',
  /** An estimate, although the figure itself has been out since its release day. */
  'firm_up',
  /** The plan's own: without a baseline, or a target of the year, nothing can be judged. */
  'no_baseline',
  'no_year_target',
] as const
export type OwedReason = (typeof owedReasons)[number]

/** The last day in time. `workdays`: legal ones left, today not counted; or since then, where it is past. */
export interface OwedDue {
  readonly on: DateText
  readonly workdays: number
  /** Years of the count that have no published table. */
  readonly uncertain: readonly number[]
}

export interface OwedFigure {
  readonly why: OwedReason
  readonly period: Period
  /** `null` where no day is set. */
  readonly due: OwedDue | null
}

export interface Owed {
  /** Latest period first. */
  readonly figures: readonly OwedFigure[]
  /** Whether the newest figure that is or will soon be due is in; `null` where none is. */
  readonly isIn: boolean | null
  /** The figure that is wanted next, once nothing is owed; `null` after the plan's last. */
  readonly next: { readonly period: Period; readonly due: OwedDue } | null
}

/** What is known of the cells beside the facts. */
export interface OwedCells {
  /** Periods with a figure that waits for its review: its writer owes it no more. */
  readonly submitted: ReadonlySet<Period>
  /** Periods about whose figure a question is open. */
  readonly asked: ReadonlySet<Period>
}

/** A figure is called for so many workdays before its release day is over. */
const soonWorkdays = 7
/** What lies further back than a year is history; nobody is sent to fill it in. */
const daysBack = 366

const nothing: Owed = { figures: [], isIn: null, next: null }

const countedDue = ({ on, uncertain }: Release, today: DateText, table: Workdays): OwedDue => {
  const counted = today > on ? countWorkdays(on, today, table) : countWorkdays(today, on, table)
  return { on, workdays: counted.workdays, uncertain: [...new Set([...uncertain, ...counted.uncertain])] }
}
const dueOf = (settled: Settled, period: PeriodSpan): OwedDue => countedDue(releaseIn(settled, period), settled.today, settled.workdays)

/** How long a figure that was not reported is late. */
export const lateSince = (period: PeriodSpan, rule: ReleaseRule, today: DateText, workdays: Workdays): OwedDue =>
  countedDue(releaseOf(period, rule, workdays), today, workdays)

/** Some figures are wanted before their period is over; all others not before its last day. */
const isCalledFor = ({ today }: Settled, period: PeriodSpan, due: OwedDue): boolean =>
  due.workdays <= soonWorkdays && (hasEnded(period, today) || due.on < period.to || (due.on === period.to && today === period.to))

/** A figure is there: what more is wanted of it. @param isNewest it is the one that the light is about. */
const wantedOf = (settled: Settled, period: PeriodSpan, found: Finding | Grey, isNewest: boolean): OwedFigure | null => {
  if (!hasEnded(period, settled.today)) return null
  if (isGrey(found) && found.grey === 'needs_verdict') return isNewest ? { why: 'verdict', period: period.text, due: null } : null
  if (!isGrey(found) && awaits(settled, period, found)) return { why: 'awaiting_final', period: period.text, due: null }
  const observation = observationOf(settled, period.text)
  const isEstimate = observation !== null && firmness(observation.flag) === firmness('estimate')
  return isEstimate && settled.today >= releaseIn(settled, period).on ? { why: 'firm_up', period: period.text, due: null } : null
}

/** Days of the first figure's period; reporting has begun with it, and what was not reported before is no gap. */
const begunOn = (settled: Settled, submitted: ReadonlySet<Period>): DateText | null => {
  const days = [...(settled.observations.get(own)?.keys() ?? []), ...submitted].map((period) => spanOf(period).from)
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first))
}

/**
 * What its departments owe. Of a made indicator nobody owes a figure: its parts' departments do.
 *
 * @param asOf instant of knowledge, as for `assess`.
 */
export const owedOf = (facts: Facts, asOf: Instant, workdays: Workdays, { submitted, asked }: OwedCells): Owed => {
  const { plan, frequency, formula } = facts.indicator
  if (formula != null) return nothing
  const settled = settle(facts, asOf, workdays)
  const { today } = settled
  const first = firstPeriod(settled)
  const last = periodOf(today < plan.to ? today : plan.to, frequency)
  const begun = begunOn(settled, submitted)
  const oldest = addDays(today, -daysBack)
  const figures: OwedFigure[] = []
  let isIn: boolean | null = null
  /** A later figure is there; a later one is late. */
  let isLater = false
  let isLate = false
  let next: Owed['next'] = null
  for (let period = last; period.from >= first.from && (period.to >= oldest || !(isLater || isLate)); period = previousPeriod(period)) {
    const found = judgePeriod(settled, period)
    const isThere = submitted.has(period.text) || groundOf(settled, period.text) !== null
    const isAsked = asked.has(period.text)
    if (isThere) {
      const wanted = submitted.has(period.text) ? null : wantedOf(settled, period, found, !(isLater || isLate))
      if (isAsked) figures.push({ why: 'asked', period: period.text, due: null })
      else if (wanted) figures.push(wanted)
      isIn ??= true
      // A figure that came before its period is over is not judged yet, and hides nothing that is late.
      isLater ||= hasEnded(period, today)
      continue
    }
    if (!isGrey(found)) continue
    const due = dueOf(settled, period)
    // Before anything was reported only the newest figure is asked for.
    const counts = begun !== null && period.from > begun
    if (found.grey === 'not_reported') {
      if (counts || !(isLater || isLate)) figures.push({ why: isLater ? 'gap' : 'overdue', period: period.text, due })
      isIn ??= false
      isLate = true
    } else if (found.grey === 'needs_verdict' && hasEnded(period, today)) {
      if (!(isLater || isLate)) figures.push({ why: 'verdict', period: period.text, due: null })
      isIn ??= false
      isLate = true
    } else if (found.grey === 'not_released' || found.grey === 'awaiting_final') {
      if (!isCalledFor(settled, period, due)) next = { period: period.text, due }
      else if (!isLater) {
        figures.push({ why: 'soon', period: period.text, due })
        isIn ??= false
      }
    }
  }
  const listed = new Set(figures.map(({ period }) => period))
  const older = [...asked].filter((period) => !listed.has(period)).toSorted((a, b) => spanOf(b).to.localeCompare(spanOf(a).to))
  return { figures: [...figures, ...older.map((period): OwedFigure => ({ why: 'asked', period, due: null }))], isIn, next: next ?? after(settled, last) }
}

/** The figure of the period after one; none after the plan's end, and none that a person's word stands for. */
const after = (settled: Settled, last: PeriodSpan): Owed['next'] => {
  const first = firstPeriod(settled)
  const following = last.to < first.from ? first : nextPeriod(last)
  return following.from > settled.facts.indicator.plan.to ? null : { period: following.text, due: dueOf(settled, following) }
}

/** What the plan lacks to judge an indicator, by the finding that makes its light grey. `year`: of `no_year_target`. */
export interface PlanLack {
  readonly why: Extract<OwedReason, 'no_baseline' | 'no_year_target'>
  readonly period: Period
  readonly year: number
}
export const lackOf = (facts: Facts, asOf: Instant, workdays: Workdays): PlanLack | null => {
  const { reason, ofYear, period } = assess(facts, asOf, workdays)
  const year = yearOf(spanOf(period).to)
  if (reason === 'no_baseline') return { why: 'no_baseline', period, year }
  return reason === 'no_target' && ofYear === true ? { why: 'no_year_target', period, year } : null
}

/** What helps to fill a figure in. */
export interface Surroundings {
  /** The target that the period is judged against: the year's own, else the next one due. */
  readonly target: TargetFacts | null
  /** What the path asks for at the period's end; `null` where there is no path, or where it asks for something else than what is typed. */
  readonly expected: DecimalText | null
}

/** Whether figures are judged as they are typed: the last verdict took its figure and its expectation from the cell and the line alone. */
const isJudgedAsTyped = (settled: Settled, period: PeriodSpan, tickOf: (span: PeriodSpan) => number): boolean => {
  for (const [earlier, found] of litBefore(settled, period)) {
    const typed = valueOf(settled, earlier.text)?.value
    const line = measureFacts(settled, earlier).course()
    if (!typed || !line || !found.actual || !found.expected) return false
    return compare(typed, found.actual) === 0 && compare(valueAt(line, tickOf(earlier)), found.expected) === 0
  }
  return false
}

export const surroundingsOf = (facts: Facts, asOf: Instant, workdays: Workdays, period: Period): Surroundings => {
  const settled = settle(facts, asOf, workdays)
  const span = spanOf(period)
  const tickOf = ({ to }: PeriodSpan): number => tickAtEnd(to, facts.indicator.frequency)
  const targets = inForce(facts.targets, settled.today, asOf).judged
  const ofYear = targets.find(({ kind, dueOn }) => kind === 'year' && yearOf(dueOn) === span.year)
  const line = isJudgedAsTyped(settled, span, tickOf) ? measureFacts(settled, span).course() : null
  return {
    target: ofYear ?? targets.find(({ dueOn }) => dueOn >= span.to) ?? null,
    expected: line && text(valueAt(line, tickOf(span))),
  }
}
