/** Papers that wait for a signature, and those that were signed. */
import { Hono } from 'hono'
import { z } from 'zod'
import { changePaper, discardPaper, draftByHand, paperFile, paperStory, papersView, refreshPaper, signPaper } from '../actions/paper-tray.ts'
import type { Context } from '../context.ts'
import type { Door } from './door.ts'
import { ids, json, languageFor, param, told } from './door.ts'
import { limitWorkdays, longestText } from './orders.ts'

const longestLine = 500
const mostWarnings = 500

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const seen = z.string().min(1).max(40)
const line = z.string().max(longestLine)
const text = z.string().max(longestText)
const paper = param(z.object({ plan: ids.plan, paper: ids.paper }))
const inPlan = param(z.object({ plan: ids.plan }))

export const paperRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('papers', 'Papers that this person may read: drafts of the supervisor’s tray first'), inPlan, async (request) =>
      request.json(await papersView(ctx, request.var.actor, request.req.valid('param').plan, languageFor(request))),
    )
    .post(
      '/',
      told('papers', 'Drafts papers about warnings, one for each department that leads; an open draft takes them up'),
      inPlan,
      json(z.strictObject({ kind: z.enum(['letter', 'bulletin', 'talk', 'raise']), warnings: z.array(ids.warning).min(1).max(mostWarnings) })),
      async (request) => request.json(await draftByHand(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'))),
    )
    .get('/:paper', told('papers', 'One paper, with what has changed since it was drafted'), paper, async (request) => {
      const { plan, paper: id } = request.req.valid('param')
      return request.json(await paperStory(ctx, request.var.actor, plan, id, languageFor(request)))
    })
    .get('/:paper/file', told('papers', 'A paper as a Word file in official form', 'A .docx document'), paper, async (request) => {
      const { plan, paper: id } = request.req.valid('param')
      const { name, bytes } = await paperFile(ctx, request.var.actor, plan, id)
      return request.body(bytes, 200, {
        'content-type': wordType,
        'content-disposition': `attachment; filename="paper.docx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'private, no-store',
      })
    })
    .patch(
      '/:paper',
      told('papers', 'Changes the words of a draft; its table stays as it is'),
      paper,
      json(
        z.strictObject({
          seen,
          title: line,
          issuer: line,
          mark: z.string().max(40),
          addressee: line,
          opening: z.string().max(4 * longestText),
          demand: text,
          limitWorkdays: limitWorkdays.nullable(),
          basis: text,
          contact: line,
          copies: line,
        }),
      ),
      async (request) => {
        const { plan, paper: id } = request.req.valid('param')
        const { seen: at, ...given } = request.req.valid('json')
        await changePaper(ctx, request.var.actor, plan, id, at, given)
        return request.json(await paperStory(ctx, request.var.actor, plan, id, languageFor(request)))
      },
    )
    .post('/:paper/refresh', told('papers', 'Drafts it anew from what stands today'), paper, json(z.strictObject({ seen })), async (request) => {
      const { plan, paper: id } = request.req.valid('param')
      await refreshPaper(ctx, request.var.actor, plan, id, request.req.valid('json').seen)
      return request.json(await paperStory(ctx, request.var.actor, plan, id, languageFor(request)))
    })
    .post(
      '/:paper/sign',
      told('papers', 'Signs a paper: it gets its number, and a letter becomes an order'),
      paper,
      json(z.strictObject({ seen, despite: z.boolean().default(false) })),
      async (request) => {
        const { plan, paper: id } = request.req.valid('param')
        const language = languageFor(request)
        await signPaper(ctx, request.var.actor, plan, id, { ...request.req.valid('json'), language })
        return request.json(await paperStory(ctx, request.var.actor, plan, id, language))
      },
    )
    .post('/:paper/discard', told('papers', 'Throws a draft away, with a reason'), paper, json(z.strictObject({ seen, reason: text })), async (request) => {
      const { plan, paper: id } = request.req.valid('param')
      const { seen: at, reason } = request.req.valid('json')
      await discardPaper(ctx, request.var.actor, plan, id, at, reason)
      return request.json(await paperStory(ctx, request.var.actor, plan, id, languageFor(request)))
    })
