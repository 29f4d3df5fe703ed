/**
 * Periods, dates and instants as text. The only reader of `Temporal` beside the clock.
 *
 * Periods are written `2026`, `2026-H1`, `2026-Q3`, `2026-09`, `2026-09-15`; a span holds both its first and last day.
 */
import type { DateText, Frequency, Instant, Period } from '../../db/schema.ts'

export interface PeriodSpan {
  readonly text: Period
  readonly frequency: Frequency
  readonly year: number
  /** 1-based place inside the year; for days the day of the year. */
  readonly place: number
  readonly from: DateText
  readonly to: DateText
}

const dayMilliseconds = 86_400_000
const two = (n: number): string => String(n).padStart(2, '0')
const four = (n: number): string => String(n).padStart(4, '0')

/** Reading dates is what judging does most: digits are read where they stand. */
const digit = (text: string, at: number): number => text.charCodeAt(at) - 48
const monthOf = (date: DateText): number => digit(date, 5) * 10 + digit(date, 6)

/** Days since 1970-01-01. */
const dayNumber = (date: DateText): number => Date.UTC(yearOf(date), monthOf(date) - 1, digit(date, 8) * 10 + digit(date, 9)) / dayMilliseconds
const dateOfDay = (day: number): DateText => new Date(day * dayMilliseconds).toISOString().slice(0, 10)
export const addDays = (date: DateText, days: number): DateText => dateOfDay(dayNumber(date) + days)
/** Days from one day to another; less than 0 where the second lies before. */
export const daysBetween = (from: DateText, to: DateText): number => dayNumber(to) - dayNumber(from)
/** 1 is Monday, 7 is Sunday. */
export const weekday = (date: DateText): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
export const yearOf = (date: DateText): number => digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3)

export const daysInYear = (year: number): number => dayNumber(`${four(year + 1)}-01-01`) - dayNumber(`${four(year)}-01-01`)

const lastDayOfMonth = (year: number, month: number): DateText => `${four(year)}-${two(month)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`

/** Whether text is a day that exists, from 1900 to 2199. */
export const isDate = (text: string): boolean => /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && dateOfDay(dayNumber(text)) === text

const monthsIn: Record<Exclude<Frequency, 'day'>, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

const spanOfMonths = (text: Period, frequency: Exclude<Frequency, 'day'>, year: number, place: number): PeriodSpan => {
  const last = place * monthsIn[frequency]
  return { text, frequency, year, place, from: `${four(year)}-${two(last - monthsIn[frequency] + 1)}-01`, to: lastDayOfMonth(year, last) }
}

const forms: readonly (readonly [RegExp, Frequency])[] = [
  [/^(\d{4})$/, 'year'],
  [/^(\d{4})-H([12])$/, 'half-year'],
  [/^(\d{4})-Q([1-4])$/, 'quarter'],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, 'month'],
]

const spans = new Map<Period, PeriodSpan | null>()
const cachedSpans = 20_000

const readSpan = (text: Period): PeriodSpan | null => {
  for (const [form, frequency] of forms) {
    const found = form.exec(text)
    if (found && frequency !== 'day') return spanOfMonths(text, frequency, Number(found[1]), Number(found[2] ?? 1))
  }
  if (!isDate(text)) return null
  const year = yearOf(text)
  return { text, frequency: 'day', year, place: dayNumber(text) - dayNumber(`${four(year)}-01-01`) + 1, from: text, to: text }
}

/** The span of a period, or `null` where the text is none. */
export const periodSpan = (text: Period): PeriodSpan | null => {
  const known = spans.get(text)
  if (known !== undefined) return known
  const span = readSpan(text)
  if (spans.size >= cachedSpans) spans.clear()
  spans.set(text, span)
  return span
}

/** @throws RangeError where the text is no period. */
export const spanOf = (text: Period): PeriodSpan => {
  const span = periodSpan(text)
  if (!span) throw new RangeError(`not a period: ${text}`)
  return span
}

const suffix: Record<Exclude<Frequency, 'day'>, (place: number) => string> = {
  year: () => '',
  'half-year': (place) => `-H${place}`,
  quarter: (place) => `-Q${place}`,
  month: (place) => `-${two(place)}`,
}

/** The period of a frequency that holds a day. */
export const periodOf = (date: DateText, frequency: Frequency): PeriodSpan => {
  if (frequency === 'day') return spanOf(date)
  const place = Math.ceil(monthOf(date) / monthsIn[frequency])
  return spanOf(`${date.slice(0, 4)}${suffix[frequency](place)}`)
}

/** Judging walks from period to period, so each remembers its neighbour. */
const remembered = (find: (span: PeriodSpan) => PeriodSpan): ((span: PeriodSpan) => PeriodSpan) => {
  const known = new WeakMap<PeriodSpan, PeriodSpan>()
  return (span) => {
    let found = known.get(span)
    if (!found) known.set(span, (found = find(span)))
    return found
  }
}
export const previousPeriod = remembered((span) => periodOf(addDays(span.from, -1), span.frequency))
export const nextPeriod = remembered((span) => periodOf(addDays(span.to, 1), span.frequency))

/** All periods of a frequency that touch the days `from` to `to`, in order. Empty where `to` lies before `from`. */
export const periodsBetween = (from: DateText, to: DateText, frequency: Frequency): readonly PeriodSpan[] => {
  const found: PeriodSpan[] = []
  if (from > to) return found
  for (let span = periodOf(from, frequency); span.from <= to; span = nextPeriod(span)) found.push(span)
  return found
}

/** Last period of a year at a frequency, for example `2025-12`. */
export const lastPeriodOf = (year: number, frequency: Frequency): PeriodSpan => {
  const known = lastPeriods[frequency].get(year)
  if (known) return known
  const found = periodOf(`${four(year)}-12-31`, frequency)
  lastPeriods[frequency].set(year, found)
  return found
}
/** Years of plans are few. */
const lastPeriods: Record<Frequency, Map<number, PeriodSpan>> = {
  day: new Map(),
  month: new Map(),
  quarter: new Map(),
  'half-year': new Map(),
  year: new Map(),
}

/**
 * Place of a day on the axis of paths, counted at its end: whole months for all but daily data, a month begun counts.
 * The end of 2025 is the start of 2026.
 */
export const tickAtEnd = (date: DateText, frequency: Frequency): number => (frequency === 'day' ? dayNumber(date) + 1 : yearOf(date) * 12 + monthOf(date))
/** Where a course that begins on a day starts: the end of the day before, and for all but daily data of the month before. */
export const tickAtStart = (date: DateText, frequency: Frequency): number => tickAtEnd(date, frequency) - 1

interface KnownDay {
  readonly zone: string
  readonly date: DateText
  readonly from: Instant
  readonly until: Instant
}
let lastDay: KnownDay | null = null
const instantLength = '2026-01-01T00:00:00.000Z'.length

/** The day it is in a time zone at an instant. The last day asked for is remembered: mostly it is today. */
export const localDate = (instant: Instant, zone: string): DateText => {
  // Instants in the one shape compare as text.
  if (instant.length === instantLength && lastDay?.zone === zone && instant >= lastDay.from && instant < lastDay.until) return lastDay.date
  const date = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
  lastDay = { zone, date, from: instantAt(date, midnight, zone), until: instantAt(addDays(date, 1), midnight, zone) }
  return date
}

const midnight = '00:00:00'

/** The instant at which a time of day comes on a date in a zone. */
export const instantAt = (date: DateText, time: string, zone: string): Instant =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 })

/** Last millisecond of a day in a zone: what a bare date means as a moment of knowledge. */
export const endOfDay = (date: DateText, zone: string): Instant => instantAt(date, '23:59:59.999', zone)

/** Brings any instant to the one shape `YYYY-MM-DDTHH:MM:SS.sssZ`, or `null` where the text is no instant. */
export const instantText = (text: string): Instant | null => {
  try {
    return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 })
  } catch {
    return null
  }
}
