import { describe, expect, it } from 'vitest'
import type { PeriodShown } from '../../client/sheet/opening.ts'
import { periodAtFirst, usualFrequency } from '../../client/sheet/opening.ts'

const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`)
const periods = [...months, '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2026']
/** The first four months are in sight; November runs. */
const shown = (filled: readonly string[], inSight: readonly string[] = months.slice(0, 4)): readonly PeriodShown[] =>
  periods.map((period) => ({
    period,
    isInSight: inSight.includes(period),
    isCurrent: ['2026-11', '2026-Q4', '2026'].includes(period),
    hasFigures: filled.includes(period),
  }))

describe('the period in sight at first', () => {
  it.each([
    ['figures are in sight', ['2026-02', '2026-Q1'], null],
    ['only quarters are filled: the last of them', ['2026-Q1', '2026-Q2'], '2026-Q2'],
    ['months out of sight are filled: the last of them', ['2026-08', '2026-09'], '2026-09'],
    ['a quarter and a later month', ['2026-Q2', '2026-10'], '2026-10'],
    ['only the year is filled', ['2026'], '2026'],
    ['nothing is filled: the running one of those that are asked for', [], '2026-Q4'],
  ] as const)('%s', (_, filled, period) => {
    expect(periodAtFirst(shown(filled), 'quarter')).toBe(period)
  })

  it('is left alone where no period is in sight, as on a phone, or the one to be shown is', () => {
    expect(periodAtFirst(shown(['2026-Q2'], []), 'quarter')).toBeNull()
    expect(periodAtFirst(shown([], ['2026-Q3', '2026-Q4']), 'quarter')).toBeNull()
    expect(periodAtFirst([], null)).toBeNull()
  })

  it('is one of those that run where none is as frequent as the rows are', () => {
    expect(periodAtFirst(shown([]), 'half-year')).toBe('2026-11')
  })
})

it('knows how often most rows are reported', () => {
  expect(usualFrequency(['month', 'quarter', 'quarter'])).toBe('quarter')
  expect(usualFrequency([])).toBeNull()
})
