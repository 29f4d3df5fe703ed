/**
 * The way back and forth through one's own commands. Undoing is a new command through the same queue. It is looked at before it is taken:
 * a cell that no longer reads as the command left it has been overwritten by somebody else, and is only touched where that is asked for.
 */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { ObservationFlag } from '../../server/wire/rows.ts'
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

export interface Side {
  readonly text: string
  readonly flag: ObservationFlag | undefined
}
export interface DoneCell {
  readonly address: CellAddress
  readonly before: Side
  readonly after: Side
}
/** A command that was done, newest text of each cell. */
export interface Done {
  readonly label: string
  readonly cells: ReadonlyMap<CellKey, DoneCell>
}

export type Way = 'undo' | 'redo'

/** What a step would do to a cell. */
export interface TurnedCell {
  readonly address: CellAddress
  readonly now: Present
  /** Without touching what somebody else has written; `null` where nothing is left to do then. */
  readonly kept: Side | null
  /** Over whatever stands there. */
  readonly wholly: Side
  /** What somebody else has written; `null` where nobody has. */
  readonly overwritten: string | null
}
export interface Turn {
  readonly way: Way
  readonly steps: number
  readonly label: string
  readonly cells: readonly TurnedCell[]
}

export interface UndoStack {
  readonly push: (command: Command) => void
  /** The server may have read a text in its own way: that is what the cell reads from then on. */
  readonly settled: (cells: readonly Settled[]) => void
  /** What stands to be undone or redone, next first. */
  readonly steps: (way: Way) => readonly Done[]
  /** What taking this many steps would do; `null` where there are none. */
  readonly look: (way: Way, steps: number, read: (address: CellAddress) => Present) => Turn | null
  /** Takes the steps. @param wholly also over what others have written since. */
  readonly take: (turn: Turn, wholly: boolean) => Command
  /** Steps of an earlier page. */
  readonly restore: (done: Readonly<Record<Way, readonly Done[]>>) => void
}

const mostSteps = 200

export const createUndoStack = (): UndoStack => {
  const stacks: Record<Way, Done[]> = { undo: [], redo: [] }

  const settleIn = (stack: Done[], { address, text, isWritten, value }: Settled): void => {
    if (!isWritten) return
    const key = keyOf(address)
    const place = stack.findLastIndex(({ cells }) => cells.has(key))
    const [owner, cell] = [stack[place], stack[place]?.cells.get(key)]
    if (!owner || !cell || text === (value ?? '')) return
    const read = (side: Side): Side => (side.text === text ? { ...side, text: value ?? '' } : side)
    stack[place] = { ...owner, cells: new Map(owner.cells).set(key, { ...cell, before: read(cell.before), after: read(cell.after) }) }
  }

  return {
    push({ label, cells }) {
      stacks.redo.length = 0
      const made = cells.map(({ address, before, flagBefore, text, flag }): readonly [CellKey, DoneCell] => [
        keyOf(address),
        { address, before: { text: before, flag: flagBefore }, after: { text, flag } },
      ])
      stacks.undo.push({ label, cells: new Map(made) })
      if (stacks.undo.length > mostSteps) stacks.undo.shift()
    },
    settled(cells) {
      for (const cell of cells) for (const stack of Object.values(stacks)) settleIn(stack, cell)
    },
    steps: (way) => stacks[way].toReversed(),
    look(way, steps, read) {
      const taken = steps > 0 ? stacks[way].slice(-steps).toReversed() : []
      const [first] = taken
      if (!first) return null
      const cells = new Map<CellKey, TurnedCell>()
      for (const { cells: done } of taken) {
        for (const [key, { address, before, after }] of done) {
          const [is, becomes] = way === 'undo' ? [after, before] : [before, after]
          const known = cells.get(key)
          const now = known?.now ?? read(address)
          // Several steps hang together as long as each began where the one before it ended.
          const isOurs = known ? known.overwritten === null && known.wholly.text === is.text : now.text === is.text
          const overwritten = isOurs ? null : (known?.overwritten ?? (known ? known.wholly.text : now.text))
          cells.set(key, { address, now, kept: isOurs ? becomes : (known?.kept ?? null), wholly: becomes, overwritten })
        }
      }
      return { way, steps: taken.length, label: first.label, cells: [...cells.values()] }
    },
    take({ way, steps, label, cells }, wholly) {
      const touched = new Set(cells.filter(({ kept, overwritten }) => wholly || (kept !== null && overwritten === null)).map(({ address }) => keyOf(address)))
      const to = stacks[way === 'undo' ? 'redo' : 'undo']
      for (const { label: own, cells: done } of stacks[way].splice(-steps).toReversed()) {
        const left = new Map([...done].filter(([key]) => touched.has(key)))
        if (left.size > 0) to.push({ label: own, cells: left })
      }
      const made = cells.flatMap(({ address, now, kept, wholly: mine }): readonly CommandCell[] => {
        const becomes = wholly ? mine : kept
        if (!becomes) return []
        return [{ address, was: now.value, text: becomes.text, flag: becomes.flag, before: now.text, flagBefore: now.flag ?? undefined }]
      })
      return { label, cells: made }
    },
    restore(done) {
      for (const way of ['undo', 'redo'] as const) {
        stacks[way].unshift(...done[way])
        stacks[way].splice(0, Math.max(0, stacks[way].length - mostSteps))
      }
    },
  }
}
