/** Notices that rows would stand elsewhere if they were arranged anew. It looks a moment after something has changed, and never moves a row. */
import type { Wish } from './arrangement.ts'
import type { Book } from './book.ts'

export interface OrderWatch {
  readonly is: () => boolean
  /** Something has changed. */
  readonly look: () => void
  /** Rows were arranged anew. */
  readonly forget: () => void
  readonly stop: () => void
}

const milliseconds = 400

export const watchOrder = (wish: Wish, book: () => Book, report: () => void): OrderWatch => {
  let isStale = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (is: boolean): void => {
    isStale = is
    report()
  }
  /** In the plan's own order, all shown, nothing that is typed moves a row. */
  const canMove = (): boolean => wish.sort.length > 0 || wish.grouping === 'light' || book().filter.isActive()
  return {
    is: () => isStale,
    look() {
      if (isStale || !canMove()) return
      timer ??= setTimeout(() => {
        timer = undefined
        if (canMove() && book().arrangement.isStale()) tell(true)
      }, milliseconds)
    },
    forget() {
      clearTimeout(timer)
      timer = undefined
      tell(false)
    },
    stop: () => clearTimeout(timer),
  }
}
