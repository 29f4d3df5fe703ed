/**
 * Undo and redo as a person has them: what stands to be undone is said beforehand, several steps can go at once, and where somebody else
 * has written since, it asks.
 */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { Command } from '../edits/commands.ts'
import { keyOf, rowOf } from '../edits/commands.ts'
import type { Done, DoneCell, Turn, TurnedCell, UndoStack, Way } from '../edits/undo.ts'
import type { Book } from './book.ts'
import type { PlanSheetName } from '../../server/wire/plan-sheets.ts'
import { isStructural, sheetOf } from './plan-rows.ts'
import type { Dialogs } from './dialog.ts'
import type { Field } from './fields.ts'
import type { SheetHost } from './host.ts'
import type { Others } from './others.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface WayBack {
  /** @param steps one, if not given. */
  readonly undo: (steps?: number) => void
  readonly redo: (steps?: number) => void
  /** What stands to be undone or redone, next first, in words. */
  readonly names: (way: Way, most?: number) => readonly string[]
}

interface Tools {
  readonly book: () => Book
  readonly stack: UndoStack
  readonly others: Others
  readonly dialogs: Dialogs
  readonly texts: SheetTexts
  readonly when: (at: string) => string
  readonly put: (command: Command) => void
  readonly say: (message: string) => void
  /** Brings a cell that was turned into sight. */
  readonly show: (address: CellAddress) => void
  readonly onElsewhere: SheetHost['onStepElsewhere']
}

/** So many cells are told one by one in a question. */
const mostTold = 6
/** So many steps are told in a list. */
const mostNames = 20

export const createWayBack = ({ book, stack, others, dialogs, texts, when, put, say, show, onElsewhere }: Tools): WayBack => {
  /** Where a cell stands in this sheet; `null` for another year's. */
  const spotOf = (address: CellAddress): { readonly place: number; readonly field: Field } | null => {
    const [place, field] = [book().table.placeOf(rowOf(address)), book().field(book().columnOf(address))]
    const found = place === undefined ? null : (field?.address(place) ?? null)
    return place !== undefined && field && found && keyOf(found) === keyOf(address) ? { place, field } : null
  }
  /** That a row is there and where it stands is no column, and is known of a row that is archived too. */
  const isOfRows = (address: CellAddress): boolean => book().own !== null && isStructural(address)
  const nameOf = (address: CellAddress): string => {
    const spot = spotOf(address)
    if (!spot) return isOfRows(address) ? (book().own?.nameOf(rowOf(address)) ?? '') : book().columnOf(address)
    const { place, field } = spot
    return `${book().field('name')?.read(place) ?? ''} ${field.period === null ? field.head : texts.periodLong(field.period)}`
  }
  const shown = (address: CellAddress, text: string): string => {
    const spot = spotOf(address)
    if (spot === null && isOfRows(address)) return book().own?.texts.states[text] ?? text
    return text === '' ? texts.empty : (spot?.field.show(text, spot.place) ?? text)
  }

  /** The sheet of the plan in which a step was made, where that is another than this. */
  const elsewhere = ({ cells }: Done): PlanSheetName | null => {
    const [first] = cells.values() as Iterable<DoneCell>
    const [here, there] = [book().own?.view.sheet, first ? sheetOf(first.address) : null]
    return here === undefined || there === here ? null : there
  }
  /** Where only the flag becomes another, it is the flag that is told. */
  const sides = ({ address, before, after }: DoneCell): readonly [before: string, after: string] => {
    const [from, to] = [before, after].map(({ text }) => shown(address, text)) as [string, string]
    const [was, is] = [before, after].map(({ flag }) => book().table.view.words.flags[flag ?? 'verified']) as [string, string]
    return before.text === after.text && was !== is ? [texts.flagged(from, was), texts.flagged(to, is)] : [from, to]
  }
  const nameOfStep = (step: Done, way: Way): string => {
    const { label, cells } = step
    const [first] = cells.values() as Iterable<DoneCell>
    const away = elsewhere(step)
    if (!first) return label
    if (away !== null) return book().own?.texts.stepIn(away, label, cells.size) ?? label
    const rows = new Set([...cells.values()].map(({ address }) => rowOf(address))).size
    // That a row came, went or moved is said by the act; the numbers by which rows stand mean nothing to anybody.
    if ([...cells.values()].every(({ address }) => isOfRows(address))) return book().own?.texts.stepOfRows(label, nameOf(first.address), rows) ?? label
    if (cells.size > 1) return texts.step(label, cells.size, nameOf(first.address))
    const [before, after] = sides(first)
    return texts.stepOfOne(label, nameOf(first.address), ...(way === 'undo' ? ([after, before] as const) : ([before, after] as const)))
  }

  const question = ({ way, cells }: Turn, overwritten: readonly TurnedCell[]): Parameters<Dialogs['choose']>[0] => {
    const told = overwritten.slice(0, mostTold).map(({ address, overwritten: theirs, wholly }) => {
      const last = others.of(address)
      return texts.overwritten(nameOf(address), shown(address, theirs ?? ''), last?.who ?? null, last ? when(last.at) : null, shown(address, wholly.text))
    })
    const more = overwritten.length - told.length
    const free = cells.length - overwritten.length
    return {
      title: texts.overwrittenTitle(way, overwritten.length),
      lines: [...told, ...(more > 0 ? [texts.andMore(more)] : [])],
      // What Enter does takes nothing from anybody.
      choices:
        free > 0 ? [texts.restOnly(way, free), texts.overTheirs(overwritten.length), texts.leaveAll] : [texts.leaveAll, texts.overTheirs(overwritten.length)],
    }
  }

  /** Steps that were made in another sheet are taken there, where they can be seen. */
  const go = async (way: Way, wanted: number): Promise<void> => {
    const next = stack.steps(way).slice(0, wanted)
    const away = next.findIndex((step) => elsewhere(step) !== null)
    const [sheet, steps] = [next[away] ? elsewhere(next[away]) : null, away < 0 ? wanted : away]
    if (steps > 0 && !(await take(way, steps))) return
    if (sheet !== null) onElsewhere?.(sheet, way, next.length - steps)
  }
  /** @returns whether it was done. */
  const take = async (way: Way, steps: number): Promise<boolean> => {
    const found = stack.look(way, steps, (address) => book().cells.present(address))
    if (!found) {
      say(way === 'undo' ? texts.nothingToUndo : texts.nothingToRedo)
      return false
    }
    if (found.cells.some(({ address }) => spotOf(address) === null && !isOfRows(address))) {
      say(texts.stepElsewhere)
      return false
    }
    // What has been closed meanwhile stays as it is.
    const open = found.cells.filter(({ address }) => {
      const spot = spotOf(address)
      return spot === null ? isOfRows(address) : spot.field.bar(spot.place) === null
    })
    const turn = { ...found, cells: open }
    const overwritten = open.filter(({ overwritten: theirs }) => theirs !== null)
    let wholly = false
    if (overwritten.length > 0) {
      const free = open.length - overwritten.length
      const chosen = await dialogs.choose(question(turn, overwritten))
      if (chosen === null) return false
      if (chosen === (free > 0 ? 2 : 0)) return false
      wholly = chosen === 1
    }
    const command = stack.take(turn, wholly)
    const [seen] = command.cells
    if (seen) show(seen.address)
    put({ ...command, label: texts.stepTaken(way, command.label, turn.steps) })
    const closed = found.cells.length - open.length
    say(texts.stepped(way, command.cells.length, closed))
    return true
  }

  return {
    undo: (steps = 1) => void go('undo', steps),
    redo: (steps = 1) => void go('redo', steps),
    names: (way, most = mostNames) =>
      stack
        .steps(way)
        .slice(0, most)
        .map((done) => nameOfStep(done, way)),
  }
}
