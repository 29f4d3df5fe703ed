/** Formula, owners and compared figures of an indicator: who may set them, what is refused, and what becomes of the verdict. */
import { describe, expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import type { IndicatorView, PeerFigureView } from '../../server/wire/indicator.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { Visitor } from '../support/house.ts'
import { openHouse, placeOf, planCode, readSheet } from '../support/house.ts'

const address = (sheet: SheetView, code: string, part = ''): string => `/api/plans/${planCode}/indicators/${sheet.rows.id[placeOf(sheet, code)]!}${part}`
const explain = async (who: Visitor, sheet: SheetView, code: string): Promise<IndicatorView> => (await who.ask<IndicatorView>('GET', address(sheet, code))).body
const sumOf = (...ids: readonly string[]) => ({ formula: { plus: ids, minus: [], over: [], scale: '1', growth: false }, judgedAs: null })

describe('formulas', () => {
  it('are set by the plan office alone', async () => {
    await using house = await openHouse()
    const sheet = await readSheet(await house.as('office'))
    const formula = sumOf(sheet.rows.id[placeOf(sheet, 'foreign-trade')]!)
    for (const [name, status] of [
      ['labour', 403],
      ['leader', 403],
      ['supervisor', 403],
      ['office', 204],
    ] as const) {
      const found = await (await house.as(name)).ask('PUT', address(sheet, 'gdp', '/formula'), formula)
      expect([name, found.status]).toEqual([name, status])
    }
    expect((await house.stranger.ask('PUT', address(sheet, 'gdp', '/formula'), formula)).status).toBe(401)
  })

  it('run in no circle, neither at once nor by way of another', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const sheet = await readSheet(office)
    const id = (code: string): string => sheet.rows.id[placeOf(sheet, code)]!
    const put = (code: string, ...parts: readonly string[]) => office.ask('PUT', address(sheet, code, '/formula'), sumOf(...parts.map(id)))
    expect(await put('gdp', 'gdp')).toMatchObject({ status: 422, body: { code: 'made_in_circle' } })
    expect((await put('gdp', 'foreign-trade')).status).toBe(204)
    expect((await put('foreign-trade', 'software-revenue')).status).toBe(204)
    expect(await put('software-revenue', 'gdp')).toMatchObject({ status: 422, body: { code: 'made_in_circle', detail: expect.stringContaining('循环') } })
  })

  it.each([
    ['a part of nowhere', { ...sumOf('nowhere') }],
    ['no part at all', { ...sumOf() }],
    ['a scale that is no number', { formula: { plus: ['x'], minus: [], over: [], scale: '1e3', growth: false }, judgedAs: null }],
    ['a kind that does not fit', { ...sumOf('x'), judgedAs: 'level' }],
    ['something else beside it', { ...sumOf('x'), run: 'alert(1)' }],
  ])('refuse %s', async (_, body) => {
    await using house = await openHouse()
    const office = await house.as('office')
    const sheet = await readSheet(office)
    const found = await office.ask('PUT', address(sheet, 'gdp', '/formula'), body)
    expect(found).toMatchObject({ status: 400, body: { code: 'malformed' } })
    expect((await explain(office, sheet, 'gdp')).formula).toBeNull()
  })

  it('compute a growth over the same period last year', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const sheet = await readSheet(office)
    const gdp = placeOf(sheet, 'gdp')
    const formula = { plus: [sheet.rows.id[gdp]!], minus: [], over: [], scale: '1', growth: true }
    expect((await office.ask('PUT', address(sheet, 'digital-core-revenue', '/formula'), { formula, judgedAs: null })).status).toBe(204)
    const before = (await readSheet(office, 2025)).values['2025-Q2']![gdp]!
    const now = (await readSheet(office)).values['2026-Q2']
    const made = now![placeOf(sheet, 'digital-core-revenue')]!
    expect(Number(made)).toBeCloseTo((Number(now![gdp]) / Number(before) - 1) * 100, 8)
    expect((await explain(office, sheet, 'digital-core-revenue')).formula?.text).toBe('地区生产总值比上年同期增长')
  })
})

describe('owners', () => {
  it('are set by the plan office, and a reporter of the new department may write', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const labour = await house.as('labour')
    const sheet = await readSheet(office)
    const mine = sheet.rows.lead[placeOf(sheet, 'new-jobs')]!.map((place) => sheet.departments[place]!.id)
    const rights = async () => (await labour.ask<{ observations: readonly string[] }>('GET', `/api/plans/${planCode}/rights`)).body.observations
    const gdp = sheet.rows.id[placeOf(sheet, 'gdp')]!
    expect(await rights()).not.toContain(gdp)
    expect((await labour.ask('PUT', address(sheet, 'gdp', '/owners'), { lead: mine, responsible: [] })).status).toBe(403)
    expect((await office.ask('PUT', address(sheet, 'gdp', '/owners'), { lead: mine, responsible: [] })).status).toBe(204)
    expect(await rights()).toContain(gdp)
    const changes = await changesAfter(house.ctx.db, sheet.plan, sheet.seq, 10)
    expect(changes.map(({ sheet: table, column, who }) => [table, column, who !== null])).toEqual([
      ['indicators', 'lead', true],
      ...(sheet.rows.responsible[placeOf(sheet, 'gdp')]!.length > 0 ? [['indicators', 'responsible', true]] : []),
    ])
  })

  it('refuse a department that does not exist, and one named twice', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const sheet = await readSheet(office)
    const one = sheet.departments[0]!.id
    expect((await office.ask('PUT', address(sheet, 'gdp', '/owners'), { lead: ['nobody'], responsible: [] })).status).toBe(400)
    expect((await office.ask('PUT', address(sheet, 'gdp', '/owners'), { lead: [one, one], responsible: [] })).status).toBe(400)
  })
})

describe('figures to compare with', () => {
  it('turn a light that goes by them, and keep what was known before', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const sheet = await readSheet(office)
    const code = 'digital-core-revenue'
    const { ctx } = house
    const indicator = sheet.rows.id[placeOf(sheet, code)]!
    const { changeIndicatorRules } = await import('../../server/actions/change-rules.ts')
    const { actingPerson } = await import('../../server/actions/actor.ts')
    const me = (await office.ask<{ me: { id: string } }>('GET', '/api/session')).body.me.id
    await changeIndicatorRules(ctx, await actingPerson(ctx.db, me), sheet.plan, indicator, { lightPreset: 'peer-growth' })
    const alone = (await explain(office, sheet, code)).assessment
    expect(alone).toMatchObject({ light: 'green', reason: 'peers_missing' })
    const put = (value: string | null) => office.ask('PUT', address(sheet, code, '/peers'), { figures: [{ name: '全市平均', period: alone.period, value }] })
    expect((await put('99')).status).toBe(204)
    expect((await explain(office, sheet, code)).assessment).toMatchObject({ light: 'yellow', reason: 'pace', peers: [{ name: '全市平均', value: '99' }] })
    expect((await put('1')).status).toBe(204)
    expect((await explain(office, sheet, code)).assessment.light).toBe('green')
    expect((await office.ask<readonly PeerFigureView[]>('GET', address(sheet, code, '/peers'))).body).toEqual([
      { name: '全市平均', period: alone.period, value: '1' },
    ])
    expect((await put(null)).status).toBe(204)
    expect((await explain(office, sheet, code)).assessment.reason).toBe('peers_missing')
    expect((await (await house.as('labour')).ask('PUT', address(sheet, code, '/peers'), { figures: [] })).status).not.toBe(204)
  })

  it.each([
    ['a period that is none', { name: '全市平均', period: '2026-13', value: '1' }],
    ['a value that is no number', { name: '全市平均', period: '2026-Q1', value: 'NaN' }],
    ['no name', { name: ' ', period: '2026-Q1', value: '1' }],
  ])('refuse %s', async (_, figure) => {
    await using house = await openHouse()
    const office = await house.as('office')
    const sheet = await readSheet(office)
    expect((await office.ask('PUT', address(sheet, 'gdp', '/peers'), { figures: [figure] })).status).toBe(400)
    expect((await office.ask('PUT', address(sheet, 'gdp', '/peers'), { figures: [figure, figure] })).status).toBe(400)
  })
})
