/**
 * As last year went on from here. A total: what last year brought in the months to come, times how this year stands
 * against last year so far (equal to dividing the total so far by the share that last year had by now). A level: last
 * year's level at the due month, plus the change since last year.
 *
 * Source: share of the year reached by the same month (上年同期进度), and the seasonal naive method, Hyndman & Athanasopoulos (2021), 5.2.
 */
import type { Column } from './laws.ts'
import { beliefs, lawsOf, longestFit, varianceBy } from './laws.ts'
import type { Method, Spread, Window } from './method.ts'
import type { Track } from './track.ts'
import { gained, levelAt } from './track.ts'

/** This year so far and last year by the same day. `null` where either is not known or is nothing to go by. */
interface Standing {
  readonly start: number
  readonly now: number
  readonly was: number
  readonly ratio: number
}
const standingOf = (track: Track, count: number): Standing | null => {
  const now = track.to[count - 1] as number
  const start = track.startOfYear(now)
  const was = gained(track, count, start - track.year, now - track.year)
  const ratio = gained(track, count, start, now) / was
  return was > 0 && ratio > 0 ? { start, now, was, ratio } : null
}

/** What the same months brought when they were last known whole: a year back, or as many years as lie between. */
const broughtBefore = (track: Track, count: number, now: number, { from, to }: Window): number => {
  let sum = 0
  for (let begin = from; begin < to;) {
    const years = Math.floor((begin - now) / track.year) + 1
    const end = Math.min(to, now + years * track.year)
    sum += gained(track, count, begin - years * track.year, end - years * track.year)
    begin = end
  }
  return sum
}

/** Steps of this year and the one before, each against its own last year. Every pair of years spends one degree of freedom on its ratio. */
const misses = (track: Track, now: number): Spread => {
  let [sum, degrees] = [0, 0]
  let end = now
  for (let years = 0; years < 2; years += 1) {
    const start = track.startOfYear(end)
    const ratio = gained(track, track.count, start, end) / gained(track, track.count, start - track.year, end - track.year)
    if (!(ratio > 0) || ratio === Number.POSITIVE_INFINITY) break
    degrees -= 1
    for (let i = track.count - 1; i >= 0 && (track.from[i] as number) >= start; i -= 1) {
      const [from, to] = [track.from[i] as number, track.to[i] as number]
      if (to > end) continue
      const was = gained(track, track.count, from - track.year, to - track.year)
      sum += ((track.amount[i] as number) - ratio * was) ** 2 / (1 + ratio * ratio) / (track.length[i] as number)
      degrees += 1
    }
    end = start
  }
  return { variance: sum / degrees, degrees }
}

const ofTotal = (track: Track): Method => ({
  name: 'like-last-year',
  expect: (count, window) => {
    const standing = standingOf(track, count)
    return standing ? standing.ratio * broughtBefore(track, count, standing.now, window) : Number.NaN
  },
  spread: (window) => {
    const standing = standingOf(track, track.count)
    if (!standing) return null
    const { now, start, was, ratio } = standing
    const { variance, degrees } = misses(track, now)
    if (degrees < 1) return null
    const leverage = broughtBefore(track, track.count, now, window) / was
    const periods = (window.to - window.from + leverage ** 2 * (now - start)) / track.per
    return { variance: variance * (1 + ratio * ratio) * periods, degrees }
  },
})

/** Changes since the same month of the year before. */
const yearlyChanges = (track: Track): Column => {
  const [place, value] = [new Float64Array(track.count), new Float64Array(track.count)]
  let count = 0
  for (let i = 0; i < track.count; i += 1) {
    const was = levelAt(track, track.count, (track.to[i] as number) - track.year)
    if (Number.isNaN(was)) continue
    place[count] = track.place[i] as number
    value[count] = (track.amount[i] as number) - was
    count += 1
  }
  return { place, value, weight: track.length, first: Math.max(0, count - longestFit), count }
}
/** Fewer of them hide how they wander. */
const fewestChanges = 8

const ofLevel = (track: Track): Method => {
  const yearsTo = (tick: number, now: number): number => Math.ceil((tick - now) / track.year)
  return {
    name: 'like-last-year',
    expect: (count, { to }) => {
      const now = track.to[count - 1] as number
      const years = yearsTo(to, now)
      return levelAt(track, count, to - years * track.year) + years * ((track.amount[count - 1] as number) - levelAt(track, count, now - track.year))
    },
    spread: ({ to }) => {
      const changes = yearlyChanges(track)
      if (changes.count < fewestChanges) return null
      const laws = lawsOf(changes, false, beliefs.level)
      const now = track.to[track.count - 1] as number
      const years = yearsTo(to, now)
      return { variance: varianceBy(laws, 2 * years, ((to - now) / track.per) * years), degrees: laws.degrees }
    },
  }
}

export const likeLastYear = (track: Track): Method => (track.total ? ofTotal(track) : ofLevel(track))
