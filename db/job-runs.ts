/** Runs of jobs by slot. The row is the claim: of several processes that want one slot, one gets it. */
import { sql } from 'kysely'
import type { Db } from './connect.ts'
import type { Instant, JobRun } from './schema.ts'

/**
 * Claims a slot: one that is new, one that failed, one whose holder let its lease run out, or one that began later than now: the clock went back since.
 *
 * @returns whether it is ours; `false` where it is done or another is at it.
 */
export const claimRun = async (db: Db, job: string, slot: string, now: Instant, leaseUntil: Instant): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into job_run (job, slot, state, started_at, lease_until, ended_at, tries, outcome)
    values (${job}, ${slot}, 'running', ${now}, ${leaseUntil}, null, 1, null)
    on conflict (job, slot) do update
    set state = 'running', started_at = excluded.started_at, lease_until = excluded.lease_until, ended_at = null, outcome = null, tries = job_run.tries + 1
    where job_run.state = 'failed' or (job_run.state = 'running' and job_run.lease_until <= ${now}) or job_run.started_at > ${now}
  `.execute(db)
  return numAffectedRows === 1n
}

/** Holds a claimed run on for longer. @returns whether it is still ours. */
export const renewRun = async (db: Db, job: string, slot: string, before: Instant, leaseUntil: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('jobRun')
    .set({ leaseUntil })
    .where('job', '=', job)
    .where('slot', '=', slot)
    .where('state', '=', 'running')
    .where('leaseUntil', '=', before)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Records how a claimed run ended. */
export const endRun = async (db: Db, job: string, slot: string, state: 'done' | 'failed', outcome: string, at: Instant): Promise<void> => {
  await db.updateTable('jobRun').set({ state, outcome, endedAt: at }).where('job', '=', job).where('slot', '=', slot).execute()
}

/** The newest slot of a job that is done. */
export const lastDone = async (db: Db, job: string): Promise<JobRun | undefined> =>
  db.selectFrom('jobRun').selectAll().where('job', '=', job).where('state', '=', 'done').orderBy('slot', 'desc').limit(1).executeTakeFirst()

/** The newest runs of a job, the latest slot first. */
export const runsOf = (db: Db, job: string, limit: number): Promise<JobRun[]> =>
  db.selectFrom('jobRun').selectAll().where('job', '=', job).orderBy('slot', 'desc').limit(limit).execute()

/** Forgets runs that ended before a moment; a slot that old is never asked for again. */
export const forgetRuns = async (db: Db, job: string, before: Instant): Promise<void> => {
  await db.deleteFrom('jobRun').where('job', '=', job).where('endedAt', '<', before).execute()
}
