/** Figures of a year by the month in which their period ends: 一季度 stands under March, the year under December. */
import type { Frequency, Id, Indicator, ObservationFlag, Period } from '../../db/schema.ts'
import { periodsBetween, spanOf } from '../basics/calendar.ts'
import type { PlanYear } from './report.ts'

export interface Figure {
  readonly value: string
  readonly flag: ObservationFlag
}

interface FiguresByMonth {
  /** Months in which a period of some indicator ends. */
  readonly months: readonly number[]
  /** The figure under a month; of days that of the last day which has one. */
  readonly valueOf: (indicator: Pick<Indicator, 'id' | 'frequency'>, month: number) => Figure | null
}

const monthOf = (day: string): number => Number(day.slice(5, 7))

/** The columns of one frequency and month, the latest first, each with the place of every indicator that has a figure. */
interface Slot {
  readonly period: Period
  readonly placeOf: ReadonlyMap<Id, number>
  readonly values: readonly string[]
  readonly flags: readonly ObservationFlag[]
}

export const figuresByMonth = ({ year, indicators, figures }: PlanYear): FiguresByMonth => {
  const frequencies = new Set(indicators.map(({ indicator }) => indicator.frequency))
  const months = new Set([...frequencies].flatMap((frequency) => periodsBetween(`${year}-01-01`, `${year}-12-31`, frequency).map(({ to }) => monthOf(to))))

  const slots = new Map<string, Slot[]>()
  const keyOf = (frequency: Frequency, month: number): string => `${frequency} ${month}`
  for (const { period, indicators: ids, values, flags } of figures.toSorted((a, b) => b.period.localeCompare(a.period))) {
    const span = spanOf(period)
    if (span.year !== year) continue
    const slot = { period, placeOf: new Map(ids.map((id, place) => [id, place])), values, flags }
    const key = keyOf(span.frequency, monthOf(span.to))
    const others = slots.get(key)
    if (others) others.push(slot)
    else slots.set(key, [slot])
  }

  return {
    months: [...months].toSorted((a, b) => a - b),
    valueOf: ({ id, frequency }, month) => {
      for (const { placeOf, values, flags } of slots.get(keyOf(frequency, month)) ?? []) {
        const place = placeOf.get(id)
        if (place !== undefined) return { value: values[place] as string, flag: flags[place] as ObservationFlag }
      }
      return null
    },
  }
}
