/**
 * Row type of every table: the ground of all types. Rules, routes and the client use these shapes as they are, so a
 * thing has one shape from row to wire.
 *
 * Conventions that the types cannot say:
 * - **Dates** are `YYYY-MM-DD`, **instants** UTC ISO text with milliseconds and `Z`, **periods** `2026`, `2026-H1`,
 *   `2026-Q3`, `2026-09`, `2026-09-15`. All text: SQLite and PostgreSQL compare them alike.
 * - **Values** are decimal text in the indicator's unit, as exact as they were entered. A lone `-` is "not applicable".
 * - **Flags** (yes/no) are 0 or 1, because SQLite binds no boolean.
 * - **Json** columns hold text; the type says what is inside.
 * - Absent is `null`.
 */
/** `YYYY-MM-DD`. */
export type DateText = string
/** UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export type Instant = string
/** `2026`, `2026-H1`, `2026-Q3`, `2026-09` or `2026-09-15`. */
export type Period = string
/** Exact decimal number as text, for example `-12.40`. */
export type DecimalText = string
/** Time-ordered id made by `newId()`. */
export type Id = string
/** JSON text holding a `T`. */
export type Json<T> = string & { readonly holds?: T }
export type Flag01 = 0 | 1

export const lights = ['green', 'yellow', 'red', 'blue', 'grey'] as const
export type Light = (typeof lights)[number]

export const outcomes = ['on_pace', 'behind', 'broken', 'met', 'missed', 'none'] as const
export type Outcome = (typeof outcomes)[number]

/** Why there is no verdict; only with outcome `none`, always grey. */
export const greyReasons = [
  'not_due',
  'not_released',
  'not_reported',
  'no_baseline',
  'no_target',
  'no_denominator',
  'not_applicable',
  'awaiting_final',
  'needs_verdict',
] as const
export type GreyReason = (typeof greyReasons)[number]

/** Why a verdict is what it is; with every outcome but `none`. */
export const verdictReasons = ['pace', 'bound', 'deadline', 'verdict', 'event', 'near_bound', 'peers_missing', 'data'] as const
export type VerdictReason = (typeof verdictReasons)[number]
export type Reason = GreyReason | VerdictReason

/** Basis of an observation: what a value of a period counts. */
export const bases = ['stock', 'ytd', 'flow', 'to-date', 'rate'] as const
export type Basis = (typeof bases)[number]

export const frequencies = ['day', 'month', 'quarter', 'half-year', 'year'] as const
export type Frequency = (typeof frequencies)[number]

export const operators = ['>=', '>', '<=', '<', '=', 'range', '~'] as const
export type Operator = (typeof operators)[number]

/** How firm a figure is, from weakest to firmest: 部门预计, 快报, 初步核算, 核定, 最终核实. */
export const observationFlags = ['estimate', 'flash', 'preliminary', 'verified', 'final'] as const
export type ObservationFlag = (typeof observationFlags)[number]

export const observationStates = ['draft', 'submitted', 'approved'] as const
export type ObservationState = (typeof observationStates)[number]

export const roles = ['administrator', 'plan-office', 'supervisor', 'leader', 'reporter', 'observer'] as const
export type Role = (typeof roles)[number]

/** A person's part in a department. `leader`: the leader in charge of it (分管领导), who need not belong to it. */
export const departmentRoles = ['head', 'signer', 'reviewer', 'reporter', 'leader'] as const
export type DepartmentRole = (typeof departmentRoles)[number]

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** One document with numbers in it: a five-year plan, a yearly programme, an action scheme. */
export interface PlanTable {
  id: Id
  /** Stable key of a plan that came from `seeds/`, else a copy of the id. */
  code: string
  title: string
  titleEn: string
  area: string
  issuer: string
  documentTitle: string
  documentNumber: string | null
  /** Day of the document; `null` where the document does not say. */
  issuedOn: DateText | null
  /** What is known about the document's date and place beyond the columns above. */
  documentNote: string | null
  startsOn: DateText
  endsOn: DateText
  timeZone: string
  /** Key of a light preset; see `server/lights`. */
  lightPreset: string
  /** What this plan has changed of the preset's thresholds and counters; `null` changes nothing. */
  lightThresholds: Json<Readonly<Record<string, DecimalText>>> | null
  /** Share of a target in percent from which a miss is called 基本完成; `null` takes the product's. */
  basicallyMetFrom: DecimalText | null
  /** 1: only approved observations are judged. 0: a saved value is approved. */
  reviewRequired: Flag01
  /** Steps of escalation; `null` takes the product's. An empty list: nobody is told by steps. */
  ladder: Json<readonly LadderStep[]> | null
  /** What this plan changes of the product's rules of mail; `null` changes nothing. */
  mailRules: Json<Partial<MailRules>> | null
  /** 1: holds made-up figures; every page, mail and workbook says so. */
  demonstration: Flag01
  /** 1: judged every workday, and people are warned. 0: kept to look things up. */
  watched: Flag01
  /** Smaller comes first. */
  priority: number
  /** Sequence number of the plan's newest change. Taken by the first statement of every writing transaction. */
  seq: number
  /** Moment of knowledge of the newest evaluation; an earlier one changes nothing any more. */
  judgedAsOf: Instant | null
  createdAt: Instant
  archivedAt: Instant | null
}

/** An organisation that drives a plan: leading group > special work group > task force. */
export interface PlanBodyTable {
  id: Id
  planId: Id
  parentId: Id | null
  code: string
  kind: 'leading-group' | 'work-group' | 'task-force'
  name: string
  nameEn: string
  sourceClause: string
  sort: number
}

/** Goal dimension, work stream, special action, numbered task or safeguard: a tree under its plan. */
export interface TaskTable {
  id: Id
  planId: Id
  parentId: Id | null
  code: string
  kind: 'dimension' | 'stream' | 'action' | 'task' | 'safeguard'
  /** As printed, for example `十` or `52`; `null` where the document does not number. */
  number: string | null
  title: string
  titleEn: string
  summary: string | null
  dueOn: DateText | null
  sourceClause: string
  sort: number
  archivedAt: Instant | null
}

/** A department's part in a task, in the order of the document. */
export interface TaskDepartmentTable {
  taskId: Id
  departmentId: Id
  role: 'lead' | 'responsible'
  /** 1: the document's list ends in 等, so that more may belong to it. Stands on each row of that list. */
  openList: Flag01
  sort: number
}

export interface DepartmentTable {
  id: Id
  code: string
  area: string
  name: string
  nameEn: string
  shortName: string
  aliases: Json<readonly string[]>
  parentId: Id | null
  /** `collective`: a name for many (各街道); see `departmentMember`. */
  kind: 'department' | 'party' | 'street' | 'committee' | 'company' | 'headquarters' | 'people-organisation' | 'collective'
  note: string | null
  sort: number
  /** Nobody leads, answers for or fills in anything as it any more; its name stays for what was. */
  archivedAt: Instant | null
}

/** A collective name resolved to its members. A collective without rows here is not resolved, and shown so. */
export interface DepartmentMemberTable {
  collectiveId: Id
  departmentId: Id
  sort: number
}

/** Somebody who signs in. The row is shared with the sign-in library, which owns the other columns of its own tables. */
export interface PersonTable {
  id: Id
  name: string
  email: string
  emailVerified: Flag01
  image: string | null
  createdAt: Instant
  updatedAt: Instant
  role: Role
  title: string | null
  language: Language
  /** 0: cannot sign in and gets no mail; the history stays. */
  active: Flag01
  demonstration: Flag01
}

export interface PersonDepartmentTable {
  personId: Id
  departmentId: Id
  role: DepartmentRole
}

/** Tables of the sign-in library (sessions, credentials, one-time tokens, rate limit). Only `server/auth.ts` reads meaning into them. */
export interface SessionTable {
  id: Id
  token: string
  userId: Id
  expiresAt: Instant
  createdAt: Instant
  updatedAt: Instant
  ipAddress: string | null
  userAgent: string | null
}
export interface AccountTable {
  id: Id
  accountId: string
  providerId: string
  userId: Id
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Instant | null
  refreshTokenExpiresAt: Instant | null
  scope: string | null
  password: string | null
  createdAt: Instant
  updatedAt: Instant
}
export interface VerificationTable {
  id: Id
  identifier: string
  value: string
  expiresAt: Instant
  createdAt: Instant
  updatedAt: Instant
}
export interface RateLimitTable {
  id: Id
  key: string
  count: number
  /** Milliseconds since 1970, as the sign-in library counts. */
  lastRequest: number
}

/** What is measured. */
export interface IndicatorTable {
  id: Id
  planId: Id
  /** Stable key inside the plan. */
  code: string
  number: string
  sort: number
  name: string
  nameEn: string
  unit: string
  /** Places after the point when shown; never used in judging. */
  decimals: number
  /** Key on the shelf `server/measures`. */
  measure: string
  better: 'higher' | 'lower' | null
  /** `binding` 约束性, `expected` 预期性, `null` where the document does not say. */
  nature: 'binding' | 'expected' | null
  basis: Basis
  frequency: Frequency
  /** Key on the shelf `server/paths`. */
  path: string
  /** Nodes of a filed path, cumulative and in the unit; `null` for the others. */
  pathNodes: Json<readonly PathNode[]> | null
  /** Legal workdays after the period's end on which the figure can exist; with `releaseSourceId` after that source has published. */
  releaseWorkdays: number
  /** Who publishes before; `null` counts from the period's end. */
  releaseSourceId: Id | null
  /** Release days fixed for single periods. */
  releaseDates: Json<Readonly<Record<Period, DateText>>> | null
  /** 1: a preliminary figure decides a due date too. */
  preliminaryDecides: Flag01
  baselinePeriod: Period | null
  baselineValue: DecimalText | null
  /** 口径 and data source, in words. */
  calibre: string | null
  /** Light preset of this indicator alone; `null` follows the plan. */
  lightPreset: string | null
  /** What it changes of its own preset; `null` where it follows the plan. */
  lightThresholds: Json<Readonly<Record<string, DecimalText>>> | null
  /** How its figures are made from those of others, by their ids; `null` where they are typed. See `server/measures/formula`. */
  formula: Json<FormulaValue> | null
  /** Measure that a made figure is judged as; only with a measure that is made from others. */
  judgedAs: string | null
  /** Goal dimension it belongs to. */
  dimensionId: Id | null
  sourceClause: string
  archivedAt: Instant | null
}
/** (Σ plus − Σ minus) ÷ Σ over × scale, over the same period last year where `growth`; ids of indicators. */
export interface FormulaValue {
  readonly plus: readonly Id[]
  readonly minus: readonly Id[]
  readonly over: readonly Id[]
  readonly scale: DecimalText
  readonly growth: boolean
}
export interface PathNode {
  readonly period: Period
  readonly value: DecimalText
}

export interface IndicatorTaskTable {
  indicatorId: Id
  taskId: Id
}
export interface IndicatorDepartmentTable {
  indicatorId: Id
  departmentId: Id
  role: 'lead' | 'responsible'
  sort: number
}

/** Promised value with its due date. Rows with one indicator, `dueOn` and `kind` are versions of one target. */
export interface TargetTable {
  id: Id
  indicatorId: Id
  kind: 'final' | 'year' | 'node'
  dueOn: DateText
  operator: Operator
  /** `null` for a range, for a target in words and for one whose value is set elsewhere. */
  value: DecimalText | null
  rangeFrom: DecimalText | null
  rangeTo: DecimalText | null
  /** 确保 `ensure` or 力争 `strive`; `null` where neither is said. */
  modal: 'ensure' | 'strive' | null
  /** Half width of 左右, in the unit; `null` takes the product's. */
  width: DecimalText | null
  /** Target in words, for verdicts and for values set elsewhere. */
  text: string | null
  approvalBody: string | null
  approvalDocument: string | null
  approvedOn: DateText | null
  approvalReason: string | null
  createdAt: Instant
}

/** One revision of the value of an indicator and period. What we knew: from `knownFrom` up to, not with, `knownTo`. */
export interface ObservationTable {
  id: Id
  planId: Id
  indicatorId: Id
  period: Period
  /** Decimal text in the indicator's unit, `-` for not applicable, or the outcome word of a verdict. */
  value: string
  /** As the person typed it. */
  typed: string
  flag: ObservationFlag
  state: ObservationState
  /** Firmest flag that this period's figure has had so far. */
  firmest: ObservationFlag
  /** How many are good of how many, where a share was counted. */
  counts: Json<{ readonly good: number; readonly of: number }> | null
  /** Who judged and on what evidence; only for verdicts. */
  verdict: Json<VerdictValue> | null
  note: string | null
  knownFrom: Instant
  knownTo: Instant | null
  personId: Id | null
}
export interface VerdictValue {
  readonly outcome: 'met' | 'on_pace' | 'behind' | 'missed'
  readonly by: string
  readonly on: DateText
  readonly evidence: readonly string[]
}

/** Verdict on an indicator and period. The newest has `supersededAt` null; one that was printed or mailed (`usedAt`) is never rewritten. */
export interface AssessmentTable {
  id: Id
  planId: Id
  indicatorId: Id
  period: Period
  asOf: Instant
  light: Light
  outcome: Outcome
  reason: Reason
  actual: DecimalText | null
  expected: DecimalText | null
  gap: DecimalText | null
  /** Percent. */
  share: DecimalText | null
  timeShare: DecimalText | null
  /** 个百分点; more than 0 means ahead. */
  lead: DecimalText | null
  /** The whole answer of `assess`. */
  answer: Json<unknown>
  /** What has turned the verdict that this one supersedes; `null` where it supersedes none. */
  turnedBy: Json<readonly Turn[]> | null
  /** 1: the verdict shown for its indicator today. */
  standing: Flag01
  madeAt: Instant
  usedAt: Instant | null
  supersededAt: Instant | null
}

/** What was known later than the verdict before, and turned it. */
export type Turn =
  | {
      readonly what: 'revision'
      readonly indicatorId: Id
      readonly period: Period
      readonly before: { readonly value: string; readonly flag: ObservationFlag } | null
      readonly after: { readonly value: string; readonly flag: ObservationFlag } | null
      readonly at: Instant
      readonly personId: Id | null
    }
  | {
      readonly what: 'target'
      readonly dueOn: DateText
      readonly before: DecimalText | null
      readonly after: DecimalText | null
      readonly document: string | null
    }
  | { readonly what: 'rule'; readonly column: string; readonly before: string | null; readonly after: string | null; readonly at: Instant }
  /** Nothing but the day: a period ended, a figure became late, a due date came. */
  | { readonly what: 'time' }

export const causes = ['pace', 'bound', 'deadline', 'report', 'forecast', 'data'] as const
export type Cause = (typeof causes)[number]

/**
 * Steps of escalation from light to heavy: 临期提醒, 催报, 提醒函, 督办函, 通报, 约谈, 提级督办. The first three go out by themselves; from the letter
 * on the product drafts and a person signs.
 */
export const ladderKinds = ['remind', 'chase', 'notice', 'letter', 'bulletin', 'talk', 'raise'] as const
export type LadderKind = (typeof ladderKinds)[number]

/** Whom a step reaches: parts of the lead department, the leader in charge of it, and those above. */
export const audiences = ['reporter', 'reviewer', 'signer', 'head', 'leader', 'supervisor', 'plan-office', 'leading-group'] as const
export type Audience = (typeof audiences)[number]

export interface LadderStep {
  /** Unique in its ladder; what was reached is kept under it. */
  readonly key: string
  readonly kind: LadderKind
  /** Causes it is for. `remind` stands before any warning and names none. */
  readonly causes: readonly Cause[]
  /** Legal workdays: for `remind` before the limit; for the others after the warning opened, or where it is only for red, after it turned red. */
  readonly after: number
  readonly audience: readonly Audience[]
  /** Only from this light on; `null` for every light. */
  readonly from: 'yellow' | 'red' | null
  /** Only from this many periods running on; 1 asks for nothing. */
  readonly periods: number
  /** Again every so many legal workdays while it lasts; `null` once. */
  readonly repeat: number | null
}

/** Rules of mail that a plan may set. */
export interface MailRules {
  /** Hours of legal workdays in which mail leaves, local `HH:MM`. */
  readonly from: string
  readonly until: string
  /** Weekday of the heads' list, 1 Monday to 7 Sunday, or the first legal workday after it; `null`: there is none. */
  readonly weekly: number | null
  /** Day of the month of the leaders' page, or the first legal workday after it; `null`: there is none. */
  readonly monthly: number | null
  /** 1: mails name matters and no figures (仅提示，不含数据). */
  readonly withoutFigures: Flag01
  /** Kinds of mail that people may switch off for themselves. */
  readonly optional: readonly OptionalMail[]
  /** Who is to be asked, as it stands under every mail. */
  readonly contact: string | null
}

/** Mail that nobody has to get. */
export const optionalMails = ['weekly', 'monthly', 'resolved', 'mentions', 'remind'] as const
export type OptionalMail = (typeof optionalMails)[number]

/** A standing problem of an indicator. Never two unresolved ones for one cause. */
export interface WarningTable {
  id: Id
  planId: Id
  indicatorId: Id
  cause: Cause
  state: 'pending' | 'open' | 'recovering' | 'resolved'
  light: Light
  /** First period it stands for, and the period it was last seen in. */
  firstPeriod: Period
  period: Period
  /** Consecutive periods counted so far. */
  periods: number
  /** Good periods running, while it is recovering. */
  goodPeriods: number
  /** 1: the figure that would tell how it goes on is missing. */
  missing: Flag01
  /** Worst light so far. */
  worst: Light
  assessmentId: Id
  /** Legal workdays of the ladder count from this day: the one on which it opened, in the plan's zone; of one that is pending the day of that. */
  openedOn: DateText
  /** Since when its light is red; steps that are only for red count from here. `null` while it is not. */
  redOn: DateText | null
  openedAt: Instant
  changedAt: Instant
  resolvedAt: Instant | null
}

/** Each turn of a warning as a stored fact. */
export interface WarningTurnTable {
  id: Id
  warningId: Id
  /** Moment of knowledge of the evaluation that found it. */
  asOf: Instant
  /** When it could have been found first: the figure was there, the release day or the due date had passed. */
  theoreticalAt: Instant
  madeAt: Instant
  what: 'pending' | 'opened' | 'worsened' | 'eased' | 'continued' | 'missing' | 'reported' | 'recovering' | 'relapsed' | 'resolved'
  light: Light
  period: Period
  assessmentId: Id
}

/** Nobody is told of an indicator, or of one cause of it, until a day; judging goes on. */
export interface MuteTable {
  id: Id
  planId: Id
  indicatorId: Id
  /** `null`: of every cause. */
  cause: Cause | null
  personId: Id
  reason: string
  at: Instant
  /** Last day on which it holds. */
  untilOn: DateText
  /** Ended before its day. */
  endedAt: Instant | null
  endedBy: Id | null
}

/** What a department says about a warning: why, what is done, and by when. The ladder rests until that day has passed. */
export interface AcknowledgementTable {
  id: Id
  planId: Id
  warningId: Id
  personId: Id
  departmentId: Id | null
  at: Instant
  way: 'page' | 'link'
  reason: string
  measures: string
  promisedOn: DateText
  /** `null` while the ladder rests on it. */
  endedAt: Instant | null
  endedWhy: 'expired' | 'replaced' | 'withdrawn' | 'resolved' | null
}

/** A step of the ladder that a warning has reached. */
export interface WarningClimbTable {
  id: Id
  planId: Id
  warningId: Id
  /** Key of the step in the plan's ladder, and its kind as it was then. */
  step: string
  kind: LadderKind
  /** 1, and more where the step repeats. */
  round: number
  /** Legal workday on which it was due. */
  dueOn: DateText
  /** 1: a later step was due already, or the ladder got it afterwards: it counts as reached, and nobody is told. */
  passed: Flag01
  asOf: Instant
  madeAt: Instant
  /** What was drafted; `null` for a step that goes out by itself. */
  draftId: Id | null
}

/** A person who is away; what is for him goes to the stand-in meanwhile, or to the plan office where there is none. */
export interface AbsenceTable {
  id: Id
  personId: Id
  fromOn: DateText
  toOn: DateText
  standInId: Id | null
  note: string | null
  enteredBy: Id
  at: Instant
  endedAt: Instant | null
}

/** People of an organisation that drives a plan. */
export interface PlanBodyPersonTable {
  planBodyId: Id
  personId: Id
  part: 'head' | 'member' | 'office'
}

/** A paper that the product has drafted: nothing leaves the house until a person signs it. */
export interface DraftTable {
  id: Id
  planId: Id
  kind: Extract<LadderKind, 'letter' | 'bulletin' | 'talk' | 'raise'>
  /** Whom it is to; `null` for a bulletin to all. */
  departmentId: Id | null
  state: 'open' | 'signed' | 'discarded'
  title: string
  /** What stands in it, as the person may change it before he signs. */
  content: Json<PaperContent>
  /** Facts it was drafted from: verdicts and warnings by id. */
  assessmentIds: Json<readonly Id[]>
  warningIds: Json<readonly Id[]>
  madeAt: Instant
  changedAt: Instant
  changedBy: Id | null
  /** Numbers have no gaps: one is given when it is signed. */
  year: number | null
  number: number | null
  endedAt: Instant | null
  endedBy: Id | null
  /** Why it was discarded. */
  reason: string | null
}

export type PaperKind = DraftTable['kind']

/** A paper in official form (公文). What the product knows stands in `items`; the rest is text that the person may change. */
export interface PaperContent {
  /** Who writes: the red head, and the name under the text. */
  readonly issuer: string
  /** What stands before the number: 渝中督 in 渝中督〔2026〕3号. */
  readonly mark: string
  /** 主送. */
  readonly addressee: string
  /** Paragraphs by lines. */
  readonly opening: string
  readonly items: readonly PaperItem[]
  /** What is asked; paragraphs by lines. */
  readonly demand: string
  /** Legal workdays after the signature; `null` where nothing is to be done. */
  readonly limitWorkdays: number | null
  /** The day that they came to, once it is signed. */
  readonly limitOn: DateText | null
  readonly basis: string
  readonly contact: string
  /** 抄送; empty where nobody gets a copy. */
  readonly copies: string
}
/** One line of a paper's table, in the words of the day it was drafted. */
export interface PaperItem {
  readonly warningId: Id
  readonly indicatorId: Id
  readonly assessmentId: Id
  readonly lead: string
  readonly number: string
  readonly name: string
  readonly unit: string
  readonly period: string
  readonly target: string
  readonly actual: string
  readonly expected: string
  readonly gap: string
  readonly light: Light
  readonly lightWord: string
  /** Periods running. */
  readonly periods: number
}

export const orderStates = ['issued', 'signed', 'in_hand', 'closing', 'verified', 'sent_back', 'closed', 'stopped'] as const
export type OrderState = (typeof orderStates)[number]

/** A case of supervision (督办件) from issuing to closing (销号). Only the supervising side closes it. */
export interface SupervisionOrderTable {
  id: Id
  planId: Id
  /** Year and number, without gaps in a plan's year. */
  year: number
  number: number
  title: string
  /** What is asked. */
  demand: string
  basis: string
  indicatorId: Id | null
  warningId: Id | null
  /** The signed letter it came with. */
  draftId: Id | null
  departmentId: Id
  issuedBy: Id
  issuedAt: Instant
  /** The first limit stays to be seen beside the present one. */
  firstLimitOn: DateText
  limitOn: DateText
  state: OrderState
  /** The four steps of a problem: found, analysed, measures taken, solved. */
  foundOn: DateText
  analysedOn: DateText | null
  measuresOn: DateText | null
  solvedOn: DateText | null
  /** Review of the closed case: cause, handling, lesson. */
  cause: string | null
  handling: string | null
  lesson: string | null
  /** 1: shown in the library of good practice. */
  practice: Flag01
  changedAt: Instant
  endedAt: Instant | null
}

export const orderActs = [
  'issued',
  'signed',
  'taken',
  'reported',
  'extension_asked',
  'extended',
  'extension_refused',
  'closing_asked',
  'sent_back',
  'verified',
  'closed',
  'stopped',
  'reviewed',
] as const
export type OrderAct = (typeof orderActs)[number]

/** What was done with an order, never rewritten. */
export interface OrderTurnTable {
  id: Id
  orderId: Id
  at: Instant
  personId: Id
  way: 'page' | 'link'
  what: OrderAct
  note: string
  /** Limit that was asked for or granted; the first one where it was issued. */
  limitOn: DateText | null
  /** Days of the problem's steps that were given with it: the order's state and days follow from its turns alone. */
  analysedOn: DateText | null
  measuresOn: DateText | null
  solvedOn: DateText | null
  /** Evidence files that came with it. */
  evidenceIds: Json<readonly Id[]>
}

/** Decision to tell one person one thing. What it is about is named by ids: the letter is written from them. */
export interface NotificationTable {
  id: Id
  planId: Id
  personId: Id
  /**
   * `opened`, `worsened`, `resolved`: a turn of a warning. `climbed`: a step of the ladder. `remind`, `chase`: a figure or target that is due or
   * owed. `order`: a turn of an order, or with `dueOn` that its limit is near or past (the turn is then the newest one). `draft`: a paper waits for a signature. `nobody`: a department has no one to hear. `refused`: an address takes no mail.
   */
  what: 'opened' | 'worsened' | 'resolved' | 'climbed' | 'remind' | 'chase' | 'order' | 'draft' | 'nobody' | 'refused'
  warningId: Id | null
  turnId: Id | null
  climbId: Id | null
  orderTurnId: Id | null
  draftId: Id | null
  indicatorId: Id | null
  period: Period | null
  /** Day that is meant: the limit of what is due. */
  dueOn: DateText | null
  /** Why this person: department and its part. */
  departmentId: Id | null
  audience: Audience | 'heard' | 'office'
  /** Who is away, and is stood in for. */
  standsInFor: Id | null
  /** Unique: the same decision twice is one row. */
  dedupKey: string
  messageId: Id
  createdAt: Instant
}

export const messageKinds = ['digest', 'weekly', 'monthly', 'link', 'sample', 'robot'] as const
export type MessageKind = (typeof messageKinds)[number]

/** One message to one person, or to one robot of a group: the outbox. */
export interface MessageTable {
  id: Id
  /** `null` for a robot's. */
  personId: Id | null
  robotId: Id | null
  /** Plan it is about; `null` for a digest, which takes up all. */
  planId: Id | null
  /** Local day it belongs to; one digest per person and day. */
  day: DateText
  kind: MessageKind
  /** `kind:person:day`, unique. */
  dedupKey: string
  /** `empty`: when it was to leave there was nothing to tell any more; it is not listed. */
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'empty'
  /** Not before. */
  sendAfter: Instant
  attempts: number
  leaseUntil: Instant | null
  /** Fixed for all tries. */
  messageIdHeader: string
  address: string | null
  subject: string | null
  text: string | null
  html: string | null
  /** The channel's last words: the server's answer, or the file's name. */
  answer: string | null
  createdAt: Instant
  sentAt: Instant | null
}

/** A file that goes with a message. */
export interface MessageFileTable {
  id: Id
  messageId: Id
  name: string
  type: string
  /** Base64. */
  content: string
}

/** Who was told what, when, on which data: each entry holds the hash of the one before. Never rewritten. */
export interface LedgerTable {
  seq: number
  at: Instant
  messageId: Id
  personId: Id | null
  address: string
  kind: MessageKind
  messageIdHeader: string
  subject: string
  /** SHA-256 of text and HTML as they left, in hexadecimal digits. */
  bodyHash: string
  /** Verdicts it rests on. */
  assessmentIds: Json<readonly Id[]>
  answer: string
  previousHash: string
  hash: string
}

/** An address that takes no mail: nothing more goes there until somebody clears it. */
export interface AddressTroubleTable {
  id: Id
  personId: Id | null
  address: string
  kind: 'refused' | 'bounced' | 'complained'
  /** The server's words. */
  words: string
  messageId: Id | null
  at: Instant
  clearedAt: Instant | null
  clearedBy: Id | null
}

/** What a person has chosen about his mails. */
export interface MailSettingTable {
  personId: Id
  /** Kinds of mail that he does without. */
  without: Json<readonly OptionalMail[]>
  at: Instant
  way: 'page' | 'link'
}

/** A link in a mail that opens exactly one person's cells without a password. Its secret is never stored. */
export interface FormLinkTable {
  id: Id
  personId: Id
  /** The mail that carries it. */
  messageId: Id
  /** The link in whose stead this one was asked for: that one ends when this one is opened. */
  renews: Id | null
  /** What it opens. */
  scope: Json<FormScope>
  at: Instant
  expiresAt: Instant
  /** SHA-256 of the secret of the browser that used it first: no other may after that. */
  boundTo: string | null
  boundAt: Instant | null
  /** When something was last written through it. */
  usedAt: Instant | null
  revokedAt: Instant | null
}

export const formUses = ['opened', 'elsewhere', 'saved', 'filed', 'refused', 'answered', 'acknowledged', 'order_turned', 'renewed'] as const
/** What was done, or tried, by a link in a mail, from where. Never rewritten. */
export interface FormLinkUseTable {
  id: Id
  linkId: Id
  at: Instant
  /** `elsewhere`: by another browser than the one that has it. `refused`: cells that are not its own. */
  what: (typeof formUses)[number]
  /** Address of the other side of the connection. */
  peer: string
  /** As the browser calls itself. */
  browser: string
  /** Which cells, warning, order or question. */
  about: Json<readonly string[]>
}
export interface FormScope {
  readonly cells: readonly { readonly indicator: Id; readonly period: Period }[]
  readonly warnings: readonly Id[]
  readonly orders: readonly Id[]
}

/** A person's private address for deadlines in a calendar. */
export interface CalendarFeedTable {
  personId: Id
  /** SHA-256 of the address's secret, in hexadecimal digits. */
  secretHash: string
  at: Instant
  readAt: Instant | null
  /** What its events were when last read, by their ids; see `server/basics/icalendar.ts`. */
  revisions: Json<unknown>
}

export const robotKinds = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const
export type RobotKind = (typeof robotKinds)[number]

/** A group's robot, or a webhook: off until somebody switches it on. */
export interface RobotTable {
  id: Id
  planId: Id
  kind: RobotKind
  name: string
  url: string
  secret: string | null
  active: Flag01
  at: Instant
  personId: Id
  /** Taken away; its row stays because messages name it. */
  removedAt: Instant | null
}

/** One cell before and after: audit, live feed and undo in one. */
export interface ChangeTable {
  planId: Id
  seq: number
  /** Order inside the sequence number. */
  place: number
  at: Instant
  personId: Id | null
  /** Way in. */
  way: 'grid' | 'seed' | 'job' | 'api' | 'link'
  batchId: Id | null
  /** Sheet and row the cell belongs to. */
  sheet: string
  rowId: Id
  column: string
  before: string | null
  after: string | null
}

/** An accepted batch of edits and its answer: the same id sent again gets the same answer. */
export interface EditBatchTable {
  id: Id
  planId: Id
  personId: Id
  seq: number
  at: Instant
  label: string
  answer: Json<unknown>
}

/** A holiday as its notice has it: first and last day off, weekends included, and the weekend days that are worked instead (调休). */
export interface Holiday {
  readonly name: string
  readonly from: DateText
  readonly to: DateText
  readonly worked: readonly DateText[]
}
/** A year whose legal workdays are published, as its notice has them. A year without a row is unknown, and said to be. */
export interface CalendarYearTable {
  year: number
  /** Title and number of the notice. */
  source: string
  holidays: Json<readonly Holiday[]>
}
/** A day that the district itself gives off or works. It goes before what the year's table says. */
export interface CalendarLocalDayTable {
  date: DateText
  kind: 'off' | 'work'
  name: string
  /** On what basis. */
  note: string
  personId: Id
  at: Instant
}
/** A year's table or a local day before and after: the audit of the calendar, which belongs to no plan. Never rewritten. */
export interface CalendarChangeTable {
  /** Of the calendar as a whole; the newest one is also kept beside it, see `db/workdays.ts`. */
  seq: number
  at: Instant
  personId: Id | null
  way: 'seed' | 'api'
  year: number
  /** `null`: the table of the year. */
  date: DateText | null
  before: Json<unknown> | null
  after: Json<unknown> | null
}

/** One run of a job for one slot; the row is the claim. */
export interface JobRunTable {
  job: string
  /** `YYYY-MM-DD` or an instant: what the run stands for. */
  slot: string
  state: 'running' | 'done' | 'failed'
  startedAt: Instant
  leaseUntil: Instant
  endedAt: Instant | null
  /** Number of tries. */
  tries: number
  outcome: string | null
}

/** Facts about this installation, one row a key. */
export interface InstallationTable {
  key: string
  value: string
}

/** A period of a plan in which figures stand as they are. There is a row as long as it is closed. */
export interface PeriodLockTable {
  planId: Id
  period: Period
  /** Whom it is closed for; `null` for everybody, which is all there is yet. */
  departmentId: Id | null
  closedAt: Instant
  closedBy: Id | null
  note: string | null
}

/** Somebody who publishes figures before a department can have its own (市统计局): when, by a rule and by days that are known. */
export interface ReleaseSourceTable {
  id: Id
  planId: Id
  name: string
  /** Legal workdays after the period's end, where no day is known. */
  workdays: number
  /** Days announced for single periods. */
  dates: Json<Readonly<Record<Period, DateText>>>
}

/** A figure of others to compare with (全市平均), by revisions as for observations. */
export interface PeerFigureTable {
  id: Id
  indicatorId: Id
  name: string
  period: Period
  value: DecimalText
  knownFrom: Instant
  knownTo: Instant | null
  personId: Id | null
}

/** A question about a figure that was entered, and its answer. It hangs on one revision: a new value is asked about anew. */
export interface QuestionTable {
  id: Id
  planId: Id
  indicatorId: Id
  period: Period
  observationId: Id
  /** See `server/rules/questions`. */
  code: string
  parameters: Json<Readonly<Record<string, string>>>
  askedAt: Instant
  answer: string | null
  answeredAt: Instant | null
  answeredBy: Id | null
}

/** What somebody says about a figure, or about an indicator as a whole. */
export interface CommentTable {
  id: Id
  planId: Id
  indicatorId: Id
  /** `null`: about the indicator. */
  period: Period | null
  personId: Id
  /** As it was typed; of a removed comment nobody gets it any more. */
  text: string
  at: Instant
  editedAt: Instant | null
  removedAt: Instant | null
  removedBy: Id | null
}
/** Somebody whom a comment names. The row is also the decision to tell him: once, by the mail that it names. */
export interface CommentMentionTable {
  commentId: Id
  personId: Id
  /** `null` until the next digest is put together. */
  messageId: Id | null
}

/** A file that shows where a figure comes from. Its bytes lie in the data folder under its id; of a removed one only this row is left. */
export interface EvidenceTable {
  id: Id
  planId: Id
  /** `null`: it belongs to an order. */
  indicatorId: Id | null
  /** `null`: about the indicator. */
  period: Period | null
  /** The order that it shows to be done; `null` beside a figure. */
  orderId: Id | null
  /** For people to read; never a path. */
  name: string
  /** Key of `server/basics/file-types.ts`. */
  type: string
  /** Bytes. */
  size: number
  /** Of the bytes, in hexadecimal digits. */
  sha256: string
  addedAt: Instant
  addedBy: Id
  removedAt: Instant | null
  removedBy: Id | null
}

/**
 * A decomposition that is being worked on and nobody has approved: one an indicator, so that a colleague goes on where another stopped. It has a
 * table of its own because a row of `target` counts from the day it stands there, and nothing of a draft may ever be judged by.
 */
export interface TargetDraftTable {
  indicatorId: Id
  planId: Id
  draft: Json<TargetDraftValue>
  personId: Id
  /** Whoever saves it names the moment that he saw. */
  at: Instant
}
export interface TargetDraftValue {
  /** See `server/rules/decompose`. */
  readonly method: string
  /** Text as it stands in the cells, by year. */
  readonly years: Readonly<Record<string, string>>
  /** Nodes inside years; `null` where the years are not divided further. */
  readonly nodes: readonly PathNode[] | null
}

/** A way to look at a plan's sheet under a name: one person's, or shared by the plan office. */
export interface SavedViewTable {
  id: Id
  planId: Id
  /** Who saved it last; of one that is not shared, whose it is. */
  personId: Id
  shared: Flag01
  name: string
  /** See `ViewContent` on the wire. */
  content: Json<unknown>
  /** Whoever saves over it names the moment that he saw. */
  at: Instant
}

export interface Schema {
  plan: PlanTable
  planBody: PlanBodyTable
  task: TaskTable
  taskDepartment: TaskDepartmentTable
  department: DepartmentTable
  departmentMember: DepartmentMemberTable
  person: PersonTable
  personDepartment: PersonDepartmentTable
  session: SessionTable
  account: AccountTable
  verification: VerificationTable
  rateLimit: RateLimitTable
  indicator: IndicatorTable
  indicatorTask: IndicatorTaskTable
  indicatorDepartment: IndicatorDepartmentTable
  target: TargetTable
  targetDraft: TargetDraftTable
  savedView: SavedViewTable
  observation: ObservationTable
  releaseSource: ReleaseSourceTable
  periodLock: PeriodLockTable
  peerFigure: PeerFigureTable
  question: QuestionTable
  comment: CommentTable
  commentMention: CommentMentionTable
  evidence: EvidenceTable
  assessment: AssessmentTable
  warning: WarningTable
  warningTurn: WarningTurnTable
  warningClimb: WarningClimbTable
  acknowledgement: AcknowledgementTable
  mute: MuteTable
  absence: AbsenceTable
  planBodyPerson: PlanBodyPersonTable
  draft: DraftTable
  supervisionOrder: SupervisionOrderTable
  orderTurn: OrderTurnTable
  notification: NotificationTable
  message: MessageTable
  messageFile: MessageFileTable
  ledger: LedgerTable
  addressTrouble: AddressTroubleTable
  mailSetting: MailSettingTable
  formLink: FormLinkTable
  formLinkUse: FormLinkUseTable
  calendarFeed: CalendarFeedTable
  robot: RobotTable
  change: ChangeTable
  editBatch: EditBatchTable
  calendarYear: CalendarYearTable
  calendarLocalDay: CalendarLocalDayTable
  calendarChange: CalendarChangeTable
  jobRun: JobRunTable
  installation: InstallationTable
}

export type Row<T extends keyof Schema> = Readonly<Schema[T]>
export type Plan = Row<'plan'>
export type Task = Row<'task'>
export type Department = Row<'department'>
export type Person = Row<'person'>
export type Indicator = Row<'indicator'>
export type Target = Row<'target'>
export type TargetDraft = Row<'targetDraft'>
export type SavedViewRow = Row<'savedView'>
export type ReleaseSource = Row<'releaseSource'>
export type PeriodLock = Row<'periodLock'>
export type PeerFigure = Row<'peerFigure'>
export type Question = Row<'question'>
export type Comment = Row<'comment'>
export type Evidence = Row<'evidence'>
export type Observation = Row<'observation'>
export type Warning = Row<'warning'>
export type Acknowledgement = Row<'acknowledgement'>
export type Mute = Row<'mute'>
export type Absence = Row<'absence'>
export type WarningClimb = Row<'warningClimb'>
export type Message = Row<'message'>
export type RobotRow = Row<'robot'>
export type CalendarFeed = Row<'calendarFeed'>
export type FormLink = Row<'formLink'>
export type FormLinkUse = Row<'formLinkUse'>
export type Change = Row<'change'>
export type AssessmentRow = Row<'assessment'>
export type JobRun = Row<'jobRun'>
