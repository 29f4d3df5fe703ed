/** Indicators with the departments and tasks they belong to. */
import { sql } from 'kysely'
import type { Db, Trx } from './connect.ts'
import { asParameter, insertMany, kept, oneOf } from './batch.ts'
import type { Id, Indicator, Light, ReleaseSource } from './schema.ts'

export type IndicatorRow = Indicator & {
  /** Departments in the document's order, collective names not resolved. */
  readonly lead: readonly Id[]
  readonly responsible: readonly Id[]
  readonly tasks: readonly Id[]
  /** Who publishes before, where it is not as it is in the table now: a row of a past moment. */
  readonly releaseSource?: ReleaseSource
}

/** Columns of people, as no document says them and nobody has filled them in. */
export const notFilledIn = {
  path: 'linear',
  pathNodes: null,
  lightPreset: null,
  lightThresholds: null,
  formula: null,
  judgedAs: null,
  releaseSourceId: null,
  releaseDates: null,
  preliminaryDecides: 0,
  baselinePeriod: null,
  baselineValue: null,
} as const satisfies Partial<Indicator>

/** Some of a plan's indicators: so many from a place on, and only those whose standing verdict has one of the lights. */
export interface Page {
  readonly limit: number
  readonly offset: number
  readonly lights: readonly Light[] | null
}

/** Indicators of a plan that are not archived, in the plan's order; all, or a page of them. */
export const indicatorsOf = async (db: Db, planId: Id, page: Page | null = null): Promise<readonly IndicatorRow[]> => {
  const rows = await db
    .selectFrom('indicator')
    .selectAll()
    .where('planId', '=', planId)
    .where('archivedAt', 'is', null)
    .$if(page?.lights != null, (found) =>
      found.where('id', 'in', (standing) =>
        standing
          .selectFrom('assessment')
          .select('indicatorId')
          .where('assessment.planId', '=', planId)
          .where('standing', '=', 1)
          .where('light', 'in', oneOf<Light>(db, page?.lights ?? [])),
      ),
    )
    .orderBy('sort')
    .orderBy('id')
    .$if(page !== null, (found) => found.limit(page?.limit ?? 0).offset(page?.offset ?? 0))
    .execute()
  return page === null ? withParts(db, rows, planId) : withParts(db, rows)
}

/** All indicators of a plan, archived ones too, in the plan's order. */
export const everyIndicatorOf = async (db: Db, planId: Id): Promise<readonly IndicatorRow[]> =>
  withParts(db, await db.selectFrom('indicator').selectAll().where('planId', '=', planId).orderBy('sort').orderBy('id').execute(), planId)

/** What an indicator is called, and how often it is reported. */
export type NamedIndicator = Pick<Indicator, 'id' | 'code' | 'number' | 'name' | 'nameEn' | 'frequency'>

/** All indicators of a plan that are not archived, by their names alone, in the plan's order: a list to look in that is quick for ten thousand. */
export const indicatorNames = async (db: Db, planId: Id): Promise<readonly NamedIndicator[]> => {
  const build = () => sql`
    select id, code, number, name, name_en as "nameEn", frequency from indicator where plan_id = ${planId} and archived_at is null order by sort, id
  `
  return (await kept<NamedIndicator>(db, 'names of indicators', [planId], build)).rows
}

/** Indicators by id, archived ones too, in the order of their plans; unknown ids are left out. */
export const indicatorsById = async (db: Db, ids: readonly Id[]): Promise<readonly IndicatorRow[]> => {
  const build = () => db.selectFrom('indicator').selectAll().where('id', 'in', oneOf(db, ids)).orderBy('planId').orderBy('sort').orderBy('id')
  return withParts(db, (await kept<Indicator>(db, 'indicators by id', [asParameter(ids)], build)).rows)
}

/**
 * Ids of a plan's indicators that are led or answered for by one of some departments; in no order.
 *
 * @param orNobody also those that no department has.
 */
export const idsUnder = async (db: Db, planId: Id, departments: readonly Id[], orNobody: boolean): Promise<readonly Id[]> => {
  const rows = await db
    .selectFrom('indicator')
    .select('id')
    .where('planId', '=', planId)
    .where('archivedAt', 'is', null)
    .where((row) => {
      const parts = row.selectFrom('indicatorDepartment').select('departmentId').whereRef('indicatorId', '=', 'indicator.id')
      return row.or([row.exists(parts.where('departmentId', 'in', oneOf(db, departments))), ...(orNobody ? [row.not(row.exists(parts))] : [])])
    })
    .execute()
  return rows.map(({ id }) => id)
}

/** Indicators of a plan whose figures are made from others'. */
export const formulasOf = async (db: Db, planId: Id): Promise<readonly { readonly id: Id; readonly formula: string }[]> => {
  const build = () => sql`select id, formula from indicator where plan_id = ${planId} and formula is not null and archived_at is null`
  return (await kept<{ readonly id: Id; readonly formula: string }>(db, 'formulas', [planId], build)).rows
}

interface Part {
  readonly indicatorId: Id
  readonly id: Id
  readonly role: 'lead' | 'responsible' | 'task'
}

/**
 * With a plan its parts are read by the plan, which is quicker than by ten thousand ids. One statement past the mapping of rows: every edit
 * asks for them.
 */
const withParts = async (db: Db, indicators: readonly Indicator[], planId?: Id): Promise<readonly IndicatorRow[]> => {
  const ids = indicators.map(({ id }) => id)
  const whose = planId === undefined ? sql`${oneOf(db, ids)}` : sql`(select id from indicator where plan_id = ${planId})`
  const build = () => sql`
    select indicator_id as "indicatorId", department_id as id, role, sort from indicator_department where indicator_id in ${whose}
    union all
    select indicator_id, task_id, 'task', task.sort from indicator_task inner join task on task.id = task_id where indicator_id in ${whose}
    order by sort
  `
  const whosePlan = planId ?? asParameter(ids)
  const { rows } = await kept<Part>(db, planId === undefined ? 'parts of indicators' : 'parts of a plan', [whosePlan, whosePlan], build)
  const partsOf = Map.groupBy(rows, ({ indicatorId }) => indicatorId)
  return indicators.map((indicator) => {
    const parts = partsOf.get(indicator.id) ?? []
    const inRole = (role: Part['role']): readonly Id[] => parts.filter((part) => part.role === role).map(({ id }) => id)
    return { ...indicator, lead: inRole('lead'), responsible: inRole('responsible'), tasks: inRole('task') }
  })
}

/** Replaces the departments that lead an indicator, or those that answer for it beside. */
export const setOwners = async (trx: Trx, indicatorId: Id, role: 'lead' | 'responsible', departments: readonly Id[]): Promise<void> => {
  await trx.deleteFrom('indicatorDepartment').where('indicatorId', '=', indicatorId).where('role', '=', role).execute()
  await insertMany(
    trx,
    'indicatorDepartment',
    departments.map((departmentId, sort) => ({ indicatorId, departmentId, role, sort })),
  )
}

/** Replaces the tasks that an indicator belongs to. */
export const setTasks = async (trx: Trx, indicatorId: Id, tasks: readonly Id[]): Promise<void> => {
  await trx.deleteFrom('indicatorTask').where('indicatorId', '=', indicatorId).execute()
  await insertMany(
    trx,
    'indicatorTask',
    tasks.map((taskId) => ({ indicatorId, taskId })),
  )
}

/** Adds an indicator with its departments and tasks. @throws a duplicate (`troubleOf`) if its plan has the code. */
export const addIndicator = async (trx: Trx, { lead, responsible, tasks, ...row }: IndicatorRow): Promise<void> => {
  await insertMany(trx, 'indicator', [row])
  await setOwners(trx, row.id, 'lead', lead)
  await setOwners(trx, row.id, 'responsible', responsible)
  await setTasks(trx, row.id, tasks)
}
