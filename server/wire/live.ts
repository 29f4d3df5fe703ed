/** Events of the live stream: what others change, and where they are. */
import type { Id, Instant, ObservationFlag, Period } from '../../db/schema.ts'
import type { CellAddress } from '../sheets/sheet.ts'
import type { PlanSheetName } from './plan-sheets.ts'
import type { JudgedRow } from './sheet.ts'
import type { TalkCell } from './story.ts'

/** Live event `change`: everything one commit changed. The event id is the sequence number. */
export interface LiveChange {
  readonly seq: number
  readonly at: Instant
  readonly who: string | null
  readonly cells: readonly (CellAddress & { readonly value: string | null; readonly flag: ObservationFlag | null })[]
  readonly judged: readonly JudgedRow[]
  /** Cells whose open questions are others now, with how many there are; absent where none are. */
  readonly asked?: readonly { readonly indicator: Id; readonly period: Period; readonly open: number }[]
  /** Periods that were closed or opened again; absent where none were. */
  readonly closed?: readonly { readonly period: Period; readonly isClosed: boolean; readonly note: string | null }[]
  /** Cells about which more or less is said or filed now; absent where none are. */
  readonly talk?: readonly TalkCell[]
}

/** A cell by its row and column, wherever that stands in a page: in the sheet of figures, or in one of the plan itself. */
export interface HereCell {
  readonly sheet: 'figures' | PlanSheetName
  readonly row: Id
  readonly column: string
}
/** Live event `here`: all people who have the plan open. */
export interface PersonHere {
  readonly id: Id
  readonly name: string
  /** The active cell; `null` for none. */
  readonly cell: HereCell | null
}
