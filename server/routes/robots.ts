/** Robots of groups that hear of a plan: the plan office's. */
import { Hono } from 'hono'
import { z } from 'zod'
import { robotKinds } from '../../db/schema.ts'
import { enterRobot, robotsView, setRobot, takeRobotAway, tryRobot } from '../actions/robots.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, json, param, told } from './door.ts'

const plan = param(z.object({ plan: ids.plan }))
const robot = param(z.object({ plan: ids.plan, robot: ids.mail }))
const name = z.string().trim().min(1).max(60)

export const robotRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('robots', 'Robots of groups that hear of the plan'), plan, async (request) =>
      request.json(await robotsView(ctx, request.var.actor, request.req.valid('param').plan)),
    )
    .post(
      '/',
      told('robots', 'Adds a robot, switched off'),
      plan,
      json(z.strictObject({ kind: z.enum(robotKinds), name, url: z.string().trim().max(2000), secret: z.string().trim().min(1).max(500).nullable() })),
      async (request) => request.json(await enterRobot(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json')), 201),
    )
    .patch(
      '/:robot',
      told('robots', 'Switches a robot on or off, or names it', 'Nothing'),
      robot,
      json(z.strictObject({ active: z.boolean().optional(), name: name.optional() })),
      async (request) => {
        const { plan: named, robot: id } = request.req.valid('param')
        const { active, name: called } = request.req.valid('json')
        await setRobot(ctx, request.var.actor, named, id, { ...(active === undefined ? {} : { active }), ...(called === undefined ? {} : { name: called }) })
        return request.body(null, 204)
      },
    )
    .delete('/:robot', told('robots', 'Takes a robot away', 'Nothing'), robot, async (request) => {
      const { plan: named, robot: id } = request.req.valid('param')
      await takeRobotAway(ctx, request.var.actor, named, id)
      return request.body(null, 204)
    })
    .post('/:robot/trial', told('robots', 'Sends a robot a line, and tells what it said'), robot, async (request) => {
      const { plan: named, robot: id } = request.req.valid('param')
      return request.json(await tryRobot(ctx, request.var.actor, named, id))
    })
