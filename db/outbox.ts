/**
 * The outbox: decisions to tell a person something (notifications) and the mails that carry them (messages), one a person and day.
 * How they leave: `deliveries.ts`.
 */
import { sql } from 'kysely'
import { ignore, insertMany, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { DateText, Id, Instant, Message, Row } from './schema.ts'

export type Notification = Row<'notification'>

/** Digests of persons from a day on, in order of days: where a further notification may still go. */
export const messagesFrom = (db: Db, personIds: readonly Id[], day: DateText): Promise<Pick<Message, 'id' | 'personId' | 'day' | 'state' | 'subject'>[]> =>
  db
    .selectFrom('message')
    .select(['id', 'personId', 'day', 'state', 'subject'])
    .where('personId', 'in', oneOf(db, personIds))
    .where('kind', '=', 'digest')
    .where('day', '>=', day)
    .orderBy('day')
    .execute()

export const addMessages = async (trx: Trx, messages: readonly Message[]): Promise<void> => {
  await insertMany(trx, 'message', messages)
}

/** Adds messages; one that is there already (by its key) is left out. @returns number added. */
export const addMessagesOnce = (trx: Trx, messages: readonly Message[]): Promise<number> => insertMany(trx, 'message', messages, ignore('dedupKey'))

/** Adds notifications; one that was decided before (by its key) is left out. @returns number added. */
export const addNotifications = (trx: Trx, notifications: readonly Notification[]): Promise<number> =>
  insertMany(trx, 'notification', notifications, ignore('dedupKey'))

/** People who were told of warnings, and by which message. */
export const toldOf = (db: Db, warningIds: readonly Id[]) =>
  db
    .selectFrom('notification')
    .innerJoin('person', 'person.id', 'notification.personId')
    .innerJoin('message', 'message.id', 'notification.messageId')
    .leftJoin('person as away', 'away.id', 'notification.standsInFor')
    .select(['notification.warningId', 'notification.personId', 'notification.what', 'notification.createdAt', 'person.name', 'message.day', 'message.state'])
    .select('away.name as standsInFor')
    .where('warningId', 'in', oneOf(db, warningIds))
    .orderBy('notification.createdAt')
    .orderBy('notification.id')
    .execute()

/** How many mails with a new link a person gets on a day. */
export const linksSentOn = async (db: Db, personId: Id, day: DateText): Promise<number> => {
  const { n } = await db
    .selectFrom('message')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('personId', '=', personId)
    .where('day', '=', day)
    .where('kind', '=', 'link')
    .executeTakeFirstOrThrow()
  return n
}

/** Puts a failed message back. @returns whether there was one. */
export const retryMessage = async (db: Db, id: Id, now: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set({ state: 'waiting', sendAfter: now, attempts: 0 })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const listed = (db: Db) =>
  db
    .selectFrom('message')
    .innerJoin('person', 'person.id', 'message.personId')
    .select(['message.id', 'message.personId', 'person.name as person', 'person.email', 'message.address', 'message.day', 'message.state'])
    .select(['message.subject', 'message.attempts', 'message.sendAfter', 'message.sentAt', 'message.answer'])
    .select((row) => [
      row
        .selectFrom('notification')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('notification.messageId', '=', 'message.id')
        .as('matters'),
      row
        .selectFrom('commentMention')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('commentMention.messageId', '=', 'message.id')
        .as('mentions'),
    ])

/** The newest messages, of one person or of all. */
export const listMessages = (db: Db, personId: Id | null, limit: number) =>
  listed(db)
    .where('message.state', '<>', 'empty')
    .$if(personId !== null, (rows) => rows.where('message.personId', '=', personId))
    .orderBy('message.day', 'desc')
    .orderBy('message.id', 'desc')
    .limit(limit)
    .execute()

/** One message with its letter. */
export const messageById = (db: Db, id: Id) => listed(db).select(['message.text', 'message.html']).where('message.id', '=', id).executeTakeFirst()

/** The message of a Message-ID, without angle brackets. */
export const messageByHeader = (db: Db, header: string): Promise<Message | undefined> =>
  db.selectFrom('message').selectAll().where('messageIdHeader', '=', header).executeTakeFirst()

/** Which of these decisions were made before. */
export const decidedKeys = async (db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await db.selectFrom('notification').select('dedupKey').where('dedupKey', 'in', oneOf(db, keys)).execute()).map(({ dedupKey }) => dedupKey))
