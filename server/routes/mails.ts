/** The outbox, to read; and a failed mail, to send once more. */
import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { nextMail, sendNextMail } from '../actions/next-mail.ts'
import { mailsView, mailView, retryMail } from '../actions/read-mails.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, languageFor, json, language, param, query, told } from './door.ts'

const inLanguage = query(z.strictObject({ language }))
const mail = param(z.object({ mail: ids.mail }))
/** A letter is shown in a frame: it may look as it looks, and do nothing. Stands before the headers that every answer gets. */
export const letterPolicy: MiddlewareHandler = async (request, next) => {
  await next()
  if (request.res.ok)
    request.res.headers.set(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups",
    )
}

export const mailRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('mails', 'Mails: everybody his own, the plan office and supervisors all'), async (request) =>
      request.json(await mailsView(ctx, request.var.actor)),
    )
    .get('/next', told('mails', 'What the next digest of the person would say now; writes nothing'), inLanguage, async (request) =>
      request.json(await nextMail(ctx, request.var.actor, request.req.valid('query').language)),
    )
    .get('/next/html', told('mails', 'The same letter alone, for a frame', 'HTML'), inLanguage, async (request) => {
      const { html } = await nextMail(ctx, request.var.actor, request.req.valid('query').language)
      if (html === null) throw new Refusal('not_found')
      return request.html(html, 200, { 'cache-control': 'private, no-store' })
    })
    .post('/next', told('mails', 'Sends it to the person as a sample', 'Nothing'), json(z.strictObject({ language })), async (request) => {
      await sendNextMail(ctx, request.var.actor, request.req.valid('json').language)
      return request.body(null, 204)
    })
    .get('/:mail', told('mails', 'One mail with its letter'), mail, async (request) =>
      request.json(await mailView(ctx, request.var.actor, request.req.valid('param').mail, languageFor(request))),
    )
    .get('/:mail/html', told('mails', 'The letter alone, for a frame', 'HTML'), mail, async (request) => {
      const { html } = await mailView(ctx, request.var.actor, request.req.valid('param').mail, languageFor(request))
      if (html === null) throw new Refusal('not_found')
      return request.html(html, 200, { 'cache-control': 'private, no-store' })
    })
    .post('/:mail/retry', told('mails', 'Sends a failed mail once more', 'Nothing'), mail, async (request) => {
      await retryMail(ctx, request.var.actor, request.req.valid('param').mail)
      return request.body(null, 204)
    })
