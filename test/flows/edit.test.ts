/** Flow 1: a cell edit, out to the others. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import { observationsAt, revisionsOf } from '../../db/observations.ts'
import type { EditRequest } from '../../server/wire/edits.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { LiveChange } from '../../server/wire/live.ts'
import type { RightsView } from '../../server/wire/plans.ts'
import { figureOf, openHouse, placeOf, readSheet, sendEdits, typeFigure } from '../support/house.ts'

const figureCell = (indicator: string, period: string): EditRequest['cell'] => ({ sheet: 'observations', indicator, period })

it('writes value, revision and change, judges again, and tells the others', async () => {
  await using house = await openHouse()
  const reporter = await house.as('labour')
  const sheet = await readSheet(reporter)
  const place = placeOf(sheet, 'new-jobs')
  const indicator = sheet.rows.id[place]!
  const period = sheet.judged.period[place]!
  const was = sheet.values[period]![place]!
  const heard: LiveChange[] = []
  const stop = house.ctx.live.listen(sheet.plan, sheet.seq, { send: (change) => heard.push(change), reload: () => {}, end: () => {} })

  const { status, body } = await sendEdits(reporter, [{ cell: figureCell(indicator, period), was, text: '0.3' }])

  expect(status).toBe(200)
  expect(body.outcomes).toMatchObject([{ state: 'applied', value: '0.3', understood: null, questions: [{ code: 'month_alone' }] }])
  expect(body.judged).toMatchObject([{ indicator, period, light: 'red', actual: expect.any(String) }])
  expect((await readSheet(reporter)).judged.light[place]).toBe('red')

  const revisions = (await revisionsOf(house.ctx.db, [indicator])).filter((row) => row.period === period)
  expect(revisions.slice(-2)).toMatchObject([
    { value: was, knownTo: revisions.at(-1)?.knownFrom },
    { value: '0.3', knownTo: null },
  ])
  const changes = await changesAfter(house.ctx.db, sheet.plan, sheet.seq, 10)
  expect(changes.map(({ sheet: table, column, before, after, who }) => ({ table, column, before, after: table === 'assessments' ? '…' : after, who }))).toEqual(
    [
      { table: 'observations', column: period, before: was, after: '0.3', who: '庹小雅' },
      { table: 'assessments', column: period, before: null, after: '…', who: '庹小雅' },
      { table: 'questions', column: `${period}/open`, before: null, after: '["month_alone"]', who: '庹小雅' },
    ],
  )
  await expect
    .poll(() => heard)
    .toMatchObject([{ seq: body.seq, who: '庹小雅', cells: [{ indicator, period, value: '0.3' }], judged: [{ indicator, light: 'red' }] }])
  stop()
})

it('lets the second of two writers see what the first wrote', async () => {
  await using house = await openHouse()
  const reporter = await house.as('labour')
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const { indicator, was } = figureOf(sheet, 'new-jobs', '2026-10')

  expect(await typeFigure(reporter, indicator, '2026-10', was, '1.01')).toMatchObject({ state: 'applied' })
  const second = await typeFigure(office, indicator, '2026-10', was, '1.02')
  expect(second).toMatchObject({ state: 'conflict', value: '1.01', who: '庹小雅', message: expect.stringContaining('庹小雅') })
  // The same value is no conflict: both want what stands.
  expect(await typeFigure(office, indicator, '2026-10', was, '1.01')).toMatchObject({ state: 'unchanged', value: '1.01' })
  expect(await typeFigure(office, indicator, '2026-10', '1.01', '1.02')).toMatchObject({ state: 'applied' })
})

it('answers a batch that is sent again as it did the first time', async () => {
  await using house = await openHouse()
  const reporter = await house.as('labour')
  const sheet = await readSheet(reporter)
  const indicator = sheet.rows.id[placeOf(sheet, 'new-jobs')]!
  const edit: EditRequest = { cell: figureCell(indicator, '2026-Q3'), was: sheet.values['2026-Q3']![placeOf(sheet, 'new-jobs')]!, text: '1.5' }
  const first = await sendEdits(reporter, [edit], 'the-same-batch')
  const again = await sendEdits(reporter, [edit], 'the-same-batch')
  expect(again.body).toEqual(first.body)
  const thief = await sendEdits(await house.as('health'), [edit], 'the-same-batch')
  expect(thief.status).toBe(400)
})

it('gives each of many edits that arrive together its own outcome, in one commit where it can', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const figures = sheet.rows.id.flatMap((id, place) =>
    sheet.rows.frequency[place] === 'quarter' && sheet.rows.measure[place] !== 'verdict' ? [{ id, place }] : [],
  )
  const first = figures.slice(0, 8)
  const answers = await Promise.all(
    first.map(({ id, place }, n) =>
      sendEdits(office, [
        { cell: figureCell(id, '2026-Q2'), was: n === 3 ? 'something else' : sheet.values['2026-Q2']![place]!, text: n === 5 ? '说不清' : String(7000 + n) },
      ]),
    ),
  )
  const states = answers.map(({ body }) => body.outcomes[0]?.state)
  expect(states).toEqual(['applied', 'applied', 'applied', 'conflict', 'applied', 'problem', 'applied', 'applied'])
  expect(new Set(answers.map(({ body }) => body.seq)).size).toBe(1)
  // Two that want one cell follow one another, and the second meets the first.
  const { id, place } = figures[9]!
  const was = sheet.values['2026-Q2']![place]!
  const [one, two] = await Promise.all(['7100', '7200'].map((text) => sendEdits(office, [{ cell: figureCell(id, '2026-Q2'), was, text }])))
  expect([one?.body.outcomes[0]?.state, two?.body.outcomes[0]]).toMatchObject(['applied', { state: 'conflict', value: '7100' }])
})

it('reads what people type, and says how', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const { indicator, was } = figureOf(sheet, 'gdp', '2026-Q3')
  expect(await typeFigure(office, indicator, '2026-Q3', was, ' 1,234.50亿元')).toMatchObject({ state: 'applied', value: '1234.5' })
  expect(await typeFigure(office, indicator, '2026-Q3', '1234.5', '1.3万亿元')).toMatchObject({
    state: 'applied',
    value: '13000',
    understood: '1.3万亿元 → 13000 亿元',
  })
  expect(await typeFigure(office, indicator, '2026-Q3', '13000', '-')).toMatchObject({ state: 'applied', value: '-' })
  expect(await typeFigure(office, indicator, '2026-Q3', '-', '清空')).toMatchObject({ state: 'applied', value: null })
  expect(await observationsAt(house.ctx.db, [{ indicatorId: indicator, period: '2026-Q3' }])).toEqual([])
})

it('takes a verdict with its evidence, in the signs of a Chinese keyboard too', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const place = sheet.rows.measure.indexOf('verdict')
  const indicator = sheet.rows.id[place]!
  const was = sheet.values['2026']![place]!
  expect(await typeFigure(office, indicator, '2026', was, '按序时\uff1a中期评估报告\uff1b现场核查记录')).toMatchObject({ state: 'applied' })
  const [row] = await observationsAt(house.ctx.db, [{ indicatorId: indicator, period: '2026' }])
  expect(JSON.parse(row!.verdict!)).toEqual({ outcome: 'on_pace', by: '苏明远', on: '2026-11-23', evidence: ['中期评估报告', '现场核查记录'] })
  expect(await typeFigure(office, indicator, '2026', row!.value, '按序时')).toMatchObject({ state: 'problem', code: 'evidence_missing' })
  expect(await typeFigure(office, indicator, '2026', row!.value, '95')).toMatchObject({ state: 'problem', code: 'not_a_verdict' })
})

it.each([
  ['text', '大约一百', 'not_a_number'],
  ['NaN', 'NaN', 'not_a_number'],
  ['a number beyond all floats', '1e999', 'not_a_number'],
  ['infinity', 'Infinity', 'not_a_number'],
  ['the wrong unit', '35%', 'percent_not_expected'],
  ['an error of a spreadsheet', '#DIV/0!', 'spreadsheet_error'],
  ['a digit too many', '9'.repeat(80), 'too_many_digits'],
  ['a novel', '9'.repeat(900), 'too_long'],
])('refuses %s on the cell, with a sentence', async (_, text, code) => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const place = placeOf(sheet, 'gdp')
  const was = sheet.values['2026-Q3']![place]!
  expect(await typeFigure(office, sheet.rows.id[place]!, '2026-Q3', was, text)).toMatchObject({
    state: 'problem',
    code,
    message: expect.stringMatching(/\p{Script=Han}/u),
  })
  expect((await readSheet(office)).values['2026-Q3']![place]).toBe(was)
})

it.each([
  ['2031-Q1', 'period_outside_plan'],
  ['2026-07', 'period_not_reported'],
  ['2027-Q1', 'period_not_begun'],
  ['2026-Q9', 'unknown_period'],
])('refuses the period %s', async (period, code) => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  expect(await typeFigure(office, sheet.rows.id[placeOf(sheet, 'gdp')]!, period, null, '1')).toMatchObject({ state: 'problem', code })
})

it('lets the plan office set baseline and year target, and judges by them', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const place = placeOf(sheet, 'gdp')
  const indicator = sheet.rows.id[place]!
  const { body } = await sendEdits(office, [
    { cell: { sheet: 'targets', indicator, year: 2026 }, was: sheet.rows.yearTarget[place]!, text: '3000' },
    { cell: { sheet: 'indicators', indicator, column: 'baselineValue' }, was: sheet.rows.baselineValue[place]!, text: '1581.5' },
    { cell: { sheet: 'indicators', indicator, column: 'baselinePeriod' }, was: sheet.rows.baselinePeriod[place]!, text: '二〇二二' },
  ])
  expect(body.outcomes.map(({ state }) => state)).toEqual(['applied', 'applied', 'problem'])
  expect(body.judged).toMatchObject([{ indicator, light: 'red' }])
  const view = (await office.ask<IndicatorView>('GET', `/api/plans/${sheet.plan}/indicators/${indicator}`)).body
  expect(view.baseline.value).toBe('1581.5')
  expect(view.sentence).toContain('欠序时')
})

it('lets a reporter write only the cells of his department', async () => {
  await using house = await openHouse()
  const reporter = await house.as('labour')
  const sheet = await readSheet(reporter)
  const rights = (await reporter.ask<RightsView>('GET', `/api/plans/${sheet.plan}/rights`)).body
  const mine = new Set(rights.observations === 'all' ? [] : rights.observations)
  expect(mine.has(sheet.rows.id[placeOf(sheet, 'new-jobs')]!)).toBe(true)
  const foreign = sheet.rows.id[placeOf(sheet, 'gdp')]!
  expect(mine.has(foreign)).toBe(false)
  const was = sheet.values['2026-Q3']![placeOf(sheet, 'gdp')]!
  expect(await typeFigure(reporter, foreign, '2026-Q3', was, '1')).toMatchObject({ state: 'problem', code: 'not_yours' })
  // A cell that does not exist reads like one that is not his.
  expect(await typeFigure(reporter, 'no-such-indicator', '2026-Q3', null, '1')).toMatchObject({ state: 'problem', code: 'not_yours' })
  const own = sheet.rows.id[placeOf(sheet, 'new-jobs')]!
  const { body } = await sendEdits(reporter, [{ cell: { sheet: 'targets', indicator: own, year: 2026 }, was: '4', text: '1' }])
  expect(body.outcomes).toMatchObject([{ state: 'problem', code: 'not_yours' }])
  for (const name of ['leader', 'supervisor', 'observer', 'labour.head']) {
    const other = await house.as(name)
    expect(await typeFigure(other, own, '2026-Q3', 'x', '1'), name).toMatchObject({ state: 'problem', code: 'not_yours' })
  }
})

it('says that the disk is full, keeps reading, and goes on without a restart', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const { indicator, was, place } = figureOf(sheet, 'gdp', '2026-Q3')
  const plain = house.ctx.db.withoutPlugins()
  const pages = (await sql<{ page_count: number }>`pragma page_count`.execute(plain)).rows[0]!.page_count
  // oxlint-disable-next-line no-restricted-properties -- a pragma takes no parameter
  await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(plain)
  // What fills the last free places, then what finds none.
  let full = await sendEdits(office, [{ cell: figureCell(indicator, '2026-Q3'), was, text: '1' }])
  for (let tries = 0; full.status === 200 && tries < 200; tries += 1)
    full = await sendEdits(office, [{ cell: figureCell(indicator, '2026-Q3'), was: String(tries + 1), text: String(tries + 2) }])
  expect(full).toMatchObject({ status: 507, body: { code: 'storage_full' } })
  const kept = (await readSheet(office)).values['2026-Q3']![place]!
  await sql`pragma max_page_count = 1000000`.execute(plain)
  expect(await typeFigure(office, indicator, '2026-Q3', kept, '77')).toMatchObject({ state: 'applied' })
})
