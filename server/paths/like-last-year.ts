import type { Exact } from '../basics/decimal.ts'
import { compare, divided, exact, isZero, minus, plus, times, zero } from '../basics/decimal.ts'
import type { Path, Point, Shape } from './path.ts'
import { valueAt } from './path.ts'

const monthsInYear = 12

/** Years gone at a month, with the year under way counted by the shape instead of by its months. */
const shapedTime = (shape: Shape, tick: number): Exact => {
  const year = Math.floor(tick / monthsInYear)
  return plus(exact(year), valueAt({ points: [{ tick: 0, value: zero }, ...shape], kind: '' }, tick - year * monthsInYear))
}

/** Corners inside a segment: the months that the shape knows. */
const corners = (shape: Shape, from: number, to: number): readonly number[] => {
  const found: number[] = []
  for (let tick = from + 1; tick < to; tick += 1) {
    const month = tick % monthsInYear
    if (month === 0 || shape.some((point) => point.tick === month)) found.push(tick)
  }
  return found
}

const shaped = (shape: Shape, from: Point, to: Point): readonly Point[] => {
  const begun = shapedTime(shape, from.tick)
  const whole = minus(shapedTime(shape, to.tick), begun)
  // Last year nothing came in these months, so that it says nothing of how to share them out.
  if (isZero(whole)) return [to]
  const way = minus(to.value, from.value)
  const inner = corners(shape, from.tick, to.tick).map((tick) => ({
    tick,
    value: plus(from.value, times(way, divided(minus(shapedTime(shape, tick), begun), whole) as Exact)),
  }))
  return [...inner, to]
}

/** As last year went (去年同期进度): each month has the part of its year that it had in the last complete year. */
export const likeLastYear: Path = {
  draw: ({ start, nodes, shape }) => {
    const known = shape()
    if (known === null) return null
    const points: Point[] = [start]
    for (const node of nodes) points.push(...shaped(known, points.at(-1) as Point, node))
    return points
  },
}

/** A shape from the totals at the ends of a year's periods; `null` where the year brought nothing. A total that falls back waits at its highest. */
export const shapeOf = (totals: readonly Point[]): Shape | null => {
  const whole = totals.at(-1)?.value
  if (!whole || compare(whole, zero) <= 0) return null
  let highest = zero
  return totals.map(({ tick, value }) => {
    if (compare(value, highest) > 0) highest = value
    return { tick, value: divided(compare(highest, whole) > 0 ? whole : highest, whole) as Exact }
  })
}
