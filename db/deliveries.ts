/**
 * How messages leave the outbox. One is `waiting` until a process claims it with a lease, which it renews while it is at it; a lease that runs
 * out is claimed again, so that a crash between sending and noting can repeat a mail and never lose one. The letter is written into the row
 * before it leaves: every try sends the same.
 */
import { insertMany, isPostgres, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import { newId } from './ids.ts'
import type { Id, Instant, Message, Row } from './schema.ts'
import { write } from './transaction.ts'

/** A message in the hands of a process: `leaseUntil` is its claim. */
export type Claimed = Message & { readonly leaseUntil: Instant }

/** Claims messages that are due, or whose holder let its lease run out; oldest first. A claim is no try: its holder may die before it. */
export const claimMessages = async (db: Db, now: Instant, leaseUntil: Instant, limit: number): Promise<readonly Claimed[]> => {
  const due = db
    .selectFrom('message')
    .select('id')
    .where((row) =>
      row.or([row.and([row('state', '=', 'waiting'), row('sendAfter', '<=', now)]), row.and([row('state', '=', 'sending'), row('leaseUntil', '<=', now)])]),
    )
    .orderBy('sendAfter')
    .orderBy('id')
    .limit(limit)
  const claimed = await db
    .updateTable('message')
    .set({ state: 'sending', leaseUntil })
    // Where processes claim side by side, each takes rows that no other has its hands on, and looks at them again.
    .where('id', 'in', isPostgres(db) ? due.forUpdate().skipLocked() : due)
    .where((row) => row.or([row('state', '=', 'waiting'), row('leaseUntil', '<=', now)]))
    .returningAll()
    .execute()
  return claimed.map((message) => ({ ...message, leaseUntil })).toSorted((a, b) => a.sendAfter.localeCompare(b.sendAfter) || a.id.localeCompare(b.id))
}

const held = (db: Db, leaseUntil: Instant) => db.updateTable('message').where('state', '=', 'sending').where('leaseUntil', '=', leaseUntil)

/** Holds claims on for longer. @returns ids of those that are still ours. */
export const renewClaims = async (db: Db, ids: readonly Id[], before: Instant, leaseUntil: Instant): Promise<readonly Id[]> =>
  (await held(db, before).set({ leaseUntil }).where('id', 'in', oneOf(db, ids)).returning('id').execute()).map(({ id }) => id)

/** Gives claims back as if they had never been: it was not the messages' fault. @param answer why, for people to read; `null` leaves what stands there. */
export const releaseClaims = async (db: Db, ids: readonly Id[], leaseUntil: Instant, answer: string | null): Promise<void> => {
  await held(db, leaseUntil)
    .set({ state: 'waiting', leaseUntil: null, ...(answer === null ? {} : { answer }) })
    .where('id', 'in', oneOf(db, ids))
    .execute()
}

export type Letter = Pick<Message, 'address' | 'subject' | 'text' | 'html'> & Partial<Pick<Message, 'planId'>>
export type LetterFile = Pick<Row<'messageFile'>, 'name' | 'type' | 'content'>

/** Writes the letter of a claimed message, with its files, once; every try sends it as it is. */
export const keepLetter = async (db: Db, id: Id, letter: Letter, files: readonly LetterFile[] = []): Promise<void> => {
  const keep = (trx: Db | Trx) => trx.updateTable('message').set(letter).where('id', '=', id).where('subject', 'is', null).executeTakeFirst()
  if (files.length === 0) {
    await keep(db)
    return
  }
  await write(db, async (trx) => {
    if ((await keep(trx)).numUpdatedRows !== 1n) return
    await insertMany(
      trx,
      'messageFile',
      files.map((file) => ({ id: newId(), messageId: id, ...file })),
    )
  })
}

/** What became of a message: sent, to be tried again at `sendAfter`, failed for good, or nothing was left to tell. */
export type Delivery = {
  readonly answer: string
  /** Tries so far. */
  readonly attempts: number
} & ({ readonly state: 'sent'; readonly sentAt: Instant } | { readonly state: 'waiting'; readonly sendAfter: Instant } | { readonly state: 'failed' | 'empty' })

/** Notes what became of it. @returns whether the claim was still ours; where it was not, another process notes its own. */
export const noteDelivery = async (db: Db | Trx, { id, leaseUntil }: Pick<Claimed, 'id' | 'leaseUntil'>, delivery: Delivery): Promise<boolean> => {
  const { numUpdatedRows } = await held(db, leaseUntil)
    .set({ ...delivery, leaseUntil: null })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Messages that should have left by now: how many, and since when the oldest waits. */
export const oldestWaiting = async (db: Db, now: Instant): Promise<{ readonly count: number; readonly since: Instant | null }> => {
  const found = await db
    .selectFrom('message')
    .select((row) => [row.fn.countAll<number>().as('count'), row.fn.min('sendAfter').as('since')])
    .where('state', 'in', ['waiting', 'sending'])
    .where('sendAfter', '<=', now)
    .executeTakeFirstOrThrow()
  return { count: found.count, since: found.since }
}
