/** Who was told of a warning, and whether that has left the house yet. */
import { sql } from 'kysely'
import { oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Cause, Id } from './schema.ts'

/** Notifications of warnings in the order in which they were decided. `hasLeft` 1: its letter is written, and nothing of it changes any more. */
export const tellingsOf = (db: Db, warningIds: readonly Id[]) =>
  db
    .selectFrom('notification')
    .innerJoin('message', 'message.id', 'notification.messageId')
    .select(['notification.id', 'notification.warningId', 'notification.personId', 'notification.what', 'notification.messageId'])
    .select(sql<0 | 1>`case when message.state = 'waiting' and message.subject is null then 0 else 1 end`.as('hasLeft'))
    .where('warningId', 'in', oneOf(db, warningIds))
    .orderBy('notification.createdAt')
    .orderBy('notification.id')
    .execute()

/** What nobody has been told yet of an indicator, or of one cause of it. */
export const untoldOf = (db: Db, indicatorId: Id, cause: Cause | null) =>
  db
    .selectFrom('notification')
    .innerJoin('message', 'message.id', 'notification.messageId')
    .leftJoin('warning', 'warning.id', 'notification.warningId')
    .select(['notification.id', 'notification.messageId'])
    .where('notification.indicatorId', '=', indicatorId)
    .where('notification.what', 'in', ['opened', 'worsened', 'resolved', 'climbed', 'chase', 'remind', 'nobody'])
    .where('message.state', '=', 'waiting')
    .where('message.subject', 'is', null)
    .$if(cause !== null, (rows) => rows.where('warning.cause', '=', cause ?? 'pace'))
    .execute()

/** Takes back what nobody has been told yet, because it is over; a message that has nothing more to tell goes too. */
export const takeBack = async (trx: Trx, tellings: readonly { readonly id: Id; readonly messageId: Id }[]): Promise<void> => {
  if (tellings.length === 0) return
  const ids = tellings.map(({ id }) => id)
  await trx.deleteFrom('notification').where('id', 'in', oneOf(trx, ids)).execute()
  const messages = [...new Set(tellings.map(({ messageId }) => messageId))]
  await trx
    .deleteFrom('message')
    .where('id', 'in', oneOf(trx, messages))
    .where('state', '=', 'waiting')
    .where('subject', 'is', null)
    .where((row) => row.not(row.exists(row.selectFrom('notification').select('notification.id').whereRef('notification.messageId', '=', 'message.id'))))
    .where((row) => row.not(row.exists(row.selectFrom('commentMention').select('commentId').whereRef('commentMention.messageId', '=', 'message.id'))))
    .execute()
}
