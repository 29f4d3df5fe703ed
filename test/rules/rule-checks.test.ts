/** Rules before they are saved: what is refused, and which changes of a path need an approval. */
import { describe, expect, it } from 'vitest'
import { endOfDay } from '../../server/basics/calendar.ts'
import type { IndicatorFacts, TargetFacts } from '../../server/rules/facts.ts'
import {
  problemsOfApproval,
  problemsOfBasicallyMet,
  problemsOfLight,
  problemsOfPath,
  problemsOfReleaseDates,
  problemsOfWorkdays,
  yearsToApprove,
} from '../../server/rules/rule-checks.ts'
import { words } from '../../server/words/index.ts'
import { aTarget, publishedWorkdays, someFacts } from '../support/facts.ts'

const codes = (problems: readonly { readonly code: string }[]): readonly string[] => problems.map(({ code }) => code)
const noon = (day: string): string => endOfDay(day, 'Asia/Shanghai')

describe('lights', () => {
  it.each([
    ['ratio', {}, []],
    ['ratio', { green: '100', yellow: '99.99' }, []],
    ['ratio', { green: '95', yellow: '95' }, ['thresholds_out_of_order']],
    ['ratio', { yellow: '101' }, ['thresholds_out_of_order']],
    ['ratio', { green: '0' }, ['threshold_out_of_range']],
    ['ratio', { green: '200' }, []],
    ['ratio', { green: '200.1' }, ['threshold_out_of_range']],
    ['ratio', { green: '1e2' }, ['threshold_not_a_number']],
    ['ratio', { green: '' }, ['threshold_not_a_number']],
    ['ratio', { red: '50' }, ['no_such_threshold']],
    ['ratio', { constructor: '1' }, ['no_such_threshold']],
    ['points', { yellow: '10', red: '30' }, []],
    ['points', { yellow: '30' }, ['thresholds_out_of_order']],
    ['points', { yellow: '-1' }, ['threshold_out_of_range']],
    ['percent', { yellow: '20' }, []],
    ['peer-growth', {}, []],
    ['peer-growth', { green: '90' }, ['no_such_threshold']],
    ['rainbow', {}, ['no_such_preset']],
    ['constructor', {}, ['no_such_preset']],
    ['ratio', { redAfter: '2', warnAfter: '3' }, []],
    ['ratio', { redAfter: '0' }, []],
    ['ratio', { redAfter: '1' }, ['counter_not_whole']],
    ['ratio', { redAfter: '2.5' }, ['counter_not_whole']],
    ['ratio', { redAfter: '25' }, ['counter_not_whole']],
    ['ratio', { warnAfter: '0' }, ['counter_not_whole']],
    ['ratio', { warnAfter: '-1', green: 'x' }, ['counter_not_whole', 'threshold_not_a_number']],
  ])('%s with %o: %o', (preset, thresholds, expected) => expect(codes(problemsOfLight(preset, thresholds))).toEqual(expected))

  it.each([
    [null, []],
    ['95', []],
    ['100', []],
    ['100.1', ['share_out_of_range']],
    ['0', ['share_out_of_range']],
    ['many', ['share_out_of_range']],
  ])('basically met from %s: %o', (share, expected) => expect(codes(problemsOfBasicallyMet(share))).toEqual(expected))
})

const year = (value: string, on: number, more: Partial<TargetFacts> = {}) => aTarget('>=', value, { kind: 'year', dueOn: `${on}-12-31`, ...more })
const total = someFacts({}, [year('100', 2026), year('120', 2027)])
/** 40 at the end of 2022, 60 by the end of the plan. */
const level = someFacts({ measure: 'level', basis: 'stock', frequency: 'quarter', baseline: { period: '2022', value: '40' } }, [aTarget('>=', '60')])
const falling = someFacts({ measure: 'level', basis: 'stock', better: 'lower', frequency: 'quarter', baseline: { period: '2022', value: '60' } }, [
  aTarget('<=', '40'),
])
const nodes = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map((each) => {
      const [period = '', value = ''] = each.split('=')
      return { period, value }
    })
const path = (text: string, kind = 'filed'): IndicatorFacts['path'] => ({ kind, nodes: nodes(text) })

describe('nodes', () => {
  const today = noon('2026-01-20')
  it.each([
    ['2026-Q1=20 2026-Q2=45 2026-Q3=70', []],
    ['2026-Q1=20 2026-Q2=20', []],
    ['2026-Q1=0 2026-03=0', ['nodes_out_of_order']],
    ['2026-Q2=45 2026-Q1=20', ['nodes_out_of_order']],
    ['2026-Q1=45 2026-Q2=20', ['node_falls_back']],
    ['2026-Q1=-1', ['node_falls_back']],
    ['2026-Q3=101', ['node_beyond_target']],
    ['2026-Q3=100', []],
    ['2026=100', []],
    ['2026=99', ['node_not_the_target']],
    // Each year starts anew.
    ['2026-Q3=90 2027-Q1=10', []],
    ['2026-Q3=90 2027-Q1=10 2027-Q2=9', ['node_falls_back']],
    // 2025 has no target: only the order can be wrong.
    ['2025-Q1=500 2025-Q2=400', []],
    ['2022-Q4=1', ['node_outside_plan']],
    ['2028-Q1=1', ['node_outside_plan']],
    ['2026-13=1 soon=2 2026-Q1=much', ['node_not_a_period', 'node_not_a_period', 'node_not_a_number']],
    ['', ['nodes_missing']],
  ])('of a total, %s: %o', (given, expected) => expect(codes(problemsOfPath(path(given), total, today, publishedWorkdays))).toEqual(expected))

  it.each([
    ['2023=43 2024=47 2026-Q2=55', []],
    ['2023=43 2024=42', ['node_falls_back']],
    ['2023=39', ['node_falls_back']],
    ['2026-Q2=61', ['node_beyond_target']],
    ['2027=60', []],
  ])('of a level that rises, %s: %o', (given, expected) => expect(codes(problemsOfPath(path(given), level, today, publishedWorkdays))).toEqual(expected))

  it.each([
    ['2023=57 2024=53', []],
    ['2023=57 2024=58', ['node_falls_back']],
    ['2023=61', ['node_falls_back']],
    ['2026-Q2=39', ['node_beyond_target']],
  ])('of a level that falls, %s: %o', (given, expected) => expect(codes(problemsOfPath(path(given), falling, today, publishedWorkdays))).toEqual(expected))

  it('are taken by some paths, and by no measure without one', () => {
    const rate = someFacts({ measure: 'growth', basis: 'rate', unit: '%' }, [year('5', 2026)])
    expect(codes(problemsOfPath(path('2026-Q1=20', 'linear'), total, today, publishedWorkdays))).toEqual(['nodes_not_taken'])
    expect(codes(problemsOfPath(path('', 'zigzag'), total, today, publishedWorkdays))).toEqual(['no_such_path'])
    expect(codes(problemsOfPath(path('2026-Q1=2'), rate, today, publishedWorkdays))).toEqual(['path_unused'])
    expect(codes(problemsOfPath({ kind: 'geometric' }, rate, today, publishedWorkdays))).toEqual(['path_unused'])
    expect(codes(problemsOfPath({ kind: 'linear' }, rate, today, publishedWorkdays))).toEqual([])
    expect(codes(problemsOfPath({ kind: 'like-last-year' }, total, today, publishedWorkdays))).toEqual([])
  })

  it('name the node that is wrong', () => {
    expect(problemsOfPath(path('2026-Q1=45 2026-Q2=20'), total, today, publishedWorkdays)).toMatchObject([
      { field: 'nodes', row: 1, parameters: { period: '2026-Q2', floor: '45', way: 'up' } },
    ])
  })
})

describe('an approval', () => {
  const filed = path('2026-Q1=20 2026-Q2=45')
  const asked = (given: IndicatorFacts['path'], day: string, facts = total) => yearsToApprove(given, facts, noon(day), publishedWorkdays)

  it('is needed from February on, for the year that is under way', () => {
    expect(asked(filed, '2026-01-31')).toEqual([])
    expect(asked(filed, '2026-02-01')).toEqual([2026])
    expect(asked(filed, '2027-01-31')).toEqual([2026])
  })

  it('is not needed for a year to come, nor for a path that asks the same', () => {
    expect(asked(path('2027-Q1=20'), '2026-11-23')).toEqual([])
    expect(asked(path('2026-Q1=25 2026-Q2=50'), '2026-11-23')).toEqual([])
    expect(asked({ kind: 'linear' }, '2026-11-23')).toEqual([])
    expect(asked({ kind: 'linear' }, '2022-11-23')).toEqual([])
  })

  it('is needed for taking nodes back, and for a line that leads through several years', () => {
    const with2026 = someFacts({ path: filed }, [year('100', 2026), year('120', 2027)])
    expect(asked({ kind: 'linear' }, '2026-11-23', with2026)).toEqual([2026])
    expect(asked(path('2026-Q1=20 2026-Q2=46'), '2026-11-23', with2026)).toEqual([2026])
    expect(asked(filed, '2026-11-23', with2026)).toEqual([])
    expect(asked(path('2027-Q2=50'), '2026-02-01', level)).toEqual([2023, 2024, 2025, 2026])
    expect(asked(path('2026=56 2027-Q2=57'), '2026-02-01', level)).toEqual([])
  })

  it('is needed too where there is no target yet that the nodes could lead to', () => {
    expect(asked(path('2025-Q1=5'), '2026-01-10')).toEqual([2025])
  })

  it('names body, document, day and reason, and lies behind', () => {
    const approval = { body: '区政府', documentNumber: '渝中府〔2026〕9号', date: '2026-03-02', reason: '项目推迟' }
    expect(codes(problemsOfApproval(null, [2026], '2026-03-05'))).toEqual(['approval_missing'])
    expect(codes(problemsOfApproval(null, [], '2026-03-05'))).toEqual([])
    expect(codes(problemsOfApproval(approval, [2026], '2026-03-02'))).toEqual([])
    expect(codes(problemsOfApproval(approval, [2026], '2026-03-01'))).toEqual(['approval_in_future'])
    expect(codes(problemsOfApproval({ ...approval, date: '2026-02-30' }, [2026], '2026-03-05'))).toEqual(['release_not_a_day'])
  })
})

describe('release', () => {
  const plan = { from: '2023-01-01', to: '2027-12-31' }
  it.each([
    [{ '2026-Q3': '2026-10-22' }, 'quarter', []],
    [{ '2026-Q3': '2026-10-22', '2026-09': '2026-10-20' }, null, []],
    [{ '2026-09': '2026-10-22' }, 'quarter', ['release_not_its_period']],
    [{ '2026-Q3': '2026-09-30' }, 'quarter', ['release_before_end']],
    [{ '2026-Q3': '2026-10-01' }, 'quarter', []],
    [{ '2026-Q3': '2028-10-01' }, 'quarter', ['release_too_late']],
    [{ '2026-Q3': '2026-10-32' }, 'quarter', ['release_not_a_day']],
    [{ '2022-Q4': '2023-01-20' }, 'quarter', ['release_not_a_period']],
    [{ autumn: '2026-10-22' }, null, ['release_not_a_period']],
  ] as const)('days %o of periods by %s: %o', (dates, frequency, expected) =>
    expect(codes(problemsOfReleaseDates(dates, plan, frequency, 'release'))).toEqual(expected),
  )

  it.each([
    [0, []],
    [250, []],
    [251, ['workdays_not_whole']],
    [-1, ['workdays_not_whole']],
    [2.5, ['workdays_not_whole']],
    [Number.NaN, ['workdays_not_whole']],
  ])('after %s workdays: %o', (workdays, expected) => expect(codes(problemsOfWorkdays(workdays, 'release'))).toEqual(expected))
})

it('has a sentence for every problem in both languages', () => {
  const all = [
    ...problemsOfLight('ratio', { green: 'x', yellow: '0', redAfter: '1', red: '5' }),
    ...problemsOfPath(path('2026-Q1=45 2026-Q2=20 2026-Q3=200'), total, noon('2026-01-20'), publishedWorkdays),
    ...problemsOfReleaseDates({ '2026-Q3': '2026-09-30' }, { from: '2023-01-01', to: '2027-12-31' }, 'quarter', 'release'),
    ...problemsOfApproval(null, [2026], '2026-11-23'),
  ]
  expect(all).toHaveLength(8)
  for (const problem of all) {
    expect(words['zh-CN'].rules.problem(problem)).toMatch(/\p{Script=Han}.*。$/u)
    expect(words.en.rules.problem(problem)).toMatch(/^[^\p{Script=Han}]+\.$/u)
    for (const language of ['zh-CN', 'en'] as const) expect(words[language].rules.problem(problem)).not.toContain('undefined')
  }
})
