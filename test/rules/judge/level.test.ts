/** A level by its distance done, rising and falling. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget, node, quotient, yearTarget } from './ask.ts'

const q = quotient

describe('level, rising: from 200 at the end of 2020 to 260 at the end of 2025, so 1 a month', () => {
  const level = (period: string, value: string, operator = '>=', more: object = {}) =>
    ask({
      period,
      indicator: { measure: 'level', basis: 'stock', unit: '家', baseline: { period: '2020', value: '200' }, ...more },
      targets: [finalTarget(operator, '260')],
      values: { [period]: value },
    })

  it.each([
    [
      'at the start, nothing gained',
      '2021-01',
      '200',
      {
        outcome: 'behind',
        light: 'red',
        expected: '201',
        gap: '-1',
        share: '0',
        timeShare: q(100, 60),
        lead: q(-100, 60),
        ratio: '0',
        required: { perPeriod: q(60, 59), soFar: '0' },
        monthsBehind: '1',
      },
    ],
    [
      'at the start, on the line',
      '2021-01',
      '201',
      { outcome: 'on_pace', light: 'green', gap: '0', share: q(100, 60), lead: '0', ratio: '100', monthsBehind: '0' },
    ],
    [
      'in the middle, on the line',
      '2023-06',
      '230',
      {
        outcome: 'on_pace',
        light: 'green',
        expected: '230',
        gap: '0',
        share: '50',
        timeShare: '50',
        lead: '0',
        ratio: '100',
        required: { perPeriod: '1', soFar: '1' },
        monthsBehind: '0',
      },
    ],
    [
      'just behind',
      '2023-06',
      '229.7',
      {
        outcome: 'behind',
        light: 'yellow',
        gap: '-0.3',
        share: '49.5',
        lead: '-0.5',
        ratio: '99',
        required: { perPeriod: '1.01', soFar: '0.99' },
        monthsBehind: '0.3',
      },
    ],
    ['just ahead', '2023-06', '230.3', { outcome: 'on_pace', light: 'green', share: '50.5', lead: '0.5', ratio: '101', monthsBehind: '0' }],
    ['at nine tenths of the way planned', '2023-06', '227', { outcome: 'behind', light: 'yellow', share: '45', ratio: '90', monthsBehind: '3' }],
    ['below nine tenths', '2023-06', '226.9', { outcome: 'behind', light: 'red' }],
    [
      'below where it began',
      '2023-06',
      '194',
      { outcome: 'behind', light: 'red', share: '-10', lead: '-60', ratio: '-20', required: { perPeriod: '2.2', soFar: '-0.2' }, monthsBehind: '30' },
    ],
    ['met early', '2024-02', '260', { outcome: 'met', light: 'blue', share: '100', required: { perPeriod: '0' }, monthsBehind: '0' }],
    ['met early and more', '2024-02', '290', { outcome: 'met', light: 'blue', share: '150', gap: '52' }],
    ['met at the due date', '2025-12', '260', { outcome: 'met', light: 'blue', timeShare: '100' }],
    ['missed at the due date', '2025-12', '259.9', { outcome: 'missed', reason: 'deadline', light: 'yellow', required: null, gap: '-0.1' }],
    ['missed by a fifth of the way', '2025-12', '248', { outcome: 'missed', light: 'red', share: '80' }],
  ])('%s', (_, period, value, expected) => {
    expect(level(period, value)).toMatchObject({ actual: value, target: '260', path: 'linear', dueOn: '2025-12-31', ...expected })
  })

  it.each([
    ['>', '2023-06', '230', 'on_pace'],
    ['>', '2024-02', '260', 'on_pace'],
    ['>', '2024-02', '261', 'met'],
    ['=', '2025-12', '260', 'met'],
    ['=', '2025-12', '261', 'met'],
    ['=', '2025-12', '259', 'missed'],
    ['~', '2025-12', '247', 'met'],
    ['~', '2025-12', '246.99', 'missed'],
    ['~', '2025-12', '300', 'met'],
  ])('%s 260 in %s at %s is %s', (operator, period, value, outcome) => {
    expect(level(period, value, operator).outcome).toBe(outcome)
  })

  it('wants a baseline, and says so', () => {
    expect(level('2023-06', '230', '>=', { baseline: null })).toMatchObject({ outcome: 'none', reason: 'no_baseline', light: 'grey', expected: null })
  })

  it('starts at the end of the baseline, whenever that was', () => {
    const from = (period: string) => level('2023-06', '230', '>=', { baseline: { period, value: '200' } })
    expect(from('2020-12').timeShare).toBe('50')
    expect(from('2020-Q4').timeShare).toBe('50')
    // From the end of June 2020: 36 of 66 months.
    expect(from('2020-06')).toMatchObject({ timeShare: q(3600, 66), outcome: 'behind' })
    // From the end of June 2021: 24 of 54 months.
    expect(from('2021-06')).toMatchObject({ timeShare: q(2400, 54), outcome: 'on_pace' })
  })

  it('targets of years and nodes are nodes of one path', () => {
    const stepped = (period: string, value: string) =>
      ask({
        period,
        indicator: { measure: 'level', basis: 'stock', baseline: { period: '2020', value: '200' } },
        targets: [yearTarget(2021, '>=', '206'), yearTarget(2022, '>=', '230'), node('2024-06-30', '>=', '248'), finalTarget('>=', '260')],
        values: { [period]: value },
      })
    expect(stepped('2021-06', '203')).toMatchObject({ expected: '203', outcome: 'on_pace' })
    expect(stepped('2022-06', '218')).toMatchObject({ expected: '218', outcome: 'on_pace', gap: '0' })
    expect(stepped('2022-06', '217')).toMatchObject({ outcome: 'behind', gap: '-1' })
    // 230 + 6/18 × 18, and 248 + 6/18 × 12.
    expect(stepped('2023-06', '236')).toMatchObject({ expected: '236', outcome: 'on_pace' })
    expect(stepped('2024-12', '252')).toMatchObject({ expected: '252', outcome: 'on_pace' })
    expect(stepped('2022-12', '229')).toMatchObject({ expected: '230', outcome: 'missed', dueOn: '2022-12-31' })
    expect(stepped('2024-06', '247')).toMatchObject({ expected: '248', outcome: 'missed', dueOn: '2024-06-30' })
  })

  it('a node that was missed is remembered, and the light follows the path of today', () => {
    const later = ask({
      period: '2023-12',
      indicator: { measure: 'level', basis: 'stock', baseline: { period: '2020', value: '200' } },
      targets: [yearTarget(2021, '>=', '212'), yearTarget(2022, '>=', '224'), finalTarget('>=', '260')],
      values: { '2021-12': '211', '2022-12': '224', '2023-12': '236' },
    })
    expect(later).toMatchObject({ outcome: 'on_pace', light: 'green', expected: '236', missedNodes: ['2021-12-31'] })
  })
})

describe('level, falling: from 50 at the end of 2020 to 38 at the end of 2025, so 0.2 a month', () => {
  const level = (period: string, value: string, operator = '<=') =>
    ask({
      period,
      indicator: { measure: 'level', basis: 'stock', better: 'lower', unit: '微克/立方米', baseline: { period: '2020', value: '50' } },
      targets: [finalTarget(operator, '38')],
      values: { [period]: value },
    })

  it.each([
    [
      'in the middle, on the line',
      '2023-06',
      '44',
      {
        outcome: 'on_pace',
        light: 'green',
        expected: '44',
        gap: '0',
        share: '50',
        lead: '0',
        ratio: '100',
        required: { perPeriod: '-0.2', soFar: '-0.2' },
        monthsBehind: '0',
      },
    ],
    [
      'just behind, which is above',
      '2023-06',
      '44.06',
      {
        outcome: 'behind',
        light: 'yellow',
        gap: '0.06',
        share: '49.5',
        lead: '-0.5',
        ratio: '99',
        required: { perPeriod: '-0.202', soFar: '-0.198' },
        monthsBehind: '0.3',
      },
    ],
    [
      'just ahead, which is below',
      '2023-06',
      '43.94',
      { outcome: 'on_pace', light: 'green', gap: '-0.06', share: '50.5', lead: '0.5', ratio: '101', monthsBehind: '0' },
    ],
    ['risen instead', '2023-06', '51.2', { outcome: 'behind', light: 'red', share: '-10', ratio: '-20', monthsBehind: '30' }],
    ['met early', '2024-02', '38', { outcome: 'met', light: 'blue' }],
    ['met at the due date', '2025-12', '38', { outcome: 'met', light: 'blue' }],
    ['missed at the due date', '2025-12', '38.01', { outcome: 'missed', light: 'yellow', gap: '0.01' }],
  ])('%s', (_, period, value, expected) => {
    expect(level(period, value)).toMatchObject({ actual: value, target: '38', ...expected })
  })

  it('less than 38 wants less than 38', () => {
    expect(level('2023-06', '44', '<').outcome).toBe('on_pace')
    expect(level('2025-12', '38', '<').outcome).toBe('missed')
    expect(level('2025-12', '37.99', '<').outcome).toBe('met')
  })

  it('左右 hurts upwards only', () => {
    expect(level('2025-12', '39.9', '~').outcome).toBe('met')
    expect(level('2025-12', '39.91', '~').outcome).toBe('missed')
    expect(level('2025-12', '20', '~').outcome).toBe('met')
  })
})

describe('level whose line goes back below its start: 200, 180 at the end of 2021, 260 at the end of 2025', () => {
  const dip = (value: string) =>
    ask({
      period: '2021-06',
      indicator: { measure: 'level', basis: 'stock', unit: '家', better: 'higher', baseline: { period: '2020', value: '200' } },
      targets: [node('2021-12-31', '>=', '180'), finalTarget('>=', '260')],
      values: { '2021-06': value },
    })

  it.each([
    // Half of a year down by 20. Further down than that is no share of a way done, however the quotient of two negatives looks.
    ['189', { outcome: 'behind', light: 'red', expected: '190', ratio: null }],
    ['190', { outcome: 'on_pace', light: 'green', ratio: null }],
    ['210', { outcome: 'on_pace', light: 'green', ratio: null }],
  ])('%s', (value, expected) => expect(dip(value)).toMatchObject(expected))
})
