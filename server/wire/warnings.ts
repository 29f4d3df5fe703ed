/** Standing problems of indicators. */
import type { Cause, DateText, Id, Instant, Light, Message, Period } from '../../db/schema.ts'
import type { IndicatorName } from './rows.ts'

export interface WarningView extends IndicatorName {
  readonly id: Id
  readonly indicator: Id
  readonly lead: readonly string[]
  readonly cause: Cause
  readonly causeWord: string
  readonly state: 'pending' | 'open' | 'recovering' | 'resolved'
  readonly light: Light
  readonly lightWord: string
  readonly period: Period
  readonly periodLabel: string
  readonly periods: number
  readonly gap: string
  readonly sentence: string
  readonly openedAt: Instant
  readonly changedAt: Instant
  readonly resolvedAt: Instant | null
  /** People told so far, with day. */
  readonly told: readonly { readonly name: string; readonly day: DateText; readonly state: Message['state'] }[]
  readonly turns: readonly { readonly what: string; readonly light: Light; readonly periodLabel: string; readonly at: Instant }[]
}
