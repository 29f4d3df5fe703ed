/** The queue of this sheet and its drawer in the browser: unsent edits outlive the sheet, and nobody is told of them once it is gone. */
import { newId } from '../edits/ids.ts'
import { openDrawer } from '../edits/kept.ts'
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

export const startSaving = ({ person, view, post }: SheetHost, isGone: () => boolean, ears: QueueEars): Saving => {
  const drawer = openDrawer(person, view.plan, newId(), localStorage)
  const whileThere =
    <Told extends readonly unknown[]>(tell: (...told: Told) => void) =>
    (...told: Told): void => {
      if (!isGone()) tell(...told)
    }
  const queue = createQueue(
    {
      marked: whileThere(ears.marked),
      settled: whileThere(ears.settled),
      judged: whileThere(ears.judged),
      understood: whileThere(ears.understood),
      counted() {
        drawer.save(queue.snapshot())
        if (!isGone()) ears.counted()
      },
    },
    postThrough(post),
    newId,
  )
  return {
    queue,
    async takeOver() {
      const left = await drawer.takeOver()
      for (const kept of left) queue.adopt(kept)
      return left.reduce((sum, { entries }) => sum + entries.length, 0)
    },
    stop() {
      void queue.close().then(drawer.release)
    },
  }
}
