/** Steps of the ladder that warnings have reached. A step is reached once a round: the table sees to it. */
import { insertMany, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, WarningClimb } from './schema.ts'

/** Of the warnings of a plan that are not resolved, in no order. */
export const climbsOfStanding = (db: Db, planId: Id): Promise<WarningClimb[]> =>
  db
    .selectFrom('warningClimb')
    .innerJoin('warning', 'warning.id', 'warningClimb.warningId')
    .selectAll('warningClimb')
    .where('warning.planId', '=', planId)
    .where('warning.state', '<>', 'resolved')
    .execute()

/** Of some warnings, in order of time. */
export const climbsOfWarnings = (db: Db, warningIds: readonly Id[]): Promise<WarningClimb[]> =>
  db.selectFrom('warningClimb').selectAll().where('warningId', 'in', oneOf(db, warningIds)).orderBy('madeAt').orderBy('dueOn').orderBy('id').execute()

/** @throws a duplicate (`troubleOf`) where a warning has reached one before. */
export const addClimbs = async (trx: Trx, climbs: readonly WarningClimb[]): Promise<void> => {
  await insertMany(trx, 'warningClimb', climbs)
}
