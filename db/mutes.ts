/** Indicators of which nobody is told for a while, and why. */
import { insertMany } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Instant, Mute } from './schema.ts'

/** All of a plan, ended ones too, with the names of who asked for it; oldest first. */
export const mutesOf = (db: Db, planId: Id) =>
  db
    .selectFrom('mute')
    .innerJoin('person', 'person.id', 'mute.personId')
    .selectAll('mute')
    .select('person.name as who')
    .where('planId', '=', planId)
    .orderBy('at')
    .orderBy('mute.id')
    .execute()

export const addMute = async (trx: Trx, row: Mute): Promise<void> => {
  await insertMany(trx, 'mute', [row])
}

/** Ends one before its day. @returns the row as it was; `undefined` where there is none of the plan that holds. */
export const endMute = (trx: Trx, planId: Id, id: Id, by: Id, at: Instant): Promise<Mute | undefined> =>
  trx
    .updateTable('mute')
    .set({ endedAt: at, endedBy: by })
    .where('id', '=', id)
    .where('planId', '=', planId)
    .where('endedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()
