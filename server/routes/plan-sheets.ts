/** The plan itself as sheets, for those who set it up. Cells are written where all cells are, at `edits`. */
import { Hono } from 'hono'
import { z } from 'zod'
import { planSheetView } from '../actions/read-plan-sheet.ts'
import { planOf } from '../actions/plan.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { Door } from './door.ts'
import { ids, languageFor, param, told } from './door.ts'

const named = param(z.object({ plan: ids.plan, sheet: z.enum(['indicators', 'years', 'tasks', 'departments']) }))

export const planSheetRoutes = (ctx: Context) =>
  new Hono<Door>().get('/:sheet', told('plans', 'Indicators, targets by year, tasks or departments as a sheet to edit, in columns'), named, async (request) => {
    const { plan, sheet } = request.req.valid('param')
    const found = await planOf(ctx.db, plan)
    if (!mayManagePlans(request.var.actor)) throw new Refusal('not_allowed')
    return request.json(await planSheetView(ctx, found, sheet, languageFor(request)))
  })
