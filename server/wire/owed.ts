/** What a person owes. */
import type { DateText, DecimalText, Id, ObservationFlag, Period } from '../../db/schema.ts'
import type { OwedDue, OwedReason } from '../rules/owed.ts'
import type { IndicatorAddress } from '../sheets/sheet.ts'
import type { DepartmentName } from './people.ts'
import type { AskedView } from './questions.ts'
import type { SheetWords } from './sheet.ts'
import type { IndicatorName } from './rows.ts'

export type { OwedReason } from '../rules/owed.ts'

/** A figure beside the one that is wanted. */
export interface NearFigure {
  readonly periodLabel: string
  readonly value: string
  readonly flag: ObservationFlag
}

/** A cell that a person owes, with what helps to fill it in. */
export interface OwedCell extends IndicatorName {
  readonly plan: Id
  readonly cell: IndicatorAddress
  readonly why: OwedReason
  readonly due: OwedDue | null
  readonly unit: string
  /** Key of the measure that reads what is typed. */
  readonly measure: string
  readonly decimals: number
  readonly period: Period
  readonly periodLabel: string
  /** Asks a number, not a person's word. */
  readonly counted: boolean
  /** Short names of the departments that owe it; empty for what is the plan office's. */
  readonly departments: readonly string[]
  /** What stands in the cell. */
  readonly value: string | null
  readonly flag: ObservationFlag | null
  /** Target in words (`不低于 2,100 亿元`) and its day. */
  readonly target: string | null
  readonly targetOn: DateText | null
  /** What the path asks for by the period's end. */
  readonly expected: DecimalText | null
  readonly last: NearFigure | null
  readonly yearBefore: NearFigure | null
  readonly questions: readonly AskedView[]
}

/** Cells that a person owes in all plans that are watched, the most urgent first. */
export interface OwedView {
  readonly plans: readonly { readonly id: Id; readonly code: string; readonly title: string; readonly titleEn: string; readonly today: DateText }[]
  readonly cells: readonly OwedCell[]
  /** How many more are owed than are listed. */
  readonly more: number
  /** Newest figures of the person's indicators that are in. */
  readonly isIn: number
  /** Whether there is anything that the person is asked to fill in, now or later. */
  readonly reports: boolean
  /** What is wanted next, where it is not listed; `count` figures by one day. */
  readonly next: {
    readonly name: string
    readonly nameEn: string
    readonly periodLabel: string
    readonly count: number
    readonly due: OwedDue
  } | null
  /** For the plan office: figures that departments have not reported, by the department that leads; the most first. */
  readonly unreported: readonly {
    readonly plan: Id
    /** `null` for what no department leads. */
    readonly department: DepartmentName | null
    readonly count: number
    /** Of the one that is late the longest. */
    readonly due: OwedDue
  }[]
  readonly words: Pick<SheetWords, 'lights' | 'flags'>
}
