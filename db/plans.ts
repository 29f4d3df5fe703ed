/** Plans, and the bodies that drive them. */
import { sql } from 'kysely'
import { kept } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Instant, Light, Plan, Row } from './schema.ts'

/** Plans that are not archived, first the most urgent. */
export const listPlans = (db: Db): Promise<Plan[]> =>
  db.selectFrom('plan').selectAll().where('archivedAt', 'is', null).orderBy('priority').orderBy('createdAt').orderBy('id').execute()

export const planById = async (db: Db, id: Id): Promise<Plan | undefined> =>
  (await kept<Plan>(db, 'plan by id', [id], () => db.selectFrom('plan').selectAll().where('id', '=', id))).rows[0]

export const planByCode = (db: Db, code: string): Promise<Plan | undefined> => db.selectFrom('plan').selectAll().where('code', '=', code).executeTakeFirst()

/** Notes the moment of knowledge of an evaluation. */
export const noteJudged = async (trx: Trx, planId: Id, asOf: Instant): Promise<void> => {
  await trx.updateTable('plan').set({ judgedAsOf: asOf }).where('id', '=', planId).execute()
}

/** Lets the night's work judge a plan, or no longer. */
export const setWatched = async (trx: Trx, planId: Id, watched: boolean): Promise<void> => {
  await trx
    .updateTable('plan')
    .set({ watched: watched ? 1 : 0 })
    .where('id', '=', planId)
    .execute()
}

/** Sequence numbers of plans by id: what a poll for changes of other processes asks. */
export const sequenceNumbers = async (db: Db): Promise<ReadonlyMap<Id, number>> => {
  const rows = await db.selectFrom('plan').select(['id', 'seq']).execute()
  return new Map(rows.map(({ id, seq }) => [id, seq]))
}

/** Bodies of a plan, each after the one above it. */
export const bodiesOf = (db: Db, planId: Id): Promise<Row<'planBody'>[]> =>
  db.selectFrom('planBody').selectAll().where('planId', '=', planId).orderBy('sort').orderBy('id').execute()

/** People of the leading groups that drive a plan. */
export const leadingGroupOf = async (db: Db, planId: Id): Promise<readonly Id[]> => {
  const rows = await db
    .selectFrom('planBodyPerson')
    .innerJoin('planBody', 'planBody.id', 'planBodyPerson.planBodyId')
    .select('personId')
    .where('planId', '=', planId)
    .where('planBody.kind', '=', 'leading-group')
    .orderBy('personId')
    .execute()
  return rows.map(({ personId }) => personId)
}

export interface PlanCounts {
  readonly planId: Id
  /** Indicators that are not archived. */
  readonly indicators: number
  /** Tasks that are not archived. */
  readonly tasks: number
  /** Standing verdicts by light; a light nobody has is absent. */
  readonly lights: Readonly<Partial<Record<Light, number>>>
}

/** What the list of plans shows beside each plan. One entry a plan, archived ones too. */
export const countPlans = async (db: Db): Promise<readonly PlanCounts[]> => {
  const sizes = await db
    .selectFrom('plan')
    .select((plan) => [
      'plan.id as planId',
      plan
        .selectFrom('indicator')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('indicator.planId', '=', 'plan.id')
        .where('archivedAt', 'is', null)
        .as('indicators'),
      plan
        .selectFrom('task')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('task.planId', '=', 'plan.id')
        .where('archivedAt', 'is', null)
        .as('tasks'),
    ])
    .execute()
  const lights = await db
    .selectFrom('assessment')
    .innerJoin('indicator', 'indicator.id', 'assessment.indicatorId')
    .select((row) => ['assessment.planId', 'light', row.fn.countAll<number>().as('number')])
    .where('standing', '=', 1)
    .where('archivedAt', 'is', null)
    .groupBy(['assessment.planId', 'light'])
    .execute()
  const byPlan = Map.groupBy(lights, ({ planId }) => planId)
  return sizes.map(({ planId, indicators, tasks }) => {
    const own = byPlan.get(planId) ?? []
    return {
      planId,
      indicators: indicators ?? 0,
      tasks: tasks ?? 0,
      lights: Object.fromEntries(own.map(({ light, number }) => [light, number])),
    }
  })
}

/**
 * Gives the plans but one their next number, without a change of theirs: what is shared by all is another now, and nothing that was kept of them
 * is good any more.
 */
export const outdateOthers = async (trx: Trx, planId: Id): Promise<void> => {
  await trx
    .updateTable('plan')
    .set((row) => ({ seq: row('seq', '+', 1) }))
    .where('id', '<>', planId)
    .execute()
}
