/** Sheets in which the plan itself is edited. */
import type { Id, Instant } from '../../db/schema.ts'
import type { ColumnKind, List } from '../sheets/column.ts'

export type { ColumnKind } from '../sheets/column.ts'

/** Sheets in which the plan itself is edited. `years`: targets of its indicators, by year. */
export type PlanSheetName = 'indicators' | 'years' | 'tasks' | 'departments'

/** Something that cells name. */
export interface NamedView {
  readonly id: Id
  readonly shown: string
  /** Other names that are understood. */
  readonly also: readonly string[]
  /** What it means, in one line; `null` where the name says it. */
  readonly meaning: string | null
}

export interface PlanColumnView {
  readonly id: string
  readonly head: string
  readonly hint: string | null
  readonly kind: ColumnKind
  /** In pixels, to begin with. */
  readonly width: number
  /** Stays in sight at the left. */
  readonly pinned: boolean
  readonly required: boolean
  /** Nobody writes here; it is changed elsewhere. */
  readonly shownOnly: boolean
  /** Whose target its cells are; `null` for cells of the row itself. */
  readonly year: number | null
  /** What may stand in it; `null` where anything may. Of a list that several columns share: its name. */
  readonly options: readonly NamedView[] | null
  readonly list: List | null
}

/** A sheet of the plan itself, in columns: entry `i` of every column belongs to row `id[i]`. Trees stand in their order, each row after the one above it. */
export interface PlanSheetView {
  readonly plan: Id
  readonly sheet: PlanSheetName
  /** Its rows are indicators: they have lights to be explained, and can be talked about. */
  readonly isOfIndicators: boolean
  readonly seq: number
  readonly columns: readonly PlanColumnView[]
  readonly id: readonly Id[]
  /** How deep a row stands. */
  readonly depth: readonly number[]
  readonly parent: readonly (Id | null)[]
  readonly sort: readonly number[]
  /** Places shown, of the figures in a row. */
  readonly decimals: readonly number[]
  readonly unit: readonly string[]
  readonly cells: Readonly<Record<string, readonly (string | null)[]>>
  readonly lists: Readonly<Record<List, readonly NamedView[]>>
  /** Characters of what rows are found by, with their readings; as in the sheet of figures. */
  readonly readings: Readonly<Record<string, string>>
  /** The last archived first. */
  readonly archived: readonly { readonly id: Id; readonly name: string; readonly at: Instant }[]
}

/** What one commit did to a cell of the plan itself, or to a row. */
export interface PlanTurn {
  /** Newer ones are larger; the next page begins after it. */
  readonly key: string
  readonly at: Instant
  readonly who: string | null
  readonly way: string
  /** What the person did, in his page's words; or the document that approved it. */
  readonly label: string | null
  readonly cells: readonly PlanTurnCell[]
}
export interface PlanTurnCell {
  readonly head: string
  /** In words; `null` is empty. */
  readonly before: string | null
  readonly after: string | null
  /** Says what became of the row, in the place of both: added, archived, moved. */
  readonly said: string | null
}
/** History of a cell of the plan itself; with `head` null of its row. */
export interface PlanHistoryView {
  readonly row: Id
  readonly isOfIndicator: boolean
  readonly name: string
  readonly head: string | null
  /** The newest first. */
  readonly turns: readonly PlanTurn[]
  readonly more: boolean
}
