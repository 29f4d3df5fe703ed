/** The active cell and the selected block round it. They keep to their indicator and column when rows or columns move. */
import type { Block, Extent, Spot } from './block.ts'
import { blockOf, isIn, within } from './block.ts'
import type { Field } from './fields.ts'
import type { Grid } from './grid-shape.ts'

/** A cell of the sheet, wherever it stands at the moment. In the row of a group its place is below zero, and it is shown only. */
export interface Cell {
  readonly place: number
  readonly field: Field
}

export interface Selection {
  readonly active: () => Spot
  readonly block: () => Block
  readonly extent: () => Extent
  readonly cellAt: (spot: Spot) => Cell | null
  readonly activeCell: () => Cell | null
  readonly moveTo: (spot: Spot) => void
  /** The block from where it began to here; the active cell stays. */
  readonly extendTo: (spot: Spot) => void
  /** Another active cell inside of the block. */
  readonly moveInside: (spot: Spot) => void
  /** @param active where typing goes; the cell it was, if that is inside, or the first, if not given. */
  readonly select: (block: Block, active?: Spot) => void
  /** Where the moving corner of the block is. */
  readonly head: () => Spot
  /** Finds the cells again after rows or columns have moved. */
  readonly arranged: () => void
}

/** @param onChange told which cell is to be brought into sight, if any. */
export const createSelection = (
  grid: Grid,
  fieldOf: (id: string) => Field | undefined,
  idOf: (place: number) => string,
  onChange: (reveal: Spot | null) => void,
): Selection => {
  let anchor: Spot = { row: 0, column: 0 }
  let head = anchor
  let active = anchor
  let columns: readonly string[] = []
  let known: { readonly id: string; readonly column: string } | null = null

  const cellAt = ({ row, column }: Spot): Cell | null => {
    const place = grid.lineAt(row)
    const field = fieldOf(columns[column] ?? '')
    return place === null || !field ? null : { place, field }
  }
  const changed = (reveal: Spot | null): void => {
    const cell = cellAt(active)
    known = cell && { id: idOf(cell.place), column: cell.field.id }
    onChange(reveal)
  }
  const moveTo = (spot: Spot): void => {
    anchor = within(spot, grid.extent())
    head = anchor
    active = anchor
    changed(anchor)
  }

  return {
    active: () => active,
    block: () => blockOf(anchor, head),
    extent: () => grid.extent(),
    cellAt,
    activeCell: () => cellAt(active),
    head: () => head,
    moveTo,
    extendTo(spot) {
      head = within(spot, grid.extent())
      if (!isIn(active, blockOf(anchor, head))) active = anchor
      changed(head)
    },
    moveInside(spot) {
      active = spot
      changed(spot)
    },
    select({ top, left, bottom, right }, wanted = active) {
      const extent = grid.extent()
      anchor = within({ row: top, column: left }, extent)
      head = within({ row: bottom, column: right }, extent)
      active = within(wanted, extent)
      if (!isIn(active, blockOf(anchor, head))) active = anchor
      changed(null)
    },
    arranged() {
      columns = grid.columnIds()
      const row = known ? grid.rowOf(known.id) : null
      const column = known ? columns.indexOf(known.column) : -1
      const isSame = row === active.row && column === active.column
      const to = within({ row: row ?? active.row, column: column < 0 ? active.column : column }, grid.extent())
      if (!isSame) {
        anchor = to
        head = to
        active = to
      } else {
        anchor = within(anchor, grid.extent())
        head = within(head, grid.extent())
      }
      onChange(null)
    },
  }
}
