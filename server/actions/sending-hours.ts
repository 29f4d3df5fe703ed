/** When mail may leave: in the hours that all plans of a message allow, on legal workdays of the plans' place. */
import { plansOfMessage } from '../../db/lists.ts'
import { listPlans } from '../../db/plans.ts'
import type { Id, Instant, Message } from '../../db/schema.ts'
import { instantAt } from '../basics/calendar.ts'
import type { Context } from '../context.ts'
import { givenUpAt } from '../rules/backoff.ts'
import { commonHours, mailRulesOf, sendingTime, usualMailRules } from '../rules/mail-rules.ts'
import { workZone } from './read-jobs.ts'

export interface SendingHours {
  /** When anything may leave that is ready at a moment: the earliest hours of any plan. */
  readonly earliest: (ready: Instant) => Instant
  /** When a message may leave that is ready at a moment. */
  readonly opening: (ready: Instant, message: Pick<Message, 'id' | 'planId'>) => Promise<Instant>
  /** When a message is past hope. */
  readonly givenUpAt: (message: Pick<Message, 'day' | 'createdAt'>) => Instant
}

/** All plans of an installation are of one place; the first tells the zone. */
export const sendingHours = async (ctx: Context): Promise<SendingHours> => {
  const { db } = ctx
  const plans = await listPlans(db)
  const timeZone = await workZone(ctx)
  const table = await ctx.workdays()
  const rules = new Map<Id, ReturnType<typeof mailRulesOf>>(plans.map((plan) => [plan.id, mailRulesOf(plan)]))
  const all = rules.size === 0 ? [usualMailRules] : [...rules.values()]
  const windows = [...new Map(all.map(({ from, until }) => [`${from} ${until}`, { from, until }])).values()]
  const opensAt = windows.map(({ from }) => from).toSorted()[0] ?? usualMailRules.from
  return {
    earliest: (ready) => windows.map((hours) => sendingTime(ready, timeZone, table, hours).sendAfter).toSorted()[0] ?? ready,
    opening: async (ready, { id, planId }) => {
      // Where all plans have the same hours nobody need be asked.
      const planIds = windows.length === 1 ? [] : planId === null ? await plansOfMessage(db, id) : [planId]
      const own = planIds.flatMap((plan) => rules.get(plan) ?? [])
      return sendingTime(ready, timeZone, table, own.length > 0 ? commonHours(own) : windows[0]).sendAfter
    },
    givenUpAt: ({ day, createdAt }) => {
      const from = instantAt(day, `${opensAt}:00`, timeZone)
      return givenUpAt(from > createdAt ? from : createdAt, timeZone, table)
    },
  }
}
