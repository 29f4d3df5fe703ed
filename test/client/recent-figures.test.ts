import { describe, expect, it } from 'vitest'
import { periodsBefore, placeBeside, recentFigures, sparkline } from '../../client/sheet/recent-figures.ts'

describe('the periods before another', () => {
  it.each([
    ['2026-03', ['2026-02', '2026-01', '2025-12']],
    ['2026-01', ['2025-12', '2025-11', '2025-10']],
    ['2026-Q1', ['2025-Q4', '2025-Q3', '2025-Q2']],
    ['2026-H2', ['2026-H1', '2025-H2', '2025-H1']],
    ['2026', ['2025', '2024', '2023']],
    ['2024-03-01', ['2024-02-29', '2024-02-28', '2024-02-27']],
  ])('%s are of its length, the latest first', (period, before) => {
    expect(periodsBefore(period, 3)).toEqual(before)
  })
})

describe('the figures to look back at', () => {
  const sheet = new Map<string, string | null>([
    ['2026-02', '12'],
    ['2026-01', null],
  ])
  it('are the sheet’s own where it shows the period, and else what was fetched', () => {
    const fetched = [
      { period: '2026-02', value: '99', flag: 'verified' },
      { period: '2025-12', value: '8', flag: 'estimate' },
    ] as const
    const found = recentFigures('2026-03', (period) => sheet.get(period), fetched)
    expect(found).toHaveLength(12)
    expect(found.slice(0, 3).map(({ period, value }) => [period, value])).toEqual([
      ['2026-02', '12'],
      ['2026-01', null],
      ['2025-12', '8'],
    ])
    expect(found.filter(({ isYearBefore }) => isYearBefore).map(({ period }) => period)).toEqual(['2025-03'])
  })

  it('mark no year before of a whole year', () => {
    expect(recentFigures('2026', () => null, []).some(({ isYearBefore }) => isYearBefore)).toBe(false)
  })

  it('are drawn as a line only where there are two numbers', () => {
    const line = (...values: readonly (string | null)[]): string =>
      sparkline(
        values.map((value) => ({ period: '', value, isYearBefore: false })),
        100,
        10,
      )
    expect(line('3', null, '1')).toBe('0.0,10.0 100.0,0.0')
    expect(line('2', '2')).toBe('0.0,10.0 100.0,10.0')
    for (const values of [['1'], ['1', null, '-'], ['达到', '未达到'], []]) expect(line(...values)).toBe('')
  })
})

describe('the panel beside the cell', () => {
  const room = { left: 400, top: 60, width: 1000, height: 700 }
  const panel = { width: 160, height: 260 }
  const cell = (left: number, top: number) => ({ left, top, width: 80, height: 28 })

  it.each([
    ['after the next cell where there is room', cell(500, 300), { left: 670, top: 300 }],
    ['before the cell at the right edge', cell(1310, 300), { left: 1140, top: 300 }],
    ['up from the bottom', cell(500, 740), { left: 670, top: 500 }],
    ['down from under the head', cell(500, 40), { left: 670, top: 60 }],
  ])('stands %s', (_, at, place) => {
    expect(placeBeside(at, room, panel)).toEqual(place)
  })

  it.each([
    ['narrow', { ...room, width: 240 }],
    ['low', { ...room, height: 200 }],
  ])('stands nowhere in a room that is too %s', (_, small) => {
    expect(placeBeside(cell(480, 100), small, panel)).toBeNull()
  })
})
