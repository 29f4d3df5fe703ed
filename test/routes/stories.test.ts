/** What a cell tells of itself: its figure, its turns, page by page, what is asked about it, and the figures before. */
import { expect, it } from 'vitest'
import type { CellHistoryView, CellStoryView, FigureBefore } from '../../server/wire/story.ts'
import { figureOf, openHouse, placeOf, planCode, readSheet, sendEdits } from '../support/house.ts'
import type { Visitor } from '../support/house.ts'

const at = (indicator: string, end = ''): string => `/api/plans/${planCode}/stories/${indicator}${end}`
const story = async (who: Visitor, indicator: string, period: string): Promise<CellStoryView> =>
  (await who.ask<CellStoryView>('GET', `${at(indicator)}?period=${period}`)).body

it('tells values and flags, what was typed, who, when and by which way, the newest first', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const { indicator, was } = figureOf(sheet, 'gdp', '2026-Q3')
  const cell = { sheet: 'observations', indicator, period: '2026-Q3' } as const
  await sendEdits(office, [{ cell, was, text: '１,300.５', flag: 'preliminary' }])
  await sendEdits(office, [{ cell, was: '1300.5', text: '1300.5', flag: 'final' }])
  await sendEdits(office, [{ cell, was: '1300.5', text: '' }])
  const told = await story(office, indicator, '2026-Q3')
  expect(told.figure).toBeNull()
  expect(told.history.turns.map(({ value, flag, typed, who, way, label }) => ({ value, flag, typed, who, way, label }))).toEqual([
    { value: { before: '1300.5', after: null }, flag: null, typed: null, who: '苏明远', way: '表格填报', label: '填报' },
    { value: null, flag: { before: 'preliminary', after: 'final' }, typed: null, who: '苏明远', way: '表格填报', label: '填报' },
    {
      value: { before: was, after: '1300.5' },
      flag: { before: 'flash', after: 'preliminary' },
      typed: '１,300.５',
      who: '苏明远',
      way: '表格填报',
      label: '填报',
    },
    // What the plan was set up with has no change row of its own.
    { value: { before: null, after: was }, flag: { before: null, after: 'flash' }, typed: null, who: expect.anything(), way: '初始数据', label: null },
  ])
})

it('tells a page at a time, none twice and none left out, while others go on writing', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const indicator = sheet.rows.id[placeOf(sheet, 'gdp')]!
  let was = sheet.values['2026-Q3']![placeOf(sheet, 'gdp')]!
  const type = async (text: string): Promise<void> => {
    await sendEdits(office, [{ cell: { sheet: 'observations', indicator, period: '2026-Q3' }, was, text }])
    was = text
  }
  for (let number = 1; number <= 25; number += 1) await type(String(1000 + number))
  const first = (await story(office, indicator, '2026-Q3')).history
  expect([first.turns.length, first.more]).toEqual([20, true])
  await type('2000')
  const path = `${at(indicator, '/history')}?period=2026-Q3&before=${encodeURIComponent(first.turns.at(-1)!.key)}`
  const rest = (await office.ask<CellHistoryView>('GET', path)).body
  expect([...first.turns, ...rest.turns].map(({ value }) => value?.after).slice(0, 25)).toEqual(Array.from({ length: 25 }, (_, n) => String(1025 - n)))
  expect([rest.more, rest.turns.length]).toEqual([false, 6])
})

it('tells what is asked about a figure, with the answer, and who may write it', async () => {
  await using house = await openHouse()
  const [office, observer] = [await house.as('office'), await house.as('observer')]
  const sheet = await readSheet(office)
  const place = placeOf(sheet, 'gdp')
  const indicator = sheet.rows.id[place]!
  const sent = await sendEdits(office, [
    { cell: { sheet: 'observations', indicator, period: '2026-Q3' }, was: sheet.values['2026-Q3']![place]!, text: '13000000' },
  ])
  const [outcome] = sent.body.outcomes
  expect(outcome).toMatchObject({ state: 'applied', questions: [{ id: expect.anything() }] })
  const open = await story(observer, indicator, '2026-Q3')
  expect(open.questions).toMatchObject([{ state: 'open' }])
  expect([open.mayWrite, open.figure]).toMatchObject([false, { value: '13000000', who: '苏明远' }])
  await office.ask('POST', `/api/plans/${planCode}/questions/${open.questions[0]!.id}/answer`, { text: '统计口径调整' })
  expect(await story(office, indicator, '2026-Q3')).toMatchObject({ mayWrite: true, questions: [{ state: 'checked', answer: '统计口径调整', who: '苏明远' }] })
})

it('tells the twelve figures before a period, of periods as long as it', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const indicator = sheet.rows.id[placeOf(sheet, 'gdp')]!
  const before = (await office.ask<readonly FigureBefore[]>('GET', `${at(indicator, '/before')}?period=2026-Q3`)).body
  expect(before.length).toBeLessThanOrEqual(12)
  expect(before.slice(0, 2).map(({ period }) => period)).toEqual(['2026-Q2', '2026-Q1'])
  expect(before[0]!.value).toBe(sheet.values['2026-Q2']![placeOf(sheet, 'gdp')])
})
