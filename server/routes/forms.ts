/**
 * Forms behind links in mails: no password and no session. The secret of the address comes in a header, never in an address that a log would keep;
 * the cookie that binds the form to one browser goes to its own path alone. Without the right secret every route answers that there is nothing.
 */
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Context as Request, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { observationFlags, orderStates } from '../../db/schema.ts'
import type { FormHolder } from '../actions/form-door.ts'
import { closedForm, formHolder, openForm, renewForm } from '../actions/form-door.ts'
import { acknowledgeInForm, answerInForm, fileInForm, fillForm, turnInForm } from '../actions/fill-form.ts'
import { formView } from '../actions/read-form.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { countedPeer, Tries } from '../tries.ts'
import type { FormAnswer } from '../wire/forms.ts'
import { formActs } from '../wire/forms.ts'
import type { Door } from './door.ts'
import { day, ids, json, param, peerOf, period, query, told } from './door.ts'

interface FormDoor {
  readonly Variables: Door['Variables'] & { readonly holder: FormHolder }
}

const keyHeader = 'x-form-key'
const cookieName = 'form'
const wrongTriesAMinute = 60
const requestsAMinute = 240

const link = param(z.object({ link: ids.mail }))
const longestText = 10_000
const longestWord = 2_000
const word = z.string().max(longestWord)

/** A form has as many cells as a mail has matters. */
const mostEdits = 500
const edits = z.strictObject({
  id: z.string().min(8).max(48),
  plan: ids.plan,
  edits: z
    .array(
      z.strictObject({
        cell: z.strictObject({ sheet: z.literal('observations'), indicator: ids.indicator, period }),
        was: z.string().max(longestText).nullable(),
        text: z.string().max(longestText),
        flag: z.enum(observationFlags).optional(),
      }),
    )
    .min(1)
    .max(mostEdits)
    .refine((given) => new Set(given.map(({ cell }) => `${cell.indicator} ${cell.period}`)).size === given.length, { error: 'a cell stands twice' }),
})

/** The page and its answers: no address of theirs is told to anybody, and no index lists them. Stands before the headers that every answer gets. */
export const formPolicy: MiddlewareHandler = async (request, next) => {
  await next()
  request.res.headers.set('referrer-policy', 'no-referrer')
  request.res.headers.set('x-robots-tag', 'noindex, nofollow')
}

/** Looks who holds the form, before anything else of the request is looked at. */
const held = (ctx: Context): MiddlewareHandler<FormDoor> => {
  const [wrong, all] = [new Tries(wrongTriesAMinute), new Tries(requestsAMinute)]
  return async (request, next) => {
    const peer = peerOf(request)
    const [id, from] = [request.req.param('link') ?? '', { peer, browser: request.req.header('user-agent') ?? '' }]
    const key = countedPeer(peer)
    if (wrong.isOver(key) || all.isOver(id)) throw new Refusal('too_many_tries')
    try {
      request.set('holder', await formHolder(ctx, id, request.req.header(keyHeader) ?? '', getCookie(request, cookieName) ?? null, from))
    } catch (error) {
      if (error instanceof Refusal) wrong.count(key)
      throw error
    }
    all.count(id)
    request.header('cache-control', 'private, no-store')
    await next()
  }
}

/** Only what the form is open for in this browser. */
const opened: MiddlewareHandler<FormDoor> = async (request, next) => {
  if (request.var.holder.state !== 'open') throw new Refusal('form_closed')
  await next()
}

const answerOf = async (ctx: Context, holder: FormHolder): Promise<FormAnswer> =>
  holder.state === 'open' ? { state: 'open', form: await formView(ctx, holder) } : closedForm(ctx, holder)

const giveCookie = (ctx: Context, request: Request<FormDoor>, secret: string): void => {
  const { id, expiresAt } = request.var.holder.link
  setCookie(request, cookieName, secret, {
    path: `/api/forms/${id}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: ctx.config.publicUrl.startsWith('https:'),
    expires: new Date(expiresAt),
  })
}

export const formRoutes = (ctx: Context) =>
  new Hono<FormDoor>()
    .use('/:link/*', held(ctx))
    .get('/:link', told('forms', 'The form of a link in a mail, or why it is not open here; the secret in `x-form-key`'), link, async (request) =>
      request.json(await answerOf(ctx, request.var.holder)),
    )
    .post('/:link/opening', told('forms', 'Opens a form in this browser, and in no other'), link, async (request) => {
      const { holder, secret } = await openForm(ctx, request.var.holder)
      if (secret !== null) giveCookie(ctx, request, secret)
      return request.json(await answerOf(ctx, holder))
    })
    .post('/:link/renewal', told('forms', 'Asks for a new link, which goes to the same person by mail'), link, async (request) => {
      await renewForm(ctx, request.var.holder)
      return request.json(await answerOf(ctx, request.var.holder))
    })
    .post('/:link/edits', opened, told('forms', 'Writes figures that the form asks for; each edit has its own outcome'), link, json(edits), async (request) =>
      request.json(await fillForm(ctx, request.var.holder, request.req.valid('json'))),
    )
    .post(
      '/:link/evidence',
      opened,
      told('forms', 'Files a document beside a figure of the form: the body is the file, as `application/octet-stream`, at most 10 MB'),
      link,
      query(z.strictObject({ indicator: ids.indicator, period, name: z.string().min(1).max(500) })),
      async (request) => {
        const length = request.req.header('content-length')
        const given = { ...request.req.valid('query'), size: length === undefined ? null : Number(length) }
        return request.json(await fileInForm(ctx, request.var.holder, given, request.req.raw.body))
      },
    )
    .post(
      '/:link/questions/:question',
      opened,
      told('forms', 'Says that a figure of the form was checked and is right'),
      param(z.object({ link: ids.mail, question: ids.question })),
      json(z.strictObject({ text: z.string().max(500).default('') })),
      async (request) => request.json(await answerInForm(ctx, request.var.holder, request.req.valid('param').question, request.req.valid('json').text)),
    )
    .post(
      '/:link/warnings/:warning',
      opened,
      told('forms', 'Says the cause of a warning of the form, what is done, and by when'),
      param(z.object({ link: ids.mail, warning: ids.mail })),
      json(z.strictObject({ reason: word, measures: word, promisedOn: day })),
      async (request) => request.json(await acknowledgeInForm(ctx, request.var.holder, request.req.valid('param').warning, request.req.valid('json'))),
    )
    .post(
      '/:link/orders/:order',
      opened,
      told('forms', 'Signs for an order of the form, tells how it goes, or asks for a later limit'),
      param(z.object({ link: ids.mail, order: ids.mail })),
      json(z.strictObject({ act: z.enum(formActs), seen: z.enum(orderStates), note: word, limitOn: day.nullable() })),
      async (request) => request.json(await turnInForm(ctx, request.var.holder, request.req.valid('param').order, request.req.valid('json'))),
    )
