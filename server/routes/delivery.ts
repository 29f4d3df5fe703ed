/** How mail fares: whether it can leave, addresses that take none, the ledger of what left; and the door for reports of mail that came back. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { clearAddress, takeBounces, troublesView } from '../actions/address-troubles.ts'
import { exportLedger, ledgerView } from '../actions/ledger.ts'
import { wayView } from '../actions/mail-way.ts'
import { Refusal } from '../basics/refusals.ts'
import { readBounces } from '../channels/bounce.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, param, told } from './door.ts'

const trouble = param(z.object({ trouble: ids.mail }))

export const deliveryRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('mails', 'Whether mail can leave, what waits, and addresses that take none'), async (request) =>
      request.json({ way: await wayView(ctx, request.var.actor), troubles: await troublesView(ctx, request.var.actor) }),
    )
    .post('/troubles/:trouble/clear', told('mails', 'Lets mail go to an address again', 'Nothing'), trouble, async (request) => {
      await clearAddress(ctx, request.var.actor, request.req.valid('param').trouble)
      return request.body(null, 204)
    })
    .get('/ledger', told('mails', 'Checks the ledger of mails from its first entry to its last'), async (request) =>
      request.json(await ledgerView(ctx, request.var.actor)),
    )
    .get('/ledger/entries', told('mails', 'The whole ledger, for keeping outside'), async (request) => {
      const entries = await exportLedger(ctx, request.var.actor)
      return request.json(entries, 200, { 'content-disposition': 'attachment; filename="ledger.json"' })
    })

/** Larger than a report that brings the mail back whole. */
const largestReport = 2_000_000

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (given: string, asked: string): boolean => timingSafeEqual(digestOf(given), digestOf(asked))

const reported = z.strictObject({
  address: z.string().max(320),
  kind: z.enum(['bounced', 'complained']),
  words: z.string().max(5000),
  messageId: z.string().max(998).nullish(),
})

/** For the mail server or the service behind it: `Authorization: Bearer` with the token of the settings. Closed where none is set. */
export const bounceRoutes = (ctx: Context) =>
  new Hono().post(
    '/',
    told('mails', 'Mail that came back: a raw report (message/rfc822) or its facts as JSON, with the token of the settings'),
    bodyLimit({ maxSize: largestReport }),
    async (request) => {
      const token = ctx.config.bounceToken
      const given = /^Bearer (.+)$/.exec(request.req.header('authorization') ?? '')?.[1] ?? ''
      if (token === null || !isSame(given, token)) throw new Refusal('not_signed_in')
      const type = request.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
      if (type === 'message/rfc822') return request.json({ taken: await takeBounces(ctx, await readBounces(new Uint8Array(await request.req.arrayBuffer()))) })
      if (type !== 'application/json') throw new Refusal('not_json')
      const parsed = z
        .array(reported)
        .max(1000)
        .safeParse(await request.req.json().catch(() => null))
      if (!parsed.success) throw new Refusal('malformed', { path: parsed.error.issues[0]?.path.join('.') ?? '' })
      const bounces = parsed.data.map((each) => ({ ...each, messageId: each.messageId?.replaceAll(/[<>\s]/g, '') ?? null }))
      return request.json({ taken: await takeBounces(ctx, bounces) })
    },
  )
