/** Saved ways to look at a plan's sheet: one's own, and those that the plan office shares. */
import { Hono } from 'hono'
import { z } from 'zod'
import { dropView, saveNewView, saveView, viewsView } from '../actions/keep-views.ts'
import type { Context } from '../context.ts'
import type { ViewContent } from '../wire/views.ts'
import type { Door } from './door.ts'
import { ids, json, param, told } from './door.ts'

/** Bounds only keep a body small: what a column is, the page knows. */
const column = z.string().min(1).max(64)
const columns = z.array(column).max(2000)
const text = z
  .string()
  .max(200)
  .refine((each) => each.isWellFormed())
const decimal = z
  .string()
  .max(64)
  .regex(/^-?\d+(\.\d+)?$/)
const year = z.int().min(1900).max(2199)

const condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list'), column, values: z.array(text).min(1).max(1000) }),
  z.strictObject({
    kind: z.literal('number'),
    column,
    operator: z.enum(['>', '>=', '<', '<=', '=', 'between', 'empty', 'filled']),
    value: decimal.nullable(),
    to: decimal.nullable(),
  }),
  z.strictObject({ kind: z.literal('text'), column, text }),
])
const layout = z.strictObject({
  widths: z.array(z.strictObject({ colId: column, width: z.int().min(30).max(1000) })).max(2000),
  order: columns,
  hidden: columns,
  shown: columns,
  frozen: columns.nullable(),
  sort: z.array(z.strictObject({ colId: column, sort: z.enum(['asc', 'desc']) })).max(20),
  groups: z.array(z.strictObject({ groupId: column, open: z.boolean() })).max(2000),
})
const content = z.strictObject({
  grouping: z.enum(['none', 'tasks', 'department', 'light']),
  depth: z.int().min(0).max(19).nullable(),
  layout,
  density: z.enum(['compact', 'normal', 'roomy']),
  conditions: z.array(condition).max(50),
  search: text,
  mine: z.boolean(),
  years: z.strictObject({ from: year, to: year }).nullable(),
}) satisfies z.ZodType<ViewContent>
const name = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((each) => each.isWellFormed() && !/[\p{Cc}\p{Bidi_Control}]/u.test(each))
const given = z.strictObject({ name, shared: z.boolean(), content })

const plan = param(z.object({ plan: ids.plan }))
const view = param(z.object({ plan: ids.plan, view: z.string().min(1).max(64) }))

export const viewRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('views', 'Saved ways to look at the sheet: one’s own, and the shared ones'), plan, async (request) =>
      request.json(await viewsView(ctx, request.var.actor, request.req.valid('param').plan)),
    )
    .post('/', told('views', 'Saves a new one; only the plan office shares'), plan, json(given), async (request) => {
      const { plan: named } = request.req.valid('param')
      const id = await saveNewView(ctx, request.var.actor, named, request.req.valid('json'))
      return request.json({ id, ...(await viewsView(ctx, request.var.actor, named)) })
    })
    .put(
      '/:view',
      told('views', 'Saves over one; `seen` is the moment at which the one that was looked at was saved'),
      view,
      json(given.extend({ seen: z.string().max(64) })),
      async (request) => {
        const { plan: named, view: id } = request.req.valid('param')
        await saveView(ctx, request.var.actor, named, id, request.req.valid('json'))
        return request.json(await viewsView(ctx, request.var.actor, named))
      },
    )
    .delete('/:view', told('views', 'Deletes one: one’s own, or as the plan office a shared one'), view, async (request) => {
      const { plan: named, view: id } = request.req.valid('param')
      await dropView(ctx, request.var.actor, named, id)
      return request.json(await viewsView(ctx, request.var.actor, named))
    })
