/**
 * Sends what waits in the outbox, outside of any transaction.
 *
 * 1. The desk claims due messages with a lease, and renews it as long as they are in hand.
 * 2. One whose plans have other hours waits for them. The letter is written into the row before it leaves, so that a second try sends the same.
 * 3. Sent: noted with the server's answer, and entered in the ledger. Refused for good: failed; an address that takes no mail is not tried again.
 *    Not now: again later, inside sending hours, for three days.
 * 4. Where the way itself is closed (no server, no certificate, no password), nobody's mail is at fault: all goes back, and the way is tried again
 *    after a while. When it opens, what has gathered leaves slowly.
 */
import { addTroubles, standingTroubles } from '../../db/address-trouble.ts'
import type { Claimed, Delivery } from '../../db/deliveries.ts'
import { newId } from '../../db/ids.ts'
import type { Instant, Message } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { ChannelError } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import { afterTrouble, backoffSeconds } from '../rules/backoff.ts'
import type { Delivered } from '../wire/jobs.ts'
import type { Desk, Left } from './delivery-desk.ts'
import { openDesk } from './delivery-desk.ts'
import { noteTrouble, noteWayOpen, readTrouble } from './mail-way.ts'
import { postMessage } from './robots.ts'
import type { SendingHours } from './sending-hours.ts'
import { sendingHours } from './sending-hours.ts'
import { asItLeaves, writtenMessage } from './write-letter.ts'

/** More than the channel has lines: what some have to note, others have to send, and the disk is waited for once for all of them. */
const together = 40
const fewestTries = 8

const later = (now: Instant, seconds: number): Instant => new Date(Date.parse(now) + seconds * 1000).toISOString()

/** Marks an address that takes no mail, for the plan office to see; nothing more is sent there. */
const markAddress = (ctx: Context, { id, personId }: Message, address: string, text: string): Promise<unknown> =>
  write(ctx.db, (trx) =>
    addTroubles(trx, [{ id: newId(), personId, address, kind: 'refused', words: text, messageId: id, at: ctx.clock.now(), clearedAt: null, clearedBy: null }]),
  )

interface Tried {
  readonly delivery: Delivery
  readonly left: Left | null
}
/** The way is closed: not this message's matter. */
interface Closed {
  readonly closed: string
}

const attempt = async (ctx: Context, claimed: Claimed, hours: SendingHours): Promise<Tried | Closed> => {
  let address: string | null = null
  const attempts = claimed.attempts + 1
  const failed = (answer: string): Tried => ({ delivery: { state: 'failed', answer, attempts }, left: null })
  try {
    const opens = await hours.opening(ctx.clock.now(), claimed)
    if (opens > ctx.clock.now())
      return { delivery: { state: 'waiting', answer: claimed.answer ?? '', sendAfter: opens, attempts: claimed.attempts }, left: null }
    if (claimed.robotId !== null) {
      const posted = await postMessage(ctx, claimed, claimed.robotId)
      return posted === null
        ? failed('no robot to tell')
        : { delivery: { state: 'sent', answer: posted.answer, sentAt: ctx.clock.now(), attempts }, left: posted.left }
    }
    const ready = await writtenMessage(ctx, claimed)
    if (ready === 'nobody') return failed('nobody to tell')
    if (ready === 'nothing') return { delivery: { state: 'empty', answer: 'nothing to tell any more', attempts }, left: null }
    ;({ address } = ready.to)
    const [trouble] = await standingTroubles(ctx.db, [address])
    if (trouble) return failed(trouble.words)
    const answer = await ctx.channel.send(await asItLeaves(ctx, claimed.id, ready))
    return { delivery: { state: 'sent', answer, sentAt: ctx.clock.now(), attempts }, left: { ...ready, address } }
  } catch (error) {
    const answer = (error as Error).message
    const now = ctx.clock.now()
    const failure = error instanceof ChannelError ? error : null
    // A letter that cannot be written is a bug; the message waits for the version that can.
    if (failure === null) ctx.log.error({ err: error, message: claimed.id }, 'mail not written')
    else ctx.log.warn({ message: claimed.id, attempts, at: failure.at, permanent: failure.permanent, answer }, 'mail not sent')
    if (failure?.at === 'address' && failure.permanent && address !== null) await markAddress(ctx, claimed, address, answer)
    const isPast = now > hours.givenUpAt(claimed)
    // A message that slept through a downtime has its tries like any other.
    if (failure?.permanent || (isPast && (failure?.at === 'way' || attempts >= fewestTries))) return failed(answer)
    if (failure?.at === 'way') return { closed: answer }
    return {
      delivery: { state: 'waiting', answer, attempts, sendAfter: await hours.opening(later(now, backoffSeconds(attempts, Math.random())), claimed) },
      left: null,
    }
  }
}

type Counted = Record<Exclude<Delivery['state'], 'empty'>, number>

/** Sends one message after the other until there is none, or the way closes. */
const sendOn = async (ctx: Context, desk: Desk, hours: SendingHours, count: Counted, closed: (words: string) => void): Promise<void> => {
  for (let claimed = await desk.next(); claimed !== null; claimed = await desk.next()) {
    const tried = await attempt(ctx, claimed, hours)
    if ('closed' in tried) {
      desk.stop()
      await desk.giveBack(claimed, tried.closed)
      closed(tried.closed)
    } else {
      await desk.note({ claimed, ...tried })
      if (tried.delivery.state !== 'empty') count[tried.delivery.state] += 1
    }
  }
}

/** Sends what is due; called every minute, and by hand. Two calls at once share the work. */
export const deliver = async (ctx: Context): Promise<Delivered> => {
  const count: Counted = { sent: 0, waiting: 0, failed: 0 }
  const now = ctx.clock.now()
  const hours = await sendingHours(ctx)
  if (hours.earliest(now) > now) return { ...count, closed: true }
  const trouble = await readTrouble(ctx.db)
  const { isResting, most } = afterTrouble(trouble, now)
  if (isResting) return { ...count, closed: false, wayClosed: trouble?.words ?? '' }
  const desk = openDesk(ctx, most)
  let wayClosed: string | null = null
  const closed = (text: string): void => {
    wayClosed ??= text
  }
  try {
    await Promise.all(Array.from({ length: together }, () => sendOn(ctx, desk, hours, count, closed)))
  } finally {
    await desk.close()
  }
  if (wayClosed !== null) await noteTrouble(ctx, trouble, wayClosed)
  else if (count.sent > 0 && trouble !== null) await noteWayOpen(ctx, trouble)
  return { ...count, closed: false, ...(wayClosed === null ? {} : { wayClosed }) }
}
