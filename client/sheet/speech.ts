/** What the active cell says: to a screen reader as a sentence, and on the card where something is wrong with it. */
import type { AskedView } from '../../server/wire/questions.ts'
import type { Queue } from '../edits/queue-shape.ts'
import { keyOf } from '../edits/commands.ts'
import type { Book } from './book.ts'
import type { Cells } from './cells.ts'
import { spokenGroup } from './groups.ts'
import type { NoteContent } from './note.ts'
import type { Cell } from './selection.ts'
import type { Table } from './table.ts'
import type { SheetTexts } from './texts-shape.ts'

/** `2026年10月, 地区生产总值, 1,780.00 亿元, 黄灯`, and what stands in the way of typing. */
export const spoken = ({ place, field }: Cell, table: Table, cells: Cells, texts: SheetTexts, nameAt: (place: number) => string): string => {
  const { rows, words } = table.view
  const text = cells.textAt(place, field)
  const light = table.judgedAt('light', place)
  const mark = cells.markAt(place, field)
  const flag = field.flag(place)
  const bar = field.bar(place)
  const talk = cells.talkAt(place, field)
  const head = field.period === null ? field.head : texts.periodLong(field.period)
  const isFigure = field.kind === 'figure' && text !== '' && text !== texts.notApplicable && !['share', 'timeShare', 'lead_points'].includes(field.id)
  return [
    head,
    field.kind === 'name' ? '' : nameAt(place),
    text === '' ? texts.empty : isFigure ? `${text} ${rows.unit[place] ?? ''}`.trim() : text,
    flag === null ? '' : words.flags[flag],
    field.kind === 'light' || light === null ? '' : words.lights[light],
    mark && mark.state !== 'saved' ? texts.marks[mark.state] : '',
    mark?.reason ?? mark?.theirs?.message ?? '',
    ...cells.askedAt(place, field).map(({ message }) => message),
    talk === null ? '' : texts.talk(talk.comments, talk.files),
    field.period !== null && bar !== null ? texts.bars[bar] : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** @param cell  `null` where there is none; then the sheet's name. */
export const sentenceOf = (cell: Cell | null, book: Book, texts: SheetTexts): string => {
  if (cell === null) return texts.sheet
  return cell.place < 0 ? spokenGroup(book, texts, cell.place) : spoken(cell, book.table, book.cells, texts, (place) => book.field('name')?.read(place) ?? '')
}

export interface NoteActs {
  readonly queue: Queue
  /** Opens the editor; `null` with what stands in the cell. */
  readonly edit: (text: string | null) => void
  /** A moment as people read it. */
  readonly when: (at: string) => string
  /** Somebody has looked at the figure again: it is right. */
  readonly check: (asked: readonly AskedView[], remark: string) => void
}

const askedNote = ({ place, field }: Cell, cells: Cells, texts: SheetTexts, { edit, check }: NoteActs): NoteContent | null => {
  const asked = cells.askedAt(place, field)
  if (asked.length === 0) return null
  const lines = asked.map(({ message }) => message)
  if (field.bar(place) !== null) return { kind: 'asked', lines, actions: [] }
  return {
    kind: 'asked',
    lines,
    remark: texts.remark,
    actions: [
      { label: texts.checked, act: (remark) => check(asked, remark) },
      { label: texts.putRight, act: () => edit(null) },
    ],
  }
}

/** `null` where the cell has nothing to tell. */
export const noteOf = (cell: Cell, cells: Cells, texts: SheetTexts, acts: NoteActs): NoteContent | null => {
  const { place, field } = cell
  const { queue, edit, when } = acts
  const mark = cells.markAt(place, field)
  const address = field.address(place)
  if (!address) return null
  if (!mark || mark.state === 'saved') return askedNote(cell, cells, texts, acts)
  const key = keyOf(address)
  if (mark.state === 'refused') {
    return {
      kind: 'refused',
      lines: [mark.reason === null || mark.reason === '' ? texts.refused : mark.reason, texts.typed(mark.text)],
      actions: [
        { label: texts.editAgain, act: () => edit(mark.text) },
        { label: texts.giveUp, act: () => queue.drop([key]) },
      ],
    }
  }
  if (mark.state !== 'conflict' || !mark.theirs) return null
  const { who, at, value } = mark.theirs
  const all = queue.open().filter(({ state }) => state === 'conflict')
  const keys = all.map((entry) => keyOf(entry.address))
  return {
    kind: 'conflict',
    lines: [texts.conflict(who, at === '' ? null : when(at), field.show(value, place), mark.text)],
    actions: [
      { label: texts.takeTheirs, act: () => queue.drop([key]) },
      { label: texts.putMine, act: () => queue.putMine([key]) },
      ...(all.length > 1
        ? [
            { label: texts.takeAllTheirs(all.length), act: () => queue.drop(keys) },
            { label: texts.putAllMine(all.length), act: () => queue.putMine(keys) },
          ]
        : []),
    ],
  }
}
