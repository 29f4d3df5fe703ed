/** What the sheet asks of its grid, whichever draws it. */
import type { Language } from '../../server/wire/rows.ts'
import type { GroupFacts } from '../cells/group.ts'
import type { Spot } from './block.ts'
import type { Columns } from './columns.ts'
import type { Geometry } from './geometry.ts'
import type { Layout } from './layout.ts'
import type { Row } from './table.ts'

export interface GridSetUp {
  readonly element: HTMLElement
  readonly columns: Columns
  readonly rows: readonly Row[]
  readonly idOf: (line: number) => string
  /** Row in which a line is shown; −1 where it is not. */
  readonly rankOf: (line: number) => number
  readonly groupAt: (line: number) => GroupFacts
  readonly rowHeight: number
  readonly language: Language
  readonly texts: Readonly<Record<string, string>>
  readonly name: string
  readonly nonce: string | null
  readonly layout: Layout
  /** Rows or columns stand elsewhere now. */
  readonly onArranged: () => void
  /** Another order is wanted; `byHand` where a head was clicked, which has the focus now. */
  readonly onSort: (sort: Layout['sort'], byHand: boolean) => void
  readonly onScroll: () => void
  readonly onLayout: (layout: Layout) => void
}

export interface Grid extends Geometry {
  /** The line in a row: an indicator's place, or a group below zero; `null` beyond the last. */
  readonly lineAt: (row: number) => number | null
  /** `null` where it is filtered away. */
  readonly rowOf: (id: string) => number | null
  readonly columnIds: () => readonly string[]
  /** Which column's head was pressed, or the corner over the numbers of the rows; `null` for what does something else on a head: its arrow, its edge. */
  readonly headOf: (target: EventTarget | null) => number | 'corner' | null
  /** `null` brings back the order of the plan. */
  readonly sortBy: (columnId: string, direction: 'asc' | 'desc' | null) => void
  /** Brings a cell into sight, as little as needed; a row that is sought, to the middle. */
  readonly reveal: (spot: Spot, toTheMiddle?: boolean) => void
  readonly pageRows: () => number
  /** Draws cells anew, of rows by their ids. With `flash` only what has changed, and it lights up. */
  readonly refresh: (ids: Iterable<string>, columns: readonly string[], flash: boolean) => void
  /** Lines stand elsewhere, by `rankOf`. */
  readonly arrange: () => void
  /** Rows of other groups in place of those there are; their ids are others. */
  readonly regroup: (rows: readonly Row[]) => void
  /** Draws the rows of groups anew that are in sight. */
  readonly refreshGroups: () => void
  /** @param layout for columns that were not there before; `null` where they are the same. */
  readonly setRows: (rows: readonly Row[], columns: Columns, layout: Layout | null) => void
  readonly setRowHeight: (height: number) => void
  /** Columns as they begin, and then as a layout has them. */
  readonly setLayout: (columns: Columns, layout: Layout) => void
  /** In their order, hidden ones too. */
  readonly columns: () => readonly { readonly id: string; readonly isShown: boolean; readonly isFrozen: boolean }[]
  readonly showColumns: (ids: readonly string[], isShown: boolean) => void
  /** These and no others stay in sight. */
  readonly freeze: (ids: readonly string[]) => void
  /** Their marks are others. */
  readonly refreshHeads: () => void
  readonly viewport: HTMLElement
  readonly container: HTMLElement
  readonly destroy: () => void
}
