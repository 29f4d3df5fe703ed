/** Absences and stand-ins: everybody his own, the plan office all. */
import { Hono } from 'hono'
import { z } from 'zod'
import { absencesView, dropAbsence, enterAbsence } from '../actions/keep-absences.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { day, ids, json, line, param, told } from './door.ts'

const absence = z.strictObject({ person: ids.person, fromOn: day, toOn: day, standIn: ids.person.nullable(), note: line(200).nullable() })

export const absenceRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('absences', 'Own absences from today on, or those of all for the plan office; and who can stand in'), async (request) =>
      request.json(await absencesView(ctx, request.var.actor)),
    )
    .post('/', told('absences', 'Enters an absence; mails go to the stand-in meanwhile, without one to the plan office'), json(absence), async (request) => {
      await enterAbsence(ctx, request.var.actor, request.req.valid('json'))
      return request.json(await absencesView(ctx, request.var.actor))
    })
    .delete('/:absence', told('absences', 'Ends an absence'), param(z.object({ absence: z.string().min(1).max(64) })), async (request) => {
      await dropAbsence(ctx, request.var.actor, request.req.valid('param').absence)
      return request.json(await absencesView(ctx, request.var.actor))
    })
