/** A comment that names somebody, all the way to his mail: once, in his next digest or as a mail of its own. */
import { expect, it } from 'vitest'
import { jobs } from '../../jobs/index.ts'
import { runOnce } from '../../jobs/job.ts'
import { deliver } from '../../server/actions/deliver.ts'
import { dueSlot } from '../../server/actions/read-jobs.ts'
import type { MailView } from '../../server/wire/mail.ts'
import type { CommentView, ReadersView } from '../../server/wire/story.ts'
import { openHouse, planCode, readSheet, placeOf } from '../support/house.ts'
import type { House, Visitor } from '../support/house.ts'
import { openMailbox } from '../support/mailbox.ts'
import type { Mailbox } from '../support/mailbox.ts'

/** Sunday evening, Monday 7:00 and 8:30, Tuesday likewise, in Chongqing. */
const sunday = '2026-11-22T10:00:00.000Z'
const mornings = [
  ['2026-11-22T23:00:00.000Z', '2026-11-23T00:30:00.000Z'],
  ['2026-11-23T23:00:00.000Z', '2026-11-24T00:30:00.000Z'],
] as const

const opened = async (): Promise<{ readonly mailbox: Mailbox; readonly house: House } & AsyncDisposable> => {
  const mailbox = await openMailbox()
  const house = await openHouse({ now: sunday, environment: { SMTP_URL: mailbox.url, PUBLIC_URL: 'https://xushi.example.gov.cn' } })
  return {
    mailbox,
    house,
    [Symbol.asyncDispose]: async () => {
      await house[Symbol.asyncDispose]()
      await mailbox[Symbol.asyncDispose]()
    },
  }
}

/** Judges and sends as a workday's morning does; @returns what came in, by address. */
const morning = async ({ house, mailbox }: Awaited<ReturnType<typeof opened>>, day: 0 | 1) => {
  const before = mailbox.received.length
  const [judging, sending] = mornings[day]
  house.clock.set(judging)
  expect(await runOnce(house.ctx, jobs.evaluate, await dueSlot(house.ctx, 'evaluate'))).toMatchObject({ failed: [] })
  house.clock.set(sending)
  await deliver(house.ctx)
  return new Map(mailbox.received.slice(before).map((mail) => [mail.to, mail]))
}

const readerOf = async (who: Visitor, name: string): Promise<string> =>
  (await who.ask<ReadersView>('GET', `/api/plans/${planCode}/comments/people`)).body.people.find((reader) => reader.name === name)!.id
let made = 0
const say = async (who: Visitor, indicator: string, text: string, mentions: readonly string[]): Promise<CommentView> =>
  (await who.ask<CommentView>('POST', `/api/plans/${planCode}/comments`, { id: `mention-${++made}-of-a-test`, indicator, period: '2026-Q3', text, mentions }))
    .body

it('comes in the next digest beside the warnings, with who, where, the first words and a link to the cell', async () => {
  await using all = await opened()
  const { house } = all
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const indicator = sheet.rows.id[placeOf(sheet, 'gdp')]!
  const health = await readerOf(office, '卢芷兰')
  const hostile = `@卢芷兰 <img src=x onerror=alert(1)> 请核对\u202E。${'长'.repeat(300)}`
  await say(office, indicator, hostile, [health])
  const mail = (await morning(all, 0)).get('health@demo.invalid')!
  expect(mail.subject).toMatch(/红灯|预警/)
  expect(mail.text).toContain('【有人提到您 · 1】')
  expect(mail.text).toContain(`https://xushi.example.gov.cn/plans/${planCode}?indicator=${indicator}&period=2026-Q3&years=2026&cell`)
  expect(mail.text).toMatch(/· 苏明远 · 2026年11月22日 · .*地区生产总值（2026年前三季度）/)
  expect(mail.text).toContain('长…')
  expect(mail.text).not.toContain('长'.repeat(200))
  expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt; 请核对。')
  expect(mail.html).not.toContain('<img')
  expect(`${mail.html}${mail.text}`).not.toContain('\u202E')
  // Never twice: neither the next day nor after an edit that names him again.
  const next = await morning(all, 1)
  expect(next.get('health@demo.invalid')?.text ?? '').not.toContain('有人提到您')
})

it('makes a mail of its own where there is nothing else to tell, on the next workday', async () => {
  await using all = await opened()
  const { house } = all
  const office = await house.as('office')
  await morning(all, 0)
  const sheet = await readSheet(office)
  const [first, second] = [sheet.rows.id[placeOf(sheet, 'gdp')]!, sheet.rows.id[1]!]
  const leader = await readerOf(office, '程伯川')
  const { id } = await say(office, first, '@程伯川 请阅', [leader])
  const gone = await say(office, second, '@程伯川 说错了', [leader])
  await office.ask('DELETE', `/api/plans/${planCode}/comments/${gone.id}`)
  await deliver(house.ctx)
  const mail = (await morning(all, 1)).get('leader@demo.invalid')!
  expect(mail.subject).toMatch(/^【提到您】苏明远：.*地区生产总值（2026年前三季度）$/)
  expect(mail.text).toContain('有 1 条评论提到您。')
  expect(mail.text).toContain('@程伯川 请阅')
  expect(mail.text).not.toMatch(/说错了|判定后|请于/)
  expect(mail.html).toContain('演示数据')
  const own = (await (await house.as('leader')).ask<readonly MailView[]>('GET', '/api/mails')).body
  expect(own).toMatchObject([{ state: 'sent', matters: 1 }])
  // He is told once, whatever becomes of the comment.
  await office.ask('PATCH', `/api/plans/${planCode}/comments/${id}`, { text: '@程伯川 请再阅', mentions: [leader] })
  await deliver(house.ctx)
  expect((await (await house.as('leader')).ask<readonly MailView[]>('GET', '/api/mails')).body).toHaveLength(1)
})

it('says that a comment was removed where that happened on the way, and tells who is no longer active nothing', async () => {
  await using all = await opened()
  const { house, mailbox } = all
  const [office, admin] = [await house.as('office'), await house.as('admin')]
  const sheet = await readSheet(office)
  const indicator = sheet.rows.id[placeOf(sheet, 'gdp')]!
  const [leader, supervisor] = [await readerOf(office, '程伯川'), await readerOf(office, '贺立言')]
  const { id } = await say(office, indicator, '@程伯川 @贺立言 口误', [leader, supervisor])
  await admin.ask('PATCH', `/api/people/${supervisor}`, { active: false })
  house.clock.set(mornings[0][0])
  await runOnce(house.ctx, jobs.evaluate, await dueSlot(house.ctx, 'evaluate'))
  await office.ask('DELETE', `/api/plans/${planCode}/comments/${id}`)
  house.clock.set(mornings[0][1])
  await deliver(house.ctx)
  const mail = mailbox.received.find(({ to }) => to === 'leader@demo.invalid')!
  expect(mail.text).toContain('（这条评论已删除）')
  expect(mail.text).not.toContain('口误')
  expect(mailbox.received.some(({ text }) => text.includes('贺立言：'))).toBe(false)
})
