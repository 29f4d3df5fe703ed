/**
 * Decimal text for showing, comparing and adding, by whole numbers: no digit of a figure is lost to a float. Half is rounded
 * up, as on the server.
 */
const form = /^-?\d+(\.\d+)?$/
const mostPlaces = 6

export const isDecimal = (text: string): boolean => form.test(text)

export interface Scaled {
  readonly digits: bigint
  readonly places: number
}

/** `-12.40` is −1240 with two places. */
export const scaled = (text: string): Scaled => {
  const point = text.indexOf('.')
  return point < 0 ? { digits: BigInt(text), places: 0 } : { digits: BigInt(text.slice(0, point) + text.slice(point + 1)), places: text.length - point - 1 }
}

/** Digits of the same number with more places. */
export const widened = ({ digits, places }: Scaled, to: number): bigint => digits * 10n ** BigInt(to - places)

/** Decimal text of a scaled number, with all its places. */
export const textOf = ({ digits, places }: Scaled): string => {
  const bare = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
  const body = places === 0 ? bare : `${bare.slice(0, -places)}.${bare.slice(-places)}`
  return digits < 0n ? `-${body}` : body
}

const rounded = ({ digits, places }: Scaled, to: number): Scaled => {
  if (places <= to) return { digits: widened({ digits, places }, to), places: to }
  const unit = 10n ** BigInt(places - to)
  const away = digits < 0n ? digits - unit / 2n : digits + unit / 2n
  return { digits: away / unit, places: to }
}

/**
 * Fixed places, thousands grouped.
 *
 * @example shownDecimal('1234.565', 2)   // '1,234.57'
 */
export const shownDecimal = (text: string, places: number): string => {
  const [whole = '', rest] = textOf(rounded(scaled(text), places)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest}`
}

/** With more places than usual where the figure would otherwise read the same as another though it differs; beyond sense it is not told apart. */
export const shownApart = (text: string, other: string | null, places: number): string => {
  const differs = other !== null && compareDecimals(text, other) !== 0
  let used = places
  while (differs && used < mostPlaces && shownDecimal(text, used) === shownDecimal(other, used)) used += 1
  return shownDecimal(text, used < mostPlaces ? used : places)
}

/** With its sign; a shortfall of 0.04 is `−0.04`, never 0.0. */
export const shownSigned = (text: string, places: number): string => {
  const shown = shownApart(text, '0', places)
  return shown.startsWith('-') ? `−${shown.slice(1)}` : /[1-9]/.test(shown) ? `+${shown}` : shown
}

/** Less than 0, 0 or greater than 0. Rounding to a float keeps the order, so only equal floats need the exact look. */
export const compareDecimals = (a: string, b: string): number => {
  const [x, y] = [Number(a), Number(b)]
  if (x !== y) return x < y ? -1 : 1
  const [left, right] = [scaled(a), scaled(b)]
  const places = Math.max(left.places, right.places)
  const difference = widened(left, places) - widened(right, places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** `sum / count` with at most so many places, half up. */
export const quotient = (sum: Scaled, count: number, places: number): string => {
  const more = rounded(sum, Math.max(sum.places, places) + 1)
  const [doubled, divisor] = [(more.digits < 0n ? -more.digits : more.digits) * 2n, BigInt(count) * 2n]
  const half = (doubled + BigInt(count)) / divisor
  const exactly = rounded({ digits: more.digits < 0n ? -half : half, places: more.places }, places)
  const text = textOf(exactly)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
