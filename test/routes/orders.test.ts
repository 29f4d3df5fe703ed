/** Orders over HTTP: the whole course, two at once, who may what, evidence, numbers, and what nobody else learns. */
import { describe, expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import type { Move } from '../../server/rules/orders.ts'
import type { ProblemDocument } from '../../server/wire/problems.ts'
import type { OrderStory, OrdersView, PracticeView } from '../../server/wire/orders.ts'
import type { EvidenceView } from '../../server/wire/story.ts'
import { aPdf } from '../support/files.ts'
import { openHouse, planCode, readPlan, readSheet } from '../support/house.ts'
import type { Answer, House, Visitor } from '../support/house.ts'

const orders = `/api/plans/${planCode}/orders`
const noSteps = { analysedOn: null, measuresOn: null, solvedOn: null }

const departmentOf = async (who: Visitor, shortName: string): Promise<string> =>
  (await who.ask<readonly { id: string; shortName: string }[]>('GET', '/api/departments')).body.find((each) => each.shortName === shortName)!.id

/** An order to the health commission, issued on Monday the 23rd with five workdays. */
const opened = async (more: object = {}) => {
  const house = await openHouse()
  const [supervisor, health] = [await house.as('supervisor'), await house.as('health')]
  const department = await departmentOf(supervisor, '区卫健委')
  const given = { title: '社区医院建设滞后', demand: '请于月底前报送整改情况。', basis: '区政府常务会议', department, limitWorkdays: 5, ...more }
  const { status, body: order } = await supervisor.ask<OrderStory>('POST', orders, given)
  expect(status).toBe(200)
  return { house, supervisor, health, order, given }
}

const turn = (who: Visitor, order: Pick<OrderStory, 'id'>, act: Move, seen: string, more: object = {}): Promise<Answer<OrderStory & ProblemDocument>> =>
  who.ask('POST', `${orders}/${order.id}/turns`, { act, seen, note: '情况说明', ...more })
const file = (who: Visitor, order: Pick<OrderStory, 'id'>, name = '验收单.pdf'): Promise<Answer<EvidenceView & ProblemDocument>> =>
  who.ask('POST', `/api/plans/${planCode}/evidence?${new URLSearchParams({ order: order.id, name }).toString()}`, aPdf, {
    'content-type': 'application/octet-stream',
  })
/** Notifications about orders that a person has. */
const orderNews = async ({ ctx }: House, account: string): Promise<number> => {
  const rows = await ctx.db
    .selectFrom('notification')
    .innerJoin('person', 'person.id', 'notification.personId')
    .select('notification.id')
    .where('person.email', '=', `${account}@demo.invalid`)
    .where('what', '=', 'order')
    .execute()
  return rows.length
}

describe('an order', () => {
  it('goes its whole way, and every act stands in the trail', async () => {
    const { house, supervisor, health, order } = await opened()
    await using _ = house
    expect(order).toMatchObject({
      number: '督办〔2026〕1号',
      state: 'issued',
      stateWord: '待签收',
      limitOn: '2026-11-30',
      left: 5,
      overdue: false,
      issuedBy: '贺立言',
    })
    expect(await orderNews(house, 'health')).toBe(1)
    expect((await turn(health, order, 'signed', 'issued', { note: '' })).body.stateWord).toBe('已签收')
    await turn(health, order, 'taken', 'signed')
    await turn(health, order, 'reported', 'in_hand', { steps: { ...noSteps, analysedOn: '2026-11-23' } })
    // Asked for in time; the old limit stays to be seen.
    expect((await turn(health, order, 'extension_asked', 'in_hand', { limitOn: '2026-12-11' })).body).toMatchObject({
      extensionAsked: '2026-12-11',
      limitOn: '2026-11-30',
    })
    expect((await turn(supervisor, order, 'extended', 'in_hand', { limitOn: '2026-12-04' })).body).toMatchObject({
      firstLimitOn: '2026-11-30',
      limitOn: '2026-12-04',
      extensionAsked: null,
    })
    const { body: evidence } = await file(health, order)
    const steps = { ...noSteps, measuresOn: '2026-11-23', solvedOn: '2026-11-23' }
    expect(await turn(health, order, 'closing_asked', 'in_hand', { steps })).toMatchObject({ status: 422, body: { code: 'order_evidence' } })
    const asked = await turn(health, order, 'closing_asked', 'in_hand', { steps, evidence: [evidence.id] })
    expect(asked.body).toMatchObject({ state: 'closing', solvedOn: '2026-11-23', left: null })
    expect(asked.body.turns.at(-1)).toMatchObject({ what: 'closing_asked', who: '卢芷兰', files: [{ name: '验收单.pdf' }] })
    // What a turn names stays.
    expect(await health.ask('DELETE', `/api/plans/${planCode}/evidence/${evidence.id}`)).toMatchObject({ status: 403 })
    expect((await turn(supervisor, order, 'sent_back', 'closing', { note: '现场未完工' })).body).toMatchObject({ state: 'sent_back', solvedOn: null })
    await turn(health, order, 'taken', 'sent_back')
    await turn(health, order, 'closing_asked', 'in_hand', { steps: { ...noSteps, solvedOn: '2026-11-23' }, evidence: [evidence.id] })
    await turn(supervisor, order, 'verified', 'closing')
    const closed = await turn(supervisor, order, 'closed', 'verified', { note: '' })
    expect(closed.body).toMatchObject({ state: 'closed', stateWord: '已销号', closedOn: '2026-11-23' })
    const review = { cause: '用地手续慢', handling: '并联审批', lesson: '提前启动', practice: true }
    expect((await turn(supervisor, order, 'reviewed', 'closed', { review: { ...review, lesson: ' ' } })).body.code).toBe('order_note')
    expect((await turn(supervisor, order, 'reviewed', 'closed', { review })).body.review).toEqual(review)
    expect((await health.ask<readonly PracticeView[]>('GET', `${orders}/practice`)).body).toMatchObject([{ number: '督办〔2026〕1号', lesson: '提前启动' }])
    const { id: planId } = await readPlan(supervisor)
    const changes = (await changesAfter(house.ctx.db, planId, 0, 1000)).filter(({ sheet, rowId }) => sheet === 'orders' && rowId === order.id)
    expect(changes.filter(({ column }) => column === 'state').map(({ after }) => after)).toEqual(
      'issued signed in_hand closing sent_back in_hand closing verified closed'.split(' '),
    )
    expect(changes.filter(({ column }) => column.startsWith('turn/'))).toHaveLength(closed.body.turns.length + 1)
    expect(changes.map(({ column }) => column)).toEqual(expect.arrayContaining(['limitOn', 'lesson', `file/${evidence.id}`]))
    // The register, now and as it stood on a day.
    const register = `/api/reports/orders?plan=${planCode}&year=2026`
    expect((await health.ask<string>('GET', register)).body.slice(0, 2)).toBe('PK')
    expect((await health.ask<string>('GET', `${register}&asOf=2026-11-20`)).status).toBe(200)
    expect([await orderNews(house, 'health'), await orderNews(house, 'health.head'), await orderNews(house, 'supervisor')]).toEqual([5, 5, 3])
  })

  it('moves for one of two who act at once, and tells the other', async () => {
    const { house, supervisor, health, order } = await opened()
    await using _ = house
    const head = await turn(health, order, 'signed', 'issued')
    expect(head.status).toBe(200)
    const both = await Promise.all([turn(health, order, 'taken', 'signed'), turn(supervisor, order, 'stopped', 'signed')])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const slower = both.find(({ status }) => status === 409)!
    expect(slower.body).toMatchObject({ code: 'order_moved', detail: expect.stringMatching(/(卢芷兰|贺立言)刚刚处理过.*没有执行/) })
  })

  it('is asked to be extended before its limit, not after, and is overdue from the day after', async () => {
    const { house, health, order } = await opened()
    await using _ = house
    house.clock.set('2026-12-01T02:00:00.000Z')
    expect(await turn(health, order, 'extension_asked', 'issued', { limitOn: '2026-12-11' })).toMatchObject({ status: 422, body: { code: 'order_late' } })
    const { body } = await health.ask<OrdersView>('GET', orders)
    expect(body).toMatchObject({ supervises: false, waiting: 0, orders: [{ overdue: true, left: -1, mine: true }] })
  })

  it('is reminded of before its limit and after it, once each', async () => {
    const { house } = await opened()
    await using _ = house
    const office = await house.as('office')
    const counts: number[][] = []
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-25', '2026-11-27', '2026-12-01', '2026-12-02']) {
      house.clock.set(`${day}T02:00:00.000Z`)
      const before = [await orderNews(house, 'health'), await orderNews(house, 'supervisor')]
      expect((await office.ask('POST', '/api/jobs/evaluate', { asOf: day })).status).toBe(200)
      counts.push([(await orderNews(house, 'health')) - before[0]!, (await orderNews(house, 'supervisor')) - before[1]!])
    }
    expect(counts).toEqual([
      [0, 0],
      [1, 0],
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ])
  })

  it('of a target that is kept is not closed before that target’s day, and reaching the number closes nothing', async () => {
    const { house, supervisor, health, given } = await opened()
    await using _ = house
    const sheet = await readSheet(supervisor)
    const indicator = sheet.rows.id[sheet.rows.measure.indexOf('hold')]!
    const { body: order } = await supervisor.ask<OrderStory>('POST', orders, { ...given, indicator })
    expect(order.number).toBe('督办〔2026〕2号')
    const { id } = (await file(health, order)).body
    const today = '2026-11-23'
    for (const [who, act, seen] of [
      [health, 'signed', 'issued'],
      [health, 'taken', 'signed'],
    ] as const)
      await turn(who, order, act, seen)
    await turn(health, order, 'closing_asked', 'in_hand', { evidence: [id], steps: { analysedOn: today, measuresOn: today, solvedOn: today } })
    const verified = await turn(supervisor, order, 'verified', 'closing')
    expect(verified.body.acts.find(({ act }) => act === 'closed')?.why).toContain('此前不能销号')
    expect(await turn(supervisor, order, 'closed', 'verified')).toMatchObject({ status: 422, body: { code: 'order_keeps' } })
    await (await house.as('office')).ask('POST', '/api/jobs/evaluate', { asOf: today })
    expect((await supervisor.ask<OrderStory>('GET', `${orders}/${order.id}`)).body.state).toBe('verified')
  })
})

describe('rights on orders', () => {
  it('give a stranger nothing, and others no more than to read', async () => {
    const { house, health, order, given } = await opened()
    await using _ = house
    const tries = ['signed', 'taken', 'reported', 'closing_asked', 'extended', 'sent_back', 'verified', 'closed', 'stopped', 'reviewed'] as const
    for (const name of ['office', 'admin', 'leader', 'observer', 'housing']) {
      const who = await house.as(name)
      const story = await who.ask<OrderStory>('GET', `${orders}/${order.id}`)
      expect([name, story.status, story.body.acts, story.body.mayFile]).toEqual([name, 200, [], false])
      for (const act of tries) expect([name, act, (await turn(who, order, act, 'issued')).status]).toEqual([name, act, 403])
      expect((await who.ask('POST', orders, given)).status).toBe(403)
      expect((await file(who, order)).status).toBe(403)
    }
    for (const act of ['verified', 'closed', 'stopped', 'extended'] as const) expect((await turn(health, order, act, 'issued')).status).toBe(403)
    for (const [method, path] of [
      ['GET', orders],
      ['POST', orders],
      ['GET', `${orders}/practice`],
      ['GET', `${orders}/${order.id}`],
      ['POST', `${orders}/${order.id}/turns`],
    ] as const)
      expect(await house.stranger.ask(method, path, method === 'POST' ? {} : undefined)).toMatchObject({ status: 401 })
  })

  it('answer an unknown order and one of another plan alike', async () => {
    const { house, supervisor, order } = await opened()
    await using _ = house
    const other = orders.replace(planCode, 'xindu-2021')
    const answers = await Promise.all(
      [`${orders}/nothing`, `${other}/${order.id}`].flatMap((path) => [
        supervisor.ask<ProblemDocument>('GET', path),
        supervisor.ask<ProblemDocument>('POST', `${path}/turns`, { act: 'stopped', seen: 'issued', note: '依据' }),
      ]),
    )
    for (const { status, body } of answers) expect([status, body.code, body.detail]).toEqual([404, 'not_found', answers[0]!.body.detail])
    expect((await file(supervisor, { id: 'nothing' })).status).toBe(404)
  })

  it('refuse what is malformed, and take hostile text as text', async () => {
    const { house, supervisor, health, order, given } = await opened()
    await using _ = house
    for (const bad of [
      { act: 'issued' },
      { act: 'taken', seen: 'nowhere' },
      { act: 'signed', seen: 'issued', limitOn: '2026-02-30' },
      { act: 'signed', seen: 'issued', more: 1 },
    ])
      expect((await health.ask('POST', `${orders}/${order.id}/turns`, bad)).status).toBe(400)
    for (const bad of [
      { ...given, limitWorkdays: 0 },
      { ...given, demand: '长'.repeat(5001) },
      { ...given, foundOn: 'gestern' },
    ])
      expect((await supervisor.ask('POST', orders, bad)).status).toBe(400)
    expect((await supervisor.ask('POST', orders, { ...given, department: 'nowhere' })).status).toBe(422)
    expect((await supervisor.ask('POST', orders, { ...given, foundOn: '2026-11-24' })).status).toBe(422)
    expect((await supervisor.ask('POST', orders, { ...given, title: ' \n ' })).status).toBe(422)
    await turn(health, order, 'signed', 'issued')
    const hostile = `=cmd|'/c calc'!A1 <img src=x onerror=alert(1)> \u202Egnp.exe ${'长'.repeat(4000)}`
    expect((await turn(health, order, 'reported', 'signed', { note: hostile })).body.turns.at(-1)?.note).toBe(hostile)
    // A file of another order is not this one's.
    const { body: other } = await supervisor.ask<OrderStory>('POST', orders, given)
    const { id } = (await file(health, other)).body
    expect((await turn(health, order, 'reported', 'signed', { evidence: [id] })).status).toBe(400)
  })
})
