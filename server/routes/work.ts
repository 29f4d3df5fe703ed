/** The night's work, by hand; and in development the clock. */
import { Hono } from 'hono'
import { z } from 'zod'
import { deliver } from '../actions/deliver.ts'
import { evaluate } from '../actions/evaluate-plan.ts'
import { jobsView } from '../actions/read-jobs.ts'
import { instantText } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import { isSettable } from '../clock.ts'
import type { Context } from '../context.ts'
import { mayRunJobs } from '../rules/permissions.ts'
import { words } from '../words/index.ts'
import type { Door } from './door.ts'
import { day, ids, json, languageFor, told } from './door.ts'

const instant = z
  .string()
  .max(40)
  .transform((text, issue) => {
    const read = instantText(text)
    if (read === null) issue.addIssue({ code: 'custom', message: 'not an instant' })
    return read
  })
  .nullable()

export const jobRoutes = (ctx: Context) =>
  new Hono<Door>()
    .use(async (request, next) => {
      if (!mayRunJobs(request.var.actor)) throw new Refusal('not_allowed')
      await next()
    })
    .get('/', told('jobs', 'Jobs, when they run and ran'), async (request) => request.json(await jobsView(ctx, languageFor(request))))
    .post(
      '/evaluate',
      told('jobs', 'Judges the watched plans, or one, as known at the end of a day'),
      json(z.strictObject({ asOf: day, plan: ids.plan.optional() })),
      async (request) => {
        const { asOf, plan = null } = request.req.valid('json')
        return request.json({ outcome: words[languageFor(request)].jobs.outcome(await evaluate(ctx, asOf, plan)) })
      },
    )
    .post('/deliver', told('jobs', 'Sends what waits in the outbox'), async (request) =>
      request.json({ outcome: words[languageFor(request)].jobs.outcome({ delivered: await deliver(ctx) }) }),
    )

export const clockRoutes = (ctx: Context) =>
  new Hono<Door>().put('/', told('clock', 'Sets the clock, in development only', 'Nothing'), json(z.strictObject({ now: instant })), (request) => {
    if (!mayRunJobs(request.var.actor) || !isSettable(ctx.clock)) throw new Refusal('not_allowed')
    ctx.clock.set(request.req.valid('json').now)
    return request.body(null, 204)
  })
