/** Deadlines by a private address: whose they are, that they keep still while nothing changes, and that an address given up is dead. */
import { expect, it } from 'vitest'
import type { CalendarFeedView } from '../../server/wire/calendar-feed.ts'
import type { OrderStory } from '../../server/wire/orders.ts'
import type { OwedView } from '../../server/wire/owed.ts'
import type { PersonView } from '../../server/wire/people.ts'
import { readCalendar } from '../support/icalendar.ts'
import type { ReadEvent } from '../support/icalendar.ts'
import type { House, Visitor } from '../support/house.ts'
import { openHouse, planCode, typeFigure } from '../support/house.ts'

const own = '/api/me/calendar-feed'
const addressOf = async (who: Visitor): Promise<string> => new URL((await who.ask<{ address: string }>('POST', own)).body.address).pathname
const read = async ({ stranger }: House, path: string, headers: Readonly<Record<string, string>> = {}) => stranger.ask<string>('GET', path, undefined, headers)
const eventsAt = async (house: House, path: string): Promise<readonly ReadEvent[]> => readCalendar((await read(house, path)).body).events
const day = (event: ReadEvent): string => event['DTSTART;VALUE=DATE'] ?? ''

it('tells what a person has to do and by when, and nobody else’s', async () => {
  await using house = await openHouse()
  const data = await house.as('data')
  const path = await addressOf(data)
  expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/)
  const answer = await read(house, path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const events = readCalendar(answer.body).events
  const [owed] = (await data.ask<OwedView>('GET', '/api/me/owed')).body.cells
  // Wanted since the 27th of October, and gone once it is in.
  expect(events.filter((event) => day(event) === '20261027')).toMatchObject([
    { SUMMARY: `报数截止：${owed!.name}`, DESCRIPTION: expect.stringContaining('2026年三季度') as string },
  ])
  expect(events.find((event) => event['UID']?.startsWith('target-'))).toBeDefined()
  expect(events.map(day).toSorted()).toEqual(events.map(day))
  // Days of the year whose holidays are not published say so.
  for (const event of events.filter((one) => one['UID']?.startsWith('release-') && day(one) > '20270110')) expect(event['DESCRIPTION']).toContain('尚未公布')
  const others = await eventsAt(house, await addressOf(await house.as('labour')))
  expect(others.map((event) => event['DESCRIPTION']).join('\n')).not.toContain(owed!.name)
  for (const name of ['observer', 'leader']) expect(await eventsAt(house, await addressOf(await house.as(name))), name).toEqual([])
  const { indicator, period } = owed!.cell as { indicator: string; period: string }
  await typeFigure(data, indicator, period, null, owed!.last!.value)
  expect((await eventsAt(house, path)).filter((event) => day(event) === '20261027')).toEqual([])
})

it('has promised days and limits of orders, whose changes are revisions of the same event', async () => {
  await using house = await openHouse()
  const [supervisor, data] = [await house.as('supervisor'), await house.as('data')]
  const path = await addressOf(data)
  const departments = (await data.ask<readonly { id: string; shortName: string }[]>('GET', '/api/departments')).body
  const department = departments.find(({ shortName }) => shortName === '区大数据局')!.id
  const given = { title: '补报从业人员数', demand: '请补报', basis: '实施方案', department, limitWorkdays: 5 }
  const order = (await supervisor.ask<OrderStory>('POST', `/api/plans/${planCode}/orders`, given)).body
  const find = async () => (await eventsAt(house, path)).find((event) => event['UID'] === `order-${order.id}@xushi`)
  expect(await find()).toMatchObject({
    'DTSTART;VALUE=DATE': '20261130',
    SEQUENCE: '0',
    DTSTAMP: '20261123T020000Z',
    SUMMARY: expect.stringContaining('补报从业人员数') as string,
  })
  const etag = (await read(house, path)).headers.get('etag')!
  expect((await read(house, path, { 'if-none-match': etag })).status).toBe(304)
  house.clock.set('2026-11-24T02:00:00.000Z')
  const turn = (who: Visitor, act: string, limitOn: string) =>
    who.ask('POST', `/api/plans/${planCode}/orders/${order.id}/turns`, {
      act,
      seen: 'issued',
      note: '等待市局',
      limitOn,
      steps: { analysedOn: null, measuresOn: null, solvedOn: null },
      evidence: [],
    })
  expect((await turn(data, 'extension_asked', '2026-12-04')).status).toBe(200)
  expect((await turn(supervisor, 'extended', '2026-12-04')).status).toBe(200)
  expect(await find()).toMatchObject({
    'DTSTART;VALUE=DATE': '20261204',
    SEQUENCE: '1',
    DTSTAMP: '20261124T020000Z',
    DESCRIPTION: '请补报\n原时限 2026年11月30日',
  })
  expect((await read(house, path, { 'if-none-match': etag })).status).toBe(200)
})

it('is dead once it is changed or given up, or the person has left; unknown ones are answered alike', async () => {
  await using house = await openHouse()
  const [data, admin] = [await house.as('data'), await house.as('admin')]
  expect((await data.ask<CalendarFeedView>('GET', own)).body).toEqual({ feed: null })
  const first = await addressOf(data)
  const second = await addressOf(data)
  const unknown = await read(house, '/calendar/unknown.ics')
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  const isDead = async (path: string) => expect(await read(house, path)).toMatchObject({ status: 404, body: unknown.body })
  await isDead(first)
  await isDead(second.replace('.ics', ''))
  expect((await read(house, second)).status).toBe(200)
  expect((await data.ask<CalendarFeedView>('GET', own)).body.feed?.readAt).not.toBeNull()
  // Only the hash is kept.
  expect(JSON.stringify(await house.ctx.db.selectFrom('calendarFeed').selectAll().execute())).not.toContain(second.slice(10, -4))
  expect((await data.ask('DELETE', own)).status).toBe(204)
  await isDead(second)
  const third = await addressOf(data)
  const { id } = (await admin.ask<readonly PersonView[]>('GET', '/api/people')).body.find(({ email }) => email === 'data@demo.invalid')!
  await admin.ask('PATCH', `/api/people/${id}`, { active: false })
  await isDead(third)
  await admin.ask('PATCH', `/api/people/${id}`, { active: true })
  await isDead(third)
})
