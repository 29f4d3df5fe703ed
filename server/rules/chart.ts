/** Path and actuals of an indicator, for drawing; by the same findings as the verdict. Pure. */
import type { DecimalText, Instant, Light, Period } from '../../db/schema.ts'
import { addDays, periodsBetween, spanOf, tickAtEnd } from '../basics/calendar.ts'
import { text, textOrNull } from '../basics/decimal.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Line } from '../paths/path.ts'
import type { Facts, TargetFacts } from './facts.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import type { Settled } from './settle.ts'
import { colour } from './colour.ts'
import { inForce } from './in-force.ts'
import { litIn, measureFacts } from './find.ts'
import { readTarget, settle } from './settle.ts'

export type Drawn = readonly { readonly tick: number; readonly value: DecimalText }[]

const drawn = (line: Line | null): Drawn => (line?.points ?? []).map((point) => ({ tick: point.tick, value: text(point.value) }))

/** What the chart of an indicator draws, in order of time. */
export interface Chart {
  /** Corners of the path's line; ticks are months (days for daily data) as `basics/calendar` counts them. Empty without a path. */
  readonly path: Drawn
  /** The same line by targets that were given up: each as it was until the next was approved, oldest first. */
  readonly givenUp: readonly Drawn[]
  /** Every ended period of the plan up to the judged one; figures are `null` where there is no verdict. */
  readonly periods: readonly {
    readonly period: Period
    readonly tick: number
    readonly light: Light
    readonly actual: DecimalText | null
    readonly expected: DecimalText | null
  }[]
}

/**
 * The course as it was until each approval changed it: all that one document changed gave way on one day. Where the line is none other than before,
 * nothing was given up.
 */
const coursesGivenUp = (settled: Settled, period: PeriodSpan, asOf: Instant): readonly Drawn[] => {
  const keyOf = ({ kind, dueOn, modal }: TargetFacts): string => `${kind} ${dueOn} ${modal ?? ''}`
  const gaveWay = new Set(settled.former.map(keyOf))
  const later = settled.facts.targets.filter((target) => gaveWay.has(keyOf(target)) && !settled.former.includes(target))
  const approvals = [...settled.former, ...later].flatMap(({ approval }) => (approval && approval.date <= settled.today ? [approval.date] : []))
  const days = new Set(approvals)
  const lines = [...days].toSorted().map((day) => {
    const { judged } = inForce(settled.facts.targets, addDays(day, -1), asOf)
    return drawn(settled.measure.course({ ...measureFacts(settled, period), targets: judged.map(readTarget) }))
  })
  const now = drawn(settled.measure.course(measureFacts(settled, period)))
  return lines.filter((line, place) => line.length > 0 && JSON.stringify(line) !== JSON.stringify(lines[place + 1] ?? now))
}

/** Path and actuals up to a period; a path that starts anew each year shows that year only. */
export const chart = (facts: Facts, asOf: Instant, workdays: Workdays, around: Period): Chart => {
  const settled = settle(facts, asOf, workdays)
  const last = spanOf(around)
  const path = drawn(settled.measure.course(measureFacts(settled, last)))
  const { plan, frequency } = facts.indicator
  const start = path[0]?.tick ?? Number.NEGATIVE_INFINITY
  const periods = periodsBetween(plan.from, last.to, frequency).filter((period) => tickAtEnd(period.to, frequency) > start)
  return {
    path,
    givenUp: coursesGivenUp(settled, last, asOf),
    periods: periods.map((period) => {
      const known = litIn(settled, period)
      return {
        period: period.text,
        tick: tickAtEnd(period.to, frequency),
        light: known ? colour(settled, period, known) : 'grey',
        actual: known && textOrNull(known.actual),
        expected: known && textOrNull(known.expected),
      }
    }),
  }
}
