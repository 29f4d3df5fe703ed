/** Questions about a plan's figures and their answers, and how good its figures have been. */
import { Hono } from 'hono'
import { z } from 'zod'
import { checkQuestion, questionsView } from '../actions/questions.ts'
import { qualityView } from '../actions/read-quality.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, json, languageFor, param, query, told } from './door.ts'

const longestRemark = 500

export const questionRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get(
      '/',
      told('questions', 'What is odd about figures: open questions in the plan’s order, or settled ones with the newest first'),
      param(z.object({ plan: ids.plan })),
      query(z.strictObject({ state: z.enum(['open', 'settled']).default('open'), department: ids.plan.optional() })),
      async (request) => {
        const { state, department = null } = request.req.valid('query')
        return request.json(await questionsView(ctx, request.req.valid('param').plan, { state, department }, languageFor(request)))
      },
    )
    .post(
      '/:question/answer',
      told('questions', 'Says that a figure was checked and is right, by who may write it'),
      param(z.object({ plan: ids.plan, question: ids.question })),
      json(z.strictObject({ text: z.string().max(longestRemark).default('') })),
      async (request) => {
        const { plan, question } = request.req.valid('param')
        return request.json(await checkQuestion(ctx, request.var.actor, plan, question, request.req.valid('json'), languageFor(request)))
      },
    )

export const qualityRoutes = (ctx: Context) =>
  new Hono<Door>().get(
    '/',
    told('questions', 'How far first figures moved later, by department and indicator, and the largest moves'),
    param(z.object({ plan: ids.plan })),
    async (request) => request.json(await qualityView(ctx, request.req.valid('param').plan, languageFor(request))),
  )
