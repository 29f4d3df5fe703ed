/** A cap on a total, which no later period repairs. */
import { describe, expect, it } from 'vitest'
import { ask, figure, finalTarget, quotient, yearTarget } from './ask.ts'

const q = quotient

describe('cap: at most 1200 in 2025, so 100 a month', () => {
  const used = (period: string, value: string, operator = '<=', values: Record<string, string> = {}) =>
    ask({
      period,
      indicator: { measure: 'cap', better: 'lower', unit: '万吨' },
      targets: [yearTarget(2025, operator, '1200')],
      values: { ...values, [period]: value },
    })

  it.each([
    [
      'nothing used',
      '2025-01',
      '0',
      { outcome: 'on_pace', light: 'green', expected: '100', gap: '-100', share: '0', timeShare: q(100, 12), lead: q(100, 12), ratio: null },
    ],
    [
      'in the middle, on the line',
      '2025-06',
      '600',
      { outcome: 'on_pace', light: 'green', gap: '0', share: '50', timeShare: '50', lead: '0', ratio: '100', required: { perPeriod: '100', soFar: '100' } },
    ],
    [
      'just too fast',
      '2025-06',
      '600.01',
      {
        outcome: 'behind',
        light: 'yellow',
        gap: '0.01',
        lead: q(-1, 1200),
        ratio: q(6000000, 60001),
        required: { perPeriod: q(59999, 600), soFar: q(60001, 600) },
      },
    ],
    ['just slower', '2025-06', '599.99', { outcome: 'on_pace', light: 'green', gap: '-0.01', lead: q(1, 1200), ratio: q(6000000, 59999) }],
    ['a ninth too fast', '2025-09', '1000', { outcome: 'behind', light: 'yellow', ratio: '90' }],
    ['more than a ninth too fast', '2025-09', '1000.01', { outcome: 'behind', light: 'red' }],
    ['all used, in November', '2025-11', '1200', { outcome: 'behind', share: '100', timeShare: q(1100, 12), light: 'yellow' }],
    ['broken', '2025-05', '1200.01', { outcome: 'broken', light: 'red', reason: 'bound' }],
    ['kept to the end', '2025-12', '1200', { outcome: 'met', light: 'blue' }],
    ['kept with room', '2025-12', '900', { outcome: 'met', light: 'blue' }],
    ['broken in the last month', '2025-12', '1200.01', { light: 'red' }],
  ])('%s', (_, period, value, expected) => {
    expect(used(period, value)).toMatchObject({ actual: value, target: '1200', dueOn: '2025-12-31', ...expected })
  })

  it('over it at the due date is no success', () => {
    expect(['broken', 'missed']).toContain(used('2025-12', '1200.01').outcome)
  })

  it('less than 1200 is broken at 1200', () => {
    expect(used('2025-11', '1200', '<')).toMatchObject({ outcome: 'broken', light: 'red' })
    expect(used('2025-11', '1199.99', '<').outcome).toBe('behind')
    expect(used('2025-12', '1199.99', '<').outcome).toBe('met')
    expect(used('2025-06', '600', '<').outcome).toBe('on_pace')
  })

  it('no later period repairs a break', () => {
    expect(used('2025-06', '500', '<=', { '2025-05': '1201' })).toMatchObject({ light: 'red', brokenPeriods: ['2025-05'] })
    expect(['broken', 'missed']).toContain(used('2025-12', '500', '<=', { '2025-05': '1201' }).outcome)
  })

  it('a revision of the figure itself does, as a new verdict', () => {
    const revised = (asOf: string, period: string) =>
      ask({
        asOf,
        period,
        indicator: { measure: 'cap', better: 'lower' },
        targets: [yearTarget(2025, '<=', '1200')],
        observations: [
          figure('2025-05', '1201', { knownFrom: '2025-06-10T00:00:00.000Z', knownTo: '2025-07-20T00:00:00.000Z' }),
          figure('2025-05', '501', { knownFrom: '2025-07-20T00:00:00.000Z' }),
          figure('2025-06', '600', { knownFrom: '2025-07-10T00:00:00.000Z' }),
        ],
      })
    expect(revised('2025-07-19T23:59:59.999Z', '2025-05')).toMatchObject({ outcome: 'broken' })
    expect(revised('2025-07-19T23:59:59.999Z', '2025-06')).toMatchObject({ light: 'red' })
    expect(revised('2025-07-20T00:00:00.000Z', '2025-05')).toMatchObject({ outcome: 'behind', light: 'yellow', actual: '501' })
    expect(revised('2025-07-20T00:00:00.000Z', '2025-06')).toMatchObject({ outcome: 'on_pace', light: 'green' })
  })

  it('a break of last year does not reach into this one', () => {
    const found = ask({
      period: '2025-03',
      indicator: { measure: 'cap', better: 'lower' },
      targets: [yearTarget(2024, '<=', '1200'), yearTarget(2025, '<=', '1200')],
      values: { '2024-12': '1300', '2025-03': '250' },
    })
    expect(found).toMatchObject({ outcome: 'on_pace', light: 'green' })
  })

  it('is red under every preset once broken', () => {
    for (const preset of ['ratio', 'points', 'percent', 'peer-growth'])
      expect(
        ask({
          period: '2025-11',
          indicator: { measure: 'cap', better: 'lower' },
          targets: [yearTarget(2025, '<=', '1200')],
          values: { '2025-11': '1200.01' },
          light: { preset },
        }).light,
      ).toBe('red')
  })
})

describe('cap: at most 600 in five years', () => {
  const used = (period: string, value: string) =>
    ask({ period, indicator: { measure: 'cap', basis: 'to-date', better: 'lower' }, targets: [finalTarget('<=', '600')], values: { [period]: value } })

  it('counts against the months of the plan', () => {
    expect(used('2023-06', '300')).toMatchObject({ outcome: 'on_pace', expected: '300', timeShare: '50', lead: '0' })
    expect(used('2023-06', '303')).toMatchObject({ outcome: 'behind', lead: '-0.5', light: 'yellow' })
    expect(used('2023-06', '601')).toMatchObject({ outcome: 'broken', light: 'red' })
    expect(used('2025-12', '600')).toMatchObject({ outcome: 'met', light: 'blue' })
  })
})
