/** What keys and pointer can do to the selection, beyond moving it. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { Id } from '../../server/wire/rows.ts'
import { keyOf, rowOf } from '../edits/commands.ts'
import type { Queue } from '../edits/queue-shape.ts'
import type { Block, Spot } from './block.ts'
import { sizeOf } from './block.ts'
import type { Book } from './book.ts'
import type { Editor } from './editor.ts'
import type { Filled, Filling } from './fill.ts'
import type { Grid } from './grid-shape.ts'
import type { Groups } from './groups.ts'
import type { SheetHost } from './host.ts'
import { mostPasted } from './paste.ts'
import type { CellQuestions } from './questions.ts'
import type { Selection } from './selection.ts'
import type { Writer } from './write.ts'

interface Tools {
  readonly book: () => Book
  readonly grid: Grid
  readonly selection: Selection
  readonly editor: Editor
  readonly filling: Filling
  readonly writer: Writer
  readonly queue: Queue
  readonly questions: CellQuestions
  readonly groups: Groups
  readonly say: (message: string) => void
}

export interface Acts {
  readonly focus: () => void
  /** It does something when it is clicked: a light, a group. */
  readonly isButton: (spot: Spot) => boolean
  readonly isGroup: (row: number) => boolean
  readonly sideways: (row: number, isBack: boolean) => boolean
  readonly fold: (row: number, isFolded: boolean) => void
  readonly isFilled: (spot: Spot) => boolean
  /** Explains the cell's light; folds or opens a group. */
  readonly press: () => void
  readonly write: (label: string, filled: Filled, told?: readonly string[]) => void
  readonly fill: (source: Block, whole: Block) => void
  readonly clear: () => void
  readonly fillDown: () => void
  readonly fillRight: () => void
  readonly fillWith: (text: string) => void
  readonly goTo: (indicator: Id, columnId: string) => void
  /** Lets a cell be seen that was changed without being looked at. @returns `false` where its row is not there. */
  readonly show: (address: CellAddress) => boolean
  /** On to the next cell that needs somebody: refused, in conflict, and after these with an open question. */
  readonly nextOpen: () => void
  readonly nextAsked: () => void
  /** What is to be told of the active cell. */
  readonly tellStory: () => void
  /** Cells in sight with an open question that the person may answer, row by row. */
  readonly asked: () => readonly CellAddress[]
}

export const createActs = (
  { words: texts, onExplain, onStory }: SheetHost,
  { book, grid, selection, editor, filling, writer, queue, questions, groups, say }: Tools,
): Acts => {
  const write: Acts['write'] = (label, { wanted, outside }, told) => writer.write(label, wanted, outside, told)
  /** A key that is pressed on the whole sheet by mistake is no reason to stand still for a minute. */
  const isTooMuch = (block: Block): boolean => {
    const count = sizeOf(block)
    if (count > mostPasted) say(texts.paste.tooMuch(count, mostPasted))
    return count > mostPasted
  }
  const fill = (source: Block, whole: Block): void => {
    if (isTooMuch(whole)) return
    write(texts.labels.fill, filling.repeat(source, whole))
    selection.select(whole)
  }
  const same = (label: string, text: string): void => {
    if (!isTooMuch(selection.block())) write(label, filling.same(selection.block(), text))
  }
  const focus = (): void => editor.area.focus({ preventScroll: true })
  const goTo = (indicator: Id, columnId: string): void => {
    groups.unfold(book().table.placeOf(indicator) ?? -1)
    const row = grid.rowOf(indicator)
    if (row === null) return
    const spot = { row, column: Math.max(0, grid.columnIds().indexOf(columnId)) }
    selection.moveTo(spot)
    grid.reveal(spot, true)
    // On a phone the focus would bring up its keys.
    if (!matchMedia('(pointer: coarse)').matches) focus()
  }
  const show = (address: CellAddress): boolean => {
    const row = grid.rowOf(rowOf(address))
    if (row === null) return false
    const { own } = book()
    const name = own?.view.columns.find(({ pinned, required }) => pinned && required)?.id ?? 'name'
    const column = [book().columnOf(address), name].map((id) => grid.columnIds().indexOf(id)).find((at) => at >= 0) ?? 0
    const [spot, { top, bottom, left, right }] = [{ row, column }, selection.block()]
    const isSelected = row >= top && row <= bottom && column >= left && column <= right
    // Among figures the hand stays where it is, as long as they are in sight.
    if (!isSelected && (own || !grid.sightOf(spot).isSeen)) selection.moveTo(spot)
    return true
  }
  const asked = (): readonly CellAddress[] => {
    const columns = grid.columnIds()
    const found = questions.cells().flatMap((address) => {
      const [place, field] = [book().table.placeOf(address.indicator), book().field(address.period)]
      const row = place === undefined ? -1 : book().arrangement.positionOf(place)
      if (place === undefined || !field || row < 0 || field.bar(place) !== null || book().cells.askedAt(place, field).length === 0) return []
      return [{ address, row, column: columns.indexOf(address.period) }]
    })
    return found.toSorted((a, b) => a.row - b.row || a.column - b.column).map(({ address }) => address)
  }
  const next = (all: readonly CellAddress[]): void => {
    const cell = selection.activeCell()
    const address = cell?.field.address(cell.place)
    const at = address ? all.findIndex((each) => keyOf(each) === keyOf(address)) : -1
    const to = all[(at + 1) % Math.max(1, all.length)]
    if (to) goTo(rowOf(to), book().columnOf(to))
  }
  return {
    focus,
    isButton: (spot) => groups.isGroup(spot.row) || selection.cellAt(spot)?.field.kind === 'light',
    isGroup: groups.isGroup,
    sideways: groups.sideways,
    fold: groups.fold,
    isFilled(spot) {
      const cell = selection.cellAt(spot)
      return cell !== null && book().cells.rawAt(cell.place, cell.field) !== ''
    },
    press() {
      const cell = selection.activeCell()
      if (cell && cell.place < 0) groups.turn(selection.active().row)
      else if (cell) onExplain(book().table.idAt(cell.place), cell.field.period)
    },
    write,
    fill,
    clear: () => same(texts.labels.clear, ''),
    // Of one row, the row above is repeated; of more, their first. Sideways alike.
    fillDown() {
      const { top, bottom, ...sides } = selection.block()
      const from = top === bottom ? top - 1 : top
      if (from >= 0) fill({ ...sides, top: from, bottom: from }, { ...sides, top: from, bottom })
    },
    fillRight() {
      const { left, right, ...sides } = selection.block()
      const from = left === right ? left - 1 : left
      if (from >= 0) fill({ ...sides, left: from, right: from }, { ...sides, left: from, right })
    },
    fillWith: (text) => same(texts.labels.fill, text),
    goTo,
    show,
    asked,
    nextOpen() {
      const open = queue.open().filter(({ state }) => state === 'refused' || state === 'conflict')
      next([...open.map(({ address }) => address), ...asked()])
    },
    nextAsked: () => next(asked()),
    tellStory() {
      const cell = selection.activeCell()
      if (cell && cell.place >= 0) onStory?.(book().table.idAt(cell.place), cell.field.period, cell.field.id)
    },
  }
}
