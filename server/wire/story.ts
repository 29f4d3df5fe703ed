/** What is said, filed and known about one cell. */
import type { Id, Instant, ObservationFlag, Period } from '../../db/schema.ts'
import type { QuestionView } from './questions.ts'
import type { IndicatorHead } from './rows.ts'

/** Numbers of standing comments and files. */
export interface TalkCounts {
  readonly comments: number
  readonly files: number
}
/** A cell, or with `period` null an indicator, about which something is said or filed. */
export interface TalkCell extends TalkCounts {
  readonly indicator: Id
  readonly period: Period | null
}
export interface TalkView {
  readonly seq: number
  readonly cells: readonly TalkCell[]
}
export interface Removed {
  readonly at: Instant
  readonly who: string | null
}
export interface CommentView {
  readonly id: Id
  readonly who: string
  /** Empty where it was removed. */
  readonly text: string
  readonly mentions: readonly { readonly id: Id; readonly name: string }[]
  readonly at: Instant
  readonly editedAt: Instant | null
  readonly removed: Removed | null
  readonly may: { readonly change: boolean; readonly remove: boolean }
}
export interface EvidenceView {
  readonly id: Id
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly who: string
  readonly at: Instant
  readonly removed: Removed | null
}
/** One time that something was written into a cell, or filed beside it. */
export interface CellTurn {
  /** Newer ones are larger; the next page begins after it. */
  readonly key: string
  readonly at: Instant
  readonly who: string | null
  readonly way: string
  /** What the person did, in his page's words: typing, a paste, an undo. */
  readonly label: string | null
  /** `null` inside is an empty cell. */
  readonly value: { readonly before: string | null; readonly after: string | null } | null
  readonly flag: { readonly before: ObservationFlag | null; readonly after: ObservationFlag | null } | null
  /** As it was typed, where that differs from the value. */
  readonly typed: string | null
  readonly file: { readonly name: string; readonly what: 'added' | 'removed' } | null
}
export interface CellHistoryView {
  readonly turns: readonly CellTurn[]
  readonly more: boolean
}
/** Everything about one cell; with `period` null about the indicator, which has no figure and no history here. */
export interface CellStoryView extends IndicatorHead {
  readonly indicator: Id
  readonly period: Period | null
  readonly periodLabel: string | null
  readonly figure: {
    readonly value: string
    readonly flag: ObservationFlag
    readonly typed: string | null
    readonly who: string | null
    readonly at: Instant
  } | null
  /** Says how, where it is made from others' figures. */
  readonly made: string | null
  readonly questions: readonly QuestionView[]
  readonly comments: readonly CommentView[]
  readonly files: readonly EvidenceView[]
  readonly history: CellHistoryView
  /** The figure's flag may be changed, and files added and removed. */
  readonly mayWrite: boolean
  readonly flags: Readonly<Record<ObservationFlag, string>>
  readonly limits: { readonly comment: number; readonly fileBytes: number; readonly extensions: readonly string[] }
}
/** Who can be named in comments, by name; and how the characters of their names are read, to find them by pinyin. */
export interface ReadersView {
  readonly people: readonly ReaderView[]
  readonly readings: Readonly<Record<string, string>>
}
/** Somebody who can be named in a comment. */
export interface ReaderView {
  readonly id: Id
  readonly name: string
  readonly title: string | null
  readonly departments: readonly string[]
}
/** A figure of a period, to look back at while typing. */
export interface FigureBefore {
  readonly period: Period
  readonly value: string
  readonly flag: ObservationFlag
}
