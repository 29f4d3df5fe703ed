/** What the queue of edits can be asked, and whom it tells. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { JudgedRow } from '../../server/wire/sheet.ts'
import type { CellKey, Command, Settled } from './commands.ts'
import type { Batch, Entry, Kept, Theirs } from './entry.ts'

/** Who is told. */
export interface QueueEars {
  /** Marks of these cells are new or gone. */
  readonly marked: (cells: readonly CellAddress[]) => void
  readonly settled: (cells: readonly Settled[]) => void
  readonly judged: (rows: readonly JudgedRow[], seq: number) => void
  /** How texts were read where that changed them. */
  readonly understood: (notes: readonly string[]) => void
  /** Something in `counts`, or the batch under way, may have changed. */
  readonly counted: () => void
}

export interface QueueCounts {
  /** Not yet on the server. */
  readonly waiting: number
  readonly conflicts: number
  readonly problems: number
  /** Why nothing gets through at the moment, with the sentence that came. */
  readonly failing: { readonly why: 'offline' | 'signed_out'; readonly message: string } | null
}

export interface Queue {
  readonly put: (command: Command) => void
  readonly markOf: (key: CellKey) => Entry | undefined
  readonly isEmpty: () => boolean
  /** All that is not settled, in the order it was made. */
  readonly open: () => readonly Entry[]
  readonly counts: () => QueueCounts
  /** The cell's newer value came from somebody else: an open conflict shows it. */
  readonly pushed: (address: CellAddress, theirs: Theirs) => void
  /** Sends the typed text of conflicts once more, over the value that stands there now. */
  readonly putMine: (keys: readonly CellKey[]) => void
  /** Forgets the typed text of conflicts and refusals. */
  readonly drop: (keys: readonly CellKey[]) => void
  /** Tries at once: the connection is back, or somebody signed in. */
  readonly nudge: () => void
  readonly adopt: (kept: Kept) => void
  readonly snapshot: () => Kept
  /** The batch that may or may not have arrived. */
  readonly flight: () => Batch | null
  /** Sends what it can without a pause and then rests. Resolves when nothing more is under way. */
  readonly close: () => Promise<void>
}
