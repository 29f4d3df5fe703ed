/**
 * What a report is. From the button to the file:
 *
 * 1. `actions/make-report.ts` finds the entry on the shelf (`reports/index.ts`) and hands it a reader of one plan at one moment.
 * 2. The report asks the reader for what it needs, and sets it out as a workbook of plain data. It judges nothing and computes
 *    no figure: all come from the same assessments as the screen and the mail.
 * 3. `workbook.ts` makes the bytes of the file.
 */
import type { PeriodColumn } from '../../db/observations.ts'
import type { DateText, Id, Indicator, Instant, Language, Plan, Target, Task } from '../../db/schema.ts'
import type { Assessment } from '../rules/assess.ts'
import type { OrderCourse } from '../rules/orders.ts'
import type { Workbook } from '../workbook.model.ts'

export interface Report {
  readonly title: Readonly<Record<Language, string>>
  /** What stands in it and whom it is for, in a sentence. */
  readonly description: Readonly<Record<Language, string>>
  readonly make: (reader: ReportReader, request: ReportRequest) => Promise<MadeReport>
}

export interface ReportRequest {
  readonly language: Language
  /** Calendar year whose figures and year targets are shown; one of the plan's. */
  readonly year: number
}

export interface MadeReport {
  /** With its ending. Fit for every file system; not yet for a header, where it must be encoded. */
  readonly fileName: string
  readonly workbook: Workbook
}

/** Answers for one plan as known at one moment, and no more than the asking person may read. A new report may add a question. */
export interface ReportReader {
  readonly planYear: (year: number) => Promise<PlanYear>
  readonly orders: (year: number) => Promise<OrdersOfYear>
}

/** Orders that were issued in one calendar year, as they stood at a moment. */
export interface OrdersOfYear {
  readonly plan: Plan
  readonly year: number
  readonly asOf: Instant
  readonly today: DateText
  /** In the order of their numbers. */
  readonly orders: readonly RegisteredOrder[]
}

export interface RegisteredOrder extends OrderCourse {
  /** What stands before the year and number on its letter. */
  readonly mark: string
  readonly year: number
  readonly number: number
  readonly title: string
  /** Short name. */
  readonly department: string
  readonly issuedOn: DateText
  readonly foundOn: DateText
  readonly closedOn: DateText | null
}

/** A plan in one calendar year, as known at a moment. */
export interface PlanYear {
  readonly plan: Plan
  readonly year: number
  /** Moment of knowledge. */
  readonly asOf: Instant
  /** Its day in the plan's time zone. */
  readonly today: DateText
  /** Goal dimensions, in the plan's order. */
  readonly dimensions: readonly Pick<Task, 'id' | 'title' | 'titleEn'>[]
  /** Short names of all departments that an indicator names. */
  readonly departments: ReadonlyMap<Id, string>
  /** Not archived, in the plan's order. */
  readonly indicators: readonly IndicatorInYear[]
  /** Current values of the year's periods, of whatever frequency, in any order: as `periodColumns` gives them. A period without a value may be absent. */
  readonly figures: readonly PeriodColumn[]
}

export interface IndicatorInYear {
  readonly indicator: Indicator
  /** In the document's order; collective names not resolved. */
  readonly lead: readonly Id[]
  readonly responsible: readonly Id[]
  /** The `final` target in force that is due last, of 确保 and 力争 with one day the first; `null` where there is none. */
  readonly finalTarget: Target | null
  /** The `year` target in force that is due in `year`. */
  readonly yearTarget: Target | null
  /** What the two were before an approval, oldest first. */
  readonly changes: readonly ChangedTarget[]
  /** The verdict shown on the screen at that moment; `null` where it was never judged. */
  readonly assessment: Assessment | null
}

/** A target that was changed by approval: the version that gave way, and the one that took its place. */
export interface ChangedTarget {
  readonly before: Target
  readonly after: Target
}
