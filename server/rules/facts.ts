/** What the judge is told of an indicator, and how rows become that. */
import type {
  Basis,
  DateText,
  DecimalText,
  Frequency,
  Indicator,
  Instant,
  Json,
  Observation,
  ObservationFlag,
  ObservationState,
  Operator,
  PathNode,
  Period,
  Plan,
  ReleaseSource,
  Target,
  VerdictValue,
} from '../../db/schema.ts'
import type { Thresholds } from '../lights/light.ts'
import type { Formula } from '../measures/formula.ts'

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
  readonly path: { readonly kind: string; readonly nodes?: readonly PathNode[] }
  readonly release: ReleaseRule
  /** A preliminary figure decides a due date too. */
  readonly preliminaryDecides?: boolean
  /** Share of the target in percent from which a miss is called 基本完成; without it 95. */
  readonly basicallyMetFrom?: DecimalText
  /** Of an indicator that is made from others: how, and as which measure the result is judged. */
  readonly formula?: Formula | null
  readonly judgedAs?: string | null
}

/** 可得日: so many legal workdays after the period's end; or after others have published theirs, on days that are known or by a rule of their own. */
export interface ReleaseRule {
  readonly workdays: number
  readonly after?: { readonly name: string; readonly workdays: number; readonly dates?: Readonly<Record<Period, DateText>> } | null
  /** Days fixed for single periods. */
  readonly dates?: Readonly<Record<Period, DateText>>
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
  readonly approval?: Approval | null
  /** From when it was known; without it always. */
  readonly knownFrom?: Instant
}

/** Who agreed to a target, and from which day it counts. */
export interface Approval {
  readonly body: string | null
  readonly documentNumber: string | null
  readonly date: DateText
  readonly reason: string | null
}

export interface ObservationFacts {
  /** Whose figure it is, where an indicator is made from others; its own need no name. */
  readonly indicator?: string
  readonly period: Period
  /** Decimal text, or `-` for not applicable; any text beside a verdict. */
  readonly value: string
  readonly flag: ObservationFlag
  readonly state: ObservationState
  readonly knownFrom: Instant
  readonly knownTo: Instant | null
  readonly verdict?: VerdictValue | null
  /** How many are good of how many, where a share was counted. */
  readonly counts?: { readonly good: number; readonly of: number } | null
  /** Firmest flag that the period's figure has had so far; without it the revisions given tell. */
  readonly firmest?: ObservationFlag
}

/** A figure of others to be compared with: 全市平均. */
export interface PeerFacts {
  readonly name: string
  readonly period: Period
  readonly value: DecimalText
}

/** A preset with what a plan or an indicator has changed of it. */
export interface LightRule {
  readonly preset: string
  readonly thresholds?: Thresholds
}

export interface Facts {
  readonly indicator: IndicatorFacts
  readonly targets: readonly TargetFacts[]
  readonly observations: readonly ObservationFacts[]
  readonly light: LightRule
  readonly peers?: readonly PeerFacts[]
}

/** A later version of a target is known from when it was made; the first was there from the beginning, whenever it came into the database. */
export const versionFacts = (rows: readonly Target[]): readonly TargetFacts[] => {
  const seen = new Set<string>()
  return rows.map((row) => {
    const key = `${row.dueOn} ${row.kind} ${row.modal ?? ''}`
    const isFirst = !seen.has(key)
    seen.add(key)
    return isFirst ? targetFacts(row) : { ...targetFacts(row), knownFrom: row.createdAt }
  })
}

const targetFacts = (row: Target): TargetFacts => ({
  kind: row.kind,
  dueOn: row.dueOn,
  operator: row.operator,
  value: row.value,
  range: row.rangeFrom === null || row.rangeTo === null ? null : { from: row.rangeFrom, to: row.rangeTo },
  modal: row.modal,
  width: row.width,
  text: row.text,
  approval: row.approvedOn === null ? null : { body: row.approvalBody, documentNumber: row.approvalDocument, date: row.approvedOn, reason: row.approvalReason },
})

type Content = Pick<Observation, 'period' | 'value' | 'flag' | 'firmest' | 'counts' | 'verdict'>
type Known = Pick<Observation, 'state' | 'knownFrom' | 'knownTo'>

const figureFacts = (row: Content, known: Known): ObservationFacts => ({
  period: row.period,
  value: row.value,
  flag: row.flag,
  firmest: row.firmest,
  state: known.state,
  knownFrom: known.knownFrom,
  knownTo: known.knownTo,
  counts: row.counts === null ? null : (JSON.parse(row.counts) as { good: number; of: number }),
  verdict: row.verdict === null ? null : (JSON.parse(row.verdict) as VerdictValue),
})

export const observationFacts = (row: Content & Known): ObservationFacts => figureFacts(row, row)

const chosen: Known = { state: 'approved', knownFrom: '0000-01-01T00:00:00.000Z', knownTo: null }

/** A figure that was chosen because it is approved and known at the moment in question: it counts as known before any that is asked for. */
export const knownFigureFacts = (row: Content): ObservationFacts => figureFacts(row, chosen)

/** What judging asks of others: who publishes before, figures to compare with, and the figures that this one is made from. */
export interface Beside {
  readonly source: ReleaseSource | null
  readonly peers: readonly PeerFacts[]
  readonly parts: readonly ObservationFacts[]
}
export const nothingBeside: Beside = { source: null, peers: [], parts: [] }

const parsed = <T>(json: Json<T> | null): T | null => (json === null ? null : (JSON.parse(json) as T))

const releaseRule = (row: Indicator, source: ReleaseSource | null): ReleaseRule => {
  const dates = parsed(row.releaseDates)
  return {
    workdays: row.releaseWorkdays,
    after: source && { name: source.name, workdays: source.workdays, dates: parsed(source.dates) ?? {} },
    ...(dates && { dates }),
  }
}

/** An indicator's own preset brings its own thresholds; else the plan's hold. */
const lightRule = (plan: Plan, row: Indicator): LightRule => {
  const thresholds = parsed(row.lightPreset === null ? plan.lightThresholds : row.lightThresholds)
  return { preset: row.lightPreset ?? plan.lightPreset, ...(thresholds && { thresholds }) }
}

/** Facts of one indicator; `targets` are its own rows, versions in the order in which they were made. */
export const factsOf = (
  plan: Plan,
  row: Indicator,
  targets: readonly Target[],
  observations: readonly ObservationFacts[],
  beside: Beside = nothingBeside,
): Facts => {
  const nodes = parsed(row.pathNodes)
  return {
    indicator: {
      measure: row.measure,
      better: row.better,
      binding: row.nature === 'binding',
      basis: row.basis,
      frequency: row.frequency,
      unit: row.unit,
      decimals: row.decimals,
      baseline: row.baselinePeriod !== null && row.baselineValue !== null ? { period: row.baselinePeriod, value: row.baselineValue } : null,
      plan: { from: plan.startsOn, to: plan.endsOn, timeZone: plan.timeZone },
      path: { kind: row.path, ...(nodes && { nodes }) },
      release: releaseRule(row, beside.source),
      preliminaryDecides: row.preliminaryDecides === 1,
      ...(plan.basicallyMetFrom !== null && { basicallyMetFrom: plan.basicallyMetFrom }),
      formula: parsed(row.formula),
      judgedAs: row.judgedAs,
    },
    targets: versionFacts(targets),
    observations: row.formula === null ? observations : beside.parts,
    light: lightRule(plan, row),
    peers: beside.peers,
  }
}
