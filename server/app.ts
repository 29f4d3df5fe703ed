/** The whole web side: routes, what every request passes, and how errors are answered. */
import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { openAPIRouteHandler } from 'hono-openapi'
import { departmentsView } from './actions/manage-people.ts'
import { Refusal } from './basics/refusals.ts'
import type { Context } from './context.ts'
import { answerError } from './errors.ts'
import { absenceRoutes } from './routes/absences.ts'
import { assessRoutes } from './routes/assess.ts'
import type { Door } from './routes/door.ts'
import { signedIn, told } from './routes/door.ts'
import { calendarFeedRoutes, ownFeedRoutes } from './routes/calendar-feed.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { commentRoutes } from './routes/comments.ts'
import { editRoutes } from './routes/edits.ts'
import { evidenceRoutes, filePolicy, isUpload, uploadType } from './routes/evidence.ts'
import { formPolicy, formRoutes } from './routes/forms.ts'
import { hereRoutes } from './routes/here.ts'
import { healthRoutes } from './routes/health.ts'
import { ladderRoutes } from './routes/ladder.ts'
import { liveRoutes } from './routes/live.ts'
import { bounceRoutes, deliveryRoutes } from './routes/delivery.ts'
import { letterPolicy, mailRoutes } from './routes/mails.ts'
import { makingRoutes } from './routes/makings.ts'
import { meRoutes } from './routes/me.ts'
import { orderRoutes } from './routes/orders.ts'
import { paperRoutes } from './routes/papers.ts'
import { periodRoutes } from './routes/periods.ts'
import { peopleRoutes } from './routes/people.ts'
import { planSheetRoutes } from './routes/plan-sheets.ts'
import { planRoutes } from './routes/plans.ts'
import { qualityRoutes, questionRoutes } from './routes/questions.ts'
import { rehearsalRoutes } from './routes/rehearsals.ts'
import { reportRoutes } from './routes/reports.ts'
import { robotRoutes } from './routes/robots.ts'
import { ruleRoutes } from './routes/rules.ts'
import { sessionRoutes } from './routes/session.ts'
import { storyRoutes } from './routes/stories.ts'
import { targetRoutes } from './routes/targets.ts'
import { unsubscribeRoutes } from './routes/unsubscribe.ts'
import { warningRoutes } from './routes/warnings.ts'
import { viewRoutes } from './routes/views.ts'
import { clockRoutes, jobRoutes } from './routes/work.ts'
import { version } from './version.ts'

/** A pasted block of five thousand cells is half of it. */
const longestBody = 2 * 1024 * 1024

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const tooLarge = (): Promise<never> => Promise.reject(new Refusal('too_large'))
const counted = bodyLimit({ maxSize: longestBody, onError: tooLarge })

/**
 * A body whose length is said is judged by that, and the parser of the connection holds the sender to it; another is counted as it comes.
 * Only the second opens the body as a stream, which costs more than reading and checking an edit.
 */
const limitedBody: MiddlewareHandler = (request, next) => {
  // A file is counted where it is written down.
  if (isUpload(request.req.method, request.req.path)) return next()
  const length = request.req.header('content-length')
  if (length === undefined || request.req.header('transfer-encoding') !== undefined) return writing.has(request.req.method) ? counted(request, next) : next()
  return Number(length) > longestBody ? tooLarge() : next()
}

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", NONCE],
    styleSrc: ["'self'", NONCE],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
  referrerPolicy: 'same-origin',
  // The letter in its frame is of no origin, and browsers complain of the difference.
  originAgentCluster: false,
  // Without TLS browsers ignore it; behind TLS it is the proxy's to say.
  strictTransportSecurity: false,
})

/** Other sites' pages may not write in a person's name; a body is JSON, of an upload bytes, or refused: neither can be sent by a mere form. */
const ownPagesOnly =
  (publicUrl: string): MiddlewareHandler =>
  async (request, next) => {
    if (writing.has(request.req.method)) {
      const origin = request.req.header('origin')
      const own = [new URL(publicUrl).host, request.req.header('host')]
      if (origin !== undefined && !own.includes(URL.parse(origin)?.host ?? '')) throw new Refusal('not_allowed')
      const type = request.req.header('content-type')
      const hasBody = request.req.header('transfer-encoding') !== undefined || Number(request.req.header('content-length') ?? 0) > 0
      const taken = isUpload(request.req.method, request.req.path) ? ['application/json', uploadType] : ['application/json']
      if ((hasBody || type !== undefined) && !taken.includes(type?.split(';', 1)[0]?.trim().toLowerCase() ?? '')) throw new Refusal('not_json')
    }
    await next()
  }

const api = (ctx: Context) => {
  const app = new Hono<Door>()
    .route('/session', sessionRoutes(ctx))
    .route('/forms', formRoutes(ctx))
    .use('/*', signedIn(ctx))
    .route('/plans', planRoutes(ctx))
    .route('/plans/:plan/indicators/:indicator', makingRoutes(ctx))
    .route('/plans', ruleRoutes(ctx))
    .route('/plans/:plan', warningRoutes(ctx))
    .route('/plans/:plan/ladder', ladderRoutes(ctx))
    .route('/plans/:plan/rehearsals', rehearsalRoutes(ctx))
    .route('/plans/:plan/edits', editRoutes(ctx))
    .route('/plans/:plan/live', liveRoutes(ctx))
    .route('/plans/:plan/here', hereRoutes(ctx))
    .route('/plans/:plan/periods', periodRoutes(ctx))
    .route('/plans/:plan/plan-sheets', planSheetRoutes(ctx))
    .route('/plans/:plan/targets', targetRoutes(ctx))
    .route('/plans/:plan/questions', questionRoutes(ctx))
    .route('/plans/:plan/quality', qualityRoutes(ctx))
    .route('/plans/:plan/views', viewRoutes(ctx))
    .route('/plans/:plan/robots', robotRoutes(ctx))
    .route('/plans/:plan/stories', storyRoutes(ctx))
    .route('/plans/:plan/comments', commentRoutes(ctx))
    .route('/plans/:plan/evidence', evidenceRoutes(ctx))
    .route('/plans/:plan/orders', orderRoutes(ctx))
    .route('/plans/:plan/papers', paperRoutes(ctx))
    .route('/assess', assessRoutes(ctx))
    .route('/mails', mailRoutes(ctx))
    .route('/delivery', deliveryRoutes(ctx))
    .route('/reports', reportRoutes(ctx))
    .route('/people', peopleRoutes(ctx))
    .route('/me', meRoutes(ctx))
    .route('/me/calendar-feed', ownFeedRoutes(ctx))
    .route('/calendar', calendarRoutes(ctx))
    .route('/absences', absenceRoutes(ctx))
    .route('/jobs', jobRoutes(ctx))
    .route('/clock', clockRoutes(ctx))
    .get('/departments', told('people', 'Departments, and who collective names stand for'), async (request) => request.json(await departmentsView(ctx)))
  return app
}

/** @param pages what answers everything outside the API: the client's files, or none. */
export const createApp = (ctx: Context, pages: MiddlewareHandler | null = null) => {
  const app = new Hono<Door>()
  app.onError((error, request) => answerError(error, request, ctx.log))
  app.notFound((request) => answerError(new Refusal('not_found'), request, ctx.log))
  app.use('/api/mails/:mail/html', letterPolicy)
  app.use('/api/plans/:plan/evidence/:file', filePolicy)
  app.use('/form/*', formPolicy)
  app.use('/api/forms/*', formPolicy)
  app.use(headers)
  app.use('/api/*', limitedBody, ownPagesOnly(ctx.config.publicUrl))
  app.route('/healthz', healthRoutes(ctx))
  app.route('/calendar', calendarFeedRoutes(ctx))
  app.route('/bounces', bounceRoutes(ctx))
  app.route('/unsubscribe', unsubscribeRoutes(ctx))
  app.get(
    '/api/openapi.json',
    openAPIRouteHandler(app, { documentation: { info: { title: 'Xushi', version, description: 'Plan indicators in a sheet, judged and warned about.' } } }),
  )
  app.route('/api', api(ctx))
  if (pages) app.get('*', pages)
  return app
}

export type App = ReturnType<typeof createApp>
