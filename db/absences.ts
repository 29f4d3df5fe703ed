/** Who is away from when to when, and who stands in. */
import { insertMany } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Absence, DateText, Id, Instant } from './schema.ts'

/** Absences that have not ended by a day, of one person or of all, first the nearest. */
export const absencesFrom = (db: Db, day: DateText, personId: Id | null): Promise<Absence[]> =>
  db
    .selectFrom('absence')
    .selectAll()
    .where('endedAt', 'is', null)
    .where('toOn', '>=', day)
    .$if(personId !== null, (rows) => rows.where('personId', '=', personId))
    .orderBy('fromOn')
    .orderBy('id')
    .execute()

export const absenceById = (db: Db, id: Id): Promise<Absence | undefined> =>
  db.selectFrom('absence').selectAll().where('id', '=', id).where('endedAt', 'is', null).executeTakeFirst()

export const addAbsence = async (trx: Trx, row: Absence): Promise<void> => {
  await insertMany(trx, 'absence', [row])
}

/** @returns whether there was one that had not ended. */
export const endAbsence = async (trx: Trx, id: Id, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await trx.updateTable('absence').set({ endedAt: at }).where('id', '=', id).where('endedAt', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
