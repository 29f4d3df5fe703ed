/**
 * A path (序时) says what should be there at the end of a period. Each path draws one line through time; what is
 * expected, where time stands, and how many months behind a value is are all read off that line, here.
 */
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, exact, fraction, minus, plus, times, zero } from '../basics/decimal.ts'

/** A point of the line: `tick` on the axis of `basics/calendar`, value in the indicator's unit. */
export interface Point {
  readonly tick: number
  readonly value: Exact
}

/** Where a course starts and the dated values it has to pass, in order of time; at least one node. */
export interface Course {
  readonly start: Point
  readonly nodes: readonly Point[]
}

export interface Path {
  /** The line of a course: its points from the start to the last node, in order of time. */
  readonly line: (course: Course) => readonly Point[]
}

/** Value of a line at a tick, exact; before its start the start's value, after its end the end's. */
export const valueAt = (line: readonly Point[], tick: number): Exact => {
  const next = line.findIndex((point) => point.tick >= tick)
  const after = line[next]
  if (!after) return (line.at(-1) as Point).value
  const before = line[next - 1]
  if (!before || after.tick === tick) return after.value
  return plus(before.value, times(minus(after.value, before.value), fraction(tick - before.tick, after.tick - before.tick)))
}

/** Like `valueAt`, but each node counts only once its day has come: the start's value up to the first node. */
export const stepAt = (line: readonly Point[], tick: number): Exact => (line.findLast((point) => point.tick <= tick) ?? line[0])?.value ?? zero

/**
 * Ticks by which a value is behind the line at a tick: the way back to the last moment at which the line had this value.
 * From the start where it never had it; 0 where the value is on the line or ahead.
 */
export const ticksBehind = (line: readonly Point[], tick: number, value: Exact): Exact => {
  const nothing = exact(0)
  const first = line[0] as Point
  const rising = compare((line.at(-1) as Point).value, first.value) >= 0
  const short = (expected: Exact): boolean => (rising ? compare(value, expected) < 0 : compare(value, expected) > 0)
  if (!short(valueAt(line, tick))) return nothing
  const passed = [...line.filter((point) => point.tick < tick), { tick, value: valueAt(line, tick) }]
  for (let i = passed.length - 1; i > 0; i -= 1) {
    const from = passed[i - 1] as Point
    const to = passed[i] as Point
    if (short(from.value)) continue
    const part = divided(minus(value, from.value), minus(to.value, from.value))
    if (!part) continue
    const at = plus(exact(from.tick), times(part, exact(to.tick - from.tick)))
    return minus(exact(tick), at)
  }
  return exact(tick - first.tick)
}
