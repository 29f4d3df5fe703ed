/** Which texts go where, for all that writes more than one cell: clearing, filling, pasting. */
import type { Block, Spot } from './block.ts'
import { extentOf, isIn, pasteBlock, repeated, spotsOf } from './block.ts'
import type { Cells } from './cells.ts'
import type { Selection } from './selection.ts'
import type { Wanted } from './write.ts'

export interface Filled {
  readonly wanted: readonly Wanted[]
  /** Cells that would lie beyond the sheet. */
  readonly outside: number
  readonly block: Block
}

export interface Filling {
  /** The same text into every cell of a block. */
  readonly same: (block: Block, text: string) => Filled
  /** `whole` is `source` made longer one way: its cells are repeated through the rest. */
  readonly repeat: (source: Block, whole: Block) => Filled
  readonly paste: (selected: Block, rows: readonly (readonly string[])[]) => Filled
  /** Texts of a block as they are copied. */
  readonly texts: (block: Block) => readonly (readonly string[])[]
}

export const createFilling = (selection: Selection, cells: () => Cells): Filling => {
  const rawAt = (spot: Spot): string => {
    const cell = selection.cellAt(spot)
    return cell ? cells().rawAt(cell.place, cell.field) : ''
  }
  const wanted = (block: Block, textAt: (spot: Spot) => string | null): Filled => {
    const found: Wanted[] = []
    let outside = 0
    for (const spot of spotsOf(block)) {
      const text = textAt(spot)
      if (text === null) continue
      const cell = selection.cellAt(spot)
      if (cell) found.push({ ...cell, text })
      else outside += 1
    }
    return { wanted: found, outside, block }
  }
  return {
    same: (block, text) => wanted(block, () => text),
    repeat: (source, whole) => wanted(whole, (spot) => (isIn(spot, source) ? null : rawAt(repeated(source, spot)))),
    paste(selected, rows) {
      const block = pasteBlock(selected, { rows: rows.length, columns: rows[0]?.length ?? 1 })
      const from = { top: 0, left: 0, bottom: rows.length - 1, right: (rows[0]?.length ?? 1) - 1 }
      return wanted(block, ({ row, column }) => {
        const at = repeated(from, { row: row - block.top, column: column - block.left })
        return rows[at.row]?.[at.column] ?? ''
      })
    },
    texts(block) {
      const { rows, columns } = extentOf(block)
      return Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (__, column) => rawAt({ row: block.top + row, column: block.left + column })),
      )
    },
  }
}
