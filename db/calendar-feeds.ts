/** Private addresses of people's deadlines. Of an address only the hash is kept. */
import type { Db, Trx } from './connect.ts'
import type { CalendarFeed, Id, Instant, Json } from './schema.ts'

export const feedOf = (db: Db, personId: Id): Promise<CalendarFeed | undefined> =>
  db.selectFrom('calendarFeed').selectAll().where('personId', '=', personId).executeTakeFirst()

export const feedBySecret = (db: Db, secretHash: string): Promise<CalendarFeed | undefined> =>
  db.selectFrom('calendarFeed').selectAll().where('secretHash', '=', secretHash).executeTakeFirst()

/** Gives a person a new address; the former one is dead. What was told by it goes on. */
export const putFeed = async (trx: Trx, personId: Id, secretHash: string, at: Instant): Promise<void> => {
  await trx
    .insertInto('calendarFeed')
    .values({ personId, secretHash, at, readAt: null, revisions: '[]' })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ secretHash, at, readAt: null }))
    .execute()
}

/** @returns whether there was one. */
export const removeFeed = async (trx: Trx, personId: Id): Promise<boolean> => {
  const { numDeletedRows } = await trx.deleteFrom('calendarFeed').where('personId', '=', personId).executeTakeFirst()
  return numDeletedRows === 1n
}

/** Notes that the address was read, and what has changed in what it tells; `null` where nothing has. */
export const noteFeedRead = async (trx: Trx, personId: Id, readAt: Instant, revisions: Json<unknown> | null): Promise<void> => {
  await trx
    .updateTable('calendarFeed')
    .set({ readAt, ...(revisions !== null && { revisions }) })
    .where('personId', '=', personId)
    .execute()
}
