/** Deadlines for other calendars: the address that programs read, and its making and giving up. */
import { Hono } from 'hono'
import { dropFeed, feedView, makeFeed, readFeed } from '../actions/calendar-feed.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { countedPeer, Tries } from '../tries.ts'
import type { Door } from './door.ts'
import { peerOf, told } from './door.ts'

const wrongTriesAMinute = 60
const ending = '.ics'

/** `/calendar/<secret>.ics`: the secret is all that is asked for, since calendars can say nothing else. */
export const calendarFeedRoutes = (ctx: Context) => {
  const wrong = new Tries(wrongTriesAMinute)
  return new Hono<Door>().get(
    '/:file',
    told('calendar', 'A person’s deadlines as iCalendar (RFC 5545), by his private address', 'text/calendar'),
    async (request) => {
      const file = request.req.param('file')
      const peer = countedPeer(peerOf(request))
      if (wrong.isOver(peer)) throw new Refusal('too_many_tries')
      const found = file.endsWith(ending) ? await readFeed(ctx, file.slice(0, -ending.length)).catch((error: unknown) => error) : new Refusal('not_found')
      if (found instanceof Error) {
        if (found instanceof Refusal) wrong.count(peer)
        throw found
      }
      const { text, etag } = found as Awaited<ReturnType<typeof readFeed>>
      const headers = { etag, 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' }
      if (request.req.header('if-none-match') === etag) return request.body(null, 304, headers)
      return request.body(text, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="xushi.ics"' })
    },
  )
}

/** One's own address. */
export const ownFeedRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('me', 'Whether the person has an address for his deadlines, and when it was read'), async (request) =>
      request.json(await feedView(ctx, request.var.actor)),
    )
    .post('/', told('me', 'Makes an address for one’s deadlines, told this once; the former one is dead'), async (request) =>
      request.json(await makeFeed(ctx, request.var.actor)),
    )
    .delete('/', told('me', 'Gives the address up', 'Nothing'), async (request) => {
      await dropFeed(ctx, request.var.actor)
      return request.body(null, 204)
    })
