/** Facts that are odd: each has a decided outcome, and nothing is guessed. */
import { describe, expect, it } from 'vitest'
import { ask, figure, finalTarget, quotient, yearTarget } from './ask.ts'

const level = (period: string, value: string, from: string, to: string, { at = '2020', better = 'higher', due = '2025-12-31', frequency = 'month' } = {}) =>
  ask({
    period,
    indicator: { measure: 'level', basis: 'stock', better, frequency, baseline: { period: at, value: from } },
    targets: [finalTarget(better === 'higher' ? '>=' : '<=', to, { dueOn: due })],
    values: { [period]: value },
  })

describe('baselines', () => {
  it('nothing is a baseline like any other', () => {
    expect(level('2023-06', '130', '0', '260')).toMatchObject({ outcome: 'on_pace', expected: '130', share: '50' })
    expect(level('2023-06', '129', '0', '260')).toMatchObject({ outcome: 'behind' })
  })

  it.each(['level', 'mean-growth'])('%s without one is grey: never green, never red', (measure) => {
    for (const value of ['0', '-5', '1000']) {
      const found = ask({
        period: '2023',
        indicator: { measure, basis: 'stock', frequency: 'year' },
        targets: [finalTarget('>=', '10')],
        values: { 2023: value },
      })
      expect(found).toMatchObject({ outcome: 'none', reason: 'no_baseline', light: 'grey' })
    }
  })

  it('a mean rate over a baseline of nothing is no number', () => {
    const found = ask({
      period: '2023',
      indicator: { measure: 'mean-growth', basis: 'stock', frequency: 'year', baseline: { period: '2020', value: '0' } },
      targets: [finalTarget('>=', '10')],
      values: { 2023: '50' },
    })
    expect(found).toMatchObject({ outcome: 'none', light: 'grey', actual: null })
  })

  it('where the target is the baseline the operator judges, without share and ratio', () => {
    expect(level('2023-06', '95', '95', '95')).toMatchObject({
      share: null,
      timeShare: null,
      ratio: null,
      lead: null,
      outcome: expect.stringMatching(/^(on_pace|met)$/),
    })
    expect(level('2023-06', '94.99', '95', '95')).toMatchObject({ share: null, ratio: null, outcome: 'behind', light: 'red' })
    expect(level('2025-12', '95', '95', '95')).toMatchObject({ outcome: 'met' })
    expect(level('2025-12', '94.99', '95', '95')).toMatchObject({ outcome: 'missed' })
    expect(level('2023-06', '95.01', '95', '95', { better: 'lower' })).toMatchObject({ outcome: 'behind' })
  })

  it('a period before the baseline has nothing to be behind of', () => {
    const before = level('2021-06', '100', '200', '260', { at: '2021-12' })
    expect(before).toMatchObject({ outcome: 'none', light: 'grey' })
    // At the baseline itself no way is planned and none is asked.
    expect(level('2021-12', '200', '200', '260', { at: '2021-12' })).toMatchObject({ outcome: 'on_pace', timeShare: '0', ratio: null })
  })
})

describe('targets', () => {
  const total = (target: string, value: string, period = '2025-06') => ask({ period, targets: [yearTarget(2025, '>=', target)], values: { [period]: value } })

  it('a target of nothing is judged by its operator', () => {
    expect(total('0', '-0.01')).toMatchObject({ outcome: 'behind', share: null, timeShare: null, ratio: null })
    expect(total('0', '0').outcome).toMatch(/^(on_pace|met)$/)
    expect(total('0', '-0.01', '2025-12').outcome).toBe('missed')
    expect(total('0', '0', '2025-12').outcome).toBe('met')
  })

  it('none at all is no verdict, for every measure', () => {
    for (const measure of [
      'annual-total',
      'plan-total',
      'each-year',
      'annual-mean',
      'growth',
      'mean-growth',
      'level',
      'hold',
      'cap',
      'reduction',
      'band',
      'share',
      'rank',
      'veto',
    ]) {
      const basis = measure === 'growth' ? 'rate' : measure === 'reduction' ? 'to-date' : 'ytd'
      const found = ask({ period: '2021-12', indicator: { measure, basis, baseline: { period: '2020', value: '1' } }, values: { '2021-12': '1' } })
      expect({ measure, outcome: found.outcome, reason: found.reason, light: found.light }).toEqual({
        measure,
        outcome: 'none',
        reason: 'no_target',
        light: 'grey',
      })
    }
  })
})

describe('values', () => {
  it('below nothing are values', () => {
    // From −40 to −10 in five years: −25 half-way.
    expect(level('2023-06', '-25', '-40', '-10')).toMatchObject({ outcome: 'on_pace', expected: '-25', share: '50' })
    expect(level('2023-06', '-25.03', '-40', '-10')).toMatchObject({ outcome: 'behind', share: '49.9' })
    expect(level('2023-06', '-31', '-10', '-40', { better: 'lower' })).toMatchObject({ outcome: 'on_pace', share: '70', expected: '-25' })
  })

  it('0.85 is 0.85, and 85 is 85: a rate is never taken for a share', () => {
    const kept = (value: string) =>
      ask({ period: '2023-06', indicator: { measure: 'hold', basis: 'stock', unit: '%' }, targets: [finalTarget('>=', '85')], values: { '2023-06': value } })
    expect(kept('0.85')).toMatchObject({ outcome: 'broken', actual: '0.85', gap: '-84.15' })
    expect(kept('85')).toMatchObject({ outcome: 'on_pace', actual: '85' })
  })

  it('a gap in the series is no nothing', () => {
    expect(level('2023-06', '230', '200', '260')).toMatchObject({ outcome: 'on_pace' })
    const sum = ask({
      period: '2025-04',
      indicator: { basis: 'flow' },
      targets: [yearTarget(2025, '>=', '1200')],
      values: { '2025-01': '100', '2025-02': '100', '2025-04': '100' },
    })
    expect(sum).toMatchObject({ outcome: 'none', reason: 'not_reported', missing: ['2025-03'] })
  })

  it('forty digits count to the last one', () => {
    const [just, short] = ['100000000000000000000.0000000000000000001', '100000000000000000000.0000000000000000000']
    const held = (value: string) =>
      ask({ period: '2023-06', indicator: { measure: 'hold', basis: 'stock' }, targets: [finalTarget('>=', just)], values: { '2023-06': value } })
    expect(held(just)).toMatchObject({ outcome: 'on_pace', gap: '0' })
    expect(held(short)).toMatchObject({ outcome: 'broken', gap: '-0.0000000000000000001' })
  })
})

describe('time', () => {
  it('a day that is only there in leap years is a day like others', () => {
    const daily = (period: string, value: string) =>
      ask({ period, indicator: { frequency: 'day' }, targets: [yearTarget(2024, '>=', '366')], values: { [period]: value } })
    expect(daily('2024-02-29', '60')).toMatchObject({ expected: '60', outcome: 'on_pace' })
    expect(daily('2024-03-01', '60')).toMatchObject({ expected: '61', outcome: 'behind' })
    expect(level('2024-02', '260', '200', '260', { due: '2024-02-29' })).toMatchObject({ outcome: 'met', dueOn: '2024-02-29' })
    expect(level('2024-02', '259', '200', '260', { due: '2024-02-29' })).toMatchObject({ outcome: 'missed' })
    expect(level('2024-01', '258', '200', '260', { due: '2024-02-29' })).toMatchObject({ timeShare: quotient(3700, 38) })
  })

  it('a due date in the middle of a period is reached in it', () => {
    expect(level('2025-Q1', '236', '200', '260', { at: '2024', due: '2025-05-15', frequency: 'quarter' })).toMatchObject({
      expected: '236',
      outcome: 'on_pace',
    })
    expect(level('2025-Q2', '259', '200', '260', { at: '2024', due: '2025-05-15', frequency: 'quarter' })).toMatchObject({
      expected: '260',
      outcome: 'missed',
      dueOn: '2025-05-15',
    })
  })

  it('a plan of one day begins and ends with it', () => {
    const day = (value: string, frequency: string, period: string) =>
      ask({
        period,
        plan: { from: '2025-06-10', to: '2025-06-10' },
        indicator: { measure: 'plan-total', basis: 'to-date', frequency },
        targets: [finalTarget('>=', '5', { dueOn: '2025-06-10' })],
        values: { [period]: value },
      })
    expect(day('5', 'day', '2025-06-10')).toMatchObject({ outcome: 'met', expected: '5', timeShare: '100' })
    expect(day('4', 'day', '2025-06-10')).toMatchObject({ outcome: 'missed', gap: '-1' })
    expect(day('5', 'month', '2025-06')).toMatchObject({ outcome: 'met', expected: '5' })
    expect(
      ask({
        asOf: '2025-06-10',
        plan: { from: '2025-06-10', to: '2025-06-10' },
        indicator: { measure: 'plan-total', basis: 'to-date', frequency: 'day' },
        targets: [finalTarget('>=', '5', { dueOn: '2025-06-10' })],
      }),
    ).toMatchObject({ period: '2025-06-10', light: 'grey' })
  })
})

describe('revisions', () => {
  const known = (observations: readonly object[]) => ask({ period: '2025-06', targets: [yearTarget(2025, '>=', '1200')], observations })
  const learned = (value: string, flag: string, at: string) => figure('2025-06', value, { flag, knownFrom: `${at}T00:00:00.000Z` })

  it('a flag that goes backwards is judged, and questioned', () => {
    const found = known([learned('600', 'verified', '2025-07-10'), learned('590', 'flash', '2025-08-10')])
    expect(found).toMatchObject({ actual: '590', outcome: 'behind', flag: 'flash', reason: 'data' })
    expect(known([learned('600', 'flash', '2025-07-10'), learned('590', 'verified', '2025-08-10')])).toMatchObject({ actual: '590', reason: 'pace' })
    expect(known([learned('600', 'verified', '2025-07-10'), learned('590', 'verified', '2025-08-10')])).toMatchObject({ actual: '590', reason: 'pace' })
  })

  it('of two values of one instant the firmer counts, in whatever order they come', () => {
    const two = [learned('610', 'flash', '2025-07-10'), learned('590', 'verified', '2025-07-10')]
    expect(known(two)).toMatchObject({ actual: '590', flag: 'verified' })
    expect(known(two.toReversed())).toMatchObject({ actual: '590', flag: 'verified' })
  })

  it('of two that are equally firm one counts, always the same', () => {
    const two = [learned('610', 'verified', '2025-07-10'), learned('590', 'verified', '2025-07-10')]
    expect(known(two.toReversed())).toEqual(known(two))
    const digits = [learned('1000', 'verified', '2025-07-10'), learned('90', 'verified', '2025-07-10')]
    expect(known(digits.toReversed())).toEqual(known(digits))
  })
})
