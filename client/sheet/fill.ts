/** Which texts go where, for all that writes more than one cell: clearing, filling, pasting. Rows of groups hold nothing and are stepped over. */
import type { Block, Extent, Spot } from './block.ts'
import { extentOf, isIn, pastedExtent, repeated, spotsOf } from './block.ts'
import type { Cells } from './cells.ts'
import type { PastedRows } from './html-table.ts'
import type { Cell, Selection } from './selection.ts'
import type { Wanted } from './write.ts'

export interface Filled {
  readonly wanted: readonly Wanted[]
  /** Cells that would lie beyond the sheet. */
  readonly outside: number
  readonly block: Block
}

export interface Pasted extends Filled {
  /** Of the pasted block, repeated where the selection is larger; and of what of it there is room for. */
  readonly asked: Extent
  readonly has: Extent
}

export interface Filling {
  /** The same text into every cell of a block. */
  readonly same: (block: Block, text: string) => Filled
  /** `whole` is `source` made longer one way: its cells are repeated through the rest. */
  readonly repeat: (source: Block, whole: Block) => Filled
  /** Where a row has `null`, the cell is left as it is. */
  readonly paste: (selected: Block, rows: PastedRows) => Pasted
  /** Texts of a block as they are copied. */
  readonly texts: (block: Block) => readonly (readonly string[])[]
}

const isIndicator = (cell: Cell | null): cell is Cell => cell !== null && cell.place >= 0

export const createFilling = (selection: Selection, cells: () => Cells): Filling => {
  const rawAt = (spot: Spot): string => {
    const cell = selection.cellAt(spot)
    return cell ? cells().rawAt(cell.place, cell.field) : ''
  }
  const wanted = (block: Block, textAt: (spot: Spot) => string | null): Filled => {
    const found: Wanted[] = []
    for (const spot of spotsOf(block)) {
      const cell = selection.cellAt(spot)
      const text = isIndicator(cell) ? textAt(spot) : null
      if (isIndicator(cell) && text !== null) found.push({ ...cell, text })
    }
    return { wanted: found, outside: 0, block }
  }
  const isRow = (row: number): boolean => isIndicator(selection.cellAt({ row, column: 0 }))
  /** Rows of indicators from one on, as many as are asked for and there. */
  const rowsFrom = (top: number, bottom: number, most: number): readonly number[] => {
    const found: number[] = []
    for (let row = top; row <= bottom && found.length < most; row += 1) if (isRow(row)) found.push(row)
    return found
  }

  return {
    same: (block, text) => wanted(block, () => text),
    repeat: (source, whole) =>
      wanted(whole, (spot) => {
        const from = repeated(source, spot)
        return isIn(spot, source) || !isRow(from.row) ? null : rawAt(from)
      }),
    paste(selected, rows) {
      const { top, left, bottom } = selected
      const extent = selection.extent()
      const own = { rows: rows.length, columns: rows[0]?.length ?? 1 }
      const selectedRows = rowsFrom(top, bottom, Number.POSITIVE_INFINITY).length
      const asked = pastedExtent({ rows: selectedRows, columns: extentOf(selected).columns }, own)
      const onto = rowsFrom(top, extent.rows - 1, asked.rows)
      const has = { rows: onto.length, columns: Math.min(asked.columns, extent.columns - left) }
      const found: Wanted[] = []
      for (const [r, row] of onto.entries())
        for (let c = 0; c < has.columns; c += 1) {
          const text = rows[r % own.rows]?.[c % own.columns] ?? null
          const cell = selection.cellAt({ row, column: left + c })
          if (text !== null && cell) found.push({ ...cell, text })
        }
      const block = { top: onto[0] ?? top, left, bottom: onto.at(-1) ?? top, right: left + has.columns - 1 }
      return { wanted: found, outside: asked.rows * asked.columns - has.rows * has.columns, block, asked, has }
    },
    texts(block) {
      const indicators = rowsFrom(block.top, block.bottom, Number.POSITIVE_INFINITY)
      const rows = indicators.length > 0 ? indicators : [block.top]
      const { columns } = extentOf(block)
      return rows.map((row) => Array.from({ length: columns }, (_, column) => rawAt({ row, column: block.left + column })))
    },
  }
}
