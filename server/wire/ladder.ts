/** The ladder of escalation. */
import type { LadderKind, LadderStep } from '../../db/schema.ts'

export interface LadderView {
  /** What a change has to name, so that it does not write over another's. */
  readonly version: string
  /** The plan has none of its own. */
  readonly isUsual: boolean
  readonly steps: readonly LadderStep[]
  /** Kinds that the product drafts, and a person signs. */
  readonly drafted: readonly LadderKind[]
  readonly mayManage: boolean
}
