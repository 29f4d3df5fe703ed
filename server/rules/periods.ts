/**
 * Figures filed for finer or coarser periods than the one asked for.
 *
 * What counts up to a period's end (stock, ytd, to-date, rate) is the same for every period that ends on that day: the first half-year's total is
 * that of June. Flows add up, which only those who add figures up may do: `figuresIn` gives them to parts of a formula, `coversIn` tells whether
 * there is one.
 */
import type { Basis, Frequency, Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { periodOf, spanOf } from '../basics/calendar.ts'
import { flowIn } from '../measures/flows.ts'
import type { ValueFact } from '../measures/measure.ts'

type Filed = (period: Period) => ValueFact | null

const lengths: readonly Frequency[] = ['day', 'month', 'quarter', 'half-year', 'year']

/** What is filed for another period that ends on the same day. */
const endingTogether = (span: PeriodSpan, filed: Filed): ValueFact | null => {
  for (const frequency of lengths) {
    const other = periodOf(span.to, frequency)
    if (other.text === span.text || other.to !== span.to) continue
    const found = filed(other.text)
    // A person's verdict is on the period it names.
    if (found && found.verdict === null) return { ...found, period: span }
  }
  return null
}

/** What is known for a period by itself: its own figure, else, but for flows, one that ends with it. */
export const valueIn = (period: Period, basis: Basis, filed: Filed): ValueFact | null =>
  filed(period) ?? (basis === 'flow' ? null : endingTogether(spanOf(period), filed))

/** What is known for a period of amounts, which add up: the same, and of flows the finer ones inside it. */
export const figuresIn = (period: Period, basis: Basis, filed: Filed): ValueFact | null =>
  basis === 'flow' ? flowIn(spanOf(period), filed) : valueIn(period, basis, filed)

/** The figure by which a period of a flow that is added up is covered: its own or its parts, one that ends with it, or February for January. */
export const coversIn = (period: Period, filed: Filed): ValueFact | null => {
  const span = spanOf(period)
  return flowIn(span, filed) ?? endingTogether(span, filed)
}
