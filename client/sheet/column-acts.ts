/** The heads of columns: what can be done with a column, asked for by its button, a right click or keys; and the columns as a list. */
import type { Book } from './book.ts'
import type { Grid } from './grid-shape.ts'
import type { ColumnChoice, HeadAsked, SheetHost } from './host.ts'

export interface ColumnActs {
  readonly open: (column: string, at: HTMLElement) => void
  /** Of the active cell's column. */
  readonly openActive: () => void
  readonly columns: () => readonly ColumnChoice[]
  readonly titleOf: (column: string) => string
  readonly freezeTo: (column: string | null) => boolean
  readonly stop: () => void
}

export const createColumnActs = (
  { words: texts, onHead }: SheetHost,
  element: HTMLElement,
  book: () => Book,
  grid: Grid,
  activeColumn: () => string | null,
  say: (message: string) => void,
): ColumnActs => {
  const ends = new AbortController()
  const { signal } = ends

  const titleOf = (column: string): string => {
    const field = book().field(column)
    if (field) return field.period === null ? field.head : texts.periodLong(field.period)
    return column === 'department' ? texts.facets.department : column
  }
  const byOf = (column: string): HeadAsked['by'] =>
    book().filter.listed.includes(column) ? 'list' : book().field(column)?.kind === 'figure' ? 'number' : 'text'
  const open: ColumnActs['open'] = (column, at) => {
    const { left, top, width, height } = at.getBoundingClientRect()
    onHead({ column, title: titleOf(column), by: byOf(column), box: { left, top, width, height } })
  }
  const headOf = (event: Event): HTMLElement | null => (event.target instanceof Element ? event.target.closest<HTMLElement>('.ag-header-cell[col-id]') : null)
  const openHead = (event: Event): void => {
    const head = headOf(event)
    if (!head) return
    event.preventDefault()
    event.stopPropagation()
    open(head.getAttribute('col-id') ?? '', head)
  }
  element.addEventListener('contextmenu', openHead, { signal, capture: true })
  element.addEventListener('keydown', (event) => event.altKey && event.key === 'ArrowDown' && openHead(event), { signal, capture: true })

  const groupTitle = (group: string): string => {
    if (group === 'pinned') return ''
    return group === 'basics' ? texts.groups.basics : group === 'judged' ? texts.groups.judged : texts.year(group)
  }

  return {
    open,
    openActive() {
      const column = activeColumn()
      const head = column === null ? null : element.querySelector<HTMLElement>(`.ag-header-cell[col-id="${CSS.escape(column)}"]`)
      if (column !== null && head) open(column, head)
    },
    columns: () =>
      grid.columns().flatMap(({ id, isShown, isFrozen }) => {
        const field = book().field(id)
        return field ? [{ id, title: field.head, group: groupTitle(field.group), isShown, isFrozen }] : []
      }),
    titleOf,
    freezeTo(column) {
      const ids = grid.columnIds()
      const upTo = column === null ? [] : ids.slice(0, ids.indexOf(column) + 1)
      const width = upTo.reduce((sum, _, at) => sum + grid.placeOf({ row: 0, column: at }).width, 0)
      if (width > grid.seen().width / 2) {
        say(texts.frozenTooWide)
        return false
      }
      grid.freeze(upTo)
      return true
    },
    stop: () => ends.abort(),
  }
}
