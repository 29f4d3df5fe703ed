/** Comments on a cell: who may say, change and take back what, and what of it others see. */
import { expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import { eventsOf } from '../../server/live.ts'
import type { PersonView } from '../../server/wire/people.ts'
import type { ProblemDocument } from '../../server/wire/problems.ts'
import type { CellStoryView, CommentView, ReadersView, TalkView } from '../../server/wire/story.ts'
import { openHouse, placeOf, planCode, readSheet } from '../support/house.ts'
import type { Answer, Visitor } from '../support/house.ts'

const period = '2026-Q3'
const at = (...parts: readonly string[]): string => `/api/plans/${[planCode, ...parts].join('/')}`

let made = 0
const say = (who: Visitor, indicator: string, text: string, more: object = {}): Promise<Answer<CommentView & ProblemDocument>> =>
  who.ask('POST', at('comments'), { id: `comment-${++made}-made-by-a-test`, indicator, period, text, ...more })
const story = async (who: Visitor, indicator: string): Promise<CellStoryView> =>
  (await who.ask<CellStoryView>('GET', `${at('stories', indicator)}?period=${period}`)).body
const anIndicator = async (who: Visitor, code = 'gdp'): Promise<string> => {
  const sheet = await readSheet(who)
  return sheet.rows.id[placeOf(sheet, code)]!
}

it('lets everybody who reads the plan say something, leaders and observers too, and all see it', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const indicator = await anIndicator(office)
  for (const name of ['office', 'leader', 'supervisor', 'observer', 'labour']) {
    expect(await say(await house.as(name), indicator, `${name}看过`)).toMatchObject({ status: 200, body: { text: `${name}看过`, may: { change: true } } })
  }
  const seen = await story(await house.as('observer'), indicator)
  expect(seen.comments.map(({ text, may }) => [text, may.change, may.remove])).toEqual([
    ['office看过', false, false],
    ['leader看过', false, false],
    ['supervisor看过', false, false],
    ['observer看过', true, true],
    ['labour看过', false, false],
  ])
  expect((await office.ask<TalkView>('GET', at('stories'))).body.cells).toEqual([{ indicator, period, comments: 5, files: 0 }])
})

it('stores a comment once, however often it is sent, and tells open pages each time it changes', async () => {
  await using house = await openHouse()
  const [office, labour] = [await house.as('office'), await house.as('labour')]
  const indicator = await anIndicator(office)
  const { seq } = await readSheet(office)
  const body = { id: 'the-same-comment', indicator, period, text: '一次' }
  const [once, again] = [await labour.ask<CommentView>('POST', at('comments'), body), await labour.ask<CommentView>('POST', at('comments'), body)]
  expect(again.body).toEqual(once.body)
  expect(await office.ask('POST', at('comments'), body)).toMatchObject({ status: 400, body: { code: 'malformed' } })
  await labour.ask('PATCH', at('comments', 'the-same-comment'), { text: '改过' })
  await labour.ask('DELETE', at('comments', 'the-same-comment'))
  const plan = (await readSheet(office)).plan
  const changes = await changesAfter(house.ctx.db, plan, seq, 100)
  expect(eventsOf(changes).map(({ talk, cells }) => [talk, cells])).toEqual([1, 1, 0].map((comments) => [[{ indicator, period, comments, files: 0 }], []]))
  // The trail is whole, though nobody gets the text any more.
  expect(changes.filter(({ sheet }) => sheet === 'comments').map(({ before, after }) => [before, after].map((text) => text && JSON.parse(text).text))).toEqual([
    [null, '一次'],
    ['一次', '改过'],
    ['改过', null],
  ])
  const [removed] = (await story(office, indicator)).comments
  expect(removed).toMatchObject({ text: '', mentions: [], removed: { who: expect.stringMatching(/\p{Script=Han}/u) }, may: { change: false, remove: false } })
  expect(await labour.ask('DELETE', at('comments', 'the-same-comment'))).toMatchObject({ status: 404 })
})

it('lets nobody change another’s words, and the plan office take them away', async () => {
  await using house = await openHouse()
  const [office, labour, health] = [await house.as('office'), await house.as('labour'), await house.as('health')]
  const indicator = await anIndicator(office)
  const { id } = (await say(labour, indicator, '原话')).body
  for (const other of [health, office]) expect(await other.ask('PATCH', at('comments', id), { text: '别的话' })).toMatchObject({ status: 403 })
  expect(await health.ask('DELETE', at('comments', id))).toMatchObject({ status: 403 })
  expect(await house.stranger.ask('DELETE', at('comments', id))).toMatchObject({ status: 401 })
  expect((await story(office, indicator)).comments[0]).toMatchObject({ text: '原话', removed: null })
  expect(await office.ask('DELETE', at('comments', id))).toMatchObject({ status: 200 })
})

it('names only who may read the plan', async () => {
  await using house = await openHouse()
  const [office, admin] = [await house.as('office'), await house.as('admin')]
  const indicator = await anIndicator(office)
  const readers = (await office.ask<ReadersView>('GET', at('comments', 'people'))).body.people
  const health = readers.find(({ name }) => name === '卢芷兰')!
  expect(health.departments).toEqual(['区卫健委'])
  expect(JSON.stringify(readers)).not.toContain('@')
  expect((await say(office, indicator, '@卢芷兰 请核', { mentions: [health.id] })).body.mentions).toEqual([{ id: health.id, name: '卢芷兰' }])
  const people = (await admin.ask<readonly PersonView[]>('GET', '/api/people')).body
  const labour = people.find(({ email }) => email === 'labour@demo.invalid')!
  await admin.ask('PATCH', `/api/people/${labour.id}`, { active: false })
  for (const id of [labour.id, 'nobody']) {
    expect(await say(office, indicator, '@他', { mentions: [id] })).toMatchObject({ status: 400, body: { code: 'malformed', path: 'mentions' } })
  }
})

it('answers alike for what is not there and what is another plan’s', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const other = (await office.ask<readonly { code: string; years: readonly number[] }[]>('GET', '/api/plans')).body.find(({ code }) => code !== planCode)!
  const sheet = (await office.ask<Awaited<ReturnType<typeof readSheet>>>('GET', `/api/plans/${other.code}/sheet?from=${other.years[0]}&to=${other.years[0]}`))
    .body
  for (const indicator of ['nothing', sheet.rows.id[0]!]) {
    expect(await say(office, indicator, '在吗')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    for (const end of ['', '/history', '/before'])
      expect(await office.ask('GET', `${at('stories', indicator)}${end}?period=${period}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  }
  expect(await office.ask('DELETE', at('comments', 'nothing'))).toMatchObject({ status: 404 })
  expect(await office.ask('GET', at('evidence', 'nothing'))).toMatchObject({ status: 404 })
})

it.each([
  ['nothing', ' \n\u3000 ', 422, 'comment_empty', '没有内容'],
  ['5,000 characters', '长'.repeat(5000), 422, 'comment_too_long', '最长 2,000 字，现有 5,000 字'],
  ['half a megabyte', '长'.repeat(500_000), 400, 'malformed', '请求'],
])('refuses %s, and says why', async (_, text, status, code, detail) => {
  await using house = await openHouse()
  const office = await house.as('office')
  const indicator = await anIndicator(office)
  expect(await say(office, indicator, text)).toMatchObject({ status, body: { code, detail: expect.stringContaining(detail) } })
  expect((await story(office, indicator)).comments).toEqual([])
})

it('refuses a period that is none, and keeps hostile text as it is', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const indicator = await anIndicator(office)
  for (const wrong of ['2019-01', '2026-13', "';--"])
    expect(await say(office, indicator, '在吗', { period: wrong })).toMatchObject({ status: 400, body: { code: 'outside_plan' } })
  const hostile = "<img src=x onerror=alert(1)> \u202Eevil\u202C =cmd|' /C calc'!A0 \0 𠮷"
  await say(office, indicator, hostile)
  await say(office, indicator, '关于指标', { period: null })
  expect((await story(office, indicator)).comments.map(({ text }) => text)).toEqual([hostile.replace('\0', '').trim()])
  const whole = (await office.ask<CellStoryView>('GET', at('stories', indicator))).body
  expect(whole).toMatchObject({ period: null, figure: null, comments: [{ text: '关于指标' }], history: { turns: [] } })
})
