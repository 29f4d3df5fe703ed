/** The way back outlives a reload of the page, in the tab it was made in. */
import { keyOf } from './commands.ts'
import type { Done, DoneCell } from './undo.ts'

/** Newest steps are kept as far as they have no more cells than this together. */
const mostCells = 5000

const nameOf = (person: string, plan: string): string => `xushi.undo/${person}/${plan}`

export const keepSteps = (storage: Storage, person: string, plan: string, newestFirst: readonly Done[]): void => {
  let room = mostCells
  const kept = newestFirst.filter(({ cells }) => (room -= cells.size) >= 0)
  try {
    if (kept.length === 0) storage.removeItem(nameOf(person, plan))
    else storage.setItem(nameOf(person, plan), JSON.stringify(kept.map(({ label, cells }) => ({ label, cells: [...cells.values()] }))))
  } catch {
    // Full, or forbidden: then the way back ends with the page.
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isSide = (value: unknown): boolean => isRecord(value) && typeof value['text'] === 'string'
const isCell = (value: unknown): value is DoneCell => isRecord(value) && isRecord(value['address']) && isSide(value['before']) && isSide(value['after'])

/** @returns oldest first; storage is input: what has not our form is left out. */
export const keptSteps = (storage: Storage, person: string, plan: string): readonly Done[] => {
  try {
    const found: unknown = JSON.parse(storage.getItem(nameOf(person, plan)) ?? '[]')
    if (!Array.isArray(found)) return []
    return found.toReversed().flatMap((step: unknown) => {
      if (!isRecord(step) || typeof step['label'] !== 'string' || !Array.isArray(step['cells'])) return []
      const cells = step['cells'].filter(isCell)
      return [{ label: step['label'], cells: new Map(cells.map((cell) => [keyOf(cell.address), cell])) }]
    })
  } catch {
    return []
  }
}
