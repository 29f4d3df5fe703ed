/** Path and actuals of an indicator, for drawing; by the same findings as the verdict. Pure. */
import type { DecimalText, Instant, Light, Period } from '../../db/schema.ts'
import { periodsBetween, spanOf, tickAtEnd } from '../basics/calendar.ts'
import { text, textOrNull } from '../basics/decimal.ts'
import type { Workdays } from '../basics/workdays.ts'
import { isGrey } from '../measures/measure.ts'
import type { Facts } from './facts.ts'
import { awaits, colour, judgePeriod, measureFacts, settle } from './settle.ts'

/** What the chart of an indicator draws, in order of time. */
export interface Chart {
  /** Corners of the path's line; ticks are months (days for daily data) as `basics/calendar` counts them. Empty without a path. */
  readonly path: readonly { readonly tick: number; readonly value: DecimalText }[]
  /** Every ended period of the plan up to the judged one; figures are `null` where there is no verdict. */
  readonly periods: readonly {
    readonly period: Period
    readonly tick: number
    readonly light: Light
    readonly actual: DecimalText | null
    readonly expected: DecimalText | null
  }[]
}

/** Path and actuals up to a period; a path that starts anew each year shows that year only. */
export const chart = (facts: Facts, asOf: Instant, workdays: Workdays, around: Period): Chart => {
  const settled = settle(facts, asOf, workdays)
  const last = spanOf(around)
  const line = settled.measure.course(measureFacts(settled, last)) ?? []
  const { plan, frequency } = facts.indicator
  const start = line[0]?.tick ?? Number.NEGATIVE_INFINITY
  const periods = periodsBetween(plan.from, last.to, frequency).filter((period) => tickAtEnd(period.to, frequency) > start)
  return {
    path: line.map((point) => ({ tick: point.tick, value: text(point.value) })),
    periods: periods.map((period) => {
      const found = judgePeriod(settled, period)
      const known = isGrey(found) || awaits(settled, period, found) ? null : found
      return {
        period: period.text,
        tick: tickAtEnd(period.to, frequency),
        light: known ? colour(settled, known) : 'grey',
        actual: known && textOrNull(known.actual),
        expected: known && textOrNull(known.expected),
      }
    }),
  }
}
