/** Joins the editor to the cell that is active: may it be opened, with which text, and where its text goes. */
import type { CellAddress } from '../../server/wire/edits.ts'
import { keyOf, rowOf } from '../edits/commands.ts'
import type { Settled } from '../edits/commands.ts'
import type { Book } from './book.ts'
import type { EditorHost } from './editor.ts'
import type { Cell, Selection } from './selection.ts'
import type { Bar, SheetTexts } from './texts-shape.ts'
import type { Writer } from './write.ts'

export interface Typing extends EditorHost {
  /** The cell that the editor was opened on. */
  readonly address: () => CellAddress | null
  /** The data was read anew under the open editor. @returns `false` where its cell is gone. */
  readonly rebind: () => boolean
  /**
   * While the editor is open: one's own former text has arrived, and what it became is what the person saw.
   * @returns the number of that change; `null` where it was another cell, or a conflict.
   */
  readonly arrived: (cells: readonly Settled[], isConflict: (address: CellAddress) => boolean) => number | null
}

export const createTyping = (
  selection: Selection,
  book: () => Book,
  writer: Writer,
  texts: SheetTexts,
  on: { readonly refused: (why: string) => void; readonly opened: (cell: Cell) => void; readonly closed: () => void },
): Typing => {
  let cell: Cell | null = null
  /** The server's value that the person saw: what comes later is somebody else's change. */
  let seen: string | null = null
  const barAt = ({ place, field }: Cell): Bar | null => (field.address(place) ? field.bar(place) : 'shown_only')
  const addressOf = (one: Cell | null): CellAddress | null => one?.field.address(one.place) ?? null

  return {
    address: () => addressOf(cell),
    mayBegin() {
      const active = selection.activeCell()
      const bar = active ? barAt(active) : 'shown_only'
      if (bar !== null) on.refused(texts.bars[bar])
      return bar === null
    },
    rawText() {
      const active = selection.activeCell()
      return active ? book().cells.rawAt(active.place, active.field) : ''
    },
    onBegin() {
      cell = selection.activeCell()
      const address = addressOf(cell)
      seen = address ? book().table.valueOf(address) : null
      if (cell) on.opened(cell)
    },
    onCommit(text) {
      if (cell) writer.write(texts.labels.typing, [{ ...cell, text, was: seen, wasOpen: true }])
    },
    arrived(cells, isConflict) {
      const address = addressOf(cell)
      const own = address && cells.find((one) => keyOf(one.address) === keyOf(address))
      if (!own || isConflict(own.address)) return null
      seen = own.value
      return own.seq
    },
    onEnd: on.closed,
    rebind() {
      const address = addressOf(cell)
      const [place, field] = [address ? book().table.placeOf(rowOf(address)) : undefined, cell ? book().field(cell.field.id) : undefined]
      const again = place === undefined ? null : field?.address(place)
      if (!address || !again || place === undefined || !field || keyOf(again) !== keyOf(address)) return false
      cell = { place, field }
      return true
    },
  }
}
