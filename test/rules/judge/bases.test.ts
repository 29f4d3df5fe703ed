/** What figures of every basis say of a period, filed as often as the indicator asks, more often, or less. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget, quotient, yearTarget } from './ask.ts'

const month = (at: number): string => `2025-${String(at).padStart(2, '0')}`
const months = (value: string, upTo: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: upTo }, (_, place) => [month(place + 1), value]))

describe('a total of the year', () => {
  const total = (period: string, indicator: object, values: Record<string, string>) =>
    ask({ period, indicator: { measure: 'annual-total', ...indicator }, targets: [yearTarget(2025, '>=', '1200')], values })

  it('adds what was done inside the months', () => {
    expect(total('2025-06', { basis: 'flow' }, months('100', 6))).toMatchObject({ actual: '600', outcome: 'on_pace', gap: '0' })
    expect(total('2025-06', { basis: 'flow' }, { ...months('100', 6), '2025-04': '99' })).toMatchObject({ actual: '599', outcome: 'behind' })
  })

  it('is not reported while a month is missing, and names it', () => {
    const { '2025-03': _, ...gap } = months('100', 6)
    expect(total('2025-06', { basis: 'flow' }, gap)).toMatchObject({ outcome: 'none', light: 'grey', reason: 'not_reported', missing: ['2025-03'] })
  })

  it('January and February filed together under February fill both', () => {
    const { '2025-01': _, ...rest } = months('100', 6)
    const together = { ...rest, '2025-02': '200' }
    expect(total('2025-06', { basis: 'flow' }, together)).toMatchObject({ actual: '600', outcome: 'on_pace' })
    expect(total('2025-02', { basis: 'flow' }, { '2025-02': '200' })).toMatchObject({ actual: '200', outcome: 'on_pace' })
  })

  it('a month that does not apply adds nothing and leaves the sum complete', () => {
    expect(total('2025-06', { basis: 'flow' }, { ...months('100', 6), '2025-03': '-' })).toMatchObject({ actual: '500', outcome: 'behind' })
    for (const dash of ['-', '–', '—', 'ー', '一'])
      expect(total('2025-06', { basis: 'ytd' }, { '2025-06': dash })).toMatchObject({ outcome: 'none', reason: 'not_applicable' })
  })

  it('takes what has been done since January as it is', () => {
    expect(total('2025-06', { basis: 'ytd' }, { '2025-05': '590', '2025-06': '600' })).toMatchObject({ actual: '600' })
    expect(total('2025-06', { basis: 'ytd' }, { '2025-06': '600' })).toMatchObject({ actual: '600' })
  })

  it('takes the closed years off what has been done since the plan began', () => {
    expect(total('2025-06', { basis: 'to-date' }, { '2024-12': '3000', '2025-06': '3600' })).toMatchObject({ actual: '600', outcome: 'on_pace' })
    expect(total('2025-06', { basis: 'to-date' }, { '2025-06': '3600' })).toMatchObject({ outcome: 'none', reason: 'not_reported' })
  })

  it.each([
    ['quarter', '2025-Q1', '300', '300'],
    ['quarter', '2025-Q3', '899', '900'],
    ['half-year', '2025-H1', '600', '600'],
    ['year', '2025', '1200', '1200'],
  ])('a %s ends where its months do: %s', (frequency, period, value, expected) => {
    const found = total(period, { basis: 'ytd', frequency }, { [period]: value })
    expect(found).toMatchObject({ period, actual: value, expected })
  })

  it('counts the days of the year, both ends included, where figures are daily', () => {
    expect(total('2025-01-01', { basis: 'ytd', frequency: 'day' }, { '2025-01-01': '4' })).toMatchObject({ expected: quotient(1200, 365), outcome: 'on_pace' })
    // 14 March is the 73rd day: a fifth of the year.
    expect(total('2025-03-14', { basis: 'ytd', frequency: 'day' }, { '2025-03-14': '240' })).toMatchObject({
      expected: '240',
      timeShare: '20',
      outcome: 'on_pace',
    })
    expect(total('2025-12-31', { basis: 'ytd', frequency: 'day' }, { '2025-12-31': '1200' })).toMatchObject({ expected: '1200', outcome: 'met' })
  })

  it('reads finer figures than it asks for', () => {
    expect(total('2025-Q2', { basis: 'ytd', frequency: 'quarter' }, { '2025-06': '600' })).toMatchObject({ actual: '600', outcome: 'on_pace' })
    expect(total('2025-Q2', { basis: 'flow', frequency: 'quarter' }, months('100', 6))).toMatchObject({ actual: '600', outcome: 'on_pace' })
    expect(total('2025', { basis: 'flow', frequency: 'year' }, { '2025-Q1': '300', '2025-Q2': '300', '2025-Q3': '300', '2025-Q4': '300' })).toMatchObject({
      actual: '1200',
      outcome: 'met',
    })
  })

  it('reads coarser figures than it asks for, where they end together', () => {
    expect(total('2025-06', { basis: 'ytd' }, { '2025-Q2': '600' })).toMatchObject({ actual: '600', outcome: 'on_pace' })
    expect(total('2025-05', { basis: 'ytd' }, { '2025-Q2': '600' })).toMatchObject({ outcome: 'none', reason: 'not_reported' })
  })
})

describe('a total of the plan', () => {
  const total = (period: string, basis: string, values: Record<string, string>) =>
    ask({ period, indicator: { measure: 'plan-total', basis }, targets: [finalTarget('>=', '600')], values })

  it('adds closed years to this one', () => {
    expect(total('2023-06', 'ytd', { '2021-12': '120', '2022-12': '120', '2023-06': '60' })).toMatchObject({ actual: '300', outcome: 'on_pace' })
    expect(total('2023-06', 'ytd', { '2021-12': '120', '2023-06': '60' })).toMatchObject({ outcome: 'none', reason: 'not_reported', missing: ['2022-12'] })
    expect(total('2023-06', 'ytd', { '2021': '120', '2022-Q4': '120', '2023-06': '60' })).toMatchObject({ actual: '300' })
  })

  it('adds single months of all years, and takes sums since the beginning as they are', () => {
    const flows = Object.fromEntries(
      [2021, 2022].flatMap((year) => Array.from({ length: 12 }, (_, place) => [`${year}-${String(place + 1).padStart(2, '0')}`, '10'])),
    )
    expect(total('2022-12', 'flow', flows)).toMatchObject({ actual: '240', outcome: 'on_pace', gap: '0' })
    expect(total('2023-06', 'to-date', { '2023-06': '300' })).toMatchObject({ actual: '300' })
  })
})

describe('a level', () => {
  const level = (period: string, frequency: string, values: Record<string, string>) =>
    ask({
      period,
      indicator: { measure: 'level', basis: 'stock', frequency, baseline: { period: '2020', value: '200' } },
      targets: [finalTarget('>=', '260')],
      values,
    })

  it('is what it is at the end of the period, whoever files it', () => {
    expect(level('2023-Q2', 'quarter', { '2023-04': '100', '2023-06': '230' })).toMatchObject({ actual: '230', expected: '230', outcome: 'on_pace' })
    expect(level('2023-06', 'month', { '2023-H1': '230' })).toMatchObject({ actual: '230', outcome: 'on_pace' })
    expect(level('2023', 'year', { '2023-12': '236' })).toMatchObject({ actual: '236', expected: '236', outcome: 'on_pace' })
    expect(level('2023-Q2', 'quarter', { '2023-05': '230' })).toMatchObject({ outcome: 'none', reason: 'not_reported' })
  })

  it('walks by days where it is daily: 1826 of them from 2021 to 2025', () => {
    expect(level('2021-01-01', 'day', { '2021-01-01': '201' })).toMatchObject({ timeShare: quotient(100, 1826), outcome: 'on_pace' })
    expect(level('2024-02-29', 'day', { '2024-02-29': '240' })).toMatchObject({ timeShare: quotient(115500, 1826) })
    expect(level('2025-12-31', 'day', { '2025-12-31': '260' })).toMatchObject({ timeShare: '100', outcome: 'met' })
  })
})

describe('years of other totals', () => {
  it('each year adds its own months, and no others', () => {
    const values = { '2024-12': '99', ...months('10', 6) }
    expect(ask({ period: '2025-06', indicator: { measure: 'each-year', basis: 'flow' }, targets: [finalTarget('>=', '120')], values })).toMatchObject({
      actual: '60',
      outcome: 'on_pace',
    })
  })

  it('a mean adds all of them', () => {
    const values = { '2021': '110', '2022': '130', '2023-Q2': '60' }
    expect(ask({ period: '2023-Q2', indicator: { measure: 'annual-mean', frequency: 'quarter' }, targets: [finalTarget('>=', '120')], values })).toMatchObject({
      actual: '300',
      expected: '300',
    })
  })

  it('a cap adds what was used inside the months', () => {
    const found = ask({
      period: '2025-06',
      indicator: { measure: 'cap', basis: 'flow', better: 'lower' },
      targets: [yearTarget(2025, '<=', '1200')],
      values: months('100', 6),
    })
    expect(found).toMatchObject({ actual: '600', outcome: 'on_pace', lead: '0' })
  })
})
