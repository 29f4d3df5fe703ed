/** Where a page stands in a plan's sheet; the live feed tells it the others. */
import { Hono } from 'hono'
import { z } from 'zod'
import { planOf } from '../actions/plan.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, json, param, told } from './door.ts'

const page = z.string().min(8).max(64)
const sheet = z.enum(['figures', 'indicators', 'years', 'tasks', 'departments'])
const cell = z.strictObject({ sheet, row: z.string().min(1).max(64), column: z.string().min(1).max(64) })

export const hereRoutes = (ctx: Context) =>
  new Hono<Door>().post(
    '/',
    told('live', 'A page says in which cell it stands, every ten seconds at least; `gone` when it ends', 'Nothing'),
    param(z.object({ plan: ids.plan })),
    json(z.strictObject({ page, cell: cell.nullable(), gone: z.boolean() })),
    async (request) => {
      const { id } = await planOf(ctx.db, request.req.valid('param').plan)
      const { person } = request.var.actor
      const said = request.req.valid('json')
      if (said.gone) ctx.presence.leave(id, person.id, said.page)
      else ctx.presence.put(id, { id: person.id, name: person.name }, said.page, said.cell)
      return request.body(null, 204)
    },
  )
