/** Files that go with messages, as base64. They are written with the letter and never changed. */
import type { Db } from './connect.ts'
import type { Id, Row } from './schema.ts'

/** In the order of their names. */
export const filesOf = (db: Db, messageId: Id): Promise<Row<'messageFile'>[]> =>
  db.selectFrom('messageFile').selectAll().where('messageId', '=', messageId).orderBy('name').orderBy('id').execute()
