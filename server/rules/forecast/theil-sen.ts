/**
 * A straight line through the paces of a total or the values of a level: the median of the slopes between pairs, so that
 * a few wild figures do not tilt it. Pairs nearer than a quarter of the series are left out: they cost half of the time
 * and their slopes are mostly noise.
 *
 * Source: Theil (1950), Sen (1968). Its misses are reckoned as those of the least-squares line, which it equals in normal noise but for a few per cent.
 */
import type { Laws } from './laws.ts'
import { columnOf, fitOf, longestFit, varianceOf } from './laws.ts'
import { medianOf } from './median.ts'
import type { Method, Window } from './method.ts'
import type { Track } from './track.ts'

/** Fewer points are no trend to go by. */
export const fewestForLine = 8
/** Of the points that a backtest stands on, as fewest. */
const fewestBefore = 4

/** Part of the series that pairs are at least apart. */
const nearest = 0.25

/** Where forecasting does not wait, one buffer serves all. */
const pairs = (longestFit * (longestFit - 1)) / 2
const slopes = new Float64Array(pairs)
const scratch = new Float64Array(pairs)

/** The slopes between pairs at least so many steps apart, those of earlier steps first: any number of steps from the first on has its slopes in front. */
const fillSlopes = (track: Track, first: number, apart: number): void => {
  const { place, pace, count } = track
  let k = 0
  for (let j = first + apart; j < count; j += 1)
    for (let i = first; i <= j - apart; i += 1) {
      slopes[k] = ((pace[j] as number) - (pace[i] as number)) / ((place[j] as number) - (place[i] as number))
      k += 1
    }
}

/** @param laws around a line. @returns `null` where there are too few points for a trend. Uses shared buffers: done with one before the next is made. */
export const theilSen = (track: Track, laws: Laws): Method => {
  const column = columnOf(track)
  const { first } = column
  const apart = Math.max(1, Math.floor((column.count - first) * nearest))
  fillSlopes(track, first, apart)
  const middle = ({ from, to }: Window): number => (track.total ? (from + to) / 2 : to) / track.per
  return {
    name: 'theil-sen',
    expect: (count, window) => {
      const size = count - first
      if (size < fewestBefore) return Number.NaN
      const known = ((size - apart) * (size - apart + 1)) / 2
      scratch.set(slopes.subarray(0, known))
      const slope = medianOf(scratch, known)
      for (let i = 0; i < size; i += 1) scratch[i] = (track.pace[first + i] as number) - slope * (track.place[first + i] as number)
      const height = medianOf(scratch, size) + slope * middle(window)
      return track.total ? (height * (window.to - window.from)) / track.per : height
    },
    spread: (window) => {
      const fit = fitOf(column, true)
      const now = track.to[track.count - 1] as number
      const ahead = (window.to - (track.total ? window.from : now)) / track.per
      const off = (middle(window) - fit.place) / fit.squares
      const weights = new Float64Array(track.count)
      for (let i = first; i < track.count; i += 1)
        weights[i] = (track.total ? ahead : 1) * (track.length[i] as number) * (1 / fit.weight + off * ((track.place[i] as number) - fit.place))
      return { variance: varianceOf(track, laws, weights, ahead, (window.from - now) / track.per), degrees: laws.degrees }
    },
  }
}
