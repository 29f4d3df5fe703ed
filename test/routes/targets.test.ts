/** Targets over the web: who reads and changes them, what is refused, and that a change counts from its day on, everywhere. */
import { describe, expect, it } from 'vitest'
import { targetsOf } from '../../db/targets.ts'
import { planById } from '../../db/plans.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { ProblemDocument } from '../../server/wire/problems.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { ApprovalFacts, TargetProposal, TargetRowView, TargetsView, TargetsWritten } from '../../server/wire/targets.ts'
import { openHouse, placeOf, planCode, readSheet, sendEdits } from '../support/house.ts'
import type { House, Visitor } from '../support/house.ts'

const base = `/api/plans/${planCode}/targets`
const approval: ApprovalFacts = { body: '区人大常委会', documentNumber: '渝中人大〔2026〕12号', date: '2026-07-15', reason: '年中预算调整' }

const view = async (who: Visitor): Promise<TargetsView> => (await who.ask<TargetsView>('GET', base)).body
const rowOf = async (who: Visitor, code: string): Promise<TargetRowView> => {
  const sheet = await readSheet(who)
  const id = sheet.rows.id[placeOf(sheet, code)]
  return (await view(who)).rows.find(({ indicator }) => indicator === id)!
}
const propose = async (who: Visitor, indicator: string, more: object = {}, item: object = {}) =>
  who.ask<readonly TargetProposal[] & ProblemDocument>('POST', `${base}/proposal`, {
    stay: 'all',
    within: null,
    items: [{ indicator, method: null, ...item }],
    ...more,
  })
const approve = (who: Visitor, indicator: string, years: readonly object[], more: Partial<ApprovalFacts> = {}, nodes: readonly object[] | null = null) =>
  who.ask<TargetsWritten & ProblemDocument>('POST', `${base}/approve`, { approval: { ...approval, ...more }, items: [{ indicator, years, nodes }] })
const targetOf = ({ targets }: TargetRowView, kind: string, year: number) => targets.find((each) => each.kind === kind && each.dueOn.startsWith(String(year)))!
const changed = (row: TargetRowView, values: readonly (readonly [kind: 'final' | 'year', year: number, value: string | null])[]) =>
  values.map(([kind, year, value]) => {
    const { dueOn, modal, versions } = targetOf(row, kind, year)
    const newest = versions.at(-1)!
    return { kind, dueOn, modal, seen: newest.id, operator: newest.operator, value, range: null, width: null }
  })
const change = (who: Visitor, indicator: string, changes: readonly object[], more: Partial<ApprovalFacts> = {}) =>
  who.ask<TargetsWritten & ProblemDocument>('POST', `${base}/change`, { approval: { ...approval, ...more }, indicator, changes })
const yearsOf = (proposal: TargetProposal | undefined) => (proposal?.years ?? []).map(({ year, was, value }) => ({ year, was, value }))
const all = async ({ ctx }: House, indicator: string) => targetsOf(ctx.db, [indicator])

describe('reading', () => {
  it('shows every target with its versions, years and their sum, and what lacks a year target', async () => {
    await using house = await openHouse()
    const observer = await house.as('observer')
    const { years, mayChange, rows } = await view(observer)
    expect([years, mayChange]).toEqual([[2023, 2024, 2025, 2026, 2027], false])
    expect(rows).toHaveLength((await readSheet(observer)).rows.id.length)
    const gdp = await rowOf(observer, 'gdp')
    expect(gdp).toMatchObject({ final: '不低于 2,100 亿元', dueOn: '2027-12-31', methods: ['even', 'rate'], sum: null, draft: null })
    expect(gdp.years.map(({ value, kind, missing }) => [value, kind, missing])).toEqual([
      ['1660', 'year', 'no'],
      ['1760', 'year', 'no'],
      ['1870', 'year', 'no'],
      ['1985', 'year', 'no'],
      ['2100', 'final', 'no'],
    ])
    // 4.8 km in five years, of which the last has its part too.
    expect(await rowOf(observer, 'changbin-length')).toMatchObject({ sum: { sum: '3.9', left: '0.9', fits: false }, methods: ['even', 'rate', 'past'] })
    expect((await rowOf(observer, 'sense-of-gain')).methods).toEqual([])
  })

  it('lets only administrators and the plan office propose, keep, approve and change', async () => {
    await using house = await openHouse()
    const gdp = await rowOf(await house.as('office'), 'gdp')
    const before = await all(house, gdp.indicator)
    for (const name of ['supervisor', 'leader', 'labour', 'observer']) {
      const other = await house.as(name)
      const tries = [
        await propose(other, gdp.indicator),
        await approve(other, gdp.indicator, [{ year: 2026, was: '1985', value: '1' }]),
        await change(other, gdp.indicator, changed(gdp, [['final', 2027, '1']])),
        await other.ask('PUT', `${base}/draft`, { drafts: [{ indicator: gdp.indicator, seen: null, draft: null }] }),
        await other.ask('DELETE', `${base}/${gdp.indicator}/versions/${targetOf(gdp, 'final', 2027).versions[0]!.id}`),
      ]
      expect(
        tries.map(({ status }) => status),
        name,
      ).toEqual([403, 403, 403, 403, 403])
      expect((await other.ask('GET', base)).status).toBe(200)
    }
    expect(await all(house, gdp.indicator)).toEqual(before)
    for (const path of ['', '/proposal', '/draft', '/approve', '/change'])
      expect((await house.stranger.ask(path === '' ? 'GET' : path === '/draft' ? 'PUT' : 'POST', `${base}${path}`, path === '' ? undefined : {})).status).toBe(
        401,
      )
  })
})

describe('a proposal', () => {
  it('writes nothing', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const gdp = await rowOf(office, 'gdp')
    const { seq } = await view(office)
    const { body } = await propose(office, gdp.indicator, { within: 'quarter' })
    expect(body).toHaveLength(1)
    expect((await view(office)).seq).toBe(seq)
  })

  it('goes evenly from the baseline, or by one rate, and fills what is missing around what stands', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const gdp = await rowOf(office, 'gdp')
    const values = async (more: object, item: object = {}) =>
      (await propose(office, gdp.indicator, more, item)).body[0]!.years.map(({ value, source }) => [value, source])
    expect(await values({ stay: 'all' })).toEqual([
      ['1684', 'proposed'],
      ['1788', 'proposed'],
      ['1892', 'proposed'],
      ['1996', 'proposed'],
    ])
    expect((await values({ stay: 'all' }, { method: 'rate' })).map(([value]) => Number(value))).toEqual([1672.51, 1770.44, 1874.11, 1983.84])
    expect((await values({ stay: 'missing' })).map(([, source]) => source)).toEqual(['target', 'target', 'target', 'target'])
    // From what 2025 has brought.
    const rest = await values({ stay: 'rest' })
    expect(rest.map(([, source]) => source)).toEqual(['target', 'target', 'target', 'proposed'])
    const closed = Number((await readSheet(office, 2025)).values['2025-Q4']![placeOf(await readSheet(office, 2025), 'gdp')])
    expect(Number(rest[3]![0])).toBeCloseTo((closed + 2100) / 2, 1)
  })

  it('of parts adds up exactly, also with what closed years have brought', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { indicator } = await rowOf(office, 'changbin-length')
    const even = (await propose(office, indicator)).body[0]!
    expect(even).toMatchObject({ whole: '4.8', sum: '4.8', left: '0', fits: true, lacks: null })
    expect(even.years.map(({ value }) => value)).toEqual(['1', '1', '1', '0.9', '0.9'])
    const rest = (await propose(office, indicator, { stay: 'rest' })).body[0]!
    expect(rest).toMatchObject({ left: '0', fits: true })
    expect(rest.years.map(({ source }) => source)).toEqual(['actual', 'actual', 'actual', 'proposed', 'proposed'])
    expect((await propose(office, indicator, {}, { method: 'past' })).body[0]).toMatchObject({ fits: false, lacks: expect.stringContaining('往年') })
  })

  it('reads what was typed, adds it up, and says what does not read', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { indicator } = await rowOf(office, 'changbin-length')
    const typed = { 2023: '１．２', 2024: '0.8', 2025: '1.0', 2026: '0.9', 2027: '很多' }
    const { body } = await propose(office, indicator, {}, { typed })
    expect(body[0]).toMatchObject({ sum: '3.9', left: '0.9', fits: false })
    expect(body[0]!.years.map(({ value, problem }) => [value, problem === null])).toEqual([
      ['1.2', true],
      ['0.8', true],
      ['1.0', true],
      ['0.9', true],
      [null, false],
    ])
    expect((await propose(office, indicator, {}, { typed: { ...typed, 2027: '0.9' } })).body[0]).toMatchObject({ left: '0', fits: true })
  })

  it('divides the years that are left into quarters along the line by which they are judged', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { indicator } = await rowOf(office, 'gdp')
    const { nodes } = (await propose(office, indicator, { stay: 'missing', within: 'quarter' })).body[0]!
    expect(nodes).toEqual([
      { period: '2026-Q1', value: '496.25', part: '496.25' },
      { period: '2026-Q2', value: '992.5', part: '496.25' },
      { period: '2026-Q3', value: '1488.75', part: '496.25' },
      { period: '2026-Q4', value: '1985', part: '496.25' },
      { period: '2027-Q1', value: '525', part: '525' },
      { period: '2027-Q2', value: '1050', part: '525' },
      { period: '2027-Q3', value: '1575', part: '525' },
      { period: '2027-Q4', value: '2100', part: '525' },
    ])
    // Figures come by the quarter, so that months cannot be judged.
    expect((await propose(office, indicator, { within: 'month' })).body[0]!.nodes).toEqual([])
  })

  it.each([
    ['a goal in words', 'sense-of-gain', {}, {}, 422, 'nothing_to_divide'],
    ['a way that there is not', 'gdp', {}, { method: 'past' }, 400, 'malformed'],
    ['a method that there is not', 'gdp', {}, { method: 'guess' }, 400, 'malformed'],
    ['nothing', 'gdp', { items: [] }, {}, 400, 'malformed'],
    ['cells of no year', 'gdp', {}, { typed: { now: '1' } }, 400, 'malformed'],
  ])('of %s is refused', async (_, code, more, item, status, refused) => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { indicator } = await rowOf(office, code)
    expect(await propose(office, indicator, more, item)).toMatchObject({ status, body: { code: refused } })
  })

  it('of an unknown indicator is refused', async () => {
    await using house = await openHouse()
    expect(await propose(await house.as('office'), 'nothing')).toMatchObject({ status: 404 })
  })
})

describe('a decomposition', () => {
  it('is approved as a set with one document, counts at once, and is judged by', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const row = await rowOf(office, 'changbin-length')
    const proposal = (await propose(office, row.indicator)).body[0]
    const { status, body } = await approve(office, row.indicator, yearsOf(proposal))
    expect(status).toBe(200)
    expect(body.judged.map(({ indicator }) => indicator)).toContain(row.indicator)
    const after = await rowOf(office, 'changbin-length')
    expect(after.sum).toEqual({ sum: '4.8', left: '0', fits: true })
    expect(targetOf(after, 'year', 2026).versions.map(({ value, state, approval: by }) => [value, state, by])).toEqual([
      ['1.1', 'former', null],
      ['0.9', 'in_force', approval],
    ])
    const sheet = await readSheet(office)
    expect(sheet.rows.yearTarget[placeOf(sheet, 'changbin-length')]).toBe('0.9')
    // The same once more writes nothing.
    const again = await approve(office, row.indicator, yearsOf((await propose(office, row.indicator)).body[0]))
    expect(again.status).toBe(200)
    expect(targetOf(await rowOf(office, 'changbin-length'), 'year', 2026).versions).toHaveLength(2)
  })

  it('files quarters as nodes of the path with the same document', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { indicator } = await rowOf(office, 'gdp')
    const nodes = [
      { period: '2026-Q1', value: '400' },
      { period: '2026-Q2', value: '900' },
      { period: '2026-Q3', value: '1400' },
      { period: '2026-Q4', value: '1985' },
    ]
    expect((await approve(office, indicator, [], {}, nodes)).status).toBe(200)
    const seen = (await office.ask<IndicatorView>('GET', `/api/plans/${planCode}/indicators/${indicator}?period=2026-Q3`)).body
    expect(seen.path).toBe('filed')
    expect(seen.assessment).toMatchObject({ expected: '1400', path: 'filed', target: '1985' })
    // Those of other years stay.
    await approve(office, indicator, [], {}, [{ period: '2027-Q1', value: '500' }])
    expect((await office.ask<IndicatorView>('GET', `/api/plans/${planCode}/indicators/${indicator}?period=2026-Q3`)).body.assessment.expected).toBe('1400')
  })

  it.each<[string, (years: ReturnType<typeof yearsOf>) => readonly object[], Partial<ApprovalFacts>, number, string]>([
    ['whose sum is off', (years) => years.map((each, place) => (place === 0 ? { ...each, value: '2' } : each)), {}, 422, 'targets_do_not_add_up'],
    ['with a year left out', (years) => years.slice(0, -1), {}, 422, 'targets_do_not_add_up'],
    ['of a year outside', (years) => [...years, { year: 2028, was: null, value: '0' }], {}, 400, 'outside_plan'],
    ['that somebody else has changed', (years) => years.map((each) => ({ ...each, was: '7' })), {}, 409, 'targets_changed'],
    ['approved tomorrow', (years) => years, { date: '2026-11-24' }, 422, 'approval_in_future'],
    ['approved before the plan', (years) => years, { date: '2022-12-31' }, 422, 'approval_before_plan'],
    ['approved on no day', (years) => years, { date: '2026-02-30' }, 400, 'malformed'],
    ['by nobody', (years) => years, { body: ' ' }, 400, 'malformed'],
    ['by an empty document', (years) => years, { documentNumber: '' }, 400, 'malformed'],
    ['for no reason', (years) => years, { reason: '' }, 400, 'malformed'],
    ['with text for a number', (years) => years.map((each) => ({ ...each, value: '1e3' })), {}, 400, 'malformed'],
    ['with a year twice', (years) => [...years, ...years], {}, 400, 'malformed'],
  ])('%s is refused, and nothing of it written', async (_, altered, more, status, code) => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { indicator } = await rowOf(office, 'changbin-length')
    const before = await all(house, indicator)
    const years = yearsOf((await propose(office, indicator)).body[0])
    const answer = await approve(office, indicator, altered(years), more)
    expect(answer).toMatchObject({ status, body: { code, detail: expect.stringMatching(/\p{Script=Han}/u) } })
    expect(answer.body.detail).not.toMatch(/undefined|null/)
    expect(await all(house, indicator)).toEqual(before)
  })

  it('cannot be approved before what stands was', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { indicator } = await rowOf(office, 'changbin-length')
    await approve(office, indicator, yearsOf((await propose(office, indicator)).body[0]))
    const rest = yearsOf((await propose(office, indicator, { stay: 'rest' })).body[0])
    expect(await approve(office, indicator, rest, { date: '2026-07-14' })).toMatchObject({ status: 422, body: { code: 'approval_before_former' } })
    expect((await approve(office, indicator, rest, { date: '2026-07-15' })).status).toBe(200)
  })

  it('that two approve at once is approved by one', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const admin = await house.as('admin')
    const { indicator } = await rowOf(office, 'changbin-length')
    const years = yearsOf((await propose(office, indicator)).body[0])
    const other = years.map((each, place) => (place < 2 ? { ...each, value: place === 0 ? '0.9' : '1.1' } : each))
    const answers = await Promise.all([approve(office, indicator, years), approve(admin, indicator, other)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })
})

describe('a draft', () => {
  const draft = { method: 'even', years: { 2026: '1985', 2027: '约2100' }, nodes: null }
  const put = (who: Visitor, indicator: string, seen: string | null, value: object | null = draft) =>
    who.ask<TargetsWritten & ProblemDocument>('PUT', `${base}/draft`, { drafts: [{ indicator, seen, draft: value }] })

  it('is kept for a colleague, who sees whose it is, and nobody is judged by it', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const admin = await house.as('admin')
    const { indicator } = await rowOf(office, 'gdp')
    const before = await all(house, indicator)
    expect((await put(office, indicator, null)).body).toMatchObject({ judged: [] })
    const seen = (await rowOf(admin, 'gdp')).draft!
    expect(seen).toMatchObject({ ...draft, who: '苏明远' })
    expect(await all(house, indicator)).toEqual(before)
    // Two at once: the second is told.
    expect(await put(admin, indicator, null)).toMatchObject({ status: 409, body: { code: 'targets_changed' } })
    house.clock.set('2026-11-23T08:30:00.000Z')
    expect((await put(admin, indicator, seen.at, { ...draft, method: 'rate' })).status).toBe(200)
    expect((await rowOf(office, 'gdp')).draft).toMatchObject({ method: 'rate' })
    const { at } = (await rowOf(office, 'gdp')).draft!
    expect((await put(office, indicator, at, null)).status).toBe(200)
    expect((await rowOf(office, 'gdp')).draft).toBeNull()
  })

  it('goes with its approval', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { indicator } = await rowOf(office, 'changbin-length')
    await put(office, indicator, null)
    await approve(office, indicator, yearsOf((await propose(office, indicator)).body[0]))
    expect((await rowOf(office, 'changbin-length')).draft).toBeNull()
  })
})

describe('a change', () => {
  it('counts from the day of its document: judged by the old before, by the new after, and both are named', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const row = await rowOf(office, 'gdp')
    const path = `/api/plans/${planCode}/indicators/${row.indicator}?period=2026-Q3`
    const before = (await office.ask<IndicatorView>('GET', path)).body
    expect(before.assessment).toMatchObject({ target: '1985', expected: '1488.75' })
    const { status, body } = await change(
      office,
      row.indicator,
      changed(row, [
        ['final', 2027, '2050'],
        ['year', 2026, '1940'],
      ]),
    )
    expect(status).toBe(200)
    expect(body.judged).toMatchObject([{ indicator: row.indicator }])
    const after = (await office.ask<IndicatorView>('GET', path)).body
    expect(after.assessment).toMatchObject({
      target: '1940',
      expected: '1455',
      formerTargets: [{ value: '1985' }],
      approval: { documentNumber: approval.documentNumber },
    })
    expect(after.sentence).toContain('原目标 1,985 亿元')
    expect(after.sentence).toContain('自2026年7月15日起按调整后目标判定')
    // The line that was given up stays visible, once, though the document changed two targets.
    expect(after.chart.givenUp.map((line) => line.at(-1)?.value)).toEqual(['1985'])
    expect(after.chart.path.at(-1)?.value).toBe('1940')
    // As of the day before the document the old one holds; knowledge of it came later still.
    const then = (await office.ask<IndicatorView>('GET', `/api/plans/${planCode}/indicators/${row.indicator}?period=2026-Q1&asOf=2026-07-14`)).body
    expect(then.assessment).toMatchObject({ target: '1985' })
    const sheet = await readSheet(office)
    expect(sheet.rows.yearTarget[placeOf(sheet, 'gdp')]).toBe('1940')
    expect(sheet.rows.target[placeOf(sheet, 'gdp')]).toBe('不低于 2,050 亿元')
    const shown = await rowOf(office, 'gdp')
    expect(targetOf(shown, 'final', 2027).versions.map(({ asked, state }) => [asked, state])).toEqual([
      ['不低于 2,100 亿元', 'former'],
      ['不低于 2,050 亿元', 'in_force'],
    ])
  })

  it('is seen by open pages, and written down with who made it', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const row = await rowOf(office, 'gdp')
    const kept = (await office.ask<SheetView>('GET', `/api/plans/${planCode}/sheet?from=2026&to=2026`)).body
    await change(office, row.indicator, changed(row, [['year', 2026, '1940']]))
    const { changesAfter } = await import('../../db/changes.ts')
    const changes = await changesAfter(house.ctx.db, kept.plan, kept.seq, 10)
    expect(changes.map(({ sheet, column, before, after, who }) => [sheet, column, before, sheet === 'targets' ? after : null, who])).toEqual([
      ['targets', '2026', '1985', '1940', '苏明远'],
      ['assessments', expect.any(String), null, null, '苏明远'],
    ])
  })

  it('of the day is a new target, and the old one withdrawn', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const row = await rowOf(office, 'gdp')
    const later = { kind: 'final', dueOn: '2027-06-30', modal: null, seen: null, operator: '>=', value: '1050', range: null, width: null }
    expect((await change(office, row.indicator, [...changed(row, [['final', 2027, null]]), later])).status).toBe(200)
    const after = await rowOf(office, 'gdp')
    expect(after).toMatchObject({ final: '不低于 1,050 亿元', dueOn: '2027-06-30' })
    expect(after.targets.find(({ dueOn, kind }) => kind === 'final' && dueOn === '2027-12-31')!.versions.at(-1)).toMatchObject({ withdrawn: true })
  })

  it('to a range keeps to its order', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const row = await rowOf(office, 'modern-services-share')
    const ranged = (from: string, to: string) => changed(row, [['final', 2027, null]]).map((each) => ({ ...each, operator: 'range', range: { from, to } }))
    expect((await change(office, row.indicator, ranged('76', '74'))).status).toBe(400)
    expect((await change(office, row.indicator, ranged('74', '76'))).status).toBe(200)
    expect((await rowOf(office, 'modern-services-share')).final).toBe('74—76%')
  })

  it.each<[string, object, Partial<ApprovalFacts>, number, string]>([
    ['into what it is', {}, {}, 400, 'malformed'],
    ['of another version than the newest', { seen: 'older', value: '1' }, {}, 409, 'targets_changed'],
    ['to a day outside the plan', { dueOn: '2028-12-31', seen: null, value: '1' }, {}, 400, 'outside_plan'],
    ['to a day before the plan', { dueOn: '2022-12-31', seen: null, value: '1' }, {}, 400, 'outside_plan'],
    ['without a value', { seen: null, dueOn: '2027-06-30', value: null }, {}, 400, 'malformed'],
    ['approved tomorrow', { value: '2000' }, { date: '2026-11-24' }, 422, 'approval_in_future'],
    ['approved before the plan', { value: '2000' }, { date: '2022-12-31' }, 422, 'approval_before_plan'],
    ['without a document', { value: '2000' }, { documentNumber: '' }, 400, 'malformed'],
    ['with a document of two lines', { value: '2000' }, { documentNumber: '1号\n2号' }, 400, 'malformed'],
    ['to what is no number', { value: '2.000,5' }, {}, 400, 'malformed'],
    ['with a field too many', { value: '2000', state: 'in_force' }, {}, 400, 'malformed'],
  ])('%s is refused, and nothing of it written', async (_, altered, more, status, code) => {
    await using house = await openHouse()
    const office = await house.as('office')
    const row = await rowOf(office, 'gdp')
    const before = await all(house, row.indicator)
    const wanted = changed(row, [['final', 2027, '2100']]).map((each) => ({ ...each, ...altered }))
    expect(await change(office, row.indicator, wanted, more)).toMatchObject({ status, body: { code } })
    expect(await all(house, row.indicator)).toEqual(before)
  })

  it('entered by mistake is taken back on the same day, until somebody has it in print', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const row = await rowOf(office, 'gdp')
    const takeBack = async (version: string) => office.ask<TargetsWritten & ProblemDocument>('DELETE', `${base}/${row.indicator}/versions/${version}`)
    const newest = async () => targetOf(await rowOf(office, 'gdp'), 'year', 2026).versions.at(-1)!
    // What the document or the plan office has set without a document stays.
    expect(await takeBack((await newest()).id)).toMatchObject({ status: 409, body: { code: 'target_in_print' } })
    await change(office, row.indicator, changed(row, [['year', 2026, '1490']]))
    expect(await newest()).toMatchObject({ value: '1490', mayTakeBack: true })
    expect((await takeBack((await newest()).id)).status).toBe(200)
    expect(await newest()).toMatchObject({ value: '1985', state: 'in_force' })

    await change(office, row.indicator, changed(await rowOf(office, 'gdp'), [['year', 2026, '1940']]))
    await office.ask('GET', `/api/reports/ledger?plan=${planCode}&year=2026`)
    expect(await newest()).toMatchObject({ value: '1940', mayTakeBack: false })
    expect((await takeBack((await newest()).id)).status).toBe(409)
    expect(await newest()).toMatchObject({ value: '1940' })
    expect((await takeBack('nothing')).status).toBe(404)
  })

  it('by which a document only confirms what stands is no change to anybody', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const { indicator } = await rowOf(office, 'gdp')
    expect((await approve(office, indicator, [{ year: 2026, was: '1985', value: '1985' }])).status).toBe(200)
    const row = await rowOf(office, 'gdp')
    expect(targetOf(row, 'year', 2026).versions.map(({ value, state }) => [value, state])).toEqual([
      ['1985', 'former'],
      ['1985', 'in_force'],
    ])
    expect(row.years[3]).toMatchObject({ year: 2026, changed: false })
    const seen = (await office.ask<IndicatorView>('GET', `/api/plans/${planCode}/indicators/${indicator}?period=2026-Q3`)).body
    expect(seen.assessment.formerTargets).toBeUndefined()
    expect(seen.chart.givenUp).toEqual([])
  })

  it('is not undone by typing over it in the sheet', async () => {
    await using house = await openHouse()
    const office = await house.as('office')
    const row = await rowOf(office, 'gdp')
    await change(office, row.indicator, changed(row, [['year', 2026, '1940']]))
    const { body } = await sendEdits(office, [{ cell: { sheet: 'targets', indicator: row.indicator, year: 2026 }, was: '1940', text: '1' }])
    expect(body.outcomes).toMatchObject([{ state: 'problem', code: 'approved_target' }])
    // One that nobody has approved is the plan office's still.
    expect(
      (await sendEdits(office, [{ cell: { sheet: 'targets', indicator: row.indicator, year: 2025 }, was: '1870', text: '1871' }])).body.outcomes,
    ).toMatchObject([{ state: 'applied' }])
  })
})

it('gives no number away for what it refuses', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const { indicator } = await rowOf(office, 'gdp')
  const { plan, seq } = await view(office)
  await approve(office, indicator, [{ year: 2026, was: '7', value: '1' }])
  expect((await planById(house.ctx.db, plan))?.seq).toBe(seq)
})
