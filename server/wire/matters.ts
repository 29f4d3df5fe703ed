/** What waits for a person beside figures: his word on a warning, an act on an order, a paper to sign. */
import type { Light, Id, Period } from '../../db/schema.ts'
import type { OrderView } from './orders.ts'
import type { IndicatorName } from './rows.ts'

/** A red light of an indicator that the person speaks for, about which nothing has been said that still holds. */
export interface WordWanted extends IndicatorName {
  readonly plan: Id
  /** The warning. */
  readonly id: Id
  readonly indicator: Id
  readonly light: Light
  readonly lightWord: string
  readonly causeWord: string
  readonly period: Period
  readonly sentence: string
}

export interface MattersView {
  readonly plans: readonly { readonly id: Id; readonly code: string; readonly title: string; readonly titleEn: string }[]
  readonly warnings: readonly WordWanted[]
  readonly orders: readonly (OrderView & { readonly plan: Id })[]
  /** Papers that wait for a signature, by plan; where there are any. */
  readonly papers: readonly { readonly plan: Id; readonly count: number }[]
}
