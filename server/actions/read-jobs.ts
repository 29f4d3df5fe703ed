/** Jobs as the page and the health answer show them: when they run, when they ran, and whether they are late. */
import { lastDone, runsOf } from '../../db/job-runs.ts'
import { listPlans } from '../../db/plans.ts'
import type { JobRun, Language } from '../../db/schema.ts'
import { localDate } from '../basics/calendar.ts'
import { unknownYears } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import type { JobName, Slot } from '../rules/slots.ts'
import { dueSlots, isOverdue, jobNames, latestSlot, nextSlot, timings } from '../rules/slots.ts'
import type { JobView, RunOutcome } from '../wire/jobs.ts'
import { words } from '../words/index.ts'

/** Before there is a plan nothing needs a zone. */
const someZone = 'Asia/Shanghai'
const shownRuns = 10

/** The zone in which the night's work falls due: that of the first plan. */
export const workZone = async ({ db }: Context): Promise<string> => (await listPlans(db))[0]?.timeZone ?? someZone

/** Slots of a job that have fallen due and are not done, in order; the newest is the last. */
export const openSlots = async (ctx: Context, job: JobName): Promise<readonly Slot[]> => {
  const done = await lastDone(ctx.db, job)
  return dueSlots(timings[job], done?.slot ?? null, ctx.clock.now(), await workZone(ctx), await ctx.workdays())
}

/** The newest slot of a job that has fallen due. */
export const dueSlot = async (ctx: Context, job: JobName): Promise<Slot> =>
  latestSlot(timings[job].timing, ctx.clock.now(), await workZone(ctx), await ctx.workdays())

const hasRun = (runs: readonly JobRun[], slot: Slot): boolean =>
  runs.some(({ state, slot: name, startedAt }) => state === 'done' && (name === slot.name || startedAt >= slot.at))

/** Whether the job's newest slot is past its grace without a run. */
const isLate = async (ctx: Context, job: JobName, runs: readonly JobRun[]): Promise<boolean> => {
  const slot = await dueSlot(ctx, job)
  if (timings[job].timing.every === 'workday') return isOverdue(slot, timings[job].graceMinutes, ctx.clock.now()) && !hasRun(runs, slot)
  const newest = runs.find(({ state }) => state === 'done')
  return newest === undefined || isOverdue({ name: newest.slot, at: newest.startedAt }, timings[job].graceMinutes, ctx.clock.now())
}

const sentence = (run: JobRun, language: Language): string | null =>
  run.outcome === null ? null : words[language].jobs.outcome(JSON.parse(run.outcome) as RunOutcome)

export const jobsView = async (ctx: Context, language: Language): Promise<readonly JobView[]> => {
  const zone = await workZone(ctx)
  const workdays = await ctx.workdays()
  return Promise.all(
    jobNames.map(async (job): Promise<JobView> => {
      const runs = await runsOf(ctx.db, job, shownRuns)
      const nextAt = nextSlot(timings[job].timing, ctx.clock.now(), zone, workdays).at
      const nextOn = localDate(nextAt, zone)
      return {
        job,
        title: words[language].jobs.titles[job],
        when: words[language].jobs.when[job],
        nextAt,
        nextUncertain: unknownYears(nextOn, nextOn, workdays).length > 0,
        late: await isLate(ctx, job, runs),
        runs: runs.map((run) => ({ slot: run.slot, state: run.state, startedAt: run.startedAt, endedAt: run.endedAt, outcome: sentence(run, language) })),
      }
    }),
  )
}

/** Names of jobs that are late. */
export const lateJobs = async (ctx: Context): Promise<readonly JobName[]> => {
  const late = await Promise.all(jobNames.map(async (job) => ((await isLate(ctx, job, await runsOf(ctx.db, job, shownRuns))) ? job : null)))
  return late.filter((job) => job !== null)
}
