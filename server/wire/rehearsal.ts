/** What would be told: in the days to come, and what it would have been over the past months. */
import type { DateText, LadderKind, NotificationTable } from '../../db/schema.ts'
import type { IndicatorName } from './rows.ts'

export interface AheadLine extends IndicatorName {
  readonly what: NotificationTable['what']
  readonly kind: LadderKind | null
  readonly causeWord: string | null
  readonly standsInFor: string | null
}
export interface AheadMail {
  readonly person: string
  readonly lines: readonly AheadLine[]
}
export interface AheadDay {
  readonly day: DateText
  /** One mail a person. */
  readonly mails: readonly AheadMail[]
  /** Papers that would be drafted for a signature. */
  readonly drafts: readonly (IndicatorName & { readonly kind: LadderKind })[]
}

/** Mails and what stands in them. */
export interface ToldCount {
  readonly mails: number
  readonly lines: number
}
export interface PastCounts {
  readonly all: ToldCount
  readonly months: readonly ToldCount[]
  readonly people: readonly ToldCount[]
  /** By `kinds`: lines, or of what is drafted papers. */
  readonly kinds: readonly number[]
}
export interface RehearsalView {
  /** The next ten workdays under the rules that were asked about, if nothing new is reported. */
  readonly ahead: readonly AheadDay[]
  readonly past: {
    readonly from: DateText
    readonly to: DateText
    /** `2026-03`, in order. */
    readonly months: readonly string[]
    /** Whoever is told by either, those who are told most first. */
    readonly people: readonly string[]
    readonly kinds: readonly (LadderKind | 'news')[]
    readonly present: PastCounts
    /** `null`: nothing was asked about but what is. */
    readonly other: PastCounts | null
  }
  readonly indicators: number
  /** Of them were looked at. */
  readonly looked: number
}
