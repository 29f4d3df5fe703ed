/** A sheet brought up to date in memory is the one that reading anew would give. */
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import { lights } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { keptSheet, sheetPart } from '../../server/actions/kept-sheet.ts'
import { planOf } from '../../server/actions/plan.ts'
import { sheetView } from '../../server/actions/read-sheet.ts'
import type { EditRequest } from '../../server/wire/edits.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { House } from '../support/house.ts'
import { openHouse, readSheet, sendEdits } from '../support/house.ts'

const span = { from: 2026, to: 2026 }
const code = 'yuzhong-2027'

const keptView = async ({ ctx }: House): Promise<SheetView> =>
  JSON.parse(gunzipSync((await keptSheet(ctx, await planOf(ctx.db, code), span, 'zh-CN')).gzip).toString('utf8')) as SheetView
const freshView = async ({ ctx }: House): Promise<SheetView> =>
  JSON.parse(JSON.stringify(await sheetView(ctx, await planOf(ctx.db, code), span, 'zh-CN', null))) as SheetView

/** An edit of each kind that the sheet shows, over what stands there. */
const editsOf = (view: SheetView): readonly (readonly EditRequest[])[] => {
  const reported = view.rows.id.findIndex((_, place) => view.rows.frequency[place] === 'month' && view.values['2026-09']?.[place] != null)
  const indicator = view.rows.id[reported]!
  const cell = { sheet: 'observations', indicator, period: '2026-09' } as const
  const was = view.values['2026-09']![reported]!
  const year = { sheet: 'targets', indicator, year: 2026 } as const
  const yearTarget = view.rows.yearTarget[reported] ?? null
  const baseline = { sheet: 'indicators', indicator, column: 'baselineValue' } as const
  return [
    [{ cell, was, text: '0.01' }],
    [{ cell, was: '0.01', text: '0.02', flag: 'flash' }],
    [{ cell, was: '0.02', text: '0.03', flag: 'flash' }],
    [{ cell, was: '0.03', text: '' }],
    [{ cell, was: null, text: '99' }],
    [
      { cell: year, was: yearTarget, text: '12345' },
      { cell: baseline, was: view.rows.baselineValue[reported] ?? null, text: '7' },
    ],
    // A conflict takes a number and writes nothing.
    [{ cell, was: '1', text: '2' }],
    [{ cell, was: '99', text: '98' }],
  ]
}

it('shows every edit as reading anew does', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  for (const edits of editsOf(await keptView(house))) {
    const { body } = await sendEdits(office, edits)
    expect(body.outcomes).toHaveLength(edits.length)
    expect(await keptView(house)).toEqual(await freshView(house))
  }
})

it('shows a new night and a new day', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  await keptView(house)
  for (const day of ['2026-11-24', '2026-12-17']) {
    house.clock.set(`${day}T02:00:00.000Z`)
    expect(await keptView(house)).toEqual(await freshView(house))
    expect((await office.ask('POST', '/api/jobs/evaluate', { asOf: day })).status).toBe(200)
    expect(await keptView(house)).toEqual(await freshView(house))
  }
})

it('reads anew where a number has no changes', async () => {
  await using house = await openHouse()
  const { db } = house.ctx
  const before = await keptView(house)
  const id = before.rows.id[0]!
  await writePlan(db, before.plan, (trx) => trx.updateTable('indicator').set({ baselineValue: '4711' }).where('id', '=', id).execute())
  expect(await changesAfter(db, before.plan, before.seq, 1)).toEqual([])
  expect((await keptView(house)).rows.baselineValue[0]).toBe('4711')
})

it('cuts rows as reading them does', async () => {
  await using house = await openHouse()
  const { ctx } = house
  const office = await house.as('office')
  expect((await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })).status).toBe(200)
  const plan = await planOf(ctx.db, code)
  const pages = [{ limit: 5, offset: 3, lights: null }, ...lights.map((light) => ({ limit: 1000, offset: 0, lights: [light] }))]
  const read = async () => Promise.all(pages.map(async (page) => JSON.parse(JSON.stringify(await sheetView(ctx, plan, span, 'zh-CN', page))) as unknown))
  await keptView(house)
  expect(await Promise.all(pages.map(async (page) => JSON.parse(await sheetPart(ctx, plan, span, 'zh-CN', page)) as unknown))).toEqual(await read())
})

it('is the same for readers that come while somebody types', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const [[first] = []] = editsOf(await readSheet(office))
  await keptView(house)
  await sendEdits(office, [first!])
  const [one, two] = await Promise.all([keptView(house), keptView(house)])
  expect(one).toEqual(two)
  expect(one).toEqual(await freshView(house))
})
