/** Series of known law with what they came to, for checking forecasts. Chance is seeded: the same seed gives the same series. */
import type { Series, Wanted } from '../../server/rules/forecast.ts'

export interface Dice {
  /** Evenly from 0 to 1. */
  readonly even: () => number
  readonly between: (low: number, high: number) => number
  readonly oneOf: <T>(values: readonly T[]) => T
  readonly normal: () => number
  /** Student's t, scaled to a variance of 1: wild now and then. */
  readonly heavy: (degrees: number) => number
}

/** Even numbers by mulberry32, normal ones by Box & Muller. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0
  const even = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even())
  const heavy = (degrees: number): number => {
    let sum = 0
    for (let i = 0; i < degrees; i += 1) sum += normal() ** 2
    return normal() / Math.sqrt(sum / (degrees - 2))
  }
  return { even, between: (low, high) => low + (high - low) * even(), oneOf: (values) => values[Math.floor(even() * values.length)]!, normal, heavy }
}

export interface Case {
  readonly series: Series
  readonly wanted: Wanted
  /** What the series came to at the due date. */
  readonly truth: number
  readonly points: number
  /** Periods from the last point to the due date. */
  readonly ahead: number
}

const begin = 2023 * 12
const times = (count: number, make: (i: number) => number): readonly number[] => Array.from({ length: count }, (_, i) => make(i))

/** A yearly total from what each period brings, known for `points` periods, asked for the end of the year under way. */
const totalOf = (paces: readonly number[], points: number, per: 1 | 3 = 1): Case => {
  const year = 12 / per
  const known: { tick: number; value: number }[] = []
  let total = 0
  for (let i = 0; i < points; i += 1) {
    total = paces[i]! + (i % year === 0 ? 0 : total)
    known.push({ tick: begin + (i + 1) * per, value: total })
  }
  const end = (Math.floor(points / year) + 1) * year
  const truth = paces.slice(end - year, end).reduce((sum, pace) => sum + pace, 0)
  const series: Series = { points: known, frequency: per === 1 ? 'month' : 'quarter', kind: 'total', yearly: true, start: null }
  return { series, wanted: { dueTick: begin + end * per, low: null, high: null }, truth, points, ahead: end - points }
}

/** A level, known for `points` periods, asked for `ahead` periods later. */
export const levelOf = (values: readonly number[], points: number, ahead: number, per: 1 | 3 = 1): Case => ({
  series: {
    points: values.slice(0, points).map((value, i) => ({ tick: begin + (i + 1) * per, value })),
    frequency: per === 1 ? 'month' : 'quarter',
    kind: 'level',
    yearly: false,
    start: null,
  },
  wanted: { dueTick: begin + (points + ahead) * per, low: null, high: null },
  truth: values[points + ahead - 1]!,
  points,
  ahead,
})

type Noise = (dice: Dice) => () => number
const normal: Noise = (dice) => dice.normal
const heavy: Noise = (dice) => {
  const degrees = dice.oneOf([3, 4])
  return () => dice.heavy(degrees)
}

const intoYear = [3, 6, 9]
const lengths = [6, 9, 12, 18, 24, 36]
const horizons = [3, 6, 9, 12, 24]
const mostPeriods = 60

/** Weights of the periods of a year around 1. */
const season = (dice: Dice, periods: number, spread: number): readonly number[] => {
  const weights = times(periods, () => Math.exp(spread * dice.normal()))
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / periods
  return weights.map((weight) => weight / mean)
}

const steady =
  (noise: Noise) =>
  (dice: Dice): Case => {
    const [points, spread, miss] = [12 * dice.oneOf([0, 0, 1, 2]) + dice.oneOf(intoYear), dice.between(0.05, 0.4), noise(dice)]
    return totalOf(
      times(36, () => 100 * (1 + spread * miss())),
      points,
    )
  }

const seasonal = (dice: Dice): Case => {
  const [points, weights] = [12 * dice.oneOf([1, 2]) + dice.oneOf(intoYear), season(dice, 12, dice.between(0.2, 0.6))]
  const [spread, growth] = [dice.between(0.03, 0.15), dice.between(-0.05, 0.15)]
  return totalOf(
    times(36, (i) => 100 * weights[i % 12]! * (1 + growth * Math.floor(i / 12)) * (1 + spread * dice.normal())),
    points,
  )
}

const trending = (dice: Dice): Case => {
  const [points, spread] = [dice.oneOf([6, 9, 15, 18, 21, 27, 30, 33]), dice.between(0.05, 0.2)]
  const growth = dice.oneOf([-1, 1]) * dice.between(0.005, 0.03)
  return totalOf(
    times(36, (i) => 100 * (1 + growth * i + spread * dice.normal())),
    points,
  )
}

const walk = (drift: number, miss: () => number): readonly number[] => {
  let value = 50
  return times(mostPeriods, () => (value += drift + miss()))
}
const line = (drift: number, miss: () => number): readonly number[] => times(mostPeriods, (i) => 50 + drift * i + miss())

const level =
  (values: typeof walk, noise: Noise) =>
  (dice: Dice): Case =>
    levelOf(values(dice.between(-1, 1), noise(dice)), dice.oneOf(lengths), dice.oneOf(horizons))

const quarterlyTotal = (dice: Dice): Case => {
  const [points, spread] = [dice.oneOf([9, 10, 11, 13, 14, 15]), dice.between(0.025, 0.15)]
  const weights = season(dice, 4, dice.oneOf([0, 0.3]))
  return totalOf(
    times(16, (i) => 100 * weights[i % 4]! * (1 + spread * dice.normal())),
    points,
    3,
  )
}

const quarterlyLevel = (dice: Dice): Case =>
  levelOf(dice.oneOf([walk, line])(dice.between(-1, 1), dice.normal), dice.oneOf([8, 10, 12, 14, 16]), dice.oneOf([1, 2, 3, 4, 8]), 3)

/** A level that wanders and is measured with noise: between the two laws. */
const noisyWalk = (dice: Dice): Case => {
  const step = Math.sqrt(dice.oneOf([0.05, 0.2, 0.5, 1]))
  const walked = walk(dice.between(-1, 1), () => step * dice.normal())
  return levelOf(
    walked.map((value) => value + dice.normal()),
    dice.oneOf(lengths),
    dice.oneOf(horizons),
  )
}

/** A steady pace that is another one in the year under way. */
const newPace = (dice: Dice): Case => {
  const [years, spread, factor] = [dice.oneOf([1, 2]), dice.between(0.05, 0.2), dice.oneOf([0.7, 1.3])]
  return totalOf(
    times(36, (i) => 100 * (i >= 12 * years ? factor : 1) * (1 + spread * dice.normal())),
    12 * years + dice.oneOf(intoYear),
  )
}

/** The laws by name; each makes one case. */
export const families = {
  'steady pace': steady(normal),
  'steady pace, heavy tails': steady(heavy),
  'seasonal pace': seasonal,
  'trending pace': trending,
  'pace that broke': newPace,
  'random walk': level(walk, normal),
  'random walk, heavy tails': level(walk, heavy),
  'line with noise': level(line, normal),
  'line with noise, heavy tails': level(line, heavy),
  'walk with noise': noisyWalk,
  'quarterly total': quarterlyTotal,
  'quarterly level': quarterlyLevel,
} as const satisfies Record<string, (dice: Dice) => Case>
