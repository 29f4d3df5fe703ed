/** Signing in and out, and what the page asks before anything else. */
import { Hono } from 'hono'
import { z } from 'zod'
import { actingPerson } from '../actions/actor.ts'
import { changePassword, sessionView, setLanguage } from '../actions/read-session.ts'
import { shortestPassword } from '../auth.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { json, language, peerOf, signedIn, told } from './door.ts'

const password = z.string().min(1).max(200)
const newPassword = z.string().min(shortestPassword).max(200)

export const sessionRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('session', 'Who is signed in, and what kind of installation this is; for strangers too'), async (request) => {
      const id = await ctx.auth.personOf(request.req.raw.headers)
      const actor = id === null ? null : await actingPerson(ctx.db, id).catch(() => null)
      return request.json(await sessionView(ctx, actor))
    })
    .post('/', told('session', 'Signs in; sets the session cookie'), json(z.strictObject({ email: z.string().min(1).max(254), password })), async (request) => {
      const given = request.req.valid('json')
      const cookies = await ctx.auth.signIn(given.email.trim().toLowerCase(), given.password, peerOf(request))
      for (const cookie of cookies) request.header('set-cookie', cookie, { append: true })
      const headers = new Headers({ cookie: cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ') })
      const id = await ctx.auth.personOf(headers)
      return request.json(await sessionView(ctx, id === null ? null : await actingPerson(ctx.db, id)))
    })
    .delete('/', told('session', 'Signs out; the session is dead on the server', 'Nothing'), async (request) => {
      for (const cookie of await ctx.auth.signOut(request.req.raw.headers)) request.header('set-cookie', cookie, { append: true })
      return request.body(null, 204)
    })
    .patch('/', signedIn(ctx), told('session', 'Keeps the language of the page and of mails'), json(z.strictObject({ language })), async (request) =>
      request.json(await setLanguage(ctx, request.var.actor, request.req.valid('json').language)),
    )
    .post(
      '/password',
      signedIn(ctx),
      told('session', 'Changes the password; all sessions end', 'Nothing'),
      json(z.strictObject({ current: password, next: newPassword })),
      async (request) => {
        const { current, next } = request.req.valid('json')
        await changePassword(ctx, request.var.actor, current, next)
        return request.body(null, 204)
      },
    )
