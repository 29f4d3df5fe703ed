/**
 * The checks that must always hold, each with its neighbours on both sides, asked in the words of the door. Those about ranking
 * (9 and 11) stand where ranking does.
 */
import { describe, expect, it } from 'vitest'
import { addWorkdays, limitDay } from '../../../server/basics/workdays.ts'
import { publishedWorkdays } from '../../support/facts.ts'
import { ask, figure, finalTarget, quotient, yearTarget } from './ask.ts'

describe('check 1: a total against the share of the year, a rate against the rate', () => {
  it.each([
    // 11/12 of 100 is 91.666…: no finite decimal equals it.
    ['91.6', 'behind', 'yellow'],
    ['91.66', 'behind', 'yellow'],
    ['91.6666666666666666666666666666', 'behind', 'yellow'],
    ['91.6666666666666666666666666667', 'on_pace', 'green'],
    ['91.67', 'on_pace', 'green'],
    ['91.7', 'on_pace', 'green'],
  ])('%s % of the year after eleven months is %s', (value, outcome, light) => {
    const found = ask({ period: '2025-11', targets: [yearTarget(2025, '>=', '100')], values: { '2025-11': value } })
    expect(found).toMatchObject({ outcome, light, reason: 'pace', expected: quotient(1100, 12), timeShare: quotient(1100, 12) })
  })

  it('eleven twelfths exactly are on pace', () => {
    const found = ask({ period: '2025-11', targets: [yearTarget(2025, '>=', '120')], values: { '2025-11': '110' } })
    expect(found).toMatchObject({ outcome: 'on_pace', light: 'green', gap: '0', lead: '0', ratio: '100' })
  })

  const months = Array.from({ length: 11 }, (_, place) => `2025-${String(place + 1).padStart(2, '0')}`)
  it.each(months)('growth of 4.9 against 5 is behind in %s, and 5.0 is not', (period) => {
    const grown = (value: string) =>
      ask({ period, indicator: { measure: 'growth', basis: 'rate', unit: '%' }, targets: [yearTarget(2025, '>=', '5')], values: { [period]: value } })
    expect(grown('4.9')).toMatchObject({ outcome: 'behind', light: 'yellow', expected: '5', gap: '-0.1', lead: '-0.1', ratio: '98' })
    expect(grown('4.999')).toMatchObject({ outcome: 'behind', light: 'yellow' })
    expect(grown('5.0')).toMatchObject({ outcome: 'on_pace', light: 'green', lead: '0' })
    expect(grown('5.1')).toMatchObject({ outcome: 'on_pace', light: 'green', lead: '0.1' })
  })
})

describe('check 2: a level by its distance done', () => {
  // 0.4 × 0.99 = 0.396 of the way: 45.706. With 45.5: 0.19 / 0.99.
  it.each([
    ['45.5', 'behind', quotient(1900, 99)],
    ['45.705', 'behind', quotient(3950, 99)],
    ['45.706', 'on_pace', '40'],
    ['45.707', 'on_pace', quotient(3970, 99)],
    ['45.31', 'behind', '0'],
  ])('45.31 to 46.3 at 40 %% of the time with %s is %s', (value, outcome, share) => {
    const found = ask({
      period: '2022',
      indicator: { measure: 'level', basis: 'stock', frequency: 'year', unit: '%', baseline: { period: '2020', value: '45.31' } },
      targets: [finalTarget('>=', '46.3')],
      values: { 2022: value },
    })
    expect(found).toMatchObject({ outcome, share, timeShare: '40', expected: '45.706' })
  })
})

describe('check 3: a bound that is kept in every period', () => {
  // Within 2 % of 5.5 is from 5.39 on.
  it.each([
    ['5.38', 'on_pace', 'green', 'bound'],
    ['5.39', 'on_pace', 'green', 'near_bound'],
    ['5.45', 'on_pace', 'green', 'near_bound'],
    ['5.49', 'on_pace', 'green', 'near_bound'],
    ['5.5', 'on_pace', 'green', 'near_bound'],
    ['5.51', 'broken', 'red', 'bound'],
    ['5.6', 'broken', 'red', 'bound'],
  ])('unemployment of at most 5.5 at %s is %s', (value, outcome, light, reason) => {
    const found = ask({
      period: '2025-03',
      indicator: { measure: 'hold', basis: 'stock', better: 'lower', unit: '%' },
      targets: [finalTarget('<=', '5.5')],
      values: { '2025-03': value },
    })
    expect(found).toMatchObject({ outcome, light, reason })
  })
})

describe('check 4: a fall accumulated', () => {
  it.each([
    ['4.6', 'behind', '-1'],
    ['5.59', 'behind', '-0.01'],
    ['5.6', 'on_pace', '0'],
    ['5.61', 'on_pace', '0.01'],
  ])('14 %% in five years with %s after two is %s', (value, outcome, gap) => {
    const found = ask({
      period: '2022',
      indicator: { measure: 'reduction', basis: 'to-date', frequency: 'year', unit: '%' },
      targets: [finalTarget('>=', '14')],
      values: { 2022: value },
    })
    expect(found).toMatchObject({ outcome, gap, expected: '5.6', timeShare: '40' })
  })
})

describe('check 5: a bound for each year', () => {
  const yearly = (period: string, values: Record<string, string>) =>
    ask({ period, indicator: { measure: 'each-year', unit: '名' }, targets: [finalTarget('>=', '100')], values })

  it.each([
    ['90', 'missed'],
    ['99', 'missed'],
    ['100', 'met'],
    ['101', 'met'],
  ])('year one with %s is %s', (value, outcome) => {
    expect(yearly('2021-12', { '2021-12': value })).toMatchObject({ outcome, gap: String(Number(value) - 100) })
  })

  it('year two starts at zero and repairs nothing', () => {
    expect(yearly('2022-01', { '2021-12': '90', '2022-01': '9' })).toMatchObject({ outcome: 'on_pace', expected: quotient(100, 12), missedYears: [2021] })
    expect(yearly('2022-01', { '2021-12': '90', '2022-01': '8' })).toMatchObject({ outcome: 'behind', missedYears: [2021] })
    expect(yearly('2022-12', { '2021-12': '90', '2022-12': '300' })).toMatchObject({ outcome: 'met', actual: '300', missedYears: [2021] })
    expect(yearly('2022-01', { '2021-12': '100', '2022-01': '9' }).missedYears).toBeUndefined()
  })
})

describe('check 6: before and after the release day', () => {
  // Workdays after 30 September 2026: 8, 9, 10 (made up), 12–16, 19–23, 26, 27 October: the fifteenth is the 27th.
  it.each([
    ['2026-10-01', 'not_released'],
    ['2026-10-27', 'not_released'],
    ['2026-10-27T15:59:59.999Z', 'not_released'],
    ['2026-10-27T16:00:00.000Z', 'not_reported'],
    ['2026-10-28', 'not_reported'],
  ])('third-quarter output at %s is %s', (asOf, reason) => {
    const found = ask({
      asOf,
      period: '2026-Q3',
      plan: { from: '2026-01-01', to: '2030-12-31' },
      indicator: { frequency: 'quarter' },
      targets: [yearTarget(2026, '>=', '2000')],
      values: { '2026-Q2': '980' },
    })
    expect(found).toMatchObject({ outcome: 'none', light: 'grey', reason, release: { on: '2026-10-27', lateFrom: '2026-10-28' } })
  })
})

describe('check 7: what was learned later makes a new verdict beside the old one', () => {
  const revised = { knownFrom: '2025-10-27T02:00:00.000Z' }
  const grown = (asOf: string, second = '5.9') =>
    ask({
      asOf,
      period: '2025-Q3',
      indicator: { measure: 'growth', basis: 'rate', unit: '%', frequency: 'quarter' },
      targets: [yearTarget(2025, '>=', '6')],
      observations: [
        figure('2025-Q3', '6.1', { flag: 'flash', knownFrom: '2025-10-13T02:00:00.000Z', knownTo: revised.knownFrom }),
        figure('2025-Q3', second, { flag: 'preliminary', ...revised }),
      ],
    })

  it.each([
    ['2025-10-13T02:00:00.000Z', '6.1', 'green', 'flash'],
    ['2025-10-27T01:59:59.999Z', '6.1', 'green', 'flash'],
    ['2025-10-27T02:00:00.000Z', '5.9', 'yellow', 'preliminary'],
    ['2025-11-30', '5.9', 'yellow', 'preliminary'],
  ])('as known at %s the rate is %s and %s', (asOf, actual, light, flag) => {
    expect(grown(asOf)).toMatchObject({ actual, light, flag })
  })

  it('a revision to the target itself or above keeps the light', () => {
    expect(grown('2025-11-30', '6.0')).toMatchObject({ actual: '6', light: 'green', outcome: 'on_pace' })
    expect(grown('2025-11-30', '6.2')).toMatchObject({ light: 'green' })
    expect(grown('2025-11-30', '5.99')).toMatchObject({ light: 'yellow', outcome: 'behind' })
  })
})

describe('check 8: limits and workdays', () => {
  it.each<readonly [string, string]>([
    ['2026-09-30', '2026-09-30'],
    ...Array.from({ length: 7 }, (_, place) => [`2026-10-0${place + 1}`, '2026-10-08'] as const),
    ['2026-10-08', '2026-10-08'],
    ['2026-10-10', '2026-10-10'],
    ['2026-10-11', '2026-10-12'],
  ])('a limit on %s falls on %s', (day, moved) => {
    expect(limitDay(day, publishedWorkdays)).toMatchObject({ date: moved })
  })

  it.each([
    [1, '2026-09-18'],
    [2, '2026-09-20'],
    [3, '2026-09-21'],
    [4, '2026-09-22'],
  ])('%d workdays after Thursday 17 September 2026 is %s', (days, date) => {
    expect(addWorkdays('2026-09-17', days, publishedWorkdays)).toEqual({ date, uncertain: [] })
  })
})

describe('check 10: what includes the number and what does not', () => {
  it.each([
    ['>', '74', 'missed'],
    ['>', '75', 'missed'],
    ['>', '75.0000001', 'met'],
    ['>', '76', 'met'],
    ['>=', '74', 'missed'],
    ['>=', '74.9999999', 'missed'],
    ['>=', '75', 'met'],
    ['>=', '76', 'met'],
  ])('a target of %s 75 at %s is %s', (operator, value, outcome) => {
    const found = ask({
      period: '2025',
      indicator: { measure: 'level', basis: 'stock', frequency: 'year', unit: '家', baseline: { period: '2020', value: '50' } },
      targets: [finalTarget(operator, '75')],
      values: { 2025: value },
    })
    expect(found).toMatchObject({ outcome, light: outcome === 'met' ? 'blue' : 'yellow', dueOn: '2025-12-31' })
  })
})

describe('check 12: a target changed by resolution', () => {
  const changed = (asOf: string, value = '11.5') =>
    ask({
      asOf,
      period: '2023',
      indicator: { measure: 'growth', basis: 'rate', unit: '%', frequency: 'year' },
      targets: [
        yearTarget(2023, '>=', '12'),
        yearTarget(2023, '>=', '11', { approval: { body: '区人大常委会', documentNumber: '〔2024〕3号', date: '2024-07-26', reason: '中期调整' } }),
      ],
      values: { 2023: value },
    })

  it.each([
    ['2024-07-25', '12', 'missed'],
    ['2024-07-25T15:59:59.999Z', '12', 'missed'],
    // The day begins at 16:00 UTC in the plan's zone.
    ['2024-07-25T16:00:00.000Z', '11', 'met'],
    ['2024-07-26', '11', 'met'],
    ['2024-07-27', '11', 'met'],
  ])('at %s the target is %s and the year %s', (asOf, target, outcome) => {
    expect(changed(asOf)).toMatchObject({ target, expected: target, outcome })
  })

  it('names both, and the document', () => {
    const after = changed('2024-08-01')
    expect(after.formerTargets).toMatchObject([{ operator: '>=', value: '12' }])
    expect(after.approval).toMatchObject({ documentNumber: '〔2024〕3号', date: '2024-07-26' })
    expect(changed('2024-07-25').formerTargets).toBeUndefined()
  })
})
