/** How values of every basis add up to the total of a year or of the plan so far. */
import type { Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { addDays, lastPeriodOf, nextPeriod, periodOf, spanOf, yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { minus, plus, zero } from '../basics/decimal.ts'
import { flowIn } from './flows.ts'
import type { Grey, MeasureFacts, ValueFact } from './measure.ts'
import { isGrey } from './measure.ts'

const lacking = (...missing: readonly Period[]): Grey => ({ grey: 'not_reported', missing })

/** Value of one period: a number, 0 where it is not applicable, grey where nothing came. */
const amount = (facts: MeasureFacts, period: PeriodSpan): Exact | Grey => {
  const known = facts.valueOf(period.text)
  if (!known) return lacking(period.text)
  return known.value ?? zero
}

/** Longer periods that begin where a shorter one does, shortest first. */
const longer = ['quarter', 'half-year', 'year'] as const

/** The flow filed from a day on: the period itself or its finer parts, 1—2月 filed under 02, or a longer one that begins there and ends in time. */
const flowFrom = (facts: MeasureFacts, own: PeriodSpan, to: string): ValueFact | null => {
  const known = flowIn(own, facts.valueOf)
  if (known) return known
  if (own.frequency === 'month' && own.place === 1) {
    const february = facts.valueOf(`${own.year}-02`)
    if (february) return february
  }
  for (const frequency of longer) {
    const whole = periodOf(own.from, frequency)
    if (whole.from !== own.from || whole.to > to || whole.to <= own.to) continue
    const filed = facts.valueOf(whole.text)
    if (filed) return filed
  }
  return null
}

/** Flows inside a span of days added up; what is missing is named. */
const added = (facts: MeasureFacts, from: string, to: string): Exact | Grey => {
  let total = zero
  const missing: Period[] = []
  let own = periodOf(from, facts.frequency)
  while (own.from <= to) {
    const known = flowFrom(facts, own, to)
    if (known) total = plus(total, known.value ?? zero)
    else missing.push(own.text)
    own = known === null || known.period.to === own.to ? nextPeriod(own) : periodOf(addDays(known.period.to, 1), facts.frequency)
  }
  return missing.length > 0 ? lacking(...missing) : total
}

/** Total of a closed year: that of its last period, or of the year itself where only that was filed. */
export const totalOfYear = (facts: MeasureFacts, year: number): Exact | Grey => {
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
export const closedYears = (facts: Pick<MeasureFacts, 'plan'>, period: PeriodSpan): readonly number[] => {
  const first = yearOf(facts.plan.from)
  return Array.from({ length: Math.max(0, period.year - first) }, (_, i) => first + i)
}

/** Total since the plan began, up to and with the period. */
export const planTotal = (facts: MeasureFacts, period: PeriodSpan): Exact | Grey => {
  if (facts.basis === 'to-date') return amount(facts, period)
  if (facts.basis === 'flow') return added(facts, facts.plan.from, period.to)
  let total: Exact = zero
  const missing: Period[] = []
  for (const year of closedYears(facts, period)) {
    const closed = totalOfYear(facts, year)
    if (isGrey(closed)) missing.push(...(closed.missing ?? []))
    else total = plus(total, closed)
  }
  const current = yearTotal(facts, period)
  if (isGrey(current)) missing.push(...(current.missing ?? []))
  else total = plus(total, current)
  return missing.length > 0 ? lacking(...missing) : total
}
