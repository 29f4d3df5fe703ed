/** Rules over the web: who reads, tries and sets them, what is refused, and what is recorded. */
import { describe, expect, it } from 'vitest'
import { newestRuleChanges } from '../../db/changes.ts'
import { planByCode } from '../../db/plans.ts'
import type { IndicatorBacktestView, PlanBacktestView } from '../../server/wire/backtest.ts'
import type { ProblemsDocument } from '../../server/wire/calendar.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { IndicatorRulesView, PlanRulesView, RuleChangeView } from '../../server/wire/rules.ts'
import { openHouse, placeOf, planCode, readSheet } from '../support/house.ts'
import type { House, Visitor } from '../support/house.ts'

const plan = `/api/plans/${planCode}`
const points = { preset: 'points', thresholds: {} }

const rulesOf = async (who: Visitor, find = ''): Promise<PlanRulesView> =>
  (await who.ask<PlanRulesView>('GET', `${plan}/rules?find=${encodeURIComponent(find)}`)).body
const idOf = async (who: Visitor, code: string): Promise<string> => {
  const sheet = await readSheet(who)
  return sheet.rows.id[placeOf(sheet, code)]!
}
const ofIndicator = async (who: Visitor, code: string): Promise<IndicatorRulesView> =>
  (await who.ask<IndicatorRulesView>('GET', `${plan}/indicators/${await idOf(who, code)}/rules`)).body

type Given = Partial<Pick<IndicatorRulesView, 'light' | 'path' | 'release' | 'preliminaryDecides'>> & {
  readonly approval?: object | null
  readonly seen?: string
}
const put = async (who: Visitor, view: IndicatorRulesView, given: Given) =>
  who.ask<IndicatorRulesView & ProblemsDocument>('PUT', `${plan}/indicators/${view.id}/rules`, {
    light: view.light,
    path: view.path,
    release: view.release,
    preliminaryDecides: view.preliminaryDecides,
    approval: null,
    seen: view.version,
    ...given,
  })
const putPlan = async (who: Visitor, light: object, more: object = {}) =>
  who.ask<PlanRulesView & ProblemsDocument>('PUT', `${plan}/rules`, { light, basicallyMetFrom: null, seen: (await rulesOf(who)).version, ...more })

const sequence = async ({ ctx }: House): Promise<number> => (await planByCode(ctx.db, planCode))!.seq
const recorded = async ({ ctx }: House) => {
  const { id } = (await planByCode(ctx.db, planCode))!
  return (await newestRuleChanges(ctx.db, id, ['rules', 'release-sources', 'rule-approvals'], 50)).map(({ sheet, column, before, after }) => [
    sheet,
    column,
    before,
    after,
  ])
}
const filed = (period: string, value: string) => ({ kind: 'filed', nodes: [{ period, value }] })
const codes = (answer: { readonly body: Partial<ProblemsDocument> }): readonly string[] => (answer.body.problems ?? []).map(({ code }) => code)

describe('reading', () => {
  it('tells everybody the plan’s rule in words, the presets, and each indicator’s own', async () => {
    await using house = await openHouse()
    const rules = await rulesOf(await house.as('observer'))
    expect(rules).toMatchObject({ light: { preset: 'ratio', thresholds: {} }, mayManage: false, today: '2026-11-23', usuallyBasicallyMetFrom: '95' })
    expect(rules.rule).toBe('完成率÷时间进度 ≥ 100% 绿，≥ 90% 黄，以下红')
    expect(rules.presets.map(({ preset }) => preset)).toEqual(['ratio', 'points', 'percent', 'peer-growth'])
    const sheet = await readSheet(await house.as('observer'))
    expect(rules.indicators.map(({ id }) => id)).toEqual(sheet.rows.id)
    expect(rules.indicators[placeOf(sheet, 'gdp')]).toMatchObject({ path: 'linear', nodes: 0, rule: null, release: '期末后 20 个工作日', mayEdit: false })
    // A verdict is judged along no line, whatever its row holds.
    expect(rules.indicators[placeOf(sheet, 'integration')]?.path).toBeNull()
  })

  it('finds indicators by name and says how many there are', async () => {
    await using house = await openHouse()
    const found = await rulesOf(await house.as('office'), '地区生产总值')
    expect(found.indicators.map(({ name }) => name)).toEqual(['地区生产总值', '地均地区生产总值', '人均地区生产总值'])
    expect(found.found).toBe(3)
    expect((await rulesOf(await house.as('office'), 'no such')).found).toBe(0)
  })

  it('gives values to file nodes by, with the target at the end', async () => {
    await using house = await openHouse()
    const { years, may, ...view } = { may: null, ...(await ofIndicator(await house.as('office'), 'gdp')) }
    expect(may).toBeNull()
    expect(view.releases[2]).toMatchObject({ period: '2026-Q3', on: '2026-11-03' })
    expect(years.map(({ year, closed }) => [year, closed])).toEqual([
      [2023, true],
      [2024, true],
      [2025, true],
      [2026, true],
      [2027, false],
    ])
    expect(years.at(-1)?.rows[0]?.periods.map(({ period, even, isTarget }) => [period, even, isTarget])).toEqual([
      ['2027-Q1', '525', false],
      ['2027-Q2', '1050', false],
      ['2027-Q3', '1575', false],
      ['2027-Q4', '2100', true],
    ])
  })

  it.each([`${plan}/rules?sort=name`, `${plan}/rules?find=${'x'.repeat(101)}`])('refuses %s', async (path) => {
    await using house = await openHouse()
    expect(await (await house.as('office')).ask('GET', path)).toMatchObject({ status: 400, body: { code: 'malformed' } })
  })
})

describe('the plan’s rule', () => {
  it('is tried without writing anything, and its last day is what the sheet shows', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
    const sheet = await readSheet(office)
    const before = await sequence(house)
    const { body } = await office.ask<PlanBacktestView>('POST', `${plan}/rules/backtest`, { light: points, basicallyMetFrom: null })
    expect(body.days).toHaveLength(24)
    const counts = Object.fromEntries(
      ['green', 'yellow', 'red', 'blue', 'grey'].map((light) => [light, sheet.judged.light.filter((each) => each === light).length]),
    )
    expect(body.days.at(-1)).toMatchObject({ on: '2026-11-23', present: counts })
    expect(body).toMatchObject({ indicators: sheet.rows.id.length, looked: sheet.rows.id.length, differs: body.differing.length })
    expect(body.rule).toContain('不足 10 个百分点绿')
    expect(body.changes.length).toBeGreaterThan(0)
    expect(body.changes.reduce((sum, { times }) => sum + times, 0)).toBe(body.differing.reduce((sum, { days }) => sum + days, 0))
    expect(await sequence(house)).toBe(before)
  })

  it('is saved over what was looked at, recorded, and judged by at once', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
    const { body: tried } = await office.ask<PlanBacktestView>('POST', `${plan}/rules/backtest`, { light: points, basicallyMetFrom: null })
    const seen = (await rulesOf(office)).version
    const saved = await putPlan(office, { preset: 'points', thresholds: { yellow: '10', red: '25', redAfter: '0' } }, { basicallyMetFrom: '90' })
    expect(saved.body).toMatchObject({ light: { preset: 'points', thresholds: { red: '25' } }, basicallyMetFrom: '90' })
    expect(await recorded(house)).toEqual([
      ['rules', 'basicallyMetFrom', null, '90'],
      ['rules', 'lightThresholds', null, '{"red":"25"}'],
      ['rules', 'lightPreset', 'ratio', 'points'],
    ])
    const yellow = (await readSheet(office)).judged.light.filter((light) => light === 'yellow').length
    expect(yellow).toBe(tried.days.at(-1)?.other.yellow)
    // Whoever looked before it and saves now would write over it.
    expect(await putPlan(office, { preset: 'ratio', thresholds: {} }, { seen })).toMatchObject({ status: 409, body: { code: 'rules_changed' } })
    expect((await putPlan(office, { preset: 'ratio', thresholds: {} })).body.light).toEqual({ preset: 'ratio', thresholds: {} })
  })

  it('is told in the explanation with its own thresholds', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    await putPlan(office, { preset: 'points', thresholds: { yellow: '5', redAfter: '3' } })
    const { body } = await office.ask<IndicatorView>('GET', `${plan}/indicators/${await idOf(office, 'gdp')}`)
    expect(body.lightRule).toBe('低于序时不足 5 个百分点绿，5—30 个百分点黄，超过 30 个百分点红；连续 3 期不绿转红')
  })

  it.each([
    [{ preset: 'rainbow', thresholds: {} }, ['no_such_preset']],
    [{ preset: 'ratio', thresholds: { yellow: '100' } }, ['thresholds_out_of_order']],
    [{ preset: 'ratio', thresholds: { green: 'many', redAfter: '1.5' } }, ['threshold_not_a_number', 'counter_not_whole']],
    [{ preset: 'points', thresholds: { green: '5' } }, ['no_such_threshold']],
  ])('refuses %o, tried or set', async (light, expected) => {
    await using house = await openHouse()
    const office = await house.as('office')
    const before = await sequence(house)
    const tried = await office.ask<ProblemsDocument>('POST', `${plan}/rules/backtest`, { light, basicallyMetFrom: null })
    for (const answer of [tried, await putPlan(office, light)]) {
      expect(answer).toMatchObject({ status: 422, body: { code: 'rules_refused', detail: expect.stringMatching(/^规则未保存。.+。$/) } })
      expect(codes(answer)).toEqual(expected)
    }
    expect(await sequence(house)).toBe(before)
  })

  it.each([
    ['a preset that is no text', { preset: 5, thresholds: {} }],
    ['thresholds that are a list', { preset: 'ratio', thresholds: ['100', '90'] }],
    ['thresholds that are numbers', { preset: 'ratio', thresholds: { green: 100 } }],
    ['too many thresholds', { preset: 'ratio', thresholds: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`t${n}`, '1'])) }],
    ['a field too many', { preset: 'ratio', thresholds: {}, admin: true }],
  ])('refuses %s as malformed', async (_, light) => {
    await using house = await openHouse()
    expect(await putPlan(await house.as('office'), light)).toMatchObject({ status: 400, body: { code: 'malformed' } })
  })
})

describe('who may', () => {
  it('lets only the plan office and administrators set and try the plan’s rules, and keep sources', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { body } = await office.ask<PlanRulesView>('POST', `${plan}/release-sources`, { name: '市统计局', workdays: 12 })
    const [source] = body.sources
    const before = await sequence(house)
    for (const name of ['supervisor', 'leader', 'data', 'observer']) {
      const other = await house.as(name)
      const tries = [
        await putPlan(other, points),
        await other.ask('POST', `${plan}/rules/backtest`, { light: points, basicallyMetFrom: null }),
        await other.ask('POST', `${plan}/release-sources`, { name: '市商务委', workdays: 5 }),
        await other.ask('PATCH', `${plan}/release-sources/${source!.id}`, { name: '省统计局', seen: source!.version }),
        await other.ask('DELETE', `${plan}/release-sources/${source!.id}`),
      ]
      expect(
        tries.map(({ status }) => status),
        name,
      ).toEqual([403, 403, 403, 403, 403])
      expect((await other.ask('GET', `${plan}/rules/changes`)).status).toBe(200)
    }
    expect(await sequence(house)).toBe(before)
    expect((await putPlan(await house.as('admin'), points)).status).toBe(200)
  })

  it('lets a lead department file its nodes until the end of January, and nothing else', async () => {
    await using house = await openHouse({ now: '2026-01-20T02:00:00.000Z' })
    const lead = await house.as('data')
    const view = await ofIndicator(lead, 'software-revenue')
    expect(view).toMatchObject({ mayManage: false, mayFile: true })
    const others = [await house.as('commerce'), await house.as('leader'), await house.as('observer'), await house.as('data.head')]
    for (const other of others) expect((await put(other, view, { path: filed('2026-Q1', '200') })).status).toBe(403)
    // Its own, but not what only the plan office sets.
    for (const given of [
      { light: points },
      { preliminaryDecides: true },
      { release: { ...view.release, workdays: 40 } },
      { path: { kind: 'like-last-year', nodes: [] } },
      // A path that asks for nothing until the year is over.
      { path: { kind: 'steps', nodes: [] } },
      { path: filed('2026-Q1', '200'), light: points },
    ])
      expect((await put(lead, view, given)).status).toBe(403)
    const saved = await put(lead, view, { path: filed('2026-Q1', '2,00.0') })
    expect(codes(saved)).toEqual(['node_not_a_number'])
    const read = await put(lead, view, { path: { kind: 'filed', nodes: [...filed('2026-Q2', '４５0亿元').nodes, ...filed('2026-Q1', '200').nodes] } })
    expect(read.body.path.nodes).toEqual([
      { period: '2026-Q1', value: '200' },
      { period: '2026-Q2', value: '450' },
    ])
    // And takes them back.
    expect((await put(lead, read.body, { path: { kind: 'filed', nodes: read.body.path.nodes.slice(0, 1) } })).status).toBe(200)
    house.clock.set('2026-02-01T02:00:00.000Z')
    const late = await ofIndicator(lead, 'software-revenue')
    expect(await put(lead, late, { path: filed('2026-Q1', '100') })).toMatchObject({
      status: 403,
      body: { code: 'nodes_closed', detail: expect.stringContaining('2026年1月31日已过') },
    })
    expect((await put(lead, late, { path: { kind: 'filed', nodes: [...late.path.nodes, ...filed('2027-Q1', '300').nodes] } })).status).toBe(200)
  })

  it('answers an indicator of another plan, and one that is none, alike', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const view = await ofIndicator(office, 'gdp')
    for (const path of [`${plan}/indicators/nothing`, `/api/plans/nowhere/indicators/${view.id}`]) {
      expect((await office.ask('GET', `${path}/rules`)).status).toBe(404)
      const { light, path: nodes, release, preliminaryDecides } = view
      expect((await office.ask('PUT', `${path}/rules`, { light, path: nodes, release, preliminaryDecides, approval: null, seen: view.version })).status).toBe(
        404,
      )
    }
  })
})

describe('an indicator’s rules', () => {
  const approval = { body: '区政府常务会议', documentNumber: '渝中府纪要〔2026〕18号', date: '2026-11-20', reason: '重大项目推迟' }

  it('need an approval to change this year’s path after January, which is kept with the change', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const view = await ofIndicator(office, 'gdp')
    const path = filed('2026-Q1', '450')
    const tried = await office.ask<IndicatorBacktestView>('POST', `${plan}/indicators/${view.id}/rules/backtest`, {
      light: null,
      path,
      release: view.release,
      preliminaryDecides: false,
    })
    expect(tried.body.yearsToApprove).toEqual([2026])
    expect(tried.body.chart.path.map(({ value }) => value)).toEqual(['0', '450', '1985'])
    const without = await put(office, view, { path })
    expect([without.status, codes(without), await recorded(house)]).toEqual([422, ['approval_missing'], []])
    expect(codes(await put(office, view, { path, approval: { ...approval, date: '2026-11-24' } }))).toEqual(['approval_in_future'])
    expect(await put(office, view, { path, approval: { ...approval, reason: ' ' } })).toMatchObject({ status: 400 })
    expect((await put(office, view, { path, approval })).status).toBe(200)
    expect(await recorded(house)).toEqual([
      ['rule-approvals', 'path', null, JSON.stringify(approval)],
      ['rules', 'pathNodes', null, '[{"period":"2026-Q1","value":"450"}]'],
      ['rules', 'path', 'linear', 'filed'],
    ])
    const { body: changes } = await office.ask<readonly RuleChangeView[]>('GET', `${plan}/rules/changes`)
    expect(changes.map(({ column, before, after, who, approval: word }) => [column, before, after, who, word])).toEqual([
      ['自报节点', '无节点', '2026年一季度：450', '苏明远', '区政府常务会议，渝中府纪要〔2026〕18号，2026年11月20日：重大项目推迟'],
      ['序时路径', '匀速', '自报节点', '苏明远', '区政府常务会议，渝中府纪要〔2026〕18号，2026年11月20日：重大项目推迟'],
    ])
    expect((await office.ask<IndicatorView>('GET', `${plan}/indicators/${view.id}`)).body).toMatchObject({ path: 'filed', assessment: { path: 'filed' } })
  })

  it('keep an approval only where one was needed', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const view = await ofIndicator(office, 'gdp')
    expect((await put(office, view, { path: filed('2027-Q1', '450'), approval })).status).toBe(200)
    expect((await recorded(house)).map(([sheet]) => sheet)).toEqual(['rules', 'rules'])
  })

  it('refuse nodes and days that make no sense', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const view = await ofIndicator(office, 'gdp')
    const nodes = (...all: readonly (readonly [string, string])[]) => ({ kind: 'filed', nodes: all.map(([period, value]) => ({ period, value })) })
    const release = (part: object) => ({ release: { ...view.release, ...part } })
    const cases: readonly (readonly [object, readonly string[]])[] = [
      [{ path: nodes() }, ['nodes_missing']],
      [{ path: nodes(['2028-Q1', '1']) }, ['node_outside_plan']],
      [{ path: nodes(['2027-Q2', '500'], ['2027-Q1', '600']) }, ['node_falls_back']],
      [{ path: nodes(['2027-Q1', '1'], ['2027-Q1', '2']) }, ['nodes_out_of_order']],
      [{ path: nodes(['2027-Q1', '2101']) }, ['node_beyond_target']],
      [{ path: { kind: 'winding', nodes: [] } }, ['no_such_path']],
      [release({ workdays: 2.5 }), ['workdays_not_whole']],
      [release({ source: 'nobody' }), ['no_such_source']],
      [release({ dates: { '2026-Q4': '2026-12-31' } }), ['release_before_end']],
      [release({ dates: { '2026-12': '2027-01-20' } }), ['release_not_its_period']],
      [{ light: { preset: 'points', thresholds: { yellow: '40' } } }, ['thresholds_out_of_order']],
    ]
    for (const [given, expected] of cases) expect([given, codes(await put(office, view, given as Given))]).toEqual([given, expected])
    const verdict = await ofIndicator(office, 'integration')
    expect(codes(await put(office, verdict, { path: filed('2027', '1') }))).toEqual(['path_unused'])
    expect(await recorded(house)).toEqual([])
  })

  it('follow the plan again where their own are taken away', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const own = await put(office, await ofIndicator(office, 'foreign-capital'), { light: { preset: 'percent', thresholds: { yellow: '20' } } })
    expect(own.body.light).toEqual({ preset: 'percent', thresholds: { yellow: '20' } })
    expect((await rulesOf(office, '实际使用外资')).indicators[0]?.rule).toBe('达到序时绿，低于序时 20% 以内黄，超过 20% 红')
    expect((await put(office, own.body, { light: null })).body.light).toBeNull()
    expect(await put(office, own.body, { light: points })).toMatchObject({ status: 409, body: { code: 'rules_changed' } })
  })
})

describe('release sources', () => {
  const add = (who: Visitor, name: string, workdays = 12) => who.ask<PlanRulesView & ProblemsDocument>('POST', `${plan}/release-sources`, { name, workdays })

  it('are added, renamed, given announced days, waited for, and deleted once nobody waits', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const [source] = (await add(office, ' 市统计局 ')).body.sources
    expect(source).toMatchObject({ name: '市统计局', workdays: 12, used: 0, days: { '2026-Q3': { on: '2026-10-22', announced: false, uncertain: false } } })
    const change = async (given: object) => {
      const [now] = (await rulesOf(office)).sources
      return office.ask<PlanRulesView & ProblemsDocument>('PATCH', `${plan}/release-sources/${source!.id}`, { seen: now!.version, ...given })
    }
    expect((await change({ dates: { '2026-Q3': '2026-10-26', '2026-Q4': '2027-01-25' } })).body.sources[0]?.days['2026-Q3']).toMatchObject({
      on: '2026-10-26',
      announced: true,
    })
    expect((await change({ dates: { '2026-Q4': null }, name: '重庆市统计局' })).body.sources[0]?.days['2026-Q4']).toMatchObject({ announced: false })
    expect(codes(await change({ dates: { '2026-Q2': '2026-06-30' } }))).toEqual(['release_before_end'])
    expect(codes(await change({ name: '' }))).toEqual(['source_unnamed'])
    expect(await change({ workdays: 5, seen: source!.version })).toMatchObject({ status: 409, body: { code: 'rules_changed' } })

    const view = await ofIndicator(office, 'gdp')
    const waiting = await put(office, view, { release: { workdays: 10, source: source!.id, dates: {} } })
    expect(waiting.body.releases[2]).toMatchObject({ period: '2026-Q3', on: '2026-11-09' })
    expect((await rulesOf(office, '地区生产总值')).indicators[0]?.release).toBe('重庆市统计局公布后 10 个工作日')
    const refused = await office.ask<ProblemsDocument>('DELETE', `${plan}/release-sources/${source!.id}`)
    expect([refused.status, codes(refused)]).toEqual([422, ['source_in_use']])
    await put(office, waiting.body, { release: view.release })
    expect((await office.ask<PlanRulesView>('DELETE', `${plan}/release-sources/${source!.id}`)).body.sources).toEqual([])
    expect((await office.ask('DELETE', `${plan}/release-sources/${source!.id}`)).status).toBe(404)
    const names = (await recorded(house)).filter(([sheet, column]) => sheet === 'release-sources' && column === 'name')
    expect(names).toEqual([
      ['release-sources', 'name', '重庆市统计局', null],
      ['release-sources', 'name', '市统计局', '重庆市统计局'],
      ['release-sources', 'name', null, '市统计局'],
    ])
    const { body: changes } = await office.ask<readonly RuleChangeView[]>('GET', `${plan}/rules/changes`)
    expect(changes.filter(({ of }) => of.kind === 'source').every(({ of }) => of.name === '重庆市统计局')).toBe(true)
  })

  it('refuse a name twice, none, one too long, and workdays that are none', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    await add(office, '市统计局')
    expect(codes(await add(office, '市统计局'))).toEqual(['source_named_twice'])
    expect(codes(await add(office, ' '))).toEqual(['source_unnamed'])
    expect(codes(await add(office, '局'.repeat(41), -1))).toEqual(['source_unnamed', 'workdays_not_whole'])
    expect((await rulesOf(office)).sources).toHaveLength(1)
  })
})
