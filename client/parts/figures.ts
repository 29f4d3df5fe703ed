/** Figures as people read them, beside what is no number. The digits are `cells/decimal.ts`'s; a unit and a per cent sign come here. */
import { isDecimal, shownApart as apart, shownDecimal, shownSigned } from '../cells/decimal.ts'

export { shownSigned }

/** `1922.1` with two places is `1,922.10`. What is not a number (`-`, a verdict in words) stays as it is. */
export const shown = (value: string, places: number): string => (isDecimal(value) ? shownDecimal(value, places) : value)

/** A figure with its places, or more where it would read the same as `other` though it differs. */
export const shownApart = (value: string, other: string | null, places: number): string =>
  isDecimal(value) && (other === null || isDecimal(other)) ? apart(value, other, places) : value

/** `91.66…` is `91.7%`, but 99.97 is never 100.0%. */
export const shownPercent = (value: string): string => `${shownApart(value, '100', 1)}%`

/** `2,100.00 亿元`, `46.3%`. */
export const withUnit = (figure: string, unit: string): string => (/^[%‰]/.test(unit) ? `${figure}${unit}` : `${figure} ${unit}`).trim()

/** What lies between two figures: per cents differ by points. */
export const withUnitApart = (figure: string, unit: string, points: string): string => withUnit(figure, unit === '%' ? points : unit)

/** So much a period: of things that are counted 3.4 is not 3. */
export const shownPace = (value: string, places: number): string => shown(value, places === 0 && shown(value, 1).endsWith('.0') ? 0 : Math.max(places, 1))
