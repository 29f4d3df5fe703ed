/** What becomes of edits; what they are is told by the sheets. */
import type { Instant, ObservationFlag } from '../../db/schema.ts'
import type { AskedView } from './questions.ts'
import type { JudgedRow } from './sheet.ts'

export type { CellAddress, EditRequest, IndicatorAddress } from '../sheets/sheet.ts'

/** What became of one edit; in the order of the request. */
export type EditOutcome =
  /** `understood` says how the text was read where that changed it; `questions` what is odd about the figure, absent where nothing is. */
  | { readonly state: 'applied'; readonly value: string | null; readonly understood: string | null; readonly questions?: readonly AskedView[] }
  | { readonly state: 'unchanged'; readonly value: string | null; readonly understood: string | null }
  /** Somebody else was faster: the present value with its flag, `null` if verified, who and when. Nothing was written. */
  | {
      readonly state: 'conflict'
      readonly value: string | null
      readonly flag: ObservationFlag | null
      readonly who: string | null
      readonly at: Instant
      readonly message: string
    }
  | { readonly state: 'problem'; readonly code: string; readonly message: string }

export interface EditsAnswer {
  /** Sequence number of the commit, or of the plan where nothing was written. */
  readonly seq: number
  readonly outcomes: readonly EditOutcome[]
  readonly judged: readonly JudgedRow[]
}
