/** How far first figures moved: one cell, and what cells come to together. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { text } from '../../server/basics/decimal.ts'
import type { CellDrift } from '../../server/rules/drift.ts'
import { driftOf, moveOf } from '../../server/rules/drift.ts'

const inYuan = { unit: '亿元', timeZone: 'Asia/Shanghai' }

/** Values with the moments at which they came, each closing the one before. */
const course = (...entries: readonly (readonly [at: string, value: string])[]) =>
  entries.map(([at, value], place) => ({ value, knownFrom: `${at}:00.000Z`, knownTo: entries[place + 1] ? `${entries[place + 1]![0]}:00.000Z` : null }))

const shownMove = (...given: Parameters<typeof moveOf>) => {
  const found = moveOf(...given)
  return found && [found.first, found.latest, found.move === null ? null : text(found.move), found.days]
}

describe('a move', () => {
  it.each([
    [
      'up, in percent of the first',
      [
        ['2026-02-10T02:00', '80'],
        ['2026-03-12T02:00', '84'],
      ],
      inYuan,
      ['80', '84', '5', 30],
    ],
    [
      'down',
      [
        ['2026-02-10T02:00', '80'],
        ['2026-02-11T02:00', '76'],
      ],
      inYuan,
      ['80', '76', '-5', 1],
    ],
    [
      'of a loss that shrinks goes up',
      [
        ['2026-02-10T02:00', '-80'],
        ['2026-02-11T02:00', '-76'],
      ],
      inYuan,
      ['-80', '-76', '5', 1],
    ],
    [
      'of a percentage in points',
      [
        ['2026-02-10T02:00', '6.1'],
        ['2026-03-12T02:00', '5.9'],
      ],
      { ...inYuan, unit: '%' },
      ['6.1', '5.9', '-0.2', 30],
    ],
    [
      'from nothing has no size',
      [
        ['2026-02-10T02:00', '0'],
        ['2026-02-12T02:00', '3'],
      ],
      inYuan,
      ['0', '3', null, 2],
    ],
    [
      'and back again is none',
      [
        ['2026-02-10T02:00', '80'],
        ['2026-02-11T02:00', '84'],
        ['2026-02-12T02:00', '80.0'],
      ],
      inYuan,
      null,
    ],
    ['of one revision is none', [['2026-02-10T02:00', '80']], inYuan, null],
    [
      'of a slip put right on the same day is none',
      [
        ['2026-02-10T02:00', '800'],
        ['2026-02-10T15:59', '80'],
      ],
      inYuan,
      null,
    ],
    [
      'counts from the next midnight in the plan’s zone',
      [
        ['2026-02-10T02:00', '800'],
        ['2026-02-10T16:00', '80'],
      ],
      inYuan,
      ['800', '80', '-90', 1],
    ],
    [
      'starts at what stood in the evening',
      [
        ['2026-02-10T02:00', '800'],
        ['2026-02-10T03:00', '80'],
        ['2026-02-20T03:00', '88'],
      ],
      inYuan,
      ['80', '88', '10', 10],
    ],
    [
      'ends when the value came, not when only its flag changed',
      [
        ['2026-02-10T02:00', '80'],
        ['2026-02-20T02:00', '84'],
        ['2026-06-20T02:00', '84'],
      ],
      inYuan,
      ['80', '84', '5', 10],
    ],
    [
      'into words is none',
      [
        ['2026-02-10T02:00', '80'],
        ['2026-02-20T02:00', '-'],
      ],
      inYuan,
      null,
    ],
  ] as const)('%s', (_, entries, about, expected) => {
    expect(shownMove(course(...entries), about)).toEqual(expected)
  })

  it('is none where the cell is empty again, or never held anything', () => {
    const emptied = course(['2026-02-10T02:00', '80'], ['2026-02-20T02:00', '84']).map((each) => ({
      ...each,
      knownTo: each.knownTo ?? '2026-03-01T02:00:00.000Z',
    }))
    expect(moveOf(emptied, inYuan)).toBeNull()
    expect(moveOf([], inYuan)).toBeNull()
  })
})

describe('moves together', () => {
  const cell = (first: string, latest: string, isLate = false): CellDrift => ({
    isLate,
    move: moveOf(course(['2026-02-10T02:00', first], ['2026-02-20T02:00', latest]), inYuan),
  })
  const shownDrift = (cells: readonly CellDrift[]) => {
    const { median, largest, days, ...counts } = driftOf(cells)
    return { ...counts, median: median && text(median), largest: largest && text(largest), days: days && text(days) }
  }

  it('count what was revised, which way, how far and how late', () => {
    const cells = [cell('100', '100'), cell('100', '102', true), cell('100', '99'), cell('100', '105'), cell('0', '7'), cell('100', '104')]
    expect(shownDrift(cells)).toEqual({ figures: 6, revised: 5, up: 4, down: 1, late: 1, median: '3', largest: '5', days: '10' })
  })

  it('come to nothing where nothing moved', () => {
    expect(shownDrift([cell('1', '1', true)])).toEqual({ figures: 1, revised: 0, up: 0, down: 0, late: 1, median: null, largest: null, days: null })
    expect(shownDrift([])).toEqual({ figures: 0, revised: 0, up: 0, down: 0, late: 0, median: null, largest: null, days: null })
  })

  it('come to the same in any order', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), fc.boolean()), { maxLength: 12 })
    fc.assert(
      fc.property(some, fc.nat(), (pairs, turn) => {
        const cells = pairs.map(([first, latest, late]) => cell(String(first), String(latest), late))
        const at = cells.length === 0 ? 0 : turn % cells.length
        const found = shownDrift(cells)
        expect(shownDrift([...cells.slice(at), ...cells.slice(0, at)])).toEqual(found)
        expect(found.up + found.down).toBe(found.revised)
        expect(Number(found.median ?? 0)).toBeLessThanOrEqual(Number(found.largest ?? 0))
      }),
    )
  })
})
