/** What concerns who is signed in, and nobody else. */
import { Hono } from 'hono'
import { owedView } from '../actions/read-owed.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { languageFor, told } from './door.ts'

export const meRoutes = (ctx: Context) =>
  new Hono<Door>().get('/owed', told('me', 'Cells that the person owes in all watched plans, the most urgent first'), async (request) =>
    request.json(await owedView(ctx, request.var.actor, languageFor(request))),
  )
