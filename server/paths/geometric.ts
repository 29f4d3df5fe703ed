import type { Exact } from '../basics/decimal.ts'
import { divided, partsOfPower, sign, times } from '../basics/decimal.ts'
import type { Path, Point } from './path.ts'

/** Of a longer segment, one by days, not every tick has a corner: the line is straight between them. */
const mostCorners = 240

/**
 * By the same rate in every month (翻番, 年均增长到), from node to node. Corners at the ends of months, to 60 digits where they do not end.
 * Needs a start and nodes above 0.
 */
export const geometric: Path = {
  draw: ({ start, nodes }) => {
    if ([start, ...nodes].some(({ value }) => sign(value) <= 0)) return null
    const points: Point[] = [start]
    for (const node of nodes) points.push(...segment(points.at(-1) as Point, node))
    return points
  },
}

/** Roots are dear, and an indicator asks for the same segment in every period. */
const drawn = new Map<string, readonly Point[]>()
const mostDrawn = 200

const keyOf = ({ tick, value }: Point): string => `${tick} ${value.over}/${value.under}`

const segment = (from: Point, to: Point): readonly Point[] => {
  const key = `${keyOf(from)} ${keyOf(to)}`
  const known = drawn.get(key)
  if (known) return known
  const ticks = to.tick - from.tick
  const step = Math.max(1, Math.ceil(ticks / mostCorners))
  const points: Point[] = partsOfPower(divided(to.value, from.value) as Exact, ticks, step).map((part, place) => ({
    tick: from.tick + (place + 1) * step,
    value: times(from.value, part),
  }))
  points.push(to)
  if (drawn.size >= mostDrawn) drawn.clear()
  drawn.set(key, points)
  return points
}
