/** What a job is, and how one run of it is claimed, carried out and recorded. */
import { claimRun, endRun, forgetRuns } from '../db/job-runs.ts'
import type { Context } from '../server/context.ts'
import type { Slot, JobName } from '../server/rules/slots.ts'
import type { RunOutcome } from '../server/wire/jobs.ts'

export interface Job {
  readonly name: JobName
  /** When the timer ticks, as a cron expression; whether anything is due stands in the database. */
  readonly ticks: string
  /** A process that dies within holds the slot no longer than this. */
  readonly leaseMinutes: number
  /** Days after which its runs are forgotten. */
  readonly keptDays: number
  readonly run: (ctx: Context) => Promise<RunOutcome>
}

const later = (now: string, minutes: number): string => new Date(Date.parse(now) + minutes * 60_000).toISOString()

const isFailure = ({ failed }: RunOutcome): boolean => (failed?.length ?? 0) > 0

/**
 * Claims a slot and carries it out. One that failed may be claimed again.
 *
 * @returns what it came to; `null` where the slot is done or another process is at it.
 */
export const runOnce = async (ctx: Context, job: Job, slot: Slot): Promise<RunOutcome | null> => {
  const now = ctx.clock.now()
  if (!(await claimRun(ctx.db, job.name, slot.name, now, later(now, job.leaseMinutes)))) return null
  let outcome: RunOutcome
  try {
    outcome = await job.run(ctx)
  } catch (error) {
    ctx.log.error({ err: error, job: job.name, slot: slot.name }, 'job failed')
    outcome = { failed: [job.name] }
  }
  await endRun(ctx.db, job.name, slot.name, isFailure(outcome) ? 'failed' : 'done', JSON.stringify(outcome), ctx.clock.now())
  await forgetRuns(ctx.db, job.name, later(now, -job.keptDays * 24 * 60))
  return outcome
}
