/**
 * The calendar of legal workdays as people see and keep it: published years, and the district's own days off and days worked.
 *
 * 1. A notice is pasted or a table filled in; `readYear` shows the year that it would make, what is wrong with it and what should be looked
 * at, and writes nothing. 2. `publishYear` checks the same again inside the transaction that writes it, whole or not at all. 3. From its
 * commit on `ctx.workdays()` gives the new table, here and in other processes. Verdicts stand as they are until the next evaluation.
 * 4. Every change is recorded with what it replaced, so that a year withdrawn or spoilt by mistake can be put back.
 */
import type { Db } from '../../db/connect.ts'
import type { DateText, Holiday, Language } from '../../db/schema.ts'
import type { Calendar } from '../../db/workdays.ts'
import { calendarChanges, calendarNumber, calendarOf, changeLocalDay, changeYear, writeCalendar } from '../../db/workdays.ts'
import { addDays, localDate, periodsBetween, yearOf } from '../basics/calendar.ts'
import type { CalendarProblem } from '../basics/holidays.ts'
import { daysOfYear, problemsOfDates, problemsOfLocalDay, problemsOfYear, workdaysOf } from '../basics/holidays.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Workdays } from '../basics/workdays.ts'
import { countWorkdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { readHolidayNotice } from '../intake/holiday-notice.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayKeepCalendar } from '../rules/permissions.ts'
import type {
  CalendarChangeView,
  CalendarProblemView,
  CalendarReading,
  CalendarView,
  CalendarYearView,
  LocalDayFacts,
  MissingYear,
  YearFacts,
} from '../wire/calendar.ts'
import { words } from '../words/index.ts'
import { workZone } from './read-jobs.ts'

const mustKeep = (actor: Actor): void => {
  if (!mayKeepCalendar(actor)) throw new Refusal('not_allowed')
}

const refuse = (problems: readonly CalendarProblem[]): void => {
  if (problems.length > 0) throw new Refusal('calendar_refused', {}, { problems })
}

/** Legal workdays of each month of a year. */
const monthsOf = (year: number, table: Workdays): readonly number[] =>
  periodsBetween(`${year}-01-01`, `${year}-12-31`, 'month').map(({ from, to }) => countWorkdays(addDays(from, -1), to, table).workdays)

/** @param holidays of the year as it would be. */
const yearView = (year: number, holidays: readonly Holiday[], calendar: Calendar): CalendarYearView => {
  const others = calendar.years.filter((each) => each.year !== year)
  const months = monthsOf(year, workdaysOf({ years: [...others, { year, holidays }], localDays: calendar.localDays }))
  const now = daysOfYear(year, holidaysIn(calendar, year), calendar.localDays)
  const days = daysOfYear(year, holidays, calendar.localDays)
  return {
    year,
    holidays,
    days: days.map((day, at) => ({ ...day, was: now[at]?.kind === day.kind ? null : (now[at]?.kind ?? null) })),
    months,
    workdays: months.reduce((sum, workdays) => sum + workdays, 0),
  }
}

const holidaysIn = ({ years }: Calendar, year: number): readonly Holiday[] => years.find((each) => each.year === year)?.holidays ?? []

/** As many changes of a year as people look back on; the others are kept. */
const shownChanges = 50

/** @param year `null`: the one it is. */
export const calendarView = async (ctx: Context, actor: Actor, year: number | null): Promise<CalendarView> => {
  const { db } = ctx
  const today = localDate(ctx.clock.now(), await workZone(ctx))
  const shown = year ?? yearOf(today)
  const seq = await calendarNumber(db)
  const calendar = await calendarOf(db)
  return {
    ...yearView(shown, holidaysIn(calendar, shown), calendar),
    source: calendar.years.find((each) => each.year === shown)?.source ?? null,
    today,
    published: calendar.years.map((each) => each.year),
    localDays: calendar.localDays
      .filter(({ date }) => yearOf(date) === shown)
      .map(({ date, kind, name, note, who, at }) => ({ date, kind, name, note, who, at })),
    changes: await changesView(db, shown),
    seq,
    mayChange: mayKeepCalendar(actor),
  }
}

const changesView = async (db: Db, year: number): Promise<readonly CalendarChangeView[]> =>
  (await calendarChanges(db, year, shownChanges)).map(({ seq, at, who, date, before, after }) => {
    const change = { seq, at, who }
    // What a row holds is told by whether it has a date.
    return date === null
      ? { ...change, date, before: before as YearFacts | null, after: after as YearFacts | null }
      : { ...change, date, before: before as LocalDayFacts | null, after: after as LocalDayFacts | null }
  })

/** From December on next year's notice should be there. */
const december = '-12-'

/** The year whose table should be there and is not: this one, and from December on the next. */
export const missingYear = async (ctx: Context, actor: Actor): Promise<MissingYear> => {
  if (!mayKeepCalendar(actor)) return { year: null }
  const today = localDate(ctx.clock.now(), await workZone(ctx))
  const { years } = await ctx.workdays()
  const due = [yearOf(today), ...(today.includes(december) ? [yearOf(today) + 1] : [])]
  return { year: due.find((year) => !years.has(year)) ?? null }
}

/** What a year would be, from the text of its notice or from a table. Writes nothing. @throws Refusal not_allowed */
export const readYear = async (
  { db }: Context,
  actor: Actor,
  year: number,
  given: { readonly text: string } | { readonly holidays: readonly Holiday[] },
  language: Language,
): Promise<CalendarReading> => {
  mustKeep(actor)
  const { source, holidays, questions } = 'text' in given ? readHolidayNotice(given.text, year) : { source: null, holidays: given.holidays, questions: [] }
  const calendar = await calendarOf(db)
  // A text in which nothing was found has said so already.
  const problems = questions.length > 0 && holidays.length === 0 ? [] : problemsOfYear(year, holidays, besideOf(calendar, year))
  const spoken = (found: readonly CalendarProblem[]): readonly CalendarProblemView[] =>
    found.map((problem) => ({ code: problem.code, row: problem.row, message: words[language].calendar.problem(problem) }))
  const makesDays = holidays.length > 0 && problemsOfDates(year, holidays).length === 0
  const shown = makesDays ? holidays : holidaysIn(calendar, year)
  return { ...yearView(year, shown, calendar), holidays, source, problems: spoken(problems), questions: spoken(questions) }
}

/** Neighbouring years and local days. */
const besideOf = ({ years, localDays }: Calendar, year: number): Workdays => workdaysOf({ years: years.filter((each) => each.year !== year), localDays })

/**
 * Publishes a year, or corrects one that is.
 *
 * @param given.seen number of the calendar that the person looked at.
 * @throws Refusal not_allowed, calendar_refused with all that is wrong, calendar_changed
 */
export const publishYear = async (
  ctx: Context,
  actor: Actor,
  year: number,
  { source, holidays, seen }: YearFacts & { readonly seen: number },
): Promise<CalendarView> => {
  mustKeep(actor)
  await writeCalendar(ctx.db, async (trx, seq) => {
    refuse(problemsOfYear(year, holidays, besideOf(await calendarOf(trx), year)))
    const commit = { seq, at: ctx.clock.now(), personId: actor.id, way: 'api' } as const
    if ((await changeYear(trx, commit, year, { source, holidays }, seen)) === 'changed_meanwhile') throw new Refusal('calendar_changed')
  })
  return calendarView(ctx, actor, year)
}

/** Takes a year's table away: the year is unknown again. @throws Refusal not_allowed, not_found */
export const withdrawYear = async (ctx: Context, actor: Actor, year: number): Promise<CalendarView> => {
  mustKeep(actor)
  await writeCalendar(ctx.db, async (trx, seq) => {
    const commit = { seq, at: ctx.clock.now(), personId: actor.id, way: 'api' } as const
    if ((await changeYear(trx, commit, year, null)) === 'unchanged') throw new Refusal('not_found')
  })
  return calendarView(ctx, actor, year)
}

/** @throws Refusal not_allowed, calendar_refused where the day is so already or too many days in a row would be off */
export const putLocalDay = async (ctx: Context, actor: Actor, date: DateText, day: LocalDayFacts): Promise<CalendarView> => {
  mustKeep(actor)
  await writeCalendar(ctx.db, async (trx, seq) => {
    const { years, localDays } = await calendarOf(trx)
    refuse(problemsOfLocalDay(date, day.kind, workdaysOf({ years, localDays: [] }), workdaysOf({ years, localDays })))
    await changeLocalDay(trx, { seq, at: ctx.clock.now(), personId: actor.id, way: 'api' }, date, day)
  })
  return calendarView(ctx, actor, yearOf(date))
}

/** @throws Refusal not_allowed, not_found */
export const removeLocalDay = async (ctx: Context, actor: Actor, date: DateText): Promise<CalendarView> => {
  mustKeep(actor)
  await writeCalendar(ctx.db, async (trx, seq) => {
    if (!(await changeLocalDay(trx, { seq, at: ctx.clock.now(), personId: actor.id, way: 'api' }, date, null))) throw new Refusal('not_found')
  })
  return calendarView(ctx, actor, yearOf(date))
}
