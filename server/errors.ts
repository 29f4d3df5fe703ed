/** How refusals and failures are answered: RFC 9457 problem documents, in the language that the browser asks for. */
import type { Context as Request } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { RefusalCode } from './basics/refusals.ts'
import { Refusal } from './basics/refusals.ts'
import type { Log } from './log.ts'
import type { ProblemsDocument } from './wire/calendar.ts'
import type { ProblemDocument } from './wire/problems.ts'
import { languageOf, words } from './words/index.ts'

const statuses: Readonly<Record<RefusalCode, ContentfulStatusCode>> = {
  malformed: 400,
  not_json: 415,
  too_large: 413,
  not_signed_in: 401,
  wrong_password: 401,
  wrong_current_password: 400,
  too_many_tries: 429,
  not_allowed: 403,
  not_found: 404,
  outside_plan: 400,
  email_taken: 409,
  made_in_circle: 422,
  calendar_refused: 422,
  calendar_changed: 409,
  nothing_to_divide: 422,
  targets_changed: 409,
  targets_do_not_add_up: 422,
  approval_in_future: 422,
  approval_before_plan: 422,
  approval_before_former: 422,
  target_in_print: 409,
  rules_refused: 422,
  rules_changed: 409,
  nodes_closed: 403,
  view_changed: 409,
  too_many_views: 409,
  robot_address: 400,
  too_many_robots: 409,
  mute_out_of_range: 422,
  absence_out_of_range: 422,
  no_stand_in: 422,
  comment_empty: 422,
  comment_too_long: 422,
  file_empty: 422,
  file_too_large: 413,
  file_refused: 422,
  file_quota: 422,
  file_lost: 410,
  form_closed: 403,
  word_empty: 422,
  promise_unclear: 422,
  order_moved: 409,
  order_side: 403,
  order_own: 403,
  order_step: 409,
  order_note: 422,
  order_steps: 422,
  order_unsolved: 422,
  order_evidence: 422,
  order_late: 422,
  order_limit: 422,
  order_asked: 409,
  order_not_asked: 409,
  order_keeps: 422,
  order_unaddressed: 422,
  paper_ended: 409,
  paper_changed: 409,
  paper_outdated: 409,
  paper_empty: 422,
  paper_unaddressed: 422,
  busy: 503,
  storage_full: 507,
  unavailable: 503,
  failed: 500,
}

/** What the storage says when it cannot write, in both engines. */
const storageRefusals: Readonly<Record<string, RefusalCode>> = {
  SQLITE_FULL: 'storage_full',
  SQLITE_IOERR_WRITE: 'storage_full',
  SQLITE_BUSY: 'busy',
  SQLITE_BUSY_SNAPSHOT: 'busy',
  SQLITE_LOCKED: 'busy',
  '53100': 'storage_full',
  '55P03': 'busy',
}

const refusalOfStatus = (status: number): RefusalCode => {
  if (status === 413) return 'too_large'
  if (status === 415) return 'not_json'
  if (status === 403) return 'not_allowed'
  return status < 500 ? 'malformed' : 'failed'
}

/** Any error as a refusal; an unknown one is a bug, and becomes `failed`. */
const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  if (error instanceof HTTPException) return new Refusal(refusalOfStatus(error.status), {}, { cause: error })
  const code = (error as { code?: unknown } | null)?.code
  const storage = typeof code === 'string' ? storageRefusals[code] : undefined
  return new Refusal(storage ?? 'failed', {}, { cause: error })
}

/** As many reasons fit into one sentence; all stand beside it. */
const spokenProblems = 3

/** Answers an error. Bugs are logged with their cause, and the person learns no detail. */
export const answerError = (error: unknown, request: Request, log: Log): Response => {
  const refusal = refusalOf(error)
  if (refusal.code === 'failed')
    log.error({ err: refusal.cause ?? refusal, path: request.req.path.replace(/^(\/calendar\/).+/, '$1…'), method: request.req.method }, 'request failed')
  const status = statuses[refusal.code]
  const say = words[languageOf(request.req.header('accept-language'))]
  const sentence = say.refusal(refusal.code, refusal.parameters)
  const problems = refusal.problems.map((problem) => ({
    code: problem.code,
    row: problem.row,
    message: 'field' in problem ? say.rules.problem(problem) : say.calendar.problem(problem),
  }))
  const messages = problems.slice(0, spokenProblems).map(({ message }) => message)
  const body: ProblemDocument | ProblemsDocument = {
    type: `urn:xushi:problem:${refusal.code}`,
    title: refusal.code,
    status,
    detail: say.calendar.sentences([sentence, ...messages]),
    code: refusal.code,
    ...(refusal.code === 'malformed' && refusal.parameters.path !== undefined && { path: refusal.parameters.path }),
    ...(problems.length > 0 && { problems }),
  }
  return request.json(body, status, { 'content-type': 'application/problem+json', ...(status === 503 && { 'retry-after': '5' }) })
}
