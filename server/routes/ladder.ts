/** The ladder of a plan: everybody reads it, the plan office sets it. */
import { Hono } from 'hono'
import { z } from 'zod'
import { ladderView, setLadder } from '../actions/set-ladder.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, json, param, told } from './door.ts'

const plan = param(z.object({ plan: ids.plan }))
/** Texts whose sense the rules themselves judge, so that the answer can say what is wrong. */
const short = z.string().max(64)
const list = z.array(short).max(20)
const step = z.strictObject({
  key: short,
  kind: short,
  causes: list,
  after: z.number(),
  audience: list,
  from: short.nullable(),
  periods: z.number(),
  repeat: z.number().nullable(),
})
export const ladderSteps = z.array(step).max(100)

export const ladderRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('rules', 'Steps of escalation of a plan, and those that plans without their own have'), plan, async (request) =>
      request.json(await ladderView(ctx, request.var.actor, request.req.valid('param').plan)),
    )
    .put(
      '/',
      told('rules', 'Sets the steps; `null` takes the usual ones. `seen` is the `version` that was looked at'),
      plan,
      json(z.strictObject({ steps: ladderSteps.nullable(), seen: short })),
      async (request) => {
        const { plan: named } = request.req.valid('param')
        const { steps, seen } = request.req.valid('json')
        await setLadder(ctx, request.var.actor, named, steps, seen)
        return request.json(await ladderView(ctx, request.var.actor, named))
      },
    )
