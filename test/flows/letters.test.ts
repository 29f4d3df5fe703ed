/** What leaves beside the warnings: weekly lists, monthly pages, samples; and hours, threads and switching off by the rules of mail. */
import { expect, it } from 'vitest'
import { addTroubles } from '../../db/address-trouble.ts'
import { addDraft } from '../../db/drafts.ts'
import { newId } from '../../db/ids.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { addNotifications } from '../../db/outbox.ts'
import { changePerson, personByEmail, setParts } from '../../db/people.ts'
import { planByCode } from '../../db/plans.ts'
import type { MailRules } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { deliver } from '../../server/actions/deliver.ts'
import { evaluate } from '../../server/actions/evaluate-plan.ts'
import { makeMonthly, makeWeekly } from '../../server/actions/make-lists.ts'
import { openMessages } from '../../server/actions/tell.ts'
import type { MailBodyView, MailSettingsView, MailView, NextMailView } from '../../server/wire/mail.ts'
import type { MailRulesView, RuleChangeView } from '../../server/wire/rules.ts'
import type { House, Visitor } from '../support/house.ts'
import { openHouse, planCode } from '../support/house.ts'
import type { Mailbox } from '../support/mailbox.ts'
import { openMailbox } from '../support/mailbox.ts'

/** Monday 23 November 2026: 7:00 and 8:30 in Chongqing. */
const early = '2026-11-22T23:00:00.000Z'
const opens = '2026-11-23T00:30:00.000Z'

const opened = async (now = early): Promise<{ readonly house: House; readonly mailbox: Mailbox } & AsyncDisposable> => {
  const mailbox = await openMailbox()
  const house = await openHouse({ now, environment: { SMTP_URL: mailbox.url, PUBLIC_URL: 'https://xushi.example.gov.cn' } })
  return {
    house,
    mailbox,
    [Symbol.asyncDispose]: async () => {
      await house[Symbol.asyncDispose]()
      await mailbox[Symbol.asyncDispose]()
    },
  }
}

const rulesPath = `/api/plans/${planCode}/mail-rules`
const setRules = async (who: Visitor, change: Partial<MailRules>) => {
  const { body } = await who.ask<MailRulesView>('GET', rulesPath)
  return who.ask<MailRulesView>('PUT', rulesPath, { ...body.rules, ...change, seen: body.version })
}
const to = ({ mailbox }: { readonly mailbox: Mailbox }, account: string) => mailbox.received.filter((mail) => mail.to === `${account}@demo.invalid`)

it('sends heads a list of what stands, once a week, also where its day was missed', async () => {
  // Wednesday.
  await using all = await opened('2026-11-25T00:40:00.000Z')
  const { house } = all
  await evaluate(house.ctx, null)
  const made = await makeWeekly(house.ctx)
  expect(made).toBeGreaterThan(10)
  expect(await makeWeekly(house.ctx)).toBe(0)
  await deliver(house.ctx)
  const [list] = to(all, 'health.head').filter(({ subject }) => subject.startsWith('【每周清单】'))
  expect(list?.subject).toMatch(/^【每周清单】.*[红黄]灯 \d.*（11月23日）$/)
  expect(list?.text).toContain('均未登记整改承诺。')
  expect(list?.text).toContain('您是上述单位负责人')
  expect(list?.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(to(all, 'health').some(({ subject }) => subject.startsWith('【每周清单】'))).toBe(false)
  house.clock.set('2026-11-29T23:20:00.000Z')
  expect(await makeWeekly(house.ctx)).toBe(made)
})

it('sends leaders one page a month with the ledger, the whole plan or what they are in charge of', async () => {
  await using all = await opened()
  const { house } = all
  const { ctx } = house
  const partly = (await personByEmail(ctx.db, 'leader2@demo.invalid'))!
  const health = (await personByEmail(ctx.db, 'health@demo.invalid'))!.departments[0]!.departmentId
  await write(ctx.db, (trx) => setParts(trx, partly.id, [{ departmentId: health, role: 'leader' }]))
  await write(ctx.db, (trx) => changePerson(trx, partly.id, { language: 'en' }, early))
  await evaluate(ctx, null)
  expect(await makeMonthly(ctx)).toBe(2)
  expect(await makeMonthly(ctx)).toBe(0)
  house.clock.set(opens)
  await deliver(ctx)
  const [whole] = to(all, 'leader')
  expect(whole?.subject).toMatch(/^【每月一页】.*：红灯 \d+、黄灯 \d+、绿灯 \d+（11月）$/)
  expect(whole?.text).toMatch(/【红灯清单 · \d+】/)
  expect(whole?.text).toMatch(/· .+ · .+ · 11月23日起.* · .+ · 说明原因及下步措施/)
  expect(whole?.text).toMatch(/附件：.+\.xlsx/)
  expect(whole?.files).toMatchObject([{ name: expect.stringMatching(/\.xlsx$/), bytes: expect.any(Number) }])
  expect(whole?.files[0]?.bytes).toBeGreaterThan(10_000)
  const [part] = to(all, 'leader2')
  expect(part?.subject).toMatch(/^\[Monthly page\]/)
  expect(part?.text).toContain('Health')
  expect((part?.text.match(/^· /gm) ?? []).length).toBeLessThan((whole?.text.match(/^· /gm) ?? []).length)
})

it('gives notice only, and no ledger, where the plan says so', async () => {
  await using all = await opened()
  const { house } = all
  expect((await setRules(await house.as('office'), { withoutFigures: 1 })).status).toBe(200)
  await evaluate(house.ctx, null)
  await makeMonthly(house.ctx)
  house.clock.set(opens)
  await deliver(house.ctx)
  expect(to(all, 'leader')[0]?.files).toEqual([])
  const digest = to(all, 'health')[0]
  expect(digest?.text).toContain('邮件只作提示，不含数据')
  expect(digest?.text).not.toMatch(/完成 \d|应达|个百分点/)
})

it('sends in the hours of the plan, in a thread of plan and person', async () => {
  await using all = await opened()
  const { house } = all
  const office = await house.as('office')
  expect((await setRules(office, { from: '10:00', until: '11:30' })).status).toBe(200)
  await evaluate(house.ctx, null)
  house.clock.set(opens)
  await deliver(house.ctx)
  expect(all.mailbox.received).toEqual([])
  house.clock.set('2026-11-23T02:00:00.000Z')
  await deliver(house.ctx)
  const [mail] = to(all, 'health')
  const thread = mail?.header('references')
  expect(thread).toMatch(/^<plan-[\da-f-]+\.[\da-f-]+@xushi>$/)
  expect(mail?.header('in-reply-to')).toBe(thread)
  expect(mail?.messageId).not.toBe(thread)
  // What is decided after the hours goes with the next workday's.
  expect((await office.ask<readonly MailView[]>('GET', '/api/mails')).body.every(({ sendAfter }) => sendAfter >= '2026-11-23T02:00:00.000Z')).toBe(true)
})

it('switches off by one click what is optional, says what it did, and never a duty', async () => {
  await using all = await opened('2026-11-23T00:40:00.000Z')
  const { house } = all
  await evaluate(house.ctx, null)
  await makeWeekly(house.ctx)
  await deliver(house.ctx)
  const [list] = to(all, 'health.head').filter(({ subject }) => subject.startsWith('【每周清单】'))
  const address = /<(https:\S+)>/.exec(list?.header('list-unsubscribe') ?? '')?.[1] ?? ''
  expect(list?.html).toContain(`href="${address}"`)
  expect(list?.text).toContain(address)
  // What is kept holds no address that works.
  const head = await house.as('health.head')
  const kept = (await head.ask<readonly MailView[]>('GET', '/api/mails')).body.find(({ subject }) => subject === list?.subject)
  const { body } = await head.ask<MailBodyView>('GET', `/api/mails/${kept?.id}`)
  expect(`${body.html}${body.text}`).not.toContain(address)

  const path = new URL(address).pathname
  const looked = await house.stranger.ask<string>('GET', path)
  expect(looked).toMatchObject({ status: 200, body: expect.stringContaining('将为') })
  const settings = async () => (await head.ask<MailSettingsView>('GET', '/api/me/mail-settings')).body.kinds.filter(({ isOn }) => !isOn).map(({ kind }) => kind)
  expect(await settings()).toEqual([])
  const post = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const _ of [1, 2]) {
    const done = await house.stranger.ask<string>('POST', path, 'List-Unsubscribe=One-Click', post)
    expect(done).toMatchObject({ status: 200, body: expect.stringContaining('停发：每周清单。') })
  }
  expect(await settings()).toEqual(['weekly'])
  house.clock.set('2026-11-30T00:40:00.000Z')
  await makeWeekly(house.ctx)
  await deliver(house.ctx)
  expect(to(all, 'health.head').filter(({ subject }) => subject.startsWith('【每周清单】'))).toHaveLength(1)

  // A key that is not ours, or another's with a part of ours.
  const forged = path.replace(/\/[^./]+\./, `/${(await personByEmail(house.ctx.db, 'office@demo.invalid'))!.id}.`)
  for (const wrong of [`${path}x`, forged, '/unsubscribe/x', '/unsubscribe/a.b.c'])
    expect((await house.stranger.ask<unknown>('POST', wrong, 'List-Unsubscribe=One-Click', post)).status).toBe(404)

  // Undone on the page; duties are not among what can be chosen.
  expect((await head.ask('PUT', '/api/me/mail-settings', { without: [] })).status).toBe(200)
  expect(await settings()).toEqual([])
  expect((await head.ask('PUT', '/api/me/mail-settings', { without: ['opened'] })).status).toBe(400)
  await setRules(await house.as('office'), { optional: [] })
  expect((await head.ask('PUT', '/api/me/mail-settings', { without: ['weekly'] })).status).toBe(403)
  expect((await house.stranger.ask<string>('POST', path, 'List-Unsubscribe=One-Click', post)).body).toContain('没有可以停发的内容')
})

it('keeps the rules of mail like other rules: checked, by version, in the history', async () => {
  await using house = await openHouse()
  const [office, reporter] = [await house.as('office'), await house.as('health')]
  expect((await setRules(reporter, { contact: 'x' })).status).toBe(403)
  expect(await setRules(office, { from: '18:00', until: '08:30', weekly: 9 })).toMatchObject({ status: 422, body: { code: 'rules_refused' } })
  const before = (await office.ask<MailRulesView>('GET', rulesPath)).body
  expect((await setRules(office, { contact: '规划科 023-6000 0000', weekly: null })).body.rules).toMatchObject({
    contact: '规划科 023-6000 0000',
    weekly: null,
  })
  expect(await office.ask('PUT', rulesPath, { ...before.rules, seen: before.version })).toMatchObject({ status: 409, body: { code: 'rules_changed' } })
  const [change] = (await office.ask<readonly RuleChangeView[]>('GET', `/api/plans/${planCode}/rules/changes`)).body
  expect(change).toMatchObject({ column: '邮件规则', before: '通用规则', after: '不发每周清单，联系人：规划科 023-6000 0000' })
})

it('shows what the next mail would say, in both languages, and sends it to oneself', async () => {
  await using all = await opened()
  const { house } = all
  const health = await house.as('health')
  const next = async (language: string): Promise<NextMailView> => (await health.ask<NextMailView>('GET', `/api/mails/next?language=${language}`)).body
  expect(await next('zh-CN')).toMatchObject({ from: 'nothing', html: null })
  expect((await health.ask('POST', '/api/mails/next', { language: 'zh-CN' })).status).toBe(404)
  await evaluate(house.ctx, null)
  expect(await next('zh-CN')).toMatchObject({ from: 'waiting', subject: expect.stringMatching(/^【/) })
  expect(await next('en')).toMatchObject({ from: 'waiting', subject: expect.stringMatching(/^\[/), html: expect.stringContaining('lang="en"') })
  house.clock.set(opens)
  await deliver(house.ctx)
  expect(await next('zh-CN')).toMatchObject({ from: 'standing', subject: to(all, 'health')[0]?.subject })
  expect((await health.ask('POST', '/api/mails/next', { language: 'en' })).status).toBe(204)
  expect((await health.ask('POST', '/api/mails/next', { language: 'en' })).status).toBe(429)
  await deliver(house.ctx)
  expect(to(all, 'health').at(-1)?.subject).toMatch(/^\[Sample\] /)
  // The day's digest is another message; a sample takes nothing from it.
  expect(to(all, 'health')).toHaveLength(2)
})

it('does not list a mail that has nothing to tell any more', async () => {
  await using all = await opened()
  const { house } = all
  const { ctx } = house
  // A head of a department of which nothing stands.
  const nobody = (await personByEmail(ctx.db, 'observer@demo.invalid'))!
  const { departmentId } = (await personByEmail(ctx.db, 'health@demo.invalid'))!.departments[0]!
  await write(ctx.db, (trx) => setParts(trx, nobody.id, [{ departmentId, role: 'head' }]))
  await makeWeekly(ctx)
  house.clock.set(opens)
  expect(await deliver(ctx)).toMatchObject({ failed: 0 })
  expect(to(all, 'observer')).toEqual([])
  expect((await (await house.as('observer')).ask<readonly MailView[]>('GET', '/api/mails')).body).toEqual([])
})

it('tells every kind of notice from what it is about: a paper to sign, an address, a figure that is due or owed, a stand-in', async () => {
  await using all = await opened()
  const { house } = all
  const { db } = house.ctx
  await evaluate(house.ctx, null)
  const office = (await personByEmail(db, 'office@demo.invalid'))!
  const away = (await personByEmail(db, 'health@demo.invalid'))!
  const { id: planId } = (await planByCode(db, planCode))!
  const [indicator] = await indicatorsOf(db, planId)
  const draftId = newId()
  const draft = { id: draftId, planId, kind: 'letter', departmentId: away.departments[0]!.departmentId, state: 'open', title: '关于托位数的督办函' } as const
  const nothing = { warningId: null, turnId: null, climbId: null, orderTurnId: null, draftId: null, indicatorId: null, period: null, dueOn: null }
  await write(db, async (trx) => {
    await addDraft(trx, {
      ...draft,
      content: '{}',
      assessmentIds: '[]',
      warningIds: '[]',
      madeAt: early,
      changedAt: early,
      changedBy: null,
      year: null,
      number: null,
      endedAt: null,
      endedBy: null,
      reason: null,
    })
    await addTroubles(trx, [
      {
        id: newId(),
        personId: away.id,
        address: away.email,
        kind: 'refused',
        words: '550 no such mailbox',
        messageId: null,
        at: early,
        clearedAt: null,
        clearedBy: null,
      },
    ])
    const messageId = (await openMessages(trx, (await planByCode(trx, planCode))!, [office.id], early, await house.ctx.workdays(trx)))(office.id)
    const base = { ...nothing, planId, personId: office.id, departmentId: null, audience: 'office', standsInFor: null, messageId, createdAt: early } as const
    const due = { indicatorId: indicator!.id, period: '2026-12' }
    await addNotifications(trx, [
      { ...base, id: newId(), what: 'draft', draftId, dedupKey: 'test-draft' },
      { ...base, id: newId(), what: 'refused', dedupKey: 'test-refused' },
      { ...base, ...due, id: newId(), what: 'remind', dueOn: '2026-11-26', standsInFor: away.id, dedupKey: 'test-remind' },
      { ...base, ...due, id: newId(), what: 'chase', period: '2026-10', dueOn: '2026-11-18', dedupKey: 'test-chase' },
      { ...base, ...due, id: newId(), what: 'nobody', dueOn: '2026-11-26', dedupKey: 'test-nobody' },
    ])
  })
  house.clock.set(opens)
  await deliver(house.ctx)
  const [mail] = to(all, 'office')
  for (const said of [
    '关于托位数的督办函 · 11月23日拟稿，待签发',
    'health@demo.invalid · 卢芷兰的邮箱不能收信',
    '11月26日前填报，还有 3 个工作日',
    '卢芷兰不在岗，由您代收',
    '可得日11月18日，已过 3 个工作日',
    indicator!.lead.length === 0 ? '未明确牵头单位，改送规划计划主管' : '该单位没有在岗的接收人，改送规划计划主管',
  ])
    expect(mail?.text).toContain(said)
})
