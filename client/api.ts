/**
 * The one door to the server: a function for every call, typed by the shapes that travel. A refusal becomes an `ApiError`
 * whose `detail` is a sentence in the person's language; without a connection the sentence is our own.
 */
import type {
  AssessAnswer,
  AssessBody,
  AssessChoices,
  ApprovalFacts,
  CalendarReading,
  CellHistoryView,
  CellStoryView,
  CommentView,
  ClosedPeriod,
  CalendarView,
  DepartmentView,
  DivisionMethod,
  DivisionStay,
  EditRequest,
  EditsAnswer,
  HereCell,
  EvidenceView,
  FigureBefore,
  IndicatorBacktestView,
  IndicatorRulesView,
  IndicatorView,
  HolidayView,
  JobView,
  LightRuleFacts,
  LocalDayFacts,
  MailBodyView,
  MailView,
  MissingYear,
  OwedView,
  NodeFrequency,
  PeerFigureView,
  PersonView,
  PlanBacktestView,
  PlanRulesView,
  PlanSheetName,
  PlanSheetView,
  PlanView,
  ProblemDocument,
  QualityView,
  QuestionsView,
  QuestionView,
  ReadersView,
  ReadText,
  ReportView,
  RuleChangeView,
  RightsView,
  SavedView,
  SessionView,
  SheetView,
  TalkView,
  TargetDraftView,
  TargetProposal,
  TargetVersionView,
  TargetView,
  TargetsView,
  TargetsWritten,
  TasksView,
  ViewContent,
  ViewsView,
  WarningView,
  YearFacts,
} from '../server/wire.ts'
import { words } from './words/index.ts'
import type { Language } from './words/index.ts'

export class ApiError extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  readonly code: string
  readonly detail: string
  /** Place in the body that was wrong; `null` where nothing in it was. */
  readonly path: string | null
  constructor(status: number, code: string, detail: string, { path = null, ...options }: ErrorOptions & { readonly path?: string | null } = {}) {
    super(`${status} ${code}: ${detail}`, options)
    this.path = path
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.detail = detail
  }
}

let language: Language = 'zh-CN'
/** Answers come in this language from now on. */
export const speak = (chosen: Language): void => {
  language = chosen
}

const listeners = new Set<(sentence: string) => void>()
/** Calls back whenever the server no longer knows who asks; returns the way to stop listening. */
export const onSignedOut = (listener: (sentence: string) => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const problemOf = async (response: Response): Promise<ApiError> => {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false
  const problem: Partial<ProblemDocument> = isProblem ? ((await response.json().catch(() => ({}))) as Partial<ProblemDocument>) : {}
  return new ApiError(response.status, problem.code ?? 'failed', problem.detail ?? words[language].failure.server, { path: problem.path ?? null })
}

const request = async (method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<Response> => {
  const headers: Record<string, string> = { 'accept-language': language, ...more }
  if (body !== undefined) headers['content-type'] = body instanceof File ? 'application/octet-stream' : 'application/json'
  const sent = body instanceof File ? body : JSON.stringify(body)
  const response = await fetch(path, { method, headers, ...(body === undefined ? {} : { body: sent }) }).catch((cause: unknown) => {
    throw new ApiError(0, 'offline', words[language].failure.offline, { cause })
  })
  if (response.ok) return response
  const error = await problemOf(response)
  if (error.code === 'not_signed_in') for (const listener of listeners) listener(error.detail)
  throw error
}

/** The body is trusted to have the shape that the server's types promise. */
const call = async <Answer>(method: string, path: string, body?: unknown, more?: Readonly<Record<string, string>>): Promise<Answer> =>
  (await (await request(method, path, body, more)).json()) as Answer
const send = async (method: string, path: string, body?: unknown): Promise<void> => {
  await request(method, path, body)
}

const at = (...parts: readonly string[]): string => `/api/${parts.map(encodeURIComponent).join('/')}`
const asking = (path: string, given: Readonly<Record<string, string | number | null>>): string =>
  `${path}?${new URLSearchParams(Object.entries(given).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]]))).toString()}`

export interface GivenView {
  readonly name: string
  readonly shared: boolean
  readonly content: ViewContent
}
export const getViews = (plan: string): Promise<ViewsView> => call('GET', at('plans', plan, 'views'))
export const addView = (plan: string, view: GivenView): Promise<ViewsView & { readonly id: string }> => call('POST', at('plans', plan, 'views'), view)
export const saveView = (plan: string, { id, at: seen }: Pick<SavedView, 'id' | 'at'>, view: GivenView): Promise<ViewsView> =>
  call('PUT', at('plans', plan, 'views', id), { ...view, seen })
export const deleteView = (plan: string, id: string): Promise<ViewsView> => call('DELETE', at('plans', plan, 'views', id))

export const getSession = (): Promise<SessionView> => call('GET', '/api/session')
export const signIn = (email: string, password: string): Promise<SessionView> => call('POST', '/api/session', { email, password })
export const signOut = (): Promise<void> => send('DELETE', '/api/session')
export const keepLanguage = (chosen: Language): Promise<SessionView> => call('PATCH', '/api/session', { language: chosen })
export const changePassword = (current: string, next: string): Promise<void> => send('POST', '/api/session/password', { current, next })

export const getPlans = (): Promise<readonly PlanView[]> => call('GET', '/api/plans')
export const watchPlan = (plan: string, watched: boolean): Promise<PlanView> => call('PATCH', at('plans', plan), { watched })
/** @param asOf a past day, as known at its end; `null` is now. */
export const getSheet = (plan: string, from: number, to: number, asOf: string | null): Promise<SheetView> =>
  call('GET', asking(at('plans', plan, 'sheet'), { from, to, asOf }))
export const getRights = (plan: string, to: number): Promise<RightsView> => call('GET', asking(at('plans', plan, 'rights'), { to }))
/** Says where a page stands. Nobody waits for it, and nobody misses one that is lost; it also goes out while the page ends. */
export const tellHere = (plan: string, here: { readonly page: string; readonly cell: HereCell | null; readonly gone: boolean }): void => {
  const headers = { 'content-type': 'application/json' }
  fetch(at('plans', plan, 'here'), { method: 'POST', headers, body: JSON.stringify(here), keepalive: true }).catch(() => undefined)
}
/** @param closing `upTo` takes along all periods that end no later. @returns what is closed then. */
export const closePeriod = (
  plan: string,
  period: string,
  closing: { readonly closed: boolean; readonly upTo: boolean; readonly note: string | null },
): Promise<readonly ClosedPeriod[]> => call('PUT', at('plans', plan, 'periods', period), closing)
export const getIndicator = (plan: string, indicator: string, period: string | null, asOf: string | null): Promise<IndicatorView> =>
  call('GET', asking(at('plans', plan, 'indicators', indicator), { period, asOf }))
const indicatorAt = (plan: string, indicator: string, part: string): string => at('plans', plan, 'indicators', indicator, part)
export const setOwners = (plan: string, indicator: string, owners: IndicatorView['owners']): Promise<void> =>
  call('PUT', indicatorAt(plan, indicator, 'owners'), owners)
/** @param formula `null`: figures are typed again. */
export const setFormula = (
  plan: string,
  indicator: string,
  formula: NonNullable<IndicatorView['formula']>['value'] | null,
  judgedAs: string | null,
): Promise<void> => call('PUT', indicatorAt(plan, indicator, 'formula'), { formula, judgedAs })
export const getPeers = (plan: string, indicator: string): Promise<readonly PeerFigureView[]> => call('GET', indicatorAt(plan, indicator, 'peers'))
export const setPeers = (
  plan: string,
  indicator: string,
  figures: readonly (Omit<PeerFigureView, 'value'> & { readonly value: string | null })[],
): Promise<void> => call('PUT', indicatorAt(plan, indicator, 'peers'), { figures })
export const getTasks = (plan: string): Promise<TasksView> => call('GET', at('plans', plan, 'tasks'))
export const getWarnings = (plan: string, state: 'open' | 'resolved'): Promise<readonly WarningView[]> =>
  call('GET', asking(at('plans', plan, 'warnings'), { state }))

/** What the judge is told of an indicator: the body for `assess`. */
export const getFacts = (plan: string, indicator: string): Promise<AssessBody> => call('GET', at('plans', plan, 'indicators', indicator, 'facts'))
/** Judges facts without keeping anything. */
export const assess = (body: AssessBody): Promise<AssessAnswer> => call('POST', '/api/assess', body)
export const getAssessChoices = (): Promise<AssessChoices> => call('GET', '/api/assess/choices')
export interface TextsRequest {
  readonly measure: string | null
  readonly unit: string
  readonly on: string
  readonly texts: readonly string[]
}
/** Reads texts as the sheet does, without a cell. */
export const readTexts = (given: TextsRequest): Promise<readonly ReadText[]> => call('POST', '/api/assess/texts', given)
/** What proposing, keeping, approving and changing targets take; see `server/routes/targets.ts`. */
export interface ProposalRequest {
  readonly stay: DivisionStay
  readonly within: NodeFrequency | null
  readonly path: 'linear' | 'like-last-year'
  readonly items: readonly { readonly indicator: string; readonly method: DivisionMethod | null; readonly typed?: Readonly<Record<string, string>> }[]
}
export interface DraftRequest {
  readonly indicator: string
  /** When the draft that was looked at was saved. */
  readonly seen: string | null
  readonly draft: Pick<TargetDraftView, 'method' | 'years' | 'nodes'> | null
}
export interface DecompositionRequest {
  readonly approval: ApprovalFacts
  readonly items: readonly {
    readonly indicator: string
    readonly years: readonly { readonly year: number; readonly was: string | null; readonly value: string }[]
    readonly nodes: TargetDraftView['nodes']
  }[]
}
export type TargetChange = Pick<TargetView, 'kind' | 'dueOn' | 'modal'> &
  Pick<TargetVersionView, 'operator' | 'value' | 'range' | 'width'> & {
    /** Version that was looked at; `null` of a target that is new. */
    readonly seen: string | null
  }
export const getPlanSheet = (plan: string, sheet: PlanSheetName): Promise<PlanSheetView> => call('GET', at('plans', plan, 'plan-sheets', sheet))
export const getTargets = (plan: string): Promise<TargetsView> => call('GET', at('plans', plan, 'targets'))
export const proposeTargets = (plan: string, asked: ProposalRequest): Promise<readonly TargetProposal[]> =>
  call('POST', at('plans', plan, 'targets', 'proposal'), asked)
export const keepDrafts = (plan: string, drafts: readonly DraftRequest[]): Promise<TargetsWritten> =>
  call('PUT', at('plans', plan, 'targets', 'draft'), { drafts })
export const approveTargets = (plan: string, decomposition: DecompositionRequest): Promise<TargetsWritten> =>
  call('POST', at('plans', plan, 'targets', 'approve'), decomposition)
export const changeTargets = (plan: string, indicator: string, approval: ApprovalFacts, changes: readonly TargetChange[]): Promise<TargetsWritten> =>
  call('POST', at('plans', plan, 'targets', 'change'), { approval, indicator, changes })
export const takeBackTarget = (plan: string, indicator: string, version: string): Promise<TargetsWritten> =>
  call('DELETE', at('plans', plan, 'targets', indicator, 'versions', version))

export interface EditBatch {
  /** The same id sent again gets the same answer. */
  readonly id: string
  readonly label: string
  readonly edits: readonly EditRequest[]
}
/** @param typist who typed them: nobody else's session sends them. */
export const postEdits = (plan: string, batch: EditBatch, typist: string): Promise<EditsAnswer> =>
  call('POST', at('plans', plan, 'edits'), batch, { 'x-typist': typist })

/** About which cells anything is said or filed. */
export const getTalk = (plan: string): Promise<TalkView> => call('GET', at('plans', plan, 'stories'))
/** All about a cell; with `period` null about the indicator. */
export const getStory = (plan: string, indicator: string, period: string | null): Promise<CellStoryView> =>
  call('GET', asking(at('plans', plan, 'stories', indicator), { period }))
export const getCellHistory = (plan: string, indicator: string, period: string, before: string): Promise<CellHistoryView> =>
  call('GET', asking(at('plans', plan, 'stories', indicator, 'history'), { period, before }))
export const getFiguresBefore = (plan: string, indicator: string, period: string): Promise<readonly FigureBefore[]> =>
  call('GET', asking(at('plans', plan, 'stories', indicator, 'before'), { period }))
export interface CommentRequest {
  readonly text: string
  readonly mentions: readonly string[]
}
/** @param place.id the same id sent again is the same comment. */
export const addComment = (
  plan: string,
  place: { readonly id: string; readonly indicator: string; readonly period: string | null },
  comment: CommentRequest,
): Promise<CommentView> => call('POST', at('plans', plan, 'comments'), { ...place, ...comment })
export const changeComment = (plan: string, id: string, comment: CommentRequest): Promise<CommentView> =>
  call('PATCH', at('plans', plan, 'comments', id), comment)
export const removeComment = (plan: string, id: string): Promise<CommentView> => call('DELETE', at('plans', plan, 'comments', id))
/** People who can be named in a comment. */
export const getReaders = (plan: string): Promise<ReadersView> => call('GET', at('plans', plan, 'comments', 'people'))
/** Files a document beside a cell, as it is. */
export const addFile = async (plan: string, indicator: string, period: string | null, file: File): Promise<EvidenceView> => {
  const response = await request('POST', asking(at('plans', plan, 'evidence'), { indicator, period, name: file.name }), file)
  return (await response.json()) as EvidenceView
}
export const removeFile = (plan: string, id: string): Promise<void> => send('DELETE', at('plans', plan, 'evidence', id))
export const fileAddress = (plan: string, id: string): string => at('plans', plan, 'evidence', id)

export const getMails = (): Promise<readonly MailView[]> => call('GET', '/api/mails')
export const getMail = (mail: string): Promise<MailBodyView> => call('GET', at('mails', mail))
export const retryMail = (mail: string): Promise<void> => send('POST', at('mails', mail, 'retry'))
/** Where a frame finds the letter; it comes with a policy of its own. */
export const letterAddress = (mail: string): string => at('mails', mail, 'html')

export const getReports = (): Promise<readonly ReportView[]> => call('GET', '/api/reports')
export interface ReportRequest {
  readonly report: string
  readonly plan: string
  readonly year: number
  readonly language: Language
  /** A past day, as known at its end; `null` is now. */
  readonly asOf: string | null
}
/** A report as a file, with the name the server gives it. */
export const getReport = async ({ report, ...given }: ReportRequest): Promise<{ readonly name: string; readonly file: Blob }> => {
  const response = await request('GET', asking(at('reports', report), given))
  const said = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1]
  const name = encoded === undefined ? (/filename="([^"]+)"/i.exec(said)?.[1] ?? `${report}.xlsx`) : decodeURIComponent(encoded)
  return { name, file: await response.blob() }
}

export type PersonRequest = Pick<PersonView, 'name' | 'email' | 'title' | 'role' | 'language'> & {
  readonly departments: readonly Pick<PersonView['departments'][number], 'id' | 'role'>[]
}
export const getPeople = (): Promise<readonly PersonView[]> => call('GET', '/api/people')
export const addPerson = (person: PersonRequest): Promise<{ readonly person: PersonView; readonly password: string }> => call('POST', '/api/people', person)
export const changePerson = (id: string, change: Partial<PersonRequest> & { readonly active?: boolean }): Promise<PersonView> =>
  call('PATCH', at('people', id), change)
export const resetPassword = (id: string): Promise<{ readonly password: string }> => call('POST', at('people', id, 'password'))
export const getDepartments = (): Promise<readonly DepartmentView[]> => call('GET', '/api/departments')

/** @param year `null`: the one it is. */
export const getCalendar = (year: number | null): Promise<CalendarView> => call('GET', asking('/api/calendar', { year }))
export const getMissingYear = (): Promise<MissingYear> => call('GET', '/api/calendar/missing')
/** What a year would be by its notice or by a table; writes nothing. */
export const readYear = (year: number, given: { readonly text: string } | { readonly holidays: readonly HolidayView[] }): Promise<CalendarReading> =>
  call('POST', at('calendar', 'years', String(year), 'reading'), given)
/** @param facts.seen `seq` of the calendar that the person looked at. */
export const publishYear = (year: number, facts: YearFacts & { readonly seen: number }): Promise<CalendarView> =>
  call('PUT', at('calendar', 'years', String(year)), facts)
export const withdrawYear = (year: number): Promise<CalendarView> => call('DELETE', at('calendar', 'years', String(year)))
export const putLocalDay = (date: string, day: LocalDayFacts): Promise<CalendarView> => call('PUT', at('calendar', 'days', date), day)
export const removeLocalDay = (date: string): Promise<CalendarView> => call('DELETE', at('calendar', 'days', date))

/** What the person owes, in all plans. */
export const getOwed = (): Promise<OwedView> => call('GET', '/api/me/owed')
export const getQuestions = (plan: string, state: 'open' | 'settled', department: string | null = null): Promise<QuestionsView> =>
  call('GET', asking(at('plans', plan, 'questions'), { state, department }))
/** The figure was checked, and is right. */
export const answerQuestion = (plan: string, question: string, text: string): Promise<QuestionView> =>
  call('POST', at('plans', plan, 'questions', question, 'answer'), { text })

export interface PlanRulesRequest {
  readonly light: LightRuleFacts
  readonly basicallyMetFrom: string | null
}
export type IndicatorRulesRequest = Pick<IndicatorRulesView, 'light' | 'path' | 'release' | 'preliminaryDecides'>
export interface ApprovalRequest {
  readonly body: string
  readonly documentNumber: string
  readonly date: string
  readonly reason: string
}
/** @param find part of a name or number; empty finds all. */
export const getRules = (plan: string, find: string): Promise<PlanRulesView> => call('GET', asking(at('plans', plan, 'rules'), { find }))
export const getRuleChanges = (plan: string): Promise<readonly RuleChangeView[]> => call('GET', at('plans', plan, 'rules', 'changes'))
/** What lights would have been; writes nothing. */
export const tryRules = (plan: string, rules: PlanRulesRequest): Promise<PlanBacktestView> => call('POST', at('plans', plan, 'rules', 'backtest'), rules)
/** @param rules.seen `version` of the rules that the person looked at; here and below. */
export const setRules = (plan: string, rules: PlanRulesRequest & { readonly seen: string }): Promise<PlanRulesView> =>
  call('PUT', at('plans', plan, 'rules'), rules)
export const getIndicatorRules = (plan: string, indicator: string): Promise<IndicatorRulesView> =>
  call('GET', at('plans', plan, 'indicators', indicator, 'rules'))
export const tryIndicatorRules = (plan: string, indicator: string, rules: IndicatorRulesRequest): Promise<IndicatorBacktestView> =>
  call('POST', at('plans', plan, 'indicators', indicator, 'rules', 'backtest'), rules)
export const setIndicatorRules = (
  plan: string,
  indicator: string,
  rules: IndicatorRulesRequest & { readonly approval: ApprovalRequest | null; readonly seen: string },
): Promise<IndicatorRulesView> => call('PUT', at('plans', plan, 'indicators', indicator, 'rules'), rules)

export interface ReleaseSourceChange {
  readonly name?: string
  readonly workdays?: number
  /** `null` takes an announced day back. */
  readonly dates?: Readonly<Record<string, string | null>>
  readonly seen: string
}
export const addReleaseSource = (plan: string, source: { readonly name: string; readonly workdays: number }): Promise<PlanRulesView> =>
  call('POST', at('plans', plan, 'release-sources'), source)
export const changeReleaseSource = (plan: string, source: string, change: ReleaseSourceChange): Promise<PlanRulesView> =>
  call('PATCH', at('plans', plan, 'release-sources', source), change)
export const dropReleaseSource = (plan: string, source: string): Promise<PlanRulesView> => call('DELETE', at('plans', plan, 'release-sources', source))
export const getQuality = (plan: string): Promise<QualityView> => call('GET', at('plans', plan, 'quality'))

export const getJobs = (): Promise<readonly JobView[]> => call('GET', '/api/jobs')
export const evaluate = (asOf: string, plan: string | null): Promise<{ readonly outcome: string }> =>
  call('POST', '/api/jobs/evaluate', plan === null ? { asOf } : { asOf, plan })
export const deliver = (): Promise<{ readonly outcome: string }> => call('POST', '/api/jobs/deliver')
/** @param now an instant, or `null` for the true time. */
export const setClock = (now: string | null): Promise<void> => send('PUT', '/api/clock', { now })

export type Light = keyof PlanView['lights']
