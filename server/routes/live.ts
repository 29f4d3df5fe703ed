/** The live feed of a plan as server-sent events. */
import { Hono } from 'hono'
import type { SSEStreamingApi } from 'hono/streaming'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { planOf } from '../actions/plan.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, param, query, told } from './door.ts'

/** Keeps proxies from closing the stream, and notices soon that a session has ended. */
const beatMilliseconds = 4_000
const beatText = ': here\n\n'
/** A page that takes nothing for this many events loads anew. */
const mostUnsent = 500

/** Events of one page, sent one after the other as fast as the page takes them. */
const outbox = (stream: SSEStreamingApi, stop: () => void) => {
  let unsent = 0
  let last: Promise<void> = Promise.resolve()
  return (event: Parameters<SSEStreamingApi['writeSSE']>[0]): void => {
    if (stream.aborted) return
    unsent += 1
    if (unsent > mostUnsent) return stop()
    last = last
      .then(() => stream.writeSSE(event))
      .catch(stop)
      .finally(() => {
        unsent -= 1
      })
  }
}

export const liveRoutes = (ctx: Context) =>
  new Hono<Door>().get(
    '/',
    told(
      'live',
      'Changes of a plan after a sequence number, as server-sent events `change` and `reload`; `here` with who has the plan open',
      'A stream of events',
    ),
    param(z.object({ plan: ids.plan })),
    query(z.strictObject({ after: z.coerce.number().int().min(0).optional() })),
    async (request) => {
      const plan = await planOf(ctx.db, request.req.valid('param').plan)
      const resumed = Number(request.req.header('last-event-id'))
      const after = Number.isInteger(resumed) && resumed > 0 ? resumed : (request.req.valid('query').after ?? plan.seq)
      const headers = request.req.raw.headers
      request.header('cache-control', 'no-store')
      request.header('x-accel-buffering', 'no')
      return streamSSE(request, async (stream) => {
        const ended = Promise.withResolvers<void>()
        const send = outbox(stream, ended.resolve)
        const leave = ctx.live.listen(plan.id, after, {
          send: (change) => send({ event: 'change', id: String(change.seq), data: JSON.stringify(change) }),
          reload: () => send({ event: 'reload', data: '' }),
          end: ended.resolve,
        })
        const alone = ctx.presence.listen(plan.id, (people) => send({ event: 'here', data: JSON.stringify(people) }))
        const beat = setInterval(() => {
          void ctx.auth.personOf(headers).then((person) => (person === null ? ended.resolve() : void stream.write(beatText)), ended.resolve)
        }, beatMilliseconds)
        stream.onAbort(ended.resolve)
        void stream.write(beatText)
        await ended.promise
        clearInterval(beat)
        leave()
        alone()
      })
    },
  )
