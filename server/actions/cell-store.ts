/** What every store of cells answers; a store a sheet, in `cell-stores.ts` and `plan-stores.ts`. */
import type { Trx } from '../../db/connect.ts'
import type { PeriodCell } from '../../db/observations.ts'
import type { DateText, Id, Instant, ObservationFlag, ObservationState } from '../../db/schema.ts'
import type { AddressOf, CellAddress, Checked, SheetKind } from '../sheets/sheet.ts'
import type { EditedRows } from './edited-rows.ts'

export interface PresentCell {
  readonly value: string | null
  /** Of a figure. */
  readonly flag: ObservationFlag | null
  readonly since: Instant | null
  /** What a document has approved is changed by another document, not by typing. */
  readonly approved?: boolean
}

export const nothingHeld: PresentCell = { value: null, flag: null, since: null }

type CheckedOf<S extends SheetKind> = Extract<Checked, { sheet: S }>

/** An edit that is to be written over what its writer saw. */
export interface Written<S extends SheetKind = SheetKind> {
  readonly checked: CheckedOf<S>
  readonly was: string | null
}

export interface By {
  readonly planId: Id
  readonly personId: Id | null
  readonly at: Instant
  /** The day it is in the plan's zone. */
  readonly today: DateText
  readonly state: ObservationState
  /** Rows that were there before the commit. */
  readonly rows: EditedRows
  /** Rows that the edits add, as they begin. */
  readonly begun: ReadonlyMap<Id, object>
}

type Held = readonly (readonly [cell: CellAddress, PresentCell])[]

export interface CellStore<S extends SheetKind> {
  /** Its cells are columns of the row itself: what was read of it is old once they are written. */
  readonly inRow: boolean
  /** Cells that hold something; others may be among them. */
  readonly present: (trx: Trx, cells: readonly AddressOf<S>[], rows: EditedRows) => Promise<Held>
  /** The figures among its cells, from which others are made. */
  readonly figures: (edits: readonly Written<S>[]) => readonly PeriodCell[]
  /** Each cell once; the caller has compared what they hold. */
  readonly write: (trx: Trx, by: By, edits: readonly Written<S>[]) => Promise<void>
}
