/**
 * On at the pace of the last six steps, counted from where it stands.
 *
 * A mean, not a median: where most months bring nothing and one brings much, the median forecasts nothing; and what the
 * sentence says can be worked out with two figures of the sheet.
 *
 * Source: random walk with drift over a moving window, for example Hyndman & Athanasopoulos (2021), 5.2.
 */
import type { Laws } from './laws.ts'
import { varianceOf } from './laws.ts'
import type { Method, Window } from './method.ts'
import type { Track } from './track.ts'

const steps = 6

/** What a period brings lately. */
const paceOf = (track: Track, count: number): number => {
  const { total, amount, length, place } = track
  if (!total) {
    const before = Math.max(0, count - 1 - steps)
    return ((amount[count - 1] as number) - (amount[before] as number)) / ((place[count - 1] as number) - (place[before] as number))
  }
  let [came, periods] = [0, 0]
  for (let i = Math.max(0, count - steps); i < count; i += 1) {
    came += amount[i] as number
    periods += length[i] as number
  }
  return came / periods
}

const weightsOf = (track: Track, ahead: number): Float64Array => {
  const { total, count, length, place } = track
  const weights = new Float64Array(count)
  if (!total) {
    const before = Math.max(0, count - 1 - steps)
    const share = ahead / ((place[count - 1] as number) - (place[before] as number))
    weights[count - 1] = 1 + share
    weights[before] = -share
    return weights
  }
  let periods = 0
  for (let i = Math.max(0, count - steps); i < count; i += 1) periods += length[i] as number
  for (let i = Math.max(0, count - steps); i < count; i += 1) weights[i] = (ahead * (length[i] as number)) / periods
  return weights
}

/** @param laws around a mean for paces, around a line for levels. */
export const recentPace = (track: Track, laws: Laws): Method => ({
  name: 'recent-pace',
  expect: (count: number, { from, to }: Window) => {
    const pace = paceOf(track, count)
    return track.total ? (pace * (to - from)) / track.per : (track.amount[count - 1] as number) + (pace * (to - (track.to[count - 1] as number))) / track.per
  },
  spread: ({ from, to }) => {
    const now = track.to[track.count - 1] as number
    const ahead = (to - (track.total ? from : now)) / track.per
    return { variance: varianceOf(track, laws, weightsOf(track, ahead), ahead, (from - now) / track.per), degrees: laws.degrees }
  },
})
