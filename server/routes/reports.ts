/** Reports as files. */
import { Hono } from 'hono'
import { z } from 'zod'
import { makeReport, reportsView } from '../actions/make-report.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { day, ids, language, languageFor, param, query, told, year } from './door.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const reportRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('reports', 'Reports that there are'), (request) => request.json(reportsView(languageFor(request))))
    .get(
      '/:report',
      told('reports', 'A report of a plan and year', 'An .xlsx workbook'),
      param(z.object({ report: z.string().min(1).max(40) })),
      query(z.strictObject({ plan: ids.plan, year, language: language.optional(), asOf: day.optional() })),
      async (request) => {
        const { plan, year: asked, language: spoken = languageFor(request), asOf = null } = request.req.valid('query')
        const { name, bytes } = await makeReport(ctx, request.req.valid('param').report, { plan, year: asked, language: spoken, asOf })
        return request.body(bytes, 200, {
          'content-type': workbookType,
          'content-disposition': `attachment; filename="${request.req.valid('param').report}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
          'cache-control': 'private, no-store',
        })
      },
    )
