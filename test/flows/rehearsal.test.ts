/** What a rehearsal says of the days to come is what then happens; what it says of the past is what happened. Nothing is written by it. */
import { expect, it } from 'vitest'
import { publishedYears } from '../../seeds/workdays.ts'
import { acknowledge } from '../../server/actions/acknowledge.ts'
import { mute } from '../../server/actions/mute.ts'
import { rehearsePlan } from '../../server/actions/rehearse.ts'
import type { RehearsalView } from '../../server/wire/rehearsal.ts'
import { daysFrom, openYear } from '../support/small-year.ts'
import type { SmallYear } from '../support/small-year.ts'

const rehearsed = async (year: SmallYear, given: Parameters<typeof rehearsePlan>[3] = {}): Promise<RehearsalView> =>
  rehearsePlan(year.house.ctx, await year.act(year.people.su), year.plan.planId, given, 'zh-CN')

/** `day person what`, sorted: what was told and what would be look alike. */
const linesOf = ({ ahead }: RehearsalView): readonly string[] =>
  ahead.flatMap(({ day, mails }) => mails.flatMap(({ person, lines }) => lines.map(({ what }) => `${day} ${person} ${what}`))).toSorted()
const toldFrom = async (year: SmallYear, from: string): Promise<readonly string[]> =>
  (await year.told())
    .map((line) => line.split(' ').slice(0, 3).join(' '))
    .filter((line) => line >= from)
    .toSorted()

/** Four indicators in February: one reported late, one behind, one muted, one promised. */
const inFebruary = async (): Promise<SmallYear> => {
  const year = await openYear(['a', 'b', 'c', 'd'])
  const [a = '', b = '', c = '', d = ''] = year.plan.indicators
  for (const id of [a, b, c, d]) await year.report(id, '2025-12', '120', '2026-01-04')
  for (const day of daysFrom('2026-01-26', '2026-02-03')) await year.day(day)
  for (const id of [b, c, d]) await year.report(id, '2026-01', '5', '2026-02-03')
  for (const day of daysFrom('2026-02-04', '2026-02-05')) await year.day(day)
  const { ctx } = year.house
  await mute(ctx, await year.act(year.people.su), year.plan.planId, { indicator: c, cause: null, reason: '口径调整', untilOn: '2026-02-10' })
  const [warning] = await ctx.db.selectFrom('warning').select('id').where('indicatorId', '=', d).execute()
  await acknowledge(ctx, await year.act(year.people.li), warning!.id, { reason: '原因', measures: '措施', promisedOn: '2026-02-09', way: 'page' })
  await year.away(year.people.hu, '2026-02-06', '2026-02-09', null)
  return year
}

it('says what will be told in the next ten workdays, if nothing new is reported', async () => {
  await using year = await inFebruary()
  const view = await rehearsed(year)
  expect(view.ahead.map(({ day }) => day)).toEqual([
    '2026-02-06',
    '2026-02-09',
    '2026-02-10',
    '2026-02-11',
    '2026-02-12',
    '2026-02-13',
    '2026-02-14',
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
  ])
  for (const day of daysFrom('2026-02-06', '2026-02-26')) await year.day(day)
  const told = await toldFrom(year, '2026-02-06')
  expect(told.length).toBeGreaterThan(4)
  expect(linesOf(view)).toEqual(told)
})

it('counts for the past what was told, and writes nothing', async () => {
  await using year = await openYear(['a', 'b'])
  const [a = '', b = ''] = year.plan.indicators
  for (const id of [a, b]) await year.report(id, '2025-12', '120', '2026-01-04')
  const { db } = year.house.ctx
  for (const day of daysFrom('2026-01-05', '2026-04-10')) {
    if (day === '2026-02-06') await year.report(a, '2026-01', '5', day)
    if (day === '2026-03-06') await year.report(a, '2026-02', '20', day)
    await year.day(day)
  }
  const before = [await db.selectFrom('notification').selectAll().execute(), await db.selectFrom('warning').selectAll().execute()]
  const { past, looked, indicators } = await rehearsed(year)
  expect([await db.selectFrom('notification').selectAll().execute(), await db.selectFrom('warning').selectAll().execute()]).toEqual(before)
  expect([looked, indicators]).toEqual([2, 2])
  // In January the rehearsal ends what was not reported before anybody looked.
  const told = await toldFrom(year, '2026-02-01')
  const months = ['2026-02', '2026-03', '2026-04']
  const linesIn = (month: string): number => told.filter((line) => line.startsWith(month)).length
  expect(months.map((month) => past.present.months[past.months.indexOf(month)]?.lines)).toEqual(months.map(linesIn))
  expect(past.other).toBeNull()
})

it('compares another ladder and another calendar with the present ones', async () => {
  await using year = await inFebruary()
  const silent = await rehearsed(year, { ladder: [] })
  const kindOf = (view: RehearsalView, kind: string): readonly (number | undefined)[] => {
    const place = view.past.kinds.indexOf(kind as never)
    return [view.past.present.kinds[place], view.past.other?.kinds[place]]
  }
  expect(kindOf(silent, 'chase')[1]).toBe(0)
  expect(kindOf(silent, 'chase')[0]).toBeGreaterThan(0)
  expect(silent.past.other!.all.mails).toBeLessThan(silent.past.present.all.mails)
  // Spring Festival a week longer: the days ahead lead further.
  const published = publishedYears.find((each) => each.year === 2026)?.holidays ?? []
  const holidays = published.map((holiday) => (holiday.name === '春节' ? { ...holiday, to: '2026-02-27' } : holiday))
  const { ahead, past } = await rehearsed(year, { year: { year: 2026, holidays } })
  expect(ahead.at(-1)?.day).toBe('2026-03-03')
  expect(past.other?.all).toBeDefined()
})

it('says what another rule of lights would tell', async () => {
  await using year = await inFebruary()
  const lenient = { preset: 'ratio', thresholds: { green: '2', yellow: '1' } }
  const { past, ahead } = await rehearsed(year, { light: lenient })
  const news = past.kinds.indexOf('news')
  expect(past.other!.kinds[news]).toBeLessThan(past.present.kinds[news] ?? 0)
  // Nothing is behind any more: what stands is over, and what is not reported is still asked for.
  const told = new Set(ahead.flatMap(({ mails }) => mails.flatMap(({ lines }) => lines.map(({ what }) => what))))
  expect([...told].toSorted()).toEqual(['remind', 'resolved'])
})

it('refuses what could not be saved either, and whoever may not save', async () => {
  await using year = await openYear()
  const step = { key: 'x', kind: 'notice', causes: ['pace'], after: 1, audience: ['mayor'], from: null, periods: 1, repeat: null }
  await expect(rehearsed(year, { ladder: [step] })).rejects.toMatchObject({ code: 'rules_refused' })
  await expect(rehearsed(year, { year: { year: 2026, holidays: [{ name: '', from: '2026-13-01', to: '2025-01-01', worked: [] }] } })).rejects.toMatchObject({
    code: 'calendar_refused',
  })
  await expect(rehearsed(year, { light: { preset: 'ratio', thresholds: { green: '-1' } } })).rejects.toMatchObject({ code: 'rules_refused' })
  await expect(rehearsePlan(year.house.ctx, await year.act(year.people.li), year.plan.planId, {}, 'zh-CN')).rejects.toMatchObject({ code: 'not_allowed' })
})
