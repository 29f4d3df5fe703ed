/** From mentions in comments to the outbox: each goes into the next digest of whom it names, or makes one. */
import { takeMention, waitingMentions } from '../../db/comments.ts'
import type { Plan } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import type { Context } from '../context.ts'
import { openMessages } from './tell.ts'

/**
 * Hands what waits to mails. Run after warnings were told, so that both are one mail; a mention that was handed over is never told again.
 *
 * @param plans of one place, whose zone tells the day.
 * @returns number of people who are told something.
 */
export const tellMentions = async (ctx: Context, plans: readonly Plan[]): Promise<number> => {
  const [first] = plans
  const planIds = plans.map(({ id }) => id)
  if (!first || (await waitingMentions(ctx.db, planIds)).length === 0) return 0
  const workdays = await ctx.workdays()
  return write(ctx.db, async (trx) => {
    const waiting = await waitingMentions(trx, planIds)
    const people = [...new Set(waiting.map(({ personId }) => personId))]
    const messageFor = await openMessages(trx, first, people, ctx.clock.now(), workdays)
    for (const mention of waiting) await takeMention(trx, mention, messageFor(mention.personId))
    return people.length
  })
}
