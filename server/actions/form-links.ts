/**
 * The link in a mail that opens a form without a password: issued when the letter is written, signed while the letter leaves.
 *
 * The address that is kept with the letter ends in a mark where the secret belongs. The secret is the signature of the link's id and stands
 * nowhere: `withSecrets` puts it in on the way out, and only into the mail that carries the link, so that nobody gets another's by writing its
 * address into a comment. It is the fragment of the address, which browsers keep to themselves: no log, proxy or program that looks links up
 * before the person does ever has it.
 *
 * A link lives ten legal workdays. It ends before that when its person leaves or gets another address, and when one that was asked for in its
 * stead is opened. A newer mail does not end it: what it opens is only what is still owed, and who has begun goes on.
 */
import { addFormLinks, formLinkOfMessage, formLinksOfMessages, formMatters } from '../../db/form-links.ts'
import { newId } from '../../db/ids.ts'
import type { DateText, FormLink, FormScope, Id, Instant, Message, Period } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { endOfDay, periodsBetween, spanOf } from '../basics/calendar.ts'
import { addWorkdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { workZone } from './read-jobs.ts'

const livesWorkdays = 10
const mark = 'key'
const place = '/form/'

const addressOf = ({ config }: Pick<Context, 'config'>, id: Id, secret: string): string => `${config.publicUrl}${place}${id}#${secret}`

/** Addresses of forms in a letter, whatever the page's own address was then. */
const anyAddress = /\/form\/[\da-f-]{36}#[\w-]+/g

/** When a link ends that is sent on a day. */
const endOf = async (ctx: Context, day: DateText): Promise<Instant> => endOfDay(addWorkdays(day, livesWorkdays, await ctx.workdays()).date, await workZone(ctx))

export interface NewFormLink {
  readonly id: Id
  readonly personId: Id
  /** The mail that carries it, and its day. */
  readonly message: Pick<Message, 'id' | 'day'>
  readonly scope: FormScope
  readonly renews: Id | null
}

/** A link as it is kept, and its address as it is kept with the letter: with the mark in place of the secret. */
export const keptFormLink = async (
  ctx: Context,
  { message, scope, ...given }: NewFormLink,
): Promise<{ readonly link: FormLink; readonly address: string }> => ({
  link: {
    ...given,
    messageId: message.id,
    scope: JSON.stringify(scope),
    at: ctx.clock.now(),
    expiresAt: await endOf(ctx, message.day),
    boundTo: null,
    boundAt: null,
    usedAt: null,
    revokedAt: null,
  },
  address: addressOf(ctx, given.id, mark),
})

/** All periods from one to another that is as long: since when figures are missing. */
const periodsFrom = (first: Period, last: Period): readonly Period[] => {
  const [from, to] = [spanOf(first), spanOf(last)]
  return from.frequency === to.frequency ? periodsBetween(from.from, to.to, to.frequency).map(({ text }) => text) : [last]
}

/** What a mail asks for that a form can answer: figures to fill in, warnings to answer for, orders. */
const scopeOf = (matters: Awaited<ReturnType<typeof formMatters>>): FormScope => {
  const cells = new Map<string, FormScope['cells'][number]>()
  const put = (indicator: Id | null, period: string | null): void => {
    if (indicator !== null && period !== null) cells.set(`${indicator} ${period}`, { indicator, period })
  }
  for (const { indicatorId, period, cause, warned, firstMissing, lastMissing } of matters) {
    put(indicatorId, period)
    if (cause === 'report' && firstMissing !== null && lastMissing !== null) for (const each of periodsFrom(firstMissing, lastMissing)) put(warned, each)
  }
  const asking = matters.filter(({ what }) => what !== 'resolved')
  const distinct = (ids: readonly (Id | null)[]): readonly Id[] => [...new Set(ids.filter((id) => id !== null))]
  return { cells: [...cells.values()], warnings: distinct(asking.map(({ warningId }) => warningId)), orders: distinct(asking.map(({ orderId }) => orderId)) }
}

/**
 * Addresses for letters, from what their messages have to tell; a letter that is written a second time has the same one.
 *
 * @returns by message; one without anything that a form could answer is left out.
 */
export const formLinksFor = async (
  ctx: Context,
  letters: readonly { readonly message: Pick<Message, 'id' | 'day'>; readonly personId: Id }[],
): Promise<ReadonlyMap<Id, string>> => {
  const ids = letters.map(({ message }) => message.id)
  const known = new Map((await formLinksOfMessages(ctx.db, ids)).map((link) => [link.messageId, link]))
  const matters = Map.groupBy(await formMatters(ctx.db, ids), ({ messageId }) => messageId)
  const made: FormLink[] = []
  const addresses = new Map<Id, string>()
  for (const { message, personId } of letters) {
    const link = known.get(message.id)
    const scope = scopeOf(matters.get(message.id) ?? [])
    if (link) addresses.set(message.id, addressOf(ctx, link.id, mark))
    else if (scope.cells.length + scope.warnings.length + scope.orders.length > 0) {
      const fresh = await keptFormLink(ctx, { id: newId(), personId, message, scope, renews: null })
      made.push(fresh.link)
      addresses.set(message.id, fresh.address)
    }
  }
  if (made.length > 0) await write(ctx.db, (trx) => addFormLinks(trx, made))
  return addresses
}

interface Letters {
  readonly text: string
  readonly html: string
}

/** A kept letter as it leaves: with the secret of its own link, and of no other. */
export const withSecrets = async <T extends Letters>(ctx: Context, messageId: Id, letter: T): Promise<T> => {
  if (!letter.text.includes(place) && !letter.html.includes(place)) return letter
  const link = await formLinkOfMessage(ctx.db, messageId)
  if (!link) return letter
  const [kept, sent] = [addressOf(ctx, link.id, mark), addressOf(ctx, link.id, ctx.seal.sign('form-link', link.id))]
  return { ...letter, text: letter.text.replaceAll(kept, sent), html: letter.html.replaceAll(kept, sent) }
}

/** A letter as pages show it: the link leads to a page that says where the real one is. */
export const withoutSecrets = <T extends { readonly [K in keyof Letters]: string | null }>(letter: T): T => ({
  ...letter,
  text: letter.text?.replaceAll(anyAddress, '/form') ?? null,
  html: letter.html?.replaceAll(anyAddress, '/form') ?? null,
})
