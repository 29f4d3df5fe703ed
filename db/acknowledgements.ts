/** What departments say about warnings: why, what is done, and by when. At most one stands for a warning: the table sees to it. */
import { oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Acknowledgement, Id, Instant } from './schema.ts'

/** Of the warnings of a plan that are not resolved, ended ones too: the ladder does not count the time that it rested. */
export const acknowledgementsOfStanding = (db: Db, planId: Id): Promise<Acknowledgement[]> =>
  db
    .selectFrom('acknowledgement')
    .innerJoin('warning', 'warning.id', 'acknowledgement.warningId')
    .selectAll('acknowledgement')
    .where('warning.planId', '=', planId)
    .where('warning.state', '<>', 'resolved')
    .execute()

/** All that was said about warnings, with the names of who said it, in order of time. */
export const acknowledgementsOf = (db: Db, warningIds: readonly Id[]) =>
  db
    .selectFrom('acknowledgement')
    .innerJoin('person', 'person.id', 'acknowledgement.personId')
    .selectAll('acknowledgement')
    .select('person.name as who')
    .where('warningId', 'in', oneOf(db, warningIds))
    .orderBy('at')
    .orderBy('acknowledgement.id')
    .execute()

/** Those that stand for warnings, with the names of who gave them. */
export const standingAcknowledgements = async (db: Db, warningIds: readonly Id[]) =>
  (await acknowledgementsOf(db, warningIds)).filter(({ endedAt }) => endedAt === null)

/** Gives the word for a warning; one that stood until now is replaced. */
export const putAcknowledgement = async (trx: Trx, given: Acknowledgement): Promise<void> => {
  await endAcknowledgements(trx, [given.warningId], 'replaced', given.at)
  await trx.insertInto('acknowledgement').values(given).execute()
}

/** Ends those of warnings that still stand. @returns how many did. */
export const endAcknowledgements = async (trx: Trx, warningIds: readonly Id[], why: NonNullable<Acknowledgement['endedWhy']>, at: Instant): Promise<number> => {
  if (warningIds.length === 0) return 0
  const { numUpdatedRows } = await trx
    .updateTable('acknowledgement')
    .set({ endedAt: at, endedWhy: why })
    .where('warningId', 'in', oneOf(trx, warningIds))
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
