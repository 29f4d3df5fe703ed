/** A series laid out for forecasting: what came in each step, and how fast. */
import type { Frequency } from '../../../db/schema.ts'

/** A series of judged figures. Floats: a forecast is an estimate, not a judgement. */
export interface Series {
  /** One point a period, in order of time; gaps allowed. Ticks as `basics/calendar` counts them: months, of daily data days, at the period's end. */
  readonly points: readonly { readonly tick: number; readonly value: number }[]
  readonly frequency: Frequency
  /** `total`: values accumulate from 0 at `start`, and anew each January where `yearly`. `level`: each stands by itself (rates too). */
  readonly kind: 'total' | 'level'
  readonly yearly: boolean
  /** Where a total that is not yearly began, as a tick; `null` where that is not known: the first point then only serves as the base of the second. */
  readonly start: number | null
  /** Ends of what can be, for shares 0 and 100; only what is asked for is clipped. */
  readonly range?: { readonly low: number | null; readonly high: number | null }
}

/**
 * Columns of `count` steps. Of a total a step is what came between two points of one run: its pace is spread evenly over
 * its periods, so that February's figure fills a January that was never published. Of a level a step is a point.
 */
export interface Track {
  readonly total: boolean
  readonly count: number
  /** Ticks a period, and a year. */
  readonly per: number
  readonly year: number
  readonly startOfYear: (tick: number) => number
  readonly from: Float64Array
  readonly to: Float64Array
  /** What came in the step; of a level its value. */
  readonly amount: Float64Array
  /** Amount per period; of a level its value. */
  readonly pace: Float64Array
  /** Middle of the step (of a level its place), in periods. */
  readonly place: Float64Array
  /** Length in periods; of a level 1: the weight of one look. */
  readonly length: Float64Array
  /** All amounts up to the step's end, and the number of holes before it. */
  readonly sum: Float64Array
  readonly holes: Uint16Array
}

const months: Record<Frequency, number> = { day: 1, month: 1, quarter: 3, 'half-year': 6, year: 12 }
const dayMilliseconds = 86_400_000
const startOfYear = (tick: number): number => Math.floor((tick - 1) / 12) * 12
const startOfYearInDays = (tick: number): number => Date.UTC(new Date((tick - 1) * dayMilliseconds).getUTCFullYear(), 0) / dayMilliseconds

/** Where the figure of a point began to count, and from what: at the point before, or at nothing. `null`: that is not known. */
const baseOf = (series: Series, i: number, year: (tick: number) => number): { readonly tick: number; readonly value: number } | null => {
  const point = series.points[i] as Series['points'][number]
  const before = i > 0 ? (series.points[i - 1] as Series['points'][number]) : null
  const start = series.yearly ? year(point.tick) : series.start
  if (before && (start === null || before.tick > start)) return before
  return start === null || start >= point.tick ? null : { tick: start, value: 0 }
}

/** Lays out a series. `null` where a figure is no number or the points are not in order of time. */
export const trackOf = (series: Series): Track | null => {
  const { points, frequency } = series
  const column = (): Float64Array => new Float64Array(points.length)
  const [from, to, amount, pace, place, length, sum] = [column(), column(), column(), column(), column(), column(), column()]
  const holes = new Uint16Array(points.length)
  const total = series.kind === 'total'
  const per = months[frequency]
  const yearOf = frequency === 'day' ? startOfYearInDays : startOfYear
  let count = 0
  for (const [i, { tick, value }] of points.entries()) {
    if (!Number.isFinite(value) || !Number.isFinite(tick) || (i > 0 && tick <= (points[i - 1] as Series['points'][number]).tick)) return null
    const base = total ? baseOf(series, i, yearOf) : { tick, value: 0 }
    if (!base) continue
    from[count] = base.tick
    to[count] = tick
    amount[count] = value - base.value
    length[count] = total ? (tick - base.tick) / per : 1
    pace[count] = (amount[count] as number) / (length[count] as number)
    place[count] = (tick + base.tick) / 2 / per
    sum[count] = (amount[count] as number) + (count > 0 ? (sum[count - 1] as number) : 0)
    holes[count] = count === 0 ? 0 : (holes[count - 1] as number) + (total && to[count - 1] !== base.tick ? 1 : 0)
    count += 1
  }
  return { total, count, per, year: frequency === 'day' ? 365 : 12, startOfYear: yearOf, from, to, amount, pace, place, length, sum, holes }
}

/** The first of the first `count` steps that ends at a tick or later; -1 where the tick lies outside of them. */
const stepAt = (track: Track, count: number, tick: number): number => {
  let [low, high] = [0, count - 1]
  if (tick > (track.to[high] as number)) return -1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((track.to[middle] as number) < tick) low = middle + 1
    else high = middle
  }
  return low
}

const sumAt = (track: Track, step: number, tick: number): number => {
  const [from, to] = [track.from[step] as number, track.to[step] as number]
  return (track.sum[step] as number) - ((track.amount[step] as number) * (to - tick)) / (to - from)
}

/** What a total gained over (`from`, `to`], by its first `count` steps; evenly inside a step, NaN where any of it is not known. */
export const gained = (track: Track, count: number, from: number, to: number): number => {
  if (to <= from) return 0
  const [first, last] = [stepAt(track, count, from), stepAt(track, count, to)]
  if (first < 0 || last < 0 || from < (track.from[first] as number) || to < (track.from[last] as number) || track.holes[first] !== track.holes[last])
    return Number.NaN
  return sumAt(track, last, to) - sumAt(track, first, from)
}

/** A level at a tick, on the straight line between two points; NaN outside of the first `count`. */
export const levelAt = (track: Track, count: number, tick: number): number => {
  const step = stepAt(track, count, tick)
  if (step < 0) return Number.NaN
  const [to, value] = [track.to[step] as number, track.amount[step] as number]
  if (to === tick) return value
  if (step === 0) return Number.NaN
  const [before, was] = [track.to[step - 1] as number, track.amount[step - 1] as number]
  return was + ((value - was) * (tick - before)) / (to - before)
}
