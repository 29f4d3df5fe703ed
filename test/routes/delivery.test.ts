/** The door for mail that came back, and what the plan office sees of delivery. */
import { expect, it } from 'vitest'
import { deliver } from '../../server/actions/deliver.ts'
import { evaluate } from '../../server/actions/evaluate-plan.ts'
import type { AddressTroubleView, LedgerEntryView, LedgerView, MailView, MailWayView } from '../../server/wire/mail.ts'
import { createApp } from '../../server/app.ts'
import { openHouse } from '../support/house.ts'
import type { House } from '../support/house.ts'

const token = 'a token of the mail server, of forty signs'
const sendingBegins = '2026-11-23T00:30:00.000Z'
const address = 'health@demo.invalid'

interface Fare {
  readonly way: MailWayView
  readonly troubles: readonly AddressTroubleView[]
}

const opened = async (): Promise<House> => {
  const house = await openHouse({ now: sendingBegins, environment: { BOUNCE_TOKEN: token } })
  await evaluate(house.ctx, null)
  return house
}
const knock = async ({ ctx }: House, body: string, type = 'message/rfc822', bearer = token): Promise<{ readonly status: number; readonly body: object }> => {
  const answer = await createApp(ctx).request('/bounces', { method: 'POST', body, headers: { 'content-type': type, authorization: `Bearer ${bearer}` } })
  return { status: answer.status, body: (await answer.json()) as object }
}

const report = (recipient: string, messageId: string, action = 'failed', status = '5.1.1'): string =>
  [
    'From: MAILER-DAEMON@mx.example',
    'Subject: Undelivered',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 no such',
    ' user here',
    '',
    '--B',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <${messageId}>`,
    'Subject: x',
    '',
    'body',
    '--B--',
    '',
  ].join('\r\n')

it('takes a report of a mail that came back; nothing more goes there until the plan office clears it', async () => {
  await using house = await opened()
  const office = await house.as('office')
  expect(await knock(house, report('Health@demo.invalid', 'unknown@xushi'))).toEqual({ status: 200, body: { taken: 1 } })
  expect(await knock(house, report(address, 'unknown@xushi'))).toEqual({ status: 200, body: { taken: 0 } })
  const { troubles } = (await office.ask<Fare>('GET', '/api/delivery')).body
  expect(troubles).toMatchObject([{ address, kind: 'bounced', words: '550 5.1.1 no such user here', person: '卢芷兰' }])
  expect(await deliver(house.ctx)).toMatchObject({ failed: 1 })
  const mail = (await office.ask<readonly MailView[]>('GET', '/api/mails')).body.find((each) => each.address === address)!
  expect(mail).toMatchObject({ state: 'failed', answer: '550 5.1.1 no such user here' })
  for (const [name, status] of [
    ['health', 403],
    ['supervisor', 403],
    ['office', 204],
    ['office', 404],
  ] as const)
    expect((await (await house.as(name)).ask('POST', `/api/delivery/troubles/${troubles[0]!.id}/clear`)).status).toBe(status)
  await office.ask('POST', `/api/mails/${mail.id}/retry`)
  expect(await deliver(house.ctx)).toMatchObject({ sent: 1 })
})

it.each([
  ['a delay', report(address, 'x@xushi', 'delayed', '4.4.1'), 'message/rfc822'],
  ['a stranger’s address', report('stranger@elsewhere.example', 'x@xushi'), 'message/rfc822'],
  ['an address that is none', report('a@b, c@d', 'x@xushi'), 'message/rfc822'],
  ['no report at all', 'Subject: hello\r\n\r\nI am away.', 'message/rfc822'],
  ['nothing', '', 'message/rfc822'],
  ['signs of any kind', '\u0000\u202Eﬀ\r\n'.repeat(1000), 'message/rfc822'],
  ['an empty list', '[]', 'application/json'],
])('is not moved by %s', async (_, body, type) => {
  await using house = await opened()
  expect(await knock(house, body, type)).toEqual({ status: 200, body: { taken: 0 } })
})

it.each([
  ['another token', report(address, 'x@xushi'), 'message/rfc822', 'guessed', 401, 'not_signed_in'],
  ['another kind of body', 'address=x', 'application/x-www-form-urlencoded', token, 415, 'not_json'],
  ['JSON of another shape', '[{"address": 5}]', 'application/json', token, 400, 'malformed'],
  ['JSON that is broken', '[{', 'application/json', token, 400, 'malformed'],
  ['a report of 3 MB', 'x'.repeat(3_000_000), 'message/rfc822', token, 413, 'too_large'],
])('refuses %s', async (_, body, type, bearer, status, code) => {
  await using house = await opened()
  expect(await knock(house, body, type, bearer)).toMatchObject({ status, body: { code } })
})

it('takes facts as JSON, and is closed where no token is set', async () => {
  await using house = await opened()
  expect(await knock(house, JSON.stringify([{ address, kind: 'complained', words: 'spam' }]), 'application/json')).toEqual({ status: 200, body: { taken: 1 } })
  await using closed = await openHouse()
  expect((await knock(closed, '[]', 'application/json', '')).status).toBe(401)
})

it('shows the ledger to the plan office and supervisors, whole and checked, and to nobody else', async () => {
  await using house = await opened()
  const { sent } = await deliver(house.ctx)
  const office = await house.as('office')
  expect((await office.ask<LedgerView>('GET', '/api/delivery/ledger')).body).toMatchObject({ seq: sent, broken: null })
  const { body, headers } = await office.ask<readonly LedgerEntryView[]>('GET', '/api/delivery/ledger/entries')
  expect([body.length, headers.get('content-disposition')]).toEqual([sent, expect.stringContaining('ledger.json')])
  expect((await (await house.as('supervisor')).ask('GET', '/api/delivery')).status).toBe(200)
  for (const name of ['health', 'leader', 'observer'])
    for (const path of ['', '/ledger', '/ledger/entries']) expect((await (await house.as(name)).ask('GET', `/api/delivery${path}`)).status).toBe(403)
})

it('says since when no mail can leave, and what waits', async () => {
  await using house = await openHouse({ now: sendingBegins, environment: { SMTP_URL: 'smtp://127.0.0.1:9' } })
  await evaluate(house.ctx, null)
  const office = await house.as('office')
  expect((await office.ask<Fare>('GET', '/api/delivery')).body.way).toMatchObject({ closed: null, oldest: expect.stringMatching(/^2026-11-23T00:3/) })
  await deliver(house.ctx)
  const { way } = (await office.ask<Fare>('GET', '/api/delivery')).body
  expect(way).toMatchObject({
    channel: 'smtp',
    closed: { since: expect.stringMatching(/^2026-11-23T00:3/), tries: 1, words: expect.stringContaining('ECONNREFUSED') },
  })
  expect(way.waiting).toBeGreaterThan(0)
})
