/**
 * What the choice of a method hides: that another one may have been right. Each other forecast widens the interval by its
 * squared distance, as far as it is still plausible.
 *
 * Source: Buckland, Burnham & Augustin (1997) on model selection as part of inference.
 */
import type { Tried } from './backtest.ts'
import type { Laws } from './laws.ts'

const square = (x: number): number => x * x

/** Variance that the other tried methods add. Their plausibility falls with the power of their error in the backtest. */
export const doubtOf = (tried: readonly Tried[], best: Tried): number => {
  let [sum, weights] = [0, 1]
  for (const { method, value, error, origins } of tried) {
    if (method === best.method) continue
    const weight = error > best.error ? (best.error / error) ** (Math.min(origins, best.origins) + 1) : 1
    weights += weight
    sum += weight * square(value - best.value)
  }
  return sum / weights
}

/**
 * Variance that a trend adds to a forecast of steady pace, by how likely the paces follow one after all: few of them cannot
 * rule it out, and the backtest, which looks less far ahead, would not feel it.
 *
 * Source: Schwarz (1978), both equally likely at first.
 */
export const trendDoubtOf = (steady: Laws, sloped: Laws, size: number, distance: number): number => {
  if (steady.misses === 0) return 0
  const against = Math.sqrt(size) * (sloped.misses / steady.misses) ** ((size - 1) / 2)
  return square(distance / (1 + against))
}
