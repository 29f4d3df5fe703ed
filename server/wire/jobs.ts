/** Work by the clock: what runs when, and what came of it. */
import type { DateText, Instant, Light } from '../../db/schema.ts'

export interface JobView {
  readonly job: string
  readonly title: string
  /** When it is meant to run, in words. */
  readonly when: string
  readonly nextAt: Instant
  /** Whether the holidays of its year are not published yet. */
  readonly nextUncertain: boolean
  readonly late: boolean
  readonly runs: readonly {
    readonly slot: string
    readonly state: 'running' | 'done' | 'failed'
    readonly startedAt: Instant
    readonly endedAt: Instant | null
    readonly outcome: string | null
  }[]
}

/** What the evaluation of a plan came to; numbers of indicators, warnings and people. */
export interface Evaluated {
  readonly plan: string
  /** Empty where it has none, or where the run is from before it was kept. */
  readonly planEn?: string
  /** Day of the moment of knowledge, in the plan's zone. */
  readonly day: DateText
  readonly lights: Readonly<Record<Light, number>>
  readonly opened: number
  readonly worsened: number
  readonly resolved: number
  /** People who have a message waiting because of it. */
  readonly told: number
  /** The plan was evaluated for a later moment before, so that nothing was changed. */
  readonly looking: boolean
}
/** What a delivery came to; numbers of messages. */
export interface Delivered {
  readonly sent: number
  /** Put back for another try. */
  readonly waiting: number
  readonly failed: number
  /** It is outside sending hours; what waits leaves when they begin. */
  readonly closed: boolean
  /** Why no mail can leave at all: what the mail server, or the network, said. */
  readonly wayClosed?: string
}
/** How a run of a job ended, as it is kept with the run. */
export interface RunOutcome {
  readonly evaluated?: readonly Evaluated[]
  readonly delivered?: Delivered
  /** Lists and pages put into the outbox. */
  readonly listed?: number
  /** Plans that could not be evaluated, or the whole run. */
  readonly failed?: readonly string[]
}
