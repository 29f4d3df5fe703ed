/** A plan, what may be written in it, and its closed periods. */
import type { DateText, Id, Instant, Light, Period } from '../../db/schema.ts'

export interface PlanView {
  readonly id: Id
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly area: string
  readonly issuer: string
  readonly documentTitle: string
  readonly documentNumber: string | null
  readonly issuedOn: DateText | null
  readonly documentNote: string | null
  readonly startsOn: DateText
  readonly endsOn: DateText
  readonly timeZone: string
  readonly lightPreset: string
  readonly demonstration: boolean
  /** Whether the night's work judges it and warns. */
  readonly watched: boolean
  readonly years: readonly number[]
  readonly indicators: number
  readonly tasks: number
  /** Standing verdicts by light. */
  readonly lights: Readonly<Record<Light, number>>
  readonly judgedAt: Instant | null
}

/** What this person may write in a plan; kept apart from the sheet so that all readers share one body. */
export interface RightsView {
  readonly plan: Id
  /** Indicators whose figures may be entered; `all` for every one. */
  readonly observations: 'all' | readonly Id[]
  /** Columns of the plan itself that may be edited: `baselinePeriod`, `baselineValue`, `yearTarget`. */
  readonly columns: readonly string[]
  readonly manage: boolean
  /** Periods that take no figures from anybody at the moment. */
  readonly closed: readonly ClosedPeriod[]
}

export interface ClosedPeriod {
  readonly period: Period
  readonly at: Instant
  readonly who: string | null
  readonly note: string | null
}
