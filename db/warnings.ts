/** Standing warnings of indicators, and their turns. At most one that is not resolved for an indicator and cause: the table sees to it. */
import { sql } from 'kysely'
import { insertMany, items, numberAt, oneOf, textAt } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Instant, Row, Warning } from './schema.ts'

export type WarningTurn = Row<'warningTurn'>

/** Indicators of a plan that are archived: nobody is warned of them. */
const archived = (db: Db, planId: Id) => db.selectFrom('indicator').select('id').where('planId', '=', planId).where('archivedAt', 'is not', null)

/** Warnings of a plan that are not resolved, in no order. */
export const unresolvedWarnings = (db: Db, planId: Id): Promise<Warning[]> =>
  db.selectFrom('warning').selectAll().where('planId', '=', planId).where('state', '<>', 'resolved').execute()

/** Warnings of a plan for the page, of indicators that are not archived: unresolved ones, the newest that are resolved, or all of one indicator. The last that changed comes first. */
export const listWarnings = (
  db: Db,
  planId: Id,
  { state, indicatorId = null }: { readonly state: 'open' | 'resolved'; readonly indicatorId?: Id | null },
  limit: number,
): Promise<Warning[]> =>
  db
    .selectFrom('warning')
    .selectAll()
    .where('planId', '=', planId)
    .$if(indicatorId === null, (rows) => rows.where('state', state === 'open' ? '<>' : '=', 'resolved'))
    .$if(indicatorId !== null, (rows) => rows.where('indicatorId', '=', indicatorId ?? ''))
    .where('indicatorId', 'not in', archived(db, planId))
    .orderBy('changedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()

export const warningsById = (db: Db, ids: readonly Id[]): Promise<Warning[]> => db.selectFrom('warning').selectAll().where('id', 'in', oneOf(db, ids)).execute()

/** Warnings of indicators that stand, or that ended after a moment. */
export const warningsSince = (db: Db, indicatorIds: readonly Id[], after: Instant): Promise<Warning[]> =>
  db
    .selectFrom('warning')
    .selectAll()
    .where('indicatorId', 'in', oneOf(db, indicatorIds))
    .where((row) => row.or([row('state', '<>', 'resolved'), row('resolvedAt', '>=', after)]))
    .orderBy('id')
    .execute()

/** Turns of warnings, in order of time. */
export const turnsOf = (db: Db, warningIds: readonly Id[]): Promise<WarningTurn[]> =>
  db.selectFrom('warningTurn').selectAll().where('warningId', 'in', oneOf(db, warningIds)).orderBy('madeAt').orderBy('id').execute()

/** Adds warnings that are new. @throws a duplicate (`troubleOf`) where one stands for the same cause. */
export const addWarnings = async (trx: Trx, warnings: readonly Warning[]): Promise<void> => {
  await insertMany(trx, 'warning', warnings)
}

const moved = ['state', 'light', 'period', 'worst', 'assessmentId', 'openedOn', 'redOn', 'openedAt', 'changedAt', 'resolvedAt'] as const
const counted = ['periods', 'goodPeriods', 'missing'] as const

/** Writes what moves of warnings that stand: state, light, period and counts, worst, verdict, moments. */
export const moveWarnings = async (trx: Trx, warnings: readonly Warning[]): Promise<void> => {
  if (warnings.length === 0) return
  const set = sql.join([
    ...counted.map((column, place) => sql`${sql.ref(column)} = ${numberAt(place + 1)}`),
    ...moved.map((column, place) => sql`${sql.ref(column)} = ${textAt(place + counted.length + 1)}`),
  ])
  const source = items(
    trx,
    warnings.map((row) => [row.id, ...counted.map((column) => row[column]), ...moved.map((column) => row[column])]),
  )
  await sql`update warning set ${set} from ${source} where warning.id = ${textAt(0)}`.execute(trx)
}

export const addTurns = async (trx: Trx, turns: readonly WarningTurn[]): Promise<void> => {
  await insertMany(trx, 'warningTurn', turns)
}

/** What turned in a plan since a moment, but for what is muted: the last turn of each warning, the gravest first. Of indicators that are not archived. */
export const turnedSince = async (db: Db, planId: Id, since: Instant) => {
  const rows = await db
    .selectFrom('warningTurn')
    .innerJoin('warning', 'warning.id', 'warningTurn.warningId')
    .innerJoin('indicator', 'indicator.id', 'warning.indicatorId')
    .select(['warning.id', 'warningTurn.what', 'warningTurn.light', 'indicator.number', 'indicator.name', 'indicator.id as indicatorId'])
    .where('warning.planId', '=', planId)
    .where('warningTurn.madeAt', '>=', since)
    .where('warningTurn.what', 'in', ['opened', 'worsened', 'resolved'])
    .$narrowType<{ what: 'opened' | 'worsened' | 'resolved' }>()
    .where('indicator.archivedAt', 'is', null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('mute')
            .select('mute.id')
            .whereRef('mute.indicatorId', '=', 'warning.indicatorId')
            .where('mute.endedAt', 'is', null)
            .where((mute) => mute.or([mute('mute.cause', 'is', null), mute('mute.cause', '=', mute.ref('warning.cause'))])),
        ),
      ),
    )
    .orderBy('warningTurn.madeAt')
    .orderBy('warningTurn.id')
    .execute()
  const leads = Map.groupBy(
    await db
      .selectFrom('indicatorDepartment')
      .select(['indicatorId', 'departmentId'])
      .where('role', '=', 'lead')
      .where(
        'indicatorId',
        'in',
        oneOf(
          db,
          rows.map(({ indicatorId }) => indicatorId),
        ),
      )
      .orderBy('sort')
      .execute(),
    ({ indicatorId }) => indicatorId,
  )
  const order = { red: 0, yellow: 1, grey: 2, green: 3, blue: 4 } as const
  return [...new Map(rows.map((row) => [row.id, row])).values()]
    .map((row) => ({ ...row, lead: (leads.get(row.indicatorId) ?? []).map(({ departmentId }) => departmentId) }))
    .toSorted((a, b) => order[a.light] - order[b.light])
}
