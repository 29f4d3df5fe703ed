/**
 * Undo and redo as a person has them: what stands to be undone is said beforehand, several steps can go at once, and where somebody else
 * has written since, it asks.
 */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { Command } from '../edits/commands.ts'
import { columnOf, keyOf, rowOf } from '../edits/commands.ts'
import type { Done, DoneCell, Turn, TurnedCell, UndoStack, Way } from '../edits/undo.ts'
import type { Book } from './book.ts'
import { isStructural } from './plan-rows.ts'
import type { Dialogs } from './dialog.ts'
import type { Field } from './fields.ts'
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
}

/** So many cells are told one by one in a question. */
const mostTold = 6
/** So many steps are told in a list. */
const mostNames = 20

export const createWayBack = ({ book, stack, others, dialogs, texts, when, put, say }: Tools): WayBack => {
  /** Where a cell stands in this sheet; `null` for another year's. */
  const spotOf = (address: CellAddress): { readonly place: number; readonly field: Field } | null => {
    const [place, field] = [book().table.placeOf(rowOf(address)), book().field(columnOf(address))]
    const found = place === undefined ? null : (field?.address(place) ?? null)
    return place !== undefined && field && found && keyOf(found) === keyOf(address) ? { place, field } : null
  }
  /** That a row is there and where it stands is no column, and is known of a row that is archived too. */
  const isOfRows = (address: CellAddress): boolean => book().own !== null && isStructural(address)
  const nameOf = (address: CellAddress): string => {
    const spot = spotOf(address)
    if (!spot) return isOfRows(address) ? (book().own?.nameOf(rowOf(address)) ?? '') : columnOf(address)
    const { place, field } = spot
    return `${book().field('name')?.read(place) ?? ''} ${field.period === null ? field.head : texts.periodLong(field.period)}`
  }
  const shown = (address: CellAddress, text: string): string => {
    const spot = spotOf(address)
    if (spot === null && isOfRows(address)) return book().own?.texts.states[text] ?? text
    return text === '' ? texts.empty : (spot?.field.show(text, spot.place) ?? text)
  }

  const nameOfStep = ({ label, cells }: Done, way: Way): string => {
    const [first] = cells.values() as Iterable<DoneCell>
    if (!first) return label
    if (cells.size > 1) return texts.step(label, cells.size, nameOf(first.address))
    const [from, to] = way === 'undo' ? [first.after, first.before] : [first.before, first.after]
    return texts.stepOfOne(label, nameOf(first.address), shown(first.address, from.text), shown(first.address, to.text))
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

  const go = async (way: Way, steps: number): Promise<void> => {
    const found = stack.look(way, steps, (address) => book().cells.present(address))
    if (!found) {
      say(way === 'undo' ? texts.nothingToUndo : texts.nothingToRedo)
      return
    }
    if (found.cells.some(({ address }) => spotOf(address) === null && !isOfRows(address))) {
      say(texts.stepElsewhere)
      return
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
      if (chosen === null) return
      if (chosen === (free > 0 ? 2 : 0)) return
      wholly = chosen === 1
    }
    const command = stack.take(turn, wholly)
    put(command)
    const closed = found.cells.length - open.length
    say(texts.stepped(way, command.cells.length, closed))
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
