/** The calendar of legal workdays. */
import type { DateText, Holiday, Instant } from '../../db/schema.ts'
import type { DayKind, YearDay } from '../basics/holidays.ts'
import type { ProblemDocument } from './problems.ts'

/** A holiday as its notice has it; `from` and `to` are both off, `worked` are the weekend days worked instead. */
export type HolidayView = Holiday
export type CalendarDayKind = DayKind

/** A year at a glance, as it is or as it would be. */
export interface CalendarYearView {
  readonly year: number
  readonly holidays: readonly Holiday[]
  /** Every day. `was`: its kind now, where it would be another. */
  readonly days: readonly (YearDay & { readonly was: DayKind | null })[]
  /** Legal workdays of each month, from January. */
  readonly months: readonly number[]
  readonly workdays: number
}

/** The calendar of legal workdays around one year. */
export interface CalendarView extends CalendarYearView {
  /** Its notice; `null`: nothing is published, the year is unknown and counted Monday to Friday. */
  readonly source: string | null
  readonly today: DateText
  /** Years that are published. */
  readonly published: readonly number[]
  readonly localDays: readonly LocalDayView[]
  /** Newest first. */
  readonly changes: readonly CalendarChangeView[]
  /** Number of the calendar's newest change: who saves a year says which calendar he looked at. */
  readonly seq: number
  readonly mayChange: boolean
}

export interface LocalDayFacts {
  readonly kind: 'off' | 'work'
  readonly name: string
  readonly note: string
}
export interface LocalDayView extends LocalDayFacts {
  readonly date: DateText
  readonly who: string
  readonly at: Instant
}
export interface YearFacts {
  readonly source: string
  readonly holidays: readonly Holiday[]
}

/** What was changed in a year: its table, or a local day. `before` null: added; `after` null: taken away; `who` null: brought by the program. */
export type CalendarChangeView = { readonly seq: number; readonly at: Instant; readonly who: string | null } & (
  | { readonly date: null; readonly before: YearFacts | null; readonly after: YearFacts | null }
  | { readonly date: DateText; readonly before: LocalDayFacts | null; readonly after: LocalDayFacts | null }
)

export interface CalendarProblemView {
  readonly code: string
  /** Place of the holiday that it is about; `null`: about the whole. */
  readonly row: number | null
  readonly message: string
}

/** A notice or a table as it was understood; nothing is written. */
export interface CalendarReading extends CalendarYearView {
  /** Title and number, where the text has them. */
  readonly source: string | null
  /** As long as there are any it cannot be saved. */
  readonly problems: readonly CalendarProblemView[]
  /** What a person should look at before he saves it. */
  readonly questions: readonly CalendarProblemView[]
}

/** The year whose holidays should be known by now and are not; `null` where none is, and for those who cannot help it. */
export interface MissingYear {
  readonly year: number | null
}

/** Refused for more than one reason: extends RFC 9457 by all of them. */
export interface ProblemsDocument extends ProblemDocument {
  readonly problems: readonly CalendarProblemView[]
}
