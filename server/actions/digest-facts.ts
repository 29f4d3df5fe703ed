/**
 * What digests are written from, read for many messages at once: a storm of ten thousand mails asks the database as often as one.
 *
 * 1. Notices of all messages, and by their ids what they are about.
 * 2. Departments, plans and open questions, once.
 * 3. For each message the facts of its letter, in its person's language. What is told twice (a warning that opened and climbed) is one matter.
 */
import { listTroubles } from '../../db/address-trouble.ts'
import { assessmentsById } from '../../db/assessments.ts'
import { allDepartments } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { Notice } from '../../db/letters.ts'
import {
  climbsById,
  commentsInMails,
  draftsById,
  namesOf,
  noticesOf,
  openQuestionsByLead,
  orderTurnsById,
  promisesOn,
  verdictsOfTurns,
  warningsById,
} from '../../db/letters.ts'
import { mailSettingsOf } from '../../db/mail-settings.ts'
import { listPlans } from '../../db/plans.ts'
import type { DateText, Department, Id, Language, OptionalMail, Plan, Target } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import type { Assessment } from '../rules/assess.ts'
import type { MailRulesOf } from '../rules/mail-rules.ts'
import { mailRulesOf } from '../rules/mail-rules.ts'

type Found<Read extends (...given: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<Read>>[number]

/** Everything that letters of some messages are written from. */
export interface DigestRows {
  readonly notices: ReadonlyMap<Id, readonly Notice[]>
  readonly comments: ReadonlyMap<Id, readonly Found<typeof commentsInMails>[]>
  readonly settings: ReadonlyMap<Id, ReadonlySet<OptionalMail>>
  readonly warnings: ReadonlyMap<Id, Found<typeof warningsById>>
  readonly verdicts: ReadonlyMap<Id, Id>
  readonly climbs: ReadonlyMap<Id, Found<typeof climbsById>>
  readonly promises: ReadonlyMap<Id, Found<typeof promisesOn>>
  readonly orders: ReadonlyMap<Id, Found<typeof orderTurnsById>>
  readonly drafts: ReadonlyMap<Id, Found<typeof draftsById>>
  readonly indicators: ReadonlyMap<Id, IndicatorRow>
  readonly targets: ReadonlyMap<Id, readonly Target[]>
  readonly assessment: (id: Id) => Assessment | null
  readonly names: ReadonlyMap<Id, string>
  readonly departments: ReadonlyMap<Id, Department>
  readonly plans: ReadonlyMap<Id, Plan>
  readonly rules: ReadonlyMap<Id, MailRulesOf>
  readonly troubles: readonly Found<typeof listTroubles>[]
  /** Open questions by the department that leads their indicators. */
  readonly questions: ReadonlyMap<Id, readonly Found<typeof openQuestionsByLead>[]>
  readonly workdays: Workdays
}

const some = <T>(values: readonly (T | null | undefined)[]): readonly T[] => [...new Set(values.filter((value): value is T => value != null))]
const byId = <Row extends { readonly id: Id }>(rows: readonly Row[]): ReadonlyMap<Id, Row> => new Map(rows.map((row) => [row.id, row]))

/** A message that a digest is to be written for. */
export interface DigestFor {
  readonly id: Id
  readonly day: DateText
  readonly personId: Id
  readonly language: Language
}

export const readDigestRows = async (ctx: Context, messages: readonly DigestFor[]): Promise<DigestRows> => {
  const messageIds = messages.map(({ id }) => id)
  return readRowsOf(ctx, messages, await noticesOf(ctx.db, messageIds))
}

/** @param given notices to write from, each naming its message; of messages that need not stand in the outbox. */
export const readRowsOf = async (ctx: Context, messages: readonly DigestFor[], given: readonly Notice[]): Promise<DigestRows> => {
  const { db } = ctx
  const comments = await commentsInMails(
    db,
    messages.map(({ id }) => id),
  )
  const warnings = byId(await warningsById(db, some(given.map(({ warningId }) => warningId))))
  const turns = await verdictsOfTurns(db, some(given.map(({ turnId }) => turnId)))
  const verdicts = new Map(turns.map(({ id, assessmentId }) => [id, assessmentId]))
  const stored = byId(await assessmentsById(db, some([...verdicts.values(), ...[...warnings.values()].map(({ assessmentId }) => assessmentId)])))
  const read = new Map([...stored.values()].map(({ id, answer }) => [id, JSON.parse(answer) as Assessment]))
  const plans = byId(await listPlans(db))
  const questions = await openQuestionsByLead(db, some([...given, ...comments].map(({ planId }) => planId)))
  const indicatorIds = some([
    ...given.map(({ indicatorId }) => indicatorId),
    ...[...warnings.values()].map(({ indicatorId }) => indicatorId),
    ...comments.map(({ indicatorId }) => indicatorId),
    ...questions.map(({ indicatorId }) => indicatorId),
    // Sentences name those whose figures are missing.
    ...[...read.values()].flatMap(({ missingParts }) => (missingParts ?? []).map(({ indicator }) => indicator)),
  ])
  return {
    notices: Map.groupBy(given, ({ messageId }) => messageId),
    comments: Map.groupBy(
      comments.filter(({ messageId }) => messageId !== null),
      ({ messageId }) => messageId ?? '',
    ),
    settings: new Map(
      (
        await mailSettingsOf(
          db,
          messages.map(({ personId }) => personId),
        )
      ).map(({ personId, without }) => [personId, new Set(JSON.parse(without) as OptionalMail[])]),
    ),
    warnings,
    verdicts,
    climbs: byId(await climbsById(db, some(given.map(({ climbId }) => climbId)))),
    promises: new Map((await promisesOn(db, [...warnings.keys()])).map((promise) => [promise.warningId, promise])),
    orders: byId(await orderTurnsById(db, some(given.map(({ orderTurnId }) => orderTurnId)))),
    drafts: byId(await draftsById(db, some(given.map(({ draftId }) => draftId)))),
    indicators: byId(await indicatorsById(db, indicatorIds)),
    targets: Map.groupBy(await targetsOf(db, indicatorIds), ({ indicatorId }) => indicatorId),
    assessment: (id) => read.get(id) ?? null,
    names: new Map((await namesOf(db, some(given.map(({ standsInFor }) => standsInFor)))).map(({ id, name }) => [id, name])),
    departments: byId(await allDepartments(db)),
    plans,
    rules: new Map([...plans.values()].map((plan) => [plan.id, mailRulesOf(plan)])),
    troubles: given.some(({ what }) => what === 'refused') ? await listTroubles(db) : [],
    questions: Map.groupBy(questions, ({ departmentId }) => departmentId),
    workdays: await ctx.workdays(),
  }
}
