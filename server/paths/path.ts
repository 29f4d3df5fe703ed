/**
 * A path (序时) says what should be there at the end of a period. Each path draws one line through time; what is
 * expected, where time stands, and how many months behind a value is are all read off that line, here.
 */
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, exact, fraction, minus, plus, times } from '../basics/decimal.ts'

/** A point of a line: `tick` on the axis of `basics/calendar`, value in the indicator's unit. */
export interface Point {
  readonly tick: number
  readonly value: Exact
}

/** Points in order of time, straight from one to the next; two at one tick are a step. At least one. */
export interface Line {
  readonly points: readonly Point[]
  /** The path that drew it: the one asked for, or `linear` where that could not. */
  readonly kind: string
}

/** Share of a year's total planned by the end of its months: `tick` counts from 1 January, `value` runs from 0 to 1. */
export type Shape = readonly Point[]

/** Where a course starts and the dated values that it has to pass, in order of time; at least one. */
export interface Course {
  readonly start: Point
  readonly nodes: readonly Point[]
  /** Values filed for dates on the way, in order of time. */
  readonly filed: readonly Point[]
  /** Shape of the last complete year; `null` where no year is complete, or its total is not positive. */
  readonly shape: () => Shape | null
}

export interface Path {
  /** Goes through values that people file for dates on the way. */
  readonly takesNodes?: true
  /** Cannot be drawn without them. */
  readonly needsNodes?: true
  /** Points from the start to the last node, through every node; `null` where this path cannot be drawn, and the straight one takes its place. */
  readonly draw: (course: Course) => readonly Point[] | null
}

/** Value of a line at a tick, exact; before its start the start's value, after its end the end's; on a step the value stepped to. */
export const valueAt = ({ points }: Line, tick: number): Exact => {
  const next = points.findIndex((point) => point.tick > tick)
  const before = points.at(next < 0 ? -1 : Math.max(0, next - 1)) as Point
  const after = points[next]
  if (!after || tick <= before.tick) return before.value
  return plus(before.value, times(minus(after.value, before.value), fraction(tick - before.tick, after.tick - before.tick)))
}

/**
 * Ticks by which a value is behind the line at a tick: the way back to the last moment at which the line had this value, straight between
 * its points. From the start where it never had it; 0 where the value is on the line or ahead.
 */
export const ticksBehind = (line: Line, tick: number, value: Exact): Exact => {
  const { points } = line
  const first = points[0] as Point
  const rising = compare((points.at(-1) as Point).value, first.value) >= 0
  const short = (expected: Exact): boolean => (rising ? compare(value, expected) < 0 : compare(value, expected) > 0)
  const now = valueAt(line, tick)
  if (!short(now)) return exact(0)
  const passed = [...points.filter((point) => point.tick <= tick), { tick, value: now }]
  for (let i = passed.length - 1; i > 0; i -= 1) {
    const from = passed[i - 1] as Point
    const to = passed[i] as Point
    if (short(from.value)) continue
    const part = divided(minus(value, from.value), minus(to.value, from.value))
    if (!part) continue
    return minus(exact(tick), plus(exact(from.tick), times(part, exact(to.tick - from.tick))))
  }
  return exact(Math.max(0, tick - first.tick))
}

/** Ticks from a tick on until the line has a value that is beyond what it has now; `null` where it never comes to it. */
export const ticksUntil = ({ points }: Line, tick: number, value: Exact): Exact | null => {
  for (const [place, to] of points.entries()) {
    const from = points[place - 1]
    if (!from || to.tick <= tick || compare(value, to.value) > 0) continue
    const part = divided(minus(value, from.value), minus(to.value, from.value))
    if (part) return minus(plus(exact(from.tick), times(part, exact(to.tick - from.tick))), exact(tick))
  }
  return null
}
