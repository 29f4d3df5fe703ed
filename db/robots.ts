/** Robots of groups, and webhooks, of a plan. */
import type { Db, Trx } from './connect.ts'
import type { Id, Instant, RobotRow } from './schema.ts'

/** Those of plans that were not taken away, in the order in which they were entered. */
export const robotsOf = (db: Db, planId: Id): Promise<RobotRow[]> =>
  db.selectFrom('robot').selectAll().where('planId', '=', planId).where('removedAt', 'is', null).orderBy('id').execute()

export const robotById = (db: Db, id: Id): Promise<RobotRow | undefined> => db.selectFrom('robot').selectAll().where('id', '=', id).executeTakeFirst()

export const addRobot = async (trx: Trx, robot: RobotRow): Promise<void> => {
  await trx.insertInto('robot').values(robot).execute()
}

export const changeRobot = async (trx: Trx, id: Id, change: Partial<Pick<RobotRow, 'name' | 'url' | 'secret' | 'active'>>): Promise<void> => {
  if (Object.keys(change).length > 0) await trx.updateTable('robot').set(change).where('id', '=', id).execute()
}

/** Its address and secret go with it. */
export const removeRobot = async (trx: Trx, id: Id, at: Instant): Promise<void> => {
  await trx.updateTable('robot').set({ removedAt: at, active: 0, url: '', secret: null }).where('id', '=', id).execute()
}
