/** Figures in sentences: rounded for showing, but never so that a shortfall disappears. */
import type { DecimalText } from '../../db/schema.ts'
import { compare, exact, magnitude, shown, text } from '../basics/decimal.ts'

const mostPlaces = 6

/** A figure with its usual places, or more where it would otherwise read the same as `other` though it differs. */
export const shownApart = (value: DecimalText, other: DecimalText, places: number): string => {
  const differs = compare(exact(value), exact(other)) !== 0
  let used = places
  while (differs && used < mostPlaces && shown(value, used) === shown(other, used)) used += 1
  return shown(value, used)
}

/** A percentage with one place; 99.97 stays 99.97 and is never 100.0. */
export const shownPercent = (value: DecimalText): string => shownApart(value, '100', 1)

/** A distance without its sign, never rounded to nothing. */
export const shownDistance = (value: DecimalText, places: number): string => shownApart(text(magnitude(exact(value))), '0', places)

export const isNegative = (value: DecimalText): boolean => value.startsWith('-')
