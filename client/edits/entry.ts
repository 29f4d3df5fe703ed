/** A cell on its way to the server, and the batch it travels in. */
import type { CellAddress, EditRequest } from '../../server/wire/edits.ts'
import type { Instant, ObservationFlag } from '../../server/wire/rows.ts'

export interface Batch {
  /** Sent again under the same id, it is stored once. */
  readonly id: string
  readonly label: string
  readonly edits: readonly EditRequest[]
}

/** Somebody else's value, in a conflict. */
export interface Theirs {
  readonly value: string | null
  readonly who: string | null
  readonly at: Instant
  /** The server's sentence; `null` where a live change told it. */
  readonly message: string | null
}

/** What a cell shows beside, or instead of, the server's value. */
export interface Mark {
  readonly state: 'waiting' | 'saving' | 'saved' | 'refused' | 'conflict'
  readonly text: string
  /** Why it was refused, in words. */
  readonly reason: string | null
  readonly theirs: Theirs | null
}

export interface Entry extends Mark {
  readonly address: CellAddress
  readonly was: string | null
  readonly flag: ObservationFlag | undefined
  readonly label: string
  /** When it was typed, in milliseconds of the browser's clock: the newest text of a cell counts. */
  readonly at: number
}

/** Everything that must survive a reload: the batch that may or may not have arrived, and all that is not settled. */
export interface Kept {
  readonly flight: Batch | null
  readonly entries: readonly Entry[]
}
