/**
 * How far figures stray from the course that a method draws: by two laws, weighed by what the series shows.
 *
 * `noise`: each figure misses the course on its own, so that far ahead is hardly less certain than near. `wander`: each
 * miss stays and the next adds to it (random walk), so that uncertainty grows with the root of time. Few points cannot
 * tell which, and the truth may lie between: `lean` mixes the two scales geometrically, by the likelihood of both.
 *
 * Source: local level model and its two ends, Harvey (1989), chapter 2. The odds before any data and the weight of the
 * likelihood are tuned on simulated series (`test/support/simulated.ts`), so that 80 % intervals hold 75–85 % of each family.
 * Where few points cannot tell the laws apart a level's interval is too wide for a line (12 points: 88 %) and a little too
 * narrow for a walk with wild steps (74 %); a pace that broke just now, after steady years, is held in 57 % only.
 */
import { medianOf } from './median.ts'
import type { Track } from './track.ts'

/** The newest steps that a line and a law are fitted to. */
export const longestFit = 48
const firstOf = (count: number): number => Math.max(0, count - longestFit)

/** Columns that a law is fitted to: figures by place in periods; a figure of weight 2 strays half as much (in variance). */
export interface Column {
  readonly place: Float64Array
  readonly value: Float64Array
  readonly weight: Float64Array
  readonly first: number
  readonly count: number
}
export const columnOf = (track: Track): Column => ({
  place: track.place,
  value: track.pace,
  weight: track.length,
  first: firstOf(track.count),
  count: track.count,
})

export interface Laws {
  /** Variance of a figure of weight 1 around the course. */
  readonly noise: number
  /** Variance that each period adds. */
  readonly wander: number
  /** From 0, all noise, to 1, all wander. */
  readonly lean: number
  readonly degrees: number
  /** Squared misses of the course, as they are. */
  readonly misses: number
}

/** Weighted least squares: a mean, or a line where `sloped`. */
export interface Fit {
  readonly weight: number
  readonly place: number
  readonly value: number
  readonly slope: number
  /** Weighted squares of the places around their mean. */
  readonly squares: number
}
export const fitOf = ({ place, value, weight, first, count }: Column, sloped: boolean): Fit => {
  let [total, places, values] = [0, 0, 0]
  for (let i = first; i < count; i += 1) {
    const w = weight[i] as number
    total += w
    places += w * (place[i] as number)
    values += w * (value[i] as number)
  }
  const [middle, mean] = [places / total, values / total]
  let [squares, products] = [0, 0]
  for (let i = first; i < count; i += 1) {
    const w = (weight[i] as number) * ((place[i] as number) - middle)
    squares += w * ((place[i] as number) - middle)
    products += w * ((value[i] as number) - mean)
  }
  return { weight: total, place: middle, value: mean, slope: sloped ? products / squares : 0, squares }
}

const scratch = new Float64Array(longestFit)
const missOf = ({ place, value, weight }: Column, fit: Fit, i: number): number =>
  Math.sqrt(weight[i] as number) * ((value[i] as number) - fit.value - fit.slope * ((place[i] as number) - fit.place))

/** Misses beyond 1.5 robust deviations count as that (Huber 1981), from so many points on; the factor gives back what that takes from normal noise. */
const fewestToTrim = 6
const trimmedAt = 1.5
const deviationsInMedian = 1.4826
const givenBack = 1.1
/** Of a series that hardly ever moves nearly all misses are small: trimming may not take most of the rest. */
const leastLeft = 0.4

const trimmed = (column: Column, fit: Fit, misses: number, free: number): number => {
  const size = column.count - column.first
  if (size < fewestToTrim) return misses
  for (let i = 0; i < size; i += 1) scratch[i] = Math.abs(missOf(column, fit, column.first + i))
  const limit = trimmedAt * deviationsInMedian * Math.sqrt(size / free) * medianOf(scratch, size)
  let sum = 0
  for (let i = 0; i < size; i += 1) sum += Math.min(scratch[i] as number, limit) ** 2
  return Math.min(misses, Math.max(misses * leastLeft, givenBack * sum))
}

/** What is believed of misses before any data. */
export interface Belief {
  readonly oddsOnWander: number
  /** How much the likelihood counts: 1 by Bayes' rule; more where a lean half-way would serve neither law. */
  readonly sharpness: number
  /** A single wild look says little of the next; but wild amounts do add up. */
  readonly trims: boolean
  /** Degrees of freedom that telling the laws apart takes. */
  readonly spent: number
}
/** Most levels (stocks, rates) wander; the pace of most totals holds, which hardly leaves a question. */
export const beliefs = {
  total: { oddsOnWander: 0.08, sharpness: 1, trims: false, spent: 0 },
  level: { oddsOnWander: 25, sharpness: 3, trims: true, spent: 1 },
} as const satisfies Record<'total' | 'level', Belief>

/** Fits both laws around a mean, or around a line where `sloped`. */
export const lawsOf = (column: Column, sloped: boolean, belief: Belief): Laws => {
  const { place, value, weight, first, count } = column
  const fit = fitOf(column, sloped)
  const free = count - first - (sloped ? 2 : 1)
  const degrees = Math.max(1, free - belief.spent)
  let [misses, moves, weights, gaps] = [0, 0, 0, 0]
  for (let i = first; i < count; i += 1) {
    misses += missOf(column, fit, i) ** 2
    weights += Math.log(weight[i] as number)
    if (i === first) continue
    const gap = (place[i] as number) - (place[i - 1] as number)
    moves += ((value[i] as number) - (value[i - 1] as number)) ** 2 / gap
    gaps += Math.log(gap)
  }
  const span = (place[count - 1] as number) - (place[first] as number)
  if (sloped) moves = Math.max(0, moves - ((value[count - 1] as number) - (value[first] as number)) ** 2 / span)
  const noise = (belief.trims ? trimmed(column, fit, misses, free) : misses) / free
  if (noise <= 0 || moves <= 0) return { noise: 0, wander: 0, lean: 0, degrees, misses }
  const ofNoise = Math.log(fit.weight) - weights + free * Math.log(misses) + (sloped ? Math.log(fit.squares) : 0)
  const ofWander = gaps + free * Math.log(moves) + (sloped ? Math.log(span) : 0)
  const lean = 1 / (1 + Math.exp((-belief.sharpness * (ofNoise - ofWander)) / 2) / belief.oddsOnWander)
  return { noise, wander: moves / free, lean, degrees, misses }
}

/** Variance by both laws where `quiet` is how often noise enters a forecast's error, `walked` how often wander does. */
export const varianceBy = (laws: Laws, quiet: number, walked: number): number => (laws.noise * quiet) ** (1 - laws.lean) * (laws.wander * walked) ** laws.lean

/**
 * Variance of what comes less what was expected, where the expectation is a weighted sum of the known paces or levels.
 * @param weights of the steps of the column, at their index.
 * @param ahead   periods to be filled (of a level: to the due date); `skipped`: those before them that do not count.
 */
export const varianceOf = (track: Track, laws: Laws, weights: Float64Array, ahead: number, skipped: number): number => {
  const whole = track.total ? ahead : 1
  let quiet = track.total ? ahead : 1
  let walked = track.total ? skipped * ahead ** 2 + ahead ** 3 / 3 : ahead
  let later = 0
  const first = firstOf(track.count)
  for (let i = track.count - 1; i >= first; i -= 1) {
    const weight = weights[i] as number
    later += weight
    quiet += weight ** 2 / (track.length[i] as number)
    if (i > first) walked += (whole - later) ** 2 * ((track.place[i] as number) - (track.place[i - 1] as number))
  }
  return varianceBy(laws, quiet, walked)
}
