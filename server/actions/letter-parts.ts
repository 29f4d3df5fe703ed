/** What letters have in common: addresses of pages, and days counted in legal workdays. */
import type { DateText, Id, Period, Plan } from '../../db/schema.ts'
import type { Workdays } from '../basics/workdays.ts'
import { addWorkdays, countWorkdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import type { CountedLimit } from '../words/digest.ts'

export const planLink = ({ config }: Context, plan: Pick<Plan, 'code'>): string => `${config.publicUrl}/plans/${encodeURIComponent(plan.code)}`
export const indicatorLink = (ctx: Context, plan: Pick<Plan, 'code'>, indicator: Id): string =>
  `${planLink(ctx, plan)}?indicator=${encodeURIComponent(indicator)}`
/** A link to a cell of an indicator: in the year that has it, with what is told of it open. */
export const cellLink = (indicator: string, period: Period | null): string =>
  period === null ? `${indicator}&cell` : `${indicator}&period=${encodeURIComponent(period)}&years=${period.slice(0, 4)}&cell`

/** What stands in a kept letter in place of the address that only its reader gets. */
export const unsubscribeMark = '-'
export const mailPages = ({ config }: Context): { readonly list: string; readonly settings: string; readonly unsubscribe: string } => ({
  list: `${config.publicUrl}/mails`,
  settings: `${config.publicUrl}/mails/settings`,
  unsubscribe: `${config.publicUrl}/unsubscribe/${unsubscribeMark}`,
})

/** A day with the legal workdays until it, or since it where it is past. @param on `null`: the day that many workdays after. */
export const limitOn = (day: DateText, on: DateText | null, table: Workdays, workdays = 0): CountedLimit => {
  if (on === null) {
    const { date, uncertain } = addWorkdays(day, workdays, table)
    return { on: date, workdays, uncertain: uncertain.map(String) }
  }
  const counted = on < day ? countWorkdays(on, day, table) : countWorkdays(day, on, table)
  return { on, workdays: counted.workdays, uncertain: counted.uncertain.map(String) }
}
