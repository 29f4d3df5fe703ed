/**
 * Questions about figures, and their answers. A question hangs on one revision of a figure. It is open until somebody answers, or until figures
 * do: a new value of the cell closes it at the moment it comes, other figures with which it agrees now close it while it stands.
 */
import { sql } from 'kysely'
import { asParameter, gathered, insertMany, kept, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Instant, Observation, Period, Question } from './schema.ts'

/** The figure that stands in a cell, whatever its state of review. */
export type StandingFigure = Pick<Observation, 'id' | 'period' | 'value' | 'flag' | 'firmest'>

/**
 * Standing figures of indicators from a year on, by indicator, in no order; an indicator without figures is no key. The engine gathers the
 * columns, because a pasted block asks for a thousand indicators.
 */
export const standingFigures = async (db: Db, indicatorIds: readonly Id[], fromYear: string): Promise<ReadonlyMap<Id, readonly StandingFigure[]>> => {
  const gather = (column: keyof StandingFigure) => gathered(db, sql.ref(column))
  const build = () => sql`
    select indicator_id as "indicatorId", ${gather('id')} as id, ${gather('period')} as period, ${gather('value')} as value, ${gather('flag')} as flag,
      ${gather('firmest')} as firmest
    from observation where indicator_id in ${oneOf(db, indicatorIds)} and known_to is null and period >= ${fromYear} group by indicator_id
  `
  const { rows } = await kept<Record<'indicatorId' | keyof StandingFigure, string>>(db, 'standing figures', [asParameter(indicatorIds), fromYear], build)
  return new Map(
    rows.map(({ indicatorId, ...lists }) => {
      const read = <Name extends keyof StandingFigure>(name: Name) => JSON.parse(lists[name]) as StandingFigure[Name][]
      const [periods, values, flags, firmest] = [read('period'), read('value'), read('flag'), read('firmest')]
      return [
        indicatorId,
        read('id').map((id, place) => ({ id, period: periods[place]!, value: values[place]!, flag: flags[place]!, firmest: firmest[place]! })),
      ]
    }),
  )
}

/** A question with the figure that it was asked about. */
export interface QuestionOfFigure extends Pick<Question, 'id' | 'indicatorId' | 'period' | 'observationId' | 'code' | 'answeredAt' | 'answeredBy'> {
  readonly value: string
}

/** Every question that was ever asked about figures of indicators, oldest first. */
export const questionsAbout = async (db: Db, indicatorIds: readonly Id[]): Promise<readonly QuestionOfFigure[]> => {
  const build = () => sql`
    select q.id, q.indicator_id as "indicatorId", q.period, q.observation_id as "observationId", q.code, q.answered_at as "answeredAt",
      q.answered_by as "answeredBy", o.value
    from question q inner join observation o on o.id = q.observation_id where q.indicator_id in ${oneOf(db, indicatorIds)} order by q.asked_at, q.id
  `
  return (await kept<QuestionOfFigure>(db, 'questions about indicators', [asParameter(indicatorIds)], build)).rows
}

export const addQuestions = async (trx: Trx, questions: readonly Question[]): Promise<void> => {
  await insertMany(trx, 'question', questions)
}

/** Closes questions that figures have answered: nobody's word. */
export const withdrawQuestions = async (trx: Trx, ids: readonly Id[], at: Instant): Promise<void> => {
  if (ids.length > 0) await trx.updateTable('question').set({ answeredAt: at }).where('id', 'in', oneOf(trx, ids)).where('answeredAt', 'is', null).execute()
}

/** @returns `false` where it was answered already; nothing is written then. */
export const answerQuestion = async (trx: Trx, id: Id, answer: { readonly text: string | null; readonly by: Id; readonly at: Instant }): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('question')
    .set({ answer: answer.text, answeredAt: answer.at, answeredBy: answer.by })
    .where('id', '=', id)
    .where('answeredAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A question as it is listed. `replacedAt`: since when another value stands in the cell; `who` answered. */
export interface ListedQuestion extends Question {
  readonly value: string
  readonly replacedAt: Instant | null
  readonly who: string | null
}

const listed = (db: Db) =>
  db
    .selectFrom('question')
    .innerJoin('observation', 'observation.id', 'question.observationId')
    .innerJoin('indicator', 'indicator.id', 'question.indicatorId')
    .leftJoin('person', 'person.id', 'question.answeredBy')
    .selectAll('question')
    .select(['observation.value', 'observation.knownTo as replacedAt', 'person.name as who'])
    .where('indicator.archivedAt', 'is', null)

export interface WhichQuestions {
  readonly state: 'open' | 'settled'
  /** Of indicators that the department leads or answers for; `null` for all. */
  readonly department: Id | null
  readonly limit: number
}

/** Questions of a plan: open ones in the plan's order, settled ones with the newest first. */
export const listQuestions = (db: Db, planId: Id, { state, department, limit }: WhichQuestions): Promise<ListedQuestion[]> => {
  const found = listed(db)
    .where('question.planId', '=', planId)
    .$if(department !== null, (some) =>
      some.where('question.indicatorId', 'in', (own) =>
        own
          .selectFrom('indicatorDepartment')
          .select('indicatorDepartment.indicatorId')
          .where('departmentId', '=', department ?? ''),
      ),
    )
    .limit(limit)
  return state === 'open'
    ? found.where('answeredAt', 'is', null).orderBy('indicator.sort').orderBy('indicator.id').orderBy('question.period').orderBy('question.id').execute()
    : found.where('answeredAt', 'is not', null).orderBy('answeredAt', 'desc').orderBy('question.id', 'desc').execute()
}

/** Open questions about figures of indicators, oldest first. */
export const openQuestionsOn = (db: Db, indicatorIds: readonly Id[]): Promise<ListedQuestion[]> =>
  listed(db).where('question.indicatorId', 'in', oneOf(db, indicatorIds)).where('answeredAt', 'is', null).orderBy('question.id').execute()

/** Questions by id, in no order; unknown ids are left out. */
export const questionsById = (db: Db, ids: readonly Id[]): Promise<ListedQuestion[]> => listed(db).where('question.id', 'in', oneOf(db, ids)).execute()

/** Questions about a cell, open or not; the newest first. */
export const questionsAt = (db: Db, indicatorId: Id, period: Period): Promise<ListedQuestion[]> =>
  listed(db)
    .where('question.indicatorId', '=', indicatorId)
    .where('question.period', '=', period)
    .orderBy('question.askedAt', 'desc')
    .orderBy('question.id', 'desc')
    .execute()

/** Cells of a plan with an open question, as `indicator period`; in no order. */
export const openCells = async (db: Db, planId: Id): Promise<readonly string[]> => {
  const rows = await db.selectFrom('question').select(['indicatorId', 'period']).where('planId', '=', planId).where('answeredAt', 'is', null).execute()
  return rows.map(({ indicatorId, period }) => `${indicatorId} ${period}`)
}

/** Since when cells of a plan have had an open question, by `indicator period`. */
export const askedSince = async (db: Db, planId: Id): Promise<ReadonlyMap<string, Instant>> => {
  const rows = await db
    .selectFrom('question')
    .select((row) => ['indicatorId', 'period', row.fn.min('askedAt').as('askedAt')])
    .where('planId', '=', planId)
    .where('answeredAt', 'is', null)
    .groupBy(['indicatorId', 'period'])
    .execute()
  return new Map(rows.map(({ indicatorId, period, askedAt }) => [`${indicatorId} ${period}`, askedAt]))
}

/** Codes of the open questions of a cell, oldest first. */
export const openCodesAt = async (db: Db, indicatorId: Id, period: Period): Promise<readonly string[]> => {
  const rows = await listed(db)
    .where('question.indicatorId', '=', indicatorId)
    .where('question.period', '=', period)
    .where('answeredAt', 'is', null)
    .orderBy('question.id')
    .execute()
  return rows.map(({ code }) => code)
}
