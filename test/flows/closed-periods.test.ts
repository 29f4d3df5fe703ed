/** A period that is closed: nobody writes into it, everybody hears of it at once, and it can be opened again. */
import { expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import type { LiveChange } from '../../server/wire/live.ts'
import type { ClosedPeriod, RightsView } from '../../server/wire/plans.ts'
import { openHouse, placeOf, planCode, readSheet, typeFigure } from '../support/house.ts'
import type { House, Visitor } from '../support/house.ts'

const close = (who: Visitor, period: string, closed = true, more: { readonly upTo?: boolean; readonly note?: string | null } = {}) =>
  who.ask<readonly ClosedPeriod[]>('PUT', `/api/plans/${planCode}/periods/${period}`, { closed, upTo: false, note: null, ...more })
const closedFor = async (who: Visitor): Promise<readonly string[]> =>
  (await who.ask<RightsView>('GET', `/api/plans/${planCode}/rights`)).body.closed.map(({ period }) => period)

const someCell = async (who: Visitor) => {
  const sheet = await readSheet(who)
  const place = placeOf(sheet, 'new-jobs')
  return { sheet, indicator: sheet.rows.id[place]!, was: sheet.values['2026-10']![place]! }
}
const hear = (house: House, plan: string, seq: number) => {
  const heard: LiveChange[] = []
  const stop = house.ctx.live.listen(plan, seq, { send: (change) => heard.push(change), reload: () => {}, end: () => {} })
  return { heard, stop }
}

it('takes no figure from anybody, says what to do, and takes it again once it is open', async () => {
  await using house = await openHouse()
  const [office, reporter] = [await house.as('office'), await house.as('labour')]
  const { indicator, was } = await someCell(reporter)

  const { status, body } = await close(office, '2026-10', true, { note: '十月已汇总' })
  expect([status, body]).toMatchObject([200, [{ period: '2026-10', who: expect.any(String), note: '十月已汇总' }]])
  expect(await typeFigure(reporter, indicator, '2026-10', was, '1.01')).toMatchObject({ state: 'problem', code: 'period_closed', message: /规划主管部门/ })
  expect(await typeFigure(office, indicator, '2026-10', was, '1.01')).toMatchObject({ state: 'problem', code: 'period_closed', message: /先重新开放/ })
  expect(await closedFor(reporter)).toEqual(['2026-10'])
  // Its neighbours are open.
  expect(await typeFigure(reporter, indicator, '2026-11', null, '1.01')).toMatchObject({ state: 'applied' })

  expect((await close(office, '2026-10', false)).body).toEqual([])
  expect(await typeFigure(reporter, indicator, '2026-10', was, '1.01')).toMatchObject({ state: 'applied' })
})

it('is closed once with all before it, of every length, and opened again likewise', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const { sheet } = await someCell(office)
  const closed = (await close(office, '2026-06', true, { upTo: true })).body.map(({ period }) => period)
  expect(closed).toEqual(expect.arrayContaining(['2026-06', '2026-01', '2026-Q2', '2026-Q1', '2026-H1', '2025', '2025-12']))
  expect(closed).not.toContain('2026-07')
  expect(closed).not.toContain('2026')
  const changes = await changesAfter(house.ctx.db, sheet.plan, sheet.seq, 1000)
  expect(changes.every((change) => change.sheet === 'periods')).toBe(true)
  // Closed again, nothing is another.
  await close(office, '2026-06', true, { upTo: true })
  expect(await changesAfter(house.ctx.db, sheet.plan, sheet.seq, 1000)).toHaveLength(changes.length)
  expect((await close(office, '2026-06', false, { upTo: true })).body).toEqual([])
})

it('is told to open pages, with who and why', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const { sheet } = await someCell(office)
  const { heard, stop } = hear(house, sheet.plan, sheet.seq)
  await close(office, '2026-10', true, { note: '已汇总' })
  await close(office, '2026-10', false)
  await expect
    .poll(() => heard.map(({ who, closed }) => ({ who, closed })))
    .toEqual([
      { who: expect.any(String), closed: [{ period: '2026-10', isClosed: true, note: '已汇总' }] },
      { who: expect.any(String), closed: [{ period: '2026-10', isClosed: false, note: null }] },
    ])
  stop()
})

it('is closed by the plan office only, and only where it is a period of the plan that has begun', async () => {
  await using house = await openHouse()
  for (const name of ['labour', 'supervisor', 'leader', 'observer']) expect((await close(await house.as(name), '2026-10')).status, name).toBe(403)
  expect((await close(house.stranger, '2026-10')).status).toBe(401)
  const office = await house.as('office')
  for (const period of ['2026-13', 'nothing', '2035-01', '2027-12', '1999-Q1']) expect((await close(office, period)).status, period).toBe(400)
  expect((await office.ask('PUT', '/api/plans/nowhere/periods/2026-10', { closed: true, upTo: false, note: null })).status).toBe(404)
  expect(await closedFor(office)).toEqual([])
})
