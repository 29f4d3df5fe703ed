import type { Id } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'
import type { Column, PlanFacts } from './column.ts'
import { shown } from './column.ts'
import { columnsOfDepartments, departments } from './departments.ts'
import { columnsOfIndicators, indicators } from './indicators.ts'
import { observations } from './observations.ts'
import type { CellAddress, CellPlace, Checked, EditFacts, EditRequest, Sheet, SheetKind, ShownColumns, Subject, Subjects } from './sheet.ts'
import { targets } from './targets.ts'
import { columnsOfTasks, tasks } from './tasks.ts'

/** The shelf of sheets: key as on the wire. */
export const sheets = { observations, indicators, targets, tasks, departments } satisfies { readonly [S in SheetKind]: Sheet<S> }

/** Who may write the cell of an edit. */
export const writersOf = (edit: EditRequest): 'figures' | 'plan' => sheets[edit.cell.sheet].writers

const sheetOf = <S extends SheetKind>(kind: S): Sheet<S> => sheets[kind] as unknown as Sheet<S>

/** What kind of row a cell stands in. */
export const subjectOf = (cell: Pick<CellAddress, 'sheet'>): Subject => sheets[cell.sheet].subject

/** Reads an edit by its own sheet. @param row of the kind that the cell stands in. */
export const checkCell = (edit: EditRequest, row: Subjects[Subject], facts: EditFacts): Checked | Problem =>
  sheetOf(edit.cell.sheet).check(edit.cell, edit, row, facts)

/** Whether verdicts lean on a cell. */
export const isJudged = (cell: CellAddress): boolean => sheetOf(cell.sheet).judged(cell)

export const placeOf = (cell: CellAddress): CellPlace => sheetOf(cell.sheet).place(cell)

/** The column of a whole sheet that shows a cell; `undefined` where none does. */
export const shownIn = (cell: CellAddress, columns: ShownColumns): (string | null)[] | undefined => sheetOf(cell.sheet).shownIn(cell, columns)

/** One text for each cell. */
export const keyOf = (cell: CellAddress): string => {
  const { sheet, rowId, column } = placeOf(cell)
  return `${sheet} ${rowId} ${column}`
}

/** The cell that a `change` row names; `null` where its sheet is none of ours. */
export const addressOf = (sheet: string, rowId: Id, column: string): CellAddress | null =>
  Object.hasOwn(sheets, sheet) ? sheetOf(sheet as SheetKind).address(rowId, column) : null

/** Sheets of the plan itself, whose columns are data. */
export const planSheets = {
  indicators: columnsOfIndicators,
  tasks: columnsOfTasks,
  departments: columnsOfDepartments,
} as const satisfies Partial<Record<SheetKind, Readonly<Record<string, Column<never>>>>>
export type PlanSheetKind = keyof typeof planSheets

/** Column of a cell of the plan itself; `null` for a figure or a target. */
export const columnOf = (cell: CellAddress): Column<never> | null => {
  const columns: Readonly<Record<string, Column<never>>> = Object.hasOwn(planSheets, cell.sheet) ? planSheets[cell.sheet as PlanSheetKind] : {}
  const { column } = placeOf(cell)
  return Object.hasOwn(columns, column) ? (columns[column] ?? null) : null
}

/** The row that a cell stands in. */
export const rowIdOf = (cell: CellAddress): Id => placeOf(cell).rowId

/** Whether a cell says that its row is there. */
export const isOfRow = (cell: CellAddress): boolean => columnOf(cell)?.kind === 'row'

/** What a cell holds, as people read it. */
export const shownValue = (cell: CellAddress, value: string | null, facts: PlanFacts): string => shown(columnOf(cell) ?? {}, value, facts)
