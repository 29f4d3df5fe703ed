/**
 * What stands at the active cell and goes with it: the editor, a card that says why a text was refused or who else has written, the last figures,
 * the list to pick from.
 */
import type { AskedView } from '../../server/wire/questions.ts'
import type { Queue } from '../edits/queue-shape.ts'
import type { Book } from './book.ts'
import { createPicker } from './editors/picker.ts'
import type { Editor } from './editor.ts'
import type { Frame } from './frame.ts'
import type { Grid } from './grid-shape.ts'
import type { SheetHost } from './host.ts'
import type { News } from './news.ts'
import { createNote } from './note.ts'
import { createRecent } from './recent.ts'
import type { Room } from './room.ts'
import type { Cell, Selection } from './selection.ts'
import { noteOf } from './speech.ts'

export interface Beside {
  /** Brings all of it to where the active cell is. */
  readonly lay: () => void
  /** Says on the card what there is to be said of the active cell. */
  readonly tell: () => void
  /** Why the active cell takes no text, once it was tried; `null` when another is active. */
  readonly refuse: (why: string | null) => void
  readonly scrolled: () => void
  /** The room has another size: a cell that was to be seen stays so. */
  readonly resized: () => void
  readonly opened: (cell: Cell) => void
  readonly closed: () => void
  /** @returns whether there is anything to be done on the card. */
  readonly enter: () => boolean
  /** Whether the last figures are shown while typing. */
  readonly setRecent: (isOn: boolean) => void
}

interface Parts {
  readonly frame: Frame
  readonly grid: Grid
  readonly room: Room
  readonly selection: Selection
  readonly editor: Editor
  readonly queue: Queue
  readonly book: () => Book
  readonly news: () => News
  readonly focus: () => void
  readonly say: (sentence: string) => void
  readonly signal: AbortSignal
}

/** In milliseconds: after so long without another, scrolling is over. */
const scrollSettles = 120

export const createBeside = (host: SheetHost, { frame, grid, room, selection, editor, queue, book, news, focus, say, signal }: Parts): Beside => {
  const { words: texts, when } = host
  const note = createNote(focus)
  const recent = createRecent(texts, host.figuresBefore)
  const picker = createPicker(editor)
  frame.root.append(editor.area, note.element, recent.element, picker.element)
  let refused: string | null = null
  let isInSight = false

  const lay = (): void => {
    if (signal.aborted) return
    const sight = grid.sightOf(selection.active())
    isInSight = sight.isSeen
    if (!editor.isComposing()) editor.lay(sight)
    note.lay(sight)
    picker.lay(sight)
    const [left, top, seen] = [grid.pinnedWidth(), grid.headHeight(), grid.seen()]
    recent.lay(sight, room.isNarrow() || !sight.isSeen ? null : { left, top, width: seen.width - left, height: seen.height - top })
  }
  /** The mark goes when the list comes back without it. */
  const check = (asked: readonly AskedView[], remark: string): void => {
    const ids = asked.map(({ id }) => id)
    host.check(ids, remark).catch((error: unknown) => say(error instanceof Error && 'detail' in error ? String(error.detail) : texts.notChecked))
  }
  const tell = (): void => {
    const cell = selection.activeCell()
    const meanwhile = news().meanwhile()
    if (editor.isOpen()) note.show(meanwhile === null ? null : { kind: 'conflict', lines: [meanwhile], actions: [] })
    else {
      const content = cell && noteOf(cell, book().cells, texts, { queue, edit: editor.begin, check, when })
      note.show(content ?? (refused === null ? null : { kind: 'hint', lines: [refused], actions: [] }))
    }
    lay()
  }

  let settling: ReturnType<typeof setTimeout> | undefined
  let scrolledAt = 0
  const settle = (): void => {
    const left = scrolledAt + scrollSettles - performance.now()
    settling = left > 0 ? setTimeout(settle, left) : undefined
    if (left <= 0) lay()
  }

  return {
    lay,
    tell,
    refuse(why) {
      refused = why
    },
    /** What is seen goes along; the unseen editor only when the scrolling is over, because to measure in between costs a layout a frame. */
    scrolled() {
      scrolledAt = performance.now()
      if (editor.isOpen() || !note.element.hidden) lay()
      else settling ??= setTimeout(settle, scrollSettles)
    },
    resized() {
      if (isInSight) grid.reveal(selection.active())
      lay()
    },
    opened({ place, field }) {
      const { table } = book()
      const unit = table.view.rows.unit[place] ?? ''
      editor.area.dataset['kind'] = field.kind
      // What has no unit is told in words; a phone's keys for figures would not do.
      editor.area.inputMode = field.kind === 'figure' && unit !== '' ? 'decimal' : 'text'
      if (field.period !== null)
        recent.open({
          indicator: table.idAt(place),
          period: field.period,
          unit,
          valueOf: (period) => (period in table.view.values ? table.valueAt(period, place) : undefined),
          show: (value) => field.show(value, place),
        })
      picker.open(field.pick ?? null, field.head)
      tell()
    },
    closed() {
      recent.close()
      picker.close()
      tell()
    },
    enter: note.enter,
    setRecent: recent.setOn,
  }
}
