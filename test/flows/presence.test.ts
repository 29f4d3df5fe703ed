/** Who is here, and in which cell. */
import { expect, it } from 'vitest'
import { Presence } from '../../server/presence.ts'
import type { PersonHere } from '../../server/wire/live.ts'
import { openHouse, planCode, readPlan } from '../support/house.ts'
import type { Visitor } from '../support/house.ts'

const zhang = { id: 'p-1', name: '张三' }
const li = { id: 'p-2', name: '李四' }
const cell = { sheet: 'figures', row: 'gdp', column: '2026-Q1' } as const

const aRoom = () => {
  let now = 0
  const presence = new Presence(() => now)
  const heard: (readonly PersonHere[])[] = []
  presence.listen('plan', (people) => heard.push(people))
  const wait = (milliseconds: number): void => {
    now += milliseconds
    presence.tick()
  }
  return { presence, heard, wait }
}

it('tells all people at once, and nothing where nothing has changed', () => {
  const { presence, heard, wait } = aRoom()
  presence.put('plan', li, 'page-1', cell)
  presence.put('plan', zhang, 'page-2', null)
  wait(500)
  presence.put('plan', li, 'page-1', cell)
  wait(500)
  expect(heard).toEqual([
    [],
    [
      { ...zhang, cell: null },
      { ...li, cell },
    ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  ])
  presence.close()
})

it('counts somebody with two pages once, where he moved last, until the last page ends', () => {
  const { presence, wait } = aRoom()
  const other = { ...cell, column: '2026-Q2' }
  presence.put('plan', zhang, 'page-1', cell)
  presence.put('plan', zhang, 'page-2', other)
  presence.put('plan', zhang, 'page-1', cell)
  expect(presence.people('plan')).toEqual([{ ...zhang, cell: other }])
  presence.leave('plan', zhang.id, 'page-2')
  expect(presence.people('plan')).toEqual([{ ...zhang, cell }])
  // Nobody moves another's page.
  presence.leave('plan', li.id, 'page-1')
  expect(presence.people('plan')).toHaveLength(1)
  presence.leave('plan', zhang.id, 'page-1')
  wait(500)
  expect(presence.people('plan')).toEqual([])
  presence.close()
})

it('forgets within half a minute who says nothing any more, and keeps few pages of one person', () => {
  const { presence, heard, wait } = aRoom()
  for (let page = 0; page < 40; page += 1) presence.put('plan', zhang, `page-${page}`, cell)
  wait(24_000)
  expect(presence.people('plan')).toHaveLength(1)
  wait(2000)
  expect(presence.people('plan')).toEqual([])
  expect(heard.at(-1)).toEqual([])
  presence.close()
})

it('is said by pages of those who are signed in, and told to readers of the same plan', async () => {
  await using house = await openHouse()
  const [office, labour] = [await house.as('office'), await house.as('labour')]
  const { id } = await readPlan(office)
  const say = (who: Visitor, body: unknown, plan = planCode) => who.ask('POST', `/api/plans/${plan}/here`, body)
  expect((await say(labour, { page: 'a-page-of-mine', cell, gone: false })).status).toBe(204)
  expect(house.ctx.presence.people(id)).toMatchObject([{ name: '庹小雅', cell }])
  expect((await say(house.stranger, { page: 'a-page-of-mine', cell, gone: false })).status).toBe(401)
  expect((await say(labour, { page: 'a-page-of-mine', cell, gone: false }, 'nowhere')).status).toBe(404)
  expect((await say(labour, { page: 'x', cell: 7, gone: false })).status).toBe(400)
  expect((await say(labour, { page: 'a-page-of-mine', cell: null, gone: true })).status).toBe(204)
  expect(house.ctx.presence.people(id)).toEqual([])
})
