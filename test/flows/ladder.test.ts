/** Warnings and their ladder over written-out workdays of 2026, with a clock in hand. */
import { expect, it } from 'vitest'
import { planById } from '../../db/plans.ts'
import type { LadderStep } from '../../db/schema.ts'
import { acknowledge, withdrawAcknowledgement } from '../../server/actions/acknowledge.ts'
import { evaluate } from '../../server/actions/evaluate-plan.ts'
import { mute, unmute } from '../../server/actions/mute.ts'
import { planVersion } from '../../server/actions/rule-versions.ts'
import { setPlanRules } from '../../server/actions/set-rules.ts'
import { daysFrom, openYear } from '../support/small-year.ts'
import type { SmallYear } from '../support/small-year.ts'

/** Spring Festival is 15 to 23 February; the 14th and the 28th, Saturdays, are worked. */
const through = async (year: SmallYear, from: string, to: string): Promise<void> => {
  for (const day of daysFrom(from, to)) await year.day(day)
}

const step = (key: string, after: number, more: Partial<LadderStep> = {}): LadderStep => ({
  key,
  kind: 'notice',
  causes: ['pace'],
  after,
  audience: ['head'],
  from: null,
  periods: 1,
  repeat: null,
  ...more,
})
const setLadder = ({ house, plan }: SmallYear, ladder: readonly LadderStep[]) =>
  house.ctx.db
    .updateTable('plan')
    .set({ ladder: JSON.stringify(ladder) })
    .where('id', '=', plan.planId)
    .execute()

const warningOf = async ({ house }: SmallYear, cause = 'pace') =>
  (
    await house.ctx.db
      .selectFrom('warning')
      .selectAll()
      .where('cause', '=', cause as never)
      .orderBy('id', 'desc')
      .execute()
  )[0]!

/** December stands reported and on pace, January is far behind from the 5th of February on. */
const behindInJanuary = async (): Promise<SmallYear & { readonly a: string }> => {
  const year = await openYear()
  const [a = ''] = year.plan.indicators
  await year.report(a, '2025-12', '120', '2026-01-04')
  await year.day('2026-02-04')
  await year.report(a, '2026-01', '5', '2026-02-04')
  return { ...year, a }
}

it('reminds, chases, warns, climbs and tells the green, each once', async () => {
  await using year = await openYear()
  const [a = ''] = year.plan.indicators
  for (const day of daysFrom('2026-01-26', '2026-03-20')) {
    if (day === '2026-02-27') await year.report(a, '2026-01', '5', '2026-02-26')
    if (day === '2026-03-17') await year.report(a, '2026-02', '20', '2026-03-16')
    await year.day(day)
  }
  expect(await year.told()).toEqual([
    '2026-01-26 黎一 chase a report chase',
    '2026-02-02 黎一 chase a report chase 2',
    '2026-02-02 胡 chase a report chase-head',
    '2026-02-09 黎一 chase a report chase 3',
    '2026-02-11 黎一 remind a 2026-01 2026-02-27',
    '2026-02-14 黎一 chase a report chase 4',
    '2026-02-24 黎一 remind a 2026-01 2026-02-27',
    '2026-02-26 黎一 remind a 2026-01 2026-02-27',
    '2026-02-27 黎一 opened a pace',
    '2026-02-27 黎一 resolved a report',
    '2026-02-27 胡 resolved a report',
    '2026-03-02 胡 climbed a pace notice',
    '2026-03-11 黎一 remind a 2026-02 2026-03-20',
    '2026-03-17 黎一 resolved a pace',
    '2026-03-17 胡 resolved a pace',
  ])
})

it('tells after a week of downtime only of the highest step, once', async () => {
  await using year = await behindInJanuary()
  await setLadder(year, [step('one', 1), step('two', 2), step('three', 3, { audience: ['supervisor'] })])
  await through(year, '2026-02-05', '2026-02-05')
  // Missed days are made up for with their own moments of knowledge before today's.
  year.house.clock.set('2026-02-13T00:00:00.000Z')
  for (const day of ['2026-02-06', '2026-02-09', '2026-02-10', '2026-02-11', '2026-02-12']) await evaluate(year.house.ctx, day, year.plan.planId)
  await through(year, '2026-02-13', '2026-02-14')
  expect(await year.told()).toEqual(['2026-02-05 黎一 opened a pace', '2026-02-13 何 climbed a pace three'])
  const climbs = await year.house.ctx.db.selectFrom('warningClimb').select(['step', 'passed', 'dueOn']).orderBy('dueOn').execute()
  expect(climbs).toEqual([
    { step: 'one', passed: 1, dueOn: '2026-02-06' },
    { step: 'two', passed: 1, dueOn: '2026-02-09' },
    { step: 'three', passed: 0, dueOn: '2026-02-10' },
  ])
})

it('rests on a promise, and goes on by itself the workday after', async () => {
  await using year = await behindInJanuary()
  await setLadder(year, [step('one', 1), step('two', 3)])
  await through(year, '2026-02-05', '2026-02-06')
  const warning = await warningOf(year)
  const li = await year.act(year.people.li)
  const promise = { reason: '两个项目推迟开工', measures: '本月内开工', promisedOn: '2026-02-11' }
  await acknowledge(year.house.ctx, li, warning.id, { ...promise, way: 'page' })
  await through(year, '2026-02-07', '2026-02-14')
  // The 9th to the 11th do not count: the third workday is the 13th.
  expect(await year.told()).toEqual(['2026-02-05 黎一 opened a pace', '2026-02-06 胡 climbed a pace one', '2026-02-13 胡 climbed a pace two'])
  expect(await year.house.ctx.db.selectFrom('acknowledgement').select(['endedWhy', 'endedAt']).execute()).toEqual([
    { endedWhy: 'expired', endedAt: expect.stringContaining('2026-02-11T23:00:00') },
  ])
})

it('takes a promise back, replaces it, and ends it with the warning', async () => {
  await using year = await behindInJanuary()
  await through(year, '2026-02-05', '2026-02-05')
  const { ctx } = year.house
  const warning = await warningOf(year)
  const li = await year.act(year.people.li)
  const promise = (promisedOn: string) => acknowledge(ctx, li, warning.id, { reason: '原因', measures: '措施', promisedOn, way: 'page' })
  await promise('2026-02-10')
  await promise('2026-03-10')
  await withdrawAcknowledgement(ctx, li, warning.id)
  await promise('2026-03-12')
  await year.report(year.a, '2026-01', '10', '2026-02-05')
  await through(year, '2026-02-06', '2026-02-06')
  expect((await ctx.db.selectFrom('acknowledgement').select('endedWhy').orderBy('id').execute()).map(({ endedWhy }) => endedWhy)).toEqual([
    'replaced',
    'withdrawn',
    'resolved',
  ])
  await expect(promise('2026-03-12')).rejects.toMatchObject({ code: 'not_found' })
})

it('tells nobody of what is muted, judges on, and tells what is owed when the mute ends', async () => {
  await using year = await openYear(['a', 'b'])
  const [a = '', b = ''] = year.plan.indicators
  const { ctx } = year.house
  for (const id of [a, b]) await year.report(id, '2025-12', '120', '2026-01-04')
  await year.day('2026-02-04')
  await year.report(b, '2026-01', '5', '2026-02-04')
  await year.day('2026-02-05')
  const su = await year.act(year.people.su)
  await mute(ctx, su, year.plan.planId, { indicator: a, cause: null, reason: '口径调整', untilOn: '2026-02-10' })
  await mute(ctx, su, year.plan.planId, { indicator: b, cause: 'pace', reason: '口径调整', untilOn: '2026-03-10' })
  await year.report(a, '2026-01', '5', '2026-02-05')
  await through(year, '2026-02-06', '2026-02-10')
  expect(await warningOf(year)).toMatchObject({ indicatorId: a, state: 'open', light: 'red' })
  await year.report(b, '2026-01', '10', '2026-02-10')
  await through(year, '2026-02-11', '2026-02-12')
  const [held] = await ctx.db.selectFrom('mute').selectAll().where('indicatorId', '=', b).execute()
  await unmute(ctx, su, year.plan.planId, held!.id)
  await through(year, '2026-02-13', '2026-02-14')
  expect(await year.told()).toEqual([
    '2026-02-05 黎一 opened b pace',
    '2026-02-11 黎一 opened a pace',
    '2026-02-12 胡 climbed a pace notice',
    '2026-02-13 黎一 resolved b pace',
  ])
})

it('takes back what is over before its mail has left', async () => {
  await using year = await behindInJanuary()
  await year.morning('2026-02-05')
  expect(await year.told()).toEqual(['2026-02-05 黎一 opened a pace'])
  await year.report(year.a, '2026-01', '10', '2026-02-04')
  await year.day('2026-02-06')
  expect(await year.told()).toEqual([])
  expect(await year.house.ctx.db.selectFrom('message').select('id').execute()).toEqual([])
})

it('turns to the stand-in of who is away, and without one to the plan office; both hear the green', async () => {
  await using year = await behindInJanuary()
  const yu = await year.addSomebody('余', 'reporter')
  await year.away(year.people.li, '2026-02-05', '2026-02-05', yu)
  await year.away(year.people.hu, '2026-02-09', '2026-02-12', null)
  await through(year, '2026-02-05', '2026-02-09')
  await year.report(year.a, '2026-01', '10', '2026-02-09')
  await through(year, '2026-02-10', '2026-02-10')
  expect(await year.told()).toEqual([
    '2026-02-05 余 opened a pace for 黎一',
    '2026-02-09 苏 climbed a pace notice for 胡',
    '2026-02-10 余 resolved a pace',
    '2026-02-10 苏 resolved a pace',
  ])
})

it('carries warnings over another rule and another ladder: nothing opens anew, nobody is told again', async () => {
  await using year = await behindInJanuary()
  const { db } = year.house.ctx
  await year.report(year.a, '2026-01', '9.5', '2026-02-04')
  await setLadder(year, [step('one', 1)])
  await through(year, '2026-02-05', '2026-02-06')
  expect(await warningOf(year)).toMatchObject({ light: 'yellow' })
  const actor = await year.act(year.people.su)
  const plan = (await planById(db, year.plan.planId))!
  await setPlanRules(year.house.ctx, actor, plan.id, {
    light: { preset: 'ratio', thresholds: { green: '100', yellow: '98' } },
    basicallyMetFrom: null,
    seen: planVersion(plan),
  })
  await through(year, '2026-02-09', '2026-02-09')
  expect(await warningOf(year)).toMatchObject({ light: 'red', state: 'open' })
  await setLadder(year, [step('one', 1), step('before', 0), step('later', 9)])
  await through(year, '2026-02-10', '2026-02-14')
  expect(await db.selectFrom('warning').select('id').where('cause', '=', 'pace').execute()).toHaveLength(1)
  expect(await year.told()).toEqual(['2026-02-05 黎一 opened a pace', '2026-02-06 胡 climbed a pace one'])
})
