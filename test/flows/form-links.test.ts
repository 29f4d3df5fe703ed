/** From the outbox to the form: what a mail asks for is what its link opens, and the secret is only in what leaves. */
import { expect, it } from 'vitest'
import type { FormScope, Id } from '../../db/schema.ts'
import { formLinkOfMessage } from '../../db/form-links.ts'
import { formLinkFor, withoutSecrets, withSecrets } from '../../server/actions/form-links.ts'
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

const scopeOf = async ({ ctx }: House, messageId: Id): Promise<FormScope> => JSON.parse((await formLinkOfMessage(ctx.db, messageId))!.scope) as FormScope

it('opens what the mail tells: missing figures as cells, warnings by themselves', async () => {
  await using house = await evaluated()
  const mail = await messageOf(house, 'data@demo.invalid')
  const address = await formLinkFor(house.ctx, mail, mail.personId)
  expect(address).toMatch(new RegExp(`^${house.ctx.config.publicUrl}/form/[\\da-f-]{36}#key$`))
  expect(await scopeOf(house, mail.id)).toMatchObject({ cells: [{ period: '2026-Q3' }], warnings: [expect.any(String), expect.any(String)], orders: [] })
  // A letter that is written a second time has the same address.
  expect(await formLinkFor(house.ctx, mail, mail.personId)).toBe(address)
  expect(await formLinkFor(house.ctx, { id: 'no-such-mail', day: mail.day }, mail.personId)).toBeNull()
})

it('puts the secret into the mail that carries the link, and into no other', async () => {
  await using house = await evaluated()
  const [own, other] = [await messageOf(house, 'data@demo.invalid'), await messageOf(house, 'labour@demo.invalid')]
  const address = (await formLinkFor(house.ctx, own, own.personId))!
  await formLinkFor(house.ctx, other, other.personId)
  const secret = house.ctx.seal.sign('form-link', (await formLinkOfMessage(house.ctx.db, own.id))!.id)
  const kept = { text: `打开 ${address}`, html: `<a href="${address}">打开</a>` }
  const left = await withSecrets(house.ctx, own.id, kept)
  expect(left).toEqual({ text: `打开 ${address.replace(/key$/, secret)}`, html: `<a href="${address.replace(/key$/, secret)}">打开</a>` })
  // Somebody has written another's address into a comment, which a mail to himself quotes.
  expect(await withSecrets(house.ctx, other.id, kept)).toEqual(kept)
  for (const shown of [withoutSecrets(kept), withoutSecrets(left)])
    expect(shown).toEqual({ text: `打开 ${house.ctx.config.publicUrl}/form`, html: `<a href="${house.ctx.config.publicUrl}/form">打开</a>` })
})
