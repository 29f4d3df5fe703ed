/** What the sheets of the plan itself say: heads of columns, options, what a measure means. */
import type { Change } from '../../db/schema.ts'
import type { DepartmentColumn, IndicatorColumn, TaskColumn } from '../sheets/sheet.ts'

/** Head of a column, and what is to be written in it where the head does not say. */
export interface ColumnWords {
  readonly head: string
  readonly hint?: string
}
type Heads<Column extends string> = Readonly<Record<Exclude<Column, 'row' | 'sort'>, ColumnWords>>

export interface PlanSheetWords {
  readonly heads: { readonly indicators: Heads<IndicatorColumn>; readonly tasks: Heads<TaskColumn>; readonly departments: Heads<DepartmentColumn> }
  /** Words of options, by the name of their list and their key. */
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What an option means, in one line; the same keys. */
  readonly meanings: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly year: (year: number) => string
  readonly finalTarget: string
  readonly asFinal: string
  readonly history: {
    /** Of columns that have no head in the sheet. */
    readonly heads: Readonly<Record<string, string>>
    /** A final or dated target, as it is recorded: its kind, day and modal. */
    readonly target: (recorded: string) => string
    readonly added: string
    readonly moved: string
    /** By what the row is since. */
    readonly turned: Readonly<Record<string, string>>
    readonly ways: Readonly<Record<Change['way'], string>>
    /** With the row that was added. */
    readonly begun: string
    readonly approved: (document: string) => string
  }
}
