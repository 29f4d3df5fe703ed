/** Whether mail can leave at all: kept beside the outbox, so that every process knows, and a page can say since when it cannot. */
import type { Db } from '../../db/connect.ts'
import { oldestWaiting } from '../../db/deliveries.ts'
import { installationValue, setInstallationValue } from '../../db/installation.ts'
import type { Instant } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import type { Context } from '../context.ts'
import type { WayTrouble } from '../rules/backoff.ts'
import { wayRestSeconds } from '../rules/backoff.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayReadAllMail } from '../rules/permissions.ts'
import type { MailWayView } from '../wire/mail.ts'

const key = 'mail-way'

export const readTrouble = async (db: Db): Promise<WayTrouble | null> => {
  const value = await installationValue(db, key)
  return value === null ? null : (JSON.parse(value) as WayTrouble)
}

const keep = (ctx: Context, trouble: WayTrouble): Promise<void> => write(ctx.db, (trx) => setInstallationValue(trx, key, JSON.stringify(trouble)))

const later = (now: Instant, seconds: number): Instant => new Date(Date.parse(now) + seconds * 1000).toISOString()

/** The way was found closed. @param words the server's, or the network's. */
export const noteTrouble = (ctx: Context, before: WayTrouble | null, words: string): Promise<void> => {
  const now = ctx.clock.now()
  const goesOn = before !== null && before.openedAt === null
  const tries = goesOn ? before.tries + 1 : 1
  return keep(ctx, { since: goesOn ? before.since : now, tries, nextAt: later(now, wayRestSeconds(tries, Math.random())), openedAt: null, words })
}

/** Mail leaves again. */
export const noteWayOpen = async (ctx: Context, before: WayTrouble): Promise<void> => {
  if (before.openedAt === null) await keep(ctx, { ...before, openedAt: ctx.clock.now() })
}

/** @throws Refusal not_allowed */
export const wayView = async ({ db, clock, channel }: Context, actor: Actor): Promise<MailWayView> => {
  if (!mayReadAllMail(actor)) throw new Refusal('not_allowed')
  const trouble = await readTrouble(db)
  const { count, since } = await oldestWaiting(db, clock.now())
  const isClosed = trouble !== null && trouble.openedAt === null
  return {
    channel: channel.name,
    closed: isClosed ? { since: trouble.since, tries: trouble.tries, nextAt: trouble.nextAt, words: trouble.words } : null,
    waiting: count,
    oldest: since,
  }
}
