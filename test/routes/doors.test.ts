/** Bad input at the doors: a clear answer as a problem document, and nothing written. */
import { expect, it } from 'vitest'
import { planById } from '../../db/plans.ts'
import type { ProblemDocument } from '../../server/wire/problems.ts'
import { openHouse, placeOf, planCode, readSheet } from '../support/house.ts'

const edits = `/api/plans/${planCode}/edits`
const figure = { sheet: 'observations', indicator: 'x', period: '2026-10' }

it.each([
  ['malformed JSON', '{"id": ', {}, 400, 'malformed'],
  ['no JSON at all', 'id=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'not_json'],
  ['JSON under another name', '{}', { 'content-type': 'text/plain' }, 415, 'not_json'],
  ['a list where an object belongs', '[]', {}, 400, 'malformed'],
  ['nothing to do', { id: 'batch-0001', label: '', edits: [] }, {}, 400, 'malformed'],
  [
    'a column that nobody edits',
    { id: 'batch-0001', label: '', edits: [{ cell: { sheet: 'indicators', indicator: 'x', column: 'formula' }, was: null, text: 'x' }] },
    {},
    400,
    'malformed',
  ],
  ['a number where text belongs', { id: 'batch-0001', label: '', edits: [{ cell: figure, was: null, text: 5 }] }, {}, 400, 'malformed'],
  ['a flag that is none', { id: 'batch-0001', label: '', edits: [{ cell: figure, was: null, text: '5', flag: 'certain' }] }, {}, 400, 'malformed'],
  ['a field too many', { id: 'batch-0001', label: '', edits: [{ cell: figure, was: null, text: '5' }], admin: true }, {}, 400, 'malformed'],
  ['one cell twice', { id: 'batch-0001', label: '', edits: [1, 2].map((n) => ({ cell: figure, was: null, text: String(n) })) }, {}, 400, 'malformed'],
  ['a value of 10 MB', { id: 'batch-0001', label: '', edits: [{ cell: figure, was: null, text: '9'.repeat(10_000_000) }] }, {}, 413, 'too_large'],
  [
    'a page of another site',
    { id: 'batch-0001', label: '', edits: [{ cell: figure, was: null, text: '5' }] },
    { origin: 'https://elsewhere.example' },
    403,
    'not_allowed',
  ],
])('refuses %s', async (_, body, headers, status, code) => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const answer = await office.ask<ProblemDocument>('POST', edits, body, headers)
  expect(answer).toMatchObject({ status, body: { code, status, detail: expect.stringMatching(/\p{Script=Han}/u), type: `urn:xushi:problem:${code}` } })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  // Never an echo of what was sent.
  expect(JSON.stringify(answer.body).length).toBeLessThan(400)
  expect((await planById(house.ctx.db, sheet.plan))?.seq).toBe(sheet.seq)
})

it.each([
  ['an unknown plan', '/api/plans/nowhere/sheet?from=2026&to=2026', 404, 'not_found'],
  ['an unknown indicator', `/api/plans/${planCode}/indicators/nothing`, 404, 'not_found'],
  ['an unknown mail', '/api/mails/nothing', 404, 'not_found'],
  ['an unknown report', `/api/reports/nothing?plan=${planCode}&year=2026`, 404, 'not_found'],
  ['years outside the plan', `/api/plans/${planCode}/sheet?from=2019&to=2026`, 400, 'outside_plan'],
  ['years turned around', `/api/plans/${planCode}/sheet?from=2027&to=2026`, 400, 'outside_plan'],
  ['a year that is no number', `/api/plans/${planCode}/sheet?from=now&to=2026`, 400, 'malformed'],
  ['a question too many', `/api/plans/${planCode}/sheet?from=2026&to=2026&all=yes`, 400, 'malformed'],
  ['a report of a year outside', `/api/reports/ledger?plan=${planCode}&year=2019`, 400, 'outside_plan'],
  ['a feed from before the beginning', `/api/plans/${planCode}/live?after=-1`, 400, 'malformed'],
])('refuses %s', async (_, path, status, code) => {
  await using house = await openHouse()
  expect(await (await house.as('office')).ask('GET', path)).toMatchObject({ status, body: { code } })
})

it('refuses a period outside the plan and one that is none', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const path = `/api/plans/${planCode}/indicators/${sheet.rows.id[placeOf(sheet, 'gdp')]}`
  for (const period of ['2019-Q1', '2026-13', 'drop table'])
    expect(await office.ask('GET', `${path}?period=${encodeURIComponent(period)}`)).toMatchObject({ status: 400, body: { code: 'outside_plan' } })
})

it('answers in the language asked for', async () => {
  await using house = await openHouse()
  const answer = await house.stranger.ask<ProblemDocument>('GET', '/api/plans', undefined, { 'accept-language': 'en-GB,en;q=0.9' })
  expect(answer.body.detail).toMatch(/sign in/i)
})

it('sends the whole sheet zipped, and nothing where it is known', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const path = `/api/plans/${planCode}/sheet?from=2026&to=2026`
  const plain = await office.ask('GET', path)
  const etag = plain.headers.get('etag')!
  expect((await office.ask('GET', path, undefined, { 'if-none-match': etag })).status).toBe(304)
  expect((await office.ask('GET', path, undefined, { 'accept-encoding': 'gzip, br' })).headers.get('content-encoding')).toBe('gzip')
  expect((await office.ask('GET', path, undefined, { 'accept-encoding': 'br, gzip;q=0' })).headers.get('content-encoding')).toBeNull()
  // A commit makes another.
  const sheet = await readSheet(office)
  const place = placeOf(sheet, 'gdp')
  await office.ask('POST', edits, {
    id: 'batch-etag',
    label: '',
    edits: [{ cell: { sheet: 'observations', indicator: sheet.rows.id[place], period: '2026-Q3' }, was: sheet.values['2026-Q3']![place], text: '1' }],
  })
  expect((await office.ask('GET', path, undefined, { 'if-none-match': etag })).status).toBe(200)
})

it('gives a page of rows, and rows by their light, as they stand in the whole sheet', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
  const whole = await readSheet(office)
  const page = (await office.ask<typeof whole>('GET', `/api/plans/${planCode}/sheet?from=2026&to=2026&limit=10&offset=30`)).body
  expect(page.rows.id).toEqual(whole.rows.id.slice(30, 40))
  expect(page.judged.light).toEqual(whole.judged.light.slice(30, 40))
  expect(page.values['2026-Q3']).toEqual(whole.values['2026-Q3']!.slice(30, 40))
  const behind = (await office.ask<typeof whole>('GET', `/api/plans/${planCode}/sheet?from=2026&to=2026&lights=red,yellow`)).body
  expect(behind.rows.id).toEqual(whole.rows.id.filter((_, place) => ['red', 'yellow'].includes(whole.judged.light[place]!)))
  expect(new Set(behind.judged.light)).toEqual(new Set(['red', 'yellow']))
})

it('describes itself', async () => {
  await using house = await openHouse()
  const { body } = await house.stranger.ask<{ openapi: string; paths: Record<string, object> }>('GET', '/api/openapi.json')
  expect(body.openapi).toMatch(/^3\.1/)
  expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/api/session', '/api/plans/{plan}/sheet', '/api/plans/{plan}/edits', '/healthz']))
})

it('tells an operator that it is alive and ready, and a stranger nothing else', async () => {
  await using house = await openHouse()
  const { status, body } = await house.stranger.ask<object>('GET', '/healthz')
  expect([status, body]).toMatchObject([200, { alive: true, ready: true, jobsOnTime: false, late: ['evaluate', 'weekly', 'monthly', 'deliver'] }])
  expect(JSON.stringify(body)).not.toContain('渝中')
})
