/** What is asked about figures that look odd. */
import type { Id, Instant, Period } from '../../db/schema.ts'
import type { DepartmentName } from './people.ts'
import type { IndicatorName } from './rows.ts'

/** A question about a figure, in the cell's own words. */
export interface AskedView {
  readonly id: Id
  readonly code: string
  readonly message: string
}

/** A question with its cell, and what became of it: somebody has checked the figure, changed it, or other figures have answered. */
export interface QuestionView extends AskedView, IndicatorName {
  /** The matter in a few words. */
  readonly matter: string
  readonly indicator: Id
  readonly period: Period
  readonly periodLabel: string
  /** What was asked about, with every place that was typed. */
  readonly value: string
  readonly unit: string
  /** Departments that lead the indicator. */
  readonly lead: readonly DepartmentName[]
  readonly askedAt: Instant
  readonly state: 'open' | 'checked' | 'changed' | 'withdrawn'
  readonly settledAt: Instant | null
  readonly who: string | null
  readonly answer: string | null
}

export interface QuestionsView {
  /** The plan's sequence number up to which the list holds. */
  readonly seq: number
  readonly questions: readonly QuestionView[]
  /** There are more than are listed. */
  readonly more: boolean
}
