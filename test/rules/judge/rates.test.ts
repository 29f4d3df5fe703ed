/** Rates: of one year, and on the mean of several. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget, quotient, yearTarget } from './ask.ts'

const q = quotient

interface Given {
  readonly operator?: string
  readonly target?: string
  readonly more?: object
}

describe('growth: 7 % in 2025', () => {
  const grown = (period: string, value: string, { operator = '>=', target = '7', more = {} }: Given = {}) =>
    ask({
      period,
      indicator: { measure: 'growth', basis: 'rate', unit: '%', ...more },
      targets: [yearTarget(2025, operator, target)],
      values: { [period]: value },
    })

  it.each([
    ['at the start, on the rate', '2025-02', '7', { outcome: 'on_pace', light: 'green', gap: '0', lead: '0', ratio: '100' }],
    ['in the middle, just behind', '2025-06', '6.99', { outcome: 'behind', light: 'yellow', gap: '-0.01', lead: '-0.01', ratio: q(69900, 700) }],
    ['in the middle, just ahead', '2025-06', '7.01', { outcome: 'on_pace', light: 'green', gap: '0.01', lead: '0.01', ratio: q(70100, 700) }],
    ['at nine tenths', '2025-06', '6.3', { outcome: 'behind', light: 'yellow', ratio: '90' }],
    ['below nine tenths', '2025-06', '6.29', { outcome: 'behind', light: 'red' }],
    ['far ahead is not done', '2025-06', '14', { outcome: 'on_pace', light: 'green', ratio: '200', lead: '7' }],
    ['met at the due date', '2025-12', '7', { outcome: 'met', light: 'blue' }],
    ['missed at the due date', '2025-12', '6.9', { outcome: 'missed', light: 'yellow', reason: 'deadline', basicallyMet: true }],
    ['missed by much', '2025-12', '6.2', { outcome: 'missed', light: 'red' }],
  ])('%s', (_, period, value, expected) => {
    expect(grown(period, value)).toMatchObject({
      actual: value,
      expected: '7',
      share: null,
      timeShare: null,
      monthsBehind: null,
      dueOn: '2025-12-31',
      ...expected,
    })
  })

  it.each([
    ['>', '2025-06', '7', 'on_pace'],
    ['>', '2025-12', '7', 'missed'],
    ['>', '2025-12', '7.1', 'met'],
    ['=', '2025-12', '7', 'met'],
    // 左右 of a rate: 0.3, and more growth does not hurt.
    ['~', '2025-06', '6.69', 'behind'],
    ['~', '2025-06', '9', 'on_pace'],
    ['~', '2025-12', '6.7', 'met'],
    ['~', '2025-12', '6.69', 'missed'],
  ])('%s 7 in %s at %s is %s', (operator, period, value, outcome) => {
    expect(grown(period, value, { operator }).outcome).toBe(outcome)
  })

  it('a width of its own goes before the usual one', () => {
    const wide = (value: string) =>
      ask({
        period: '2025-12',
        indicator: { measure: 'growth', basis: 'rate', unit: '%' },
        targets: [yearTarget(2025, '~', '7', { width: '0.5' })],
        values: { '2025-12': value },
      })
    expect(wide('6.5').outcome).toBe('met')
    expect(wide('6.49').outcome).toBe('missed')
  })

  it.each([
    ['at the bound', '2', 'on_pace', 'green', '0', '100'],
    ['above it', '2.5', 'behind', 'red', '-0.5', '80'],
    ['just above it', '2.1', 'behind', 'yellow', '-0.1', q(2000, 21)],
    ['below it', '1', 'on_pace', 'green', '1', '200'],
  ])('where less growth is better, %s: ahead counts more than 0, and the ratio turns around', (_, value, outcome, light, lead, ratio) => {
    expect(grown('2025-06', value, { operator: '<=', target: '2', more: { better: 'lower' } })).toMatchObject({ outcome, light, lead, ratio })
  })

  // A rate asked of 0 or less, or of another sign, has no ratio: up to one unit short is yellow, more is red.
  it.each([
    ['0', '0', 'on_pace', 'green', null],
    ['0', '-0.5', 'behind', 'yellow', null],
    ['0', '-1', 'behind', 'yellow', null],
    ['0', '-1.01', 'behind', 'red', null],
    ['-2', '-2', 'on_pace', 'green', null],
    ['-2', '-3', 'behind', 'yellow', null],
    ['-2', '-3.01', 'behind', 'red', null],
    ['0.6', '-0.4', 'behind', 'yellow', null],
    ['0.6', '-0.41', 'behind', 'red', null],
    ['7', '-1', 'behind', 'red', null],
  ])('against %s a rate of %s is %s and %s', (target, value, outcome, light, ratio) => {
    expect(grown('2025-06', value, { target })).toMatchObject({ outcome, light, ratio })
  })

  it('is not a distance of its own where the unit is no per cent', () => {
    expect(grown('2025-06', '6.99', { more: { unit: '‰' } })).toMatchObject({ outcome: 'behind', lead: null, gap: '-0.01' })
  })
})

describe('mean-growth: 15 % a year from 100 in 2020, so 132.25 after two years', () => {
  const mean = (period: string, value: string, operator = '>=', more: object = {}) =>
    ask({
      period,
      indicator: { measure: 'mean-growth', basis: 'ytd', frequency: 'year', baseline: { period: '2020', value: '100' }, ...more },
      targets: [finalTarget(operator, '15')],
      values: { [period]: value },
    })

  it.each([
    ['on the line', '2022', '132.25', { outcome: 'on_pace', light: 'green', actual: '15', gap: '0', ratio: '100' }],
    // √1.3224 − 1; then (201.1357… ÷ 132.24)^(1/3) − 1.
    ['just behind', '2022', '132.24', { outcome: 'behind', light: 'yellow' }],
    ['just ahead', '2022', '132.26', { outcome: 'on_pace', light: 'green' }],
    ['after one year', '2021', '114.99', { outcome: 'behind', actual: '14.99', gap: '-0.01' }],
    ['at the due date, to the last digit', '2025', '201.1357187500', { outcome: 'met', light: 'blue', actual: '15', gap: '0' }],
    ['at the due date, one digit less', '2025', '201.1357187499', { outcome: 'missed', light: 'yellow', reason: 'deadline' }],
    ['at the due date, one digit more', '2025', '201.1357187501', { outcome: 'met', light: 'blue' }],
    ['with a loss', '2022', '81', { outcome: 'behind', light: 'red', actual: '-10', gap: '-25', ratio: null }],
  ])('%s', (_, period, value, expected) => {
    expect(mean(period, value)).toMatchObject({ expected: '15', share: null, timeShare: null, dueOn: '2025-12-31', ...expected })
  })

  it('more than 15 % wants more at the end', () => {
    expect(mean('2022', '132.25', '>').outcome).toBe('on_pace')
    expect(mean('2025', '201.13571875', '>').outcome).toBe('missed')
    expect(mean('2025', '201.13571876', '>').outcome).toBe('met')
  })

  it('says the mean so far and the mean that is needed from here', () => {
    const behind = mean('2022', '132.24')
    expect(behind.actual).toBe('14.995652091720406923')
    expect(behind.required?.perPeriod).toBe('15.002898696847949719')
    expect(mean('2022', '132.25').required?.perPeriod).toBe('15')
    expect(mean('2025', '201').required).toBeNull()
  })

  it('where less is better the same figures read the other way', () => {
    const lower = (value: string) =>
      ask({
        period: '2022',
        indicator: { measure: 'mean-growth', basis: 'ytd', frequency: 'year', better: 'lower', baseline: { period: '2020', value: '100' } },
        targets: [finalTarget('<=', '2')],
        values: { 2022: value },
      })
    expect(lower('104.04')).toMatchObject({ outcome: 'on_pace', actual: '2', gap: '0' })
    expect(lower('104.05')).toMatchObject({ outcome: 'behind' })
    expect(lower('104.03')).toMatchObject({ outcome: 'on_pace' })
  })

  it('needs a base for values, and none for yearly rates', () => {
    expect(mean('2022', '140', '>=', { baseline: null })).toMatchObject({ outcome: 'none', reason: 'no_baseline', light: 'grey' })
    const rates = (values: Record<string, string>, period = '2022') =>
      ask({ period, indicator: { measure: 'mean-growth', basis: 'rate', frequency: 'year', unit: '%' }, targets: [finalTarget('>=', '10')], values })
    // 1.21 × 1 = 1.1².
    expect(rates({ 2021: '21', 2022: '0' })).toMatchObject({ outcome: 'on_pace', actual: '10', gap: '0', lead: '0' })
    expect(rates({ 2021: '20.9', 2022: '0' })).toMatchObject({ outcome: 'behind' })
    expect(rates({ 2021: '10', 2022: '10.01' })).toMatchObject({ outcome: 'on_pace' })
    expect(rates({ 2022: '30' })).toMatchObject({ outcome: 'none', reason: 'not_reported', missing: ['2021'] })
  })
})
