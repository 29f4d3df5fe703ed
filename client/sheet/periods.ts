/** Reads a period's text: what kind it is and when it begins. */
import type { Frequency, Period } from '../../server/wire/rows.ts'

export interface PeriodParts {
  readonly year: string
  readonly kind: Frequency
  /** Half-year, quarter or month of the year, from 1. */
  readonly place: number
  /** Day of the month; 0 for what is longer. */
  readonly day: number
}

const read = (period: Period): PeriodParts => {
  const [, year = '', rest = ''] = /^(\d{4})-?(.*)$/.exec(period) ?? []
  if (rest === '') return { year, kind: 'year', place: 1, day: 0 }
  if (rest.startsWith('H')) return { year, kind: 'half-year', place: Number(rest.slice(1)), day: 0 }
  if (rest.startsWith('Q')) return { year, kind: 'quarter', place: Number(rest.slice(1)), day: 0 }
  const [month, day] = rest.split('-').map(Number)
  return day === undefined ? { year, kind: 'month', place: month ?? 1, day: 0 } : { year, kind: 'day', place: month ?? 1, day }
}

/** What was read once: every cell that is drawn asks, and there are few periods. */
const known = new Map<Period, PeriodParts>()
export const partsOf = (period: Period): PeriodParts => {
  let parts = known.get(period)
  if (!parts) known.set(period, (parts = read(period)))
  return parts
}

export const frequencyOf = (period: Period): Frequency => partsOf(period).kind
/** First day of a period. */
export const startOf = (period: Period): string => {
  const { year, kind, place, day } = partsOf(period)
  const month = kind === 'half-year' ? place * 6 - 5 : kind === 'quarter' ? place * 3 - 2 : kind === 'year' ? 1 : place
  return `${year}-${String(month).padStart(2, '0')}-${String(kind === 'day' ? day : 1).padStart(2, '0')}`
}

/** The quarter that a month or a quarter belongs to; `null` for anything longer. */
export const quarterIn = (period: Period): Period | null => {
  const { year, kind, place } = partsOf(period)
  if (kind === 'year' || kind === 'half-year') return null
  return `${year}-Q${kind === 'quarter' ? place : Math.ceil(place / 3)}`
}
