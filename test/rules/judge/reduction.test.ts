/** A fall accumulated over the years of a plan. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget } from './ask.ts'

interface Given {
  readonly operator?: string
  readonly more?: object
  readonly values?: Readonly<Record<string, string>>
}

describe('reduction: 15 % in five years, so 3 a year', () => {
  const fall = (period: string, value: string, { operator = '>=', more = {}, values = {} }: Given = {}) =>
    ask({
      period,
      indicator: { measure: 'reduction', basis: 'to-date', frequency: 'year', unit: '%', ...more },
      targets: [finalTarget(operator, '15')],
      values: { ...values, [period]: value },
    })

  it.each([
    [
      'after one year, nothing',
      '2021',
      '0',
      {
        outcome: 'behind',
        light: 'red',
        expected: '3',
        gap: '-3',
        share: '0',
        timeShare: '20',
        lead: '-20',
        ratio: '0',
        required: { perPeriod: '3.75', soFar: '0' },
        monthsBehind: '12',
      },
    ],
    [
      'on the line',
      '2022',
      '6',
      {
        outcome: 'on_pace',
        light: 'green',
        expected: '6',
        gap: '0',
        share: '40',
        timeShare: '40',
        lead: '0',
        ratio: '100',
        required: { perPeriod: '3', soFar: '3' },
        monthsBehind: '0',
      },
    ],
    [
      'just behind',
      '2022',
      '5.97',
      {
        outcome: 'behind',
        light: 'yellow',
        gap: '-0.03',
        share: '39.8',
        lead: '-0.2',
        ratio: '99.5',
        required: { perPeriod: '3.01', soFar: '2.985' },
        monthsBehind: '0.12',
      },
    ],
    ['just ahead', '2022', '6.03', { outcome: 'on_pace', light: 'green', gap: '0.03', monthsBehind: '0' }],
    ['a rise where a fall was asked', '2022', '-1.5', { outcome: 'behind', light: 'red', share: '-10', gap: '-7.5', monthsBehind: '24' }],
    ['met early', '2024', '15', { outcome: 'met', light: 'blue', required: { perPeriod: '0' } }],
    ['met at the due date', '2025', '15', { outcome: 'met', light: 'blue' }],
    ['missed at the due date', '2025', '14.99', { outcome: 'missed', light: 'yellow', reason: 'deadline' }],
  ])('%s', (_, period, value, expected) => {
    expect(fall(period, value)).toMatchObject({ actual: value, target: '15', dueOn: '2025-12-31', ...expected })
  })

  it('more than 15 % wants more than 15 %', () => {
    expect(fall('2022', '6', { operator: '>' }).outcome).toBe('on_pace')
    expect(fall('2025', '15', { operator: '>' }).outcome).toBe('missed')
  })

  it('what binds is red when missed', () => {
    expect(fall('2025', '14.99', { more: { binding: true } })).toMatchObject({ outcome: 'missed', light: 'red' })
  })

  it('yearly falls accumulate as 1 − Π(1 − f)', () => {
    const yearly = { more: { basis: 'rate' } }
    // 1 − 0.97 × 0.98 = 4.94 %; 1 − 0.9 × 0.95 = 14.5 %.
    expect(fall('2022', '2', { ...yearly, values: { 2021: '3' } })).toMatchObject({ actual: '4.94', gap: '-1.06', outcome: 'behind' })
    expect(fall('2022', '5', { ...yearly, values: { 2021: '10' } })).toMatchObject({ actual: '14.5', outcome: 'on_pace' })
    // A year of rising takes back: 1 − 0.9 × 1.02 = 8.2 %.
    expect(fall('2022', '-2', { ...yearly, values: { 2021: '10' } })).toMatchObject({ actual: '8.2' })
    expect(fall('2023', '2', { ...yearly, values: { 2021: '3' } })).toMatchObject({ outcome: 'none', reason: 'not_reported', missing: ['2022'] })
  })

  it('a figure since the beginning stands alone', () => {
    expect(fall('2022', '6', { values: { 2021: '3' } })).toMatchObject({ actual: '6' })
    expect(fall('2023', '9')).toMatchObject({ actual: '9', outcome: 'on_pace' })
  })
})
