/** What a cell of the plan itself tells of its past, and a row: values in words, acts, pages, what came with the plan; and who is told nothing. */
import { expect, it } from 'vitest'
import type { EditRequest } from '../../server/wire/edits.ts'
import type { PlanHistoryView, PlanSheetName, PlanSheetView } from '../../server/wire/plan-sheets.ts'
import type { TargetsView } from '../../server/wire/targets.ts'
import type { Visitor } from '../support/house.ts'
import { openHouse, placeOf, planCode, readSheet, sendEdits } from '../support/house.ts'

const sheetAt = (sheet: PlanSheetName): string => `/api/plans/${planCode}/plan-sheets/${sheet}`
const ask = (who: Visitor, sheet: PlanSheetName, asked: Readonly<Record<string, string>>) =>
  who.ask<PlanHistoryView>('GET', `${sheetAt(sheet)}/history?${new URLSearchParams(asked).toString()}`)
const history = async (who: Visitor, sheet: PlanSheetName, asked: Readonly<Record<string, string>>): Promise<PlanHistoryView> => {
  const { status, body } = await ask(who, sheet, asked)
  expect(status).toBe(200)
  return body
}
const cellsOf = ({ turns }: PlanHistoryView) => turns.map(({ cells }) => cells.map(({ head, before, after, said }) => said ?? `${head}: ${before} → ${after}`))

const gdp = async (who: Visitor): Promise<string> => {
  const sheet = await readSheet(who)
  return sheet.rows.id[placeOf(sheet, 'gdp')]!
}
const ofIndicator = (indicator: string, column: 'lead' | 'name' | 'row' | 'sort' | 'unit', was: string | null, text: string): EditRequest => ({
  cell: { sheet: 'indicators', indicator, column },
  was,
  text,
})

it('tells names in words, who, when, by which act, and what came with the plan', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const indicator = await gdp(office)
  await sendEdits(office, [ofIndicator(indicator, 'lead', null, '区商务委、区科技局')])
  const told = await history(office, 'indicators', { row: indicator, column: 'lead' })
  expect(told).toMatchObject({ row: indicator, name: '地区生产总值', head: '牵头单位', more: false })
  expect(cellsOf(told)).toEqual([['牵头单位: null → 区商务委、区科技局']])
  await sendEdits(office, [ofIndicator(indicator, 'name', '地区生产总值', '地区生产总值（新）')])
  const name = await history(office, 'indicators', { row: indicator, column: 'name' })
  expect(cellsOf(name)).toEqual([['指标名称: 地区生产总值 → 地区生产总值（新）'], ['指标名称: null → 地区生产总值']])
  expect(name.turns.map(({ who, way, label }) => [who, way, label])).toEqual([
    ['苏明远', '编制表', '填报'],
    [null, '随规划导入', null],
  ])
})

it('tells a row that was added, filled, moved, archived and brought back, and where its cells began', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const id = '00000000-0000-4000-8000-000000000001'
  await sendEdits(office, [ofIndicator(id, 'row', null, 'present'), ofIndicator(id, 'name', null, '新增专利数'), ofIndicator(id, 'sort', null, '99')])
  await sendEdits(office, [ofIndicator(id, 'sort', '99', '199')])
  await sendEdits(office, [ofIndicator(id, 'row', 'present', 'archived')])
  await sendEdits(office, [ofIndicator(id, 'row', 'archived', 'present')])
  const row = await history(office, 'indicators', { row: id })
  expect(cellsOf(row)).toEqual([['恢复此行'], ['归档此行'], ['移动了位置'], ['新增此行', '指标名称: null → 新增专利数', '移动了位置']])
  expect([row.name, row.head]).toEqual(['新增专利数', null])
  const measure = await history(office, 'indicators', { row: id, column: 'measure' })
  expect(measure.turns).toMatchObject([{ who: '苏明远', way: '新增行时的内容', cells: [{ after: '年度总量' }] }])
  expect(cellsOf(await history(office, 'indicators', { row: id, column: 'name' }))).toEqual([['指标名称: null → 新增专利数']])
})

it('tells targets of a year with the document that approved them', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const { rows } = (await office.ask<TargetsView>('GET', `/api/plans/${planCode}/targets`)).body
  const { indicator, targets } = rows.find(({ name }) => name === '进出口总额')!
  const { versions, ...target } = targets.find(({ kind, dueOn }) => kind === 'year' && dueOn === '2026-12-31')!
  const { id: seen, operator, value: was } = versions.at(-1)!
  const approval = { body: '区人大常委会', documentNumber: '渝中人大〔2026〕12号', date: '2026-11-20', reason: '外部环境变化' }
  const changes = [{ ...target, seen, operator, value: '1080', range: null, width: null }]
  expect((await office.ask('POST', `/api/plans/${planCode}/targets/change`, { approval, indicator, changes })).status).toBe(200)
  const told = await history(office, 'years', { row: indicator, column: '2026' })
  expect(told.turns).toMatchObject([
    { label: '批准文件 渝中人大〔2026〕12号', cells: [{ head: '2026年', before: was, after: '1,080' }] },
    { who: null, cells: [{ before: null, after: was }] },
  ])
})

it('tells a page at a time, none twice', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const indicator = await gdp(office)
  let was = '地区生产总值'
  for (let number = 1; number <= 22; number += 1) {
    await sendEdits(office, [ofIndicator(indicator, 'name', was, `名称${number}`)])
    was = `名称${number}`
  }
  const first = await history(office, 'indicators', { row: indicator, column: 'name' })
  const rest = await history(office, 'indicators', { row: indicator, column: 'name', before: first.turns.at(-1)!.key })
  expect([first.turns.length, first.more, rest.turns.length, rest.more]).toEqual([20, true, 3, false])
  expect(new Set([...first.turns, ...rest.turns].map(({ key }) => key)).size).toBe(23)
})

it('tells nothing of what is not there, of another plan, or to those who do not set up plans', async () => {
  await using house = await openHouse()
  const [office, health] = [await house.as('office'), await house.as('health')]
  const indicator = await gdp(office)
  const other = (await office.ask<PlanSheetView>('GET', '/api/plans/xindu-2021/plan-sheets/indicators')).body.id[0]!
  const asked = [
    { row: 'nothing', column: 'name' },
    { row: other, column: 'name' },
    { row: indicator, column: 'formula' },
    { row: indicator, column: '2027' },
  ]
  for (const each of asked) expect(await ask(office, 'indicators', each)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect((await ask(health, 'indicators', { row: indicator })).status).toBe(403)
  expect((await ask(house.stranger, 'indicators', { row: indicator })).status).toBe(401)
})
