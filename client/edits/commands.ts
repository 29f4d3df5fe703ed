/** What a person does to cells, as data: typing, paste, fill, clear, undo and "put mine again" are all one command. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { AskedView } from '../../server/wire/questions.ts'
import type { Id, ObservationFlag } from '../../server/wire/rows.ts'

/** Column of the sheet that a cell stands in. */
export const columnOf = (cell: CellAddress): string => ('period' in cell ? cell.period : 'year' in cell ? 'yearTarget' : cell.column)

/** The row that a cell stands in: an indicator, a task or a department. */
export const rowOf = (cell: CellAddress): Id => ('indicator' in cell ? cell.indicator : 'task' in cell ? cell.task : cell.department)

/** One text per cell, so that a cell can be found again after sorting, filtering or a reload. */
export type CellKey = string
export const keyOf = (cell: CellAddress): CellKey => `${rowOf(cell)} ${columnOf(cell)}${'year' in cell ? ` ${cell.year}` : ''}`

export interface CommandCell {
  readonly address: CellAddress
  /** The server's value that the person saw when the editor opened or the paste began. */
  readonly was: string | null
  readonly text: string
  /** Only where undo brings back a figure that was not verified. */
  readonly flag?: ObservationFlag | undefined
  /** What the cell read before, empty text for nothing; the way back. */
  readonly before: string
  /** Given where the figure before was not verified: then the same text again is a change too. */
  readonly flagBefore?: ObservationFlag | undefined
}

export interface Command {
  readonly label: string
  readonly cells: readonly CommandCell[]
}

/** What the server said about one cell. */
export interface Settled {
  readonly address: CellAddress
  /** The text that was sent. */
  readonly text: string
  /** `false` in a conflict: somebody else's value stands there. */
  readonly isWritten: boolean
  /** What stands on the server now. */
  readonly value: string | null
  /** `null` for a verified figure. */
  readonly flag: ObservationFlag | null
  /** What is asked about the figure that was written; `null` where none was. */
  readonly questions: readonly AskedView[] | null
  readonly seq: number
}
