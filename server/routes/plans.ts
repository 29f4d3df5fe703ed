/** Plans and what stands in them, to read. */
import { Hono } from 'hono'
import type { Context as Request } from 'hono'
import { z } from 'zod'
import { lights } from '../../db/schema.ts'
import { plansView, watchPlan } from '../actions/list-plans.ts'
import { planOf } from '../actions/plan.ts'
import { assessBody } from '../actions/read-facts.ts'
import { indicatorView } from '../actions/read-indicator.ts'
import { rightsView } from '../actions/read-rights.ts'
import { keptSheet, sheetPart } from '../actions/kept-sheet.ts'
import { sheetView } from '../actions/read-sheet.ts'
import { tasksView } from '../actions/read-tasks.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { zipped } from '../kept-bodies.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { Door } from './door.ts'
import { day, ids, json, languageFor, param, period, query, told, year } from './door.ts'

const plan = param(z.object({ plan: ids.plan }))

const listOfLights = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(lights)).min(1))

const sheetQuery = z.strictObject({
  from: year,
  to: year,
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
  lights: listOfLights.optional(),
  asOf: day.optional(),
})
/** A list by light is as long as it is. */
const everyRow = 1_000_000

export const planRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('plans', 'All plans with their counts'), async (request) => request.json(await plansView(ctx)))
    .patch(
      '/:plan',
      told('plans', 'Lets the night judge a plan and warn, or no longer'),
      plan,
      json(z.strictObject({ watched: z.boolean() })),
      async (request) => {
        if (!mayManagePlans(request.var.actor)) throw new Refusal('not_allowed')
        return request.json(await watchPlan(ctx, request.req.valid('param').plan, request.req.valid('json').watched))
      },
    )
    .get(
      '/:plan/sheet',
      told('plans', 'The sheet of a span of years, in columns; whole with an ETag, or a page of rows, or those with some lights'),
      plan,
      query(sheetQuery),
      async (request) => {
        const { limit, offset = 0, lights: shown = null, asOf, ...span } = request.req.valid('query')
        const found = await planOf(ctx.db, request.req.valid('param').plan)
        const language = languageFor(request)
        if (asOf !== undefined) return someRows(request, JSON.stringify(await sheetView(ctx, found, span, language, null, asOf)))
        if (limit !== undefined || shown !== null || offset > 0)
          return someRows(request, await sheetPart(ctx, found, span, language, { limit: limit ?? everyRow, offset, lights: shown }))
        const body = await keptSheet(ctx, found, span, language)
        const headers = { etag: body.version, 'cache-control': 'private, no-cache', vary: 'accept-encoding, accept-language' }
        if (request.req.header('if-none-match') === body.version) return request.body(null, 304, headers)
        const type = { ...headers, 'content-type': jsonType }
        return acceptsGzip(request.req.header('accept-encoding'))
          ? request.body(body.gzip, 200, { ...type, 'content-encoding': 'gzip' })
          : request.body(await body.plain(), 200, type)
      },
    )
    .get('/:plan/rights', told('plans', 'Cells that the person may write'), plan, query(z.strictObject({ to: year.optional() })), async (request) =>
      request.json(await rightsView(ctx, request.var.actor, await planOf(ctx.db, request.req.valid('param').plan))),
    )
    .get(
      '/:plan/indicators/:indicator',
      told('plans', 'One indicator, the verdict on a period and why'),
      param(z.object({ plan: ids.plan, indicator: ids.indicator })),
      query(z.strictObject({ period: period.optional(), asOf: day.optional() })),
      async (request) => {
        const { plan: named, indicator } = request.req.valid('param')
        const { period: asked = null, asOf = null } = request.req.valid('query')
        return request.json(await indicatorView(ctx, named, indicator, { period: asked, asOf }, languageFor(request)))
      },
    )
    .get(
      '/:plan/indicators/:indicator/facts',
      told('plans', 'What the judge is told of an indicator, as the body that POST /api/assess takes'),
      param(z.object({ plan: ids.plan, indicator: ids.indicator })),
      async (request) => {
        const { plan: named, indicator } = request.req.valid('param')
        return request.json(await assessBody(ctx, named, indicator))
      },
    )
    .get('/:plan/tasks', told('plans', 'Tasks with departments and indicators'), plan, async (request) =>
      request.json(await tasksView(ctx, request.req.valid('param').plan)),
    )

const jsonType = 'application/json; charset=utf-8'

/** Rows that are not kept as a body, zipped all the same: a list by light can be as long as the sheet. */
const someRows = async (request: Request, text: string): Promise<Response> => {
  const headers = { 'content-type': jsonType, 'cache-control': 'private, no-cache', vary: 'accept-encoding, accept-language' }
  return acceptsGzip(request.req.header('accept-encoding'))
    ? request.body(await zipped(text), 200, { ...headers, 'content-encoding': 'gzip' })
    : request.body(text, 200, headers)
}

const acceptsGzip = (accepted = ''): boolean =>
  accepted.split(',').some((part) => {
    const [coding = '', weight = ''] = part.split(';').map((each) => each.trim().toLowerCase())
    return coding === 'gzip' && !/^q=0(\.0*)?$/.test(weight)
  })
