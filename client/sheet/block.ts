/** Blocks of cells and ways through them, by row and column as they are shown. Pure. */
export interface Spot {
  readonly row: number
  readonly column: number
}

export interface Block {
  readonly top: number
  readonly left: number
  /** Both included. */
  readonly bottom: number
  readonly right: number
}

/** How much there is. */
export interface Extent {
  readonly rows: number
  readonly columns: number
}

export const blockOf = (a: Spot, b: Spot): Block => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
})
export const extentOf = ({ top, left, bottom, right }: Block): Extent => ({ rows: bottom - top + 1, columns: right - left + 1 })
export const sizeOf = (block: Block): number => extentOf(block).rows * extentOf(block).columns
export const isIn = ({ row, column }: Spot, { top, left, bottom, right }: Block): boolean => row >= top && row <= bottom && column >= left && column <= right

export const within = ({ row, column }: Spot, { rows, columns }: Extent): Spot => ({
  row: Math.max(0, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
})

export function* spotsOf({ top, left, bottom, right }: Block): Generator<Spot> {
  for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) yield { row, column }
}

/** One step; `rows` and `columns` are −1, 0 or 1, or a page. */
export const stepFrom = (spot: Spot, rows: number, columns: number, extent: Extent): Spot =>
  within({ row: spot.row + rows, column: spot.column + columns }, extent)

/**
 * As far as Ctrl and an arrow go: over what is filled to its last cell, over what is empty to the next filled one, or to the
 * edge.
 */
export const leapFrom = (spot: Spot, rows: number, columns: number, extent: Extent, isFilled: (spot: Spot) => boolean): Spot => {
  const next = (from: Spot): Spot | null => {
    const to = { row: from.row + rows, column: from.column + columns }
    return to.row < 0 || to.column < 0 || to.row >= extent.rows || to.column >= extent.columns ? null : to
  }
  const first = next(spot)
  if (!first) return spot
  const runs = isFilled(spot) && isFilled(first)
  let at = first
  for (let to = next(at); to !== null; to = next(at)) {
    if (runs ? !isFilled(to) : isFilled(at)) break
    at = to
  }
  return at
}

/** The next cell inside a block, round and round: along rows (Tab) or down columns (Enter). */
export const nextIn = (block: Block, { row, column }: Spot, along: 'row' | 'column', forward: boolean): Spot => {
  const { rows, columns } = extentOf(block)
  const [r, c] = [row - block.top, column - block.left]
  const place = along === 'row' ? r * columns + c : c * rows + r
  const to = (place + (forward ? 1 : -1) + rows * columns) % (rows * columns)
  return along === 'row'
    ? { row: block.top + Math.floor(to / columns), column: block.left + (to % columns) }
    : { row: block.top + (to % rows), column: block.left + Math.floor(to / rows) }
}

/** What a pasted block covers: the selection where that is a whole number of its size both ways, else its own size. */
export const pastedExtent = (selected: Extent, pasted: Extent): Extent =>
  selected.rows > 0 && selected.rows % pasted.rows === 0 && selected.columns % pasted.columns === 0 ? selected : pasted

/** The block that dragging the handle of `source` to a spot fills: down, up, right or left, where the drag went farther. */
export const dragBlock = (source: Block, to: Spot): Block => {
  const down = Math.max(to.row - source.bottom, source.top - to.row, 0)
  const aside = Math.max(to.column - source.right, source.left - to.column, 0)
  if (down === 0 && aside === 0) return source
  return down >= aside
    ? { ...source, top: Math.min(source.top, to.row), bottom: Math.max(source.bottom, to.row) }
    : { ...source, left: Math.min(source.left, to.column), right: Math.max(source.right, to.column) }
}

/** The cell of `source` that a filled cell repeats. */
export const repeated = (source: Block, { row, column }: Spot): Spot => {
  const { rows, columns } = extentOf(source)
  const around = (offset: number, size: number): number => ((offset % size) + size) % size
  return { row: source.top + around(row - source.top, rows), column: source.left + around(column - source.left, columns) }
}
