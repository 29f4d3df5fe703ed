/** What every route leans on: who asks, in which language, and whether the request has the shape that the route takes. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as Request, MiddlewareHandler } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { ZodType } from 'zod'
import { z } from 'zod'
import { actingPerson } from '../actions/actor.ts'
import type { ActingPerson } from '../actions/actor.ts'
import { isDate } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Language } from '../../db/schema.ts'
import { languageOf } from '../words/index.ts'

export interface Door {
  readonly Variables: { readonly actor: ActingPerson; readonly secureHeadersNonce?: string }
}

/** Lets in who is signed in, and hands on who that is. */
export const signedIn =
  (ctx: Context): MiddlewareHandler<Door> =>
  async (request, next) => {
    const id = await ctx.auth.personOf(request.req.raw.headers)
    if (id === null) throw new Refusal('not_signed_in')
    request.set('actor', await actingPerson(ctx.db, id))
    await next()
  }

export const languageFor = (request: Request): Language => languageOf(request.req.header('accept-language'))

/** Address of the other side of the socket; forwarded headers are not believed. */
export const peerOf = (request: Request): string => {
  try {
    return getConnInfo(request).remote.address ?? 'unknown'
  } catch {
    // Called without a socket, as tests do.
    return 'unknown'
  }
}

/** Checks a part of the request; what does not fit is refused with the place that is wrong, never with what was sent. */
const checked = <Target extends 'json' | 'query' | 'param', Schema extends ZodType>(target: Target, schema: Schema) =>
  validator(target, schema, (result) => {
    if (result.success) return
    const path = result.error[0]?.path ?? []
    throw new Refusal('malformed', { path: path.map((step) => (typeof step === 'object' ? String(step.key) : String(step))).join('.') })
  })

export const query = <Schema extends ZodType>(schema: Schema) => checked('query', schema)
export const param = <Schema extends ZodType>(schema: Schema) => checked('param', schema)

/** A body of JSON, and nothing else: another content type is refused before it is read. */
export const json = <Schema extends ZodType>(schema: Schema) => checked('json', schema)

const id = z.string().min(1).max(64)
export const ids = { question: id, plan: id, indicator: id, task: id, department: id, mail: id, person: id, order: id, paper: id, warning: id }
export const year = z.coerce.number().int().min(1900).max(2199)
export const period = z.string().min(4).max(10)
export const day = z.string().refine(isDate, { error: 'not a day' })
/** A line of text as people type it: not empty, without control characters. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text))
export const language = z.enum(['zh-CN', 'en'])

/** A route in the OpenAPI document. Refusals are problem documents (RFC 9457) on every route. */
export const told = (tag: string, summary: string, answer = 'The answer, as JSON', shape: ZodType | null = null) =>
  describeRoute({
    tags: [tag],
    summary,
    responses: {
      200: { description: answer, ...(shape && { content: { 'application/json': { schema: resolver(shape) } } }) },
      default: { description: 'Refused: `application/problem+json` with `code`, and `detail` in the language asked for' },
    },
  })
