/** Periods of a plan, to close and to open again. */
import { Hono } from 'hono'
import { z } from 'zod'
import { closePeriods } from '../actions/close-periods.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, json, param, period, told } from './door.ts'

const longestNote = 200
const note = z
  .string()
  .trim()
  .min(1)
  .max(longestNote)
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text))
  .nullable()

export const periodRoutes = (ctx: Context) =>
  new Hono<Door>().put(
    '/:period',
    told('periods', 'Closes a period, or opens it again; `upTo` takes along all that end no later'),
    param(z.object({ plan: ids.plan, period })),
    json(z.strictObject({ closed: z.boolean(), upTo: z.boolean(), note })),
    async (request) => {
      const { plan, period: named } = request.req.valid('param')
      return request.json(await closePeriods(ctx, request.var.actor, plan, named, request.req.valid('json')))
    },
  )
