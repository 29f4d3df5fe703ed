/** Addresses that take no mail: refused, bounced, or complained of. At most one standing entry an address. */
import { sql } from 'kysely'
import { insertMany, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Instant, Row } from './schema.ts'

export type AddressTrouble = Row<'addressTrouble'>

/** Addresses are kept as mail servers compare them: in small letters. */
export const addressKey = (address: string): string => address.toLowerCase()

/** Adds troubles that do not stand yet. @returns those that are new. */
export const addTroubles = async (trx: Trx, troubles: readonly AddressTrouble[]): Promise<readonly AddressTrouble[]> => {
  if (troubles.length === 0) return []
  const standing = new Set(
    (
      await standingTroubles(
        trx,
        troubles.map(({ address }) => address),
      )
    ).map(({ address }) => address),
  )
  const fresh = [...Map.groupBy(troubles, ({ address }) => addressKey(address))].flatMap(([address, [first]]) =>
    first && !standing.has(address) ? [first] : [],
  )
  await insertMany(
    trx,
    'addressTrouble',
    fresh.map((each) => ({ ...each, address: addressKey(each.address) })),
    sql`on conflict do nothing`,
  )
  return fresh
}

/** Standing troubles of addresses. */
export const standingTroubles = (db: Db, addresses: readonly string[]): Promise<AddressTrouble[]> =>
  db
    .selectFrom('addressTrouble')
    .selectAll()
    .where('address', 'in', oneOf(db, addresses.map(addressKey)))
    .where('clearedAt', 'is', null)
    .execute()

/** All standing troubles with the person's name, the newest first. */
export const listTroubles = (db: Db) =>
  db
    .selectFrom('addressTrouble')
    .leftJoin('person', 'person.id', 'addressTrouble.personId')
    .selectAll('addressTrouble')
    .select('person.name as person')
    .where('clearedAt', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('addressTrouble.id')
    .execute()

/** @returns whether it stood. */
export const clearTrouble = async (db: Db, id: Id, personId: Id, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('addressTrouble')
    .set({ clearedAt: at, clearedBy: personId })
    .where('id', '=', id)
    .where('clearedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
