/** How far first figures can be relied on. */
import type { DecimalText, Id, Period } from '../../db/schema.ts'
import type { DepartmentName } from './people.ts'
import type { IndicatorName } from './rows.ts'

/** How far first figures moved until the latest. Sizes are without a sign, in percent of the first figure; of percentages in points. */
export interface DriftView {
  /** Periods that have a figure, and those whose figure is another today than at first. */
  readonly figures: number
  readonly revised: number
  /** Of the revised ones. */
  readonly median: DecimalText | null
  readonly largest: DecimalText | null
  readonly up: number
  readonly down: number
  /** Median days until today's figure came. */
  readonly days: DecimalText | null
  /** First figures that came after their release day. */
  readonly late: number
}

/** A figure that is another today than at first. `move` has its sign. */
export interface MoveView extends IndicatorName {
  readonly indicator: Id
  /** Of percentages `move` is in points, else in percent. */
  readonly unit: string
  readonly period: Period
  readonly periodLabel: string
  readonly first: string
  readonly latest: string
  readonly move: DecimalText | null
  readonly days: number
}

export interface QualityView {
  readonly total: DriftView
  /** In their order; `null` for what no department leads. */
  readonly departments: readonly { readonly department: DepartmentName | null; readonly drift: DriftView }[]
  /** Those with a revised figure, in the plan's order. */
  readonly indicators: readonly (IndicatorName & { readonly id: Id; readonly unit: string; readonly drift: DriftView })[]
  /** The largest moves, largest first. */
  readonly largest: readonly MoveView[]
}
