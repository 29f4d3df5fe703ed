/** Papers: drafted behind the ladder or by hand, frozen, changed, signed with a number, or discarded; and who learns of them. */
import { describe, expect, it } from 'vitest'
import { unresolvedWarnings } from '../../db/warnings.ts'
import { insertMany } from '../../db/batch.ts'
import { newId } from '../../db/ids.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import type { Warning } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import type { ProblemDocument } from '../../server/wire/problems.ts'
import type { OrderStory, OrdersView, PaperStory, PaperView } from '../../server/wire/orders.ts'
import { openHouse, planCode, readPlan, readSheet, typeFigure } from '../support/house.ts'
import type { Answer, Visitor } from '../support/house.ts'

const papers = `/api/plans/${planCode}/papers`
type Told = PaperStory & ProblemDocument

const opened = async () => {
  const house = await openHouse()
  const [supervisor, office] = [await house.as('supervisor'), await house.as('office')]
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
  const plan = await readPlan(office)
  const rows = new Map((await indicatorsOf(house.ctx.db, plan.id)).map((row) => [row.id, row]))
  const warnings = await unresolvedWarnings(house.ctx.db, plan.id)
  const led = warnings.filter(({ indicatorId }) => (rows.get(indicatorId)?.lead.length ?? 0) === 1)
  const leadOf = ({ indicatorId }: Warning): string => rows.get(indicatorId)!.lead[0]!
  return { house, supervisor, office, plan, rows, warnings, led, leadOf }
}

const draft = (who: Visitor, kind: string, ...warnings: readonly Warning[]): Promise<Answer<readonly string[] & ProblemDocument>> =>
  who.ask('POST', papers, { kind, warnings: warnings.map(({ id }) => id) })
const read = async (who: Visitor, id: string): Promise<PaperStory> => (await who.ask<PaperStory>('GET', `${papers}/${id}`)).body
const act = (who: Visitor, paper: PaperStory, what: string, more: object = {}): Promise<Answer<Told>> =>
  who.ask('POST', `${papers}/${paper.id}/${what}`, { seen: paper.changedAt, ...more })
const textIn = ({ title, content }: PaperStory) => {
  const { issuer, mark, addressee, opening, demand, limitWorkdays, basis, contact, copies } = content
  return { title, issuer, mark, addressee, opening, demand, limitWorkdays, basis, contact, copies }
}
const change = (who: Visitor, paper: PaperStory, more: object): Promise<Answer<Told>> =>
  who.ask('PATCH', `${papers}/${paper.id}`, { seen: paper.changedAt, ...textIn(paper), ...more })

describe('a draft', () => {
  it('is one for a department and kind, and takes up what comes later', async () => {
    const { house, supervisor, led, leadOf } = await opened()
    await using _ = house
    const own = [...Map.groupBy(led, leadOf).values()].find((each) => each.length > 1)!
    const [first] = (await draft(supervisor, 'letter', own[0]!)).body
    expect((await read(supervisor, first!)).content.items).toHaveLength(1)
    expect((await draft(supervisor, 'letter', ...own)).body).toEqual([first])
    expect((await draft(supervisor, 'letter', ...own)).body).toEqual([first])
    const paper = await read(supervisor, first!)
    expect(paper).toMatchObject({ kindWord: '督办函', state: 'open', number: null, outdated: 0, limitToday: '2026-11-30' })
    expect(paper.title).toMatch(/^关于“.+”(等\d+项)?指标推进情况的督办函$/)
    expect(paper.content.items.map(({ warningId }) => warningId).toSorted()).toEqual(own.map(({ id }) => id).toSorted())
    expect(paper.content.opening).toContain(paper.content.items[0]!.lightWord)
    const bulletin = await read(supervisor, (await draft(supervisor, 'bulletin', ...led)).body[0]!)
    expect([bulletin.department, bulletin.content.addressee, bulletin.limitToday, bulletin.items]).toEqual([null, '各有关单位', null, led.length])
  })

  it('comes behind the steps of the ladder that need a signature, once, and the supervisor is told', async () => {
    const { house, supervisor, office, plan, led, leadOf } = await opened()
    await using _ = house
    const [one] = led
    const climb = {
      planId: plan.id,
      warningId: one!.id,
      step: 'letter',
      kind: 'letter',
      dueOn: '2026-11-23',
      passed: 0,
      asOf: plan.judgedAt!,
      madeAt: plan.judgedAt!,
      draftId: null,
    } as const
    await write(house.ctx.db, (trx) => insertMany(trx, 'warningClimb', [{ id: newId(), round: 1, ...climb }]))
    for (const asOf of ['2026-11-23', '2026-11-23']) expect((await office.ask('POST', '/api/jobs/evaluate', { asOf })).status).toBe(200)
    const { body } = await supervisor.ask<readonly PaperView[]>('GET', papers)
    expect(body).toMatchObject([{ kind: 'letter', department: { id: leadOf(one!) }, items: 1, changedBy: null }])
    expect((await supervisor.ask<OrdersView>('GET', `/api/plans/${planCode}/orders`)).body).toMatchObject({ supervises: true, waiting: 1 })
    const told = await house.ctx.db.selectFrom('notification').select(['what', 'audience', 'draftId']).where('what', '=', 'draft').execute()
    expect(told).toEqual([{ what: 'draft', audience: 'supervisor', draftId: body[0]!.id }])
  })

  it('says what has changed since, and is not signed so unless somebody says it is', async () => {
    const { house, supervisor, office, led, rows } = await opened()
    await using _ = house
    const pace = led.find(({ indicatorId, cause, period }) => cause === 'pace' && rows.get(indicatorId)!.formula === null && period.startsWith('2026'))!
    const paper = await read(supervisor, (await draft(supervisor, 'letter', pace)).body[0]!)
    const sheet = await readSheet(office)
    const place = sheet.rows.id.indexOf(pace.indicatorId)
    await typeFigure(office, pace.indicatorId, pace.period, sheet.values[pace.period]![place]!, '999999')
    const now = await read(supervisor, paper.id)
    expect([now.outdated, now.changes.map(({ warning }) => warning)]).toEqual([1, [pace.id]])
    expect(now.changes[0]!.sentence).not.toBe('')
    // What it was drafted from is frozen.
    expect(now.content.items).toEqual(paper.content.items)
    expect(await act(supervisor, now, 'sign')).toMatchObject({ status: 409, body: { code: 'paper_outdated' } })
    expect((await supervisor.ask<OrdersView>('GET', `/api/plans/${planCode}/orders`)).body.orders).toEqual([])
    house.clock.set('2026-11-23T03:00:00.000Z')
    const fresh = await act(supervisor, now, 'refresh')
    expect([fresh.status, fresh.body.outdated, fresh.body.content.items[0]!.actual]).toEqual([200, 0, expect.stringContaining('999,999')])
    expect((await act(supervisor, fresh.body, 'sign')).status).toBe(200)
  })

  it('keeps what a person has written, and no two write over one another', async () => {
    const { house, supervisor, led, leadOf } = await opened()
    await using _ = house
    const own = [...Map.groupBy(led, leadOf).values()].find((each) => each.length > 1)!
    const paper = await read(supervisor, (await draft(supervisor, 'letter', own[0]!)).body[0]!)
    house.clock.set('2026-11-23T03:00:00.000Z')
    const written = await change(supervisor, paper, { demand: '请\r\n三日内\0书面报告。', contact: ' 督查室  63765432 ' })
    expect(written.body.content).toMatchObject({ demand: '请\n三日内书面报告。', contact: '督查室 63765432' })
    expect(await change(supervisor, paper, { demand: '另一份' })).toMatchObject({ status: 409, body: { code: 'paper_changed' } })
    await draft(supervisor, 'letter', ...own)
    const more = await read(supervisor, paper.id)
    expect([more.content.demand, more.items]).toEqual(['请\n三日内书面报告。', own.length])
  })

  it('is discarded with a reason, and a later step drafts anew', async () => {
    const { house, supervisor, led } = await opened()
    await using _ = house
    const paper = await read(supervisor, (await draft(supervisor, 'letter', led[0]!)).body[0]!)
    expect((await act(supervisor, paper, 'discard', { reason: ' ' })).status).toBe(422)
    expect((await act(supervisor, paper, 'discard', { reason: '已当面沟通' })).body).toMatchObject({
      state: 'discarded',
      reason: '已当面沟通',
      endedBy: '贺立言',
      number: null,
    })
    for (const what of ['sign', 'refresh']) expect(await act(supervisor, paper, what)).toMatchObject({ status: 409, body: { code: 'paper_ended' } })
    expect((await draft(supervisor, 'letter', led[0]!)).body[0]).not.toBe(paper.id)
  })
})

describe('a signed paper', () => {
  it('has its number, and as a letter is an order with its limit in legal workdays', async () => {
    const { house, supervisor, led } = await opened()
    await using _ = house
    const paper = await read(supervisor, (await draft(supervisor, 'letter', led[0]!)).body[0]!)
    const text = await change(supervisor, paper, { mark: '渝中督', limitWorkdays: 3 })
    const signed = await act(supervisor, text.body, 'sign')
    expect(signed.body).toMatchObject({ state: 'signed', number: '渝中督〔2026〕1号', endedBy: '贺立言', content: { limitOn: '2026-11-26' } })
    const { body: order } = await supervisor.ask<OrderStory>('GET', `/api/plans/${planCode}/orders/${signed.body.order}`)
    expect(order).toMatchObject({ number: '渝中督〔2026〕1号', state: 'issued', limitOn: '2026-11-26', foundOn: '2026-11-23', paper: paper.id })
    expect(order.title).not.toMatch(/^关于|督办函$/)
    expect(order.indicators.map(({ id }) => id)).toEqual([led[0]!.indicatorId])
    // The next one looks as this one did.
    const next = await read(supervisor, (await draft(supervisor, 'letter', led[0]!)).body[0]!)
    expect(next.content.mark).toBe('渝中督')
    expect((await act(supervisor, next, 'sign')).body.number).toBe('渝中督〔2026〕2号')
    // Other kinds count for themselves.
    const bulletin = await read(supervisor, (await draft(supervisor, 'bulletin', led[0]!)).body[0]!)
    expect((await act(supervisor, bulletin, 'sign')).body).toMatchObject({ number: '督办〔2026〕1号', order: null })
  })

  it('is a Word file for those who may read it, before and after', async () => {
    const { house, supervisor, led } = await opened()
    await using _ = house
    const paper = await read(supervisor, (await draft(supervisor, 'letter', led[0]!)).body[0]!)
    const path = `${papers}/${paper.id}/file`
    const observer = await house.as('observer')
    expect((await observer.ask('GET', path)).status).toBe(404)
    expect((await house.stranger.ask('GET', path)).status).toBe(401)
    const file = await supervisor.ask<string>('GET', path)
    expect([file.status, file.body.slice(0, 2), file.headers.get('content-disposition')]).toEqual([
      200,
      'PK',
      expect.stringContaining(encodeURIComponent('督办函（拟稿）.docx')),
    ])
    await act(supervisor, paper, 'sign')
    expect((await observer.ask('GET', path)).headers.get('content-disposition')).toContain(encodeURIComponent('督办函2026-1.docx'))
  })

  it('is not signed with an empty part or one that waits to be filled in', async () => {
    const { house, supervisor, led } = await opened()
    await using _ = house
    const talk = await read(supervisor, (await draft(supervisor, 'talk', led[0]!)).body[0]!)
    expect((await act(supervisor, talk, 'sign')).body).toMatchObject({ code: 'paper_empty', detail: expect.stringContaining('时间、地点') })
    const letter = await read(supervisor, (await draft(supervisor, 'letter', led[0]!)).body[0]!)
    const without = await change(supervisor, letter, { addressee: ' ' })
    expect((await act(supervisor, without.body, 'sign')).body).toMatchObject({ code: 'paper_empty', detail: expect.stringContaining('主送') })
  })

  it('is numbered without gaps by two who sign at once, one of whom is told', async () => {
    const { house, supervisor, led } = await opened()
    await using _ = house
    const paper = await read(supervisor, (await draft(supervisor, 'letter', led[0]!)).body[0]!)
    const both = await Promise.all([act(supervisor, paper, 'sign'), act(supervisor, paper, 'sign')])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const { orders } = (await supervisor.ask<OrdersView>('GET', `/api/plans/${planCode}/orders`)).body
    expect(orders.map(({ number }) => number)).toEqual(['督办〔2026〕1号'])
  })
})

describe('rights on papers', () => {
  it('keep drafts to the supervisor, and talks to those they are about', async () => {
    const { house, supervisor, led, leadOf } = await opened()
    await using _ = house
    const departments = (await supervisor.ask<readonly { id: string; shortName: string }[]>('GET', '/api/departments')).body
    const commerce = departments.find(({ shortName }) => shortName === '区商务委')!.id
    const about = led.find((warning) => leadOf(warning) === commerce)!
    const [letter, talk] = [(await draft(supervisor, 'letter', about)).body[0]!, (await draft(supervisor, 'talk', about)).body[0]!]
    const names = ['office', 'admin', 'leader', 'observer', 'commerce', 'health'] as const
    const seen = async (): Promise<Record<string, number>> => {
      const found: Record<string, number> = {}
      for (const name of names) {
        const who = await house.as(name)
        found[name] = (await who.ask<readonly PaperView[]>('GET', papers)).body.length
        for (const id of [letter, talk]) {
          const story = await read(supervisor, id)
          for (const what of ['sign', 'refresh', 'discard'])
            expect([403, 404, 409]).toContain((await act(who, story, what, what === 'discard' ? { reason: 'x' } : {})).status)
          expect([403, 404]).toContain((await change(who, story, { title: '改' })).status)
        }
        expect((await draft(who, 'letter', about)).status).toBe(403)
      }
      return found
    }
    expect(await seen()).toEqual({ office: 0, admin: 0, leader: 0, observer: 0, commerce: 0, health: 0 })
    await act(supervisor, await read(supervisor, letter), 'sign')
    const asked = await change(supervisor, await read(supervisor, talk), { demand: '十二月一日上午九时，区政府三会议室。' })
    expect((await act(supervisor, asked.body, 'sign')).status).toBe(200)
    expect(await seen()).toEqual({ office: 1, admin: 1, leader: 2, observer: 1, commerce: 2, health: 1 })
    expect((await (await house.as('health')).ask('GET', `${papers}/${talk}`)).status).toBe(404)
    expect((await supervisor.ask('GET', `${papers.replace(planCode, 'xindu-2021')}/${letter}`)).status).toBe(404)
    expect((await supervisor.ask('POST', papers, { kind: 'letter', warnings: ['nothing'] })).status).toBe(404)
    expect((await supervisor.ask('POST', papers, { kind: 'notice', warnings: [about.id] })).status).toBe(400)
    for (const [method, path] of [
      ['GET', papers],
      ['POST', papers],
      ['GET', `${papers}/${letter}`],
      ['PATCH', `${papers}/${letter}`],
      ['POST', `${papers}/${letter}/sign`],
    ] as const)
      expect(await house.stranger.ask(method, path, method === 'GET' ? undefined : {})).toMatchObject({ status: 401 })
  })

  it('tell where nobody can be addressed', async () => {
    const { house, supervisor, warnings, rows } = await opened()
    await using _ = house
    const nobodys = warnings.find(({ indicatorId }) => rows.get(indicatorId)?.lead.length === 0)
    if (nobodys === undefined) return
    expect(await draft(supervisor, 'letter', nobodys)).toMatchObject({ status: 422, body: { code: 'paper_unaddressed' } })
    expect((await draft(supervisor, 'bulletin', nobodys)).status).toBe(200)
  })
})
