import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../server/basics/decimal.ts'
import type { Score } from '../../server/rules/ranking.ts'
import { rankBy } from '../../server/rules/ranking.ts'

const scored = (value: string): Score => ({ state: 'scored', value: exact(value) })
const places = (...scores: readonly Score[]) => rankBy(scores).map(({ place }) => place)
const nothing: Score = { state: 'not_reported' }
const notConcerned: Score = { state: 'not_applicable' }

describe('ranking', () => {
  it('9: gives 96.2, 95.0, 95.0, 91.3 the places 1, 2, 2, 4', () => {
    expect(places(scored('96.2'), scored('95.0'), scored('95'), scored('91.3'))).toEqual([1, 2, 2, 4])
    expect(places(scored('91.3'), scored('95.0'), scored('96.2'), scored('95.0'))).toEqual([4, 2, 1, 2])
    // Neighbours: the least difference parts them, and three alike leave out two places.
    expect(places(scored('96.2'), scored('95.0'), scored('94.9999'), scored('91.3'))).toEqual([1, 2, 3, 4])
    expect(places(scored('95'), scored('95'), scored('95'), scored('91.3'))).toEqual([1, 1, 1, 4])
  })

  it('11: leaves out who is not concerned and counts who has not reported, who comes last', () => {
    const found = rankBy([scored('80'), notConcerned, nothing, scored('-5'), nothing])
    expect(found.map(({ place }) => place)).toEqual([1, null, 3, 2, 3])
    expect(found.map(({ of }) => of)).toEqual([4, 4, 4, 4, 4])
    expect(rankBy([notConcerned])).toEqual([{ place: null, of: 0, tied: false }])
    expect(rankBy([])).toEqual([])
  })

  it('never gives a worse score a better place, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 }), (values) => {
        const found = rankBy(values.map((value) => scored(String(value))))
        for (const [a, first] of values.entries())
          for (const [b, second] of values.entries()) expect(Math.sign(found[a]!.place! - found[b]!.place!)).toBe(Math.sign(second - first))
        expect(Math.min(...found.map(({ place }) => place!))).toBe(1)
      }),
    )
  })
})
