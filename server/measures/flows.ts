/** Flows of one length made from those of another. */
import type { Frequency, Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { periodsBetween, spanOf } from '../basics/calendar.ts'
import { plus, zero } from '../basics/decimal.ts'
import { weaker } from '../basics/flags.ts'
import type { ValueFact } from './measure.ts'

type Filed = (period: Period) => ValueFact | null

/** Days are not added up to months: nobody files every day. */
const finer: Readonly<Record<Frequency, readonly Frequency[]>> = {
  year: ['half-year', 'quarter', 'month'],
  'half-year': ['quarter', 'month'],
  quarter: ['month'],
  month: [],
  day: [],
}

/** The flow of a period: its own, or the finer ones inside it where none is missing; a coarser flow cannot be divided. */
export const flowIn = (span: PeriodSpan, filed: Filed): ValueFact | null => {
  const own = filed(span.text)
  if (own) return own
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
