/**
 * What may come, as one law: Student's t around the expected value, cut off where nothing can be. Interval and chance are
 * both read off it, so that they cannot contradict each other.
 */
import { halfWidth, studentBelow } from './student.ts'

/** A target as bounds; `null` where that side is open. `strict`: the bound itself does not do. */
export interface Bounds {
  readonly low: number | null
  readonly high: number | null
  readonly strict?: boolean
}

export interface Outlook {
  readonly value: number
  /** 0: as good as known. */
  readonly scale: number
  readonly degrees: number
  /** Nothing can end below or above; what the law has there falls on the end itself. */
  readonly least: number
  readonly most: number
}

const clipped = ({ least, most }: Outlook, value: number): number => Math.min(most, Math.max(least, value))

/** Value and 80 % interval. */
export const intervalOf = (outlook: Outlook): { readonly value: number; readonly low: number; readonly high: number } => {
  const half = outlook.scale === 0 ? 0 : halfWidth(outlook.degrees) * outlook.scale
  return { value: clipped(outlook, outlook.value), low: clipped(outlook, outlook.value - half), high: clipped(outlook, outlook.value + half) }
}

/** Sums of floats that should be equal may differ by so much of their size. */
const fuzz = 1e-9
/** A forecast is never surer than this, either way. */
const leastDoubt = 0.01

/** Chance to end at `bound` or above; 0 and 1 only where it is certain. `reached`: the bound itself is enough. */
const chanceAbove = (outlook: Outlook, bound: number, reached: boolean): number => {
  const { value, scale, degrees, least, most } = outlook
  const give = fuzz * Math.max(Math.abs(bound), Math.abs(value))
  const limit = reached ? bound - give : bound + give
  if (limit < least) return 1
  if (limit > most) return 0
  const above = scale === 0 ? Number(value > limit) : 1 - studentBelow((limit - value) / scale, degrees)
  return least === most ? above : Math.min(1 - leastDoubt, Math.max(leastDoubt, above))
}

/** Chance to end within bounds; `null` where there are none. */
export const chanceOf = (outlook: Outlook, { low, high, strict = false }: Bounds): number | null => {
  if (low === null && high === null) return null
  const atLow = low === null ? 1 : chanceAbove(outlook, low, !strict)
  const beyondHigh = high === null ? 0 : chanceAbove(outlook, high, strict)
  if (beyondHigh === 0) return atLow
  if (atLow === 0 || beyondHigh === 1) return 0
  return Math.max(leastDoubt, atLow - beyondHigh)
}
