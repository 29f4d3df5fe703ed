/** The queue of this sheet and its drawer in the browser: unsent edits outlive the sheet, and nobody is told of them once it is gone. */
import { newId } from '../edits/ids.ts'
import { openIndexed } from '../edits/indexed.ts'
import { openDrawer } from '../edits/kept.ts'
import { keyOf } from '../edits/commands.ts'
import type { Settled } from '../edits/commands.ts'
import { postThrough } from '../edits/post.ts'
import { createQueue } from '../edits/queue.ts'
import type { Queue, QueueEars } from '../edits/queue-shape.ts'
import type { SheetHost } from './host.ts'

export interface Saving {
  readonly queue: Queue
  /** Brings back what pages that are gone have left. @returns how many cells. */
  readonly takeOver: () => Promise<number>
  /** Sends what it can; the rest stays in the drawer for the next sheet. */
  readonly stop: () => void
}

/** What is saved where: of a sheet, or of a page that shows single cells of a plan. */
export interface SavingHost extends Pick<SheetHost, 'person' | 'post'> {
  readonly view: Pick<SheetHost['view'], 'plan'>
}

interface SavingEars extends QueueEars {
  /** What became of cells, told also once the sheet is gone: what it has left behind may have to know. */
  readonly answered?: (cells: readonly Settled[]) => void
  /** The browser keeps nothing: unsent edits live as long as the page. */
  readonly notKept: () => void
}

export const startSaving = ({ person, view, post }: SavingHost, isGone: () => boolean, ears: SavingEars): Saving => {
  const whileThere =
    <Told extends readonly unknown[]>(tell: (...told: Told) => void) =>
    (...told: Told): void => {
      if (!isGone()) tell(...told)
    }
  const store = openIndexed('xushi')
  const drawer = openDrawer(
    person,
    view.plan,
    newId(),
    store,
    () => ({ entryOf: queue.markOf, flight: queue.flight, snapshot: queue.snapshot }),
    whileThere(ears.notKept),
  )
  const queue = createQueue(
    {
      marked(cells) {
        drawer.touch(cells.map(keyOf))
        if (!isGone()) ears.marked(cells)
      },
      settled(cells) {
        ears.answered?.(cells)
        if (!isGone()) ears.settled(cells)
      },
      judged: whileThere(ears.judged),
      understood: whileThere(ears.understood),
      counted() {
        drawer.touch([])
        if (!isGone()) ears.counted()
      },
    },
    postThrough(post),
    newId,
  )
  return {
    queue,
    async takeOver() {
      let brought = 0
      try {
        await drawer.takeOver((kept) => {
          brought += kept.entries.length
          queue.adopt(kept)
        })
      } catch {
        whileThere(ears.notKept)()
      }
      return brought
    },
    stop() {
      void queue.close().then(() => {
        drawer.release()
        // What is being written still is: a store closes after its last transaction.
        store.close()
      })
    },
  }
}
