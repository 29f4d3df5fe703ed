/** The plan itself as sheets, for those who set it up. Cells are written where all cells are, at `edits`. */
import { Hono } from 'hono'
import { z } from 'zod'
import { planHistoryView } from '../actions/read-plan-history.ts'
import { planSheetView } from '../actions/read-plan-sheet.ts'
import { planOf } from '../actions/plan.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Plan } from '../../db/schema.ts'
import type { Context } from '../context.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { Door } from './door.ts'
import { ids, languageFor, param, query, told } from './door.ts'

const named = param(z.object({ plan: ids.plan, sheet: z.enum(['indicators', 'years', 'tasks', 'departments']) }))

export const planSheetRoutes = (ctx: Context) => {
  const planFor = async (request: { readonly var: Door['Variables'] }, plan: string): Promise<Plan> => {
    const found = await planOf(ctx.db, plan)
    if (!mayManagePlans(request.var.actor)) throw new Refusal('not_allowed')
    return found
  }
  return new Hono<Door>()
    .get('/:sheet', told('plans', 'Indicators, targets by year, tasks or departments as a sheet to edit, in columns'), named, async (request) => {
      const { plan, sheet } = request.req.valid('param')
      return request.json(await planSheetView(ctx, await planFor(request, plan), sheet, languageFor(request)))
    })
    .get(
      '/:sheet/history',
      told(
        'plans',
        'What was written into a cell of such a sheet, or without a column into its row, newest first, twenty at a time; `before` is the key of the last that is known',
      ),
      named,
      query(z.strictObject({ row: z.string().min(1).max(64), column: z.string().min(1).max(40).optional(), before: z.string().max(80).optional() })),
      async (request) => {
        const { plan, sheet } = request.req.valid('param')
        const { row, column = null, before = null } = request.req.valid('query')
        return request.json(await planHistoryView(ctx, await planFor(request, plan), { sheet, row, column }, before, languageFor(request)))
      },
    )
}
