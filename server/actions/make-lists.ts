/**
 * Puts the weekly lists of heads and the monthly pages of leaders into the outbox, on the days that the mail rules of each plan name. A day that was
 * missed is made up for by the next run, once: a list has the key of its week, a page that of its month. The letters are written when they leave.
 */
import { knownKeys } from '../../db/lists.ts'
import { addMessages } from '../../db/outbox.ts'
import { everybody } from '../../db/people.ts'
import { listPlans } from '../../db/plans.ts'
import type { DateText, Id, MessageKind, Plan } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { localDate } from '../basics/calendar.ts'
import type { Context } from '../context.ts'
import { mailRulesOf, monthlyDay, sendingTime, weeklyDay } from '../rules/mail-rules.ts'
import { newMessage } from './new-message.ts'

interface Wanted {
  readonly kind: Extract<MessageKind, 'weekly' | 'monthly'>
  readonly personId: Id
  readonly planId: Id | null
  readonly day: DateText
  readonly key: string
}

/** Puts in what does not stand there yet. @returns how many. */
const put = async (ctx: Context, plan: Plan, wanted: readonly Wanted[]): Promise<number> => {
  const now = ctx.clock.now()
  const { sendAfter } = sendingTime(now, plan.timeZone, await ctx.workdays(), mailRulesOf(plan))
  return write(ctx.db, async (trx) => {
    const known = await knownKeys(
      trx,
      wanted.map(({ key }) => key),
    )
    const added = wanted.filter(({ key }) => !known.has(key)).map(({ key, ...each }) => newMessage({ ...each, dedupKey: key, sendAfter, createdAt: now }))
    await addMessages(trx, added)
    return added.length
  })
}

/** Plans that send, with what day it is there. A plan that came after a list's day has missed nothing. */
const sending = async ({ db, clock }: Context): Promise<readonly { readonly plan: Plan; readonly today: DateText; readonly since: DateText }[]> =>
  (await listPlans(db))
    .filter(({ watched, archivedAt }) => watched === 1 && archivedAt === null)
    .map((plan) => ({ plan, today: localDate(clock.now(), plan.timeZone), since: localDate(plan.createdAt, plan.timeZone) }))

/** Weekly lists: one a head and week, over all plans. @returns number of messages put in. */
export const makeWeekly = async (ctx: Context): Promise<number> => {
  const workdays = await ctx.workdays()
  const heads = (await everybody(ctx.db)).filter(({ active, departments }) => active === 1 && departments.some(({ role }) => role === 'head'))
  let made = 0
  for (const { plan, today, since } of await sending(ctx)) {
    const due = weeklyDay(mailRulesOf(plan).weekly, today, workdays)
    if (due === null || due.on < since) continue
    made += await put(
      ctx,
      plan,
      heads.map(({ id }) => ({ kind: 'weekly', personId: id, planId: null, day: due.on, key: `weekly:${id}:${due.week}` })),
    )
  }
  return made
}

/** Monthly pages: one a leader, plan and month. @returns number of messages put in. */
export const makeMonthly = async (ctx: Context): Promise<number> => {
  const workdays = await ctx.workdays()
  const leaders = (await everybody(ctx.db)).filter(
    ({ active, role, departments }) => active === 1 && (role === 'leader' || departments.some((part) => part.role === 'leader')),
  )
  let made = 0
  for (const { plan, today, since } of await sending(ctx)) {
    const due = monthlyDay(mailRulesOf(plan).monthly, today, workdays)
    if (due === null || due.on < since) continue
    made += await put(
      ctx,
      plan,
      leaders.map(({ id }) => ({ kind: 'monthly', personId: id, planId: plan.id, day: due.on, key: `monthly:${id}:${plan.id}:${due.month}` })),
    )
  }
  return made
}
