/** What rules would tell, before they are saved and on demand: for whoever sets them. */
import { Hono } from 'hono'
import { z } from 'zod'
import { rehearsePlan } from '../actions/rehearse.ts'
import type { Context } from '../context.ts'
import { calendarYear, holidays } from './calendar.ts'
import type { Door } from './door.ts'
import { ids, json, languageFor, param, told } from './door.ts'
import { ladderSteps } from './ladder.ts'
import { lightRule, mailRules } from './rules.ts'

const asked = z.strictObject({
  ladder: ladderSteps.nullable().optional(),
  mailRules: mailRules.optional(),
  light: lightRule.optional(),
  year: z.strictObject({ year: calendarYear, holidays }).optional(),
})

export const rehearsalRoutes = (ctx: Context) =>
  new Hono<Door>().post(
    '/',
    told('rules', 'Who would get which mails in the next ten workdays, and how many would have gone out over the past twelve months; writes nothing'),
    param(z.object({ plan: ids.plan })),
    json(asked),
    async (request) =>
      request.json(await rehearsePlan(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'), languageFor(request))),
  )
