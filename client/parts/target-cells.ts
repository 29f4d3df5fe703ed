/** Numbers of targets as people type them, and as they are shown beside others. */
import { isDecimal } from '../cells/decimal.ts'

/** Full-width signs, grouping and blanks are taken as meant; `null` where it is no number. */
export const plainNumber = (text: string): string | null => {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '').replace(/^[−–]/, '-')
  return isDecimal(plain) ? plain : null
}

/** Places of a figure as it was set: a target is shown with those of its indicator, or with its own where it has more. */
export const placesOf = (value: string, decimals: number): number => Math.max(decimals, value.split('.')[1]?.length ?? 0)
