/** The way back and forth outlives a reload of the page, in the tab it was made in. */
import { keyOf } from './commands.ts'
import type { Done, DoneCell, UndoStack, Way } from './undo.ts'
import { createUndoStack } from './undo.ts'

/** Newest steps are kept as far as they have no more cells than this together. */
const mostCells = 5000

const nameOf = (person: string, place: string): string => `xushi.undo/${person}/${place}`

export const keepSteps = (storage: Storage, person: string, place: string, stack: Pick<UndoStack, 'steps'>): void => {
  let room = mostCells
  const kept = (way: Way): readonly object[] =>
    stack
      .steps(way)
      .filter(({ cells }) => (room -= cells.size) >= 0)
      .map(({ label, cells }) => ({ label, cells: [...cells.values()] }))
  const steps = { undo: kept('undo'), redo: kept('redo') }
  try {
    if (steps.undo.length + steps.redo.length === 0) storage.removeItem(nameOf(person, place))
    else storage.setItem(nameOf(person, place), JSON.stringify(steps))
  } catch {
    // Full, or forbidden: then the way back ends with the page.
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isSide = (value: unknown): boolean => isRecord(value) && typeof value['text'] === 'string'
const isCell = (value: unknown): value is DoneCell => isRecord(value) && isRecord(value['address']) && isSide(value['before']) && isSide(value['after'])

const stepsIn = (found: unknown): readonly Done[] =>
  (Array.isArray(found) ? found.toReversed() : []).flatMap((step: unknown) => {
    if (!isRecord(step) || typeof step['label'] !== 'string' || !Array.isArray(step['cells'])) return []
    const cells = step['cells'].filter(isCell)
    return [{ label: step['label'], cells: new Map(cells.map((cell) => [keyOf(cell.address), cell])) }]
  })

/** @returns oldest first; storage is input: what has not our form is left out. */
export const keptSteps = (storage: Storage, person: string, place: string): Readonly<Record<Way, readonly Done[]>> => {
  let found: unknown = null
  try {
    found = JSON.parse(storage.getItem(nameOf(person, place)) ?? 'null')
  } catch {
    // Not ours.
  }
  const { undo, redo } = isRecord(found) ? found : {}
  return { undo: stepsIn(undo), redo: stepsIn(redo) }
}

/** A way back, and how to leave it behind for the next page. */
export interface KeptWay {
  readonly stack: UndoStack
  readonly keep: () => void
}

/** @param place what it is of: a sheet, or several that share one. */
export const openWay = (storage: Storage, person: string, place: string): KeptWay => {
  const stack = createUndoStack()
  stack.restore(keptSteps(storage, person, place))
  return { stack, keep: () => keepSteps(storage, person, place, stack) }
}
