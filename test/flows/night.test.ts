/** Flow 2: nightly evaluation to mail. */
import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { changePerson, personByEmail } from '../../db/people.ts'
import { write } from '../../db/transaction.ts'
import { jobs } from '../../jobs/index.ts'
import { runOnce } from '../../jobs/job.ts'
import { deliver } from '../../server/actions/deliver.ts'
import { evaluate } from '../../server/actions/evaluate-plan.ts'
import { dueSlot } from '../../server/actions/read-jobs.ts'
import type { JobView } from '../../server/wire/jobs.ts'
import type { MailBodyView, MailView } from '../../server/wire/mail.ts'
import type { WarningView } from '../../server/wire/warnings.ts'
import { openHouse, placeOf, planCode, readPlan, readSheet, typeFigure } from '../support/house.ts'
import type { House, Visitor } from '../support/house.ts'
import { openMailbox } from '../support/mailbox.ts'

/** Monday 23 November 2026, 7:00 in Chongqing: the demonstration ends three hours later. */
const morning = '2026-11-22T23:00:00.000Z'
const sendingBegins = '2026-11-23T00:30:00.000Z'

const warningsOf = async (who: Visitor, state: 'open' | 'resolved' = 'open'): Promise<readonly WarningView[]> =>
  (await who.ask<readonly WarningView[]>('GET', `/api/plans/${planCode}/warnings?state=${state}`)).body
const mailsOf = async (who: Visitor): Promise<readonly MailView[]> => (await who.ask<readonly MailView[]>('GET', '/api/mails')).body

const night = async ({ ctx }: House): Promise<void> => {
  const slot = await dueSlot(ctx, 'evaluate')
  expect(await runOnce(ctx, jobs.evaluate, slot)).toMatchObject({ failed: [] })
}

it('opens a warning for every bad light, and sends one mail a person', async () => {
  await using mailbox = await openMailbox()
  await using house = await openHouse({ now: morning, environment: { SMTP_URL: mailbox.url, PUBLIC_URL: 'https://xushi.example.gov.cn' } })
  const office = await house.as('office')
  await night(house)

  const sheet = await readSheet(office)
  const bad = sheet.rows.id.filter((_, place) => ['red', 'yellow'].includes(sheet.judged.light[place] ?? '') || sheet.judged.reason[place] === 'not_reported')
  const warnings = await warningsOf(office)
  const judged = warnings.filter(({ cause }) => cause !== 'forecast' && cause !== 'data')
  expect(new Set(judged.map(({ indicator }) => indicator))).toEqual(new Set(bad))
  expect(new Set(judged.map(({ light }) => light))).toEqual(new Set(['red', 'yellow', 'grey']))
  // Both stand beside a verdict: of what is green and will miss, and of a figure that nobody has answered for.
  expect(warnings.every(({ cause, light }) => (cause === 'forecast' ? light === 'yellow' : cause !== 'data' || light === 'grey'))).toBe(true)

  const waiting = await mailsOf(office)
  expect(new Set(waiting.map(({ address }) => address)).size).toBe(waiting.length)
  expect(waiting.every(({ state, day, sendAfter }) => state === 'waiting' && day === '2026-11-23' && sendAfter === sendingBegins)).toBe(true)
  expect(await deliver(house.ctx)).toMatchObject({ sent: 0, closed: true })
  expect(mailbox.received).toEqual([])

  house.clock.set(sendingBegins)
  expect(await deliver(house.ctx)).toEqual({ sent: waiting.length, waiting: 0, failed: 0, closed: false })
  expect(new Set(mailbox.received.map(({ to }) => to))).toEqual(new Set(waiting.map(({ address }) => address)))
  const mail = mailbox.received.find(({ to }) => to === 'health@demo.invalid')
  expect(mail?.subject).toMatch(/红灯|预警/)
  expect(mail?.text).toContain('卢芷兰')
  expect(mail?.text).toContain('演示数据')
  expect(mail?.html).toContain('演示数据')
  expect(mail?.html).toContain(`https://xushi.example.gov.cn/plans/${planCode}?indicator=`)
  expect(mail?.header('auto-submitted')).toBe('auto-generated')
  const sent = await mailsOf(office)
  expect(sent.every(({ state, answer, sentAt }) => state === 'sent' && answer?.includes('kept') && sentAt !== null)).toBe(true)
  const body = (await office.ask<MailBodyView>('GET', `/api/mails/${sent[0]!.id}`)).body
  expect(body.html).toContain('<table')
  expect((await warningsOf(office))[0]?.told.every(({ state }) => state === 'sent')).toBe(true)
})

it('adds nothing when it runs a second time', async () => {
  await using house = await openHouse({ now: morning })
  const office = await house.as('office')
  await night(house)
  const before = [await warningsOf(office), await mailsOf(office), (await readSheet(office)).judged]
  expect(await runOnce(house.ctx, jobs.evaluate, await dueSlot(house.ctx, 'evaluate'))).toBeNull()
  const { evaluated } = await evaluate(house.ctx, '2026-11-23')
  expect(evaluated).toMatchObject([{ opened: 0, worsened: 0, resolved: 0, told: 0, looking: false }])
  expect([await warningsOf(office), await mailsOf(office), (await readSheet(office)).judged]).toEqual(before)
  house.clock.set(sendingBegins)
  const { sent } = await deliver(house.ctx)
  expect(await deliver(house.ctx)).toMatchObject({ sent: 0 })
  expect(readdirSync(house.mail).filter((name) => name.endsWith('.eml'))).toHaveLength(sent)
})

it('tells everybody who heard of it that it is over, once', async () => {
  await using mailbox = await openMailbox()
  await using house = await openHouse({ now: morning, environment: { SMTP_URL: mailbox.url } })
  const office = await house.as('office')
  await night(house)
  house.clock.set(sendingBegins)
  await deliver(house.ctx)
  const sheet = await readSheet(office)
  const place = placeOf(sheet, 'nursery-places')
  const indicator = sheet.rows.id[place]!
  const period = sheet.judged.period[place]!
  const heard = mailbox.received.filter(({ text }) => text.includes(sheet.rows.name[place]!)).map(({ to }) => to)
  expect(heard.length).toBeGreaterThan(0)

  await typeFigure(await house.as('health'), indicator, period, sheet.values[period]![place]!, '9')
  house.clock.set('2026-11-23T23:00:00.000Z')
  await night(house)
  expect((await warningsOf(office, 'resolved')).map((warning) => warning.indicator)).toContain(indicator)
  const first = mailbox.received.length
  house.clock.set('2026-11-24T00:31:00.000Z')
  await deliver(house.ctx)
  const told = mailbox.received.slice(first).filter(({ text }) => text.includes(sheet.rows.name[place]!))
  expect(new Set(told.map(({ to }) => to))).toEqual(new Set(heard))
  expect(told[0]?.text).toContain('已转好')
  house.clock.set('2026-11-24T23:00:00.000Z')
  await night(house)
  house.clock.set('2026-11-25T00:31:00.000Z')
  await deliver(house.ctx)
  expect(mailbox.received.slice(first).filter(({ text }) => text.includes(sheet.rows.name[place]!))).toHaveLength(told.length)
})

it('tells again when a warning worsens, in the next message once one has left', async () => {
  await using house = await openHouse({ now: morning })
  const office = await house.as('office')
  await night(house)
  const sheet = await readSheet(office)
  const yellow = sheet.rows.id.findIndex(
    (_, at) => sheet.judged.light[at] === 'yellow' && sheet.judged.reason[at] === 'pace' && sheet.rows.measure[at] !== 'verdict',
  )
  const indicator = sheet.rows.id[yellow]!
  const period = sheet.judged.period[yellow]!
  house.clock.set(sendingBegins)
  await deliver(house.ctx)
  await typeFigure(office, indicator, period, sheet.values[period]![yellow]!, '0.001')
  house.clock.set('2026-11-23T03:00:00.000Z')
  // By hand, on the day whose message has left already.
  expect(await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })).toMatchObject({ status: 200 })
  const warning = (await warningsOf(office)).find((each) => each.indicator === indicator)
  expect(warning).toMatchObject({
    light: 'red',
    turns: [
      { what: 'opened', light: 'yellow' },
      { what: 'worsened', light: 'red' },
    ],
  })
  expect(warning?.told.map(({ day }) => day)).toEqual(expect.arrayContaining(['2026-11-23', '2026-11-24']))
  const days = (await mailsOf(office)).map(({ address, day }) => `${address} ${day}`)
  expect(new Set(days).size).toBe(days.length)
})

it('waits for the next workday when the day is none', async () => {
  // Saturday 21 November 2026, noon.
  await using house = await openHouse({ now: '2026-11-21T04:00:00.000Z' })
  await evaluate(house.ctx, null)
  const mails = await mailsOf(await house.as('office'))
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.every(({ day, sendAfter }) => day === '2026-11-23' && sendAfter === sendingBegins)).toBe(true)
})

it('tells the plan office where no department leads', async () => {
  await using house = await openHouse({ now: morning })
  const office = await house.as('office')
  await night(house)
  const unled = (await warningsOf(office)).filter(({ lead }) => lead.length === 0)
  expect(unled.length).toBeGreaterThan(0)
  for (const { told } of unled) expect(told.map(({ name }) => name).toSorted()).toEqual(['段清和', '苏明远'])
})

it('only looks at a day before the newest evaluation', async () => {
  await using house = await openHouse({ now: morning })
  const office = await house.as('office')
  await night(house)
  const before = [await warningsOf(office), await mailsOf(office), (await readSheet(office)).judged]
  const { body } = await office.ask<{ outcome: string }>('POST', '/api/jobs/evaluate', { asOf: '2026-03-31' })
  expect(body.outcome).toContain('仅供查看')
  expect([await warningsOf(office), await mailsOf(office), (await readSheet(office)).judged]).toEqual(before)
})

it('mails nobody who has left', async () => {
  await using house = await openHouse({ now: morning })
  const gone = await personByEmail(house.ctx.db, 'health@demo.invalid')
  await night(house)
  await write(house.ctx.db, (trx) => changePerson(trx, gone!.id, { active: 0 }, morning))
  house.clock.set(sendingBegins)
  expect(await deliver(house.ctx)).toMatchObject({ failed: 1 })
  expect((await mailsOf(await house.as('office'))).find(({ person }) => person === gone!.name)).toMatchObject({ state: 'failed', attempts: 1 })
})

it('goes on with the next plan when one cannot be judged', async () => {
  await using house = await openHouse({ now: morning })
  const office = await house.as('office')
  const sheet = await readSheet(office)
  await office.ask('PATCH', '/api/plans/dadukou-2031', { watched: true })
  await house.ctx.db.updateTable('indicator').set({ measure: 'of-a-later-version' }).where('id', '=', sheet.rows.id[0]!).execute()
  const outcome = await runOnce(house.ctx, jobs.evaluate, await dueSlot(house.ctx, 'evaluate'))
  expect(outcome).toMatchObject({ failed: [(await readPlan(office)).title], evaluated: [{ plan: expect.stringContaining('大渡口') }] })
  // A failed slot may be claimed again.
  await house.ctx.db.updateTable('indicator').set({ measure: sheet.rows.measure[0]! }).where('id', '=', sheet.rows.id[0]!).execute()
  expect(await runOnce(house.ctx, jobs.evaluate, await dueSlot(house.ctx, 'evaluate'))).toMatchObject({ failed: [] })
})

it('does not run a plan on a day that has not come', async () => {
  await using house = await openHouse({ now: morning })
  const office = await house.as('office')
  expect(await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-24' })).toMatchObject({ status: 400, body: { code: 'outside_plan' } })
  expect(await office.ask('POST', '/api/jobs/evaluate', { asOf: 'soon' })).toMatchObject({ status: 400, body: { code: 'malformed' } })
})

it('says that the next run is supposed where the holidays of its year are not published', async () => {
  await using house = await openHouse({ now: morning })
  const office = await house.as('office')
  const nightly = async (): Promise<JobView | undefined> =>
    (await office.ask<readonly JobView[]>('GET', '/api/jobs')).body.find(({ job }) => job === 'evaluate')
  expect(await nightly()).toMatchObject({ nextAt: '2026-11-23T23:00:00.000Z', nextUncertain: false })
  house.clock.set('2026-12-31T00:00:00.000Z')
  expect(await nightly()).toMatchObject({ nextAt: '2026-12-31T23:00:00.000Z', nextUncertain: true })
})
