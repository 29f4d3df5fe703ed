/**
 * How far first figures moved until the latest. It is about figures and not about people: by how much a first figure is to be taken with salt,
 * which way, and for how long. Pure.
 *
 * The first figure of a period is what stood at the end of the day on which one was first entered: a slip put right at once has misled nobody.
 */
import type { DateText, Instant } from '../../db/schema.ts'
import { daysBetween, localDate } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, exact, exactOrNull, fraction, isZero, magnitude, minus, percent, plus, sign, times } from '../basics/decimal.ts'

/** A revision of one cell; approved ones, in the order in which they were known. */
export interface RevisionFact {
  readonly value: string
  readonly knownFrom: Instant
  readonly knownTo: Instant | null
}

/** A figure that is another today than at first. */
export interface Move {
  readonly first: string
  readonly latest: string
  /** More than 0: the latest is the greater. */
  readonly difference: Exact
  /** In percent of the first figure; of percentages the difference in points, which is a share of their whole. `null` where the first was 0. */
  readonly move: Exact | null
  /** Days from the first figure until today's came. */
  readonly days: number
}

/** Day on which a cell was first filled, and how its figure moved since; `move` null where it has not, holds no number, or nothing any more. */
export const moveOf = (revisions: readonly RevisionFact[], { unit, timeZone }: { readonly unit: string; readonly timeZone: string }): Move | null => {
  const dayOf = ({ knownFrom }: RevisionFact): DateText => localDate(knownFrom, timeZone)
  const [entered, newest] = [revisions[0], revisions.at(-1)]
  if (!entered || !newest || newest.knownTo !== null) return null
  const firstDay = dayOf(entered)
  const first = revisions.findLast((each) => dayOf(each) === firstDay) ?? entered
  const [was, is] = [exactOrNull(first.value), exactOrNull(newest.value)]
  if (!was || !is || compare(was, is) === 0) return null
  // Later revisions may have changed nothing but the flag.
  const since = revisions.findLastIndex(({ value }) => value !== newest.value) + 1
  const difference = minus(is, was)
  return {
    first: first.value,
    latest: newest.value,
    difference,
    move: unit === '%' ? difference : isZero(was) ? null : percent(divided(difference, magnitude(was)) as Exact),
    days: daysBetween(firstDay, dayOf(revisions[since] ?? newest)),
  }
}

/** One cell, as it counts. */
export interface CellDrift {
  /** The first figure came after the day on which it was to be there. */
  readonly isLate: boolean
  readonly move: Move | null
}

export interface Drift {
  /** Cells with a figure, and those of them that are another today than at first. */
  readonly figures: number
  readonly revised: number
  /** Of the revised ones, sizes without their sign; `null` where none is. */
  readonly median: Exact | null
  readonly largest: Exact | null
  /** How many went up, and how many down. */
  readonly up: number
  readonly down: number
  /** Median days until today's figure came; `null` where none was revised. */
  readonly days: Exact | null
  readonly late: number
}

/** Of an even number the mean of the two in the middle. */
const medianOf = (values: readonly Exact[]): Exact | null => {
  const sorted = values.toSorted(compare)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low && high ? times(plus(low, high), fraction(1, 2)) : null
}

/** Sums up any set of cells: an indicator's, a department's, a plan's. The order of the cells does not matter. */
export const driftOf = (cells: readonly CellDrift[]): Drift => {
  const moves = cells.flatMap(({ move }) => move ?? [])
  const sizes = moves.flatMap(({ move }) => (move ? [magnitude(move)] : []))
  const ups = moves.filter(({ difference }) => sign(difference) > 0).length
  return {
    figures: cells.length,
    revised: moves.length,
    median: medianOf(sizes),
    largest: sizes.toSorted(compare).at(-1) ?? null,
    up: ups,
    down: moves.length - ups,
    days: medianOf(moves.map(({ days }) => exact(days))),
    late: cells.filter(({ isLate }) => isLate).length,
  }
}
