/** Numbers of the selection, added up exactly; a large selection in slices, so that the page stays quick. */
import type { Scaled } from '../cells/decimal.ts'
import { compareDecimals, isDecimal, quotient, scaled, textOf, widened } from '../cells/decimal.ts'
import { inSlices } from './slices.ts'

export interface Tally {
  readonly numbers: number
  readonly sum: string | null
  readonly average: string | null
  readonly min: string | null
  readonly max: string | null
}

export const noNumbers: Tally = { numbers: 0, sum: null, average: null, min: null, max: null }

const mostPlaces = 6

const tidy = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

export interface Adder {
  readonly add: (text: string) => void
  readonly tally: () => Tally
}

export const createAdder = (): Adder => {
  let numbers = 0
  let sum: Scaled = { digits: 0n, places: 0 }
  let min: string | null = null
  let max: string | null = null
  return {
    add(text) {
      if (!isDecimal(text)) return
      const value = scaled(text)
      const places = Math.max(sum.places, value.places)
      sum = { digits: widened(sum, places) + widened(value, places), places }
      numbers += 1
      if (min === null || compareDecimals(text, min) < 0) min = text
      if (max === null || compareDecimals(text, max) > 0) max = text
    },
    tally: () =>
      numbers === 0
        ? noNumbers
        : { numbers, sum: tidy(textOf(sum)), average: quotient(sum, numbers, Math.max(sum.places, Math.min(sum.places + 2, mostPlaces))), min, max },
  }
}

/** Adds up in slices and then says the result, unless it is stopped before. @returns how to stop. */
export const tallyLater = (texts: Iterable<string>, done: (tally: Tally) => void): (() => void) => {
  const adder = createAdder()
  function* adding(): Generator<void> {
    for (const text of texts) yield adder.add(text)
  }
  return inSlices(adding(), () => done(adder.tally()))
}
