/**
 * Which method would have done best on this series so far: each forecasts from earlier and earlier points what has come since.
 *
 * Source: rolling-origin evaluation, Tashman (2000); errors relative to a benchmark on the same origins, Hyndman & Koehler (2006).
 */
import type { Method, Spread, Window } from './method.ts'
import { gained } from './track.ts'
import type { Track } from './track.ts'

/** A method, what it expects of the window asked for, and how it did before. */
export interface Tried {
  readonly method: Method
  readonly value: number
  readonly spread: Spread
  /** Mean absolute error over that of the benchmark, the first method, from the same origins: 0.5 misses by half as much. */
  readonly error: number
  readonly origins: number
}

const mostOrigins = 6
const fewestOrigins = 2
/** Steps that the earliest origin stands on. */
const fewestSteps = 3
/** A method that is less simple must err by less, clearly so where few origins speak for it. Keeps the choice from turning with every figure. */
const clearlyLess = (origins: number): number => 1 - 0.5 / origins

/**
 * How many steps ahead it is tested: as far as the wanted date, where that leaves two thirds of the steps to stand on, and
 * leaves each method two origins.
 */
const stepsAhead = (track: Track, methods: readonly Method[], due: number): number => {
  const now = track.to[track.count - 1] as number
  let ahead = Math.min(Math.round((due - now) / track.per), Math.floor(track.count / 3))
  const isShort = (method: Method): boolean => {
    const count = track.count - ahead - fewestOrigins + 1
    return Number.isNaN(method.expect(count, { from: track.to[count - 1] as number, to: (track.to[count - 1] as number) + track.per }))
  }
  while (ahead > 1 && methods.some(isShort)) ahead -= 1
  return Math.max(1, ahead)
}

interface Errors {
  ours: number
  benchmark: number
  origins: number
}

/** Sums of absolute errors of each method, and of the first from the same origins. */
const errorsOf = (track: Track, methods: readonly Method[], ahead: number): readonly Errors[] => {
  const sums = methods.map((): Errors => ({ ours: 0, benchmark: 0, origins: 0 }))
  const newest = track.count - ahead
  for (let count = newest; count >= fewestSteps && count > newest - mostOrigins; count -= 1) {
    const window = { from: track.to[count - 1] as number, to: track.to[count - 1 + ahead] as number }
    const came = track.total ? gained(track, track.count, window.from, window.to) : (track.amount[count - 1 + ahead] as number)
    let benchmark = Number.NaN
    for (const [i, method] of methods.entries()) {
      const miss = Math.abs(method.expect(count, window) - came)
      if (i === 0) benchmark = miss
      if (!Number.isFinite(miss)) continue
      const sum = sums[i] as Errors
      sum.ours += miss
      sum.benchmark += benchmark
      sum.origins += 1
    }
  }
  return sums
}

/**
 * Tries methods that can forecast a window, of which the first is the benchmark and always stands; another only where it
 * could forecast from two origins as well.
 * @param methods the simplest first.
 * @returns those that stand, in their order; `null` where the first cannot reckon with such figures.
 */
export const tryMethods = (track: Track, methods: readonly [Method, ...Method[]], window: Window): readonly [Tried, ...Tried[]] | null => {
  const able = methods.flatMap((method) => {
    const value = method.expect(track.count, window)
    const spread = Number.isFinite(value) ? method.spread(window) : null
    return spread ? [{ method, value, spread }] : []
  })
  if (able[0]?.method !== methods[0]) return null
  const standing = able.map(({ method }) => method)
  const errors = errorsOf(track, standing, stepsAhead(track, standing, window.to))
  const tried = able.map((one, i): Tried => {
    const { ours, benchmark, origins } = errors[i] as Errors
    return { ...one, error: i > 0 && benchmark > 0 ? ours / benchmark : 1, origins }
  })
  // The first is there, as checked above.
  return tried.filter(({ origins }, i) => i === 0 || origins >= fewestOrigins) as [Tried, ...Tried[]]
}

/** The one to go by: the first that none after it clearly betters. */
export const bestOf = (tried: readonly [Tried, ...Tried[]]): Tried => {
  let best = tried[0]
  for (const other of tried) if (other.error < best.error * clearlyLess(other.origins)) best = other
  return best
}
