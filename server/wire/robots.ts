/** Robots of groups that hear of a plan. */
import type { Id, Instant, RobotKind } from '../../db/schema.ts'

export interface RobotView {
  readonly id: Id
  readonly kind: RobotKind
  readonly name: string
  /** Of its address; the rest is its key. */
  readonly host: string
  /** Whether its messages are signed. */
  readonly signed: boolean
  readonly active: boolean
  readonly at: Instant
}

/** What a trial came to: the other side's words. */
export interface RobotTried {
  readonly taken: boolean
  readonly words: string
}
