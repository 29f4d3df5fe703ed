/** What is to be told of single cells: where anything is, all about one, its history, and the figures before it. */
import { Hono } from 'hono'
import { z } from 'zod'
import { figuresBefore, historyView, storyView, talkView } from '../actions/read-story.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, languageFor, param, period, query, told } from './door.ts'

const ofIndicator = param(z.object({ plan: ids.plan, indicator: ids.indicator }))

export const storyRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('stories', 'Cells about which anything is said or filed, with how much'), param(z.object({ plan: ids.plan })), async (request) =>
      request.json(await talkView(ctx, request.req.valid('param').plan)),
    )
    .get(
      '/:indicator',
      told('stories', 'All about one cell, or without a period about the indicator: figure, questions, comments, files, newest history'),
      ofIndicator,
      query(z.strictObject({ period: period.optional() })),
      async (request) => {
        const { plan, indicator } = request.req.valid('param')
        const asked = { indicator, period: request.req.valid('query').period ?? null }
        return request.json(await storyView(ctx, request.var.actor, plan, asked, languageFor(request)))
      },
    )
    .get(
      '/:indicator/history',
      told('stories', 'What was written into a cell, newest first, twenty at a time; `before` is the key of the last that is known'),
      ofIndicator,
      query(z.strictObject({ period, before: z.string().max(80).optional() })),
      async (request) => {
        const { plan, indicator } = request.req.valid('param')
        const { period: asked, before = null } = request.req.valid('query')
        return request.json(await historyView(ctx, request.var.actor, plan, { indicator, period: asked }, before, languageFor(request)))
      },
    )
    .get(
      '/:indicator/before',
      told('stories', 'The last twelve figures before a period, of periods as long as it'),
      ofIndicator,
      query(z.strictObject({ period })),
      async (request) => {
        const { plan, indicator } = request.req.valid('param')
        return request.json(await figuresBefore(ctx, request.var.actor, plan, { indicator, period: request.req.valid('query').period }))
      },
    )
