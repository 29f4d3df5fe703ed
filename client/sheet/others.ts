/** Who wrote last into a cell, as far as this page has heard: for telling whose value it is that an undo would write over. */
import type { LiveChange } from '../../server/wire/live.ts'
import type { CellKey } from '../edits/commands.ts'
import { keyOf } from '../edits/commands.ts'
import type { CellAddress } from '../../server/wire/edits.ts'

export interface LastWriter {
  readonly who: string | null
  readonly at: string
}

export interface Others {
  readonly heard: (change: Pick<LiveChange, 'who' | 'at' | 'cells'>) => void
  /** `undefined` where it was before this page opened. */
  readonly of: (address: CellAddress) => LastWriter | undefined
}

/** A day of many people's typing; older ones are forgotten. */
const mostCells = 20_000

export const createOthers = (): Others => {
  const writers = new Map<CellKey, LastWriter>()
  return {
    heard({ who, at, cells }) {
      for (const cell of cells) {
        const key = keyOf(cell)
        writers.delete(key)
        writers.set(key, { who, at })
      }
      for (const key of writers.keys()) {
        if (writers.size <= mostCells) break
        writers.delete(key)
      }
    },
    of: (address) => writers.get(keyOf(address)),
  }
}
