/** The sheet of figures. */
import type { Basis, DateText, DecimalText, Frequency, Id, Light, ObservationFlag, Outcome, Period, Reason, TaskTable } from '../../db/schema.ts'
import type { DepartmentName } from './people.ts'

/** Words that columns of codes are shown with; the client knows no codes by itself. */
export interface SheetWords {
  readonly lights: Readonly<Record<Light, string>>
  readonly reasons: Readonly<Record<Reason, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly flags: Readonly<Record<ObservationFlag, string>>
  readonly measures: Readonly<Record<string, string>>
}

/**
 * The sheet of a plan for a span of years, in columns: entry `i` of every column belongs to indicator `rows.id[i]`.
 * Order is the plan's. `values` has one column a period that anybody reports in the span; entries are decimal text,
 * `-`, a verdict in words, or `null`.
 */
export interface SheetView {
  readonly plan: Id
  readonly from: number
  readonly to: number
  /** The plan's sequence number that this sheet shows; live changes after it follow. */
  readonly seq: number
  readonly today: DateText
  readonly rows: {
    readonly id: readonly Id[]
    readonly code: readonly string[]
    readonly number: readonly string[]
    readonly name: readonly string[]
    readonly nameEn: readonly string[]
    readonly unit: readonly string[]
    readonly decimals: readonly number[]
    readonly measure: readonly string[]
    readonly basis: readonly Basis[]
    readonly frequency: readonly Frequency[]
    /** Places in `departments`. */
    readonly lead: readonly (readonly number[])[]
    readonly responsible: readonly (readonly number[])[]
    /** Place in `dimensions`; `null` where it stands in none. */
    readonly dimension: readonly (number | null)[]
    /** Places in `tasks`, in the document's order. */
    readonly tasks: readonly (readonly number[])[]
    readonly baselinePeriod: readonly (Period | null)[]
    readonly baselineValue: readonly (DecimalText | null)[]
    /** Final target in words (`不低于 2,100 亿元`) and its day. */
    readonly target: readonly string[]
    readonly dueOn: readonly (DateText | null)[]
    /** Target of the year `to` as decimal text; `null` where none is filed. */
    readonly yearTarget: readonly (DecimalText | null)[]
    readonly clause: readonly string[]
    /** 1: its figures are made from others', and nobody types them. */
    readonly made: readonly (0 | 1)[]
  }
  readonly departments: readonly DepartmentName[]
  readonly dimensions: readonly { readonly id: Id; readonly title: string; readonly titleEn: string }[]
  /** The plan's tree of actions and tasks with its goals, each after the one above it. */
  readonly tasks: readonly SheetTask[]
  /** How the characters of names, units, departments and tasks are read, for finding them by letters: `重` → `zhong chong`. */
  readonly readings: Readonly<Record<string, string>>
  readonly periods: readonly Period[]
  readonly values: Readonly<Record<Period, readonly (string | null)[]>>
  /** Only where a flag is not `verified`: period, then row place, to flag. */
  readonly flags: Readonly<Record<Period, Readonly<Record<number, ObservationFlag>>>>
  readonly judged: JudgedColumns
  readonly words: SheetWords
}

/** A goal, an action or a task, as far as rows stand under it. */
export interface SheetTask {
  readonly id: Id
  /** Place of the one above it in the same list. */
  readonly parent: number | null
  readonly kind: TaskTable['kind']
  readonly number: string | null
  readonly title: string
  readonly titleEn: string
}

/** Verdicts in columns, entry by entry beside the rows. */
export interface JudgedColumns {
  readonly period: readonly (Period | null)[]
  readonly light: readonly (Light | null)[]
  readonly outcome: readonly (Outcome | null)[]
  readonly reason: readonly (Reason | null)[]
  readonly actual: readonly (DecimalText | null)[]
  readonly expected: readonly (DecimalText | null)[]
  readonly gap: readonly (DecimalText | null)[]
  readonly share: readonly (DecimalText | null)[]
  readonly timeShare: readonly (DecimalText | null)[]
  readonly lead: readonly (DecimalText | null)[]
}

/** One verdict as live changes and edit answers carry it. */
export interface JudgedRow {
  readonly indicator: Id
  readonly period: Period
  readonly light: Light
  readonly outcome: Outcome
  readonly reason: Reason
  readonly actual: DecimalText | null
  readonly expected: DecimalText | null
  readonly gap: DecimalText | null
  readonly share: DecimalText | null
  readonly timeShare: DecimalText | null
  readonly lead: DecimalText | null
}
