/** The judge's own door: facts in, verdict out, nothing kept. */
import { Hono } from 'hono'
import { assessFacts } from '../actions/assess-facts.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { assessRequest, factsOfRequest, unfitValue } from './assess.shape.ts'
import type { Door } from './door.ts'
import { json, told } from './door.ts'

export const assessRoutes = (ctx: Context) =>
  new Hono<Door>().post(
    '/',
    told('assess', 'Judges facts as known at a moment, without keeping anything', 'The verdict with figures, forecast, and a sentence in Chinese and English'),
    json(assessRequest),
    async (request) => {
      const given = request.req.valid('json')
      const unfit = unfitValue(given)
      if (unfit !== null) throw new Refusal('malformed', { path: unfit })
      const { facts, asOf } = factsOfRequest(given)
      return request.json(await assessFacts(ctx, facts, asOf, given.period))
    },
  )
