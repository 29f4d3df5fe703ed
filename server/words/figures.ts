/** Figures in sentences: rounded for showing, but never so that a shortfall disappears. */
import type { DecimalText } from '../../db/schema.ts'
import { compare, exact, magnitude, placesOf, shown, text } from '../basics/decimal.ts'

const mostPlaces = 6

/** Places with which a figure does not read the same as `other` though it differs; `places` where they are enough. */
export const placesApart = (value: DecimalText, other: DecimalText, places: number): number => {
  // Both stand there in full.
  if (placesOf(value) <= places && placesOf(other) <= places) return places
  const differs = compare(exact(value), exact(other)) !== 0
  let used = places
  while (differs && used < mostPlaces && shown(value, used) === shown(other, used)) used += 1
  return used
}

/** A figure with its usual places, or more where it would otherwise read the same as `other` though it differs. */
export const shownApart = (value: DecimalText, other: DecimalText, places: number): string => shown(value, placesApart(value, other, places))

/** A percentage with one place; 99.97 stays 99.97 and is never 100.0. */
export const shownPercent = (value: DecimalText): string => shownApart(value, '100', 1)

/** A distance without its sign, never rounded to nothing. */
export const shownDistance = (value: DecimalText, places: number): string => shownApart(text(magnitude(exact(value))), '0', places)

export const isNegative = (value: DecimalText): boolean => value.startsWith('-')

/** A figure with just the places it was given: what a document promises is never rounded, and gains no zeros. */
export const shownAsGiven = (value: DecimalText): string => shown(value, value.split('.')[1]?.length ?? 0)
