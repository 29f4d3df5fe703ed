/** Which rows are asked for, and in which order: conditions, the quick search, the sorting of heads. Done when it is asked, and then it stands. */
import type { SortBy, Wish } from './arrangement.ts'
import type { Book } from './book.ts'
import { isSameFilter } from './conditions.ts'
import type { SheetFilter } from './conditions.ts'
import type { Grid } from './grid-shape.ts'
import type { OrderWatch } from './stale.ts'

export interface RowsAsked {
  readonly isFiltered: (column: string) => boolean
  readonly setFilter: (filter: SheetFilter) => void
  readonly setSearch: (text: string) => void
  readonly sort: (sort: readonly SortBy[]) => void
  /** Rows as they were asked for, from what the cells hold now. */
  readonly rearrange: () => void
  /** Asks the same of newer data, which nothing has shown yet. */
  readonly handTo: (book: Book) => void
}

interface Parts {
  readonly book: () => Book
  readonly grid: () => Grid
  readonly wish: Wish
  readonly stale: () => OrderWatch
}

export const createRowsAsked = ({ book, grid, wish, stale }: Parts): RowsAsked => {
  let filter: SheetFilter = {}
  let search = ''
  const handTo = (to: Book): void => {
    to.filter.setFilter(filter)
    to.filter.setSearch(search)
    to.arrangement.filter()
  }
  const refilter = (): void => {
    handTo(book())
    grid().arrange()
    stale().forget()
  }
  const rearrange = (): void => {
    book().arrangement.arrange()
    grid().arrange()
    stale().forget()
  }
  return {
    isFiltered: (column) => filter.conditions?.some((condition) => condition.column === column) ?? false,
    setFilter(wanted) {
      if (isSameFilter(wanted, filter)) return
      filter = wanted
      refilter()
      grid().refreshHeads()
    },
    setSearch(text) {
      if (text === search) return
      search = text
      refilter()
    },
    sort(sort) {
      wish.sort = sort
      rearrange()
    },
    rearrange,
    handTo,
  }
}
