/** From the outbox to the form: what a mail asks for is what its link opens, and the secret is only in what leaves. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { expect, it } from 'vitest'
import type { FormScope, Id } from '../../db/schema.ts'
import { formLinkOfMessage } from '../../db/form-links.ts'
import { formLinksFor, withoutSecrets, withSecrets } from '../../server/actions/form-links.ts'
import type { House } from '../support/house.ts'
import { openHouse } from '../support/house.ts'

const evaluated = async (): Promise<House> => {
  const house = await openHouse()
  await (await house.as('office')).ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
  return house
}

const messageOf = ({ ctx }: House, email: string) =>
  ctx.db
    .selectFrom('message')
    .innerJoin('person', 'person.id', 'message.personId')
    .select(['message.id', 'message.day', 'person.id as personId'])
    .where('person.email', '=', email)
    .executeTakeFirstOrThrow()

const linkFor = async ({ ctx }: House, message: { readonly id: Id; readonly day: string; readonly personId: Id }): Promise<string | undefined> =>
  (await formLinksFor(ctx, [{ message, personId: message.personId }])).get(message.id)

const scopeOf = async ({ ctx }: House, messageId: Id): Promise<FormScope> => JSON.parse((await formLinkOfMessage(ctx.db, messageId))!.scope) as FormScope

it('opens what the mail tells: missing figures as cells, warnings by themselves', async () => {
  await using house = await evaluated()
  const mail = await messageOf(house, 'data@demo.invalid')
  const address = await linkFor(house, mail)
  expect(address).toMatch(new RegExp(`^${house.ctx.config.publicUrl}/form/[\\da-f-]{36}#key$`))
  const { cells, warnings, orders } = await scopeOf(house, mail.id)
  expect(cells.map(({ period }) => period)).toContain('2026-Q3')
  expect([warnings.length > 0, orders]).toEqual([true, []])
  // A letter that is written a second time has the same address.
  expect(await linkFor(house, mail)).toBe(address)
  expect(await linkFor(house, { ...mail, id: 'no-such-mail' })).toBeUndefined()
})

it('puts the secret into the mail that carries the link, and into no other', async () => {
  await using house = await evaluated()
  const [own, other] = [await messageOf(house, 'data@demo.invalid'), await messageOf(house, 'labour@demo.invalid')]
  const address = (await linkFor(house, own))!
  await linkFor(house, other)
  const secret = house.ctx.seal.sign('form-link', (await formLinkOfMessage(house.ctx.db, own.id))!.id)
  const kept = { text: `打开 ${address}`, html: `<a href="${address}">打开</a>` }
  const left = await withSecrets(house.ctx, own.id, kept)
  expect(left).toEqual({ text: `打开 ${address.replace(/key$/, secret)}`, html: `<a href="${address.replace(/key$/, secret)}">打开</a>` })
  // Somebody has written another's address into a comment, which a mail to himself quotes.
  expect(await withSecrets(house.ctx, other.id, kept)).toEqual(kept)
  for (const shown of [withoutSecrets(kept), withoutSecrets(left)])
    expect(shown).toEqual({ text: `打开 ${house.ctx.config.publicUrl}/form`, html: `<a href="${house.ctx.config.publicUrl}/form">打开</a>` })
})

it('leaves with the mail and stays out of what is kept and shown', async () => {
  await using house = await evaluated()
  const mail = await messageOf(house, 'data@demo.invalid')
  await (await house.as('office')).ask('POST', '/api/jobs/deliver')
  const { id } = (await formLinkOfMessage(house.ctx.db, mail.id))!
  const secret = house.ctx.seal.sign('form-link', id)
  const sent = readdirSync(house.mail).map((name) => readFileSync(join(house.mail, name)))
  const letters = await Promise.all(sent.map((content) => PostalMime.parse(content)))
  const holding = letters.filter(({ text = '', html = '' }) => text.includes(secret) || html.includes(secret))
  expect(holding.map(({ to }) => to?.[0]?.address)).toEqual(['data@demo.invalid'])
  expect([holding[0]?.text, holding[0]?.html]).toEqual([expect.stringContaining(`/form/${id}#${secret}`), expect.stringContaining(`/form/${id}#${secret}`)])
  expect(letters.filter(({ html }) => html?.includes('#key'))).toEqual([])
  // Neither the database nor any page has it.
  const kept = await house.ctx.db.selectFrom('message').selectAll().execute()
  expect(JSON.stringify([kept, await house.ctx.db.selectFrom('formLink').selectAll().execute()])).not.toContain(secret)
  for (const name of ['office', 'data']) {
    const shown = await (await house.as(name)).ask<{ html: string; text: string }>('GET', `/api/mails/${mail.id}`)
    expect(shown.body.html).toContain('/form"')
    expect(shown.body.html + shown.body.text).not.toContain(`/form/${id}`)
  }
})
