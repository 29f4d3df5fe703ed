/** Links in mails that open a form, and what was done by them. */
import { sql } from 'kysely'
import { insertMany, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { FormLink, FormLinkUse, Id, Instant } from './schema.ts'

export const addFormLinks = async (trx: Trx, links: readonly FormLink[]): Promise<void> => {
  await insertMany(trx, 'formLink', links)
}

export const formLinkById = (db: Db, id: Id): Promise<FormLink | undefined> => db.selectFrom('formLink').selectAll().where('id', '=', id).executeTakeFirst()

/** The link that a mail carries. */
export const formLinkOfMessage = (db: Db, messageId: Id): Promise<FormLink | undefined> =>
  db.selectFrom('formLink').selectAll().where('messageId', '=', messageId).orderBy('id').executeTakeFirst()

/** Links that mails carry. */
export const formLinksOfMessages = (db: Db, messageIds: readonly Id[]): Promise<FormLink[]> =>
  db.selectFrom('formLink').selectAll().where('messageId', 'in', oneOf(db, messageIds)).execute()

/** The newest link that was asked for in another's stead. */
export const renewalOf = (db: Db, id: Id): Promise<FormLink | undefined> =>
  db.selectFrom('formLink').selectAll().where('renews', '=', id).orderBy('id', 'desc').executeTakeFirst()

/** Gives the link to the first browser that asks, and ends the one in whose stead it came. @returns whether it was free. */
export const bindFormLink = async (trx: Trx, { id, renews }: Pick<FormLink, 'id' | 'renews'>, boundTo: string, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('formLink')
    .set({ boundTo, boundAt: at })
    .where('id', '=', id)
    .where('boundTo', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  if (renews !== null) await trx.updateTable('formLink').set({ revokedAt: at }).where('id', '=', renews).where('revokedAt', 'is', null).execute()
  return true
}

/** Ends all links of a person. */
export const revokeFormLinks = async (trx: Trx, personId: Id, at: Instant): Promise<void> => {
  await trx.updateTable('formLink').set({ revokedAt: at }).where('personId', '=', personId).where('revokedAt', 'is', null).execute()
}

const writes: ReadonlySet<FormLinkUse['what']> = new Set(['saved', 'filed', 'answered', 'acknowledged', 'order_turned'])

/** Notes what was done by a link, or tried. */
export const noteFormUse = async (trx: Trx, use: FormLinkUse): Promise<void> => {
  await trx.insertInto('formLinkUse').values(use).execute()
  if (writes.has(use.what)) await trx.updateTable('formLink').set({ usedAt: use.at }).where('id', '=', use.linkId).execute()
}

/** Whether a link was tried in vain from an address before. */
export const wasElsewhere = async (db: Db, linkId: Id, peer: string): Promise<boolean> =>
  (await db.selectFrom('formLinkUse').select('id').where('linkId', '=', linkId).where('what', '=', 'elsewhere').where('peer', '=', peer).executeTakeFirst()) !==
  undefined

/** What was done by the links of mails, oldest first. */
export const formUsesOf = (db: Db, messageIds: readonly Id[]) =>
  db
    .selectFrom('formLinkUse')
    .innerJoin('formLink', 'formLink.id', 'formLinkUse.linkId')
    .selectAll('formLinkUse')
    .select('formLink.messageId')
    .where('formLink.messageId', 'in', oneOf(db, messageIds))
    .orderBy('formLinkUse.id')
    .execute()

/** What mails are about, as far as a form can answer it: cells, warnings and orders by id, in the order in which they were decided. */
export const formMatters = (db: Db, messageIds: readonly Id[]) =>
  db
    .selectFrom('notification')
    .leftJoin('warning', 'warning.id', 'notification.warningId')
    .leftJoin('orderTurn', 'orderTurn.id', 'notification.orderTurnId')
    .select(['notification.messageId', 'notification.what', 'notification.warningId', 'notification.indicatorId', 'notification.period', 'orderTurn.orderId'])
    .select([
      'warning.cause',
      sql<Id | null>`warning.indicator_id`.as('warned'),
      sql<string | null>`warning.first_period`.as('firstMissing'),
      sql<string | null>`warning.period`.as('lastMissing'),
    ])
    .where('notification.messageId', 'in', oneOf(db, messageIds))
    .orderBy('notification.id')
    .execute()
