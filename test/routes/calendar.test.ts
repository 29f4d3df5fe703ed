/** The calendar of legal workdays over the web: who reads and keeps it, what is refused, and that everything counts by it at once. */
import { describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { calendarOf } from '../../db/workdays.ts'
import { addWorkdays } from '../../server/basics/workdays.ts'
import { contextOver } from '../../server/context.ts'
import type { CalendarReading, CalendarView, HolidayView, MissingYear, ProblemsDocument } from '../../server/wire/calendar.ts'
import { notices } from '../intake/notices.ts'
import { openHouse } from '../support/house.ts'
import type { House, Visitor } from '../support/house.ts'

const newYear: HolidayView = { name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: [] }
const spring: HolidayView = { name: '春节', from: '2027-02-05', to: '2027-02-11', worked: ['2027-01-31', '2027-02-13'] }
const source = '国务院办公厅关于2027年部分节假日安排的通知'

const view = async (who: Visitor, year = 2027): Promise<CalendarView> => (await who.ask<CalendarView>('GET', `/api/calendar?year=${year}`)).body
const put = async (who: Visitor, holidays: readonly HolidayView[], seen?: number) =>
  who.ask<CalendarView & ProblemsDocument>('PUT', '/api/calendar/years/2027', { source, holidays, seen: seen ?? (await view(who)).seq })
const putDay = (who: Visitor, date: string, kind = 'off') =>
  who.ask<CalendarView & ProblemsDocument>('PUT', `/api/calendar/days/${date}`, { kind, name: '区庆', note: '区政府第十二次常务会议' })
const dayIn = ({ days }: Pick<CalendarView, 'days'>, date: string) => days.find((day) => day.date === date)
const kept = async ({ ctx }: House) => calendarOf(ctx.db)

describe('reading', () => {
  it('shows a year day by day, with its names, its workdays by month and its notice', async () => {
    await using house = await openHouse()
    const calendar = await view(await house.as('observer'), 2026)
    expect(calendar).toMatchObject({ year: 2026, today: '2026-11-23', workdays: 248, mayChange: false, localDays: [] })
    expect(calendar.source).toContain('国办发明电〔2025〕7号')
    expect(calendar.published).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026])
    expect(calendar.months).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23])
    expect(calendar.days).toHaveLength(365)
    expect(dayIn(calendar, '2026-10-03')).toEqual({ date: '2026-10-03', kind: 'holiday', name: '国庆节', local: false, was: null })
    expect(dayIn(calendar, '2026-10-10')).toMatchObject({ kind: 'made-up', name: '国庆节' })
    expect(calendar.changes).toMatchObject([{ who: null, date: null, before: null }])
  })

  it('shows this year where none is named, and says when one is unknown', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    expect((await office.ask<CalendarView>('GET', '/api/calendar')).body.year).toBe(2026)
    expect(await view(office)).toMatchObject({ year: 2027, source: null, holidays: [], workdays: 261, mayChange: true, changes: [] })
  })

  it.each(['?year=now', '?year=1999', '?year=2101', '?year=2026.5', '?month=3'])('refuses %s', async (query) => {
    await using house = await openHouse()
    expect(await (await house.as('office')).ask('GET', `/api/calendar${query}`)).toMatchObject({ status: 400, body: { code: 'malformed' } })
  })
})

it('lets only administrators and the plan office change it', async () => {
  await using house = await openHouse()
  const before = await kept(house)
  for (const name of ['supervisor', 'leader', 'labour', 'observer']) {
    const other = await house.as(name)
    const tries = [
      await other.ask('POST', '/api/calendar/years/2027/reading', { text: '一、元旦：1月1日放假。' }),
      await put(other, [newYear]),
      await other.ask('DELETE', '/api/calendar/years/2026'),
      await putDay(other, '2026-06-18'),
      await other.ask('DELETE', '/api/calendar/days/2026-06-18'),
    ]
    expect(
      tries.map(({ status }) => status),
      name,
    ).toEqual([403, 403, 403, 403, 403])
    expect((await other.ask('GET', '/api/calendar')).status).toBe(200)
  }
  expect(await kept(house)).toEqual(before)
  for (const name of ['admin', 'office']) expect((await putDay(await house.as(name), '2026-06-18')).status).toBe(200)
})

describe('a notice', () => {
  it('is read into the year that it would make, and nothing is written', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const before = await kept(house)
    const text = `${source}\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。`
    const { status, body } = await office.ask<CalendarReading>('POST', '/api/calendar/years/2027/reading', { text })
    expect(status).toBe(200)
    expect(body).toMatchObject({ source, holidays: [newYear, spring], problems: [], workdays: 261 - 1 - 5 + 2 })
    expect(dayIn(body, '2027-01-01')).toEqual({ date: '2027-01-01', kind: 'holiday', name: '元旦', local: false, was: 'workday' })
    expect(dayIn(body, '2027-01-31')).toMatchObject({ kind: 'made-up', was: 'weekend' })
    expect(body.questions.map(({ message }) => message)).toEqual(['清明节', '劳动节', '端午节', '中秋节', '国庆节'].map((name) => `没有读到“${name}”的安排。`))
    expect(await kept(house)).toEqual(before)
  })

  it('of a published year changes nothing in it', async () => {
    await using house = await openHouse()
    const { body } = await (await house.as('office')).ask<CalendarReading>('POST', '/api/calendar/years/2026/reading', { text: notices[2026] })
    expect(body.days.filter(({ was }) => was !== null)).toEqual([])
    expect(body).toMatchObject({ questions: [], problems: [], workdays: 248 })
  })

  it('in which nothing is found says so, in the language asked for', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const ask = (text: string) => office.ask<CalendarReading>('POST', '/api/calendar/years/2027/reading', { text }, { 'accept-language': 'en' })
    expect((await ask('')).body).toMatchObject({ holidays: [], problems: [], questions: [{ message: expect.stringContaining('No holidays were found') }] })
    expect((await ask(notices[2026]!)).body.questions).toMatchObject([{ code: 'another_year', message: 'This is the notice of 2026, not of 2027.' }])
    expect((await ask('一'.repeat(20_001))).status).toBe(400)
  })

  it('can be corrected by hand before it is saved', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const read = async (holidays: readonly HolidayView[]) => (await office.ask<CalendarReading>('POST', '/api/calendar/years/2027/reading', { holidays })).body
    expect((await read([newYear, spring])).problems).toEqual([])
    const wrong = await read([
      { ...newYear, to: '2027-02-30' },
      { ...spring, worked: ['2027-02-01'] },
    ])
    expect(wrong.problems).toMatchObject([{ code: 'not_a_day', row: 0, message: '2027年2月30日不是有效日期。' }])
    expect(wrong.days.filter(({ was }) => was !== null)).toEqual([])
  })
})

describe('a year', () => {
  it('is published whole, counted by at once, corrected and withdrawn', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { ctx } = house
    const deadline = async () => addWorkdays('2026-12-31', 1, await ctx.workdays())
    expect(await deadline()).toEqual({ date: '2027-01-01', uncertain: [2027] })

    const first = await put(office, [newYear])
    expect(first).toMatchObject({ status: 200, body: { source, published: expect.arrayContaining([2027]), workdays: 260 } })
    expect(await deadline()).toEqual({ date: '2027-01-04', uncertain: [] })

    await put(office, [{ ...newYear, to: '2027-01-04' }, spring])
    expect((await deadline()).date).toBe('2027-01-05')

    const { body } = await office.ask<CalendarView>('DELETE', '/api/calendar/years/2027')
    expect(body).toMatchObject({ source: null, holidays: [] })
    expect(await deadline()).toEqual({ date: '2027-01-01', uncertain: [2027] })

    // What was withdrawn stands in the record, and is put back from there.
    const [withdrawn] = body.changes
    expect(withdrawn).toMatchObject({ who: '苏明远', date: null, after: null, before: { source, holidays: [{ to: '2027-01-04' }, spring] } })
    const back = withdrawn?.date === null && withdrawn.before ? await put(office, withdrawn.before.holidays) : null
    expect(back?.body.holidays).toEqual([{ ...newYear, to: '2027-01-04' }, spring])
    expect((await office.ask('DELETE', '/api/calendar/years/2030')).status).toBe(404)
  })

  it('with anything wrong is refused with all of it, and nothing of it is kept', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const before = await kept(house)
    const { status, body, headers } = await put(office, [newYear, { ...spring, worked: ['2027-02-01', '2027-01-02'] }])
    expect([status, body.code, headers.get('content-type')]).toEqual([422, 'calendar_refused', 'application/problem+json'])
    expect(body.problems).toEqual([
      { code: 'day_twice', row: 1, message: '2027年1月2日出现两次。' },
      { code: 'worked_no_weekend', row: 1, message: '2027年2月1日不是周末，不能列为调休上班。' },
    ])
    expect(body.detail).toBe('工作日历未保存。2027年1月2日出现两次。2027年2月1日不是周末，不能列为调休上班。')
    expect(await kept(house)).toEqual(before)
    expect((await view(office)).changes).toEqual([])
  })

  it('that somebody else has changed meanwhile is not written over', async () => {
    await using house = await openHouse()
    const [office, admin] = [await house.as('office'), await house.as('admin')]
    const { seq } = await view(office)
    expect((await put(admin, [newYear], seq)).status).toBe(200)
    expect(await put(office, [spring], seq)).toMatchObject({ status: 409, body: { code: 'calendar_changed', detail: expect.stringContaining('重新打开') } })
    expect((await view(office)).holidays).toEqual([newYear])
  })

  it.each([
    ['no source', { source: ' ' }],
    ['a source with signs that nobody sees', { source: 'a\u0000b' }],
    ['half a character', { source: '\uD83D' }],
    ['a holiday without a name', { holidays: [{ ...newYear, name: '' }] }],
    ['a field too many', { holidays: [{ ...newYear, place: 1 }] }],
    ['a thousand holidays', { holidays: Array.from({ length: 1000 }, () => newYear) }],
    ['a day as a number', { holidays: [{ ...newYear, from: 20_270_101 }] }],
    ['no number of what was seen', { seen: null }],
  ])('with %s is malformed', async (_, change) => {
    await using house = await openHouse()
    const office = await house.as('office')
    const answer = await office.ask('PUT', '/api/calendar/years/2027', { source, holidays: [newYear], seen: 7, ...change })
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } })
  })

  it.each(['1999', '2101', 'next', '2027.5'])('%s is none', async (year) => {
    await using house = await openHouse()
    const answer = await (await house.as('office')).ask('PUT', `/api/calendar/years/${year}`, { source, holidays: [newYear], seen: 0 })
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } })
  })
})

describe('a local day', () => {
  it('is put with its reason and who put it, changed and taken away', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { status, body } = await putDay(office, '2026-06-18')
    expect(status).toBe(200)
    expect(dayIn(body, '2026-06-18')).toMatchObject({ kind: 'holiday', name: '区庆', local: true })
    expect(body.localDays).toMatchObject([
      { date: '2026-06-18', kind: 'off', note: '区政府第十二次常务会议', who: '苏明远', at: expect.stringMatching(/^2026-11-23T02:00/) },
    ])
    expect(body.months[5]).toBe(20)
    expect(addWorkdays('2026-06-17', 1, await house.ctx.workdays()).date).toBe('2026-06-22')

    const gone = await office.ask<CalendarView>('DELETE', '/api/calendar/days/2026-06-18')
    expect(gone.body).toMatchObject({ localDays: [], changes: [{ after: null, date: '2026-06-18' }, { before: null, date: '2026-06-18' }, { date: null }] })
    expect((await office.ask('DELETE', '/api/calendar/days/2026-06-18')).status).toBe(404)
  })

  it.each([
    ['2026-06-18', 'work', 422, 'calendar_refused'],
    ['2026-06-20', 'off', 422, 'calendar_refused'],
    ['2026-02-29', 'off', 400, 'malformed'],
    ['1999-12-31', 'off', 400, 'malformed'],
    ['2026-06-18', 'half', 400, 'malformed'],
  ])('%s %s is refused', async (date, kind, status, code) => {
    await using house = await openHouse()
    expect(await putDay(await house.as('office'), date, kind)).toMatchObject({ status, body: { code } })
  })
})

describe('the missing year', () => {
  const missing = async (house: House, name: string) => (await (await house.as(name)).ask<MissingYear>('GET', '/api/calendar/missing')).body.year

  it('is told from 1 December on, to those who can put it, until it is there', async () => {
    await using house = await openHouse({ now: '2026-11-30T15:59:59.000Z' })
    expect(await missing(house, 'office')).toBeNull()
    house.clock.set('2026-11-30T16:00:00.000Z')
    expect([await missing(house, 'office'), await missing(house, 'admin'), await missing(house, 'labour'), await missing(house, 'leader')]).toEqual([
      2027,
      2027,
      null,
      null,
    ])
    await put(await house.as('office'), [newYear])
    expect(await missing(house, 'office')).toBeNull()
  })

  it('is the one it is, once that has begun', async () => {
    await using house = await openHouse({ now: '2027-12-05T02:00:00.000Z' })
    expect(await missing(house, 'office')).toBe(2027)
    await put(await house.as('office'), [newYear])
    expect(await missing(house, 'office')).toBe(2028)
  })
})

it('is seen by another process with the next question', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const other = contextOver(house.ctx.connection, house.ctx.config, house.clock, house.ctx.log, 'a secret of at least thirty-two characters')
  const before = await other.workdays()
  expect(await other.workdays()).toBe(before)
  await put(office, [newYear])
  expect(await other.workdays()).not.toBe(before)
  expect((await other.workdays()).years).toContain(2027)
})

it('is empty before there is anything, and known once there is', async () => {
  const database = await connect('sqlite::memory:')
  await using house = await openHouse({ database })
  const { migrate } = await import('../../db/migrate.ts')
  await migrate(database)
  expect((await house.ctx.workdays()).years).toEqual(new Set())
  const { loadReference } = await import('../../seeds/reference.ts')
  await loadReference(database.db, '2026-01-05T01:00:00.000Z')
  expect((await house.ctx.workdays()).years).toContain(2026)
})
