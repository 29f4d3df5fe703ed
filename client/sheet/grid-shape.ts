/** What the sheet asks of its grid, whichever draws it. */
import type { Language } from '../../server/wire.ts'
import type { Spot } from './block.ts'
import type { Columns } from './columns.ts'
import type { Geometry } from './geometry.ts'
import type { Layout } from './layout.ts'
import type { Row } from './table.ts'

export interface GridSetUp {
  readonly element: HTMLElement
  readonly columns: Columns
  readonly rows: readonly Row[]
  readonly idOf: (place: number) => string
  readonly isShown: (place: number) => boolean
  readonly rowHeight: number
  readonly language: Language
  readonly texts: Readonly<Record<string, string>>
  readonly name: string
  readonly nonce: string | null
  readonly layout: Layout | null
  /** Rows or columns stand elsewhere now. */
  readonly onArranged: () => void
  /** By a click on a head, which has the focus now. */
  readonly onSorted: () => void
  readonly onScroll: () => void
  readonly onLayout: (layout: Layout) => void
}

export interface Grid extends Geometry {
  readonly placeAt: (row: number) => number
  /** `null` where it is filtered away. */
  readonly rowOf: (id: string) => number | null
  readonly columnIds: () => readonly string[]
  /** Brings a cell into sight, as little as needed; a row that is sought, to the middle. */
  readonly reveal: (spot: Spot, toTheMiddle?: boolean) => void
  readonly pageRows: () => number
  /** Draws cells anew, of rows by their ids. With `flash` only what has changed, and it lights up. */
  readonly refresh: (ids: Iterable<string>, columns: readonly string[], flash: boolean) => void
  readonly refilter: () => void
  readonly setRows: (rows: readonly Row[], columns: Columns) => void
  readonly setRowHeight: (height: number) => void
  /** Back to how the columns began, or to a remembered layout. */
  readonly setLayout: (columns: Columns, layout: Layout | null) => void
  readonly viewport: HTMLElement
  readonly container: HTMLElement
  readonly destroy: () => void
}
