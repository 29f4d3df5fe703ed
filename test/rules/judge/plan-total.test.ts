/** A total of the whole plan. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget, quotient, yearTarget } from './ask.ts'

const q = quotient

describe('plan-total: 600 in five years, so 10 a month', () => {
  const total = (period: string, value: string, operator = '>=') =>
    ask({ period, indicator: { measure: 'plan-total', basis: 'to-date', unit: '个' }, targets: [finalTarget(operator, '600')], values: { [period]: value } })

  it.each([
    [
      'at the start',
      '2021-01',
      '10',
      { outcome: 'on_pace', expected: '10', share: q(100, 60), timeShare: q(100, 60), required: { perPeriod: '10', soFar: '10' } },
    ],
    [
      'in the middle, on the line',
      '2023-06',
      '300',
      { outcome: 'on_pace', expected: '300', gap: '0', share: '50', timeShare: '50', lead: '0', ratio: '100', monthsBehind: '0' },
    ],
    [
      'just behind',
      '2023-06',
      '299',
      {
        outcome: 'behind',
        light: 'yellow',
        gap: '-1',
        share: q(29900, 600),
        lead: q(-100, 600),
        ratio: q(29900, 300),
        required: { perPeriod: q(301, 30), soFar: q(299, 30) },
        monthsBehind: '0.1',
      },
    ],
    ['just ahead', '2023-06', '301', { outcome: 'on_pace', gap: '1', monthsBehind: '0' }],
    ['met early', '2024-02', '600', { outcome: 'met', light: 'blue', required: { perPeriod: '0' } }],
    ['met at the due date', '2025-12', '600', { outcome: 'met', light: 'blue', timeShare: '100' }],
    ['missed at the due date', '2025-12', '599', { outcome: 'missed', reason: 'deadline', gap: '-1', required: null }],
  ])('%s', (_, period, value, expected) => {
    expect(total(period, value)).toMatchObject({ actual: value, target: '600', dueOn: '2025-12-31', ...expected })
  })

  it('more than 600 wants more than 600, but not on the way', () => {
    expect(total('2023-06', '300', '>').outcome).toBe('on_pace')
    expect(total('2024-02', '600', '>').outcome).toBe('on_pace')
    expect(total('2025-12', '600', '>').outcome).toBe('missed')
    expect(total('2025-12', '601', '>').outcome).toBe('met')
  })

  const dealt = [
    yearTarget(2021, '>=', '80'),
    yearTarget(2022, '>=', '100'),
    yearTarget(2023, '>=', '120'),
    yearTarget(2024, '>=', '140'),
    yearTarget(2025, '>=', '160'),
  ]

  it.each([
    // 80 + 6/12 × 100.
    ['2022-06', '130', 'on_pace', '130', '0'],
    ['2022-06', '129', 'behind', '130', '-1'],
    ['2022-07', '139', 'on_pace', q(415, 3), q(2, 3)],
    // 80 + 100 + 3/12 × 120.
    ['2023-03', '210', 'on_pace', '210', '0'],
    ['2025-12', '600', 'met', '600', '0'],
    ['2025-12', '599', 'missed', '600', '-1'],
  ])('with targets of the years, %s with %s is %s', (period, value, outcome, expected, gap) => {
    const found = ask({
      period,
      indicator: { measure: 'plan-total', basis: 'to-date', unit: '个' },
      targets: [...dealt, finalTarget('>=', '600')],
      values: { [period]: value },
    })
    expect(found).toMatchObject({ outcome, expected, gap })
  })

  /** Years with a range among the others; the plan's end is far. */
  const ranged = (period: string, value: string, better: 'higher' | 'lower' | null) =>
    ask({
      period,
      indicator: { measure: 'plan-total', basis: 'to-date', unit: '个', better },
      targets: [
        yearTarget(2021, '>=', '80'),
        { kind: 'year', dueOn: '2022-12-31', operator: 'range', value: null, range: { from: '90', to: '110' } },
        finalTarget('>=', '600'),
      ],
      values: { [period]: value },
    })

  it.each([
    ['2022-12', '170', 'higher', 'met'],
    ['2022-12', '169', 'higher', 'missed'],
    ['2022-12', '191', 'higher', 'met'],
    // With no better side the range closes at 80 + 110.
    ['2022-12', '190', null, 'met'],
    ['2022-12', '191', null, 'missed'],
  ] as const)('a range adds up by both of its ends: %s with %s, better %s, is %s', (period, value, better, outcome) => {
    expect(ranged(period, value, better)).toMatchObject({ outcome, target: '170', dueOn: '2022-12-31' })
  })
})
