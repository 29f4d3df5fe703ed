/** A link to a form as the mail of a person carries it, and browsers that use it. */
import { everybody } from '../../db/people.ts'
import type { FormScope, Id } from '../../db/schema.ts'
import { addFormLinks } from '../../db/form-links.ts'
import { addMessages } from '../../db/outbox.ts'
import { newId } from '../../db/ids.ts'
import { write } from '../../db/transaction.ts'
import { keptFormLink } from '../../server/actions/form-links.ts'
import { aMessage } from './a-message.ts'
import type { Answer, House } from './house.ts'

export interface SentLink {
  readonly id: Id
  readonly secret: string
}

/** Puts a link into a mail of a demonstration account's. @param day of the mail. */
export const sendLink = async ({ ctx }: House, name: string, scope: Partial<FormScope>, day = '2026-11-23'): Promise<SentLink> => {
  const person = (await everybody(ctx.db)).find(({ email }) => email === `${name}@demo.invalid`)
  if (!person) throw new Error(`nobody is called ${name}`)
  const [id, message] = [newId(), aMessage(person.id, day, { dedupKey: newId(), state: 'sent' })]
  const whole = { cells: [], warnings: [], orders: [], ...scope }
  const { link } = await keptFormLink(ctx, { id, personId: person.id, message, scope: whole, renews: null })
  await write(ctx.db, async (trx) => {
    await addMessages(trx, [message])
    await addFormLinks(trx, [link])
  })
  return { id, secret: ctx.seal.sign('form-link', id) }
}

/** A browser with its own cookies, in which the link is shown. */
export interface FormBrowser {
  readonly ask: <Body = never>(method: string, path?: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer<Body>>
}

export const formBrowser = ({ stranger }: House, { id, secret }: SentLink): FormBrowser => {
  let cookie = ''
  return {
    ask: async <Body>(method: string, path = '', body?: unknown, headers: Readonly<Record<string, string>> = {}) => {
      const answer = await stranger.ask<Body>(method, `/api/forms/${id}${path}`, body, { 'x-form-key': secret, ...(cookie !== '' && { cookie }), ...headers })
      const [given] = answer.headers.getSetCookie()
      if (given !== undefined) cookie = given.split(';', 1)[0] ?? ''
      return answer
    },
  }
}
