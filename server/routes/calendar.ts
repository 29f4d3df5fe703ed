/** The calendar of legal workdays: everybody reads it; administrators and the plan office keep it. */
import { Hono } from 'hono'
import { z } from 'zod'
import { isDate } from '../basics/calendar.ts'
import { calendarView, missingYear, publishYear, putLocalDay, readYear, removeLocalDay, withdrawYear } from '../actions/keep-calendar.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { json, languageFor, line, param, query, told } from './door.ts'

/** Years that a plan of today can reach, with room on both sides. */
export const calendarYear = z.coerce.number().int().min(2000).max(2100)
const years = param(z.object({ year: calendarYear }))
const days = param(z.object({ date: z.string().refine((text) => isDate(text) && text >= '2000-01-01' && text <= '2100-12-31') }))

/** A line of text without signs that nobody sees. */
const someDay = z.string().max(10)
const holiday = z.strictObject({ name: line(40), from: someDay, to: someDay, worked: z.array(someDay).max(12) })
export const holidays = z.array(holiday).max(30)
const longestNotice = 20_000

export const calendarRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get(
      '/',
      told('calendar', 'A year of legal workdays, day by day, and what was changed in it'),
      query(z.strictObject({ year: calendarYear.optional() })),
      async (request) => request.json(await calendarView(ctx, request.var.actor, request.req.valid('query').year ?? null)),
    )
    .get('/missing', told('calendar', 'The year whose holidays should be known by now and are not; for who can put them'), async (request) =>
      request.json(await missingYear(ctx, request.var.actor)),
    )
    .post(
      '/years/:year/reading',
      told('calendar', 'What a year would be by the text of its notice, or by a table; writes nothing'),
      years,
      json(z.union([z.strictObject({ text: z.string().max(longestNotice) }), z.strictObject({ holidays })])),
      async (request) => request.json(await readYear(ctx, request.var.actor, request.req.valid('param').year, request.req.valid('json'), languageFor(request))),
    )
    .put(
      '/years/:year',
      told('calendar', 'Publishes a year whole, or corrects it; `seen` is the `seq` of the calendar that was looked at'),
      years,
      json(z.strictObject({ source: line(300), holidays, seen: z.number().int().min(0) })),
      async (request) => request.json(await publishYear(ctx, request.var.actor, request.req.valid('param').year, request.req.valid('json'))),
    )
    .delete('/years/:year', told('calendar', 'Withdraws a year: it is unknown again'), years, async (request) =>
      request.json(await withdrawYear(ctx, request.var.actor, request.req.valid('param').year)),
    )
    .put(
      '/days/:date',
      told('calendar', 'A day that the district itself gives off or works'),
      days,
      json(z.strictObject({ kind: z.enum(['off', 'work']), name: line(40), note: line(300) })),
      async (request) => request.json(await putLocalDay(ctx, request.var.actor, request.req.valid('param').date, request.req.valid('json'))),
    )
    .delete('/days/:date', told('calendar', 'Takes a local day away'), days, async (request) =>
      request.json(await removeLocalDay(ctx, request.var.actor, request.req.valid('param').date)),
    )
