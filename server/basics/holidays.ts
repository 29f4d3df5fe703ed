/**
 * A year's holidays as its notice has them, and the days that they make: what each day of the year is, what is wrong with a table before it is
 * published, and the table that workdays are counted by.
 */
import type { DateText, Holiday } from '../../db/schema.ts'
import { addDays, isDate, weekday, yearOf } from './calendar.ts'
import type { Workdays } from './workdays.ts'
import { isWorkday } from './workdays.ts'

type Off = 'off' | 'work'

/** What a published year says. */
export interface YearTable {
  readonly year: number
  readonly holidays: readonly Holiday[]
}
/** A day that the district itself gives off or works. */
export interface LocalDay {
  readonly date: DateText
  readonly kind: Off
  readonly name: string
}

/** All days from one to another, both included; none where they stand the wrong way round. */
export const daysFrom = (from: DateText, to: DateText): readonly DateText[] => {
  const days: DateText[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

export const isWeekend = (date: DateText): boolean => weekday(date) > 5

interface Named {
  readonly kind: Off
  readonly name: string
}

/** Every day that the holidays name, weekend days inside a span too. */
const namedDays = (holidays: readonly Holiday[]): ReadonlyMap<DateText, Named> =>
  new Map(
    holidays.flatMap(({ name, from, to, worked }): readonly (readonly [DateText, Named])[] => [
      ...daysFrom(from, to).map((date) => [date, { kind: 'off', name }] as const),
      ...worked.map((date) => [date, { kind: 'work', name }] as const),
    ]),
  )

/** The table to count by: the published years, and local days before them. */
export const workdaysOf = ({ years, localDays }: { readonly years: readonly YearTable[]; readonly localDays: readonly LocalDay[] }): Workdays => ({
  years: new Set(years.map(({ year }) => year)),
  days: new Map([
    ...years.flatMap(({ holidays }) => [...namedDays(holidays)].map(([date, { kind }]) => [date, kind] as const)),
    ...localDays.map(({ date, kind }) => [date, kind] as const),
  ]),
})

/** What a day is: worked or off by the weekday, or otherwise than its weekday, by a holiday or a local day. */
export const dayKinds = ['workday', 'weekend', 'holiday', 'made-up'] as const
export type DayKind = (typeof dayKinds)[number]

export interface YearDay {
  readonly date: DateText
  readonly kind: DayKind
  /** Of the holiday that gives it off or that it is worked for; of the local day where there is one. */
  readonly name: string | null
  readonly local: boolean
}

const kindOf = (date: DateText, named: Named | undefined): DayKind => {
  if (named === undefined) return isWeekend(date) ? 'weekend' : 'workday'
  return named.kind === 'off' ? 'holiday' : 'made-up'
}

/** Every day of a year, in order. */
export const daysOfYear = (year: number, holidays: readonly Holiday[], localDays: readonly LocalDay[]): readonly YearDay[] => {
  const published = namedDays(holidays)
  const local = new Map(localDays.map((day) => [day.date, day]))
  return daysFrom(`${year}-01-01`, `${year}-12-31`).map((date) => {
    const own = local.get(date)
    const named = own ?? published.get(date)
    return { date, kind: kindOf(date, named), name: named?.name ?? null, local: own !== undefined }
  })
}

/** What can be wrong with a table, and what a reader of a notice has to ask about. Sentences are made last, in `words/`. */
export const calendarProblemCodes = [
  'no_holidays',
  'not_a_day',
  'outside_year',
  'span_reversed',
  'day_twice',
  'worked_no_weekend',
  'off_too_long',
  'so_already',
  'another_year',
  'nothing_read',
  'days_miscounted',
  'weekday_differs',
  'holiday_missing',
  'date_unused',
  'of_other_year',
] as const
export type CalendarProblemCode = (typeof calendarProblemCodes)[number]

export interface CalendarProblem {
  readonly code: CalendarProblemCode
  /** Place of the holiday that it is about; `null`: about the whole. */
  readonly row: number | null
  readonly parameters: Readonly<Record<string, string>>
}
export const calendarProblem = (code: CalendarProblemCode, row: number | null, parameters: CalendarProblem['parameters'] = {}): CalendarProblem => ({
  code,
  row,
  parameters,
})

/** The longest run of days off that is taken for meant; the longest ever was ten. The clocks of the jobs look for a workday within thirty. */
const longestOff = 20

/** Runs of days off that are too long to be meant and touch the days `from` to `to`, by the table as it would be. */
const tooLongOff = (from: DateText, to: DateText, table: Workdays): readonly CalendarProblem[] => {
  const found: CalendarProblem[] = []
  let began: DateText | null = null
  for (const day of daysFrom(addDays(from, -longestOff), addDays(to, longestOff))) {
    began = isWorkday(day, table) ? null : (began ?? day)
    if (began !== null && addDays(began, longestOff) === day) found.push(calendarProblem('off_too_long', null, { from: began, days: String(longestOff) }))
  }
  return found
}

const problemsOfDay = (date: DateText, year: number, row: number): readonly CalendarProblem[] => {
  if (!isDate(date)) return [calendarProblem('not_a_day', row, { date })]
  return yearOf(date) === year ? [] : [calendarProblem('outside_year', row, { date, year: String(year) })]
}

/** Dates that are none, or not of the year, and spans the wrong way round: as long as there are any, the table makes no days. */
export const problemsOfDates = (year: number, holidays: readonly Holiday[]): readonly CalendarProblem[] =>
  holidays.flatMap(({ name, from, to, worked }, row) => {
    const days = [...new Set([from, to, ...worked])].flatMap((date) => problemsOfDay(date, year, row))
    return days.length === 0 && from > to ? [calendarProblem('span_reversed', row, { name })] : days
  })

/**
 * All that is wrong with the table of a year, in the order of its holidays; empty where it can be published.
 *
 * A day off that is a weekend day anyway is nothing wrong: notices name spans. A day worked must be one.
 *
 * @param beside the table without this year: neighbouring years, and local days.
 */
export const problemsOfYear = (year: number, holidays: readonly Holiday[], beside: Workdays): readonly CalendarProblem[] => {
  if (holidays.length === 0) return [calendarProblem('no_holidays', null)]
  const broken = problemsOfDates(year, holidays)
  if (broken.length > 0) return broken

  const seen = new Set<DateText>()
  const found = holidays.flatMap(({ from, to, worked }, row) => [
    ...[...daysFrom(from, to), ...worked].flatMap((date) => {
      const twice = seen.has(date)
      seen.add(date)
      return twice ? [calendarProblem('day_twice', row, { date })] : []
    }),
    ...worked.filter((date) => !isWeekend(date)).map((date) => calendarProblem('worked_no_weekend', row, { date })),
  ])
  if (found.length > 0) return found
  const published = workdaysOf({ years: [{ year, holidays }], localDays: [] })
  return tooLongOff(`${year}-01-01`, `${year}-12-31`, { years: published.years, days: new Map([...published.days, ...beside.days]) })
}

/**
 * What is wrong with a local day.
 *
 * @param published the published years alone, without local days: a local day must say something else.
 * @param table     with all other local days.
 */
export const problemsOfLocalDay = (date: DateText, kind: Off, published: Workdays, table: Workdays): readonly CalendarProblem[] => {
  if (!isDate(date)) return [calendarProblem('not_a_day', null, { date })]
  if (isWorkday(date, published) === (kind === 'work')) return [calendarProblem('so_already', null, { date, kind })]
  return tooLongOff(date, date, { years: table.years, days: new Map([...table.days, [date, kind]]) })
}

/** Holidays of all citizens (全国年节及纪念日放假办法, article 2): every notice arranges each of them. */
export const statutoryHolidays = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const
