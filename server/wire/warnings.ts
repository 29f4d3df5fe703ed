/** Standing problems of indicators, and everything that happened to them. */
import type { Acknowledgement, Cause, DateText, Id, Instant, LadderKind, Light, Message, NotificationTable, Period, WarningTurnTable } from '../../db/schema.ts'

/** What a lead department said; the ladder rests until its day has passed. */
export interface PromiseView {
  readonly who: string
  readonly at: Instant
  readonly reason: string
  readonly measures: string
  readonly promisedOn: DateText
}
/** Nobody is told until a day. */
export interface MuteView {
  readonly id: Id
  readonly who: string
  readonly at: Instant
  readonly reason: string
  readonly untilOn: DateText
  /** Of every cause of the indicator. */
  readonly every: boolean
}

/** One thing that happened, in the order of time. */
export type WarningEvent =
  /** `foundAt`: when it could have been known first. */
  | {
      readonly is: 'turn'
      readonly at: Instant
      readonly foundAt: Instant
      readonly what: WarningTurnTable['what']
      readonly light: Light
      readonly period: string
    }
  | { readonly is: 'climb'; readonly at: Instant; readonly kind: LadderKind; readonly round: number; readonly dueOn: DateText; readonly passed: boolean }
  | ({ readonly is: 'promise'; readonly way: Acknowledgement['way'] } & PromiseView)
  | { readonly is: 'promise-ended'; readonly at: Instant; readonly why: NonNullable<Acknowledgement['endedWhy']> }
  | ({ readonly is: 'mute' } & MuteView)
  | { readonly is: 'mute-ended'; readonly at: Instant }
  | { readonly is: 'told'; readonly at: Instant; readonly what: NotificationTable['what']; readonly people: readonly ToldPerson[] }
export interface ToldPerson {
  readonly name: string
  readonly day: DateText
  readonly state: Message['state']
  readonly standsInFor: string | null
}

export interface WarningView {
  readonly id: Id
  readonly indicator: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly lead: readonly string[]
  readonly cause: Cause
  readonly causeWord: string
  readonly state: 'pending' | 'open' | 'recovering' | 'resolved'
  readonly light: Light
  readonly lightWord: string
  readonly period: Period
  readonly periodLabel: string
  readonly periods: number
  /** The figure that would tell how it goes on is not there. */
  readonly missing: boolean
  readonly gap: string
  readonly sentence: string
  readonly openedAt: Instant
  readonly changedAt: Instant
  readonly resolvedAt: Instant | null
  /** The highest step of the ladder that it has reached. */
  readonly step: LadderKind | null
  readonly promise: PromiseView | null
  readonly muted: MuteView | null
  readonly mayAnswer: boolean
  readonly mayMute: boolean
  /** People told so far, with day. */
  readonly told: readonly ToldPerson[]
  readonly turns: readonly { readonly what: string; readonly light: Light; readonly periodLabel: string; readonly at: Instant }[]
  readonly events: readonly WarningEvent[]
}
