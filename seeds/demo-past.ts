/**
 * Lets the demonstration live through its year: workdays are judged in the morning and mail goes out in sending hours, by the
 * very jobs that do it from now on. So warnings have opened, worsened and ended, and there are letters to read, before anybody signs in.
 */
import { planByCode } from '../db/plans.ts'
import { deliver } from '../server/actions/deliver.ts'
import { evaluatePlan } from '../server/actions/evaluate-plan.ts'
import { addDays, instantAt, localDate, yearOf } from '../server/basics/calendar.ts'
import { countWorkdays, limitDay } from '../server/basics/workdays.ts'
import { fixedClock } from '../server/clock.ts'
import type { Context } from '../server/context.ts'
import { demonstrationPlan } from './demo.ts'
import { actOnOrders } from './demo-orders.ts'

/** Four weeks day by day: over the end of a month, whatever the day. Before that twice a month, since figures come but once or twice. */
const daysBack = 28
const daysOfMonth = ['11', '24']

/** Not where mail would leave the house. A second time changes nothing: what was judged for a later day is only looked at. */
export const liveThrough = async (ctx: Context): Promise<void> => {
  const plan = await planByCode(ctx.db, demonstrationPlan)
  if (plan === undefined || ctx.channel.name !== 'folder') return
  const workdays = await ctx.workdays()
  const today = localDate(ctx.clock.now(), plan.timeZone)
  const daily = addDays(today, -daysBack)
  const judged = new Set<string>()
  for (let day = `${yearOf(today)}-02-01`; day < today; day = addDays(day, 1))
    if (day >= daily || daysOfMonth.includes(day.slice(8))) judged.add(limitDay(day, workdays).date)
  for (const day of judged) {
    if (day >= today) continue
    const at = (time: string): Context => ({ ...ctx, clock: fixedClock(instantAt(day, time, plan.timeZone)) })
    const morning = at('07:00:00')
    await evaluatePlan(morning, plan.id, morning.clock.now())
    await actOnOrders(at('07:30:00'), plan, countWorkdays(day, today, workdays).workdays)
    await deliver(at('08:30:00'))
  }
}
