/**
 * Legal workdays: Monday to Friday, but for the days that the year's table names off or made up (调休), and for local days.
 * A year without a table is *unknown*: counted Monday to Friday, and every answer that leaned on one of its days says so.
 *
 * All counting goes through one number: how many workdays there are up to a day. It is Monday-to-Friday arithmetic and a running sum over the
 * days that differ, so a count of a thousand days costs what a count of one does. A changed calendar is another table; what is remembered
 * hangs on the table and goes with it.
 */
import type { DateText } from '../../db/schema.ts'
import { addDays, isDate, tickAtEnd, weekday, yearOf } from './calendar.ts'

/** Never changed once made. */
export interface Workdays {
  /** Years whose table is published. */
  readonly years: ReadonlySet<number>
  /** Days that differ from Monday to Friday; one that does not differ after all changes nothing. */
  readonly days: ReadonlyMap<DateText, 'off' | 'work'>
}

/** A day that was counted to. `uncertain` names the unknown years among the days that were counted, in order. */
export interface CountedDay {
  readonly date: DateText
  readonly uncertain: readonly number[]
}

/** Workdays between two days; below 0 where `to` lies before `from`. */
export interface CountedWorkdays {
  readonly workdays: number
  readonly uncertain: readonly number[]
}

/** Days from here to there can be told apart as text, and calendars know them. */
const firstDay = '1900-01-01'
const lastDay = '2199-12-31'
const mostWorkdays = 100_000

const checked = (date: DateText): DateText => {
  if (!isDate(date)) throw new RangeError(`count workdays: not a day from ${firstDay} to ${lastDay}: ${date}`)
  return date
}

/** Unknown years that have a day from `from` to `to`, both included, in order. */
export const unknownYears = (from: DateText, to: DateText, { years }: Pick<Workdays, 'years'>): readonly number[] => {
  const found: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!years.has(year)) found.push(year)
  return found
}

/**
 * Whether a day is worked. In an unknown year (`unknownYears`) that is only so by the weekday.
 *
 * @throws RangeError where the text is no day.
 */
export const isWorkday = (date: DateText, table: Workdays): boolean => {
  const kind = table.days.get(date)
  return kind === undefined ? weekday(checked(date)) <= 5 : kind === 'work'
}

/** A day as a number that grows by one a day, and back. */
const placeOf = (date: DateText): number => tickAtEnd(date, 'day')
const dayAt = (place: number): DateText => addDays('1969-12-31', place)
const first = placeOf(firstDay)
const last = placeOf(lastDay)

/** Days that differ, by place, and what each and all before it add to Monday-to-Friday counting. */
interface Index {
  readonly places: readonly number[]
  readonly added: readonly number[]
  readonly remembered: Map<number, Map<DateText, CountedDay>>
}

const indexOf = ({ days }: Workdays): Index => {
  const differing = [...days].filter(([date, kind]) => weekday(checked(date)) <= 5 === (kind === 'off')).toSorted(([a], [b]) => (a < b ? -1 : 1))
  let sum = 0
  return { places: differing.map(([date]) => placeOf(date)), added: differing.map(([, kind]) => (sum += kind === 'work' ? 1 : -1)), remembered: new Map() }
}

const indexes = new WeakMap<Workdays, Index>()
const indexFor = (table: Workdays): Index => {
  let index = indexes.get(table)
  if (!index) indexes.set(table, (index = indexOf(table)))
  return index
}

/** The first place from `low` below `high` of which `holds` is true, else `high`; what holds once goes on holding. */
const firstWhere = (low: number, high: number, holds: (place: number) => boolean): number => {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/** Workdays from the calendar's first day through a day. */
const workdaysThrough = (place: number, { places, added }: Index): number => {
  // The first of January 1900 is a Monday.
  const days = place - first + 1
  const weekdays = Math.floor(days / 7) * 5 + Math.min(days % 7, 5)
  const differing = firstWhere(0, places.length, (at) => (places[at] ?? 0) > place)
  return weekdays + (added[differing - 1] ?? 0)
}

/** @throws RangeError where the calendar ends before. */
const nthWorkday = (count: number, index: Index): number => {
  // As many days of the calendar may differ as there are, so this is where the day lies, and no further away.
  const near = first + Math.floor((count * 7) / 5)
  const away = (index.places.length + 4) * 2
  const from = Math.max(near - away, first)
  const found = firstWhere(from, Math.min(near + away, last + 1), (place) => workdaysThrough(place, index) >= count)
  if (count < 1 || found > last) throw new RangeError(`count workdays: leads out of the days from ${firstDay} to ${lastDay}`)
  return found
}

const count = (date: DateText, workdays: number, table: Workdays, index: Index): CountedDay => {
  if (!Number.isInteger(workdays) || Math.abs(workdays) > mostWorkdays)
    throw new RangeError(`count workdays: not a whole number up to ${mostWorkdays}: ${workdays}`)
  const place = placeOf(checked(date))
  const found = workdays > 0 ? nthWorkday(workdaysThrough(place, index) + workdays, index) : nthWorkday(workdaysThrough(place - 1, index) + 1 + workdays, index)
  const day = dayAt(found)
  const [from, to] = workdays > 0 ? [addDays(date, 1), day] : workdays === 0 ? [date, day] : [day, addDays(date, -1)]
  return { date: day, uncertain: unknownYears(from, to, table) }
}

/** Judging asks for the same days again and again: those of all periods of a plan, with few counts. */
const mostRemembered = 20_000

/**
 * The `workdays`-th legal workday after a day; below 0 the one before it. The day itself is not counted, but for 0: that is the day itself or,
 * on a day off, the next workday.
 *
 * @param workdays a whole number, at most 100,000 either way.
 * @throws RangeError where the text is no day, the number is not whole or too large, or it leads out of 1900 to 2199.
 *
 * @example addWorkdays('2026-09-17', 3, table).date    // '2026-09-21': Sunday the 20th is made up, Saturday the 19th is off
 * @example addWorkdays('2026-10-08', -1, table).date   // '2026-09-30'
 */
export const addWorkdays = (date: DateText, workdays: number, table: Workdays): CountedDay => {
  const index = indexFor(table)
  let byDate = index.remembered.get(workdays)
  const known = byDate?.get(date)
  if (known) return known
  const found = count(date, workdays, table, index)
  if (!byDate || byDate.size >= mostRemembered) index.remembered.set(workdays, (byDate = new Map()))
  byDate.set(date, found)
  return found
}

/**
 * Legal workdays on the way from one day to another: `from` is not counted, `to` is. Below 0 on the way back, where again the day that one
 * comes from is not counted and the one that one goes to is. So for every count but 0 it undoes `addWorkdays`.
 *
 * @throws RangeError where a text is no day.
 *
 * @example countWorkdays('2026-09-17', '2026-09-21', table).workdays   // 3
 */
export const countWorkdays = (from: DateText, to: DateText, table: Workdays): CountedWorkdays => {
  const index = indexFor(table)
  const [start, end] = [placeOf(checked(from)), placeOf(checked(to))]
  if (start === end) return { workdays: 0, uncertain: [] }
  return start < end
    ? { workdays: workdaysThrough(end, index) - workdaysThrough(start, index), uncertain: unknownYears(addDays(from, 1), to, table) }
    : { workdays: workdaysThrough(end - 1, index) - workdaysThrough(start - 1, index), uncertain: unknownYears(to, addDays(from, -1), table) }
}

/** The first legal workday after a day. */
export const nextWorkday = (date: DateText, table: Workdays): CountedDay => addWorkdays(date, 1, table)

/** The last legal workday before a day. */
export const previousWorkday = (date: DateText, table: Workdays): CountedDay => addWorkdays(date, -1, table)

/** Where a limit on this day really falls: a day off moves to the next workday. */
export const limitDay = (date: DateText, table: Workdays): CountedDay => addWorkdays(date, 0, table)
