/** Saved views: whose they are, who may share, and what is not taken. */
import { expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import { planById } from '../../db/plans.ts'
import type { SavedView, ViewContent, ViewsView } from '../../server/wire/views.ts'
import { openHouse, planCode, readSheet } from '../support/house.ts'
import type { Visitor } from '../support/house.ts'

const path = `/api/plans/${planCode}/views`
const content: ViewContent = {
  grouping: 'tasks',
  depth: 1,
  layout: {
    widths: [{ colId: 'name', width: 300 }],
    order: ['name'],
    hidden: ['target'],
    shown: ['unit'],
    frozen: ['light', 'name'],
    sort: [{ colId: 'light', sort: 'asc' }],
    groups: [{ groupId: 'group-2026-Q1', open: false }],
  },
  density: 'compact',
  conditions: [
    { kind: 'list', column: 'light', values: ['red', 'yellow'] },
    { kind: 'number', column: '2026-Q3', operator: 'between', value: '1', to: '2' },
  ],
  search: '',
  mine: false,
  years: { from: 2026, to: 2026 },
}
const given = (name: string, shared = false) => ({ name, shared, content })
const make = async (who: Visitor, name: string, shared = false): Promise<SavedView> => {
  const { status, body } = await who.ask<ViewsView & { readonly id: string }>('POST', path, given(name, shared))
  expect(status).toBe(200)
  return body.views.find(({ id }) => id === body.id)!
}
const namesOf = async (who: Visitor): Promise<readonly string[]> => (await who.ask<ViewsView>('GET', path)).body.views.map(({ name }) => name)

it('keeps everybody’s own to himself, and says of others’ only that there is nothing', async () => {
  await using house = await openHouse()
  const [labour, health] = [await house.as('labour'), await house.as('health')]
  const { seq } = await readSheet(labour)
  const own = await make(labour, '我欠的')
  expect(own).toMatchObject({ shared: false, mayChange: true, content })
  expect(await namesOf(labour)).toEqual(['我欠的'])
  expect(await namesOf(health)).toEqual([])
  for (const who of [health, await house.as('admin')]) {
    const body = { ...given('x'), seen: own.at }
    expect(await who.ask('PUT', `${path}/${own.id}`, body)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await who.ask('DELETE', `${path}/${own.id}`)).toMatchObject({ status: 404 })
    expect(await who.ask('DELETE', `${path}/nothing`)).toMatchObject({ status: 404 })
  }
  // Nobody's plan has changed by it.
  expect((await readSheet(labour)).seq).toBe(seq)
  expect((await labour.ask<ViewsView>('PUT', `${path}/${own.id}`, { ...given('改名'), seen: own.at })).body.views).toMatchObject([{ name: '改名' }])
  expect((await labour.ask<ViewsView>('DELETE', `${path}/${own.id}`)).body.views).toEqual([])
})

it('lets only the plan office share, and change what is shared; each change is recorded', async () => {
  await using house = await openHouse()
  const [office, labour, leader] = [await house.as('office'), await house.as('labour'), await house.as('leader')]
  const before = await readSheet(office)
  for (const who of [labour, leader]) expect(await who.ask('POST', path, given('x', true))).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
  const shared = await make(office, '调度会', true)
  expect((await labour.ask<ViewsView>('GET', path)).body).toMatchObject({
    mayShare: false,
    views: [{ name: '调度会', shared: true, mayChange: false, content }],
  })
  expect(await labour.ask('PUT', `${path}/${shared.id}`, { ...given('x', true), seen: shared.at })).toMatchObject({ status: 403 })
  expect(await labour.ask('DELETE', `${path}/${shared.id}`)).toMatchObject({ status: 403 })
  const own = await make(labour, '我的')
  expect(await labour.ask('PUT', `${path}/${own.id}`, { ...given('我的', true), seen: own.at })).toMatchObject({ status: 403 })
  const admin = await house.as('admin')
  expect((await admin.ask<ViewsView>('PUT', `${path}/${shared.id}`, { ...given('调度会二', true), seen: shared.at })).status).toBe(200)
  // Whoever saw the former one does not write over the newer.
  expect(await office.ask('PUT', `${path}/${shared.id}`, { ...given('x', true), seen: shared.at })).toMatchObject({
    status: 409,
    body: { code: 'view_changed' },
  })
  expect((await office.ask('DELETE', `${path}/${shared.id}`)).status).toBe(200)
  const changes = (await changesAfter(house.ctx.db, before.plan, before.seq, 100)).filter(({ sheet }) => sheet === 'views')
  expect(changes.map(({ rowId, column, before: was, after: is }) => [rowId === shared.id, column, was?.slice(0, 5), is?.slice(0, 5)])).toEqual([
    [true, 'name', undefined, '调度会'],
    [true, 'content', undefined, '{"gro'],
    [true, 'name', '调度会', '调度会二'],
    [true, 'name', '调度会二', undefined],
    [true, 'content', '{"gro', undefined],
  ])
  // A sheet that was kept goes on being good.
  expect((await readSheet(office)).seq).toBe((await planById(house.ctx.db, before.plan))?.seq)
})

it.each([
  ['no name', { ...given('  ') }],
  ['a name with signs that turn the writing', { ...given('a\u202Eb') }],
  ['a name too long', { ...given('x'.repeat(61)) }],
  ['something more', { ...given('x'), admin: true }],
  [
    'an operator that is none',
    { ...given('x'), content: { ...content, conditions: [{ kind: 'number', column: 'a', operator: 'like', value: null, to: null }] } },
  ],
  ['a width that is none', { ...given('x'), content: { ...content, layout: { ...content.layout, widths: [{ colId: 'a', width: 1e9 }] } } }],
  ['a column too many', { ...given('x'), content: { ...content, layout: { ...content.layout, order: Array.from({ length: 2001 }, (_, n) => `c${n}`) } } }],
  ['an unknown way of grouping', { ...given('x'), content: { ...content, grouping: 'person' } }],
])('refuses %s', async (_, body) => {
  await using house = await openHouse()
  const labour = await house.as('labour')
  expect(await labour.ask('POST', path, body)).toMatchObject({ status: 400, body: { code: 'malformed' } })
  expect(await namesOf(labour)).toEqual([])
})

it('keeps what polluted prototypes would out of the store, and a person to so many', async () => {
  await using house = await openHouse()
  const labour = await house.as('labour')
  const hostile = JSON.parse(`{"name":"x","shared":false,"content":{"__proto__":{"admin":1}}}`) as unknown
  expect((await labour.ask('POST', path, hostile)).status).toBe(400)
  for (let count = 0; count < 100; count += 1) expect((await labour.ask('POST', path, given(`视图${count}`))).status).toBe(200)
  expect(await labour.ask('POST', path, given('一百零一'))).toMatchObject({ status: 409, body: { code: 'too_many_views' } })
})
