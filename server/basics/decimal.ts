/**
 * Exact arithmetic on decimal text, and the only door to the decimal library.
 *
 * A number is kept as a fraction of two whole numbers, so that a third of a target stays a third: sums, products and comparisons lose
 * nothing, and only `text` divides. No float takes part.
 *
 * Why whole numbers of the language and not the library's decimals: a night judges ten thousand indicators over all their periods, some
 * millions of sums and comparisons, and these are ten times as quick. The library takes roots and rounds for showing; a test compares both.
 */
import { Decimal } from 'decimal.js'
import type { DecimalText } from '../../db/schema.ts'

/** For roots and for showing. */
const Wide = Decimal.clone({ precision: 80, toExpNeg: -9e15, toExpPos: 9e15 })
const rootDigits = 60
/** Places carried along while powers are multiplied up. */
const spareDigits = 110
const Finer = Decimal.clone({ precision: 180, toExpNeg: -9e15, toExpPos: 9e15 })
const shownDigits = 20
/** Places after the point that `exact` takes. */
const mostPlaces = 30

/** `over / under`; `under` is greater than 0. Not reduced: 5/10 is as good as 1/2. */
export interface Exact {
  readonly over: bigint
  readonly under: bigint
}

const plainNumber = /^-?\d{1,30}(\.\d{1,30})?$/

/** Whether text is a plain decimal number that people may enter: at most 30 digits on either side of the point, no exponent. */
export const isDecimalText = (text: string): boolean => plainNumber.test(text)

const powersOfTen = Array.from({ length: 2 * mostPlaces + 2 }, (_, exponent) => 10n ** BigInt(exponent))
const tenTo = (exponent: number): bigint => powersOfTen[exponent] ?? 10n ** BigInt(exponent)
/** Places after the point of what is over a power of ten: most figures are. */
const placesUnder = new Map(powersOfTen.slice(0, mostPlaces + 1).map((power, places) => [power, places]))

/**
 * Reads decimal text or a whole number.
 *
 * @throws RangeError if the text is not a plain decimal number, or the number not whole.
 */
export const exact = (value: DecimalText | number): Exact => {
  if (typeof value === 'number') return { over: BigInt(value), under: 1n }
  const read = exactOrNull(value)
  if (read === null) throw new RangeError(`not a decimal number: ${value.slice(0, 40)}`)
  return read
}

/** What `text` writes may be longer than what people may enter: a product of two of their figures. */
const longNumber = /^-?\d{1,400}(\.\d{1,400})?$/

/** Reads text that may be something else than a decimal number, which is `null`. */
export const exactOrNull = (value: string): Exact | null => {
  if (!longNumber.test(value)) return null
  const point = value.indexOf('.')
  if (point < 0) return { over: BigInt(value), under: 1n }
  return { over: BigInt(value.slice(0, point) + value.slice(point + 1)), under: tenTo(value.length - point - 1) }
}

export const zero = exact(0)
export const unity = exact(1)
export const hundred = exact(100)

const of = (over: bigint, under: bigint): Exact => (under < 0n ? { over: -over, under: -under } : { over, under })

/** Sums of figures with more and fewer places keep the greater denominator instead of a product that grows. */
export const plus = (a: Exact, b: Exact): Exact => {
  if (a.under === b.under) return { over: a.over + b.over, under: a.under }
  if (a.under % b.under === 0n) return { over: a.over + b.over * (a.under / b.under), under: a.under }
  if (b.under % a.under === 0n) return { over: a.over * (b.under / a.under) + b.over, under: b.under }
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}
const negative = (a: Exact): Exact => ({ over: -a.over, under: a.under })
export const minus = (a: Exact, b: Exact): Exact => plus(a, negative(b))
export const times = (a: Exact, b: Exact): Exact => ({ over: a.over * b.over, under: a.under * b.under })
export const magnitude = (a: Exact): Exact => (a.over < 0n ? negative(a) : a)

/** `a / b`, or `null` where `b` is 0. */
export const divided = (a: Exact, b: Exact): Exact | null => (b.over === 0n ? null : of(a.over * b.under, a.under * b.over))

/** `a / b` for whole numbers known not to be 0 below. */
export const fraction = (a: number, b: number): Exact => of(BigInt(a), BigInt(b))

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

/** Less than 0, 0, or greater than 0, as `a` is less than, equal to, or greater than `b`. By cross-multiplication. */
export const compare = (a: Exact, b: Exact): number => (a.under === b.under ? order(a.over, b.over) : order(a.over * b.under, b.over * a.under))
export const isZero = (a: Exact): boolean => a.over === 0n
export const sign = (a: Exact): number => order(a.over, 0n)
export const percent = (a: Exact): Exact => times(a, hundred)

/** The smallest whole number not below `a`, for counts. */
export const wholeAbove = ({ over, under }: Exact): number => Number(over / under) + (over > 0n && over % under !== 0n ? 1 : 0)

/** How often a unit of so many places goes into `a`, as a whole number: `down` to the one below, `near` half up, `up` to the one above. */
export const unitsIn = ({ over, under }: Exact, places: number, to: 'down' | 'near' | 'up'): bigint => {
  const [top, bottom] = to === 'near' ? [2n * over * tenTo(places) + under, 2n * under] : [over * tenTo(places), under]
  const below = top / bottom - (top < 0n && top % bottom !== 0n ? 1n : 0n)
  return to === 'up' && top % bottom !== 0n ? below + 1n : below
}
/** So many units of so many places. */
export const ofUnits = (units: bigint, places: number): Exact => ({ over: units, under: tenTo(places) })

/** Places after the point that decimal text is written with. */
export const placesOf = (value: DecimalText): number => (value.includes('.') ? value.length - value.indexOf('.') - 1 : 0)

/** `a` to a whole power of 0 or more, exact. */
export const power = (a: Exact, exponent: number): Exact => ({ over: a.over ** BigInt(exponent), under: a.under ** BigInt(exponent) })

/**
 * Powers of a positive number on the way to the whole, `a ^ (step/n)`, `a ^ (2·step/n)` … below `a`: exact where they end within 60 digits, else
 * to 60 digits. One root is drawn and multiplied up with digits to spare, because each root is a hundred times as dear.
 */
export const partsOfPower = (a: Exact, n: number, step = 1): readonly Exact[] => {
  if (n <= step) return []
  const scale = tenTo(spareDigits)
  const drawn = new Finer(a.over.toString()).div(a.under.toString()).pow(new Finer(step).div(n))
  const factor = BigInt(drawn.times(new Finer(10).pow(spareDigits)).toFixed(0))
  const parts: Exact[] = []
  let product = factor
  for (let part = step; part < n; part += step) {
    parts.push(toDigits(product, rootDigits))
    product = (product * factor) / scale
  }
  return parts
}

/** A number of so many digits, half up; what was given has `spareDigits` places. */
const toDigits = (value: bigint, digits: number): Exact => {
  const surplus = value.toString().length - digits
  if (surplus <= 0) return { over: value, under: tenTo(spareDigits) }
  const cut = tenTo(surplus)
  const kept = (2n * value + cut) / (2n * cut)
  const places = spareDigits - surplus
  return places >= 0 ? { over: kept, under: tenTo(places) } : { over: kept * tenTo(-places), under: 1n }
}

/** The positive n-th root of a positive number, to 60 digits; for showing mean rates, never for comparing them. */
export const root = (a: Exact, n: number): Exact => partOfPower(a, 1, n)

/** A positive number to the power `over / under`: exact where the result ends within 60 digits, else to 60 digits. */
export const partOfPower = (a: Exact, over: number, under: number): Exact => {
  const found = new Wide(a.over.toString()).div(a.under.toString()).pow(new Wide(over).div(under)).toSignificantDigits(rootDigits)
  const places = found.decimalPlaces()
  return { over: BigInt(found.times(new Wide(10).pow(places)).toFixed()), under: tenTo(places) }
}

/**
 * Decimal text that `exact` can read again: in full where the number ends within 30 places, else to 20 significant digits and at most 30
 * places, half up.
 *
 * @example text(fraction(1, 3))   // '0.33333333333333333333'
 */
export const text = ({ over, under }: Exact): DecimalText => {
  const size = over < 0n ? -over : over
  const shortly = placesUnder.get(under)
  if (shortly !== undefined) return written(size, shortly, over < 0n)
  const places = (size * tenTo(mostPlaces)) % under === 0n ? mostPlaces : Math.min(mostPlaces, placesShown(size, under))
  return written(rounded(size, under, places), places, over < 0n)
}

/** Half up; `places` below 0 round before the point. */
const rounded = (over: bigint, under: bigint, places: number): bigint => {
  const top = places < 0 ? over : over * tenTo(places)
  const bottom = places < 0 ? under * tenTo(-places) : under
  return (2n * top + bottom) / (2n * bottom)
}

/** Places after the point at which a positive quotient has 20 significant digits. */
const placesShown = (over: bigint, under: bigint): number => {
  const difference = over.toString().length - under.toString().length
  const atLeast = difference < 0 ? over * tenTo(-difference) >= under : over >= under * tenTo(difference)
  return shownDigits - 1 - (atLeast ? difference : difference - 1)
}

/** Without zeros at the end, and without a sign before nothing. */
const written = (digits: bigint, places: number, isNegative: boolean): DecimalText => {
  const all = places < 0 ? digits * tenTo(-places) : digits
  const padded = all.toString().padStart(places + 1, '0')
  const whole = places > 0 ? padded.slice(0, -places) : padded
  const rest = places > 0 ? padded.slice(-places).replace(/0+$/, '') : ''
  return `${isNegative && all !== 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`
}

/** `text`, or `null` for `null`. */
export const textOrNull = (a: Exact | null): DecimalText | null => (a === null ? null : text(a))

/**
 * Rounds for showing, half up, with a fixed number of places and thousands grouped by commas.
 *
 * @example shown('1234.565', 2)   // '1,234.57'
 */
export const shown = (value: DecimalText, places: number): string => {
  const [whole = '', rest] = new Wide(value).toFixed(places, Decimal.ROUND_HALF_UP).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const result = rest === undefined ? grouped : `${grouped}.${rest}`
  return /^-[0.,]*$/.test(result) ? result.slice(1) : result
}
