/** A total of one year. Figures worked out by hand. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget, node, quotient, yearTarget } from './ask.ts'

const q = quotient

describe('annual-total: 1200 in 2025, so 100 a month', () => {
  const year = (period: string, value: string, operator = '>=', more = {}) =>
    ask({ period, indicator: more, targets: [yearTarget(2025, operator, '1200')], values: { [period]: value } })

  it.each([
    [
      'at the start with nothing',
      '2025-01',
      '0',
      {
        outcome: 'behind',
        light: 'red',
        expected: '100',
        gap: '-100',
        share: '0',
        timeShare: q(100, 12),
        lead: q(-100, 12),
        ratio: '0',
        required: { perPeriod: q(1200, 11), soFar: '0' },
        monthsBehind: '1',
      },
    ],
    [
      'at the start, on the line',
      '2025-01',
      '100',
      {
        outcome: 'on_pace',
        light: 'green',
        expected: '100',
        gap: '0',
        share: q(100, 12),
        timeShare: q(100, 12),
        lead: '0',
        ratio: '100',
        required: { perPeriod: '100', soFar: '100' },
        monthsBehind: '0',
      },
    ],
    [
      'in the middle, on the line',
      '2025-06',
      '600',
      {
        outcome: 'on_pace',
        light: 'green',
        expected: '600',
        gap: '0',
        share: '50',
        timeShare: '50',
        lead: '0',
        ratio: '100',
        required: { perPeriod: '100', soFar: '100' },
        monthsBehind: '0',
      },
    ],
    [
      'just behind',
      '2025-06',
      '599.99',
      {
        outcome: 'behind',
        light: 'yellow',
        gap: '-0.01',
        share: q(59999, 1200),
        lead: q(-1, 1200),
        ratio: q(59999, 600),
        required: { perPeriod: q(60001, 600), soFar: q(59999, 600) },
        monthsBehind: '0.0001',
      },
    ],
    [
      'just ahead',
      '2025-06',
      '600.01',
      {
        outcome: 'on_pace',
        light: 'green',
        gap: '0.01',
        share: q(60001, 1200),
        lead: q(1, 1200),
        ratio: q(60001, 600),
        required: { perPeriod: q(59999, 600), soFar: q(60001, 600) },
        monthsBehind: '0',
      },
    ],
    ['at nine tenths of the pace', '2025-06', '540', { outcome: 'behind', light: 'yellow', ratio: '90', share: '45', lead: '-5', monthsBehind: '0.6' }],
    ['below nine tenths of the pace', '2025-06', '539.99', { outcome: 'behind', light: 'red', ratio: q(53999, 600), monthsBehind: '0.6001' }],
    [
      'with less than nothing',
      '2025-03',
      '-30',
      {
        outcome: 'behind',
        light: 'red',
        gap: '-330',
        share: '-2.5',
        timeShare: '25',
        lead: '-27.5',
        ratio: '-10',
        required: { perPeriod: q(1230, 9), soFar: '-10' },
        monthsBehind: '3',
      },
    ],
    [
      'met early',
      '2025-10',
      '1200',
      { outcome: 'met', light: 'blue', share: '100', timeShare: q(1000, 12), lead: q(200, 12), ratio: '120', monthsBehind: '0', required: { perPeriod: '0' } },
    ],
    ['one short of early', '2025-10', '1199', { outcome: 'on_pace', light: 'green', required: { perPeriod: '0.5', soFar: '119.9' } }],
    [
      'met at the due date',
      '2025-12',
      '1200',
      { outcome: 'met', light: 'blue', expected: '1200', gap: '0', share: '100', timeShare: '100', lead: '0', ratio: '100' },
    ],
    [
      'missed at the due date',
      '2025-12',
      '1199.99',
      { outcome: 'missed', reason: 'deadline', light: 'yellow', gap: '-0.01', required: null, basicallyMet: true },
    ],
    ['basically met, no more', '2025-12', '1140', { outcome: 'missed', light: 'yellow', ratio: '95', basicallyMet: true }],
    ['missed by a tenth', '2025-12', '1080', { outcome: 'missed', light: 'yellow', ratio: '90' }],
    ['missed by more', '2025-12', '1079.99', { outcome: 'missed', light: 'red' }],
  ])('%s', (_, period, value, expected) => {
    const reason = expected.outcome === 'behind' || expected.outcome === 'on_pace' ? { reason: 'pace' } : {}
    expect(year(period, value)).toMatchObject({ period, actual: value, target: '1200', dueOn: '2025-12-31', path: 'linear', ...reason, ...expected })
  })

  it('a miss is not called basically met below 95 % of the target', () => {
    expect(year('2025-12', '1139.99').basicallyMet).toBeUndefined()
    expect(year('2025-12', '1200').basicallyMet).toBeUndefined()
  })

  it('what binds is red when missed, is never basically met, and before the due date no different', () => {
    expect(year('2025-12', '1199.99', '>=', { binding: true })).toMatchObject({ outcome: 'missed', light: 'red' })
    expect(year('2025-11', '1099.99', '>=', { binding: true })).toMatchObject({ outcome: 'behind', light: 'yellow' })
    expect(year('2025-12', '1200', '>=', { binding: true })).toMatchObject({ outcome: 'met', light: 'blue' })
  })

  it.each([
    ['>', '2025-06', '600', 'on_pace'],
    ['>', '2025-10', '1200', 'on_pace'],
    ['>', '2025-10', '1200.01', 'met'],
    ['>', '2025-12', '1200', 'missed'],
    ['>', '2025-12', '1200.01', 'met'],
    ['=', '2025-12', '1200', 'met'],
    ['=', '2025-12', '1200.01', 'met'],
    ['=', '2025-12', '1199.99', 'missed'],
    // 左右: 5 % of 1200 is 60, and more than the target is not bad.
    ['~', '2025-12', '1139.99', 'missed'],
    ['~', '2025-12', '1140', 'met'],
    ['~', '2025-12', '1261', 'met'],
  ])('%s 1200 in %s with %s is %s', (operator, period, value, outcome) => {
    expect(year(period, value, operator)).toMatchObject({ outcome })
  })

  it('without a direction, 左右 hurts on both sides and = wants exactly the value', () => {
    expect(year('2025-12', '1260', '~', { better: null })).toMatchObject({ outcome: 'met' })
    expect(year('2025-12', '1260.01', '~', { better: null })).toMatchObject({ outcome: 'missed' })
    expect(year('2025-12', '1200', '=', { better: null })).toMatchObject({ outcome: 'met' })
    expect(year('2025-12', '1200.01', '=', { better: null })).toMatchObject({ outcome: 'missed' })
  })

  it('never judges a year against the value of the plan', () => {
    const found = ask({ period: '2024-06', targets: [finalTarget('>=', '2100')], values: { '2024-06': '900' } })
    expect(found).toMatchObject({ outcome: 'none', reason: 'no_target', light: 'grey', expected: null })
    expect(ask({ period: '2025-06', targets: [yearTarget(2024, '>=', '1200')], values: { '2025-06': '900' } })).toMatchObject({ reason: 'no_target' })
  })

  it('the path runs through the node of a half-year', () => {
    const asked = (period: string, value: string) =>
      ask({ period, targets: [node('2025-06-30', '>=', '400'), yearTarget(2025, '>=', '1200')], values: { [period]: value } })
    expect(asked('2025-03', '200')).toMatchObject({ outcome: 'on_pace', expected: '200' })
    // 400 + 3/6 × 800.
    expect(asked('2025-09', '800')).toMatchObject({ outcome: 'on_pace', expected: '800', dueOn: '2025-12-31' })
    expect(asked('2025-09', '799')).toMatchObject({ outcome: 'behind', gap: '-1' })
  })
})
