/**
 * Where cells are, by reckoning and not by asking the page's elements: so it also holds for rows that are not drawn at the
 * moment, and while the sheet scrolls under a held pointer. Every row has the same height.
 */
import type { Extent, Spot } from './block.ts'

/** A column as it stands: `left` counts from the first pinned column, or from the first that scrolls. */
export interface Band {
  readonly id: string
  readonly left: number
  readonly width: number
  readonly isPinned: boolean
}

export interface Ground {
  readonly bands: () => readonly Band[]
  readonly rows: () => number
  readonly rowHeight: () => number
  /** What scrolls; the head sticks to its top, pinned columns to its left. */
  readonly viewport: HTMLElement
  /** What scrolls with the cells and is as large as all of them; the head is not in it. */
  readonly container: HTMLElement
  /** What scroll bars cover of the viewport at its right and at its bottom, in pixels. */
  readonly covered: () => { readonly right: number; readonly bottom: number }
}

/** In pixels, from the first cell of all; what is pinned does not scroll sideways. */
export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly isPinned: boolean
}

/** In pixels of the viewport. */
export interface Sight {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** At least a part of it is not scrolled away. */
  readonly isSeen: boolean
}

export interface Geometry {
  readonly extent: () => Extent
  readonly pinnedWidth: () => number
  readonly headHeight: () => number
  /** Of the viewport, without its scroll bars. */
  readonly seen: () => { readonly width: number; readonly height: number }
  readonly placeOf: (spot: Spot) => Place
  readonly sightOf: (spot: Spot) => Sight
  /** The cell under a point of the page; `null` outside of the cells. With `nearest`, the closest one that is seen. */
  readonly spotAt: (x: number, y: number, nearest?: boolean) => Spot | null
  /** The row whose number stands under a point of the page; `null` beside of the numbers. */
  readonly rowNumberAt: (x: number, y: number) => number | null
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(most, value))

export const createGeometry = ({ bands, rows, rowHeight, viewport, container, covered }: Ground): Geometry => {
  const extent = (): Extent => ({ rows: rows(), columns: bands().length })
  // Not their sum: before the first stand the numbers of the rows.
  const pinnedWidth = (): number => bands().reduce((most, { isPinned, left, width }) => (isPinned ? Math.max(most, left + width) : most), 0)
  const numbersWidth = (): number => bands().find(({ isPinned }) => isPinned)?.left ?? 0
  const headHeight = (): number => container.getBoundingClientRect().top - viewport.getBoundingClientRect().top + viewport.scrollTop
  const seen: Geometry['seen'] = () => {
    const { right, bottom } = covered()
    return { width: viewport.clientWidth - right, height: viewport.clientHeight - bottom }
  }
  const placeOf = ({ row, column }: Spot): Place => {
    const band = bands()[column]
    const isPinned = band?.isPinned ?? false
    return { left: (band?.left ?? 0) + (isPinned ? 0 : pinnedWidth()), top: row * rowHeight(), width: band?.width ?? 0, height: rowHeight(), isPinned }
  }
  return {
    extent,
    pinnedWidth,
    headHeight,
    seen,
    placeOf,
    sightOf(spot) {
      const { left, top, width, height, isPinned } = placeOf(spot)
      const head = headHeight()
      const x = left - (isPinned ? 0 : viewport.scrollLeft)
      const y = top + head - viewport.scrollTop
      const isSeen = y + height > head && y < seen().height && x < seen().width && (isPinned || x + width > pinnedWidth())
      return { left: x, top: y, width, height, isSeen }
    },
    spotAt(x, y, nearest = false) {
      const box = viewport.getBoundingClientRect()
      const inside = container.getBoundingClientRect()
      const size = extent()
      const top = box.top + headHeight()
      const [right, bottom] = [box.left + seen().width - 1, box.top + seen().height - 1]
      const isOutside = x < box.left || y < top || x > right || y > bottom
      if (size.rows === 0 || size.columns === 0 || (isOutside && !nearest)) return null
      const [px, py] = [between(box.left, x, right), between(top, y, bottom)]
      const row = Math.floor((py - inside.top) / rowHeight())
      const onPinned = px - box.left < pinnedWidth()
      const at = onPinned ? px - box.left : px - inside.left - pinnedWidth()
      const column = bands().findIndex(({ isPinned, left, width }) => isPinned === onPinned && at >= left && at < left + width)
      if (nearest) return { row: between(0, row, size.rows - 1), column: column < 0 ? (onPinned ? 0 : size.columns - 1) : column }
      return column < 0 || row < 0 || row >= size.rows ? null : { row, column }
    },
    rowNumberAt(x, y) {
      const box = viewport.getBoundingClientRect()
      if (x < box.left || x >= box.left + numbersWidth() || y < box.top + headHeight() || y > box.top + seen().height - 1) return null
      const row = Math.floor((y - container.getBoundingClientRect().top) / rowHeight())
      return row < 0 || row >= rows() ? null : row
    },
  }
}
