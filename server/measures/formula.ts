/**
 * Figures made from figures of other indicators, in one closed form:
 *
 *     (Σ plus − Σ minus) ÷ Σ over × scale
 *
 * Sums, differences and ratios are that form with parts left out; a growth is what the same form grew by over the same period last year, in
 * percent. Parts are summed first and divided once, so that a ratio of a whole is never a mean of ratios. There is no text to parse and
 * nothing to run.
 */
import type { DecimalText, ObservationFlag, Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { periodSpan } from '../basics/calendar.ts'
import { weaker } from '../basics/flags.ts'
import type { Exact } from '../basics/decimal.ts'
import { divided, exact, minus, plus, sign, times, unity, zero } from '../basics/decimal.ts'
import type { ValueFact, Wanted } from './measure.ts'

/** Ids of indicators, each as often as it counts. */
export interface Formula {
  readonly plus: readonly string[]
  readonly minus: readonly string[]
  /** Empty: nothing is divided. */
  readonly over: readonly string[]
  readonly scale: DecimalText
  /** What the form grew by over the same period last year; always in percent, whatever the scale. */
  readonly growth: boolean
}

export type Made =
  | { readonly made: 'value'; readonly value: Exact; readonly flag: ObservationFlag }
  | { readonly made: 'missing'; readonly missing: readonly Wanted[] }
  | { readonly made: 'no_denominator' }
  | { readonly made: 'not_applicable' }

export type PartAt = (indicator: string, period: Period) => ValueFact | null

export const partsOf = ({ plus: added, minus: taken, over }: Formula): readonly string[] => [...new Set([...added, ...taken, ...over])]

/** The same period of the year before; `null` where there is none (29 February). */
export const aYearBefore = (period: PeriodSpan): PeriodSpan | null => periodSpan(`${period.year - 1}${period.text.slice(4)}`)

/** Sum of parts, as firm as the weakest of them; "not applicable" adds nothing and leaves the sum complete. */
const summed = (ids: readonly string[], period: PeriodSpan, at: PartAt) => {
  let total = zero
  let flag: ObservationFlag = 'final'
  let applicable = false
  const missing: Wanted[] = []
  for (const indicator of ids) {
    const known = at(indicator, period.text)
    if (!known) {
      missing.push({ indicator, period: period.text })
      continue
    }
    flag = weaker(flag, known.flag)
    if (known.value === null) continue
    applicable = true
    total = plus(total, known.value)
  }
  return { total, flag, applicable, missing }
}

const formAt = ({ plus: added, minus: taken, over }: Formula, period: PeriodSpan, at: PartAt): Made => {
  const [more, less, under] = [summed(added, period, at), summed(taken, period, at), summed(over, period, at)]
  const missing = [...more.missing, ...less.missing, ...under.missing]
  if (missing.length > 0) return { made: 'missing', missing }
  if (!more.applicable && !less.applicable) return { made: 'not_applicable' }
  const top = minus(more.total, less.total)
  const flag = weaker(weaker(more.flag, less.flag), under.flag)
  if (over.length === 0) return { made: 'value', value: top, flag }
  const value = divided(top, under.total)
  return value ? { made: 'value', value, flag } : { made: 'no_denominator' }
}

/** The figure of a period. A period a year before which there is none lacks nothing that anybody could file: it is not applicable. */
export const makeFigure = (formula: Formula, period: PeriodSpan, at: PartAt): Made => {
  const now = formAt(formula, period, at)
  if (now.made !== 'value') return now
  const scale = exact(formula.scale)
  if (!formula.growth) return { ...now, value: times(now.value, scale) }
  const before = aYearBefore(period)
  if (before === null) return { made: 'not_applicable' }
  const base = formAt(formula, before, at)
  if (base.made !== 'value') return base
  // Nobody can say by how much a loss has grown.
  if (sign(base.value) <= 0) return { made: 'no_denominator' }
  const factor = divided(now.value, base.value) as Exact
  return { made: 'value', value: times(minus(factor, unity), exact(100)), flag: weaker(now.flag, base.flag) }
}

/**
 * Indicators in an order in which every part comes before what is made of it.
 *
 * @param formulas by indicator; one without a formula is typed.
 * @returns `null` where parts run in a circle.
 */
export const inMakingOrder = (formulas: ReadonlyMap<string, Formula>): readonly string[] | null => {
  const done = new Set<string>()
  const open = new Set<string>()
  const order: string[] = []
  const visit = (id: string): boolean => {
    const formula = formulas.get(id)
    if (!formula || done.has(id)) return true
    if (open.has(id)) return false
    open.add(id)
    if (!partsOf(formula).every(visit)) return false
    open.delete(id)
    done.add(id)
    order.push(id)
    return true
  }
  return [...formulas.keys()].every(visit) ? order : null
}
