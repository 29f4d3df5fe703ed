/** Tells the page how the sheet stands: what is selected and adds up to what, what is on its way, and the last thing to be said. */
import { heardOf } from '../edits/heard.ts'
import type { Queue } from '../edits/queue-shape.ts'
import type { Way } from '../edits/undo.ts'
import { sizeOf, spotsOf } from './block.ts'
import type { Book } from './book.ts'
import type { SheetHost } from './host.ts'
import type { Selection } from './selection.ts'
import { noNumbers, tallyLater } from './tally.ts'

export interface Status {
  /** `null` takes back what was said. */
  readonly say: (message: string | null) => void
  /** Read out, not shown. */
  readonly announce: (sentence: string) => void
  /** Other cells are selected, or their values have changed. */
  readonly countUp: () => void
  readonly report: () => void
  readonly stop: () => void
}

interface Watched {
  readonly queue: Queue
  /** What would be undone or redone next, in words. */
  readonly nextStep: (way: Way) => string | null
  readonly selection: Selection
  readonly book: () => Book
  /** How many cells have a question that the person may answer. */
  readonly asked: () => number
  /** Rows would stand elsewhere if they were arranged anew. */
  readonly isStale: () => boolean
}

export const createStatus = (
  { words: texts, onStatus }: SheetHost,
  { queue, nextStep, selection, book, asked, isStale }: Watched,
  ear: HTMLElement,
): Status => {
  let message: string | null = null
  let tally = noNumbers
  let stopTally = (): void => {}
  let isComing = false
  let isStopped = false

  function* figures(): Generator<string> {
    for (const spot of spotsOf(selection.block())) {
      const cell = selection.cellAt(spot)
      yield cell?.field.kind === 'figure' ? book().cells.rawAt(cell.place, cell.field) : ''
    }
  }

  const announce = (sentence: string): void => {
    ear.textContent = sentence
  }

  let heard = queue.counts()
  /** A screen reader hears of the queue what the page shows of it; sentences of one moment are one. */
  const speak = (): void => {
    const now = queue.counts()
    const { waiting, conflicts, problems, failing } = now
    const sentences = heardOf(heard, now).map((each) => {
      if (each === 'back') return texts.back(waiting)
      if (each === 'open') return texts.open(conflicts, problems)
      return failing?.why === 'signed_out' ? texts.signedOut(waiting) : texts.offline(waiting)
    })
    heard = now
    if (sentences.length > 0) announce(sentences.join(' '))
  }

  /** What holds until something is done about it. */
  const standing = (): string | null => {
    const { waiting, conflicts, problems, failing } = queue.counts()
    if (failing?.why === 'signed_out') return texts.signedOut(waiting)
    if (failing) return texts.offline(waiting)
    return conflicts + problems > 0 ? texts.open(conflicts, problems) : null
  }

  const tell = (): void => {
    isComing = false
    if (isStopped) return
    speak()
    const { waiting, conflicts, problems, failing } = queue.counts()
    // Blank rows at the end are none yet.
    const allRows = book().own?.view.id.length ?? book().table.size
    onStatus({
      selected: sizeOf(selection.block()),
      ...tally,
      pending: waiting,
      failed: conflicts + problems,
      asked: asked(),
      shownRows: Math.min(book().arrangement.matches(), allRows),
      levels:
        1 +
        (book()
          .arrangement.outline()
          ?.groups.reduce((most, { level }) => Math.max(most, level), 0) ?? -1),
      isStale: isStale(),
      allRows,
      undo: nextStep('undo'),
      redo: nextStep('redo'),
      offline: failing !== null,
      message: failing ? standing() : (message ?? standing()),
    })
  }
  /** Many reasons at once are one report. */
  const report = (): void => {
    if (isComing) return
    isComing = true
    queueMicrotask(tell)
  }

  return {
    say(text) {
      message = text
      if (text !== null) announce(text)
      report()
    },
    announce,
    countUp() {
      stopTally()
      tally = noNumbers
      if (sizeOf(selection.block()) === 1) return
      stopTally = tallyLater(figures(), (result) => {
        tally = result
        report()
      })
    },
    report,
    stop() {
      isStopped = true
      stopTally()
    },
  }
}
