/** What departments say about warnings: why, what is done, and by when. At most one stands for a warning: the table sees to it. */
import { oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Instant, Row } from './schema.ts'

export type Acknowledgement = Row<'acknowledgement'>

/** Those that stand for warnings, with the names of who gave them. */
export const standingAcknowledgements = (db: Db, warningIds: readonly Id[]): Promise<(Acknowledgement & { readonly who: string })[]> =>
  db
    .selectFrom('acknowledgement')
    .innerJoin('person', 'person.id', 'acknowledgement.personId')
    .selectAll('acknowledgement')
    .select('person.name as who')
    .where('warningId', 'in', oneOf(db, warningIds))
    .where('endedAt', 'is', null)
    .execute()

/** Gives the word for a warning; one that stood until now is replaced. */
export const putAcknowledgement = async (trx: Trx, given: Acknowledgement): Promise<void> => {
  await endAcknowledgement(trx, given.warningId, 'replaced', given.at)
  await trx.insertInto('acknowledgement').values(given).execute()
}

const endAcknowledgement = async (trx: Trx, warningId: Id, why: NonNullable<Acknowledgement['endedWhy']>, at: Instant): Promise<void> => {
  await trx.updateTable('acknowledgement').set({ endedAt: at, endedWhy: why }).where('warningId', '=', warningId).where('endedAt', 'is', null).execute()
}
