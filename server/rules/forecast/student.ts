/**
 * Student's t distribution for whole degrees of freedom, by its finite series.
 *
 * Source: Student (1908); series in Abramowitz & Stegun (1964), 26.7.3 and 26.7.4.
 */

/** More degrees than this make no difference that a forecast could claim. */
export const mostDegrees = 40

/** Chance that t lies below `t`. @param degrees whole, 1 to `mostDegrees`. */
export const studentBelow = (t: number, degrees: number): number => {
  const angle = Math.atan(t / Math.sqrt(degrees))
  const sine = Math.sin(angle)
  const squared = 1 - sine * sine
  const odd = degrees % 2 === 1
  let term = odd ? Math.sqrt(squared) : 1
  let sum = degrees === 1 ? 0 : term
  for (let i = odd ? 3 : 2; i <= degrees - 2; i += 2) {
    term *= (squared * (i - 1)) / i
    sum += term
  }
  const middle = odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum
  return (1 + middle) / 2
}

const quantile = (share: number, degrees: number): number => {
  let [low, high] = [0, 100]
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2
    if (studentBelow(middle, degrees) < share) low = middle
    else high = middle
  }
  return low
}

/** An interval of 80 % leaves a tenth on either side. */
const shareBelow = 0.9
const halfWidths = Array.from({ length: mostDegrees + 1 }, (_, degrees) => (degrees === 0 ? Number.NaN : quantile(shareBelow, degrees)))

/** Half the width of the 80 % interval, in scales. */
export const halfWidth = (degrees: number): number => halfWidths[degrees] as number
