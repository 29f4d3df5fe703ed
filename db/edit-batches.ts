/** Accepted batches of edits with their answers: a batch that is sent again is answered, not written again. */
import { asParameter, insertMany, kept, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Row } from './schema.ts'

export type EditBatch = Row<'editBatch'>

export const editBatches = async (db: Db, ids: readonly Id[]): Promise<readonly EditBatch[]> => {
  const build = () => db.selectFrom('editBatch').selectAll().where('id', 'in', oneOf(db, ids))
  return (await kept<EditBatch>(db, 'edit batches', [asParameter(ids)], build)).rows
}

/** @throws a duplicate (`troubleOf`) if an id was used. */
export const keepBatches = async (trx: Trx, batches: readonly EditBatch[]): Promise<void> => {
  await insertMany(trx, 'editBatch', batches)
}
