import { describe, expect, it } from 'vitest'
import { endOfDay } from '../../server/basics/calendar.ts'
import { addWorkdays, limitDay } from '../../server/basics/workdays.ts'
import { assess } from '../../server/rules/assess.ts'
import type { Facts } from '../../server/rules/facts.ts'
import { aTarget, anObservation, publishedWorkdays, someFacts } from '../support/facts.ts'

const judge = (facts: Facts, day: string, period?: string) => assess(facts, endOfDay(day, 'Asia/Shanghai'), publishedWorkdays, period)

/** The checks that must always hold, by their numbers in the product's rules. */
describe('the checks that must always hold', () => {
  it.each([
    ['91.6', 'behind', 'yellow'],
    ['91.7', 'on_pace', 'green'],
  ])('1: a total of 100 with %s after eleven months is %s', (value, outcome, light) => {
    const facts = someFacts({}, [aTarget('>=', '100', { kind: 'year', dueOn: '2026-12-31' })], { '2026-11': value })
    expect(judge(facts, '2026-12-20')).toMatchObject({ period: '2026-11', outcome, light, reason: 'pace' })
  })

  it.each(['2026-01', '2026-06', '2026-11'])('1: growth of 4.9 against 5 is behind in %s', (period) => {
    const facts = someFacts({ measure: 'growth', basis: 'rate', unit: '%' }, [aTarget('>=', '5', { kind: 'year', dueOn: '2026-12-31' })], { [period]: '4.9' })
    expect(judge(facts, '2026-12-20', period)).toMatchObject({ outcome: 'behind', lead: '-0.1', share: null, timeShare: null, ratio: '98' })
  })

  it('2: 45.31 to 46.3, at 40 % of the time with 45.5, is 19.2 % of the way and behind', () => {
    const facts = someFacts(
      { measure: 'level', basis: 'stock', frequency: 'year', unit: '%', baseline: { period: '2022', value: '45.31' } },
      [aTarget('>=', '46.3')],
      { 2024: '45.5' },
    )
    const found = judge(facts, '2025-03-01')
    expect(found).toMatchObject({ outcome: 'behind', light: 'red', timeShare: '40', expected: '45.706' })
    expect(found.share).toBe('19.191919191919191919')
  })

  it.each([
    ['5.6', 'broken', 'red', 'bound'],
    ['5.45', 'on_pace', 'green', 'near_bound'],
    ['5.5', 'on_pace', 'green', 'near_bound'],
    ['5.0', 'on_pace', 'green', 'bound'],
  ])('3: unemployment of at most 5.5 at %s is %s and %s', (value, outcome, light, reason) => {
    const facts = someFacts({ measure: 'hold', basis: 'stock', better: 'lower', unit: '%' }, [aTarget('<=', '5.5')], { '2026-08': value })
    expect(judge(facts, '2026-09-25')).toMatchObject({ outcome, light, reason })
  })

  it('4: a fall of 14 % in five years with 4.6 % after two is behind by 1.0 points', () => {
    const facts = someFacts({ measure: 'reduction', basis: 'to-date', frequency: 'year', unit: '%' }, [aTarget('>=', '14')], { 2024: '4.6' })
    expect(judge(facts, '2025-03-01')).toMatchObject({ outcome: 'behind', expected: '5.6', gap: '-1' })
  })

  it('5: a bound for each year that was missed in year one stays missed; year two starts at zero', () => {
    const facts = someFacts({ measure: 'each-year', unit: '名' }, [aTarget('>=', '100')], { '2023-12': '90', '2024-01': '9' })
    expect(judge(facts, '2024-01-31', '2023-12')).toMatchObject({ outcome: 'missed', gap: '-10' })
    expect(judge(facts, '2024-02-20')).toMatchObject({ period: '2024-01', outcome: 'on_pace', missedYears: [2023] })
    expect(judge(someFacts({ measure: 'each-year' }, [aTarget('>=', '100')], { '2023-12': '90', '2027-12': '120' }), '2028-03-01')).toMatchObject({
      outcome: 'missed',
      light: 'red',
      missedYears: [2023],
    })
  })

  it('6: third-quarter output is not released on 1 October, and not reported on the workday after its release day', () => {
    const facts = someFacts({ frequency: 'quarter' }, [aTarget('>=', '2000', { kind: 'year', dueOn: '2026-12-31' })], { '2026-Q2': '980' })
    expect(judge(facts, '2026-10-01', '2026-Q3')).toMatchObject({ outcome: 'none', reason: 'not_released', light: 'grey' })
    const { release } = judge(facts, '2026-10-01', '2026-Q3')
    expect(judge(facts, release.on, '2026-Q3').reason).toBe('not_released')
    expect(judge(facts, release.lateFrom, '2026-Q3').reason).toBe('not_reported')
    expect(release.lateFrom).toBe(addWorkdays(release.on, 1, publishedWorkdays).date)
  })

  it('8: a limit in the first week of October 2026 moves to the 8th; three workdays after 17 September is the 21st', () => {
    for (const day of ['01', '02', '03', '04', '05', '06', '07']) expect(limitDay(`2026-10-${day}`, publishedWorkdays).date).toBe('2026-10-08')
    expect(addWorkdays('2026-09-17', 3, publishedWorkdays)).toEqual({ date: '2026-09-21', uncertain: [] })
  })

  it.each([
    ['>', '75', 'missed'],
    ['>', '75.01', 'met'],
    ['>=', '75', 'met'],
    ['>=', '74.99', 'missed'],
    ['~', '73', 'met'],
    ['~', '71', 'missed'],
  ] as const)('10: %s 75 at %s is %s', (operator, value, outcome) => {
    const facts = someFacts(
      { measure: 'level', basis: 'stock', frequency: 'year', unit: '家', baseline: { period: '2022', value: '50' } },
      [aTarget(operator, '75')],
      {
        2027: value,
      },
    )
    expect(judge(facts, '2028-03-01')).toMatchObject({ outcome })
  })
})

describe('which period is judged, and what is known', () => {
  const targets = [aTarget('>=', '120', { kind: 'year', dueOn: '2026-12-31' })]

  it('takes the latest ended period with a figure, though its release day has not come', () => {
    expect(judge(someFacts({}, targets, { '2026-08': '80' }), '2026-09-02')).toMatchObject({ period: '2026-08', outcome: 'on_pace' })
  })
  it('does not judge a period that has not ended', () => {
    expect(judge(someFacts({}, targets, { '2026-09': '90' }), '2026-09-20', '2026-09')).toMatchObject({ reason: 'not_released' })
  })
  it('is the first period, not released, before anything could be there', () => {
    expect(judge(someFacts({}, targets), '2022-06-01')).toMatchObject({ period: '2023-01', reason: 'not_released' })
  })
  it('sees neither revisions learned later nor drafts', () => {
    const facts = someFacts({}, targets, [
      anObservation('2026-08', '70', { knownFrom: '2026-09-05T01:00:00.000Z', knownTo: '2026-10-10T01:00:00.000Z' }),
      anObservation('2026-08', '81', { knownFrom: '2026-10-10T01:00:00.000Z' }),
      anObservation('2026-09', '99', { state: 'draft', knownFrom: '2026-10-05T01:00:00.000Z' }),
    ])
    expect(judge(facts, '2026-09-30', '2026-08')).toMatchObject({ actual: '70', light: 'red' })
    expect(judge(facts, '2026-10-20', '2026-08')).toMatchObject({ actual: '81', light: 'green' })
    expect(judge(facts, '2026-10-20', '2026-09')).toMatchObject({ reason: 'not_released' })
  })
  it('uses the target in force on the day', () => {
    const versions = [
      ...targets,
      aTarget('>=', '96', { kind: 'year', dueOn: '2026-12-31', approval: { body: '区人大常委会', documentNumber: '1号', date: '2026-09-20', reason: null } }),
    ]
    const facts = someFacts({}, versions, { '2026-08': '66' })
    expect(judge(facts, '2026-09-19')).toMatchObject({ expected: '80', outcome: 'behind' })
    expect(judge(facts, '2026-09-20')).toMatchObject({ expected: '64', outcome: 'on_pace' })
  })
  it('judges 确保 where 力争 stands beside it', () => {
    const both = [
      aTarget('>=', '96', { kind: 'year', dueOn: '2026-12-31', modal: 'ensure' }),
      aTarget('>=', '120', { kind: 'year', dueOn: '2026-12-31', modal: 'strive' }),
    ]
    expect(judge(someFacts({}, both, { '2026-08': '66' }), '2026-09-10').expected).toBe('64')
  })
  it('counts consecutive periods in one light, past grey ones and across years', () => {
    const values = { '2025-10': '10', '2025-11': '20', '2026-01': '-', '2026-02': '1', '2026-03': '2' }
    const facts = someFacts({}, [aTarget('>=', '120', { kind: 'year', dueOn: '2025-12-31' }), ...targets], values)
    expect(judge(facts, '2026-04-10')).toMatchObject({ light: 'red', streak: 4 })
  })
  it('says which unknown years it leaned on', () => {
    expect(judge(someFacts({}, [aTarget('>=', '120')], {}), '2027-03-01', '2027-01')).toMatchObject({ uncertain: ['2027'] })
  })
})

describe('grey is never red', () => {
  const year = (value: string, dueOn = '2026-12-31') => aTarget('>=', value, { kind: 'year', dueOn })
  it.each([
    ['no_baseline', { measure: 'level', basis: 'stock' } as const, [aTarget('>=', '5')], { '2026-08': '4' }],
    [
      'no_denominator',
      { measure: 'mean-growth', basis: 'stock', frequency: 'year', baseline: { period: '2022', value: '0' } } as const,
      [aTarget('>=', '15')],
      { '2025': '4' },
    ],
    ['no_target', {}, [aTarget('>=', '500')], { '2026-08': '4' }],
    ['not_applicable', {}, [year('5')], { '2026-08': '-' }],
    ['not_reported', { basis: 'flow' } as const, [year('5')], { '2026-08': '4' }],
    ['needs_verdict', { measure: 'verdict', frequency: 'year' } as const, [aTarget('>=', null, { text: '明显提升' })], {}],
    ['not_due', { measure: 'milestone', basis: 'to-date' } as const, [aTarget('>=', '1')], {}],
  ])('%s', (reason, indicator, targets, values) => {
    expect(judge(someFacts(indicator, targets, values), '2026-09-25')).toMatchObject({ outcome: 'none', light: 'grey', reason })
  })

  it('waits at the due date for a figure that decides', () => {
    const facts = (flag: 'flash' | 'verified') => someFacts({}, [year('100')], [anObservation('2026-12', '99', { flag })])
    expect(judge(facts('flash'), '2027-01-10')).toMatchObject({ reason: 'awaiting_final', light: 'grey', actual: '99' })
    expect(judge(facts('verified'), '2027-01-10')).toMatchObject({ outcome: 'missed', light: 'yellow', basicallyMet: true })
  })
  it('calls a binding target red at its due date, however near', () => {
    expect(judge(someFacts({ binding: true }, [year('100')], { '2026-12': '99.99' }), '2027-02-10')).toMatchObject({ outcome: 'missed', light: 'red' })
  })
  it('fills January from a February that was published with it', () => {
    const facts = someFacts({ basis: 'flow' }, [year('120')], { '2026-02': '21', '2026-03': '10' })
    expect(judge(facts, '2026-04-10')).toMatchObject({ actual: '31', outcome: 'on_pace' })
  })
})

describe('each measure on its way', () => {
  it('plan-total adds year targets up and closed years to the current one', () => {
    const targets = [
      aTarget('>=', '100', { kind: 'year', dueOn: '2023-12-31' }),
      aTarget('>=', '120', { kind: 'year', dueOn: '2024-12-31' }),
      aTarget('>=', '600'),
    ]
    const facts = someFacts({ measure: 'plan-total' }, targets, { '2023-12': '90', '2024-06': '70' })
    expect(judge(facts, '2024-07-20')).toMatchObject({ actual: '160', expected: '160', outcome: 'on_pace' })
  })
  it('plan-total without year targets goes by months', () => {
    const facts = someFacts({ measure: 'plan-total', basis: 'to-date' }, [aTarget('>=', '600')], { '2024-06': '150' })
    expect(judge(facts, '2024-07-20')).toMatchObject({ expected: '180', share: '25', timeShare: '30', lead: '-5', monthsBehind: '3' })
  })
  it('annual-mean lets a strong year repair a weak one', () => {
    const facts = someFacts({ measure: 'annual-mean', unit: '万人' }, [aTarget('>=', '4')], { '2023-12': '3', '2024-12': '5' })
    expect(judge(facts, '2024-01-31', '2023-12')).toMatchObject({ outcome: 'behind' })
    expect(judge(facts, '2025-01-31')).toMatchObject({ actual: '8', expected: '8', outcome: 'on_pace' })
  })
  it('mean-growth compares exact powers and says the rate still needed', () => {
    const facts = someFacts({ measure: 'mean-growth', basis: 'rate', frequency: 'year', unit: '%' }, [aTarget('>=', '15')], { 2023: '10', 2024: '20.2273' })
    expect(judge(facts, '2025-03-01')).toMatchObject({ outcome: 'on_pace' })
    const short = judge(someFacts({ measure: 'mean-growth', basis: 'rate', frequency: 'year', unit: '%' }, [aTarget('>=', '15')], { 2023: '10' }), '2024-03-01')
    expect(short).toMatchObject({ outcome: 'behind', actual: '10', lead: '-5' })
    expect(Number(short.required?.perPeriod)).toBeCloseTo(16.286, 2)
  })
  it('level walks through its nodes and names the one it missed', () => {
    const targets = [aTarget('>=', '700', { kind: 'node', dueOn: '2025-12-31' }), aTarget('>=', '1000')]
    const facts = someFacts({ measure: 'level', basis: 'stock', frequency: 'year', baseline: { period: '2022', value: '400' } }, targets, {
      2025: '690',
      2026: '860',
    })
    expect(judge(facts, '2026-03-01')).toMatchObject({ outcome: 'missed', dueOn: '2025-12-31' })
    expect(judge(facts, '2027-03-01')).toMatchObject({ outcome: 'on_pace', expected: '850', missedNodes: ['2025-12-31'] })
  })
  it('level with a target equal to its baseline is judged by the operator', () => {
    const facts = (value: string) =>
      someFacts({ measure: 'level', basis: 'stock', frequency: 'year', baseline: { period: '2022', value: '10' } }, [aTarget('>=', '10')], { 2024: value })
    expect(judge(facts('10'), '2025-03-01')).toMatchObject({ outcome: 'met', share: null, ratio: null })
    expect(judge(facts('9'), '2025-03-01')).toMatchObject({ outcome: 'behind', light: 'red' })
  })
  it('level counts a fall towards a lower target as progress', () => {
    const facts = someFacts(
      { measure: 'level', basis: 'stock', frequency: 'year', better: 'lower', baseline: { period: '2022', value: '40' } },
      [aTarget('<=', '30')],
      { 2024: '37' },
    )
    expect(judge(facts, '2025-03-01')).toMatchObject({ outcome: 'behind', share: '30', timeShare: '40', lead: '-10', ratio: '75', light: 'red' })
  })
  it('milestone is red once a day has passed, and green when done early', () => {
    const targets = [aTarget('>=', '1', { kind: 'node', dueOn: '2025-06-30' }), aTarget('>=', '3')]
    const facts = (value: string) => someFacts({ measure: 'milestone', basis: 'to-date', frequency: 'quarter' }, targets, { '2025-Q2': value })
    expect(judge(facts('0'), '2025-07-20')).toMatchObject({ outcome: 'missed', reason: 'deadline', light: 'red', dueOn: '2025-06-30' })
    expect(judge(facts('1'), '2025-07-20')).toMatchObject({ outcome: 'met', light: 'blue' })
    expect(judge(facts('3'), '2025-07-20')).toMatchObject({ outcome: 'met', light: 'blue' })
  })
  it('verdict takes a signed judgement with evidence, and nothing less', () => {
    const said = (evidence: readonly string[]) =>
      someFacts(
        { measure: 'verdict', frequency: 'year' },
        [aTarget('>=', null, { text: '明显提升' })],
        [anObservation('2025', '', { verdict: { outcome: 'on_pace', by: '区发改委', on: '2026-01-20', evidence } })],
      )
    expect(judge(said(['评估报告']), '2026-02-20')).toMatchObject({ outcome: 'on_pace', light: 'green', reason: 'verdict' })
    expect(judge(said([]), '2026-02-20')).toMatchObject({ reason: 'needs_verdict' })
  })
  it('hold lists the periods it broke in', () => {
    const facts = someFacts({ measure: 'hold', basis: 'stock', frequency: 'quarter', unit: '%' }, [aTarget('>=', '95')], { '2025-Q4': '94', '2026-Q1': '97.5' })
    expect(judge(facts, '2026-04-20')).toMatchObject({ outcome: 'on_pace', light: 'green', brokenPeriods: ['2025-Q4'] })
  })
})
