/** Ways to look at a sheet. */
import type { DecimalText, Id, Instant } from '../../db/schema.ts'

/** What a row must be to be shown. Those of several columns hold together; in a list one of its values is enough. */
export type RowCondition =
  | { readonly kind: 'list'; readonly column: string; readonly values: readonly string[] }
  /** Decimal text; `to` only of `between`, neither of `empty` and `filled`. */
  | {
      readonly kind: 'number'
      readonly column: string
      readonly operator: '>' | '>=' | '<' | '<=' | '=' | 'between' | 'empty' | 'filled'
      readonly value: DecimalText | null
      readonly to: DecimalText | null
    }
  | { readonly kind: 'text'; readonly column: string; readonly text: string }

/** How columns stand. Ids that are no columns of the years shown are passed over. */
export interface SheetLayout {
  readonly widths: readonly { readonly colId: string; readonly width: number }[]
  readonly order: readonly string[]
  /** Shown or hidden other than they begin. */
  readonly hidden: readonly string[]
  readonly shown: readonly string[]
  /** Columns that stay in sight; `null`: those that do to begin with. */
  readonly frozen: readonly string[] | null
  readonly sort: readonly { readonly colId: string; readonly sort: 'asc' | 'desc' }[]
  /** Groups of columns that are folded or open other than they begin. */
  readonly groups: readonly { readonly groupId: string; readonly open: boolean }[]
}

/** A way to look at a sheet, as it is saved and sent. */
export interface ViewContent {
  readonly grouping: 'none' | 'tasks' | 'department' | 'light'
  /** Groups of this level (from 0) and deeper ones are folded; `null`: none. */
  readonly depth: number | null
  readonly layout: SheetLayout
  readonly density: 'compact' | 'normal' | 'roomy'
  readonly conditions: readonly RowCondition[]
  readonly search: string
  /** Only what the reader's own departments take part in. */
  readonly mine: boolean
  /** `null`: the years that are open. */
  readonly years: { readonly from: number; readonly to: number } | null
}

export interface SavedView {
  readonly id: Id
  readonly name: string
  /** The plan office's, for everybody. */
  readonly shared: boolean
  /** The reader may save over it and delete it. */
  readonly mayChange: boolean
  readonly who: string
  readonly at: Instant
  readonly content: ViewContent
}

/** One's own views of a plan and the shared ones, by name. */
export interface ViewsView {
  readonly plan: Id
  readonly mayShare: boolean
  readonly views: readonly SavedView[]
}
