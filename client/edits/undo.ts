/**
 * The way back and forth through one's own commands. Undoing is a new command through the same queue, and it never takes back
 * somebody else's value: a cell that no longer reads as the command left it is passed over.
 */
import type { CellAddress, ObservationFlag } from '../../server/wire.ts'
import type { CellKey, Command, CommandCell, Settled } from './commands.ts'
import { keyOf } from './commands.ts'

/** What a cell reads now. */
export interface Present {
  /** With what is still on its way; empty text for nothing. */
  readonly text: string
  /** The server's value. */
  readonly value: string | null
  /** Of the server's value; `null` if verified. */
  readonly flag: ObservationFlag | null
}

export interface Step {
  readonly command: Command
  /** Cells that somebody else has changed since. */
  readonly passedOver: number
}

export interface UndoStack {
  readonly push: (command: Command) => void
  /** The server may have read a text in its own way: that is what the cell reads from then on. */
  readonly settled: (cells: readonly Settled[]) => void
  /** `null` where there is nothing left. */
  readonly undo: (read: (address: CellAddress) => Present) => Step | null
  readonly redo: (read: (address: CellAddress) => Present) => Step | null
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean
}

interface Side {
  readonly text: string
  readonly flag: ObservationFlag | undefined
}
interface DoneCell {
  readonly address: CellAddress
  readonly before: Side
  readonly after: Side
}
interface Done {
  readonly label: string
  readonly cells: Map<CellKey, DoneCell>
}

const mostSteps = 200

export const createUndoStack = (): UndoStack => {
  const done: Done[] = []
  const undone: Done[] = []

  const step = (
    from: Done[],
    to: Done[],
    read: (address: CellAddress) => Present,
    turn: (cell: DoneCell) => readonly [is: Side, becomes: Side],
  ): Step | null => {
    const last = from.pop()
    if (!last) return null
    const cells: CommandCell[] = []
    const kept = new Map<CellKey, DoneCell>()
    for (const [key, cell] of last.cells) {
      const [is, becomes] = turn(cell)
      const now = read(cell.address)
      if (now.text !== is.text) continue
      kept.set(key, cell)
      cells.push({ address: cell.address, was: now.value, text: becomes.text, flag: becomes.flag, before: now.text, flagBefore: now.flag ?? undefined })
    }
    if (kept.size > 0) to.push({ label: last.label, cells: kept })
    return { command: { label: last.label, cells }, passedOver: last.cells.size - kept.size }
  }

  const settleIn = (stack: readonly Done[], { address, text, value }: Settled): void => {
    const key = keyOf(address)
    const owner = stack.findLast(({ cells }) => cells.has(key))
    const cell = owner?.cells.get(key)
    if (!owner || !cell) return
    const read = (side: Side): Side => (side.text === text ? { ...side, text: value ?? '' } : side)
    owner.cells.set(key, { ...cell, before: read(cell.before), after: read(cell.after) })
  }

  return {
    push({ label, cells }) {
      undone.length = 0
      done.push({
        label,
        cells: new Map(
          cells.map(({ address, before, flagBefore, text, flag }) => [
            keyOf(address),
            { address, before: { text: before, flag: flagBefore }, after: { text, flag } },
          ]),
        ),
      })
      if (done.length > mostSteps) done.shift()
    },
    settled(cells) {
      for (const cell of cells) {
        settleIn(done, cell)
        settleIn(undone, cell)
      }
    },
    undo: (read) => step(done, undone, read, ({ before, after }) => [after, before]),
    redo: (read) => step(undone, done, read, ({ before, after }) => [before, after]),
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
  }
}
