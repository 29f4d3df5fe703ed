/** What may stand in a cell, to be picked while typing. */
import type { NamedView } from '../../server/wire/plan-sheets.ts'

export interface Picking {
  readonly options: readonly NamedView[]
  /** Several, with marks between. */
  readonly many: boolean
  /** What is to be written, where the head does not say. */
  readonly hint: string | null
}
