/** Registers the jobs with cron in the zone of the plans. A tick only asks what is due; a start makes up for what was missed, once. */
import { schedule as cron } from 'node-cron'
import { dueSlot, workZone } from '../server/actions/read-jobs.ts'
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

export const schedule = async (ctx: Context): Promise<Schedule> => {
  const timezone = await workZone(ctx)
  const underWay = new Map<Job, Promise<unknown>>()
  /** One run of a job at a time; a tick that comes while it runs is dropped. */
  const tick = (job: Job): Promise<unknown> => {
    const running = underWay.get(job)
    if (running) return running
    const run = dueSlot(ctx, job.name)
      .then((slot) => runOnce(ctx, job, slot))
      .catch((error: unknown) => ctx.log.error({ err: error, job: job.name }, 'tick failed'))
      .finally(() => underWay.delete(job))
    underWay.set(job, run)
    return run
  }
  const tasks = Object.values<Job>(jobs).map((job) => cron(job.ticks, () => void tick(job), { timezone, name: job.name }))
  const caughtUp = (async () => {
    for (const job of Object.values<Job>(jobs)) await tick(job)
  })()
  return {
    caughtUp,
    stop: async () => {
      for (const task of tasks) await task.destroy()
      await Promise.all(underWay.values())
    },
  }
}
