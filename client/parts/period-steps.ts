/** Periods one after the other, as the server counts them: `2026`, `2026-H1`, `2026-Q3`, `2026-09`, `2026-09-15`. */
import type { DateText, Frequency, Period } from '../../server/wire/rows.ts'
import { frequencyOf, partsOf } from '../sheet/periods.ts'

const dayMilliseconds = 86_400_000
const two = (number: number): string => String(number).padStart(2, '0')

export const dayAfter = (date: DateText): DateText => new Date(Date.parse(date) + dayMilliseconds).toISOString().slice(0, 10)

const monthsIn: Readonly<Record<Exclude<Frequency, 'day'>, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
const tailOf: Readonly<Record<Exclude<Frequency, 'day'>, (place: number) => string>> = {
  year: () => '',
  'half-year': (place) => `-H${place}`,
  quarter: (place) => `-Q${place}`,
  month: (place) => `-${two(place)}`,
}

/** The period of a frequency that holds a day. */
export const periodOn = (date: DateText, frequency: Frequency): Period =>
  frequency === 'day' ? date : `${date.slice(0, 4)}${tailOf[frequency](Math.ceil(Number(date.slice(5, 7)) / monthsIn[frequency]))}`

/** Last day of a period. */
export const endOf = (period: Period): DateText => {
  const { year, kind, place, day } = partsOf(period)
  if (kind === 'day') return `${year}-${two(place)}-${two(day)}`
  const month = place * monthsIn[kind]
  return `${year}-${two(month)}-${two(new Date(Date.UTC(Number(year), month, 0)).getUTCDate())}`
}

export const nextPeriod = (period: Period): Period => periodOn(dayAfter(endOf(period)), frequencyOf(period))

/** @param steps how many periods earlier. */
export const earlierPeriod = (period: Period, steps: number): Period => {
  const { year, kind, place } = partsOf(period)
  if (kind === 'day') return new Date(Date.parse(period) - steps * dayMilliseconds).toISOString().slice(0, 10)
  const perYear = 12 / monthsIn[kind]
  const counted = Number(year) * perYear + place - 1 - steps
  return `${Math.floor(counted / perYear)}${tailOf[kind]((counted % perYear) + 1)}`
}

/** Periods from one to another, both included, and at most so many; empty where the last lies before the first. */
export const periodsFrom = (first: Period, last: Period, most: number): readonly Period[] => {
  const found: Period[] = []
  const end = endOf(last)
  for (let period = first; endOf(period) <= end && found.length < most; period = nextPeriod(period)) found.push(period)
  return found
}
