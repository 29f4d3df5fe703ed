/**
 * The judge: facts of one indicator and a moment of knowledge in, the verdict out. Pure; every screen, mail and workbook
 * takes its figures from here.
 *
 * 1. Keep what was known at `asOf`: observations by their revisions, targets by their approval.
 * 2. Choose the period: the one asked for, else the latest that has ended and has a figure or should have one.
 * 3. Without a figure: not released, not reported, or what the measure calls its silence.
 * 4. Else the measure judges; what it needs and lacks is grey; a due date waits for a deciding figure.
 * 5. The light, the count of periods in this light, and the answer as text.
 */
import type {
  Basis,
  DateText,
  DecimalText,
  Frequency,
  GreyReason,
  Instant,
  Light,
  ObservationFlag,
  ObservationState,
  Operator,
  Outcome,
  Period,
  Reason,
  VerdictValue,
} from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { addDays, localDate, periodOf, periodsBetween, previousPeriod, spanOf, tickAtEnd } from '../basics/calendar.ts'
import { compare, exact, exactOrNull, hundred, minus, percent, divided, text, textOrNull } from '../basics/decimal.ts'
import type { Workdays } from '../basics/workdays.ts'
import { lightOf } from '../lights/light.ts'
import type { Thresholds } from '../lights/light.ts'
import { lightPresetOf } from '../lights/index.ts'
import { measureOf } from '../measures/index.ts'
import type { Details, Extras, Finding, Grey, Measure, MeasureFacts, TargetFact, ValueFact } from '../measures/measure.ts'
import { isGrey } from '../measures/measure.ts'
import { pathOf } from '../paths/index.ts'
import { hasEnded, releaseOf } from './due.ts'

export interface IndicatorFacts {
  readonly measure: string
  readonly better: 'higher' | 'lower' | null
  /** 约束性: no tolerance at the due date. */
  readonly binding: boolean
  readonly basis: Basis
  readonly frequency: Frequency
  readonly unit: string
  readonly decimals: number
  readonly baseline: { readonly period: Period; readonly value: DecimalText } | null
  readonly plan: { readonly from: DateText; readonly to: DateText; readonly timeZone: string }
  readonly path: { readonly kind: string }
  readonly release: { readonly workdays: number }
}

export interface TargetFacts {
  readonly kind: 'final' | 'year' | 'node'
  readonly dueOn: DateText
  readonly operator: Operator
  readonly value: DecimalText | null
  readonly range?: { readonly from: DecimalText; readonly to: DecimalText } | null
  readonly modal: 'ensure' | 'strive' | null
  readonly width?: DecimalText | null
  readonly text?: string | null
  readonly approval?: { readonly body: string | null; readonly documentNumber: string | null; readonly date: DateText; readonly reason: string | null } | null
}

export interface ObservationFacts {
  readonly period: Period
  /** Decimal text, or `-` for not applicable; any text beside a verdict. */
  readonly value: string
  readonly flag: ObservationFlag
  readonly state: ObservationState
  readonly knownFrom: Instant
  readonly knownTo: Instant | null
  readonly verdict?: VerdictValue | null
}

export interface Facts {
  readonly indicator: IndicatorFacts
  readonly targets: readonly TargetFacts[]
  readonly observations: readonly ObservationFacts[]
  readonly light: { readonly preset: string; readonly thresholds?: Thresholds }
}

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

/** Flags on which a due date is decided. */
const deciding: ReadonlySet<ObservationFlag> = new Set(['verified', 'final'])

const notApplicable = '-'

/** Facts of one indicator settled for one moment: everything that does not depend on the period. */
interface Settled {
  readonly facts: Facts
  readonly measure: Measure
  readonly baseline: MeasureFacts['baseline']
  readonly today: DateText
  readonly workdays: Workdays
  readonly targets: readonly TargetFact[]
  readonly stretch: readonly TargetFacts[]
  readonly observations: ReadonlyMap<Period, ObservationFacts>
  readonly values: Map<Period, ValueFact>
}

const isKnown = (observation: ObservationFacts, asOf: Instant): boolean =>
  observation.state === 'approved' && observation.knownFrom <= asOf && (observation.knownTo === null || observation.knownTo > asOf)

/** What is known for each period at a moment; what was learned last counts. */
const knownAt = (observations: readonly ObservationFacts[], asOf: Instant): ReadonlyMap<Period, ObservationFacts> => {
  const known = new Map<Period, ObservationFacts>()
  for (const observation of observations) {
    if (!isKnown(observation, asOf)) continue
    const other = known.get(observation.period)
    if (!other || other.knownFrom < observation.knownFrom) known.set(observation.period, observation)
  }
  return known
}

/** One version of each target: the last approved by the day; of 确保 and 力争 with one due date the first is judged. */
export const inForce = <Fact extends Pick<TargetFacts, 'kind' | 'dueOn' | 'modal' | 'approval'>>(
  targets: readonly Fact[],
  today: DateText,
): { readonly judged: readonly Fact[]; readonly stretch: readonly Fact[] } => {
  const newest = new Map<string, Fact>()
  for (const target of targets) {
    const since = target.approval?.date ?? ''
    if (since > today) continue
    const key = `${target.dueOn} ${target.kind} ${target.modal ?? ''}`
    const other = newest.get(key)
    if (!other || (other.approval?.date ?? '') <= since) newest.set(key, target)
  }
  const all = [...newest.values()].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  const isStretch = (target: Fact): boolean =>
    target.modal === 'strive' && all.some((other) => other !== target && other.dueOn === target.dueOn && other.kind === target.kind)
  return { judged: all.filter((target) => !isStretch(target)), stretch: all.filter(isStretch) }
}

const readTarget = (target: TargetFacts): TargetFact => ({
  kind: target.kind,
  dueOn: target.dueOn,
  operator: target.operator,
  value: target.value === null ? null : exact(target.value),
  range: target.range ? { from: exact(target.range.from), to: exact(target.range.to) } : null,
  width: target.width ? exact(target.width) : null,
})

const readValue = (observation: ObservationFacts): ValueFact => ({
  period: spanOf(observation.period),
  value: exactOrNull(observation.value),
  applicable: observation.value !== notApplicable,
  flag: observation.flag,
  verdict: observation.verdict ?? null,
})

const settle = (facts: Facts, asOf: Instant, workdays: Workdays): Settled => {
  const today = localDate(asOf, facts.indicator.plan.timeZone)
  const { judged, stretch } = inForce(facts.targets, today)
  const { baseline } = facts.indicator
  return {
    facts,
    baseline: baseline && { period: spanOf(baseline.period), value: exact(baseline.value) },
    measure: measureOf(facts.indicator.measure),
    today,
    workdays,
    targets: judged.map(readTarget),
    stretch,
    observations: knownAt(facts.observations, asOf),
    values: new Map(),
  }
}

const valueOf = (settled: Settled, period: Period): ValueFact | null => {
  const read = settled.values.get(period)
  if (read) return read
  const observation = settled.observations.get(period)
  if (!observation) return null
  const value = readValue(observation)
  settled.values.set(period, value)
  return value
}

const measureFacts = (settled: Settled, period: PeriodSpan): MeasureFacts => {
  const { indicator } = settled.facts
  const path = pathOf(indicator.path.kind)
  return {
    period,
    frequency: indicator.frequency,
    basis: indicator.basis,
    unit: indicator.unit,
    better: indicator.better,
    plan: indicator.plan,
    baseline: settled.baseline,
    targets: settled.targets,
    valueOf: (asked) => valueOf(settled, asked),
    line: (start, nodes) => path.line({ start, nodes }),
  }
}

const lateFrom = (settled: Settled, period: PeriodSpan) => releaseOf(period, settled.facts.indicator.release.workdays, settled.workdays)

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

const dueInside = (settled: Settled, period: PeriodSpan): boolean => settled.targets.some(({ dueOn }) => dueOn >= period.from && dueOn <= period.to)

/** Finding or grey of one period, before its light. */
const judgePeriod = (settled: Settled, period: PeriodSpan): Finding | Grey => {
  const facts = measureFacts(settled, period)
  const known = valueOf(settled, period.text)
  if (!hasEnded(period, settled.today)) return { grey: 'not_released' }
  if (known && !known.applicable) return { grey: 'not_applicable' }
  if (!known) {
    const silence = settled.measure.silence?.(facts)
    if (silence) return { grey: silence }
    if (settled.today >= lateFrom(settled, period).lateFrom) return { grey: 'not_reported', missing: [period.text] }
    return { grey: dueInside(settled, period) ? 'awaiting_final' : 'not_released' }
  }
  if (settled.measure.needs.baseline(facts) && !facts.baseline) return { grey: 'no_baseline' }
  return settled.measure.judge(facts)
}

const colour = (settled: Settled, found: Finding): Light => {
  const { preset: kind, thresholds } = settled.facts.light
  const preset = lightPresetOf(kind)
  return lightOf(found, settled.facts.indicator.binding, preset, { ...preset.thresholds, ...thresholds })
}

/** A due date waits for a figure that decides; verdicts of persons decide by themselves. */
const awaits = (settled: Settled, period: PeriodSpan, found: Finding): boolean => {
  const known = valueOf(settled, period.text)
  return found.atDue && known !== null && known.verdict === null && !deciding.has(known.flag)
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

/** What the chart of an indicator draws, in order of time. */
export interface Chart {
  /** Corners of the path's line; ticks are months (days for daily data) as `basics/calendar` counts them. Empty without a path. */
  readonly path: readonly { readonly tick: number; readonly value: DecimalText }[]
  /** Every ended period of the plan up to the judged one; figures are `null` where there is no verdict. */
  readonly periods: readonly {
    readonly period: Period
    readonly tick: number
    readonly light: Light
    readonly actual: DecimalText | null
    readonly expected: DecimalText | null
  }[]
}

/** Path and actuals up to a period; a path that starts anew each year shows that year only. */
export const chart = (facts: Facts, asOf: Instant, workdays: Workdays, around: Period): Chart => {
  const settled = settle(facts, asOf, workdays)
  const last = spanOf(around)
  const line = settled.measure.course(measureFacts(settled, last)) ?? []
  const { plan, frequency } = facts.indicator
  const start = line[0]?.tick ?? Number.NEGATIVE_INFINITY
  const periods = periodsBetween(plan.from, last.to, frequency).filter((period) => tickAtEnd(period.to, frequency) > start)
  return {
    path: line.map((point) => ({ tick: point.tick, value: text(point.value) })),
    periods: periods.map((period) => {
      const found = judgePeriod(settled, period)
      const known = isGrey(found) || awaits(settled, period, found) ? null : found
      return {
        period: period.text,
        tick: tickAtEnd(period.to, frequency),
        light: known ? colour(settled, known) : 'grey',
        actual: known && textOrNull(known.actual),
        expected: known && textOrNull(known.expected),
      }
    }),
  }
}
