/**
 * Places in a ranking (位次): the same score has the same place, and as many places after it are left out (1, 2, 2, 4). Pure.
 *
 * Who is not concerned ("-") has no place and is not counted among all; who has not reported is counted, and comes last.
 * Source: the product's rules on ranking; check 9 and 11 of its rules.
 */
import type { Exact } from '../basics/decimal.ts'
import { compare } from '../basics/decimal.ts'

export type Score = { readonly state: 'scored'; readonly value: Exact } | { readonly state: 'not_reported' } | { readonly state: 'not_applicable' }

export interface Placed {
  /** `null` for who is not concerned. */
  readonly place: number | null
  /** How many are ranked, those that have not reported included. */
  readonly of: number
  /** Others have the same place. */
  readonly tied: boolean
}

/** Higher is better; nothing reported is below everything. */
const order = (a: Score, b: Score): number => {
  if (a.state === 'scored' && b.state === 'scored') return compare(b.value, a.value)
  return Number(a.state !== 'scored') - Number(b.state !== 'scored')
}

/** @returns one entry a score, in their order. */
export const rankBy = (scores: readonly Score[]): readonly Placed[] => {
  const ranked = scores.filter(({ state }) => state !== 'not_applicable')
  return scores.map((score): Placed => {
    if (score.state === 'not_applicable') return { place: null, of: ranked.length, tied: false }
    const ahead = ranked.filter((other) => order(other, score) < 0).length
    const same = ranked.filter((other) => order(other, score) === 0).length
    return { place: ahead + 1, of: ranked.length, tied: same > 1 }
  })
}
