/** Figures that are revised, targets and rules that are changed: what was printed stays, the new verdict names what turned it, and the past can be seen again. */
import { expect, it } from 'vitest'
import { planByCode } from '../../db/plans.ts'
import type { Id } from '../../db/schema.ts'
import { actingPerson } from '../../server/actions/actor.ts'
import { changeOwners } from '../../server/actions/change-owners.ts'
import { changeIndicatorRules, changePlanRules } from '../../server/actions/change-rules.ts'
import { exact, plus, text } from '../../server/basics/decimal.ts'
import { evaluatePlan } from '../../server/actions/evaluate-plan.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { House, Visitor } from '../support/house.ts'
import { openHouse, placeOf, planCode, readSheet, sendEdits } from '../support/house.ts'

const explain = async (who: Visitor, indicator: Id, query = ''): Promise<IndicatorView> =>
  (await who.ask<IndicatorView>('GET', `/api/plans/${planCode}/indicators/${indicator}${query}`)).body

/** Types a figure over whatever stands. */
const type = async (who: Visitor, indicator: Id, period: string, typed: string, flag: 'flash' | 'preliminary' | 'verified' = 'verified'): Promise<void> => {
  const sheet = await readSheet(who, Number(period.slice(0, 4)))
  const was = sheet.values[period]?.[sheet.rows.id.indexOf(indicator)] ?? null
  const { body } = await sendEdits(who, [{ cell: { sheet: 'observations', indicator, period }, was, text: typed, flag }])
  expect(body.outcomes[0]?.state).toBe('applied')
}
const print = async (who: Visitor): Promise<void> => {
  expect((await who.ask('GET', `/api/reports/ledger?plan=${planCode}&year=2026`)).status).toBe(200)
}
const actorOf = async ({ ctx }: House, who: Visitor) => actingPerson(ctx.db, (await who.ask<{ me: { id: Id } }>('GET', '/api/session')).body.me.id)
const idOf = (sheet: SheetView, code: string): Id => sheet.rows.id[placeOf(sheet, code)]!

it('keeps the printed green beside the new verdict, which names the revision', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const indicator = idOf(await readSheet(office), 'gdp')
  await type(office, indicator, '2026-Q3', '1500', 'flash')
  expect((await explain(office, indicator)).assessment).toMatchObject({ period: '2026-Q3', light: 'green' })
  await print(office)
  house.clock.set('2026-11-25T02:00:00.000Z')
  await type(office, indicator, '2026-Q3', '1400', 'preliminary')

  const { verdicts, assessment } = await explain(office, indicator)
  expect(assessment.light).not.toBe('green')
  const [first, second] = verdicts.filter(({ period }) => period === '2026-Q3').slice(-2)
  expect(first).toMatchObject({ light: 'green', usedAt: expect.any(String), supersededAt: expect.stringContaining('2026-11-25'), standing: false })
  expect(second).toMatchObject({ light: assessment.light, usedAt: null, supersededAt: null, standing: true })
  expect(second?.turns).toHaveLength(1)
  expect(second?.turns[0]).toMatch(/前三季度由1,500\.00 亿元（快报数）修订为1,400\.00 亿元（初步核算数），/)
  // A neighbour: a revision that turns nothing makes no new verdict beside the printed one.
  await print(office)
  const before = (await explain(office, indicator)).verdicts.length
  await type(office, indicator, '2026-Q4', '2000', 'flash').catch(() => {})
  expect((await explain(office, indicator)).verdicts).toHaveLength(before)
})

it('judges printed verdicts of earlier periods again when one of their figures is put right late', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const plan = (await planByCode(house.ctx.db, planCode))!
  const indicator = idOf(await readSheet(office), 'new-jobs')
  await evaluatePlan(house.ctx, plan.id, house.ctx.clock.now())
  const { period } = (await explain(office, indicator)).assessment
  await print(office)
  house.clock.set('2027-01-29T02:00:00.000Z')
  await type(office, indicator, '2026-12', '4.4')
  await evaluatePlan(house.ctx, plan.id, house.ctx.clock.now())
  expect((await explain(office, indicator)).assessment.period).toBe('2026-12')
  await type(office, indicator, period, '0.2')

  const own = (await explain(office, indicator)).verdicts.filter((verdict) => verdict.period === period)
  expect(own.map(({ supersededAt, standing }) => [supersededAt !== null, standing])).toEqual([
    [true, false],
    [false, false],
  ])
  expect(own.at(-1)).toMatchObject({ light: 'red', turns: [expect.stringContaining('修订为')] })
})

it('shows a past day as it was known: figures, rules, owners, and verdicts made again', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const actor = await actorOf(house, office)
  const plan = (await planByCode(house.ctx.db, planCode))!
  const sheet = await readSheet(office)
  const indicator = idOf(sheet, 'gdp')
  const before = await explain(office, indicator)
  const beforeSheet = (await office.ask<SheetView>('GET', `/api/plans/${planCode}/sheet?from=2026&to=2026&asOf=2026-11-23`)).body
  house.clock.set('2026-11-26T02:00:00.000Z')
  await type(office, indicator, '2026-Q3', '900')
  await changePlanRules(house.ctx, actor, plan.id, { lightPreset: 'points', lightThresholds: '{"yellow":"1","red":"2"}' })
  await changeIndicatorRules(house.ctx, actor, plan.id, indicator, { path: 'like-last-year', releaseWorkdays: 40 })
  await changeOwners(house.ctx, actor, plan.id, indicator, { lead: [sheet.departments[0]!.id], responsible: [] })

  const now = await explain(office, indicator)
  expect([now.lightPreset, now.path, now.releaseWorkdays, now.lead, now.responsible]).toEqual(['points', 'like-last-year', 40, [expect.any(String)], []])
  expect(now.assessment).toMatchObject({ actual: '900', light: 'red' })
  const past = await explain(office, indicator, '?asOf=2026-11-23')
  const plain = ({
    words: _words,
    forecast: _forecast,
    foreseen: _foreseen,
    asOf: _asOf,
    verdicts: _verdicts,
    revisions: _revisions,
    ...view
  }: IndicatorView) => view
  expect(plain(past)).toEqual(plain(before))
  const pastSheet = (await office.ask<SheetView>('GET', `/api/plans/${planCode}/sheet?from=2026&to=2026&asOf=2026-11-23`)).body
  expect({ ...pastSheet, seq: 0 }).toEqual({ ...beforeSheet, seq: 0 })
  expect((await office.ask('GET', `/api/plans/${planCode}/sheet?from=2026&to=2026&asOf=2026-11-27`)).status).toBe(400)
  expect((await office.ask('GET', `/api/plans/${planCode}/indicators/${indicator}?asOf=2026-02-30`)).status).toBe(400)
})

it('makes figures from others, and judges what leans on an edited cell and nothing else', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const actor = await actorOf(house, office)
  const plan = (await planByCode(house.ctx.db, planCode))!
  const sheet = await readSheet(office)
  const [whole, software, trade, alone] = ['gdp', 'software-revenue', 'foreign-trade', 'new-jobs'].map((code) => idOf(sheet, code)) as [Id, Id, Id, Id]
  const at = async (id: Id, period: string): Promise<string | null> => (await readSheet(office)).values[period]?.[sheet.rows.id.indexOf(id)] ?? null
  const formula = { plus: [software, trade], minus: [], over: [], scale: '1', growth: false }
  await changeIndicatorRules(house.ctx, actor, plan.id, whole, { formula: JSON.stringify(formula) })
  const sum = (a: string | null, b: string | null): string => text(plus(exact(a ?? ''), exact(b ?? '')))
  expect((await explain(office, whole)).formula).toMatchObject({ text: '软件和信息服务业营业收入＋进出口总额', parts: [{ id: software }, { id: trade }] })
  expect(await at(whole, '2026-Q3')).toBe(sum(await at(software, '2026-09'), await at(trade, '2026-09')))

  const was = await at(software, '2026-09')
  const { body } = await sendEdits(office, [{ cell: { sheet: 'observations', indicator: software, period: '2026-09' }, was, text: '77' }])
  expect(body.outcomes[0]?.state).toBe('applied')
  expect(await at(whole, '2026-Q3')).toBe(sum('77', await at(trade, '2026-09')))
  expect(new Set(body.judged.map(({ indicator }) => indicator)).difference(new Set([whole, software]))).toEqual(new Set())
  expect(body.judged.map(({ indicator }) => indicator)).not.toContain(alone)
  // The judge makes the figure again from its parts, and comes to what is kept.
  expect((await explain(office, whole, '?period=2026-Q3')).assessment.actual).toBe(await at(whole, '2026-Q3'))
  // Without a part there is no whole, and it is said what is lacking.
  await sendEdits(office, [{ cell: { sheet: 'observations', indicator: trade, period: '2026-09' }, was: await at(trade, '2026-09'), text: '清空' }])
  expect(await at(whole, '2026-Q3')).toBeNull()
  const lacking = await explain(office, whole, '?period=2026-Q3')
  expect(lacking.assessment).toMatchObject({ reason: 'not_reported', missingParts: [{ indicator: trade, period: '2026-Q3' }] })
  expect(lacking.sentence).toContain('缺 进出口总额 2026-Q3')
  // Nobody types a computed figure.
  const typed = await sendEdits(office, [{ cell: { sheet: 'observations', indicator: whole, period: '2026-Q3' }, was: null, text: '1' }])
  expect(typed.body.outcomes[0]).toMatchObject({ state: 'problem', code: 'computed' })
})
