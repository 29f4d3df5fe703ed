/** For the operator's monitor: alive, ready, and whether jobs are on time. Tells a stranger nothing about the plans. */
import { Hono } from 'hono'
import { lateJobs } from '../actions/read-jobs.ts'
import type { Context } from '../context.ts'
import { version } from '../version.ts'
import { told } from './door.ts'

export const healthRoutes = (ctx: Context) =>
  new Hono().get('/', told('health', 'Alive, ready, jobs on time; 503 where not ready'), async (request) => {
    try {
      const late = await lateJobs(ctx)
      return request.json({ alive: true, ready: true, jobsOnTime: late.length === 0, late, version, database: await ctx.connection.settings() })
    } catch (error) {
      ctx.log.error({ err: error }, 'not ready')
      return request.json({ alive: true, ready: false, jobsOnTime: false, late: [], version }, 503)
    }
  })
