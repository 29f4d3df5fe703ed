/** What lights would have been under other rules. */
import type { DateText, Id, Light, Period } from '../../db/schema.ts'
import type { LightChange, LightCounts } from '../rules/backtest.ts'
import type { Chart } from '../rules/chart.ts'
import type { IndicatorName } from './rows.ts'

/** What lights would have been under other rules. Figures and targets are taken as they are known now. */
export interface PlanBacktestView {
  /** The rule that was tried, in words. */
  readonly rule: string
  /** Ends of months, and today as the last. */
  readonly days: readonly { readonly on: DateText; readonly present: LightCounts; readonly other: LightCounts }[]
  readonly changes: readonly LightChange[]
  readonly differing: readonly (IndicatorName & {
    readonly id: Id
    readonly lead: readonly string[]
    readonly days: number
    readonly present: readonly Light[]
    readonly other: readonly Light[]
  })[]
  /** How many differ in all; the list may be shorter. */
  readonly differs: number
  /** Indicators of the plan, and how many of them were looked at. */
  readonly indicators: number
  readonly looked: number
}
export interface StoodView {
  readonly period: Period | null
  readonly periodLabel: string | null
  readonly light: Light
}
export interface IndicatorBacktestView {
  readonly rule: string
  readonly days: readonly { readonly on: DateText; readonly present: StoodView; readonly other: StoodView }[]
  /** Path and figures as they would be drawn. */
  readonly chart: Chart
  /** Years whose path it would change although their January is over. */
  readonly yearsToApprove: readonly number[]
}
