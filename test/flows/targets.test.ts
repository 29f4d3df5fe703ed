/** A target changed by resolution in the middle of a year: lights before and after, the drawing, the ledger on paper. */
import { expect, it } from 'vitest'
import { makeReport } from '../../server/actions/make-report.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { TargetsView } from '../../server/wire/targets.ts'
import { openHouse, placeOf, planCode, readSheet } from '../support/house.ts'
import type { Visitor } from '../support/house.ts'
import { openWorkbook } from '../support/workbook.ts'

const base = `/api/plans/${planCode}`
const indicatorAt = async (who: Visitor, id: string, query: string) => (await who.ask<IndicatorView>('GET', `${base}/indicators/${id}?${query}`)).body

it('is judged by the old version before its day and by the new one from its day on; the ledger names both', async () => {
  await using house = await openHouse({ now: '2026-07-14T08:00:00.000Z' })
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const id = sheet.rows.id[placeOf(sheet, 'foreign-trade')]!
  const monthNow = await indicatorAt(office, id, '')
  expect(monthNow.assessment).toMatchObject({ target: '93', outcome: 'behind' })
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-07-14' })

  const { rows } = (await office.ask<TargetsView>('GET', `${base}/targets`)).body
  const year = rows.find(({ indicator }) => indicator === id)!.targets.find(({ kind, dueOn }) => kind === 'year' && dueOn === '2026-12-31')!
  const { id: seen, operator } = year.versions.at(-1)!
  const approval = { body: '区人大常委会', documentNumber: '渝中人大〔2026〕12号', date: '2026-07-20', reason: '外部环境变化' }
  const wanted = { kind: 'year', dueOn: '2026-12-31', modal: null, seen, operator, value: '80', range: null, width: null }
  const change = () => office.ask('POST', `${base}/targets/change`, { approval, indicator: id, changes: [wanted] })
  expect((await change()).status).toBe(422)
  house.clock.set('2026-07-21T08:00:00.000Z')
  expect((await change()).status).toBe(200)

  const { period } = monthNow.assessment
  const after = await indicatorAt(office, id, `period=${period}`)
  expect(after.assessment).toMatchObject({ period, target: '80', formerTargets: [{ value: '93' }], approval: { date: '2026-07-20' } })
  expect(['on_pace', 'met']).toContain(after.assessment.outcome)
  // A day before the document's the old one holds, also when it is asked for now.
  const before = await indicatorAt(office, id, `period=${period}&asOf=2026-07-19`)
  expect(before.assessment).toMatchObject({ target: '93', outcome: 'behind', light: monthNow.assessment.light })
  expect(before.assessment.formerTargets).toBeUndefined()
  expect([before.chart.givenUp, after.chart.givenUp.length]).toEqual([[], 1])

  const notesOf = async (asOf: string | null) => {
    const { bytes } = await makeReport(house.ctx, 'ledger', { plan: sheet.plan, year: 2026, language: 'zh-CN', asOf })
    const cells = (await openWorkbook(bytes)).sheets[0]!.rows.flat().map(String)
    return cells.filter((text) => text.includes('原2026年目标'))
  }
  expect(await notesOf(null)).toEqual([
    expect.stringMatching(/进出口总额：原2026年目标 不低于 93 亿元，2026年7月20日区人大常委会（渝中人大〔2026〕12号）批准调整为 不低于 80 亿元/),
  ])
  expect(await notesOf('2026-07-19')).toEqual([])
})
