/** What a job is, and how one run of it is claimed, carried out and recorded. */
import { claimRun, endRun, forgetRuns, renewRun } from '../db/job-runs.ts'
import type { Instant } from '../db/schema.ts'
import type { Context } from '../server/context.ts'
import type { Slot, JobName } from '../server/rules/slots.ts'
import type { RunOutcome } from '../server/wire/jobs.ts'

export interface Job {
  readonly name: JobName
  /** When the timer ticks, as a cron expression; whether anything is due stands in the database. */
  readonly ticks: string
  /** Days after which its runs are forgotten. */
  readonly keptDays: number
  /** @param missed the moment that the run stands for, where it was missed then; `null`: now. */
  readonly run: (ctx: Context, missed: Instant | null) => Promise<RunOutcome>
}

/** A process that dies holds a slot no longer than this; who lives renews it. */
const leaseMinutes = 2
const renewSeconds = 40

const later = (now: string, minutes: number): string => new Date(Date.parse(now) + minutes * 60_000).toISOString()

const isFailure = ({ failed }: RunOutcome): boolean => (failed?.length ?? 0) > 0

/**
 * Claims a slot and carries it out. One that failed may be claimed again.
 *
 * @param missed the slot lies behind a newer one: it is made up for, as of its own moment.
 * @returns what it came to; `null` where the slot is done or another process is at it.
 */
export const runOnce = async (ctx: Context, job: Job, slot: Slot, missed = false): Promise<RunOutcome | null> => {
  const now = ctx.clock.now()
  let lease = later(now, leaseMinutes)
  if (!(await claimRun(ctx.db, job.name, slot.name, now, lease))) return null
  const renewing = setInterval(() => {
    const until = later(ctx.clock.now(), leaseMinutes)
    renewRun(ctx.db, job.name, slot.name, lease, until)
      .then((isOurs) => {
        if (isOurs) lease = until
      })
      .catch((error: unknown) => ctx.log.warn({ err: error, job: job.name }, 'lease not renewed'))
  }, renewSeconds * 1000)
  let outcome: RunOutcome
  try {
    outcome = await job.run(ctx, missed ? slot.at : null)
  } catch (error) {
    ctx.log.error({ err: error, job: job.name, slot: slot.name }, 'job failed')
    outcome = { failed: [job.name] }
  } finally {
    clearInterval(renewing)
  }
  await endRun(ctx.db, job.name, slot.name, isFailure(outcome) ? 'failed' : 'done', JSON.stringify(outcome), ctx.clock.now())
  await forgetRuns(ctx.db, job.name, later(now, -job.keptDays * 24 * 60))
  return outcome
}
