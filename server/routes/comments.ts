/** Comments on figures and indicators. */
import { Hono } from 'hono'
import { z } from 'zod'
import { addComment, changeComment, readersView, removeComment } from '../actions/comments.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, json, param, period, told } from './door.ts'

/** Longer text than may be kept is answered with how long it is; this only keeps a body small. */
const longestText = 50_000
const mostMentions = 50

const text = z.string().max(longestText)
const mentions = z.array(ids.person).max(mostMentions).default([])
const comment = param(z.object({ plan: ids.plan, comment: z.string().min(1).max(64) }))

export const commentRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/people', told('comments', 'People who can be named in a comment'), param(z.object({ plan: ids.plan })), async (request) =>
      request.json(await readersView(ctx, request.req.valid('param').plan)),
    )
    .post(
      '/',
      told('comments', 'Says something about a figure, or without a period about an indicator; who is named hears of it by mail'),
      param(z.object({ plan: ids.plan })),
      json(z.strictObject({ id: z.string().regex(/^[\w-]{8,64}$/), indicator: ids.indicator, period: period.nullable(), text, mentions })),
      async (request) => request.json(await addComment(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'))),
    )
    .patch('/:comment', told('comments', 'Changes one’s own comment'), comment, json(z.strictObject({ text, mentions })), async (request) => {
      const { plan, comment: id } = request.req.valid('param')
      return request.json(await changeComment(ctx, request.var.actor, plan, id, request.req.valid('json')))
    })
    .delete('/:comment', told('comments', 'Takes a comment back: one’s own, or as the plan office any'), comment, async (request) => {
      const { plan, comment: id } = request.req.valid('param')
      return request.json(await removeComment(ctx, request.var.actor, plan, id))
    })
