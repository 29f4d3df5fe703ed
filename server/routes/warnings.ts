/** Warnings of a plan: everybody reads them; lead departments answer, and the supervising side mutes. */
import { Hono } from 'hono'
import { z } from 'zod'
import { causes } from '../../db/schema.ts'
import { acknowledge, withdrawAcknowledgement } from '../actions/acknowledge.ts'
import { mute, unmute } from '../actions/mute.ts'
import { warningsView } from '../actions/read-warnings.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { day, ids, json, languageFor, line, param, query, told } from './door.ts'

const plan = param(z.object({ plan: ids.plan }))
const warning = param(z.object({ plan: ids.plan, warning: z.string().min(1).max(64) }))
const one = param(z.object({ plan: ids.plan, mute: z.string().min(1).max(64) }))

const promise = z.strictObject({ reason: line(500), measures: line(500), promisedOn: day })

export const warningRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get(
      '/warnings',
      told('warnings', 'Warnings, open or resolved, or all of one indicator, each with everything that happened to it'),
      plan,
      query(z.strictObject({ state: z.enum(['open', 'resolved']).default('open'), indicator: ids.indicator.optional() })),
      async (request) => {
        const { state, indicator = null } = request.req.valid('query')
        return request.json(await warningsView(ctx, request.var.actor, request.req.valid('param').plan, { state, indicator }, languageFor(request)))
      },
    )
    .put(
      '/warnings/:warning/acknowledgement',
      told('warnings', 'Says why, what is done and by when; the ladder rests until then. Said again, it takes the place of the first'),
      warning,
      json(promise),
      async (request) => {
        await acknowledge(ctx, request.var.actor, request.req.valid('param').warning, { ...request.req.valid('json'), way: 'page' })
        return request.body(null, 204)
      },
    )
    .delete('/warnings/:warning/acknowledgement', told('warnings', 'Takes it back'), warning, async (request) => {
      await withdrawAcknowledgement(ctx, request.var.actor, request.req.valid('param').warning)
      return request.body(null, 204)
    })
    .post(
      '/mutes',
      told('warnings', 'Nobody is told of an indicator, or of one cause of it, until a day; judging goes on'),
      plan,
      json(z.strictObject({ indicator: ids.indicator, cause: z.enum(causes).nullable(), reason: line(200), untilOn: day })),
      async (request) => {
        await mute(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'))
        return request.body(null, 204)
      },
    )
    .delete('/mutes/:mute', told('warnings', 'Ends a mute before its day'), one, async (request) => {
      const { plan: named, mute: id } = request.req.valid('param')
      await unmute(ctx, request.var.actor, named, id)
      return request.body(null, 204)
    })
