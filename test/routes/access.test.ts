/** Who may do what, on every route: a stranger nothing, others their part. */
import { expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import type { MailView } from '../../server/wire/mail.ts'
import type { PersonView } from '../../server/wire/people.ts'
import type { SessionView } from '../../server/wire/session.ts'
import { openHouse, planCode, readSheet } from '../support/house.ts'
import type { House, Visitor } from '../support/house.ts'

/** What strangers may ask: who they are, sign in, sign out, and what an operator or a program asks. */
const open = new Set(['GET /api/session', 'POST /api/session', 'DELETE /api/session', 'GET /api/openapi.json', 'GET /healthz'])

/** Whose address is its own key. */
const bySecret = (route: string): boolean => /^[A-Z]+ \/(api\/forms|calendar|unsubscribe)\//.test(route)

const routesOf = ({ ctx }: House): readonly string[] => [
  ...new Set(
    createApp(ctx)
      .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path}`),
  ),
]

it('tells a stranger nothing, on any route', async () => {
  await using house = await openHouse()
  const routes = routesOf(house)
  expect(routes.length).toBeGreaterThan(25)
  for (const route of routes.filter((each) => !open.has(each) && !bySecret(each))) {
    const [method = '', path = ''] = route.split(' ')
    const body = method === 'GET' ? undefined : {}
    const { status, body: answer } = await house.stranger.ask<object>(method, path.replaceAll(/:\w+/g, 'x'), body)
    expect([route, status, answer]).toMatchObject([route, 401, { code: 'not_signed_in' }])
  }
})

it('answers a stranger to a form or a calendar as if there were none', async () => {
  await using house = await openHouse()
  const routes = routesOf(house).filter(bySecret)
  expect(routes.length).toBeGreaterThan(5)
  for (const route of routes) {
    const [method = '', path = ''] = route.split(' ')
    const body = method === 'GET' ? undefined : {}
    const { status, body: answer } = await house.stranger.ask<object>(method, path.replaceAll(/:\w+/g, 'x'), body)
    expect([route, status, answer]).toMatchObject([route, 404, { code: 'not_found' }])
  }
})

it('answers an address that is none in the same shape', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  expect(await office.ask('GET', '/api/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect((await office.ask('GET', '/api/nothing')).headers.get('content-type')).toBe('application/problem+json')
})

it('lets only administrators see and change accounts', async () => {
  await using house = await openHouse()
  const admin = await house.as('admin')
  const people = (await admin.ask<readonly PersonView[]>('GET', '/api/people')).body
  const someone = people.find(({ role }) => role === 'reporter')!
  const person = { name: '新人', email: 'new@demo.invalid', title: null, role: 'reporter', language: 'zh-CN', departments: [] }
  for (const name of ['office', 'supervisor', 'leader', 'labour', 'observer']) {
    const other = await house.as(name)
    const tries = [
      await other.ask('GET', '/api/people'),
      await other.ask('POST', '/api/people', person),
      await other.ask('PATCH', `/api/people/${someone.id}`, { role: 'administrator' }),
      await other.ask('POST', `/api/people/${someone.id}/password`),
    ]
    expect(
      tries.map(({ status }) => status),
      name,
    ).toEqual([403, 403, 403, 403])
  }
  expect((await admin.ask<readonly PersonView[]>('GET', '/api/people')).body).toEqual(people)
})

it('lets only the plan office and administrators run jobs, watch plans and set nothing but a settable clock', async () => {
  await using house = await openHouse()
  for (const name of ['supervisor', 'leader', 'labour', 'observer']) {
    const other = await house.as(name)
    const tries = [
      await other.ask('GET', '/api/jobs'),
      await other.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-20' }),
      await other.ask('POST', '/api/jobs/deliver'),
      await other.ask('PUT', '/api/clock', { now: '2030-01-01T00:00:00Z' }),
      await other.ask('PATCH', `/api/plans/${planCode}`, { watched: false }),
    ]
    expect(
      tries.map(({ status }) => status),
      name,
    ).toEqual([403, 403, 403, 403, 403])
  }
  const office = await house.as('office')
  expect((await office.ask('PUT', '/api/clock', { now: '2026-12-01T00:00:00Z' })).status).toBe(204)
  expect((await office.ask<SessionView>('GET', '/api/session')).body.clock.now).toContain('2026-12-01')
})

it('shows a reporter his own mails and no others', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
  await office.ask('POST', '/api/jobs/deliver')
  const all = (await office.ask<readonly MailView[]>('GET', '/api/mails')).body
  const reporter = await house.as('health')
  const own = (await reporter.ask<readonly MailView[]>('GET', '/api/mails')).body
  expect(own.map(({ address }) => address)).toEqual(['health@demo.invalid'])
  const foreign = all.find(({ address }) => address !== 'health@demo.invalid')!
  for (const end of ['', '/html']) expect((await reporter.ask('GET', `/api/mails/${foreign.id}${end}`)).status).toBe(404)
  const letter = await reporter.ask<string>('GET', `/api/mails/${own[0]!.id}/html`)
  expect([letter.status, letter.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("default-src 'none'")])
})

it('ends a session on the server when a person signs out, gets a new password or is made inactive', async () => {
  await using house = await openHouse()
  const admin = await house.as('admin')
  const people = (await admin.ask<readonly PersonView[]>('GET', '/api/people')).body
  const { id } = people.find(({ email }) => email === 'labour@demo.invalid')!
  const ends: ((own: Visitor) => Promise<unknown>)[] = [
    (own) => own.ask('DELETE', '/api/session'),
    (own) => own.ask('POST', '/api/session/password', { current: 'yanshi-2027', next: 'yanshi-2027' }),
    () => admin.ask('PATCH', `/api/people/${id}`, { active: false }),
  ]
  for (const end of ends) {
    const own = await house.as('labour')
    expect((await own.ask('GET', '/api/plans')).status).toBe(200)
    await end(own)
    expect((await own.ask('GET', '/api/plans')).status).toBe(401)
    // A tab that has not noticed sends its edits: refused as a whole, so that the page keeps them.
    expect(await own.ask('POST', `/api/plans/${planCode}/edits`, { id: 'after-the-end', label: '', edits: [] })).toMatchObject({
      status: 401,
      body: { code: 'not_signed_in' },
    })
  }
  await expect(house.as('labour')).rejects.toThrow('401')
})

it('writes no edits in the name of another who has signed in since', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const { me } = (await (await house.as('labour')).ask<SessionView>('GET', '/api/session')).body
  const edits = { id: 'typed-before', label: '', edits: [{ cell: { sheet: 'targets', indicator: 'x', year: 2026 }, was: null, text: '1' }] }
  expect(await office.ask('POST', `/api/plans/${planCode}/edits`, edits, { 'x-typist': me!.id })).toMatchObject({
    status: 401,
    body: { code: 'not_signed_in' },
  })
  const own = (await office.ask<SessionView>('GET', '/api/session')).body.me!
  expect((await office.ask('POST', `/api/plans/${planCode}/edits`, edits, { 'x-typist': own.id })).status).toBe(200)
})

it('keeps the last administrator in', async () => {
  await using house = await openHouse()
  const admin = await house.as('admin')
  const own = (await admin.ask<SessionView>('GET', '/api/session')).body.me!
  expect((await admin.ask('PATCH', `/api/people/${own.id}`, { role: 'reporter' })).status).toBe(403)
  expect((await admin.ask('PATCH', `/api/people/${own.id}`, { active: false })).status).toBe(403)
})

it('gives a new account its part and a password that is shown once', async () => {
  await using house = await openHouse()
  const admin = await house.as('admin')
  const department = (await readSheet(admin)).departments[0]!
  const person = {
    name: '新人',
    email: 'Neu@Demo.invalid',
    title: '科员',
    role: 'reporter',
    language: 'zh-CN',
    departments: [{ id: department.id, role: 'reporter' }],
  }
  const { body } = await admin.ask<{ person: PersonView; password: string }>('POST', '/api/people', person)
  expect(body.person).toMatchObject({ name: '新人', email: 'neu@demo.invalid', departments: [{ shortName: department.shortName }] })
  expect((await house.stranger.ask('POST', '/api/session', { email: 'neu@demo.invalid', password: body.password })).status).toBe(200)
  expect(await admin.ask('POST', '/api/people', person)).toMatchObject({ status: 409, body: { code: 'email_taken' } })
  expect(await admin.ask('POST', '/api/people', { ...person, email: 'no address' })).toMatchObject({ status: 400, body: { code: 'malformed' } })
  expect(await admin.ask('POST', '/api/people', { ...person, email: 'x@demo.invalid', departments: [{ id: 'nowhere', role: 'head' }] })).toMatchObject({
    status: 400,
  })
})

it('slows down who guesses passwords', async () => {
  await using house = await openHouse()
  const codes = new Set<number>()
  for (let tries = 0; tries < 35; tries += 1)
    codes.add((await house.stranger.ask('POST', '/api/session', { email: 'nobody@demo.invalid', password: 'guess' })).status)
  expect(codes).toEqual(new Set([401, 429]))
})
