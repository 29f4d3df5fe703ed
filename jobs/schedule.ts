/**
 * Registers the jobs with cron in the zone of the plans, and with a pulse of its own beside it. A tick only asks what is due; a start makes up for what
 * was missed, once and in order.
 */
import { schedule as cron } from 'node-cron'
import { beat } from '../server/actions/heartbeat.ts'
import { openSlots, workZone } from '../server/actions/read-jobs.ts'
import type { Context } from '../server/context.ts'
import { jobs } from './index.ts'
import type { Job } from './job.ts'
import { runOnce } from './job.ts'

export interface Schedule {
  /** Ends the ticks and waits for runs under way. */
  readonly stop: () => Promise<void>
  /** Resolves when what was missed before the start has been made up for. */
  readonly caughtUp: Promise<void>
}

/** Runs what is open of a job, the oldest first. One that fails is told, and does not hold up the newer ones. */
const runOpen = async (ctx: Context, job: Job): Promise<void> => {
  const slots = await openSlots(ctx, job.name)
  for (const [place, slot] of slots.entries()) {
    const outcome = await runOnce(ctx, job, slot, place < slots.length - 1)
    if ((outcome?.failed?.length ?? 0) > 0 && place < slots.length - 1) ctx.log.error({ job: job.name, slot: slot.name }, 'a missed run failed')
  }
}

/** In milliseconds. Cron waits for the wall clock, and is silent while that goes back; this does not. */
const pulse = 60_000

export const schedule = async (ctx: Context): Promise<Schedule> => {
  const timezone = await workZone(ctx)
  const underWay = new Map<Job, Promise<unknown>>()
  /** One run of a job at a time; a tick that comes while it runs is dropped. */
  const tick = (job: Job): Promise<unknown> => {
    const running = underWay.get(job)
    if (running) return running
    const run = runOpen(ctx, job)
      .catch((error: unknown) => ctx.log.error({ err: error, job: job.name }, 'tick failed'))
      .finally(() => underWay.delete(job))
    underWay.set(job, run)
    return run
  }
  const tasks = Object.values<Job>(jobs).map((job) => cron(job.ticks, () => void tick(job), { timezone, name: job.name }))
  const pulsing = setInterval(() => {
    for (const job of Object.values<Job>(jobs)) void tick(job)
    void beat(ctx)
  }, pulse)
  const caughtUp = (async () => {
    for (const job of Object.values<Job>(jobs)) await tick(job)
  })()
  return {
    caughtUp,
    stop: async () => {
      clearInterval(pulsing)
      for (const task of tasks) await task.destroy()
      await Promise.all(underWay.values())
    },
  }
}
