/** Accepted batches of edits with their answers: a batch that is sent again is answered, not written again. */
import { insertMany, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Row } from './schema.ts'

export type EditBatch = Row<'editBatch'>

export const editBatches = (db: Db, ids: readonly Id[]): Promise<EditBatch[]> =>
  db.selectFrom('editBatch').selectAll().where('id', 'in', oneOf(db, ids)).execute()

/** @throws a duplicate (`troubleOf`) if an id was used. */
export const keepBatches = async (trx: Trx, batches: readonly EditBatch[]): Promise<void> => {
  await insertMany(trx, 'editBatch', batches)
}
