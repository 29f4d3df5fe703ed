/**
 * Verdicts. One is *standing* for each indicator: what the sheet shows today. A verdict that was printed or mailed (`usedAt`) is never
 * rewritten: a different answer stands beside it and says what turned it (`turnedBy`), and it is marked as superseded. One that nobody has seen in print is rewritten in place.
 */
import { sql } from 'kysely'
import { asParameter, gathered, insertMany, items, kept, numberAt, oneOf, textAt } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import { newId } from './ids.ts'
import type { AssessmentRow, DecimalText, Id, Instant, Light, Outcome, Period, Reason, Turn } from './schema.ts'

const figures = ['actual', 'expected', 'gap', 'share', 'timeShare', 'lead'] as const

/** A verdict before it is stored. */
export type Verdict = Pick<AssessmentRow, 'indicatorId' | 'period' | 'light' | 'outcome' | 'reason' | 'answer' | (typeof figures)[number]>

/** Standing verdicts of a plan in columns that are parallel. In no order. */
export interface StandingColumns {
  readonly indicators: readonly Id[]
  readonly periods: readonly Period[]
  readonly lights: readonly Light[]
  readonly outcomes: readonly Outcome[]
  readonly reasons: readonly Reason[]
  readonly actual: readonly (DecimalText | null)[]
  readonly expected: readonly (DecimalText | null)[]
  readonly gap: readonly (DecimalText | null)[]
  readonly share: readonly (DecimalText | null)[]
  readonly timeShare: readonly (DecimalText | null)[]
  readonly lead: readonly (DecimalText | null)[]
}

/**
 * Standing verdicts of a plan; the engine gathers each column into one JSON text, as for the values beside them.
 *
 * @param only those of these indicators; without it all.
 */
export const standingColumns = async (db: Db, planId: Id, only: readonly Id[] | null = null): Promise<StandingColumns> => {
  const whose = only === null ? sql`plan_id = ${planId}` : sql`indicator_id in ${oneOf(db, only)}`
  const gather = (column: string) => gathered(db, sql.ref(column))
  const { rows } = await sql<Record<keyof StandingColumns, string | null>>`
    select ${gather('indicator_id')} as indicators, ${gather('period')} as periods, ${gather('light')} as lights, ${gather('outcome')} as outcomes,
      ${gather('reason')} as reasons, ${gather('actual')} as actual, ${gather('expected')} as expected, ${gather('gap')} as gap,
      ${gather('share')} as share, ${gather('time_share')} as "timeShare", ${gather('lead')} as lead
    from assessment where ${whose} and standing = 1
  `.execute(db.withoutPlugins())
  const columns = Object.entries(rows[0] ?? {}).map(([name, text]) => [name, JSON.parse(text ?? '[]') as unknown])
  return Object.fromEntries(columns) as StandingColumns
}

/** Moments of knowledge of the standing verdicts of a plan, by indicator. */
export const standingMoments = async (db: Db, planId: Id): Promise<ReadonlyMap<Id, Instant>> => {
  const build = () => sql`
    select ${gathered(db, sql.ref('indicator_id'))} as ids, ${gathered(db, sql.ref('as_of'))} as moments from assessment where plan_id = ${planId} and standing = 1
  `
  const { rows } = await kept<Record<'ids' | 'moments', string | null>>(db, 'standing moments', [planId], build)
  const read = (text: string | null | undefined) => JSON.parse(text ?? '[]') as readonly string[]
  const moments = read(rows[0]?.moments)
  return new Map(read(rows[0]?.ids).map((id, place) => [id, moments[place] ?? '']))
}

/** Standing verdicts of indicators, in no order. */
export const standingOf = (db: Db, indicatorIds: readonly Id[]): Promise<AssessmentRow[]> =>
  db.selectFrom('assessment').selectAll().where('standing', '=', 1).where('indicatorId', 'in', oneOf(db, indicatorIds)).execute()

export const assessmentsById = (db: Db, ids: readonly Id[]): Promise<AssessmentRow[]> =>
  db.selectFrom('assessment').selectAll().where('id', 'in', oneOf(db, ids)).execute()

type Known = Pick<AssessmentRow, 'id' | 'indicatorId' | 'period' | 'answer' | 'asOf' | 'turnedBy' | 'standing' | 'usedAt'>

const knownColumns = sql`a.id, a.indicator_id as "indicatorId", a.period, a.answer, a.as_of as "asOf", a.turned_by as "turnedBy", a.standing, a.used_at as "usedAt"`
/** So many verdicts are those of a whole plan, and it is quicker to read all that stands in it. A large paste has fewer. */
const many = 6000

/** Rows that verdicts meet: the newest of the same indicator and period, and the standing one. In a night most are one row. */
const knownFor = async (trx: Trx, planId: Id, verdicts: readonly Verdict[]): Promise<readonly Known[]> => {
  if (verdicts.length < many) return knownBeside(trx, verdicts)
  const { rows } = await sql<Known>`select ${knownColumns} from assessment a where plan_id = ${planId} and standing = 1`.execute(trx.withoutPlugins())
  const periodOf = new Map(rows.map(({ indicatorId, period }) => [indicatorId, period]))
  const others = verdicts.filter(({ indicatorId, period }) => periodOf.get(indicatorId) !== period)
  const standing = new Set(rows.map(({ id }) => id))
  return others.length === 0 ? rows : [...rows, ...(await knownBeside(trx, others)).filter(({ id }) => !standing.has(id))]
}

const knownBeside = async (trx: Trx, verdicts: readonly Verdict[]): Promise<readonly Known[]> => {
  const pairs = verdicts.map(({ indicatorId, period }) => [indicatorId, period])
  const cells = items(trx, pairs)
  // Mostly they are one row; the second part leaves out what the first has, which costs less than comparing whole rows.
  const build = () => sql`
    select ${knownColumns} from ${cells} cross join assessment a where a.indicator_id = ${textAt(0)} and a.period = ${textAt(1)} and a.superseded_at is null
    union all
    select ${knownColumns} from ${cells} cross join assessment a
    where a.indicator_id = ${textAt(0)} and a.standing = 1 and (a.period <> ${textAt(1)} or a.superseded_at is not null)
  `
  const list = asParameter(pairs)
  return (await kept<Known>(trx, 'known verdicts', [list, list], build)).rows
}

/** Nobody has it in print, nor does it say what turned one that somebody has. */
const isRewritable = ({ usedAt, turnedBy }: Pick<AssessmentRow, 'usedAt' | 'turnedBy'>): boolean => usedAt === null && turnedBy === null

const rewritten = ['light', 'outcome', 'reason', ...figures, 'answer', 'asOf', 'madeAt'] as const

const rewrite = async (trx: Trx, rows: readonly AssessmentRow[]): Promise<void> => {
  if (rows.length === 0) return
  const standing = sql`standing = ${numberAt(rewritten.length + 1)}`
  const set = sql.join([...rewritten.map((column, place) => sql`${sql.ref(column)} = ${textAt(place + 1)}`), standing])
  const list = rows.map((row) => [row.id, ...rewritten.map((column) => row[column]), row.standing])
  const build = () => sql`update assessment set ${set} from ${items(trx, list)} where assessment.id = ${textAt(0)}`
  await kept(trx, 'rewrite verdicts', [asParameter(list)], build)
}

/** A verdict that people have in print, and that another takes the place of. */
export type Superseded = Pick<AssessmentRow, 'indicatorId' | 'period' | 'asOf'>
/** What turned each of them, in their order. */
export type TurnsOf = (superseded: readonly Superseded[]) => Promise<readonly (readonly Turn[])[]>

interface Moment {
  /** What was known then. */
  readonly asOf: Instant
  readonly madeAt: Instant
}

/** Writes new verdicts, and with those that take the place of printed ones what turned these. */
const add = async (trx: Trx, added: readonly AssessmentRow[], superseding: ReadonlyMap<Id, Superseded>, turnsOf: TurnsOf): Promise<void> => {
  const old = added.flatMap(({ id }) => superseding.get(id) ?? [])
  const turns = old.length === 0 ? [] : await turnsOf(old)
  const turnedBy = new Map(added.filter(({ id }) => superseding.has(id)).map(({ id }, place) => [id, JSON.stringify(turns[place])]))
  await insertMany(
    trx,
    'assessment',
    added.map((row) => ({ ...row, turnedBy: turnedBy.get(row.id) ?? null })),
  )
}

const supersede = async (trx: Trx, ids: readonly Id[], at: Instant): Promise<void> => {
  if (ids.length === 0) return
  await trx.updateTable('assessment').set({ standing: 0, supersededAt: at }).where('id', 'in', oneOf(trx, ids)).execute()
}

export interface Stored {
  readonly id: Id
  readonly verdict: Verdict
  /** The answer differs from what stood for the indicator before. */
  readonly changed: boolean
}

/**
 * Lets verdicts stand, one for each indicator; what stood before stands no longer. An answer that is known already is not written.
 *
 * @param turnsOf asked where a verdict that was printed is superseded.
 * @returns one entry a verdict, in order.
 */
export const letStand = async (trx: Trx, planId: Id, verdicts: readonly Verdict[], moment: Moment, turnsOf: TurnsOf): Promise<readonly Stored[]> => {
  if (verdicts.length === 0) return []
  const byIndicator = Map.groupBy(await knownFor(trx, planId, verdicts), ({ indicatorId }) => indicatorId)
  const fallen: Id[] = []
  const superseding = new Map<Id, Known>()
  const raised: Id[] = []
  const changedInPlace: AssessmentRow[] = []
  const added: AssessmentRow[] = []
  const stored = verdicts.map((verdict): Stored => {
    const known = byIndicator.get(verdict.indicatorId) ?? []
    const standing = known.find((row) => row.standing === 1)
    const newest = known.find(({ period }) => period === verdict.period)
    if (standing !== undefined && standing !== newest) fallen.push(standing.id)
    const changed = standing?.answer !== verdict.answer || standing.period !== verdict.period
    if (newest?.answer === verdict.answer) {
      if (newest !== standing) raised.push(newest.id)
      return { id: newest.id, verdict, changed }
    }
    const inPlace = newest !== undefined && isRewritable(newest)
    const row = { ...verdict, ...moment, id: inPlace ? newest.id : newId(), planId, standing: 1, turnedBy: null, usedAt: null, supersededAt: null } as const
    if (inPlace) changedInPlace.push(row)
    else added.push(row)
    if (newest !== undefined && !inPlace) superseding.set(row.id, newest)
    return { id: row.id, verdict, changed }
  })
  // Those that fall come first: at no moment do two stand for one indicator.
  if (fallen.length > 0) await trx.updateTable('assessment').set({ standing: 0 }).where('id', 'in', oneOf(trx, fallen)).execute()
  await supersede(
    trx,
    [...superseding.values()].map(({ id }) => id),
    moment.madeAt,
  )
  if (raised.length > 0) await trx.updateTable('assessment').set({ standing: 1 }).where('id', 'in', oneOf(trx, raised)).execute()
  await rewrite(trx, changedInPlace)
  await add(trx, added, superseding, turnsOf)
  return stored
}

/** Newest verdicts on periods that are no longer the standing ones, of some indicators. */
export const pastVerdicts = (db: Db, indicatorIds: readonly Id[]): Promise<AssessmentRow[]> =>
  db
    .selectFrom('assessment')
    .selectAll()
    .where('indicatorId', 'in', oneOf(db, indicatorIds))
    .where('supersededAt', 'is', null)
    .where('standing', '=', 0)
    .execute()

/**
 * Verdicts on past periods judged again: one that differs is rewritten where nobody has it in print, and stands beside the old one where
 * somebody has.
 *
 * @param past as read in the same transaction; `verdicts` are parallel to it.
 */
export const correctPast = async (trx: Trx, past: readonly AssessmentRow[], verdicts: readonly Verdict[], moment: Moment, turnsOf: TurnsOf): Promise<void> => {
  const rewriting: AssessmentRow[] = []
  const added: AssessmentRow[] = []
  const superseding = new Map<Id, AssessmentRow>()
  for (const [place, old] of past.entries()) {
    const verdict = verdicts[place]
    if (verdict === undefined || verdict.answer === old.answer) continue
    const row = { ...old, ...verdict, ...moment, standing: 0, usedAt: null, turnedBy: old.turnedBy } as const
    if (isRewritable(old)) rewriting.push(row)
    else {
      const id = newId()
      added.push({ ...row, id, turnedBy: null })
      superseding.set(id, old)
    }
  }
  await supersede(
    trx,
    [...superseding.values()].map(({ id }) => id),
    moment.madeAt,
  )
  await rewrite(trx, rewriting)
  await add(trx, added, superseding, turnsOf)
}

/** Every verdict on an indicator that was ever printed or mailed, and those that stand beside them now; latest period first, then in the order made. */
export const verdictHistory = (db: Db, indicatorId: Id): Promise<AssessmentRow[]> =>
  db
    .selectFrom('assessment')
    .selectAll()
    .where('indicatorId', '=', indicatorId)
    .where((row) => row.or([row('usedAt', 'is not', null), row('turnedBy', 'is not', null), row('standing', '=', 1)]))
    .orderBy('period', 'desc')
    .orderBy('madeAt')
    .execute()

/** Marks verdicts as printed or mailed; the first time counts. */
export const markUsed = async (db: Db, ids: readonly Id[], at: Instant): Promise<void> => {
  await db.updateTable('assessment').set({ usedAt: at }).where('id', 'in', oneOf(db, ids)).where('usedAt', 'is', null).execute()
}

/** Marks all standing verdicts of a plan as printed. */
export const markPlanUsed = async (db: Db, planId: Id, at: Instant): Promise<void> => {
  await db.updateTable('assessment').set({ usedAt: at }).where('planId', '=', planId).where('standing', '=', 1).where('usedAt', 'is', null).execute()
}

/** When the newest of an indicator's verdicts that people have in print or by mail was made; those without one are absent. */
export const printedMoments = async (db: Db, planId: Id): Promise<ReadonlyMap<Id, Instant>> => {
  const rows = await db
    .selectFrom('assessment')
    .select(['indicatorId', (row) => row.fn.max('madeAt').as('madeAt')])
    .where('planId', '=', planId)
    .where('usedAt', 'is not', null)
    .groupBy('indicatorId')
    .execute()
  return new Map(rows.map(({ indicatorId, madeAt }) => [indicatorId, madeAt]))
}
