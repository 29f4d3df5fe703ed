/** Files beside figures: what is known of them. Their bytes are not the database's matter. */
import { sql } from 'kysely'
import { insertMany, oneOf } from './batch.ts'
import type { TalkPlace } from './comments.ts'
import type { Db, Trx } from './connect.ts'
import type { Evidence, Id, Instant } from './schema.ts'

export type NamedEvidence = Evidence & { readonly who: string; readonly remover: string | null }

const named = (db: Db) =>
  db
    .selectFrom('evidence')
    .innerJoin('person', 'person.id', 'evidence.addedBy')
    .leftJoin('person as taker', 'taker.id', 'evidence.removedBy')
    .selectAll('evidence')
    .select(['person.name as who', 'taker.name as remover'])

/** Files of a place, oldest first; removed ones too. */
export const evidenceAt = (db: Db, { indicatorId, period }: TalkPlace): Promise<NamedEvidence[]> =>
  named(db)
    .where('evidence.indicatorId', '=', indicatorId)
    .where('evidence.period', 'is not distinct from', period)
    .orderBy('evidence.addedAt')
    .orderBy('evidence.id')
    .execute()

/** Files of an order, oldest first; removed ones too. */
export const evidenceOfOrder = (db: Db, orderId: Id): Promise<NamedEvidence[]> =>
  named(db).where('evidence.orderId', '=', orderId).orderBy('evidence.addedAt').orderBy('evidence.id').execute()

export const evidenceById = (db: Db, id: Id): Promise<NamedEvidence | undefined> => named(db).where('evidence.id', '=', id).executeTakeFirst()

export const addEvidence = async (trx: Trx, evidence: Evidence): Promise<void> => {
  await insertMany(trx, 'evidence', [evidence])
}

/** @returns whether it stood until now. */
export const removeEvidence = async (trx: Trx, id: Id, removedAt: Instant, removedBy: Id): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('evidence')
    .set({ removedAt, removedBy })
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Bytes of all files that a plan keeps. */
export const evidenceBytes = async (db: Db, planId: Id): Promise<number> => {
  const { bytes } = await db
    .selectFrom('evidence')
    .select(sql<number | string | null>`sum(size)`.as('bytes'))
    .where('planId', '=', planId)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(bytes ?? 0)
}

/** Those of some ids that stand for a file that is kept; in no order. */
export const keptEvidence = async (db: Db, ids: readonly Id[]): Promise<ReadonlySet<Id>> => {
  const rows = await db.selectFrom('evidence').select('id').where('id', 'in', oneOf(db, ids)).where('removedAt', 'is', null).execute()
  return new Set(rows.map(({ id }) => id))
}
