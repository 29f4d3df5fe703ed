/** What waits for a person beside figures: for whom it waits, until when, and that nobody else is told. */
import { expect, it } from 'vitest'
import type { MattersView } from '../../server/wire/matters.ts'
import type { OrderStory } from '../../server/wire/orders.ts'
import type { House, Visitor } from '../support/house.ts'
import { openHouse, planCode, readPlan } from '../support/house.ts'

const base = `/api/plans/${planCode}`
const nothing = { warnings: [], orders: [], papers: [] }
const promise = { reason: '装修延期', measures: '周末施工', promisedOn: '2026-12-04' }

const matters = async (who: Visitor): Promise<MattersView> => (await who.ask<MattersView>('GET', '/api/me/matters')).body
const judged = async (): Promise<House & { readonly office: Visitor }> => {
  const house = await openHouse()
  const office = await house.as('office')
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
  return Object.assign(house, { office })
}

it('asks the lead department for its word on a red light, and nobody else, until it is given', async () => {
  await using house = await judged()
  const health = await house.as('health')
  const [wanted, ...more] = (await matters(health)).warnings
  expect(more).toEqual([])
  expect(wanted).toMatchObject({
    name: '每千人口3岁以下婴幼儿托位数',
    lightWord: '红灯',
    causeWord: expect.any(String),
    period: '2026-Q3',
    sentence: expect.stringContaining('欠序时'),
  })
  for (const name of ['observer', 'leader', 'supervisor', 'office', 'commerce'])
    expect((await matters(await house.as(name))).warnings.map(({ id }) => id)).not.toContain(wanted!.id)
  expect((await house.stranger.ask('GET', '/api/me/matters')).status).toBe(401)
  await health.ask('PUT', `${base}/warnings/${wanted!.id}/acknowledgement`, promise)
  expect(await matters(health)).toMatchObject(nothing)
  // Taken back, it is wanted again; muted, it is not.
  await health.ask('DELETE', `${base}/warnings/${wanted!.id}/acknowledgement`)
  expect((await matters(health)).warnings).toMatchObject([{ id: wanted!.id }])
  const supervisor = await house.as('supervisor')
  const mute = { indicator: wanted!.indicator, cause: null, reason: '口径待定', untilOn: '2026-12-31' }
  expect((await supervisor.ask('POST', `${base}/mutes`, mute)).status).toBe(204)
  expect(await matters(health)).toMatchObject(nothing)
})

it('asks whoever has to act on an order, in turn', async () => {
  await using house = await openHouse()
  const [supervisor, health, commerce] = [await house.as('supervisor'), await house.as('health'), await house.as('commerce')]
  const departments = (await supervisor.ask<readonly { id: string; shortName: string }[]>('GET', '/api/departments')).body
  const { body: order } = await supervisor.ask<OrderStory>('POST', `${base}/orders`, {
    title: '社区医院建设滞后',
    demand: '请于月底前报送整改情况。',
    basis: '区政府常务会议',
    department: departments.find(({ shortName }) => shortName === '区卫健委')!.id,
    limitWorkdays: 5,
  })
  const { id: plan } = await readPlan(supervisor)
  expect((await matters(health)).orders).toMatchObject([{ plan, id: order.id, number: '督办〔2026〕1号', stateWord: '待签收' }])
  expect([(await matters(supervisor)).orders, (await matters(commerce)).orders]).toEqual([[], []])
  for (const [act, seen, more] of [
    ['signed', 'issued', {}],
    ['taken', 'signed', {}],
    ['extension_asked', 'in_hand', { limitOn: '2026-12-11' }],
  ] as const)
    expect((await health.ask('POST', `${base}/orders/${order.id}/turns`, { act, seen, note: '情况说明', ...more })).status, act).toBe(200)
  expect((await matters(supervisor)).orders).toMatchObject([{ id: order.id, extensionAsked: '2026-12-11' }])
  expect((await matters(commerce)).orders).toEqual([])
})
