/** A rule from the page to the lights: changed, recorded, judged by, told to open pages; and a release that others publish first. */
import { expect, it } from 'vitest'
import type { LiveChange } from '../../server/wire/live.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { IndicatorRulesView, PlanRulesView } from '../../server/wire/rules.ts'
import { openHouse, placeOf, planCode, readPlan, readSheet } from '../support/house.ts'
import type { Visitor } from '../support/house.ts'

const plan = `/api/plans/${planCode}`

it('tells open pages every light that another rule turns, under the number of the change', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
  const before = await readSheet(office)
  const { id } = await readPlan(office)
  const heard: LiveChange[] = []
  const arrived = Promise.withResolvers<void>()
  const stop = house.ctx.live.listen(id, before.seq, {
    send: (change) => {
      heard.push(change)
      arrived.resolve()
    },
    reload: () => arrived.reject(new Error('asked to reload')),
    end: () => {},
  })
  const { version } = (await office.ask<PlanRulesView>('GET', `${plan}/rules`)).body
  await office.ask('PUT', `${plan}/rules`, { light: { preset: 'points', thresholds: {} }, basicallyMetFrom: null, seen: version })
  await arrived.promise
  stop()
  const after = await readSheet(office)
  expect(heard).toMatchObject([{ seq: before.seq + 1, who: '苏明远', cells: [] }])
  const turned = after.rows.id.filter((_, place) => after.judged.light[place] !== before.judged.light[place])
  expect(turned.length).toBeGreaterThan(3)
  expect(heard[0]?.judged.map(({ indicator }) => indicator)).toEqual(expect.arrayContaining(turned))
  for (const { indicator, light } of heard[0]?.judged ?? []) expect(after.judged.light[after.rows.id.indexOf(indicator)]).toBe(light)
})

it('waits for who publishes first: not released until ten workdays after the city, not reported from the next', async () => {
  await using house = await openHouse()
  const sheet = await readSheet(await house.as('office'))
  const trade = sheet.rows.id[placeOf(sheet, 'foreign-trade')]!
  const on = async (day: string) => {
    house.clock.set(`${day}T02:00:00.000Z`)
    return house.as('office')
  }
  /** Why November has no light, on two days. */
  const reasons = async (...days: readonly string[]): Promise<readonly string[]> => {
    const found: string[] = []
    for (const day of days) found.push((await (await on(day)).ask<IndicatorView>('GET', `${plan}/indicators/${trade}?period=2026-11`)).body.assessment.reason)
    return found
  }
  // Its own rule: so many workdays after the end of November.
  const view = (await (await on('2026-12-01')).ask<IndicatorRulesView>('GET', `${plan}/indicators/${trade}/rules`)).body
  expect([view.release, view.releases.find(({ period }) => period === '2026-11')?.on]).toEqual([{ workdays: 15, source: null, dates: {} }, '2026-12-21'])
  expect(await reasons('2026-12-21', '2026-12-22')).toEqual(['not_released', 'not_reported'])

  const keeper = await on('2026-12-01')
  const [source] = (await keeper.ask<PlanRulesView>('POST', `${plan}/release-sources`, { name: '市统计局', workdays: 8 })).body.sources
  const { light, path, preliminaryDecides, version } = view
  const release = { workdays: 10, source: source!.id, dates: {} }
  expect(
    (await keeper.ask('PUT', `${plan}/indicators/${trade}/rules`, { light, path, release, preliminaryDecides, approval: null, seen: version })).status,
  ).toBe(200)
  // The city on 10 December by its rule, and ten workdays after that.
  expect(await reasons('2026-12-22', '2026-12-24', '2026-12-25')).toEqual(['not_released', 'not_released', 'not_reported'])

  // The city announces that it will be later.
  const later = await on('2026-12-09')
  expect((await later.ask('PATCH', `${plan}/release-sources/${source!.id}`, { dates: { '2026-11': '2026-12-15' }, seen: source!.version })).status).toBe(200)
  expect(await reasons('2026-12-25', '2026-12-29', '2026-12-30')).toEqual(['not_released', 'not_released', 'not_reported'])
})

it('judges again at once when a publisher announces a day, and lets the verdict of the period before stand', async () => {
  await using house = await openHouse({ now: '2026-12-22T02:00:00.000Z' })
  const office = await house.as('office')
  const standing = async () => {
    const sheet = await readSheet(office)
    const place = placeOf(sheet, 'foreign-trade')
    return { id: sheet.rows.id[place]!, period: sheet.judged.period[place], reason: sheet.judged.reason[place] }
  }
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-12-22' })
  const { id, ...late } = await standing()
  expect(late).toEqual({ period: '2026-11', reason: 'not_reported' })
  const [source] = (await office.ask<PlanRulesView>('POST', `${plan}/release-sources`, { name: '市统计局', workdays: 8 })).body.sources
  const { light, path, preliminaryDecides, version } = (await office.ask<IndicatorRulesView>('GET', `${plan}/indicators/${id}/rules`)).body
  const release = { workdays: 5, source: source!.id, dates: {} }
  await office.ask('PUT', `${plan}/indicators/${id}/rules`, { light, path, release, preliminaryDecides, approval: null, seen: version })
  expect((await standing()).period).toBe('2026-11')
  await office.ask('PATCH', `${plan}/release-sources/${source!.id}`, { dates: { '2026-11': '2026-12-18' }, seen: source!.version })
  expect((await standing()).period).toBe('2026-10')
})

it('keeps a past day as it was: its lights, its publishers and their days', async () => {
  await using house = await openHouse({ now: '2026-12-22T02:00:00.000Z' })
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const trade = sheet.rows.id[placeOf(sheet, 'foreign-trade')]!
  const [source] = (await office.ask<PlanRulesView>('POST', `${plan}/release-sources`, { name: '市统计局', workdays: 8 })).body.sources
  const { light, path, preliminaryDecides, version } = (await office.ask<IndicatorRulesView>('GET', `${plan}/indicators/${trade}/rules`)).body
  const release = { workdays: 10, source: source!.id, dates: {} }
  await office.ask('PUT', `${plan}/indicators/${trade}/rules`, { light, path, release, preliminaryDecides, approval: null, seen: version })
  const then = async (who: Visitor) => {
    const { body } = await who.ask<IndicatorView>('GET', `${plan}/indicators/${trade}?asOf=2026-12-22&period=2026-11`)
    return { rule: body.lightRule, release: body.releaseRule, on: body.assessment.release.on, reason: body.assessment.reason }
  }
  const before = await then(office)
  expect(before).toEqual({
    rule: '完成率÷时间进度 ≥ 100% 绿，≥ 90% 黄，以下红',
    release: '市统计局公布后 10 个工作日',
    on: '2026-12-24',
    reason: 'not_released',
  })

  house.clock.set('2026-12-28T02:00:00.000Z')
  const later = await house.as('office')
  const { version: planVersion, sources } = (await later.ask<PlanRulesView>('GET', `${plan}/rules`)).body
  await later.ask('PUT', `${plan}/rules`, { light: { preset: 'points', thresholds: {} }, basicallyMetFrom: null, seen: planVersion })
  const change = { name: '重庆市统计局', workdays: 3, dates: { '2026-11': '2026-12-04' }, seen: sources[0]!.version }
  expect((await later.ask('PATCH', `${plan}/release-sources/${source!.id}`, change)).status).toBe(200)
  expect(await then(later)).toEqual(before)

  // Also when the publisher is gone.
  const now = (await later.ask<IndicatorRulesView>('GET', `${plan}/indicators/${trade}/rules`)).body
  const own = { workdays: 15, source: null, dates: {} }
  await later.ask('PUT', `${plan}/indicators/${trade}/rules`, { light, path, release: own, preliminaryDecides, approval: null, seen: now.version })
  expect((await later.ask('DELETE', `${plan}/release-sources/${source!.id}`)).status).toBe(200)
  expect(await then(later)).toEqual(before)
})
