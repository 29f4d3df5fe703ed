/** Delivery: what servers, lines and addresses do to mail, and that nothing of it loses one. */
import { expect, it } from 'vitest'
import { standingTroubles } from '../../db/address-trouble.ts'
import { claimMessages } from '../../db/deliveries.ts'
import { beginning, ledgerAfter } from '../../db/ledger.ts'
import { deliver } from '../../server/actions/deliver.ts'
import { evaluate } from '../../server/actions/evaluate-plan.ts'
import { sha256 } from '../../server/actions/ledger.ts'
import { brokenAt } from '../../server/rules/ledger.ts'
import type { MailView } from '../../server/wire/mail.ts'
import { openHouse } from '../support/house.ts'
import type { House, Visitor } from '../support/house.ts'
import type { Mailbox } from '../support/mailbox.ts'
import { openMailbox } from '../support/mailbox.ts'

const sendingBegins = '2026-11-23T00:30:00.000Z'
const unlucky = 'health@demo.invalid'
const mailsOf = async (who: Visitor): Promise<readonly MailView[]> => (await who.ask<readonly MailView[]>('GET', '/api/mails')).body

/** A house whose mails are decided and due. */
const withMail = async (url: string): Promise<House> => {
  const house = await openHouse({ now: sendingBegins, environment: { SMTP_URL: url } })
  await evaluate(house.ctx, null)
  return house
}
const minutesLater = ({ clock }: House, minutes: number): void => clock.set(new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString())
const idsOf = ({ received }: Mailbox): readonly string[] => received.map(({ messageId }) => messageId)

it('lets nobody pay for a server that is away: all mail waits untried, and leaves when it is back, slowly at first', async () => {
  await using house = await withMail('smtp://127.0.0.1:9')
  const office = await house.as('office')
  const all = (await mailsOf(office)).length
  expect(await deliver(house.ctx)).toMatchObject({ sent: 0, waiting: 0, failed: 0, wayClosed: expect.stringContaining('ECONNREFUSED') })
  expect((await mailsOf(office)).every(({ state, attempts }) => state === 'waiting' && attempts === 0)).toBe(true)
  // Rests, and says why.
  expect(await deliver(house.ctx)).toMatchObject({ sent: 0, wayClosed: expect.stringContaining('ECONNREFUSED') })
  await using mailbox = await openMailbox()
  await using back = await openHouse({ database: house.ctx.connection, now: house.clock.now(), environment: { SMTP_URL: mailbox.url } })
  minutesLater(back, 6)
  const first = await deliver(back.ctx)
  expect(first).toEqual({ sent: Math.min(30, all), waiting: 0, failed: 0, closed: false })
  minutesLater(back, 1)
  while ((await deliver(back.ctx)).sent > 0) minutesLater(back, 1)
  expect(new Set(idsOf(mailbox)).size).toBe(all)
  expect(mailbox.received).toHaveLength(all)
})

it('gives up after three days of sending, and sends again what somebody puts back', async () => {
  await using house = await withMail('smtp://127.0.0.1:9')
  const office = await house.as('office')
  const all = (await mailsOf(office)).length
  await deliver(house.ctx)
  house.clock.set('2026-11-26T02:00:00.000Z')
  let failed = 0
  for (let run = 0; run < 9 && failed < all; run += 1) {
    failed += (await deliver(house.ctx)).failed
    minutesLater(house, 6)
  }
  expect(failed).toBe(all)
  const mail = (await mailsOf(office)).find(({ state }) => state === 'failed')
  expect((await (await house.as('health')).ask('POST', `/api/mails/${mail!.id}/retry`)).status).toBe(403)
  expect((await office.ask('POST', `/api/mails/${mail!.id}/retry`)).status).toBe(204)
  expect((await mailsOf(office)).find(({ id }) => id === mail!.id)).toMatchObject({ state: 'waiting' })
})

it('counts what was tried, and not how often a process died over it', async () => {
  await using mailbox = await openMailbox()
  await using house = await withMail(mailbox.url)
  const { clock, ctx } = house
  for (let deaths = 0; deaths < 12; deaths += 1) {
    minutesLater(house, 60)
    await claimMessages(ctx.db, clock.now(), new Date(Date.parse(clock.now()) + 60_000).toISOString(), 1000)
  }
  clock.set('2026-11-30T02:00:00.000Z')
  mailbox.fail(() => ({ rcpt: { code: 451, text: 'come back later' } }))
  expect(await deliver(ctx)).toMatchObject({ sent: 0, failed: 0 })
  expect((await mailsOf(await house.as('office'))).every(({ state, attempts }) => state === 'waiting' && attempts === 1)).toBe(true)
})

it.each(['rcpt', 'data'] as const)('tries again what is not taken for now at %s, not before a minute, while others get theirs', async (at) => {
  await using mailbox = await openMailbox()
  await using house = await withMail(mailbox.url)
  mailbox.fail((to) => (to === unlucky ? { [at]: { code: 451, text: 'come back later' } } : {}))
  const { sent, waiting } = await deliver(house.ctx)
  expect([waiting, mailbox.received.length]).toEqual([1, sent])
  const office = await house.as('office')
  const held = (await mailsOf(office)).find(({ state }) => state === 'waiting')!
  expect(held).toMatchObject({ attempts: 1, answer: expect.stringContaining('come back later') })
  expect(Date.parse(held.sendAfter) - Date.parse(sendingBegins)).toBeGreaterThanOrEqual(60_000)
  expect(await deliver(house.ctx)).toMatchObject({ sent: 0, waiting: 0 })
  mailbox.refuse(null)
  minutesLater(house, 2)
  expect(await deliver(house.ctx)).toMatchObject({ sent: 1 })
})

it('tries an address that is refused for good no more, today or later, until somebody clears it', async () => {
  await using mailbox = await openMailbox()
  await using house = await withMail(mailbox.url)
  mailbox.fail((to) => (to === unlucky ? { rcpt: { code: 550, text: '5.1.1 no such mailbox' } } : {}))
  const { failed, sent } = await deliver(house.ctx)
  expect([failed, mailbox.received.length]).toEqual([1, sent])
  const office = await house.as('office')
  const refused = (await mailsOf(office)).find(({ state }) => state === 'failed')!
  expect(refused).toMatchObject({ address: unlucky, answer: expect.stringContaining('no such mailbox') })
  expect(await standingTroubles(house.ctx.db, ['Health@demo.invalid'])).toMatchObject([{ kind: 'refused', words: expect.stringContaining('no such mailbox') }])
  mailbox.refuse(null)
  await office.ask('POST', `/api/mails/${refused.id}/retry`)
  expect(await deliver(house.ctx)).toMatchObject({ failed: 1, sent: 0 })
  expect(mailbox.received).toHaveLength(sent)
})

it.each([
  ['a policy', { data: { code: 554, text: '5.7.1 looks like spam' } }],
  ['a quota', { rcpt: { code: 552, text: '5.2.2 mailbox full' } }],
] as const)('holds %s against the message alone', async (_, fault) => {
  await using mailbox = await openMailbox()
  await using house = await withMail(mailbox.url)
  mailbox.fail((to) => (to === unlucky ? fault : {}))
  expect(await deliver(house.ctx)).toMatchObject({ failed: 1, waiting: 0 })
  expect(await standingTroubles(house.ctx.db, [unlucky])).toEqual([])
})

it.each(['unkept', 'kept'] as const)('sends again, under the same name, what was %s when the line broke after the dot', async (drop) => {
  await using mailbox = await openMailbox()
  await using house = await withMail(mailbox.url)
  mailbox.fail((to) => (to === unlucky ? { drop } : {}))
  expect(await deliver(house.ctx)).toMatchObject({ waiting: 1, failed: 0 })
  mailbox.refuse(null)
  minutesLater(house, 2)
  expect(await deliver(house.ctx)).toMatchObject({ sent: 1 })
  const own = mailbox.received.filter(({ to }) => to === unlucky)
  expect(own).toHaveLength(drop === 'kept' ? 2 : 1)
  expect(new Set(own.map(({ messageId, header, text }) => `${messageId} ${header('date')} ${text}`)).size).toBe(1)
})

it('sends the others their mail while one answer takes its time', async () => {
  await using mailbox = await openMailbox()
  await using house = await withMail(mailbox.url)
  const slow = Promise.withResolvers<void>()
  mailbox.fail((to) => (to === unlucky ? { wait: slow.promise } : {}))
  const others = (await mailsOf(await house.as('office'))).length - 1
  const running = deliver(house.ctx)
  await expect.poll(() => mailbox.received.length, { timeout: 10_000 }).toBe(others)
  slow.resolve()
  expect(await running).toMatchObject({ sent: others + 1 })
})

it.each([
  ['a certificate that nobody vouches for', { secure: true }, 'smtps', /certificate|self.signed/i],
  ['a server that takes passwords in clear only', { disabledCommands: ['STARTTLS'] as string[] }, 'smtp', /STARTTLS/i],
])('sends neither mail nor password over %s, and says so', async (_, options, scheme, words) => {
  let passwords = 0
  await using mailbox = await openMailbox({
    authOptional: true,
    ...options,
    onAuth: (auth, _session, done) => {
      passwords += 1
      done(null, { user: auth.username })
    },
  })
  await using house = await withMail(`${scheme}://clerk:secret@localhost:${mailbox.port}`)
  expect(await deliver(house.ctx)).toMatchObject({ sent: 0, waiting: 0, failed: 0, wayClosed: expect.stringMatching(words) })
  expect([mailbox.received.length, passwords]).toEqual([0, 0])
})

it('sends again, as the same message, what a process took and did not finish', async () => {
  await using mailbox = await openMailbox()
  await using house = await withMail(mailbox.url)
  const [claimed] = await claimMessages(house.ctx.db, house.ctx.clock.now(), '2026-11-23T00:45:00.000Z', 1)
  await deliver(house.ctx)
  const ids = mailbox.received.map(({ messageId }) => messageId)
  expect(ids).not.toContain(`<${claimed!.messageIdHeader}>`)
  house.clock.set('2026-11-23T00:46:00.000Z')
  expect(await deliver(house.ctx)).toMatchObject({ sent: 1 })
  expect(mailbox.received.at(-1)?.messageId).toBe(`<${claimed!.messageIdHeader}>`)
})

it('enters every message that left, and no other, in a ledger that cannot be changed unseen', async () => {
  await using mailbox = await openMailbox()
  await using house = await withMail(mailbox.url)
  mailbox.fail((to) => (to === unlucky ? { rcpt: { code: 451, text: 'later' } } : {}))
  await deliver(house.ctx)
  const entries = await ledgerAfter(house.ctx.db, 0, 1000)
  expect(brokenAt(beginning, entries, sha256)).toBeNull()
  expect(new Set(entries.map(({ messageIdHeader }) => `<${messageIdHeader}>`))).toEqual(new Set(idsOf(mailbox)))
  for (const { subject, address } of entries) expect(mailbox.received.find(({ to }) => to === address)?.subject).toBe(subject)
  expect(entries.every(({ assessmentIds, answer }) => JSON.parse(assessmentIds).length > 0 && answer.includes('kept'))).toBe(true)
})

it('tells the plan office once of an address that takes no mail', async () => {
  await using mailbox = await openMailbox()
  await using house = await withMail(mailbox.url)
  mailbox.fail((to) => (to === unlucky ? { rcpt: { code: 550, text: '5.1.1 no such mailbox' } } : {}))
  await deliver(house.ctx)
  const before = mailbox.received.length
  for (const day of ['2026-11-24', '2026-11-25']) {
    house.clock.set(`${day}T00:31:00.000Z`)
    await evaluate(house.ctx, null)
    await deliver(house.ctx)
  }
  const told = mailbox.received.slice(before).filter(({ text }) => text.includes(unlucky))
  expect(told.map(({ to }) => to).toSorted()).toEqual(['office2@demo.invalid', 'office@demo.invalid'])
  expect(told.every(({ text }) => text.includes('no such mailbox'))).toBe(true)
})
