/** Rules of mail that a plan may set: when mail leaves, what of it is optional, who is asked. Pure. */
import type { Instant, Json, MailRules, OptionalMail } from '../../db/schema.ts'
import type { DateText } from '../../db/schema.ts'
import { addDays, instantAt, localDate, weekday } from '../basics/calendar.ts'
import type { RuleProblem } from '../basics/rule-problems.ts'
import { ruleProblem } from '../basics/rule-problems.ts'
import type { Workdays } from '../basics/workdays.ts'
import { isWorkday, limitDay } from '../basics/workdays.ts'

export type MailRulesOf = MailRules

/** What holds where a plan says nothing. Source: local practice; the hours are those of offices. */
export const usualMailRules: MailRules = {
  from: '08:30',
  until: '18:00',
  weekly: 1,
  monthly: 1,
  withoutFigures: 0,
  optional: ['weekly', 'monthly', 'resolved', 'mentions', 'remind'],
  contact: null,
}

export const mailRulesOf = ({ mailRules }: { readonly mailRules: Json<Partial<MailRules>> | null }): MailRules =>
  mailRules === null ? usualMailRules : { ...usualMailRules, ...(JSON.parse(mailRules) as Partial<MailRules>) }

const time = /^([01]\d|2[0-3]):[0-5]\d$/
const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
/** A window that is shorter would be missed by a server that rests. */
const leastMinutes = 60
/** A later day of the month is not in every month. */
const lastDay = 28
const longestContact = 200

const isWhole = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to

/** @returns everything that is wrong. */
export const problemsOfMailRules = (rules: MailRules): readonly RuleProblem[] => {
  const times = [rules.from, rules.until]
  const problems: (RuleProblem | false)[] = [
    ...times.map((given) => !time.test(given) && ruleProblem('time_not_read', 'mail', { time: given.slice(0, 20) })),
    times.every((given) => time.test(given)) &&
      minutesOf(rules.until) - minutesOf(rules.from) < leastMinutes &&
      ruleProblem('hours_too_short', 'mail', { least: String(leastMinutes) }),
    rules.weekly !== null && !isWhole(rules.weekly, 1, 7) && ruleProblem('weekly_not_a_day', 'mail'),
    rules.monthly !== null && !isWhole(rules.monthly, 1, lastDay) && ruleProblem('monthly_not_a_day', 'mail', { last: String(lastDay) }),
    (rules.optional.some((kind) => !usualMailRules.optional.includes(kind)) || new Set(rules.optional).size < rules.optional.length) &&
      ruleProblem('not_optional', 'mail'),
    rules.contact !== null &&
      (rules.contact.length > longestContact || /\p{Cc}/u.test(rules.contact)) &&
      ruleProblem('contact_too_long', 'mail', { most: String(longestContact) }),
  ]
  return problems.filter((problem) => problem !== false)
}

/** Hours in which mail leaves, local `HH:MM`. */
export type Hours = Pick<MailRules, 'from' | 'until'>

/**
 * The hours of a mail that several plans have part in: those that all of them allow. Where no moment suits all, those of the first: a mail that
 * never leaves would be worse than one that leaves at an hour which one plan did not ask for.
 */
export const commonHours = (all: readonly Hours[]): Hours => {
  const [first = usualMailRules, ...others] = all
  const both = others.reduce<Hours>(
    (found, { from, until }) => ({ from: from > found.from ? from : found.from, until: until < found.until ? until : found.until }),
    first,
  )
  return both.from < both.until ? both : { from: first.from, until: first.until }
}

/** The day and the moment a message decided now goes out: at once inside its hours of a legal workday, else when they next begin. */
export const sendingTime = (
  now: Instant,
  zone: string,
  workdays: Workdays,
  { from, until }: Hours = usualMailRules,
): { readonly day: DateText; readonly sendAfter: Instant } => {
  const today = localDate(now, zone)
  const opens = (day: DateText): Instant => instantAt(day, `${from}:00`, zone)
  if (isWorkday(today, workdays) && now <= instantAt(today, `${until}:00`, zone)) return { day: today, sendAfter: now > opens(today) ? now : opens(today) }
  const next = limitDay(addDays(today, 1), workdays).date
  return { day: next, sendAfter: opens(next) }
}

/** Whether a person is to get what his plan has made optional. @param without what he has switched off. */
export const isWanted = (kind: OptionalMail, { optional }: Pick<MailRules, 'optional'>, without: ReadonlySet<OptionalMail> | undefined): boolean =>
  !(without?.has(kind) === true && optional.includes(kind))

/** The newest day of the heads' list up to today, and the Monday of its week, which is its name; `null` where there is none. */
export const weeklyDay = (weekly: number | null, today: DateText, workdays: Workdays): { readonly on: DateText; readonly week: DateText } | null => {
  if (weekly === null) return null
  for (const weeksBack of [0, 1, 2]) {
    const week = addDays(today, 1 - weekday(today) - 7 * weeksBack)
    const on = limitDay(addDays(week, weekly - 1), workdays).date
    if (on <= today) return { on, week }
  }
  return null
}

/** The newest day of the leaders' page up to today, and its month; `null` where there is none. */
export const monthlyDay = (monthly: number | null, today: DateText, workdays: Workdays): { readonly on: DateText; readonly month: string } | null => {
  if (monthly === null) return null
  for (const from of [today, addDays(`${today.slice(0, 7)}-01`, -1)]) {
    const month = from.slice(0, 7)
    const on = limitDay(`${month}-${String(monthly).padStart(2, '0')}`, workdays).date
    if (on <= today) return { on, month }
  }
  return null
}
