/** What has to stay between two bounds, above a share, or among the first: band, share, rank. */
import { describe, expect, it } from 'vitest'
import { ask, figure, finalTarget, quotient, yearTarget } from './ask.ts'

describe('band: between 40 and 45', () => {
  const target = { kind: 'final', dueOn: '2025-12-31', operator: 'range', range: { from: '40', to: '45' } }
  const banded = (period: string, value: string, better: string | null = null) =>
    ask({ period, indicator: { measure: 'band', basis: 'stock', unit: '%', better }, targets: [target], values: { [period]: value } })

  it.each([
    ['39.99', 'broken', 'red', '-0.01'],
    ['40', 'on_pace', 'green', expect.any(String)],
    ['42', 'on_pace', 'green', expect.any(String)],
    ['45', 'on_pace', 'green', expect.any(String)],
    ['45.01', 'broken', 'red', '0.01'],
  ])('at %s', (value, outcome, light, gap) => {
    const found = banded('2023-03', value)
    expect(found).toMatchObject({ outcome, light, gap, reason: 'bound', required: null, monthsBehind: null, limits: { low: '40', high: '45' } })
  })

  it('hurts on both sides, whatever is better', () => {
    for (const better of ['higher', 'lower', null]) {
      expect(banded('2023-03', '39.99', better).light).toBe('red')
      expect(banded('2023-03', '45.01', better).light).toBe('red')
      expect(banded('2023-03', '45', better).light).toBe('green')
    }
  })

  it('is met or missed at the due date, and missed is red', () => {
    expect(banded('2025-12', '45')).toMatchObject({ outcome: 'met', light: 'blue' })
    expect(banded('2025-12', '45.01')).toMatchObject({ outcome: 'missed', light: 'red' })
    expect(banded('2025-12', '39.99')).toMatchObject({ outcome: 'missed', light: 'red' })
  })

  it.each([
    ['%', '3', null, '2.7', '3.3', '2.69', '3.31'],
    ['亿元', '100', null, '95', '105', '94.99', '105.01'],
    ['亿元', '100', '2', '98', '102', '97.99', '102.01'],
    ['%', '3', '0.5', '2.5', '3.5', '2.49', '3.51'],
  ])('左右 in %s around %s with a width of %s runs from %s to %s', (unit, value, width, low, high, below, above) => {
    const around = (actual: string) =>
      ask({
        period: '2023-03',
        indicator: { measure: 'band', basis: 'stock', unit, better: null },
        targets: [finalTarget('~', value, { width })],
        values: { '2023-03': actual },
      })
    expect(around(value)).toMatchObject({ outcome: 'on_pace', limits: { low, high } })
    expect(around(low).light).toBe('green')
    expect(around(high).light).toBe('green')
    expect(around(below).light).toBe('red')
    expect(around(above).light).toBe('red')
  })
})

describe('share: at least 80 % of the days', () => {
  const share = (period: string, value: string, operator = '>=', counts?: object) =>
    ask({
      period,
      indicator: { measure: 'share', unit: '%' },
      targets: [finalTarget(operator, '80')],
      observations: [figure(period, value, counts && { counts })],
    })

  it.each([
    ['at the bound', '2025-06', '80', { outcome: 'on_pace', light: 'green', gap: '0', ratio: '100' }],
    ['just below', '2025-06', '79.9', { outcome: 'behind', light: 'yellow', gap: '-0.1', ratio: '99.875' }],
    ['at nine tenths of it', '2025-06', '72', { outcome: 'behind', light: 'yellow', ratio: '90' }],
    ['below nine tenths', '2025-06', '71.9', { outcome: 'behind', light: 'red', ratio: '89.875' }],
    ['all days so far', '2025-02', '100', { outcome: 'on_pace', light: 'green', ratio: '125' }],
    ['at the due date', '2025-12', '80', { outcome: 'met', light: 'blue' }],
    ['missed at the due date', '2025-12', '79.9', { outcome: 'missed', light: 'yellow' }],
  ])('%s', (_, period, value, expected) => {
    expect(share(period, value)).toMatchObject({ actual: value, expected: '80', ...expected })
  })

  it('more than 80 % wants more than 80 %', () => {
    expect(share('2025-12', '80', '>').outcome).toBe('missed')
    expect(share('2025-12', '80.1', '>').outcome).toBe('met')
  })

  it.each([
    // 0.8 × 365 = 292; 0.8 × 366 = 292.8.
    ['2025-06', 140, 181, 152],
    ['2025-06', 150, 181, 142],
    ['2024-06', 140, 182, 153],
    ['2023-11', 292, 334, 0],
  ])('in %s with %d good of %d days, %d are still needed', (period, good, of, daysNeeded) => {
    const found = ask({
      period,
      indicator: { measure: 'share', unit: '%' },
      targets: [yearTarget(Number(period.slice(0, 4)), '>=', '80')],
      observations: [figure(period, quotient(good * 100, of), { counts: { good, of } })],
    })
    expect(found).toMatchObject({ daysNeeded })
  })
})

describe('rank: among the first three', () => {
  const rank = (period: string, value: string, more: object = {}) =>
    ask({
      period,
      indicator: { measure: 'rank', basis: 'stock', unit: '位', better: 'lower', ...more },
      targets: [finalTarget('<=', '3')],
      values: { [period]: value },
    })

  it.each([
    ['first', '2023-03', '1', { outcome: 'on_pace', light: 'green', gap: '-2' }],
    ['at the bound', '2023-03', '3', { outcome: 'on_pace', light: 'green', gap: '0' }],
    ['one worse', '2023-03', '4', { light: 'red', gap: '1' }],
    ['far worse', '2023-03', '10', { light: 'red', gap: '7' }],
    ['met at the due date', '2025-12', '3', { outcome: 'met', light: 'blue' }],
    ['missed at the due date', '2025-12', '4', { outcome: 'missed', light: 'red' }],
  ])('%s', (_, period, value, expected) => {
    expect(rank(period, value)).toMatchObject({ actual: value, expected: '3', required: null, monthsBehind: null, ...expected })
  })

  it('worse than the bound is not on pace, under every preset', () => {
    for (const preset of ['ratio', 'points', 'percent', 'peer-growth']) {
      const found = ask({
        period: '2023-03',
        indicator: { measure: 'rank', basis: 'stock', better: 'lower' },
        targets: [finalTarget('<=', '3')],
        values: { '2023-03': '4' },
        light: { preset },
      })
      expect(found).toMatchObject({ light: 'red', reason: 'bound', outcome: expect.stringMatching(/^(behind|broken)$/) })
    }
  })
})
