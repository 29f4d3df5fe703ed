import type { Id } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'
import { indicators } from './indicators.ts'
import { observations } from './observations.ts'
import type { CellAddress, CellPlace, Checked, EditFacts, EditRequest, IndicatorCell, Sheet, SheetKind, ShownColumns } from './sheet.ts'
import { targets } from './targets.ts'

/** The shelf of sheets: key as on the wire. */
export const sheets = { observations, indicators, targets } satisfies { readonly [S in SheetKind]: Sheet<S> }

/** Who may write the cell of an edit. */
export const writersOf = (edit: EditRequest): 'figures' | 'plan' => sheets[edit.cell.sheet].writers

const sheetOf = <S extends SheetKind>(kind: S): Sheet<S> => sheets[kind] as unknown as Sheet<S>

/** Reads an edit by its own sheet. */
export const checkCell = (edit: EditRequest, indicator: IndicatorCell, facts: EditFacts): Checked | Problem =>
  sheetOf(edit.cell.sheet).check(edit.cell, edit, indicator, facts)

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
