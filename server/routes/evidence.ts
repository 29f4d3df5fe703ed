/** Evidence files. An upload is the file itself as the body: nothing is unpacked from it, and no page of another site can send one. */
import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { addFile, readFile, removeFile } from '../actions/evidence.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, param, period, query, told } from './door.ts'

/** Where files are taken: the only places whose bodies are not JSON. */
export const isUpload = (method: string, path: string): boolean => method === 'POST' && /^\/api\/(plans|forms)\/[^/]+\/evidence$/.test(path)
export const uploadType = 'application/octet-stream'

/** What comes from outside does nothing, wherever it is opened. Stands before the headers that every answer gets. */
export const filePolicy: MiddlewareHandler = async (request, next) => {
  await next()
  if (request.res.ok && request.req.method === 'GET') request.res.headers.set('content-security-policy', "default-src 'none'; sandbox")
}

/** For browsers that read no other name: without what only the other can say. */
const plainName = (name: string): string => name.replaceAll(/[^\w.-]/g, '_')
const encodedName = (name: string): string => encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const fileName = z.string().min(1).max(500)
const file = param(z.object({ plan: ids.plan, file: z.string().min(1).max(64) }))

export const evidenceRoutes = (ctx: Context) =>
  new Hono<Door>()
    .post(
      '/',
      told('evidence', 'Files a document beside a figure, or with an order: the body is the file, as `application/octet-stream`, at most 10 MB'),
      param(z.object({ plan: ids.plan })),
      query(
        z.union([
          z.strictObject({ indicator: ids.indicator, period: period.optional(), name: fileName }),
          z.strictObject({ order: ids.order, name: fileName }),
        ]),
      ),
      async (request) => {
        const asked = request.req.valid('query')
        const length = request.req.header('content-length')
        const place = 'order' in asked ? { order: asked.order } : { indicator: asked.indicator, period: asked.period ?? null }
        const given = { ...place, name: asked.name, size: length === undefined ? null : Number(length) }
        return request.json(await addFile(ctx, request.var.actor, request.req.valid('param').plan, given, request.req.raw.body))
      },
    )
    .get('/:file', told('evidence', 'A file, to download', 'The file'), file, async (request) => {
      const { plan, file: id } = request.req.valid('param')
      const { name, media, bytes } = await readFile(ctx, request.var.actor, plan, id)
      return request.body(bytes, 200, {
        'content-type': media,
        'content-disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodedName(name)}`,
        'cache-control': 'private, no-store',
      })
    })
    .delete('/:file', told('evidence', 'Takes a file away, by who may write the figure', 'Nothing'), file, async (request) => {
      const { plan, file: id } = request.req.valid('param')
      await removeFile(ctx, request.var.actor, plan, id)
      return request.body(null, 204)
    })
