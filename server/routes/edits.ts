/** Cells to write. */
import { Hono } from 'hono'
import { z } from 'zod'
import { observationFlags } from '../../db/schema.ts'
import { applyEdits } from '../actions/apply-edits.ts'
import { keyOf } from '../sheets/index.ts'
import { departmentColumns, indicatorColumns, taskColumns } from '../sheets/sheet.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, json, languageFor, param, period, told, year } from './door.ts'

const cell = z.discriminatedUnion('sheet', [
  z.strictObject({ sheet: z.literal('observations'), indicator: ids.indicator, period }),
  z.strictObject({ sheet: z.literal('indicators'), indicator: ids.indicator, column: z.enum(indicatorColumns) }),
  z.strictObject({ sheet: z.literal('targets'), indicator: ids.indicator, year }),
  z.strictObject({ sheet: z.literal('tasks'), task: ids.task, column: z.enum(taskColumns) }),
  z.strictObject({ sheet: z.literal('departments'), department: ids.department, column: z.enum(departmentColumns) }),
])

const mostEdits = 5000
/** Longer text is answered by the cell's own rule; this only keeps a body small. */
const longestText = 10_000

const batch = z.strictObject({
  id: z.string().min(8).max(64),
  label: z.string().max(200),
  edits: z
    .array(
      z.strictObject({
        cell,
        was: z.string().max(longestText).nullable(),
        text: z.string().max(longestText),
        flag: z.enum(observationFlags).optional(),
      }),
    )
    .min(1)
    .max(mostEdits)
    .refine((edits) => new Set(edits.map((edit) => keyOf(edit.cell))).size === edits.length, { error: 'a cell stands twice' }),
})

/** Who typed the edits, as the page knew it. */
const typistHeader = 'x-typist'

export const editRoutes = (ctx: Context) =>
  new Hono<Door>().post(
    '/',
    told('edits', 'Writes cells; each edit has its own outcome'),
    param(z.object({ plan: ids.plan })),
    json(batch),
    async (request) => {
      // A tab that has not noticed that somebody else has signed in keeps its edits for who typed them.
      const typist = request.req.header(typistHeader)
      if (typist !== undefined && typist !== request.var.actor.id) throw new Refusal('not_signed_in')
      return request.json(await applyEdits(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'), languageFor(request)))
    },
  )
