/** The room the sheet has and how it is filled: a phone's width or a desk's, heights of rows, columns as the person keeps them. */
import type { HeadParams } from '../cells/head.ts'
import type { Book } from './book.ts'
import { columnsOf } from './columns.ts'
import type { Columns } from './columns.ts'
import type { Frame } from './frame.ts'
import type { Density, SheetHost } from './host.ts'
import type { Layout } from './layout.ts'
import { keepLayout, remembering, storedLayout, usualLayout } from './layout.ts'

export interface Room {
  readonly isNarrow: () => boolean
  /** Looks at the width. @returns whether a phone's has become a desk's, or the other way round. */
  readonly isTurned: () => boolean
  /** In pixels; the styles hear of it too. */
  readonly rowHeight: () => number
  readonly setDensity: (density: Density) => void
  readonly columns: () => Columns
  /** The layout to be shown. A phone's width has one of its own, which is not kept. */
  readonly layout: () => Layout
  /** The one that is kept, wherever it is shown. */
  readonly kept: () => Layout
  /** As the grid has it now. */
  readonly changed: (layout: Layout) => void
  /** `null` keeps none: columns stand as they begin. */
  readonly put: (layout: Layout | null) => void
}

const rowHeights: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 34 }
/** A fingertip's. */
const narrowRowHeight = 38

export const createRoom = ({ root, isNarrow: look }: Pick<Frame, 'root' | 'isNarrow'>, host: SheetHost, book: () => Book, head: HeadParams): Room => {
  let isNarrow = look()
  let density: Density = 'normal'
  const kept = (): Layout => storedLayout(host.layoutKey, localStorage)
  return {
    isNarrow: () => isNarrow,
    isTurned() {
      const was = isNarrow
      isNarrow = look()
      return was !== isNarrow
    },
    rowHeight() {
      const height = isNarrow ? narrowRowHeight : rowHeights[density]
      root.style.setProperty('--sheet-row', `${height}px`)
      root.dataset['narrow'] = String(isNarrow)
      return height
    },
    setDensity(wanted) {
      density = wanted
    },
    columns() {
      const { fields, table, cells, closed } = book()
      return columnsOf(fields, { table, cells, closed, texts: host.words, isNarrow, head, when: host.when })
    },
    layout: () => (isNarrow ? usualLayout : kept()),
    kept,
    changed(layout) {
      if (isNarrow) return
      keepLayout(host.layoutKey, remembering(layout, kept(), new Set(book().fields.map(({ id }) => id))), localStorage)
      host.onLayout(layout)
    },
    put: (layout) => keepLayout(host.layoutKey, layout, localStorage),
  }
}
