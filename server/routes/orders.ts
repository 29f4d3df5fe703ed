/** Orders of supervision (督办件). */
import { Hono } from 'hono'
import { z } from 'zod'
import { issueOrder, turnOrder } from '../actions/orders.ts'
import { orderStory, ordersView, practiceView } from '../actions/read-orders.ts'
import type { Context } from '../context.ts'
import { orderStates } from '../../db/schema.ts'
import { orderMoves } from '../rules/orders.ts'
import type { Door } from './door.ts'
import { day, ids, json, languageFor, param, told } from './door.ts'

/** In characters. */
export const longestText = 5000
const longestTitle = 500
const mostFiles = 50
export const limitWorkdays = z.number().int().min(1).max(250)

const text = z.string().max(longestText)
const steps = z.strictObject({ analysedOn: day.nullable(), measuresOn: day.nullable(), solvedOn: day.nullable() })
const order = param(z.object({ plan: ids.plan, order: ids.order }))

const given = z.strictObject({
  act: z.enum(orderMoves as [(typeof orderMoves)[number], ...(typeof orderMoves)[number][]]),
  seen: z.enum(orderStates),
  note: text.default(''),
  limitOn: day.nullable().default(null),
  steps: steps.default({ analysedOn: null, measuresOn: null, solvedOn: null }),
  evidence: z.array(z.string().min(1).max(64)).max(mostFiles).default([]),
  review: z.strictObject({ cause: text, handling: text, lesson: text, practice: z.boolean() }).nullable().default(null),
})

export const orderRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('orders', 'Orders of a plan: what waits for this person first'), param(z.object({ plan: ids.plan })), async (request) =>
      request.json(await ordersView(ctx, request.var.actor, request.req.valid('param').plan, languageFor(request))),
    )
    .post(
      '/',
      told('orders', 'Issues an order by hand, by a supervisor; it gets the next number of its year'),
      param(z.object({ plan: ids.plan })),
      json(
        z.strictObject({
          title: z.string().max(longestTitle),
          demand: text,
          basis: text,
          department: ids.department,
          indicator: ids.indicator.nullable().default(null),
          limitWorkdays,
          foundOn: day.nullable().default(null),
        }),
      ),
      async (request) => {
        const { plan } = request.req.valid('param')
        const id = await issueOrder(ctx, request.var.actor, plan, request.req.valid('json'))
        return request.json(await orderStory(ctx, request.var.actor, plan, id, languageFor(request)))
      },
    )
    .get('/practice', told('orders', 'Closed cases worth learning from'), param(z.object({ plan: ids.plan })), async (request) =>
      request.json(await practiceView(ctx, request.var.actor, request.req.valid('param').plan, languageFor(request))),
    )
    .get('/:order', told('orders', 'One order with its turns, and what this person may do'), order, async (request) => {
      const { plan, order: id } = request.req.valid('param')
      return request.json(await orderStory(ctx, request.var.actor, plan, id, languageFor(request)))
    })
    .post('/:order/turns', told('orders', 'Does something with an order, in the state that was seen'), order, json(given), async (request) => {
      const { plan, order: id } = request.req.valid('param')
      await turnOrder(ctx, request.var.actor, plan, id, request.req.valid('json'))
      return request.json(await orderStory(ctx, request.var.actor, plan, id, languageFor(request)))
    })
