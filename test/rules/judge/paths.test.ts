/** Paths: what should be there by the end of a period, other than in a straight line. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget, node, quotient, yearTarget } from './ask.ts'

const q = quotient

describe('filed: nodes of the department, linear between them', () => {
  const nodes = [
    { period: '2025-03', value: '90' },
    { period: '2025-06', value: '390' },
    { period: '2025-09', value: '900' },
    { period: '2025-12', value: '1200' },
  ]
  const filed = (period: string, value: string, given = nodes) =>
    ask({ period, indicator: { path: { kind: 'filed', nodes: given } }, targets: [yearTarget(2025, '>=', '1200')], values: { [period]: value } })

  it.each([
    ['before the first node, from nothing', '2025-01', '30', '30'],
    ['at the first node', '2025-03', '90', '90'],
    ['between two', '2025-04', '190', '190'],
    ['at the second', '2025-06', '390', '390'],
    ['between two more', '2025-07', '560', '560'],
    ['at the third', '2025-09', '900', '900'],
    ['towards the last', '2025-11', '1100', '1100'],
  ])('%s', (_, period, value, expected) => {
    expect(filed(period, value)).toMatchObject({
      path: 'filed',
      expected,
      gap: '0',
      lead: '0',
      ratio: '100',
      outcome: 'on_pace',
      timeShare: q(Number(expected) * 100, 1200),
    })
    expect(filed(period, `${Number(value) - 1}`)).toMatchObject({ outcome: 'behind', gap: '-1' })
  })

  it('turns a light that the straight line would have made red', () => {
    // Half of the year, a third of the target: 400 against 390 filed and 600 straight.
    expect(filed('2025-06', '400')).toMatchObject({ light: 'green', outcome: 'on_pace' })
    expect(ask({ period: '2025-06', targets: [yearTarget(2025, '>=', '1200')], values: { '2025-06': '400' } })).toMatchObject({ light: 'red', path: 'linear' })
  })

  it('tells months behind by the segment in which the path had the value', () => {
    // 390 at the end of June; 290 at the end of May; 30 at the end of January.
    expect(filed('2025-06', '290').monthsBehind).toBe('1')
    expect(filed('2025-06', '30').monthsBehind).toBe('5')
    expect(filed('2025-06', '0').monthsBehind).toBe('6')
    expect(filed('2025-06', '-5').monthsBehind).toBe('6')
    // 390 + 1/3 × 510 at the end of July; 475 half-way through it.
    expect(filed('2025-09', '475').monthsBehind).toBe('2.5')
    expect(filed('2025-09', '900').monthsBehind).toBe('0')
  })

  it('runs from the last node filed to the target', () => {
    // 390 + 3/6 × 810.
    expect(filed('2025-09', '795', nodes.slice(0, 2))).toMatchObject({ expected: '795', outcome: 'on_pace' })
    expect(filed('2025-12', '1200', nodes.slice(0, 2))).toMatchObject({ expected: '1200', outcome: 'met' })
  })

  it('begins at the baseline for a level', () => {
    const level = (period: string, value: string) =>
      ask({
        period,
        indicator: {
          measure: 'level',
          basis: 'stock',
          baseline: { period: '2020', value: '200' },
          path: { kind: 'filed', nodes: [{ period: '2022-12', value: '212' }] },
        },
        targets: [finalTarget('>=', '260')],
        values: { [period]: value },
      })
    expect(level('2021-12', '206')).toMatchObject({ expected: '206', share: '10', timeShare: '10', path: 'filed', outcome: 'on_pace' })
    // 212 + 18/36 × 48.
    expect(level('2024-06', '236')).toMatchObject({ expected: '236', outcome: 'on_pace' })
    expect(level('2024-06', '235')).toMatchObject({ outcome: 'behind', monthsBehind: '0.75' })
  })
})

describe('like-last-year: the shape of the last complete year', () => {
  const shape = [40, 80, 200, 240, 300, 400, 500, 560, 600, 700, 800, 1000]
  const lastYear = Object.fromEntries(shape.map((value, place) => [`2024-${String(place + 1).padStart(2, '0')}`, String(value)]))
  const like = (period: string, value: string, before: Record<string, string>, indicator: object = {}) =>
    ask({
      period,
      indicator: { path: { kind: 'like-last-year' }, ...indicator },
      targets: [yearTarget(2025, '>=', '1200')],
      values: { ...before, [period]: value },
    })

  it.each([
    ['2025-01', '48'],
    ['2025-03', '240'],
    ['2025-06', '480'],
    ['2025-11', '960'],
  ])('by %s it asks for %s of 1200, in last year’s share', (period, expected) => {
    expect(like(period, expected, lastYear)).toMatchObject({ expected, gap: '0', lead: '0', outcome: 'on_pace', path: 'like-last-year' })
    expect(like(period, `${Number(expected) - 1}`, lastYear)).toMatchObject({ outcome: 'behind' })
    expect(like(period, expected, lastYear).pathAsked).toBeUndefined()
  })

  it('takes the shape from single months too', () => {
    const flows = Object.fromEntries(shape.map((value, place) => [`2024-${String(place + 1).padStart(2, '0')}`, String(value - (shape[place - 1] ?? 0))]))
    const found = like('2025-03', '100', { ...flows, '2025-01': '100', '2025-02': '40' }, { basis: 'flow' })
    expect(found).toMatchObject({ actual: '240', expected: '240', outcome: 'on_pace', path: 'like-last-year' })
  })

  it.each([
    ['a month is missing', Object.fromEntries(Object.entries(lastYear).filter(([period]) => period !== '2024-05'))],
    ['there was no last year', {}],
    ['its total is nothing', Object.fromEntries(Object.keys(lastYear).map((period) => [period, '0']))],
    ['its total is less than nothing', Object.fromEntries(Object.keys(lastYear).map((period) => [period, '-10']))],
  ])('is linear where %s, and says so', (_, before) => {
    expect(like('2025-03', '300', before as Record<string, string>)).toMatchObject({
      expected: '300',
      path: 'linear',
      pathAsked: 'like-last-year',
      outcome: 'on_pace',
    })
  })

  it('reaches the target at the due date', () => {
    expect(like('2025-12', '1200', lastYear)).toMatchObject({ expected: '1200', outcome: 'met' })
  })
})

describe('geometric: the same factor in the same time', () => {
  const grown = (period: string, value: string, indicator: object = {}) =>
    ask({
      period,
      indicator: { measure: 'level', basis: 'stock', frequency: 'year', baseline: { period: '2020', value: '100' }, path: { kind: 'geometric' }, ...indicator },
      targets: [finalTarget('>=', '3200')],
      values: { [period]: value },
    })

  it.each([
    ['2021', '200'],
    ['2022', '400'],
    ['2023', '800'],
    ['2024', '1600'],
    ['2025', '3200'],
  ])('doubles every year from 100 to 3200: %s wants %s', (period, expected) => {
    expect(grown(period, expected)).toMatchObject({ expected, gap: '0', path: 'geometric', outcome: period === '2025' ? 'met' : 'on_pace', lead: '0' })
    expect(grown(period, `${Number(expected) - 1}`)).toMatchObject({ gap: '-1', outcome: period === '2025' ? 'missed' : 'behind' })
  })

  it('counts the way done as a distance all the same', () => {
    expect(grown('2022', '300')).toMatchObject({ share: q(20000, 3100), timeShare: q(30000, 3100), lead: q(-10000, 3100), ratio: q(20000, 300) })
  })

  it('inside the years it follows the root: 100 × 2^(1/2) after six months', () => {
    // √2 to 20 digits, from a table.
    expect(grown('2021-H1', '142', { frequency: 'half-year' })).toMatchObject({ expected: '141.42135623730950488', outcome: 'on_pace' })
    expect(grown('2021-H1', '141.42', { frequency: 'half-year' })).toMatchObject({ outcome: 'behind' })
  })

  it('is linear where it begins at nothing, and says so', () => {
    expect(grown('2022', '1280', { baseline: { period: '2020', value: '0' } })).toMatchObject({
      expected: '1280',
      path: 'linear',
      pathAsked: 'geometric',
      outcome: 'on_pace',
    })
  })
})

describe('steps: nothing is asked before it is due', () => {
  const stepped = (period: string, value: string) =>
    ask({
      period,
      indicator: { measure: 'level', basis: 'stock', baseline: { period: '2020', value: '200' }, path: { kind: 'steps' } },
      targets: [yearTarget(2022, '>=', '220'), finalTarget('>=', '260')],
      values: { [period]: value },
    })

  it.each([
    ['2022-11', '200', '200', 'on_pace'],
    ['2022-11', '199', '200', 'behind'],
    ['2022-12', '220', '220', null],
    ['2022-12', '219', '220', 'missed'],
    ['2023-01', '220', '220', 'on_pace'],
    ['2023-01', '219', '220', 'behind'],
    ['2025-11', '220', '220', 'on_pace'],
    ['2025-12', '260', '260', 'met'],
    ['2025-12', '259', '260', 'missed'],
  ])('%s with %s against %s is %s', (period, value, expected, outcome) => {
    expect(stepped(period, value)).toMatchObject({ path: 'steps', expected, ...(outcome && { outcome }) })
  })
})

describe('several dated targets are nodes of one path', () => {
  // From 400 at the end of 2022: 550 by 2025, which is 50 a year, then 1000 by 2028, which is 150.
  const staged = (period: string, value: string) =>
    ask({
      asOf: '2026-12-31',
      period,
      indicator: { measure: 'level', basis: 'stock', baseline: { period: '2022', value: '400' } },
      plan: { from: '2023-01-01', to: '2028-12-31' },
      targets: [node('2025-12-31', '>=', '550'), finalTarget('>=', '1000', { dueOn: '2028-12-31' })],
      values: { [period]: value },
    })

  it('runs through the first on to the last', () => {
    expect(staged('2024-06', '475')).toMatchObject({ expected: '475', outcome: 'on_pace' })
    // 550 + 6/36 × 450.
    expect(staged('2026-06', '625')).toMatchObject({ expected: '625', outcome: 'on_pace' })
    expect(staged('2026-06', '624')).toMatchObject({ outcome: 'behind', gap: '-1' })
  })
})
