/** Accepted batches of edits with their answers: a batch that is sent again is answered, not written again. */
import type { Db, Trx } from './connect.ts'
import type { Id, Row } from './schema.ts'

export type EditBatch = Row<'editBatch'>

export const editBatch = (db: Db, id: Id): Promise<EditBatch | undefined> => db.selectFrom('editBatch').selectAll().where('id', '=', id).executeTakeFirst()

/** @throws a duplicate (`troubleOf`) if the id was used. */
export const keepBatch = async (trx: Trx, batch: EditBatch): Promise<void> => {
  await trx.insertInto('editBatch').values(batch).execute()
}
