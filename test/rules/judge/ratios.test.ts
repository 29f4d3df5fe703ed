/** Indicators made from others: per head, per area, share of a whole. */
import { describe, expect, it } from 'vitest'
import { ask, figure, finalTarget, quotient, yearTarget } from './ask.ts'

const of = (indicator: string, period: string, value: string, more: object = {}) => figure(period, value, { indicator, ...more })

describe('ratio: parts summed first, then divided', () => {
  // 元 per head from 亿元 and 万人: × 10000.
  const perHead = (observations: ReturnType<typeof of>[], more: object = {}) =>
    ask({
      period: '2023',
      indicator: {
        measure: 'ratio',
        judgedAs: 'level',
        basis: 'stock',
        frequency: 'year',
        unit: '元',
        baseline: { period: '2020', value: '100000' },
        numerator: ['gdp-a', 'gdp-b'],
        denominator: ['people-a', 'people-b'],
        scale: '10000',
        ...more,
      },
      targets: [finalTarget('>=', '150000')],
      observations,
    })
  const whole = [of('gdp-a', '2023', '600'), of('gdp-b', '2023', '440'), of('people-a', '2023', '50'), of('people-b', '2023', '30')]

  it('is judged as its own kind', () => {
    // (600 + 440) ÷ (50 + 30) × 10000 = 130000; the path stands at 100000 + 3/5 × 50000.
    expect(perHead(whole)).toMatchObject({ actual: '130000', expected: '130000', gap: '0', share: '60', timeShare: '60', outcome: 'on_pace', light: 'green' })
  })

  it('is no mean of the parts’ ratios', () => {
    // 600/50 = 12 and 440/30 = 14.67 would be 13.33 on the mean.
    expect(perHead(whole).actual).not.toBe(quotient(4000000, 30))
  })

  it('a part just less is just behind', () => {
    expect(perHead([of('gdp-a', '2023', '599.992'), ...whole.slice(1)])).toMatchObject({ actual: '129999', gap: '-1', outcome: 'behind' })
    expect(perHead([of('gdp-a', '2023', '600.008'), ...whole.slice(1)])).toMatchObject({ actual: '130001', outcome: 'on_pace' })
  })

  it('names the part that is missing', () => {
    expect(perHead(whole.slice(1))).toMatchObject({
      outcome: 'none',
      light: 'grey',
      reason: 'not_reported',
      missingParts: [{ indicator: 'gdp-a', period: '2023' }],
    })
    expect(perHead(whole.slice(0, 3))).toMatchObject({ reason: 'not_reported', missingParts: [{ indicator: 'people-b', period: '2023' }] })
  })

  it('a part that does not apply adds nothing and leaves the sum complete', () => {
    // 600 ÷ 50: 120000.
    expect(perHead([of('gdp-a', '2023', '600'), of('gdp-b', '2023', '-'), of('people-a', '2023', '50'), of('people-b', '2023', '-')])).toMatchObject({
      actual: '120000',
    })
  })

  it('a denominator of nothing gives no verdict', () => {
    expect(perHead([...whole.slice(0, 2), of('people-a', '2023', '30'), of('people-b', '2023', '-30')])).toMatchObject({
      outcome: 'none',
      reason: 'no_denominator',
      light: 'grey',
    })
    expect(perHead([...whole.slice(0, 2), of('people-a', '2023', '0'), of('people-b', '2023', '0')])).toMatchObject({ reason: 'no_denominator' })
  })

  it('a part learned later changes nothing before', () => {
    const late = [of('gdp-a', '2023', '600', { knownFrom: '2024-03-01T00:00:00.000Z' }), ...whole.slice(1)]
    expect(perHead(late).outcome).toBe('on_pace')
    const asked = (asOf: string) =>
      ask({
        asOf,
        period: '2023',
        indicator: { measure: 'ratio', judgedAs: 'hold', basis: 'stock', frequency: 'year', numerator: 'gdp-a', denominator: 'people-a', scale: '100' },
        targets: [finalTarget('>=', '5')],
        observations: late,
      })
    expect(asked('2024-02-29T23:59:59.999Z')).toMatchObject({ outcome: 'none', reason: 'not_reported' })
    // 600 ÷ 50 × 100.
    expect(asked('2024-03-01T00:00:00.000Z')).toMatchObject({ actual: '1200', outcome: 'on_pace' })
  })
})

describe('ratio: judged as other kinds', () => {
  const made = (judgedAs: string, target: object, numerator: string, denominator: string, more: object = {}) =>
    ask({
      period: '2025-06',
      indicator: { measure: 'ratio', judgedAs, basis: 'stock', unit: '%', numerator: 'part', denominator: 'whole', scale: '100', ...more },
      targets: [target],
      observations: [of('part', '2025-06', numerator), of('whole', '2025-06', denominator)],
    })

  it('a bound is held by the exact quotient, not by a rounded one', () => {
    // 2/3 is more than any finite 0.666…
    expect(made('hold', finalTarget('>=', '66.6666666666666666666666666666'), '2', '3')).toMatchObject({ outcome: 'on_pace', actual: quotient(200, 3) })
    expect(made('hold', finalTarget('>=', '66.6666666666666666666666666667'), '2', '3')).toMatchObject({ outcome: 'broken', light: 'red' })
  })

  it('a band', () => {
    const band = { kind: 'final', dueOn: '2025-12-31', operator: 'range', range: { from: '40', to: '45' } }
    expect(made('band', band, '40', '100', { better: null })).toMatchObject({ light: 'green' })
    expect(made('band', band, '399', '1000', { better: null })).toMatchObject({ light: 'red' })
  })

  it('a total of the year', () => {
    expect(made('annual-total', yearTarget(2025, '>=', '100'), '1', '2', { basis: 'ytd' })).toMatchObject({ actual: '50', expected: '50', outcome: 'on_pace' })
  })
})
