/** What an indicator is made of and measured against: its formula, its owners, and the figures that it is compared with. */
import { Hono } from 'hono'
import { z } from 'zod'
import { changeOwners } from '../actions/change-owners.ts'
import { planOf } from '../actions/plan.ts'
import { setFormula } from '../actions/set-formula.ts'
import { peersView, setPeers } from '../actions/set-peers.ts'
import { periodSpan } from '../basics/calendar.ts'
import { isDecimalText } from '../basics/decimal.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { measureKinds } from '../measures/index.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { Door } from './door.ts'
import { ids, json, param, told } from './door.ts'

const here = param(z.object({ plan: ids.plan, indicator: ids.indicator }))
const mostParts = 200
const mostPeers = 500
const parts = z.array(ids.indicator).max(mostParts)
const decimal = z.string().max(62).refine(isDecimalText, { error: 'not a decimal number' })
const period = z
  .string()
  .max(10)
  .refine((text) => periodSpan(text) !== null, { error: 'not a period' })

const formula = z.strictObject({ plus: parts, minus: parts, over: parts, scale: decimal, growth: z.boolean() })
const peer = z.strictObject({ name: z.string().trim().min(1).max(40), period, value: decimal.nullable() })

export const makingRoutes = (ctx: Context) =>
  new Hono<Door>()
    .put(
      '/formula',
      told('rules', 'Says how an indicator is made from others, or that it is typed'),
      here,
      json(z.strictObject({ formula: formula.nullable(), judgedAs: z.enum(measureKinds).nullable() })),
      async (request) => {
        if (!mayManagePlans(request.var.actor)) throw new Refusal('not_allowed')
        const { plan, indicator } = request.req.valid('param')
        const given = request.req.valid('json')
        await setFormula(ctx, request.var.actor, await planOf(ctx.db, plan), indicator, given.formula, given.judgedAs)
        return request.body(null, 204)
      },
    )
    .put(
      '/owners',
      told('rules', 'Says who leads an indicator and who answers for it beside'),
      here,
      json(z.strictObject({ lead: z.array(ids.department).max(50), responsible: z.array(ids.department).max(200) })),
      async (request) => {
        if (!mayManagePlans(request.var.actor)) throw new Refusal('not_allowed')
        const { plan, indicator } = request.req.valid('param')
        await changeOwners(ctx, request.var.actor, (await planOf(ctx.db, plan)).id, indicator, request.req.valid('json'))
        return request.body(null, 204)
      },
    )
    .get('/peers', told('rules', 'Figures of others that an indicator is compared with'), here, async (request) => {
      const { plan, indicator } = request.req.valid('param')
      return request.json(await peersView(ctx, await planOf(ctx.db, plan), indicator))
    })
    .put(
      '/peers',
      told('rules', 'Enters figures of others, or takes them back'),
      here,
      json(z.strictObject({ figures: z.array(peer).min(1).max(mostPeers) })),
      async (request) => {
        if (!mayManagePlans(request.var.actor)) throw new Refusal('not_allowed')
        const { plan, indicator } = request.req.valid('param')
        const { figures } = request.req.valid('json')
        if (new Set(figures.map((each) => `${each.name} ${each.period}`)).size < figures.length) throw new Refusal('malformed', { path: 'figures' })
        await setPeers(ctx, request.var.actor, (await planOf(ctx.db, plan)).id, indicator, figures)
        return request.body(null, 204)
      },
    )
