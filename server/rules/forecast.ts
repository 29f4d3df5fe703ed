/**
 * What a series will come to by the due date, how sure that is, and how likely a target is reached. Pure; the one place
 * of the product where figures are floats, since a forecast is an estimate and judges nothing.
 *
 * 1. `forecast/track.ts` lays the series out in steps.
 * 2. `recent-pace`, `like-last-year` and `theil-sen` each expect a value; `backtest.ts` picks the one that would have done best.
 * 3. Its expected miss comes from `laws.ts`, and grows by how far the other methods that are still plausible disagree.
 * 4. `outlook.ts` reads interval and chance off one law.
 */
import { bestOf, tryMethods } from './forecast/backtest.ts'
import { doubtOf, trendDoubtOf } from './forecast/doubt.ts'
import { beliefs, columnOf, lawsOf } from './forecast/laws.ts'
import { likeLastYear } from './forecast/like-last-year.ts'
import type { Method, Window } from './forecast/method.ts'
import { chanceOf, intervalOf } from './forecast/outlook.ts'
import type { Bounds, Outlook } from './forecast/outlook.ts'
import { recentPace } from './forecast/recent-pace.ts'
import { mostDegrees } from './forecast/student.ts'
import { fewestForLine, theilSen } from './forecast/theil-sen.ts'
import { trackOf } from './forecast/track.ts'
import type { Series, Track } from './forecast/track.ts'

export type { Series } from './forecast/track.ts'

/** What is asked: the value at a tick, and the chance that it lies within bounds. */
export interface Wanted extends Bounds {
  readonly dueTick: number
}

export type Forecast =
  | 'not_enough_data'
  | {
      /** `known`: the due date has passed and its figure is there. */
      readonly method: Method['name'] | 'known'
      /** Expected at the due date, with its 80 % interval; in the unit of the series. */
      readonly value: number
      readonly low: number
      readonly high: number
      /** That the target is reached: 0.01 to 0.99, and 0 or 1 where nothing can change that any more. `null` without a target. */
      readonly chance: number | null
      /** Figures that it stands on. */
      readonly points: number
      /** Mean absolute error of each method in the backtest over that of `recent-pace`, from the same origins. */
      readonly tried: readonly { readonly method: Method['name']; readonly error: number }[]
    }

const fewestPoints = 3
const fewestSteps = 2
/** So many steps of a total leave room to doubt that its pace is steady; fewer show no trend. */
const fewestForDoubt = 6
/** No further ahead than so many times what has been seen. A level's wander is told from noise by long runs only. */
const reach = { total: 3, level: 1.25 }
/** The figure that stands at a passed due date. */
const known = ({ points, kind, yearly }: Series, track: Track, { dueTick, ...bounds }: Wanted): Forecast => {
  const last = points.findLast(({ tick }) => tick <= dueTick)
  if (!last || (kind === 'total' && yearly && last.tick <= track.startOfYear(dueTick))) return 'not_enough_data'
  const { value } = last
  const chance = chanceOf({ value, scale: 0, degrees: 1, least: value, most: value }, bounds)
  return { method: 'known', value, low: value, high: value, chance, points: points.length, tried: [] }
}

/** What is still to come, and what it comes on top of: a year that has not begun starts from nothing. */
const openWindow = ({ points, yearly }: Series, track: Track, due: number): { readonly window: Window; readonly base: number } => {
  const now = track.to[track.count - 1] as number
  const start = track.total && yearly ? track.startOfYear(due) : null
  if (start !== null && start >= now) return { window: { from: start, to: due }, base: 0 }
  return { window: { from: now, to: due }, base: track.total ? (points.at(-1) as Series['points'][number]).value : 0 }
}

/** Nothing that only ever grew falls below what it is. */
const leastOf = ({ range }: Series, track: Track, base: number): number => {
  const low = range?.low ?? Number.NEGATIVE_INFINITY
  if (!track.total) return low
  for (let i = 0; i < track.count; i += 1) if ((track.amount[i] as number) < 0) return low
  return Math.max(low, base)
}

/**
 * Forecasts a series to a due date.
 *
 * @returns `not_enough_data` under three points, where a figure is no number, where points are not in order of time, and
 *   where the due date lies further ahead than 1.25 times (a total: three times) what has been seen. A due date that has
 *   passed gives the newest figure up to it, with no width and a chance of 0 or 1.
 */
export const forecast = (series: Series, wanted: Wanted): Forecast => {
  const { points, kind, range } = series
  const track = trackOf(series)
  if (!track || points.length === 0 || !Number.isFinite(wanted.dueTick)) return 'not_enough_data'
  if (wanted.dueTick <= (points.at(-1) as Series['points'][number]).tick) return known(series, track, wanted)
  if (points.length < fewestPoints || track.count < fewestSteps) return 'not_enough_data'
  const now = track.to[track.count - 1] as number
  if (wanted.dueTick - now > reach[kind] * (now - (track.from[0] as number))) return 'not_enough_data'

  const { window, base } = openWindow(series, track, wanted.dueTick)
  const column = columnOf(track)
  const steady = lawsOf(column, kind === 'level', beliefs[kind])
  const size = column.count - column.first
  const sloped = size >= fewestForDoubt ? lawsOf(column, true, beliefs[kind]) : null
  const recent = recentPace(track, steady)
  const line = sloped && theilSen(track, sloped)
  const tried = tryMethods(track, [recent, likeLastYear(track), ...(line && size >= fewestForLine ? [line] : [])], window)
  if (!tried) return 'not_enough_data'
  const best = bestOf(tried)

  // The methods for levels differ only in how they see one drift, and the laws know that already.
  let variance = best.spread.variance + (kind === 'total' ? doubtOf(tried, best) : 0)
  if (kind === 'total' && line && best.method === recent) variance += trendDoubtOf(steady, sloped, size, line.expect(track.count, window) - best.value)
  const scale = Math.sqrt(variance)
  const value = base + best.value
  if (!Number.isFinite(value) || !Number.isFinite(scale)) return 'not_enough_data'
  const outlook: Outlook = {
    value,
    scale,
    degrees: Math.min(mostDegrees, best.spread.degrees),
    least: leastOf(series, track, base),
    most: range?.high ?? Number.POSITIVE_INFINITY,
  }
  return {
    method: best.method.name,
    ...intervalOf(outlook),
    chance: chanceOf(outlook, wanted),
    points: points.length,
    tried: tried.map(({ method, error }) => ({ method: method.name, error })),
  }
}
