/** Accounts, for administrators. */
import { Hono } from 'hono'
import { z } from 'zod'
import { departmentRoles, roles } from '../../db/schema.ts'
import { createPerson, peopleView, resetPassword, updatePerson } from '../actions/manage-people.ts'
import { isAddress } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, json, language, languageFor, param, told } from './door.ts'

const person = z.strictObject({
  name: z.string().trim().min(1).max(60),
  email: z.string().trim().refine(isAddress, { error: 'not a mail address' }),
  title: z.string().trim().max(60).nullable(),
  role: z.enum(roles),
  language,
  departments: z.array(z.strictObject({ id: ids.person, role: z.enum(departmentRoles) })).max(50),
})
const change = person.partial().extend({ active: z.boolean().optional() })
const who = param(z.object({ person: ids.person }))

type Parts = z.infer<typeof person>['departments']
const parts = (departments: Parts) => departments.map(({ id, role }) => ({ departmentId: id, role }))

export const peopleRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('people', 'All accounts'), async (request) => request.json(await peopleView(ctx, request.var.actor, languageFor(request))))
    .post('/', told('people', 'Adds an account; the answer holds its password, once'), json(person), async (request) => {
      const { departments, ...given } = request.req.valid('json')
      return request.json(await createPerson(ctx, request.var.actor, { ...given, departments: parts(departments) }, languageFor(request)))
    })
    .patch('/:person', told('people', 'Changes an account'), who, json(change), async (request) => {
      const { departments, active, ...given } = request.req.valid('json')
      const changes = {
        ...given,
        ...(active !== undefined && { active: active ? (1 as const) : (0 as const) }),
        ...(departments && { departments: parts(departments) }),
      }
      return request.json(await updatePerson(ctx, request.var.actor, request.req.valid('param').person, changes, languageFor(request)))
    })
    .post('/:person/password', told('people', 'Makes a new password; the answer holds it, once'), who, async (request) =>
      request.json(await resetPassword(ctx, request.var.actor, request.req.valid('param').person)),
    )
