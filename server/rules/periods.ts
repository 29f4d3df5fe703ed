/**
 * Figures filed for finer or coarser periods than the one asked for.
 *
 * What counts up to a period's end (stock, ytd, to-date, rate) is the same for every period that ends on that day: the first half-year's total is
 * that of June. A flow is the sum of the finer flows inside its period; a coarser flow cannot be divided.
 */
import type { Basis, Frequency, Period } from '../../db/schema.ts'
import { periodOf, periodsBetween, spanOf } from '../basics/calendar.ts'
import { plus, zero } from '../basics/decimal.ts'
import { weaker } from '../basics/flags.ts'
import type { ValueFact } from '../measures/measure.ts'

type Filed = (period: Period) => ValueFact | null

/** Days are not added up to months: nobody files every day. */
const finer: Readonly<Record<Frequency, readonly Frequency[]>> = {
  year: ['half-year', 'quarter', 'month'],
  'half-year': ['quarter', 'month'],
  quarter: ['month'],
  month: [],
  day: [],
}

const flowIn = (period: Period, filed: Filed): ValueFact | null => {
  const span = spanOf(period)
  for (const frequency of finer[span.frequency]) {
    const parts = periodsBetween(span.from, span.to, frequency).map(
      ({ text, place }) => filed(text) ?? (frequency === 'month' && place === 1 ? together : null),
    )
    const known = parts.filter((part) => part !== null)
    // 1—2月 is published together under February: January alone may be missing, if February is not.
    if (known.length < parts.length || (known.includes(together) && filed(`${span.year}-02`) === null)) continue
    const applicable = known.some((part) => part.applicable && part !== together)
    return {
      period: span,
      value: applicable ? known.reduce((total, { value }) => plus(total, value ?? zero), zero) : null,
      applicable,
      flag: known.map(({ flag }) => flag).reduce(weaker),
      verdict: null,
      counts: null,
    }
  }
  return null
}

/** Stands for a January whose flow February holds. */
const together: ValueFact = { period: spanOf('0001-01'), value: zero, applicable: true, flag: 'final', verdict: null, counts: null }

const lengths: readonly Frequency[] = ['day', 'month', 'quarter', 'half-year', 'year']

const endingTogether = (period: Period, filed: Filed): ValueFact | null => {
  const span = spanOf(period)
  for (const frequency of lengths) {
    const other = periodOf(span.to, frequency)
    if (other.text === period || other.to !== span.to) continue
    const found = filed(other.text)
    // A person's verdict is on the period it names.
    if (found && found.verdict === null) return { ...found, period: span }
  }
  return null
}

/** What is known for a period: its own figure, else what finer or coarser ones say. */
export const figuresIn = (period: Period, basis: Basis, filed: Filed): ValueFact | null =>
  filed(period) ?? (basis === 'flow' ? flowIn(period, filed) : endingTogether(period, filed))
