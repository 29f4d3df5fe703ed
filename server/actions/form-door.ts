/**
 * Who holds a form: the way from a link in a mail to the person it was sent to.
 *
 * 1. Two things let in: the secret of the address, and a cookie that belongs to this form alone. The cookie is given once, to the browser in which
 *    the person says that he opens the form; a program that only looks at addresses does not say so. In any other browser the link is dead then.
 * 2. Without the right secret there is no form, whatever the reason: unknown, made up, or of a person who has left.
 * 3. With it the page says why the form is not open here, and a new link can be asked for: it goes by mail to the same person, and nowhere else.
 */
import { addFormLinks, bindFormLink, formLinkById, noteFormUse, renewalOf, wasElsewhere } from '../../db/form-links.ts'
import { newId } from '../../db/ids.ts'
import { addMessages, linksSentOn, messageById } from '../../db/outbox.ts'
import type { FormLink, FormLinkUse, FormScope, Id, Instant } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { warningsById } from '../../db/warnings.ts'
import { localDate } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { formLetter } from '../letters/form-link.ts'
import { sendingTime } from '../rules/mail-rules.ts'
import { hashOf, isHashOf, newSecret } from '../seal.ts'
import type { ClosedForm } from '../wire/forms.ts'
import type { ActingPerson } from './actor.ts'
import { actingPerson } from './actor.ts'
import { keptFormLink } from './form-links.ts'
import { workZone } from './read-jobs.ts'

/** Where a request comes from. */
export interface From {
  /** Address of the other side of the connection. */
  readonly peer: string
  readonly browser: string
}

/** A link that was shown with its secret, and the person it belongs to. */
export interface FormHolder {
  readonly link: FormLink
  readonly scope: FormScope
  readonly actor: ActingPerson
  readonly state: 'open' | ClosedForm['state']
  readonly from: From
}

const stateOf = ({ revokedAt, boundTo, expiresAt }: FormLink, cookie: string | null, now: Instant): FormHolder['state'] => {
  if (revokedAt !== null) return 'replaced'
  if (expiresAt <= now) return 'expired'
  if (boundTo === null) return 'ready'
  return cookie !== null && isHashOf(boundTo, cookie) ? 'open' : 'elsewhere'
}

/**
 * @param secret what stands behind the # of the address. @param cookie of this form; `null` where the browser has none.
 * @throws Refusal not_found
 */
export const formHolder = async (ctx: Context, id: Id, secret: string, cookie: string | null, from: From): Promise<FormHolder> => {
  const link = ctx.seal.isSigned('form-link', id, secret) ? await formLinkById(ctx.db, id) : undefined
  const actor = link && (await actingPerson(ctx.db, link.personId).catch(() => undefined))
  if (!link || !actor) throw new Refusal('not_found')
  return { link, actor, scope: JSON.parse(link.scope) as FormScope, state: stateOf(link, cookie, ctx.clock.now()), from }
}

const longestBrowser = 200

/** Notes what was done, or tried, by a link. */
export const noteUse = async (ctx: Context, { link, from }: FormHolder, what: FormLinkUse['what'], about: readonly string[] = []): Promise<void> => {
  const use = { id: newId(), linkId: link.id, at: ctx.clock.now(), what, peer: from.peer, browser: from.browser.slice(0, longestBrowser) }
  await write(ctx.db, (trx) => noteFormUse(trx, { ...use, about: JSON.stringify(about) }))
}

/** Another browser shows the link: noted once an address. */
const noteElsewhere = async (ctx: Context, holder: FormHolder): Promise<void> => {
  if (!(await wasElsewhere(ctx.db, holder.link.id, holder.from.peer))) await noteUse(ctx, holder, 'elsewhere')
}

/** What the page says where the form is not open. */
export const closedForm = async (ctx: Context, holder: FormHolder): Promise<ClosedForm> => {
  const { link, scope, actor, state } = holder
  if (state === 'open') throw new Error(`form ${link.id} is open`)
  if (state === 'elsewhere') await noteElsewhere(ctx, holder)
  // That a figure is missing is asked for as that figure.
  const warnings = (await warningsById(ctx.db, scope.warnings)).filter(({ cause, state: standing }) => cause !== 'report' && standing !== 'resolved')
  const renewal = await renewalOf(ctx.db, link.id)
  const message = renewal && (await messageById(ctx.db, renewal.messageId))
  return {
    state,
    person: actor.person.name,
    language: actor.person.language,
    until: localDate(link.expiresAt, await workZone(ctx)),
    cells: scope.cells.length,
    warnings: warnings.length,
    orders: scope.orders.length,
    renewedFor: message?.sendAfter ?? null,
  }
}

/** Gives the form to the browser that asks, if no other has it. @returns how the form is now, and the secret for the cookie where it was given. */
export const openForm = async (ctx: Context, holder: FormHolder): Promise<{ readonly holder: FormHolder; readonly secret: string | null }> => {
  if (holder.state !== 'ready') return { holder, secret: null }
  const secret = newSecret()
  if (!(await write(ctx.db, (trx) => bindFormLink(trx, holder.link, hashOf(secret), ctx.clock.now()))))
    return { holder: { ...holder, state: 'elsewhere' }, secret: null }
  await noteUse(ctx, holder, 'opened')
  return { holder: { ...holder, state: 'open' }, secret }
}

const mostLinksADay = 5

/** A new link in the stead of one that is of no use here, by a mail to its person. Asked for again, it is the same mail until that link was opened. */
export const renewForm = async (ctx: Context, holder: FormHolder): Promise<void> => {
  const { link, scope, actor, state } = holder
  if (state === 'open' || state === 'ready') return
  const now = ctx.clock.now()
  const earlier = await renewalOf(ctx.db, link.id)
  if (earlier && earlier.boundTo === null && earlier.revokedAt === null && earlier.expiresAt > now) return
  const zone = await workZone(ctx)
  const { day, sendAfter } = sendingTime(now, zone, await ctx.workdays())
  const [id, messageId] = [newId(), newId()]
  const kept = await keptFormLink(ctx, { id, personId: actor.id, message: { id: messageId, day }, scope, renews: link.id })
  const letter = await formLetter({
    person: actor.person.name,
    language: actor.person.language,
    until: localDate(kept.link.expiresAt, zone),
    link: kept.address,
    counts: { cells: scope.cells.length, warnings: scope.warnings.length, orders: scope.orders.length },
  })
  await write(ctx.db, async (trx) => {
    if ((await linksSentOn(trx, actor.id, day)) >= mostLinksADay) throw new Refusal('too_many_tries')
    await addMessages(trx, [
      {
        id: messageId,
        personId: actor.id,
        robotId: null,
        planId: null,
        day,
        kind: 'link',
        dedupKey: `link:${id}`,
        state: 'waiting',
        sendAfter,
        attempts: 0,
        leaseUntil: null,
        messageIdHeader: `${messageId}@xushi`,
        address: actor.person.email,
        ...letter,
        answer: null,
        createdAt: now,
        sentAt: null,
      },
    ])
    await addFormLinks(trx, [kept.link])
  })
  await noteUse(ctx, holder, 'renewed')
}
