/**
 * Sends what waits in the outbox, outside of any transaction.
 *
 * 1. The desk claims due messages with a lease, and renews it as long as they are in hand.
 * 2. The letter is written into the row before it leaves, so that a second try sends the same.
 * 3. Sent: noted with the server's answer, and entered in the ledger. Refused for good: failed; an address that takes no mail is not tried again.
 *    Not now: again later, inside sending hours, for three days.
 * 4. Where the way itself is closed (no server, no certificate, no password), nobody's mail is at fault: all goes back, and the way is tried again
 *    after a while. When it opens, what has gathered leaves slowly.
 */
import { addTroubles, standingTroubles } from '../../db/address-trouble.ts'
import type { Claimed, Delivery } from '../../db/deliveries.ts'
import { keepLetter } from '../../db/deliveries.ts'
import { newId } from '../../db/ids.ts'
import { personById } from '../../db/people.ts'
import { listPlans } from '../../db/plans.ts'
import type { Instant, Message } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { instantAt } from '../basics/calendar.ts'
import type { Outgoing } from '../channels/channel.ts'
import { ChannelError } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import { afterTrouble, backoffSeconds, givenUpAt } from '../rules/backoff.ts'
import { opensAt, sendingTime } from '../rules/notify.ts'
import type { Delivered } from '../wire/jobs.ts'
import { words } from '../words/index.ts'
import type { Desk, Left } from './delivery-desk.ts'
import { openDesk } from './delivery-desk.ts'
import { withSecrets } from './form-links.ts'
import { noteTrouble, noteWayOpen, readTrouble } from './mail-way.ts'
import { postMessage } from './robots.ts'
import { writeDigest } from './write-digest.ts'

const together = 5

const later = (now: Instant, seconds: number): Instant => new Date(Date.parse(now) + seconds * 1000).toISOString()

interface Hours {
  /** When a message may leave that is ready at a moment. */
  readonly opening: (ready: Instant) => Instant
  /** When a message is past hope. */
  readonly givenUpAt: (message: Message) => Instant
}

/** Sending hours. All plans of an installation are of one place; the first tells the zone. */
const sendingHours = async ({ db, workdays }: Context): Promise<Hours> => {
  const [plan] = await listPlans(db)
  if (plan === undefined) return { opening: (ready) => ready, givenUpAt: ({ createdAt }) => later(createdAt, 72 * 3600) }
  const table = await workdays()
  return {
    opening: (ready) => sendingTime(ready, plan.timeZone, table).sendAfter,
    givenUpAt: ({ day, createdAt }) => {
      const from = instantAt(day, opensAt, plan.timeZone)
      return givenUpAt(from > createdAt ? from : createdAt, plan.timeZone, table)
    },
  }
}

const outgoing = (ctx: Context, message: Message, person: { readonly name: string; readonly language: keyof typeof words }): Outgoing => ({
  messageId: message.messageIdHeader,
  date: message.createdAt,
  from: { name: words[person.language].product, address: ctx.config.mailFrom },
  to: { name: person.name, address: message.address ?? '' },
  subject: message.subject ?? '',
  text: message.text ?? '',
  html: message.html ?? '',
  settingsUrl: `${ctx.config.publicUrl}/mails`,
})

/** The message with its letter; `null` where nobody is to get it. */
const written = async (ctx: Context, message: Message): Promise<Outgoing | null> => {
  const person = message.personId === null ? undefined : await personById(ctx.db, message.personId)
  if (person === undefined || person.active === 0) return null
  if (message.subject !== null) return outgoing(ctx, message, person)
  const letter = await writeDigest(ctx, message, person)
  if (letter === null) return null
  const kept = { ...letter, address: person.email }
  await keepLetter(ctx.db, message.id, kept)
  return outgoing(ctx, { ...message, ...kept }, person)
}

/** Marks an address that takes no mail, for the plan office to see; nothing more is sent there. */
const markAddress = (ctx: Context, { id, personId }: Message, address: string, text: string): Promise<unknown> =>
  write(ctx.db, (trx) =>
    addTroubles(trx, [{ id: newId(), personId, address, kind: 'refused', words: text, messageId: id, at: ctx.clock.now(), clearedAt: null, clearedBy: null }]),
  )

interface Tried {
  readonly delivery: Delivery
  readonly left: Left | null
}
const failed = (answer: string): Tried => ({ delivery: { state: 'failed', answer }, left: null })
/** The way is closed: not this message's matter. */
interface Closed {
  readonly closed: string
}

const attempt = async (ctx: Context, claimed: Claimed, hours: Hours): Promise<Tried | Closed> => {
  let address: string | null = null
  try {
    if (claimed.robotId !== null) {
      const posted = await postMessage(ctx, claimed, claimed.robotId)
      return posted === null ? failed('no robot to tell') : { delivery: { state: 'sent', answer: posted.answer, sentAt: ctx.clock.now() }, left: posted.left }
    }
    const ready = await written(ctx, claimed)
    if (ready === null) return failed('nobody to tell')
    ;({ address } = ready.to)
    const [trouble] = await standingTroubles(ctx.db, [address])
    if (trouble) return failed(trouble.words)
    const answer = await ctx.channel.send(await withSecrets(ctx, claimed.id, ready))
    return { delivery: { state: 'sent', answer, sentAt: ctx.clock.now() }, left: { ...ready, address } }
  } catch (error) {
    const answer = (error as Error).message
    const now = ctx.clock.now()
    const failure = error instanceof ChannelError ? error : null
    // A letter that cannot be written is a bug; the message waits for the version that can.
    if (failure === null) ctx.log.error({ err: error, message: claimed.id }, 'mail not written')
    else ctx.log.warn({ message: claimed.id, attempts: claimed.attempts, at: failure.at, permanent: failure.permanent, answer }, 'mail not sent')
    if (failure?.at === 'address' && failure.permanent && address !== null) await markAddress(ctx, claimed, address, answer)
    if (failure?.permanent || now > hours.givenUpAt(claimed)) return failed(answer)
    if (failure?.at === 'way') return { closed: answer }
    return { delivery: { state: 'waiting', answer, sendAfter: hours.opening(later(now, backoffSeconds(claimed.attempts, Math.random()))) }, left: null }
  }
}

type Counted = Record<Delivery['state'], number>

/** Sends one message after the other until there is none, or the way closes. */
const sendOn = async (ctx: Context, desk: Desk, hours: Hours, count: Counted, closed: (words: string) => void): Promise<void> => {
  for (let claimed = await desk.next(); claimed !== null; claimed = await desk.next()) {
    const tried = await attempt(ctx, claimed, hours)
    if ('closed' in tried) {
      desk.stop()
      await desk.giveBack(claimed, tried.closed)
      closed(tried.closed)
    } else {
      await desk.note({ claimed, ...tried })
      count[tried.delivery.state] += 1
    }
  }
}

/** Sends what is due; called every minute, and by hand. Two calls at once share the work. */
export const deliver = async (ctx: Context): Promise<Delivered> => {
  const count: Counted = { sent: 0, waiting: 0, failed: 0 }
  const now = ctx.clock.now()
  const hours = await sendingHours(ctx)
  if (hours.opening(now) > now) return { ...count, closed: true }
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
