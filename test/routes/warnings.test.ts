/** Who may answer, mute, enter absences and set the ladder; and what is refused. */
import { expect, it } from 'vitest'
import type { AbsencesView } from '../../server/wire/absences.ts'
import type { LadderView } from '../../server/wire/ladder.ts'
import type { SessionView } from '../../server/wire/session.ts'
import type { WarningView } from '../../server/wire/warnings.ts'
import { openHouse, planCode } from '../support/house.ts'
import type { House, Visitor } from '../support/house.ts'

const base = `/api/plans/${planCode}`
const promise = { reason: '装修延期', measures: '周末施工', promisedOn: '2026-12-04' }

const warned = async (house: House): Promise<Visitor> => {
  const office = await house.as('office')
  expect((await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })).status).toBe(200)
  return office
}
const warningsOf = async (who: Visitor): Promise<readonly WarningView[]> => (await who.ask<readonly WarningView[]>('GET', `${base}/warnings`)).body
const meOf = async (who: Visitor): Promise<string> => (await who.ask<SessionView>('GET', '/api/session')).body.me!.id

it('lets the lead department answer, and nobody else', async () => {
  await using house = await openHouse()
  await warned(house)
  const health = await house.as('health')
  const own = (await warningsOf(health)).find(({ mayAnswer }) => mayAnswer)!
  const path = `${base}/warnings/${own.id}/acknowledgement`
  for (const name of ['commerce', 'supervisor', 'observer', 'leader']) {
    const other = await house.as(name)
    expect((await warningsOf(other)).find(({ id }) => id === own.id)?.mayAnswer, name).toBe(false)
    expect((await other.ask('PUT', path, promise)).status, name).toBe(403)
  }
  expect((await health.ask('PUT', path, promise)).status).toBe(204)
  const [answered] = (await warningsOf(health)).filter(({ id }) => id === own.id)
  expect(answered).toMatchObject({ promise: { ...promise, who: '卢芷兰' } })
  expect(answered?.events.at(-1)).toMatchObject({ is: 'promise', way: 'page' })
  for (const wrong of [
    { ...promise, promisedOn: '2026-11-22' },
    { ...promise, promisedOn: '2036-11-22' },
  ])
    expect((await health.ask('PUT', path, wrong)).status).toBe(422)
  for (const wrong of [
    { ...promise, reason: ' ' },
    { ...promise, promisedOn: 'soon' },
    { ...promise, measures: 'x'.repeat(501) },
  ])
    expect((await health.ask('PUT', path, wrong)).status).toBe(400)
  expect((await health.ask('PUT', `${base}/warnings/nothing/acknowledgement`, promise)).status).toBe(404)
  expect((await (await house.as('commerce')).ask('DELETE', path)).status).toBe(403)
  expect((await health.ask('DELETE', path)).status).toBe(204)
  expect((await health.ask('DELETE', path)).status).toBe(404)
})

it('lets the plan office and supervisors mute, with a reason and an end', async () => {
  await using house = await openHouse()
  const office = await warned(house)
  const [first] = await warningsOf(office)
  const asked = { indicator: first!.indicator, cause: first!.cause, reason: '口径调整', untilOn: '2026-12-10' }
  for (const name of ['health', 'leader', 'observer']) expect((await (await house.as(name)).ask('POST', `${base}/mutes`, asked)).status, name).toBe(403)
  expect((await office.ask('POST', `${base}/mutes`, { ...asked, untilOn: '2026-11-01' })).status).toBe(422)
  expect((await office.ask('POST', `${base}/mutes`, { ...asked, reason: '' })).status).toBe(400)
  expect((await office.ask('POST', `${base}/mutes`, { ...asked, indicator: 'nothing' })).status).toBe(404)
  const supervisor = await house.as('supervisor')
  expect((await supervisor.ask('POST', `${base}/mutes`, asked)).status).toBe(204)
  const muted = (await warningsOf(office)).find(({ id }) => id === first!.id)?.muted
  expect(muted).toMatchObject({ reason: '口径调整', untilOn: '2026-12-10', every: false })
  expect((await (await house.as('health')).ask('DELETE', `${base}/mutes/${muted!.id}`)).status).toBe(403)
  expect((await office.ask('DELETE', `${base}/mutes/${muted!.id}`)).status).toBe(204)
  expect((await office.ask('DELETE', `${base}/mutes/${muted!.id}`)).status).toBe(404)
})

it('shows all that ever was of one indicator', async () => {
  await using house = await openHouse()
  const office = await warned(house)
  const [first] = await warningsOf(office)
  const { body } = await office.ask<readonly WarningView[]>('GET', `${base}/warnings?indicator=${first!.indicator}`)
  expect(new Set(body.map(({ indicator }) => indicator))).toEqual(new Set([first!.indicator]))
  expect(body[0]?.events.length).toBeGreaterThan(0)
})

it('lets everybody enter his own absence, and the plan office all', async () => {
  await using house = await openHouse()
  const [office, health, commerce] = [await house.as('office'), await house.as('health'), await house.as('commerce')]
  const [me, other] = [await meOf(health), await meOf(commerce)]
  const absence = { person: me, fromOn: '2026-11-24', toOn: '2026-11-27', standIn: other, note: '培训' }
  expect((await commerce.ask('POST', '/api/absences', absence)).status).toBe(403)
  const { body } = await health.ask<AbsencesView>('POST', '/api/absences', absence)
  expect(body.absences).toMatchObject([{ person: { id: me }, standIn: { id: other }, note: '培训' }])
  for (const wrong of [{ standIn: me }, { standIn: 'nobody' }, { toOn: '2026-11-23' }, { fromOn: '2026-01-01', toOn: '2026-02-01' }])
    expect((await health.ask('POST', '/api/absences', { ...absence, ...wrong })).status).toBe(422)
  expect((await commerce.ask<AbsencesView>('GET', '/api/absences')).body.absences).toEqual([])
  const id = body.absences[0]!.id
  expect((await commerce.ask('DELETE', `/api/absences/${id}`)).status).toBe(404)
  expect((await office.ask<AbsencesView>('GET', '/api/absences')).body.absences).toHaveLength(1)
  expect((await office.ask('DELETE', `/api/absences/${id}`)).status).toBe(200)
  expect((await health.ask('DELETE', `/api/absences/${id}`)).status).toBe(404)
})

it('lets the plan office set the ladder, over what it looked at, and keeps what it was', async () => {
  await using house = await openHouse()
  const [office, health] = [await house.as('office'), await house.as('health')]
  const { body } = await office.ask<LadderView>('GET', `${base}/ladder`)
  expect(body).toMatchObject({ isUsual: true, mayManage: true })
  const steps = body.steps.slice(0, 4)
  expect((await health.ask('PUT', `${base}/ladder`, { steps, seen: body.version })).status).toBe(403)
  const wrong = await office.ask<{ detail: string }>('PUT', `${base}/ladder`, { steps: [{ ...steps[3]!, audience: ['mayor'] }], seen: body.version })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'rules_refused', detail: expect.stringContaining('第 1 步') } })
  const saved = await office.ask<LadderView>('PUT', `${base}/ladder`, { steps, seen: body.version })
  expect(saved.body).toMatchObject({ isUsual: false, steps })
  expect((await office.ask('PUT', `${base}/ladder`, { steps: [], seen: body.version })).status).toBe(409)
  expect((await office.ask<LadderView>('PUT', `${base}/ladder`, { steps: [], seen: saved.body.version })).body.steps).toEqual([])
  const changes = (await health.ask<readonly { column: string; before: string; after: string }[]>('GET', `${base}/rules/changes`)).body
  expect(changes.slice(0, 2)).toMatchObject([
    { column: '督办阶梯', before: '4 步', after: '不逐级督办' },
    { column: '督办阶梯', before: '通用阶梯', after: '4 步' },
  ])
})
