/**
 * Exact arithmetic on decimal text: the only door to the decimal library.
 *
 * A number is kept as a fraction of two decimals, so that a third of a target stays a third: sums, products and
 * comparisons lose nothing, and only `text` divides. No float takes part.
 */
import { Decimal } from 'decimal.js'
import type { DecimalText } from '../../db/schema.ts'

/** Products and sums must never round: wider than any chain of operations on values of at most 40 digits. */
const Exactly = Decimal.clone({ precision: 4000, toExpNeg: -9e15, toExpPos: 9e15 })
/** For quotients that may not end. */
const Wide = Decimal.clone({ precision: 60, toExpNeg: -9e15, toExpPos: 9e15 })
const shownDigits = 20
/** Places after the point that `exact` takes. */
const mostPlaces = 30

/** `over / under`; `under` is greater than 0. */
export interface Exact {
  readonly over: Decimal
  readonly under: Decimal
}

const one = new Exactly(1)
const plainNumber = /^-?\d{1,30}(\.\d{1,30})?$/

/** Whether text is a plain decimal number that `exact` takes: at most 30 digits on either side of the point, no exponent. */
export const isDecimalText = (text: string): boolean => plainNumber.test(text)

/**
 * Reads decimal text or a whole number.
 *
 * @throws RangeError if the text is not a plain decimal number.
 */
export const exact = (value: DecimalText | number): Exact => {
  if (typeof value === 'string' && !isDecimalText(value)) throw new RangeError(`not a decimal number: ${value.slice(0, 40)}`)
  return { over: new Exactly(value), under: one }
}

export const zero = exact(0)
export const unity = exact(1)
export const hundred = exact(100)

const of = (over: Decimal, under: Decimal): Exact => (under.isNegative() ? { over: over.neg(), under: under.neg() } : { over, under })

export const plus = (a: Exact, b: Exact): Exact =>
  a.under.eq(b.under)
    ? { over: a.over.plus(b.over), under: a.under }
    : { over: a.over.times(b.under).plus(b.over.times(a.under)), under: a.under.times(b.under) }
export const negative = (a: Exact): Exact => ({ over: a.over.neg(), under: a.under })
export const minus = (a: Exact, b: Exact): Exact => plus(a, negative(b))
export const times = (a: Exact, b: Exact): Exact => ({ over: a.over.times(b.over), under: a.under.times(b.under) })
export const magnitude = (a: Exact): Exact => ({ over: a.over.abs(), under: a.under })

/** `a / b`, or `null` where `b` is 0. */
export const divided = (a: Exact, b: Exact): Exact | null => (b.over.isZero() ? null : of(a.over.times(b.under), a.under.times(b.over)))

/** `a / b` for whole numbers known not to be 0 below. */
export const fraction = (a: number, b: number): Exact => of(new Exactly(a), new Exactly(b))

/** Less than 0, 0, or greater than 0, as `a` is less than, equal to, or greater than `b`. By cross-multiplication. */
export const compare = (a: Exact, b: Exact): number => a.over.times(b.under).comparedTo(b.over.times(a.under))
export const isZero = (a: Exact): boolean => a.over.isZero()
export const sign = (a: Exact): number => a.over.comparedTo(0)
export const percent = (a: Exact): Exact => times(a, hundred)
export const sum = (all: readonly Exact[]): Exact => all.reduce(plus, zero)

/** `a` to a whole power of 0 or more, exact. */
export const power = (a: Exact, exponent: number): Exact => ({ over: a.over.pow(exponent), under: a.under.pow(exponent) })

/** The positive n-th root of a positive number, to 60 digits; for showing mean rates, never for comparing them. */
export const root = (a: Exact, n: number): Exact => ({
  over: new Exactly(Wide.pow(new Wide(a.over).div(a.under), new Wide(1).div(n))),
  under: one,
})

/**
 * Decimal text that `exact` can read again: in full where the number ends within 30 places, else to 20 significant digits.
 *
 * @example text(fraction(1, 3))   // '0.33333333333333333333'
 */
export const text = (a: Exact): DecimalText => {
  if (a.under.eq(1)) return readable(a.over).toFixed()
  const quotient = new Wide(a.over).div(a.under)
  const ends = new Exactly(quotient).times(a.under).eq(a.over)
  return readable(ends ? quotient : quotient.toSignificantDigits(shownDigits)).toFixed()
}

/** Roots and long products have more places than `exact` takes. */
const readable = (number: Decimal): Decimal =>
  number.decimalPlaces() <= mostPlaces ? number : number.toSignificantDigits(shownDigits).toDecimalPlaces(mostPlaces)

/** `text`, or `null` for `null`. */
export const textOrNull = (a: Exact | null): DecimalText | null => (a === null ? null : text(a))

/**
 * Rounds for showing, half up, with a fixed number of places and thousands grouped by commas.
 *
 * @example shown('1234.565', 2)   // '1,234.57'
 */
export const shown = (value: DecimalText, places: number): string => {
  const [whole = '', rest] = new Exactly(value).toFixed(places, Decimal.ROUND_HALF_UP).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const result = rest === undefined ? grouped : `${grouped}.${rest}`
  return /^-[0.,]*$/.test(result) ? result.slice(1) : result
}

/** A double for charts and workbook cells, where the exact text stands beside it. */
export const approximate = (value: DecimalText): number => Number(value)
