/** Readings of the rules that were in dispute once, each with the words it rests on. */
import { describe, expect, it } from 'vitest'
import type { AssessAnswer } from '../../../server/wire/assess.ts'
import type { Question } from './ask.ts'
import { ask, figure, finalTarget, node, request, yearTarget } from './ask.ts'
import { useOffice } from './office.ts'

const office = useOffice()
const post = async (body: unknown) => office.ask<AssessAnswer>('POST', '/api/assess', body)
const zh = async (question: Question) => (await post(request(question))).body.explanation.zh

describe('A. never 500', () => {
  it.each(['2200-01', '1899-12', '0001-01', '9999-12', '9999'])('period %s', async (period) => {
    expect((await post(request({ period, targets: [yearTarget(2025, '>=', '1200')] }))).status).toBe(400)
  })
  it('a moment at the end of time', async () => {
    expect((await post(request({ asOf: '9999-12-31T23:59:59Z', targets: [yearTarget(2025, '>=', '1200')] }))).status).not.toBe(500)
  })
  it('annual-mean by a filed path, due before the plan begins', async () => {
    const body = request({
      period: '2021-01',
      indicator: { measure: 'annual-mean', path: { kind: 'filed', nodes: [] } },
      targets: [finalTarget('>=', '4', { dueOn: '2020-12-31' })],
      values: { '2021-01': '1' },
    })
    expect((await post(body)).status).not.toBe(500)
  })
  it('a share of more than thirty digits', async () => {
    const body = request({ period: '2025-06', targets: [yearTarget(2025, '>=', `0.${'0'.repeat(29)}1`)], values: { '2025-06': '9'.repeat(30) } })
    expect((await post(body)).status).not.toBe(500)
  })
  it('a daily plan of a hundred years', async () => {
    const body = request({
      period: '2025-06-30',
      plan: { from: '1900-01-01' },
      indicator: { measure: 'hold', basis: 'stock', frequency: 'day' },
      targets: [finalTarget('>=', '9')],
      values: { '2025-06-30': '5' },
    })
    expect((await post(body)).status).not.toBe(500)
  })
})

describe('B. versions: "rows with one dueOn and kind are versions"', () => {
  const rows = [yearTarget(2023, '>=', '12'), yearTarget(2023, '>=', '11', { modal: '确保', approval: { date: '2024-07-26' } })]
  const on = (targets: readonly object[]) =>
    ask({
      asOf: '2024-08-01',
      period: '2023',
      indicator: { measure: 'growth', basis: 'rate', unit: '%', frequency: 'year' },
      targets,
      values: { 2023: '11.5' },
    })
  it('a version that also says 确保 replaces the one that did not', () => {
    expect(on(rows)).toMatchObject({ target: '11', outcome: 'met' })
  })
  it('and the order of the rows does not matter', () => {
    expect(on(rows)).toEqual(on(rows.toReversed()))
  })
})

describe('C. "After a due date (final, year target or node) … awaiting_final until a deciding figure"; "Short at a due date: missed"', () => {
  const milestone = (flag: string, value: string) =>
    ask({
      period: '2025-09',
      indicator: { measure: 'milestone', basis: 'to-date' },
      targets: [node('2025-09-30', '>=', '50'), finalTarget('>=', '86')],
      observations: [figure('2025-09', value, { flag })],
    })
  it('a milestone node waits for a deciding figure', () => expect(milestone('flash', '49')).toMatchObject({ outcome: 'none', reason: 'awaiting_final' }))
  it('a milestone node that is short on its day is missed', () =>
    expect(milestone('verified', '49')).toMatchObject({ outcome: 'missed', reason: 'deadline', light: 'red' }))
  const half = (flag: string, value: string) =>
    ask({ period: '2025-06', targets: [node('2025-06-30', '>=', '400'), yearTarget(2025, '>=', '1200')], observations: [figure('2025-06', value, { flag })] })
  it('so is a node of a total', () => expect(half('verified', '399')).toMatchObject({ outcome: 'missed', dueOn: '2025-06-30', reason: 'deadline' }))
  it('which waits too', () => expect(half('flash', '399')).toMatchObject({ outcome: 'none', reason: 'awaiting_final' }))
  const dealt = [80, 100, 120, 140, 160].map((value, place) => yearTarget(2021 + place, '>=', `${value}`))
  const plan = (flag: string, value: string, targets: readonly object[] = [...dealt, finalTarget('>=', '600')]) =>
    ask({ period: '2022-12', indicator: { measure: 'plan-total', basis: 'to-date' }, targets, observations: [figure('2022-12', value, { flag })] })
  it('a plan total is missed at the due date of a year target', () => expect(plan('verified', '179')).toMatchObject({ outcome: 'missed', dueOn: '2022-12-31' }))
  it('and waits there', () => expect(plan('flash', '179')).toMatchObject({ reason: 'awaiting_final' }))
  it('year targets alone are enough for it', () => expect(plan('verified', '180', dealt).reason).not.toBe('no_target'))
  const level = (period: string, value: string) =>
    ask({
      period,
      indicator: { measure: 'level', basis: 'stock', baseline: { period: '2020', value: '200' } },
      targets: [yearTarget(2022, '>=', '230'), finalTarget('>=', '260')],
      values: { [period]: value },
    })
  it('a year target reached on its day is met', () => expect(level('2022-12', '230')).toMatchObject({ outcome: 'met', dueOn: '2022-12-31' }))
  it('a year target reached early needs nothing more ("0 when met")', () =>
    expect(level('2022-06', '231')).toMatchObject({ dueOn: '2022-12-31', required: { perPeriod: '0' } }))
})

describe('D. 左右: "Ranges and 左右 include both ends … with better set only the bad side counts"', () => {
  const one = (measure: string, period: string, value: string, better: string | null = 'higher') =>
    ask({
      period,
      indicator: { measure, basis: measure === 'growth' ? 'rate' : 'ytd', unit: '%', better },
      targets: [yearTarget(2025, '~', '7'), finalTarget('~', '7')],
      values: { [period]: value },
    }).outcome
  it.each(['growth', 'share'])('%s of 6.8 against about 7 is on pace in June as it is met in December', (measure) => {
    expect([one(measure, '2025-06', '6.8'), one(measure, '2025-12', '6.8')]).toEqual(['on_pace', 'met'])
  })
  it('and 7.4 is outside in June as in December where neither side is better', () => {
    expect([one('growth', '2025-06', '7.4', null), one('growth', '2025-12', '7.4', null)]).toEqual(['behind', 'missed'])
  })
  it('mean-growth too', () => {
    const found = ask({
      period: '2022',
      indicator: { measure: 'mean-growth', basis: 'rate', frequency: 'year', unit: '%' },
      targets: [finalTarget('~', '10')],
      values: { 2021: '9.8', 2022: '9.8' },
    })
    expect(found.outcome).toBe('on_pace')
  })
})

describe('E. "No target for the year but a final target: … never judge a year against the five-year value"; growth is "the year’s rate itself"', () => {
  const grown = (targets: readonly object[]) =>
    ask({ period: '2023-06', indicator: { measure: 'growth', basis: 'rate', unit: '%' }, targets, values: { '2023-06': '6' } })
  it('2023 is not judged by the rate set for 2025', () => expect(grown([yearTarget(2025, '>=', '7')])).toMatchObject({ outcome: 'none', reason: 'no_target' }))
  it('nor by the final one', () => expect(grown([finalTarget('>=', '7')])).toMatchObject({ outcome: 'none', reason: 'no_target' }))
})

describe('F. basicallyMet is 95 % of the target', () => {
  const missed = (measure: string, target: object, value: string, more: object = {}) =>
    ask({ period: '2025-12', indicator: { measure, basis: 'rate', unit: '%', ...more }, targets: [target], values: { '2025-12': value } })
  it('growth of 4 against at most 2 is not', () => expect(missed('growth', yearTarget(2025, '<=', '2'), '4', { better: 'lower' }).basicallyMet).toBeUndefined())
  it('a share of 40 against at most 20 is not', () =>
    expect(missed('share', finalTarget('<=', '20'), '40', { better: 'lower', basis: 'ytd' }).basicallyMet).toBeUndefined())
  it('growth of −4 against −2 is not', () => expect(missed('growth', yearTarget(2025, '>=', '-2'), '-4').basicallyMet).toBeUndefined())
  it('a level that rose where it was to stay is not', () => {
    const found = missed('level', finalTarget('<=', '38'), '60', { better: 'lower', basis: 'stock', baseline: { period: '2020', value: '38' } })
    expect(found.basicallyMet).toBeUndefined()
  })
  it('mean growth of 8 against at most 2 is not', () => {
    const found = ask({
      period: '2025',
      indicator: { measure: 'mean-growth', basis: 'ytd', frequency: 'year', better: 'lower', baseline: { period: '2020', value: '100' } },
      targets: [finalTarget('<=', '2')],
      values: { 2025: '150' },
    })
    expect(found.basicallyMet).toBeUndefined()
  })
})

describe('G. every basis and frequency (issue, point 1)', () => {
  const months = (value: string, upTo: number, year = 2025) =>
    Object.fromEntries(Array.from({ length: upTo }, (_, place) => [`${year}-${String(place + 1).padStart(2, '0')}`, value]))
  it('flows of two quarters are the flow up to June', () => {
    expect(
      ask({ period: '2025-06', indicator: { basis: 'flow' }, targets: [yearTarget(2025, '>=', '1200')], values: { '2025-Q1': '300', '2025-Q2': '300' } }),
    ).toMatchObject({ actual: '600', outcome: 'on_pace' })
  })
  it('February filed for both leaves January not "not reported" ("filed under 02 and fills both")', () => {
    expect(ask({ period: '2025-01', indicator: { basis: 'flow' }, targets: [yearTarget(2025, '>=', '1200')], values: { '2025-02': '200' } }).reason).not.toBe(
      'not_reported',
    )
  })
  it.each(['share', 'hold', 'growth'])('%s: three months at 40 % are no quarter at 120 %', (measure) => {
    const found = ask({
      period: '2025-Q1',
      indicator: { measure, basis: 'flow', frequency: 'quarter', unit: '%' },
      targets: [yearTarget(2025, '>=', '95'), finalTarget('>=', '95')],
      values: months('40', 3),
    })
    expect(found.actual).not.toBe('120')
  })
  it('share: the ratio since January, and days needed since January', () => {
    const counted = (period: string, good: number, of: number) => figure(period, String((good * 100) / of), { counts: { good, of } })
    const found = ask({
      period: '2025-02',
      indicator: { measure: 'share', basis: 'flow', unit: '%' },
      targets: [finalTarget('>=', '80')],
      observations: [counted('2025-01', 31, 31), counted('2025-02', 14, 28)],
    })
    // 45 of 59 days; 0.8 × 365 − 45.
    expect(found).toMatchObject({ outcome: 'behind', daysNeeded: 247 })
  })
  it('mean-growth: twelve months of 12.1 over a year of 120 are 145.2, 10 % a year', () => {
    const found = ask({
      period: '2022-12',
      indicator: { measure: 'mean-growth', basis: 'flow', baseline: { period: '2020', value: '120' } },
      targets: [finalTarget('>=', '10')],
      values: months('12.1', 12, 2022),
    })
    expect(found).toMatchObject({ actual: '10', outcome: 'on_pace' })
  })
  it('mean-growth: half a year is no year ("whole years")', () => {
    const found = ask({
      period: '2022-06',
      indicator: { measure: 'mean-growth', basis: 'ytd', baseline: { period: '2020', value: '120' } },
      targets: [finalTarget('>=', '10')],
      values: { '2022-06': '80' },
    })
    expect(found.outcome).not.toBe('behind')
  })
  it('reduction from stands: 0.5 to 0.47 is a fall of 6 %', () => {
    const found = ask({
      period: '2022',
      indicator: { measure: 'reduction', basis: 'stock', frequency: 'year', baseline: { period: '2020', value: '0.5' } },
      targets: [finalTarget('>=', '14')],
      values: { 2022: '0.47' },
    })
    expect(found).toMatchObject({ actual: '6', outcome: 'on_pace' })
  })
})

describe('H. others', () => {
  it('verdict: a target of a year in words is judged', () => {
    const verdict = { outcome: 'met', by: '区发改委', on: '2024-01-02', evidence: ['报告'] }
    const found = ask({
      period: '2023',
      indicator: { measure: 'verdict', basis: 'stock', frequency: 'year' },
      targets: [{ kind: 'year', dueOn: '2023-12-31', operator: '>=', text: '明显提升' }],
      observations: [figure('2023', '达到', { verdict })],
    })
    expect(found).toMatchObject({ outcome: 'met', reason: 'verdict' })
  })
  it.each(['stock', 'to-date'])('veto: "any confirmed event", also where later counts (%s) are 0 again', (basis) => {
    const found = ask({
      period: '2023-04',
      indicator: { measure: 'veto', basis, better: 'lower' },
      targets: [finalTarget('<=', '0')],
      values: { '2023-03': '1', '2023-04': '0' },
    })
    expect(found).toMatchObject({ light: 'red', reason: 'event' })
  })
  it('a range that is turned around is refused', async () => {
    const target = { kind: 'final', dueOn: '2025-12-31', operator: 'range', range: { from: '45', to: '40' } }
    expect(
      (await post(request({ period: '2025-06', indicator: { measure: 'band', basis: 'stock' }, targets: [target], values: { '2025-06': '42' } }))).status,
    ).toBe(400)
  })
  it('mean-growth over a negative baseline is no number', () => {
    const found = ask({
      period: '2022',
      indicator: { measure: 'mean-growth', basis: 'stock', frequency: 'year', baseline: { period: '2020', value: '-5' } },
      targets: [finalTarget('>=', '15')],
      values: { 2022: '10' },
    })
    expect(found).toMatchObject({ outcome: 'none', light: 'grey', actual: null })
  })
  it('annual-total that has to stay below: not met in June, and ahead is more than 0', () => {
    const found = ask({ period: '2025-06', indicator: { better: 'lower' }, targets: [yearTarget(2025, '<=', '100')], values: { '2025-06': '40' } })
    expect(found).toMatchObject({ outcome: 'on_pace', lead: '10', ratio: '125' })
  })
  it('a month before the plan is not behind by less than no months', () => {
    const found = ask({
      period: '2020-06',
      indicator: { measure: 'plan-total', basis: 'to-date' },
      targets: [finalTarget('>=', '600')],
      values: { '2020-06': '-1' },
    })
    expect(found.monthsBehind ?? '0').not.toMatch(/^-/)
  })
})

describe('I. sentences', () => {
  const rate = (measure: string) => ({
    period: '2025-06',
    indicator: { measure, basis: measure === 'growth' ? 'rate' : 'ytd', unit: '%', better: 'lower' },
    targets: [yearTarget(2025, '<=', '2'), finalTarget('<=', '2')],
    values: { '2025-06': '2.5' },
  })
  it.each(['growth', 'share'])('%s of 2.5 against at most 2 is not "below"', async (measure) => expect(await zh(rate(measure))).not.toContain('低于要求'))
  const milestone = {
    period: '2025-08',
    indicator: { measure: 'milestone', basis: 'to-date', unit: '项' },
    targets: [node('2025-06-30', '>=', '20'), finalTarget('>=', '86')],
    values: { '2025-08': '17' },
  }
  it('milestone: no word of a path by months, which is not what is used', async () => expect(await zh(milestone)).not.toContain('匀速'))
  it('milestone: the value of the last date is not asked for by the first', async () => expect(await zh(milestone)).not.toMatch(/2025年6月30日前达到 86/u))
  it('a bound says on which side it is', async () => {
    expect(
      await zh({
        period: '2025-06',
        indicator: { measure: 'hold', basis: 'stock', unit: '%', better: 'lower' },
        targets: [finalTarget('<=', '5.5')],
        values: { '2025-06': '5.6' },
      }),
    ).toMatch(/不高于|不超过|以内/u)
  })
  it('more than 1200 is said where exactly 1200 misses it', async () => {
    expect(await zh({ period: '2025-12', targets: [yearTarget(2025, '>', '1200')], values: { '2025-12': '1200' } })).toMatch(/超过|突破/u)
  })
  it('a level without any target is not told to enter the year’s', async () => {
    expect(await zh({ period: '2025-06', indicator: { measure: 'hold', basis: 'stock' }, values: { '2025-06': '5' } })).not.toContain('没有当年目标')
  })
  it('a list of missing days stays a sentence', async () => {
    const sentence = await zh({
      period: '2025-06-30',
      indicator: { basis: 'flow', frequency: 'day' },
      targets: [yearTarget(2025, '>=', '1200')],
      values: { '2025-06-30': '5' },
    })
    expect(sentence.length).toBeLessThan(400)
  })
})
