/**
 * Legal workdays: Monday to Friday, but for the days that the year's table names off or made up (调休).
 * A year without a table is *unknown*: counted Monday to Friday, and every answer that leaned on it says so.
 */
import type { DateText } from '../../db/schema.ts'
import { addDays, weekday, yearOf } from './calendar.ts'

export interface Workdays {
  /** Years whose table is published. */
  readonly years: ReadonlySet<number>
  /** Days that differ from Monday to Friday. */
  readonly days: ReadonlyMap<DateText, 'off' | 'work'>
}

/** A day that was counted to. `uncertain` names the unknown years on the way, in order. */
export interface CountedDay {
  readonly date: DateText
  readonly uncertain: readonly number[]
}

export const isWorkday = (date: DateText, table: Workdays): boolean => {
  const kind = table.days.get(date)
  return kind === undefined ? weekday(date) <= 5 : kind === 'work'
}

const walk = (date: DateText, count: number, table: Workdays): CountedDay => {
  const uncertain: number[] = []
  const note = (day: DateText): void => {
    const year = yearOf(day)
    if (!table.years.has(year) && uncertain.at(-1) !== year) uncertain.push(year)
  }
  let day = date
  note(day)
  let left = count
  while (left > 0 || (count === 0 && !isWorkday(day, table))) {
    day = addDays(day, 1)
    note(day)
    if (isWorkday(day, table)) left -= 1
  }
  return { date: day, uncertain }
}

const walked = new WeakMap<Workdays, Map<string, CountedDay>>()

/**
 * The `count`-th legal workday after a day; 0 is the day itself or, on a day off, the next workday.
 *
 * @example addWorkdays('2026-09-17', 3, table).date   // '2026-09-21': Sunday the 20th is made up, Saturday the 19th is off
 */
export const addWorkdays = (date: DateText, count: number, table: Workdays): CountedDay => {
  let known = walked.get(table)
  if (!known) walked.set(table, (known = new Map()))
  const key = `${date}+${count}`
  let found = known.get(key)
  if (!found) known.set(key, (found = walk(date, count, table)))
  return found
}

/** Where a limit on this day really falls: a day off moves to the next workday. */
export const limitDay = (date: DateText, table: Workdays): CountedDay => addWorkdays(date, 0, table)
