/** What the figures of an indicator will come to by the due date it is judged for: the judge's findings laid out as a series. Pure. */
import type { DecimalText, Instant, Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { periodOf, periodsBetween, spanOf, tickAtEnd, tickAtStart } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { exact, isDecimalText, minus, text } from '../basics/decimal.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Finding, Run } from '../measures/measure.ts'
import { isGrey } from '../measures/measure.ts'
import { planTotal, yearTotal } from '../measures/totals.ts'
import type { Facts, LightRule } from './facts.ts'
import { forecast } from './forecast.ts'
import type { Settled } from './settle.ts'
import { firstPeriod, judgePeriod, measureFacts, valueOf } from './find.ts'
import { settle } from './settle.ts'

/** Figures in the unit, to one place more than is shown; `chance` in percent. An estimate, not a judgement. */
export type Foresight =
  | 'not_enough_data'
  | {
      readonly method: string
      readonly dueOn: string
      readonly value: DecimalText
      /** Ends of the interval that holds in four of five cases. */
      readonly low: DecimalText
      readonly high: DecimalText
      readonly chance: DecimalText | null
      /** Value − target. */
      readonly gap: DecimalText | null
      /** Figures that it stands on. */
      readonly points: number
      /** Error of each method in the backtest, over that of the recent pace. */
      readonly tried: readonly { readonly method: string; readonly error: DecimalText }[]
    }

const largest = 1e15
const numberOf = ({ over, under }: Exact): number => Number(text({ over, under }))
/** Years before the plan that can show how a year goes. */
const yearsBefore = 3

/** What the judge looks at in a period, though there may be no target to judge it by. */
const figureIn = (settled: Settled, period: PeriodSpan, run: Run): Exact | null => {
  const found = judgePeriod(settled, period)
  if (!isGrey(found)) return found.actual
  if (run.kind === 'level' || valueOf(settled, period.text) === null) return null
  const facts = measureFacts(settled, period)
  const total = run.yearly ? yearTotal(facts, period) : planTotal(facts, period)
  return isGrey(total) ? null : total
}

const decimalOf = (value: number, decimals: number): DecimalText => value.toFixed(Math.min(20, decimals + 1)).replace(/^-(0(?:\.0*)?)$/, '$1')

/** A share of a whole stays between 0 and 100; so does a stand in per cent whose target and figures have all been there. */
const isPartOfWhole = ({ facts }: Settled, run: Run, { target }: Finding, points: readonly { readonly value: number }[]): boolean => {
  if (run.kind !== 'level') return false
  if (run.isShare === true) return true
  const { unit, basis } = facts.indicator
  const isInside = (value: number): boolean => value >= 0 && value <= 100
  return unit === '%' && basis === 'stock' && target !== null && isInside(numberOf(target)) && points.every(({ value }) => isInside(value))
}

/** @returns `null` where nothing is left to foresee: no verdict, no number, or the due date is judged already. */
const foreseeIn = (settled: Settled, period: PeriodSpan, found: Finding): Foresight | null => {
  const { frequency, plan, decimals } = settled.facts.indicator
  const run = settled.measure.runs(measureFacts(settled, period))
  if (run === null || found.atDue || found.dueOn === null || found.actual === null) return null
  const first = run.kind === 'total' && !run.yearly ? firstPeriod(settled) : periodOf(`${Number(plan.from.slice(0, 4)) - yearsBefore}-01-01`, frequency)
  const points = periodsBetween(first.from, period.to, frequency).flatMap((each) => {
    const figure = figureIn(settled, each, run)
    return figure ? [{ tick: tickAtEnd(each.to, frequency), value: numberOf(figure) }] : []
  })
  if (points.some(({ value }) => Math.abs(value) >= largest)) return 'not_enough_data'
  const isTotal = run.kind === 'total'
  const answer = forecast(
    {
      points,
      frequency,
      kind: run.kind,
      yearly: isTotal && run.yearly,
      start: isTotal && !run.yearly ? tickAtStart(plan.from, frequency) : null,
      ...(isPartOfWhole(settled, run, found, points) && { range: { low: 0, high: 100 } }),
    },
    {
      dueTick: tickAtEnd(found.dueOn, frequency),
      low: found.limits?.low ? numberOf(found.limits.low) : null,
      high: found.limits?.high ? numberOf(found.limits.high) : null,
      strict: found.limits?.strict ?? false,
    },
  )
  if (answer === 'not_enough_data') return answer
  const value = decimalOf(answer.value, decimals)
  const low = decimalOf(answer.low, decimals)
  const high = decimalOf(answer.high, decimals)
  if (![value, low, high].every(isDecimalText)) return 'not_enough_data'
  return {
    method: answer.method,
    dueOn: found.dueOn,
    value,
    low,
    high,
    chance: answer.chance === null ? null : (answer.chance * 100).toFixed(0),
    gap: found.target && text(minus(exact(value), found.target)),
    points: answer.points,
    tried: answer.tried.map(({ method, error }) => ({ method, error: error.toFixed(2) })),
  }
}

/** @param period the one that was judged. */
export const foresee = (facts: Facts, asOf: Instant, workdays: Workdays, period: Period, light: LightRule = facts.light): Foresight | null => {
  const settled = settle(facts, asOf, workdays, light)
  const span = spanOf(period)
  const found = judgePeriod(settled, span)
  return isGrey(found) ? null : foreseeIn(settled, span, found)
}
