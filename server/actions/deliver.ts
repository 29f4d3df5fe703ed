/**
 * Sends what waits in the outbox, outside of any transaction.
 *
 * 1. Claim due messages with a lease; a claim that runs out, because a process died, is taken again.
 * 2. Write the letter into the row before it leaves, so that a second try sends the same.
 * 3. Send. Accepted: sent, with the server's answer. Refused for good: failed. Else: again later, inside sending hours, for three days.
 */
import type { Delivery } from '../../db/outbox.ts'
import { claimMessages, keepLetter, noteDelivery } from '../../db/outbox.ts'
import { personById } from '../../db/people.ts'
import { listPlans } from '../../db/plans.ts'
import type { Instant, Message } from '../../db/schema.ts'
import { instantAt } from '../basics/calendar.ts'
import type { Outgoing } from '../channels/channel.ts'
import { ChannelError } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import { backoffSeconds, isGivenUp } from '../rules/backoff.ts'
import { opensAt, sendingTime } from '../rules/notify.ts'
import { words } from '../words/index.ts'
import type { Delivered } from '../wire/jobs.ts'
import { withSecrets } from './form-links.ts'
import { writeDigest } from './write-digest.ts'

const together = 5
const atMost = 100
/** Longer than the longest a channel takes for one message. */
const leaseMinutes = 15

const later = (now: Instant, seconds: number): Instant => new Date(Date.parse(now) + seconds * 1000).toISOString()

interface Hours {
  /** When a message may leave that is ready at a moment. */
  readonly opening: (ready: Instant) => Instant
  /** Since when a message could have left. */
  readonly dueSince: (message: Message) => Instant
}

/** Sending hours. All plans of an installation are of one place; the first tells the zone. */
const sendingHours = async ({ db, workdays }: Context): Promise<Hours> => {
  const [plan] = await listPlans(db)
  if (plan === undefined) return { opening: (ready) => ready, dueSince: ({ createdAt }) => createdAt }
  const table = await workdays()
  return {
    opening: (ready) => sendingTime(ready, plan.timeZone, table).sendAfter,
    dueSince: ({ day, createdAt }) => {
      const from = instantAt(day, opensAt, plan.timeZone)
      return from > createdAt ? from : createdAt
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

const attempt = async (ctx: Context, claimed: Message, hours: Hours): Promise<Delivery> => {
  try {
    const ready = await written(ctx, claimed)
    if (ready === null) return { state: 'failed', answer: 'nobody to tell' }
    return { state: 'sent', answer: await ctx.channel.send(await withSecrets(ctx, claimed.id, ready)), sentAt: ctx.clock.now() }
  } catch (error) {
    const isRefused = error instanceof ChannelError && error.permanent
    const answer = (error as Error).message
    // A letter that cannot be written is a bug; the message waits for the version that can.
    if (error instanceof ChannelError) ctx.log.warn({ message: claimed.id, attempts: claimed.attempts, permanent: isRefused, answer }, 'mail not sent')
    else ctx.log.error({ err: error, message: claimed.id }, 'mail not written')
    const now = ctx.clock.now()
    if (isRefused || isGivenUp(hours.dueSince(claimed), now)) return { state: 'failed', answer }
    return { state: 'waiting', answer, sendAfter: hours.opening(later(now, backoffSeconds(claimed.attempts, Math.random()))) }
  }
}

/** Sends what is due; called every minute, and by hand. Two calls at once share the work. */
export const deliver = async (ctx: Context): Promise<Delivered> => {
  const now = ctx.clock.now()
  const count = { sent: 0, waiting: 0, failed: 0 }
  const hours = await sendingHours(ctx)
  if (hours.opening(now) > now) return { ...count, closed: true }
  for (let done = 0; done < atMost; done += together) {
    const claimed = await claimMessages(ctx.db, now, later(now, leaseMinutes * 60), together)
    const deliveries = await Promise.all(
      claimed.map(async (message) => {
        const delivery = await attempt(ctx, message, hours)
        await noteDelivery(ctx.db, message, delivery)
        return delivery
      }),
    )
    for (const { state } of deliveries) count[state] += 1
    if (claimed.length < together) break
  }
  return { ...count, closed: false }
}
