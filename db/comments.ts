/**
 * What people say about figures and indicators, and whom they name. A mention waits until a mail takes it: the row names the mail, so that nobody
 * is told of it twice.
 */
import { ignore, insertMany, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Comment, Id, Instant, Period } from './schema.ts'

/** A figure of an indicator; with `period` null the indicator as a whole. */
export interface TalkPlace {
  readonly indicatorId: Id
  readonly period: Period | null
}

export type NamedComment = Comment & { readonly who: string; readonly remover: string | null }

const named = (db: Db) =>
  db
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.personId')
    .leftJoin('person as taker', 'taker.id', 'comment.removedBy')
    .selectAll('comment')
    .select(['person.name as who', 'taker.name as remover'])

/** Comments of a place, oldest first; removed ones too. */
export const commentsAt = (db: Db, { indicatorId, period }: TalkPlace): Promise<NamedComment[]> =>
  named(db)
    .where('comment.indicatorId', '=', indicatorId)
    .where('comment.period', 'is not distinct from', period)
    .orderBy('comment.at')
    .orderBy('comment.id')
    .execute()

export const commentById = (db: Db, id: Id): Promise<NamedComment | undefined> => named(db).where('comment.id', '=', id).executeTakeFirst()

export interface Mention {
  readonly commentId: Id
  readonly personId: Id
  readonly name: string
}

/** Whom comments name, by comment and name. */
export const mentionsOf = (db: Db, commentIds: readonly Id[]): Promise<Mention[]> =>
  db
    .selectFrom('commentMention')
    .innerJoin('person', 'person.id', 'commentMention.personId')
    .select(['commentMention.commentId', 'commentMention.personId', 'person.name'])
    .where('commentMention.commentId', 'in', oneOf(db, commentIds))
    .orderBy('commentMention.commentId')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()

export const addComment = async (trx: Trx, comment: Comment, mentioned: readonly Id[]): Promise<void> => {
  await insertMany(trx, 'comment', [comment])
  await addMentions(trx, comment.id, mentioned)
}

/** Another text, and others named. Who was told already is not told again; who is named no longer, and was not told yet, will not be. */
export const changeComment = async (trx: Trx, id: Id, text: string, editedAt: Instant, mentioned: readonly Id[]): Promise<void> => {
  await trx.updateTable('comment').set({ text, editedAt }).where('id', '=', id).where('removedAt', 'is', null).execute()
  await trx.deleteFrom('commentMention').where('commentId', '=', id).where('messageId', 'is', null).where('personId', 'not in', oneOf(trx, mentioned)).execute()
  await addMentions(trx, id, mentioned)
}

const addMentions = (trx: Trx, commentId: Id, mentioned: readonly Id[]): Promise<number> =>
  insertMany(
    trx,
    'commentMention',
    mentioned.map((personId) => ({ commentId, personId, messageId: null })),
    ignore('commentId', 'personId'),
  )

/** @returns whether it stood until now. */
export const removeComment = async (trx: Trx, id: Id, removedAt: Instant, removedBy: Id): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('comment')
    .set({ removedAt, removedBy })
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface WaitingMention {
  readonly commentId: Id
  readonly personId: Id
}

/** Mentions in standing comments of plans that no mail has taken yet, of people who are active; oldest first. */
export const waitingMentions = (db: Db, planIds: readonly Id[]): Promise<WaitingMention[]> =>
  db
    .selectFrom('commentMention')
    .innerJoin('comment', 'comment.id', 'commentMention.commentId')
    .innerJoin('person', 'person.id', 'commentMention.personId')
    .select(['commentMention.commentId', 'commentMention.personId'])
    .where('commentMention.messageId', 'is', null)
    .where('comment.removedAt', 'is', null)
    .where('comment.planId', 'in', oneOf(db, planIds))
    .where('person.active', '=', 1)
    .orderBy('comment.at')
    .orderBy('comment.id')
    .execute()

/** Hands a mention to a mail. @returns whether none had it. */
export const takeMention = async (trx: Trx, { commentId, personId }: WaitingMention, messageId: Id): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('commentMention')
    .set({ messageId })
    .where('commentId', '=', commentId)
    .where('personId', '=', personId)
    .where('messageId', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Comments of which a mail tells, oldest first; removed ones too. */
export const commentsInMail = (db: Db, messageId: Id): Promise<NamedComment[]> =>
  named(db)
    .innerJoin('commentMention', 'commentMention.commentId', 'comment.id')
    .where('commentMention.messageId', '=', messageId)
    .orderBy('comment.at')
    .orderBy('comment.id')
    .execute()
