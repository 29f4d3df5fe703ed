/**
 * Facts of one indicator settled for one moment of knowledge, and what its measure finds in a period: the ground on which answer and chart
 * stand. Pure.
 */
import type { DateText, Instant, Light, ObservationFlag, Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { localDate, spanOf } from '../basics/calendar.ts'
import { exact, exactOrNull } from '../basics/decimal.ts'
import type { Workdays } from '../basics/workdays.ts'
import { lightOf } from '../lights/light.ts'
import { lightPresetOf } from '../lights/index.ts'
import { measureOf } from '../measures/index.ts'
import type { Finding, Grey, Measure, MeasureFacts, TargetFact, ValueFact } from '../measures/measure.ts'
import { pathOf } from '../paths/index.ts'
import { hasEnded, releaseOf } from './due.ts'
import type { Facts, ObservationFacts, TargetFacts } from './facts.ts'

/** Flags on which a due date is decided. */
const deciding: ReadonlySet<ObservationFlag> = new Set(['verified', 'final'])

const notApplicable = '-'

/** Facts of one indicator settled for one moment: everything that does not depend on the period. */
export interface Settled {
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

export const settle = (facts: Facts, asOf: Instant, workdays: Workdays): Settled => {
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

export const valueOf = (settled: Settled, period: Period): ValueFact | null => {
  const read = settled.values.get(period)
  if (read) return read
  const observation = settled.observations.get(period)
  if (!observation) return null
  const value = readValue(observation)
  settled.values.set(period, value)
  return value
}

export const measureFacts = (settled: Settled, period: PeriodSpan): MeasureFacts => {
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

export const lateFrom = (settled: Settled, period: PeriodSpan) => releaseOf(period, settled.facts.indicator.release.workdays, settled.workdays)

const dueInside = (settled: Settled, period: PeriodSpan): boolean => settled.targets.some(({ dueOn }) => dueOn >= period.from && dueOn <= period.to)

/** Finding or grey of one period, before its light. */
export const judgePeriod = (settled: Settled, period: PeriodSpan): Finding | Grey => {
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

export const colour = (settled: Settled, found: Finding): Light => {
  const { preset: kind, thresholds } = settled.facts.light
  const preset = lightPresetOf(kind)
  return lightOf(found, settled.facts.indicator.binding, preset, { ...preset.thresholds, ...thresholds })
}

/** A due date waits for a figure that decides; verdicts of persons decide by themselves. */
export const awaits = (settled: Settled, period: PeriodSpan, found: Finding): boolean => {
  const known = valueOf(settled, period.text)
  return found.atDue && known !== null && known.verdict === null && !deciding.has(known.flag)
}
