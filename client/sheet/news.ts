/**
 * What others do while the sheet is open: their values and verdicts, and the periods that they close. What concerns the cell that is
 * being typed into is told beside the editor, and changes nothing in it.
 */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { LiveChange } from '../../server/wire/live.ts'
import type { Period } from '../../server/wire/rows.ts'
import { keyOf } from '../edits/commands.ts'
import type { Book } from './book.ts'
import type { Turned } from './closed.ts'
import type { Feed } from './feed.ts'
import type { Grid } from './grid-shape.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface News {
  /** @returns whether values have changed. */
  readonly apply: (change: LiveChange) => boolean
  /** Beside the open editor; `null` where nothing happened to its cell. */
  readonly meanwhile: () => string | null
  /** The change was one's own. */
  readonly wasOwn: (seq: number | null) => void
  readonly editorClosed: () => void
}

interface Facts {
  readonly book: () => Book
  readonly grid: () => Grid
  readonly feed: Feed
  readonly texts: SheetTexts
  /** The cell that is being typed into. */
  readonly typing: () => CellAddress | null
  readonly say: (message: string) => void
}

export const createNews = ({ book, grid, feed, texts, typing, say }: Facts): News => {
  let told: { readonly text: string; readonly seq: number } | null = null

  const turned = ({ who, seq }: LiveChange, { closed, opened }: Turned): void => {
    const all = [...closed, ...opened]
    if (all.length === 0) return
    grid().refreshHeads()
    grid().refresh(book().table.view.rows.id, all, false)
    const names = (periods: readonly Period[]): readonly string[] => periods.map((period) => texts.periodLong(period))
    say(texts.turned(who, names(closed), names(opened)))
    const open = typing()
    if (!open || !('period' in open)) return
    const name = texts.periodLong(open.period)
    if (closed.includes(open.period)) told = { text: texts.closedMeanwhile(name, who), seq }
    if (opened.includes(open.period)) told = { text: texts.openedMeanwhile(name), seq }
  }

  return {
    apply(change) {
      const changed = feed.applyChange(change)
      turned(change, book().closed.turn(change))
      const open = typing()
      const clash = open && change.cells.find((cell) => keyOf(cell) === keyOf(open))
      if (clash) told = { text: texts.byOther(change.who, clash.value ?? ''), seq: change.seq }
      return changed.length > 0
    },
    meanwhile: () => told?.text ?? null,
    wasOwn(seq) {
      if (seq !== null && seq === told?.seq) told = null
    },
    editorClosed() {
      told = null
    },
  }
}
