/** The form behind a link in a mail: exactly one person's cells, in exactly one browser, for some days. */
import { expect, it } from 'vitest'
import { formLinkById, formUsesOf } from '../../db/form-links.ts'
import type { FormLinkUse, FormScope } from '../../db/schema.ts'
import type { EditRequest } from '../../server/wire/edits.ts'
import type { ClosedForm, FilledAnswer, FormAnswer, FormView } from '../../server/wire/forms.ts'
import type { MailBodyView } from '../../server/wire/mail.ts'
import type { OrderStory } from '../../server/wire/orders.ts'
import type { OwedView } from '../../server/wire/owed.ts'
import type { PersonView } from '../../server/wire/people.ts'
import type { CellStoryView, EvidenceView } from '../../server/wire/story.ts'
import { aPdf } from '../support/files.ts'
import { formBrowser, sendLink } from '../support/form-link.ts'
import type { FormBrowser, SentLink } from '../support/form-link.ts'
import type { House, HouseSettings, Visitor } from '../support/house.ts'
import { openHouse, planCode, typeFigure } from '../support/house.ts'

interface Sent extends House {
  readonly office: Visitor
  readonly scope: FormScope
  readonly plan: string
  readonly link: SentLink
  /** The figure of the period before. */
  readonly last: string
}

/** The figure that 区大数据局 has not reported, as its mail asks for it. */
const sentHouse = async (settings: HouseSettings = {}): Promise<Sent> => {
  const house = await openHouse(settings)
  const office = await house.as('office')
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
  const [owed] = (await (await house.as('data')).ask<OwedView>('GET', '/api/me/owed')).body.cells
  if (owed?.cell.sheet !== 'observations') throw new Error('nothing is owed')
  const { indicator, period } = owed.cell
  const { id } = await house.ctx.db
    .selectFrom('warning')
    .select('id')
    .where('indicatorId', '=', indicator)
    .where('cause', '=', 'report')
    .executeTakeFirstOrThrow()
  const scope = { cells: [{ indicator, period }], warnings: [id], orders: [] }
  return Object.assign(house, { office, scope, plan: owed.plan, last: owed.last?.value ?? '', link: await sendLink(house, 'data', scope) })
}

const opened = async (house: Sent): Promise<FormBrowser> => {
  const browser = formBrowser(house, house.link)
  expect((await browser.ask<FormAnswer>('POST', '/opening')).body.state).toBe('open')
  return browser
}

const edit = ({ scope }: Sent, text: string, was: string | null = null): EditRequest => ({ cell: { sheet: 'observations', ...scope.cells[0]! }, was, text })
const fill = (browser: FormBrowser, { plan }: Sent, edits: readonly EditRequest[], id = 'form-batch-1') =>
  browser.ask<FilledAnswer>('POST', '/edits', { id, plan, edits })
const uses = async ({ ctx, link }: Sent): Promise<readonly FormLinkUse['what'][]> => {
  const { messageId } = (await formLinkById(ctx.db, link.id))!
  return (await formUsesOf(ctx.db, [messageId])).map(({ what }) => what)
}

it('opens by a press and shows exactly what the mail asks for', async () => {
  await using house = await sentHouse()
  const browser = formBrowser(house, house.link)
  const before = await browser.ask<ClosedForm>('GET')
  expect(before.body).toMatchObject({ state: 'ready', language: 'zh-CN', until: '2026-12-07', cells: 1, warnings: 0, orders: 0, renewedFor: null })
  expect(before.headers.get('referrer-policy')).toBe('no-referrer')
  // Looking binds nothing, however often somebody looks.
  expect((await formLinkById(house.ctx.db, house.link.id))?.boundTo).toBeNull()
  const answer = await browser.ask<FormAnswer>('POST', '/opening')
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(new RegExp(`^form=[\\w-]{43}; .*Path=/api/forms/${house.link.id}; .*HttpOnly; SameSite=Lax$`)),
  ])
  const { form } = answer.body as { form: FormView }
  expect(form.cells).toMatchObject([
    { name: '软件和信息服务业从业人员', period: '2026-Q3', why: 'overdue', warning: house.scope.warnings[0], last: { periodLabel: '2026年二季度' } },
  ])
  expect(form.warnings).toMatchObject([{ isMissing: true, acknowledged: null }])
  expect(form.filled).toEqual([])
  expect(await uses(house)).toEqual(['opened'])
})

it('writes what is typed as the sheet would, says by which way, and lets it be put right', async () => {
  await using house = await sentHouse()
  const browser = await opened(house)
  const { body } = await fill(browser, house, [edit(house, '９.９万')])
  expect(body.outcomes).toMatchObject([{ state: 'applied', value: '9.9', understood: expect.any(String) as string }])
  expect(body.form.cells.filter(({ why }) => why === 'overdue')).toEqual([])
  // What is odd about the figure is asked on the page.
  const questions = body.form.cells.flatMap((cell) => cell.questions)
  expect(body.form.cells.length).toBe(questions.length > 0 ? 1 : 0)
  for (const { id } of questions) expect((await browser.ask('POST', `/questions/${id}`, { text: '已核对' })).status).toBe(200)
  const again = (await browser.ask<{ form: FormView }>('GET')).body.form
  expect(again.cells).toEqual([])
  expect(again.filled).toMatchObject([{ value: '9.9', periodLabel: '2026年三季度' }])
  expect((await fill(browser, house, [edit(house, '8.8', '9.9')], 'form-batch-2')).body.outcomes).toMatchObject([{ state: 'applied', value: '8.8' }])

  const [cell] = house.scope.cells
  const changes = await house.ctx.db
    .selectFrom('change')
    .selectAll()
    .where('sheet', '=', 'observations')
    .where('rowId', '=', cell!.indicator)
    .where('column', '=', cell!.period)
    .orderBy('seq', 'desc')
    .execute()
  expect(changes.slice(0, 2)).toMatchObject([
    { way: 'link', before: '9.9', after: '8.8' },
    { way: 'link', before: null, after: '9.9' },
  ])
  const told = await house.office.ask<CellStoryView>('GET', `/api/plans/${planCode}/stories/${cell!.indicator}/history?period=${cell!.period}`)
  expect(JSON.stringify(told.body)).toContain('邮件链接填报')
})

it('has the same outcome when it is sent twice, and from two tabs the second is told what stands', async () => {
  await using house = await sentHouse()
  const browser = await opened(house)
  const first = await fill(browser, house, [edit(house, '9.9')])
  expect((await fill(browser, house, [edit(house, '9.9')])).body.outcomes).toEqual(first.body.outcomes)
  expect((await fill(browser, house, [edit(house, '7')], 'form-tab-two')).body.outcomes).toMatchObject([{ state: 'conflict', value: '9.9' }])
  const { n } = await house.ctx.db
    .selectFrom('change')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('way', '=', 'link')
    .where('sheet', '=', 'observations')
    .where('column', '=', house.scope.cells[0]!.period)
    .executeTakeFirstOrThrow()
  expect(n).toBe(1)
})

it('tells a stranger nothing, and answers alike what is unknown, made up or over', async () => {
  await using house = await sentHouse()
  const admin = await house.as('admin')
  const { link } = house
  const answers = async (browser: FormBrowser) => {
    const got = [
      await browser.ask<object>('GET'),
      await browser.ask<object>('POST', '/opening'),
      await browser.ask<object>('POST', '/renewal'),
      await fill(browser, house, [edit(house, '1')]),
      await browser.ask<object>('POST', '/edits', { hostile: true }),
    ]
    return got.map(({ status, body }) => [status, body])
  }
  const unknown = await answers(formBrowser(house, { id: 'nothing', secret: 'x' }))
  expect(unknown[0]).toMatchObject([404, { code: 'not_found' }])
  expect(new Set(unknown.map((one) => JSON.stringify(one))).size).toBe(1)
  for (const tried of [
    { id: link.id, secret: '' },
    { id: link.id, secret: 'key' },
    { id: link.id, secret: `${link.secret}x` },
    // Signed, but for another link.
    { id: (await sendLink(house, 'labour', {}, '2026-11-20')).id, secret: link.secret },
  ])
    expect(await answers(formBrowser(house, tried))).toEqual(unknown)
  const { id } = (await admin.ask<readonly PersonView[]>('GET', '/api/people')).body.find(({ email }) => email === 'data@demo.invalid')!
  const browser = await opened(house)
  await admin.ask('PATCH', `/api/people/${id}`, { active: false })
  expect(await answers(browser)).toEqual(unknown)
  await admin.ask('PATCH', `/api/people/${id}`, { active: true })
  // Who comes back gets new mails; the old ones stay dead.
  expect((await browser.ask<ClosedForm>('GET')).body.state).toBe('replaced')
})

it('tells the plan office and the person what was done by the link of a mail, and from where', async () => {
  await using house = await sentHouse()
  const browser = formBrowser(house, house.link)
  await browser.ask('POST', '/opening', undefined, { 'user-agent': 'a phone' })
  await fill(browser, house, [edit(house, '9.9')])
  const { messageId } = (await formLinkById(house.ctx.db, house.link.id))!
  const told = [{ word: '打开链接', peer: 'unknown', browser: 'a phone' }, { word: '保存数据' }]
  for (const who of [house.office, await house.as('data')])
    expect((await who.ask<MailBodyView>('GET', `/api/mails/${messageId}`)).body.uses).toMatchObject(told)
})

it('is of no use in another browser, which may only ask for a new link to the same person’s mailbox', async () => {
  await using house = await sentHouse()
  const own = await opened(house)
  const other = formBrowser(house, house.link)
  expect((await other.ask<ClosedForm>('GET')).body).toMatchObject({ state: 'elsewhere', cells: 1 })
  expect((await other.ask<ClosedForm>('POST', '/opening')).body.state).toBe('elsewhere')
  expect(await fill(other, house, [edit(house, '1')])).toMatchObject({ status: 403, body: { code: 'form_closed' } })
  expect((await own.ask<FormAnswer>('GET')).body.state).toBe('open')
  expect((await other.ask<ClosedForm>('POST', '/renewal')).body.renewedFor).not.toBeNull()
  await other.ask('POST', '/renewal')
  const sent = await house.ctx.db.selectFrom('message').selectAll().where('kind', '=', 'link').execute()
  expect(sent).toMatchObject([{ address: 'data@demo.invalid', state: 'waiting' }])
  expect(await uses(house)).toEqual(['opened', 'elsewhere', 'renewed'])
  // The one who asked does not take the link from the one who has it; the new one does, once it is opened.
  expect((await own.ask<FormAnswer>('GET')).body.state).toBe('open')
  const renewed = await house.ctx.db.selectFrom('formLink').selectAll().where('renews', '=', house.link.id).executeTakeFirstOrThrow()
  const third = formBrowser(house, { id: renewed.id, secret: house.ctx.seal.sign('form-link', renewed.id) })
  expect((await third.ask<FormAnswer>('POST', '/opening')).body.state).toBe('open')
  expect((await own.ask<ClosedForm>('GET')).body.state).toBe('replaced')
  expect(await fill(own, house, [edit(house, '1')])).toMatchObject({ status: 403, body: { code: 'form_closed' } })
})

it('gives the form to one of two browsers that open it at once', async () => {
  await using house = await sentHouse()
  const answers = await Promise.all([1, 2, 3, 4].map(() => formBrowser(house, house.link).ask<FormAnswer>('POST', '/opening')))
  expect(answers.map(({ body }) => body.state).toSorted()).toEqual(['elsewhere', 'elsewhere', 'elsewhere', 'open'])
  expect(answers.flatMap(({ headers }) => headers.getSetCookie()).length).toBe(1)
})

it('ends after ten legal workdays, replays too', async () => {
  await using house = await sentHouse()
  const browser = await opened(house)
  house.clock.set('2026-12-07T15:59:00.000Z')
  expect((await browser.ask<FormAnswer>('GET')).body.state).toBe('open')
  house.clock.set('2026-12-07T16:00:00.000Z')
  expect((await browser.ask<ClosedForm>('GET')).body).toMatchObject({ state: 'expired', until: '2026-12-07' })
  expect((await fill(browser, house, [edit(house, '1')])).status).toBe(403)
  expect((await browser.ask('POST', '/opening')).headers.getSetCookie()).toEqual([])
})

it('refuses and notes cells of others, whatever is posted', async () => {
  await using house = await sentHouse()
  const browser = await opened(house)
  const foreign = (await (await house.as('labour')).ask<OwedView>('GET', '/api/me/owed')).body
  const rows = await house.ctx.db
    .selectFrom('indicator')
    .innerJoin('indicatorDepartment', 'indicatorDepartment.indicatorId', 'indicator.id')
    .select('indicator.id')
    .distinct()
    .where('planId', '=', house.plan)
    .where('formula', 'is', null)
    .limit(5)
    .execute()
  expect(foreign.plans.length).toBeGreaterThan(0)
  const before = await house.ctx.db
    .selectFrom('change')
    .select((row) => row.fn.countAll<number>().as('n'))
    .executeTakeFirst()
  const [own] = house.scope.cells
  const cells = [
    ...rows.map(({ id }) => ({ indicator: id, period: '2026-Q3' })),
    { indicator: own!.indicator, period: '2026-Q2' },
    { indicator: 'x', period: '2026-Q3' },
  ]
  const edits = cells
    .filter(({ indicator, period }) => indicator !== own!.indicator || period !== own!.period)
    .map((cell): EditRequest => ({ cell: { sheet: 'observations', ...cell }, was: null, text: '1' }))
  const { body } = await fill(browser, house, edits)
  expect(new Set(body.outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.state)))).toEqual(new Set(['not_yours']))
  expect(
    await house.ctx.db
      .selectFrom('change')
      .select((row) => row.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  ).toEqual(before)
  expect(await uses(house)).toEqual(['opened', 'refused'])
  for (const cell of [
    { sheet: 'targets', indicator: own!.indicator, year: 2026 },
    { sheet: 'indicators', indicator: own!.indicator, column: 'name' },
  ])
    expect((await browser.ask('POST', '/edits', { id: 'form-batch-9', plan: house.plan, edits: [{ cell, was: null, text: '1' }] })).status).toBe(400)
  expect((await browser.ask('POST', '/questions/x', {})).status).toBe(404)
  expect((await browser.ask('POST', '/warnings/x', { reason: '1', measures: '1', promisedOn: '2026-12-01' })).status).toBe(404)
})

it('follows the person’s rights: a cell that is no longer his department’s, or that was filled in meanwhile, is not his to write', async () => {
  await using house = await sentHouse()
  const browser = await opened(house)
  const [own] = house.scope.cells
  await typeFigure(house.office, own!.indicator, own!.period, null, house.last)
  expect((await browser.ask<{ form: FormView }>('GET')).body.form.filled).toEqual([])
  expect((await fill(browser, house, [edit(house, '1', house.last)])).body.outcomes).toMatchObject([{ state: 'problem', code: 'not_yours' }])
  await house.ctx.db
    .deleteFrom('personDepartment')
    .where('personId', '=', (await formLinkById(house.ctx.db, house.link.id))!.personId)
    .execute()
  const { form } = (await browser.ask<{ form: FormView }>('GET')).body
  expect([form.cells, form.filled, form.warnings]).toEqual([[], [], []])
})

it('takes a cause, measures and a promised day, once more if need be', async () => {
  await using house = await sentHouse()
  const browser = await opened(house)
  const say = (said: object) => browser.ask<FormView>('POST', `/warnings/${house.scope.warnings[0]!}`, said)
  const said = { reason: '统计口径调整', measures: '已与市局核对，12月初补报', promisedOn: '2026-12-04' }
  expect((await say({ ...said, reason: ' ' })).status).toBe(422)
  expect((await say({ ...said, promisedOn: '2026-11-22' })).status).toBe(422)
  expect((await say({ ...said, promisedOn: '2029-01-01' })).status).toBe(422)
  expect((await say({ ...said, promisedOn: '2026-13-01' })).status).toBe(400)
  expect((await say(said)).body.warnings).toMatchObject([{ acknowledged: { ...said, who: expect.any(String) as string } }])
  expect((await say({ ...said, promisedOn: '2026-12-11' })).body.warnings).toMatchObject([{ acknowledged: { promisedOn: '2026-12-11' } }])
  const rows = await house.ctx.db.selectFrom('acknowledgement').selectAll().orderBy('id').execute()
  expect(rows).toMatchObject([
    { way: 'link', endedWhy: 'replaced' },
    { way: 'link', endedAt: null },
  ])
  expect(await uses(house)).toEqual(['opened', 'acknowledged', 'acknowledged'])
})

it('signs for an order, tells how it goes and asks for more time, and closes none', async () => {
  await using house = await sentHouse()
  const { department } = await house.ctx.db
    .selectFrom('personDepartment')
    .innerJoin('person', 'person.id', 'personId')
    .select('departmentId as department')
    .where('email', '=', 'data@demo.invalid')
    .executeTakeFirstOrThrow()
  const given = { title: '补报从业人员数', demand: '请补报', basis: '实施方案', department, indicator: house.scope.cells[0]!.indicator, limitWorkdays: 5 }
  const order = (await (await house.as('supervisor')).ask<OrderStory>('POST', `/api/plans/${planCode}/orders`, given)).body
  const link = await sendLink(house, 'data', { orders: [order.id] })
  const browser = await opened(Object.assign(house, { link }))
  const { form } = (await browser.ask<{ form: FormView }>('GET')).body
  expect(form.orders).toMatchObject([
    { title: '补报从业人员数', state: 'issued', limitOn: '2026-11-30', acts: [{ act: 'signed' }, { act: 'extension_asked', why: null }] },
  ])
  const turn = (act: string, seen: string, more: object = {}, id = order.id) =>
    browser.ask<FormView>('POST', `/orders/${id}`, { act, seen, note: '', limitOn: null, ...more })
  expect((await turn('signed', 'issued')).body.orders).toMatchObject([{ state: 'signed' }])
  expect((await turn('signed', 'issued')).status).toBe(409)
  expect((await turn('extension_asked', 'signed', { note: '数据由市局返回', limitOn: '2026-11-28' })).status).toBe(422)
  const asked = await turn('extension_asked', 'signed', { note: '数据由市局返回', limitOn: '2026-12-04' })
  expect(asked.body.orders).toMatchObject([{ limitOn: '2026-11-30', extensionAsked: '2026-12-04' }])
  for (const act of ['closing_asked', 'closed', 'extended', 'stopped']) expect((await turn(act, 'signed', { note: '1' })).status).toBe(400)
  expect((await turn('signed', 'issued', {}, 'x')).status).toBe(404)
  const turns = await house.ctx.db.selectFrom('orderTurn').select(['what', 'way']).orderBy('id').execute()
  expect(turns).toEqual([
    { what: 'issued', way: 'page' },
    { what: 'signed', way: 'link' },
    { what: 'extension_asked', way: 'link' },
  ])
  expect(await uses(house)).toEqual(['opened', 'order_turned', 'order_turned', 'refused'])
})

it('takes a file beside a figure of its own, and beside no other', async () => {
  await using house = await sentHouse()
  const browser = await opened(house)
  const [cell] = house.scope.cells
  const file = (place: object, name = '统计表.pdf', body: unknown = aPdf) =>
    browser.ask<EvidenceView>('POST', `/evidence?${new URLSearchParams({ ...place, name }).toString()}`, body, { 'content-type': 'application/octet-stream' })
  expect((await file(cell!)).body).toMatchObject({ name: '统计表.pdf', who: expect.any(String) as string })
  expect((await file({ ...cell, period: '2026-Q2' })).status).toBe(404)
  expect((await file(cell!, '程序.exe')).status).toBe(422)
  expect(
    (await formBrowser(house, { id: house.link.id, secret: 'x' }).ask('POST', '/evidence', aPdf, { 'content-type': 'application/octet-stream' })).status,
  ).toBe(404)
  expect(await house.ctx.db.selectFrom('change').select('way').where('sheet', '=', 'evidence').execute()).toEqual([{ way: 'link' }])
  expect(await uses(house)).toEqual(['opened', 'filed', 'refused'])
})

it('takes hostile values as text or not at all, and no page of another site', async () => {
  await using house = await sentHouse()
  const browser = await opened(house)
  for (const text of ['<img src=x onerror=alert(1)>', "1'; drop table observation; --", '=HYPERLINK("http://x")', '9'.repeat(5000), '#N/A', 'NaN', '1e999'])
    expect((await fill(browser, house, [edit(house, text)], `hostile-${text.length}-${text.charCodeAt(1)}`)).body.outcomes).toMatchObject([
      { state: 'problem' },
    ])
  const post = { id: 'form-batch-1', plan: house.plan, edits: [edit(house, '1')] }
  expect((await browser.ask('POST', '/edits', post, { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await browser.ask('POST', '/edits', 'id=1', { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await browser.ask('POST', '/edits', { ...post, edits: [...post.edits, ...post.edits] })).status).toBe(400)
  expect((await browser.ask('POST', '/edits', { ...post, id: '../..' })).status).toBe(400)
})

it('slows down who tries secrets, and nobody else', async () => {
  await using house = await sentHouse()
  const codes = new Set<number>()
  for (let tries = 0; tries < 65; tries += 1) codes.add((await formBrowser(house, { id: house.link.id, secret: `try-${tries}` }).ask('GET')).status)
  expect(codes).toEqual(new Set([404, 429]))
})
