/** What-ifs: the judge asked with the product's own facts, as they stand and changed. */
import { describe, expect, it } from 'vitest'
import { own, tried, withTried } from '../../client/parts/what-if-draft.ts'
import { figuresAtPace } from '../../client/parts/what-if-pace.ts'
import type { AssessAnswer, AssessBody, AssessChoices, ReadText } from '../../server/wire/assess.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import { openHouse, placeOf, planCode, readSheet } from '../support/house.ts'
import type { Visitor } from '../support/house.ts'

const indicators = `/api/plans/${planCode}/indicators`

const factsOf = async (who: Visitor, id: string): Promise<AssessBody> => (await who.ask<AssessBody>('GET', `${indicators}/${id}/facts`)).body
const assessed = async (who: Visitor, body: object): Promise<AssessAnswer> => {
  const answer = await who.ask<AssessAnswer>('POST', '/api/assess', body)
  expect(answer).toMatchObject({ status: 200 })
  return answer.body
}

describe('the facts of an indicator', () => {
  it('get the verdict that every screen shows, for every indicator of the demonstration', async () => {
    await using house = await openHouse()
    const observer = await house.as('observer')
    const { rows } = await readSheet(observer)
    expect(rows.id.length).toBeGreaterThan(100)
    for (const id of rows.id) {
      const { assessment, chart, unit, decimals } = (await observer.ask<IndicatorView>('GET', `${indicators}/${id}`)).body
      const facts = await factsOf(observer, id)
      const answer = await assessed(observer, facts)
      expect(answer).toMatchObject(assessment)
      expect(answer.chart).toEqual(chart)
      expect(facts.indicator).toMatchObject({ unit, decimals })
    }
  }, 60_000)

  it('know what was known on an earlier day', async () => {
    await using house = await openHouse({ now: '2026-06-10T02:00:00.000Z' })
    const office = await house.as('office')
    const sheet = await readSheet(office)
    const then = new Map<string, AssessAnswer>()
    const some = ['gdp', 'foreign-trade', 'unemployment', 'pilot-tasks', 'gdp-per-head'].map((code) => sheet.rows.id[placeOf(sheet, code)]!)
    for (const id of some) then.set(id, await assessed(office, await factsOf(office, id)))
    house.clock.set('2026-11-23T02:00:00.000Z')
    for (const id of some) {
      const facts = await factsOf(office, id)
      const { forecast: _forecast, ...verdict } = await assessed(office, { ...facts, asOf: '2026-06-10T02:00:00.000Z' })
      expect(then.get(id)).toMatchObject(verdict)
      expect((await assessed(office, facts)).period >= verdict.period).toBe(true)
    }
  })

  it('leave out what nobody has approved, and hold nothing that another plan has', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const sheet = await readSheet(office)
    const id = sheet.rows.id[placeOf(sheet, 'gdp')]!
    expect(new Set((await factsOf(office, id)).observations.map(({ state }) => state))).toEqual(new Set(['approved']))
    expect(await office.ask('GET', `/api/plans/xindu-2021/indicators/${id}/facts`)).toMatchObject({ status: 404 })
    expect(await office.ask('GET', `${indicators}/nothing/facts`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })
})

it('brings every indicator that asks for a pace to its target, once that pace is kept', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const { rows } = await readSheet(office)
  const reached: string[] = []
  for (const [place, id] of rows.id.entries()) {
    const facts = await factsOf(office, id)
    const now = await assessed(office, facts)
    const figures = figuresAtPace(facts, now)
    if (figures === null) continue
    const code = rows.code[place]!
    const body = tried(facts, withTried({}, own, figures))
    const then = await assessed(office, body)
    expect([code, then.period, then.outcome]).toEqual([code, Object.keys(figures).at(-1), expect.stringMatching(/met|on_pace/)])
    expect([code, then.light]).toEqual([code, expect.stringMatching(/blue|green/)])
    // At the pace that is asked, not beyond it: the target is reached by less than one more step.
    const { required } = now
    const isPast =
      now.manner !== 'rate' && required?.perPeriod !== '0' && Math.abs(Number(then.actual) - Number(now.target)) > Math.abs(Number(required?.perPeriod))
    expect([code, isPast]).toEqual([code, false])
    reached.push(code)
  }
  expect(reached).toEqual(
    expect.arrayContaining([
      'gdp',
      'private-economy-share',
      'research-spending',
      'foreign-trade',
      'new-jobs',
      'changbin-area',
      'pilot-tasks',
      'digital-core-revenue',
    ]),
  )
})

const course = (values: Readonly<Record<string, string>>): AssessBody['observations'] =>
  Object.entries(values).map(([period, value]) => ({
    period,
    value,
    flag: 'verified',
    state: 'approved',
    knownFrom: '2024-01-01T00:00:00.000Z',
    knownTo: null,
  }))

it.each<[string, Partial<AssessBody['indicator']>, Partial<AssessBody['targets'][number]>, Readonly<Record<string, string>>]>([
  [
    'a cap, used month by month',
    { measure: 'cap', basis: 'flow', better: 'lower' },
    { operator: '<=', value: '100' },
    { '2025-01': '3', '2025-02': '4.5', '2025-03': '9' },
  ],
  [
    'a total of the plan, counted since each January',
    { measure: 'plan-total', basis: 'ytd' },
    { value: '100' },
    { '2025-12': '31', '2026-01': '1', '2026-02': '2.7' },
  ],
  [
    'a total of the plan, quarter by quarter',
    { measure: 'plan-total', basis: 'flow', frequency: 'quarter', decimals: 0 },
    { value: '100' },
    { '2025-Q1': '3', '2025-Q2': '5' },
  ],
  ['a mean over the years', { measure: 'annual-mean', basis: 'ytd', decimals: 2 }, { value: '4' }, { '2025-12': '3', '2026-05': '1.99' }],
  [
    'a count that must be passed',
    { measure: 'level', basis: 'stock', frequency: 'quarter', decimals: 0, baseline: { period: '2024', value: '60' } },
    { operator: '>', value: '75' },
    { '2025-Q4': '61' },
  ],
  [
    'a level that has to come down',
    { measure: 'level', basis: 'stock', better: 'lower', baseline: { period: '2024', value: '6.1' } },
    { operator: '<=', value: '5.5' },
    { '2025-07': '6.05' },
  ],
  [
    'a fall entered as a change below zero',
    { measure: 'reduction', basis: 'to-date', frequency: 'year', better: 'lower', unit: '%' },
    { operator: '<=', value: '-14' },
    { '2025': '-4.1' },
  ],
  ['a mean growth, from yearly rates', { measure: 'mean-growth', basis: 'rate', frequency: 'year', unit: '%' }, { value: '15' }, { '2025': '11.3' }],
])('reaches the target at the pace that is needed: %s', async (_, indicator, target, values) => {
  await using house = await openHouse()
  const office = await house.as('office')
  const body: AssessBody = {
    asOf: '2026-06-30T00:00:00.000Z',
    indicator: {
      measure: 'annual-total',
      better: 'higher',
      binding: true,
      basis: 'ytd',
      frequency: 'month',
      unit: '项',
      decimals: 1,
      baseline: null,
      plan: { from: '2025-01-01', to: '2027-12-31', timeZone: 'Asia/Shanghai' },
      path: { kind: 'linear' },
      release: { workdays: 400 },
      ...indicator,
    },
    targets: [{ kind: 'final', dueOn: '2027-12-31', operator: '>=', value: null, modal: null, ...target }],
    observations: course(values),
    light: { preset: 'ratio' },
  }
  const now = await assessed(office, body)
  expect(now.required).not.toBeNull()
  const figures = figuresAtPace(body, now)!
  const then = await assessed(office, tried(body, withTried({}, own, figures)))
  expect([then.outcome, then.light, then.dueOn]).toEqual(['met', 'blue', '2027-12-31'])
})

it('names the place of what cannot be judged', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const facts = await factsOf(office, sheet.rows.id[placeOf(sheet, 'gdp')]!)
  const wrong = { ...facts, targets: facts.targets.map((target) => ({ ...target, dueOn: '2026-02-30' })) }
  expect(await office.ask('POST', '/api/assess', wrong)).toMatchObject({ status: 400, body: { code: 'malformed', path: 'targets.0.dueOn' } })
  const unfit = { ...facts, observations: [{ ...facts.observations[0], value: 'many' }] }
  expect(await office.ask('POST', '/api/assess', unfit)).toMatchObject({ status: 400, body: { path: 'observations.0.value' } })
})

it('tells what can be chosen', async () => {
  await using house = await openHouse()
  const observer = await house.as('observer')
  const { body } = await observer.ask<AssessChoices>('GET', '/api/assess/choices')
  expect(body.paths.map(({ kind, byNodes }) => [kind, byNodes])).toEqual([
    ['linear', false],
    ['filed', true],
    ['like-last-year', false],
    ['geometric', false],
    ['steps', true],
  ])
  expect(body.lightPresets.find(({ kind }) => kind === 'points')).toMatchObject({ thresholds: { yellow: '10', red: '30', redAfter: '0' } })
})

it('reads texts as the sheet does', async () => {
  await using house = await openHouse()
  const observer = await house.as('observer')
  const read = async (measure: string | null, unit: string, ...texts: readonly string[]): Promise<readonly ReadText[]> =>
    (await observer.ask<readonly ReadText[]>('POST', '/api/assess/texts', { measure, unit, on: '2026-11-23', texts })).body
  const nothing = { value: null, understood: null, verdict: null, problem: null }
  expect(await read('annual-total', '人', '1.2万', '１２３', '清空', '-', '很多')).toEqual([
    { ...nothing, value: '12000', understood: '1.2万 → 12000 人' },
    { ...nothing, value: '123' },
    nothing,
    { ...nothing, value: '-' },
    { ...nothing, problem: expect.stringContaining('不是数字') },
  ])
  expect(await read(null, '亿元', '2,100', '-')).toMatchObject([{ value: '2100' }, { problem: expect.stringContaining('不是数字') }])
  expect(await read('rank', '位', '第3名')).toMatchObject([{ value: '3' }])
  expect(await read('verdict', '', '按序时：2025年度评估报告')).toMatchObject([
    { verdict: { outcome: 'on_pace', on: '2026-11-23', evidence: ['2025年度评估报告'] } },
  ])
  expect(await observer.ask('POST', '/api/assess/texts', { measure: 'guess', unit: '', on: '2026-11-23', texts: ['1'] })).toMatchObject({ status: 400 })
})
