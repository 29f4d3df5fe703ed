/** How values of every basis add up to the total of a year or of the plan so far. */
import type { Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { lastPeriodOf, periodsBetween, spanOf, yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { minus, plus, zero } from '../basics/decimal.ts'
import type { Grey, MeasureFacts } from './measure.ts'
import { isGrey } from './measure.ts'

const lacking = (...missing: readonly Period[]): Grey => ({ grey: 'not_reported', missing })

/** Value of one period: a number, 0 where it is not applicable, grey where nothing came. */
const amount = (facts: MeasureFacts, period: PeriodSpan): Exact | Grey => {
  const known = facts.valueOf(period.text)
  if (!known) return lacking(period.text)
  return known.value ?? zero
}

/** Periods inside a span of days added up. 1—2月 is often published together, filed under 02: it fills both. */
const added = (facts: MeasureFacts, from: string, to: string): Exact | Grey => {
  let total = zero
  const missing: Period[] = []
  for (const period of periodsBetween(from, to, facts.frequency)) {
    const known = facts.valueOf(period.text)
    if (known) total = plus(total, known.value ?? zero)
    else if (!(period.frequency === 'month' && period.place === 1 && facts.valueOf(`${period.year}-02`))) missing.push(period.text)
  }
  return missing.length > 0 ? lacking(...missing) : total
}

/** Total of a closed year: that of its last period, or of the year itself where only that was filed. */
const closedYear = (facts: MeasureFacts, year: number): Exact | Grey => {
  const last = lastPeriodOf(year, facts.frequency)
  if (!facts.valueOf(last.text) && facts.valueOf(String(year))) return amount(facts, spanOf(String(year)))
  return yearTotal(facts, last)
}

/** Total of the period's year up to and with the period, whatever the basis. Grey, with what is missing, where it cannot be said. */
export const yearTotal = (facts: MeasureFacts, period: PeriodSpan): Exact | Grey => {
  switch (facts.basis) {
    case 'ytd':
    case 'stock':
    case 'rate':
      return amount(facts, period)
    case 'flow':
      return added(facts, `${period.year}-01-01`, period.to)
    case 'to-date': {
      const now = amount(facts, period)
      if (isGrey(now) || period.year === yearOf(facts.plan.from)) return now
      const before = amount(facts, lastPeriodOf(period.year - 1, facts.frequency))
      return isGrey(before) ? before : minus(now, before)
    }
    default:
      return facts.basis satisfies never
  }
}

/** Closed years of the plan before a period, in order. */
export const closedYears = (facts: MeasureFacts, period: PeriodSpan): readonly number[] => {
  const first = yearOf(facts.plan.from)
  return Array.from({ length: Math.max(0, period.year - first) }, (_, i) => first + i)
}

/** Total of a closed year of the plan, for year-by-year judging. */
export const totalOfYear = closedYear

/** Total since the plan began, up to and with the period. */
export const planTotal = (facts: MeasureFacts, period: PeriodSpan): Exact | Grey => {
  if (facts.basis === 'to-date') return amount(facts, period)
  if (facts.basis === 'flow') return added(facts, facts.plan.from, period.to)
  let total: Exact = zero
  const missing: Period[] = []
  for (const year of closedYears(facts, period)) {
    const closed = closedYear(facts, year)
    if (isGrey(closed)) missing.push(...(closed.missing ?? []))
    else total = plus(total, closed)
  }
  const current = yearTotal(facts, period)
  if (isGrey(current)) missing.push(...(current.missing ?? []))
  else total = plus(total, current)
  return missing.length > 0 ? lacking(...missing) : total
}
