/** What the judge is told of an indicator, and how rows become that. */
import type {
  Basis,
  DateText,
  DecimalText,
  Frequency,
  Indicator,
  Instant,
  Observation,
  ObservationFlag,
  ObservationState,
  Operator,
  Period,
  Plan,
  Target,
  VerdictValue,
} from '../../db/schema.ts'
import type { Thresholds } from '../lights/light.ts'

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

export const targetFacts = (row: Target): TargetFacts => ({
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

type ObservationColumns = Pick<Observation, 'period' | 'value' | 'flag' | 'state' | 'verdict' | 'knownFrom' | 'knownTo'>

export const observationFacts = (row: ObservationColumns): ObservationFacts => ({
  period: row.period,
  value: row.value,
  flag: row.flag,
  state: row.state,
  knownFrom: row.knownFrom,
  knownTo: row.knownTo,
  verdict: row.verdict === null ? null : (JSON.parse(row.verdict) as VerdictValue),
})

/** Before any moment that is asked for. */
const always = '0000-01-01T00:00:00.000Z'

/** A figure that was chosen because it is approved and known at the moment in question. */
export const knownFigureFacts = (row: Pick<Observation, 'period' | 'value' | 'flag' | 'verdict'>): ObservationFacts =>
  observationFacts({ ...row, state: 'approved', knownFrom: always, knownTo: null })

/** Facts of one indicator; `targets` are its own rows. */
export const factsOf = (plan: Plan, row: Indicator, targets: readonly Target[], observations: readonly ObservationFacts[]): Facts => ({
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
    path: { kind: row.path },
    release: { workdays: row.releaseWorkdays },
  },
  targets: targets.map(targetFacts),
  observations,
  light: { preset: row.lightPreset ?? plan.lightPreset },
})
