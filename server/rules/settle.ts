/**
 * Facts of one indicator settled for one moment of knowledge: what was known by then, what was in force. The ground on which answer, chart,
 * forecast and backtest stand; what the measure finds in a period is `find.ts`, its colour `colour.ts`. Pure.
 */
import type { DateText, Instant, Period } from '../../db/schema.ts'
import { localDate, spanOf, tickAtEnd } from '../basics/calendar.ts'
import { exact } from '../basics/decimal.ts'
import { firmness } from '../basics/flags.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { LightPreset, Thresholds } from '../lights/light.ts'
import { lightPresetOf, thresholdsOf } from '../lights/index.ts'
import { measureOf } from '../measures/index.ts'
import type { Finding, Grey, Measure, MeasureFacts, TargetFact, ValueFact, Wanted } from '../measures/measure.ts'
import type { Line, Point, Shape } from '../paths/path.ts'
import type { Facts, LightRule, ObservationFacts, TargetFacts } from './facts.ts'
import { inForce } from './in-force.ts'

/** Facts of one indicator settled for one moment: everything that does not depend on the period. */
export interface Settled {
  readonly facts: Facts
  readonly measure: Measure
  readonly judgedAs: Measure | null
  readonly baseline: MeasureFacts['baseline']
  readonly today: DateText
  readonly workdays: Workdays
  readonly targets: readonly TargetFact[]
  readonly stretch: readonly TargetFacts[]
  /** Versions that were in force before those judged now, oldest first. */
  readonly former: readonly TargetFacts[]
  readonly filed: readonly Point[]
  /** By indicator, where it is made from others; its own figures under no name. */
  readonly observations: ReadonlyMap<string, ReadonlyMap<Period, ObservationFacts>>
  readonly preset: LightPreset
  readonly thresholds: Thresholds
  /** Worked out once each. */
  readonly known: {
    readonly values: Map<Period, ValueFact | null>
    readonly lacking: Map<Period, readonly Wanted[] | 'no_denominator'>
    readonly findings: Map<Period, Finding | Grey>
    readonly shapes: Map<number, Shape | null>
    readonly courses: Map<number, Line | null>
  }
}

/** Name under which an indicator's own figures stand. */
export const own = ''

const isKnown = (observation: ObservationFacts, asOf: Instant): boolean =>
  observation.state === 'approved' && observation.knownFrom <= asOf && (observation.knownTo === null || observation.knownTo > asOf)

/** What was learned last counts; of two learned at one instant the firmer, then the greater text, so that their order does not matter. */
const isLater = (a: ObservationFacts, b: ObservationFacts): boolean => {
  if (a.knownFrom !== b.knownFrom) return a.knownFrom > b.knownFrom
  if (a.flag !== b.flag) return firmness(a.flag) > firmness(b.flag)
  return a.value > b.value
}

/** What is known at a moment, for each indicator and period. */
const knownAt = (observations: readonly ObservationFacts[], asOf: Instant, isMade: boolean): Settled['observations'] => {
  const all = new Map<string, Map<Period, ObservationFacts>>()
  for (const observation of observations) {
    if (!isKnown(observation, asOf)) continue
    const whose = isMade ? (observation.indicator ?? own) : own
    let known = all.get(whose)
    if (!known) all.set(whose, (known = new Map()))
    const other = known.get(observation.period)
    if (!other || isLater(observation, other)) known.set(observation.period, observation)
  }
  return all
}

export const readTarget = (target: TargetFacts): TargetFact => ({
  kind: target.kind,
  dueOn: target.dueOn,
  operator: target.operator,
  value: target.value === null ? null : exact(target.value),
  range: target.range ? { from: exact(target.range.from), to: exact(target.range.to) } : null,
  width: target.width ? exact(target.width) : null,
})

/** @param light a rule to judge by instead of the facts' own, for what-ifs. */
export const settle = (facts: Facts, asOf: Instant, workdays: Workdays, light: LightRule = facts.light): Settled => {
  const { indicator } = facts
  const today = localDate(asOf, indicator.plan.timeZone)
  const { judged, stretch, former } = inForce(facts.targets, today, asOf)
  const { baseline } = indicator
  return {
    facts,
    measure: measureOf(indicator.measure),
    judgedAs: indicator.judgedAs == null ? null : measureOf(indicator.judgedAs),
    baseline: baseline && { period: spanOf(baseline.period), value: exact(baseline.value) },
    today,
    workdays,
    // What was due before the plan began is none of its targets.
    targets: judged.filter(({ dueOn }) => dueOn >= indicator.plan.from).map(readTarget),
    stretch,
    former,
    filed: (indicator.path.nodes ?? [])
      .map(({ period, value }) => ({ tick: tickAtEnd(spanOf(period).to, indicator.frequency), value: exact(value) }))
      .toSorted((a, b) => a.tick - b.tick),
    observations: knownAt(facts.observations, asOf, indicator.formula != null),
    preset: lightPresetOf(light.preset),
    thresholds: thresholdsOf(light.preset, light.thresholds),
    known: { values: new Map(), lacking: new Map(), findings: new Map(), shapes: new Map(), courses: new Map() },
  }
}
