/** A bound for each year, and one on the mean of the years. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget, quotient } from './ask.ts'

const q = quotient

describe('each-year: at least 120 every year, so 10 a month', () => {
  const each = (period: string, values: Record<string, string>, more = {}) =>
    ask({ period, indicator: { measure: 'each-year', unit: '名', ...more }, targets: [finalTarget('>=', '120')], values })

  it.each([
    ['the second year starts at nothing', '2022-01', '0', { outcome: 'behind', light: 'red', expected: '10', monthsBehind: '1' }],
    [
      'on the line',
      '2022-06',
      '60',
      { outcome: 'on_pace', light: 'green', expected: '60', share: '50', timeShare: '50', lead: '0', ratio: '100', required: { perPeriod: '10', soFar: '10' } },
    ],
    [
      'just behind',
      '2022-06',
      '59',
      { outcome: 'behind', light: 'yellow', gap: '-1', lead: q(-100, 120), required: { perPeriod: q(61, 6), soFar: q(59, 6) }, monthsBehind: '0.1' },
    ],
    ['just ahead', '2022-06', '61', { outcome: 'on_pace', light: 'green', gap: '1' }],
    ['met early, and watched', '2022-09', '120', { outcome: 'met', light: 'green' }],
    ['missed at the end of its year', '2022-12', '119', { outcome: 'missed', gap: '-1', light: 'yellow', required: null }],
    ['met in the last year', '2025-12', '120', { outcome: 'met', light: 'blue' }],
    ['missed in the last year', '2025-12', '119', { outcome: 'missed', light: 'yellow' }],
  ])('%s', (_, period, value, expected) => {
    const closed = Object.fromEntries([2021, 2022, 2023, 2024].filter((year) => `${year}` < period.slice(0, 4)).map((year) => [`${year}-12`, '120']))
    expect(each(period, { ...closed, [period]: value })).toMatchObject({ actual: value, ...expected })
  })

  it('lists all closed years that were missed, and the plan is missed with one of them', () => {
    const values = { '2021-12': '119', '2022-12': '120', '2023-12': '80', '2024-12': '200' }
    expect(each('2024-12', values)).toMatchObject({ outcome: 'met', missedYears: [2021, 2023] })
    expect(each('2025-06', { ...values, '2025-06': '60' })).toMatchObject({ outcome: 'on_pace', light: 'green', missedYears: [2021, 2023] })
    expect(each('2025-12', { ...values, '2025-12': '500' })).toMatchObject({ outcome: 'missed', missedYears: [2021, 2023] })
    expect(each('2025-12', { ...values, '2025-12': '500' }, { binding: true })).toMatchObject({ outcome: 'missed', light: 'red' })
  })

  it('more than 120 wants more than 120 at the end of each year', () => {
    const more = (value: string) =>
      ask({ period: '2022-12', indicator: { measure: 'each-year' }, targets: [finalTarget('>', '120')], values: { '2021-12': '121', '2022-12': value } })
    expect(more('120')).toMatchObject({ outcome: 'missed' })
    expect(more('121')).toMatchObject({ outcome: 'met' })
  })
})

describe('annual-mean: 4 a year on the mean of five', () => {
  const mean = (period: string, values: Record<string, string>, operator = '>=') =>
    ask({ period, indicator: { measure: 'annual-mean', unit: '万人' }, targets: [finalTarget(operator, '4')], values })
  const weak = { '2021-12': '3' }

  it.each([
    [
      'at the start',
      '2021-03',
      { '2021-03': '1' },
      { outcome: 'on_pace', actual: '1', expected: '1', share: '5', timeShare: '5', required: { perPeriod: q(19, 57), soFar: q(1, 3) } },
    ],
    [
      'a weak year leaves a gap',
      '2021-12',
      weak,
      { outcome: 'behind', actual: '3', expected: '4', gap: '-1', share: '15', timeShare: '20', lead: '-5', ratio: '75', light: 'red', monthsBehind: '3' },
    ],
    [
      'and can be repaired, to the line',
      '2022-06',
      { ...weak, '2022-06': '3' },
      { outcome: 'on_pace', actual: '6', expected: '6', gap: '0', lead: '0', ratio: '100', required: { perPeriod: q(14, 42), soFar: q(6, 18) } },
    ],
    ['just behind', '2022-06', { ...weak, '2022-06': '2.99' }, { outcome: 'behind', light: 'yellow', gap: '-0.01', ratio: q(59900, 600) }],
    ['just ahead', '2022-06', { ...weak, '2022-06': '3.01' }, { outcome: 'on_pace', gap: '0.01' }],
    [
      'met at the due date',
      '2025-12',
      { ...weak, '2022-12': '5', '2023-12': '4', '2024-12': '4', '2025-12': '4' },
      { outcome: 'met', light: 'blue', actual: '20', expected: '20' },
    ],
    [
      'missed at the due date',
      '2025-12',
      { ...weak, '2022-12': '5', '2023-12': '4', '2024-12': '4', '2025-12': '3.99' },
      { outcome: 'missed', reason: 'deadline', gap: '-0.01', light: 'yellow' },
    ],
    [
      'met early',
      '2025-06',
      { '2021-12': '4', '2022-12': '5', '2023-12': '5', '2024-12': '4', '2025-06': '2' },
      { outcome: 'met', light: 'blue', required: { perPeriod: '0' } },
    ],
  ])('%s', (_, period, values, expected) => {
    expect(mean(period, values as Record<string, string>)).toMatchObject({ period, ...expected })
  })

  it('wants the closed years', () => {
    expect(mean('2023-06', { '2021-12': '4', '2023-06': '2' })).toMatchObject({ outcome: 'none', reason: 'not_reported', missing: ['2022-12'] })
  })

  it('more than 4 wants more than 20 in the end', () => {
    const even = { '2021-12': '4', '2022-12': '4', '2023-12': '4', '2024-12': '4' }
    expect(mean('2025-12', { ...even, '2025-12': '4' }, '>')).toMatchObject({ outcome: 'missed' })
    expect(mean('2025-12', { ...even, '2025-12': '4.01' }, '>')).toMatchObject({ outcome: 'met' })
  })
})
