/** Indicators with the departments and tasks they belong to. */
import type { Db } from './connect.ts'
import { oneOf } from './batch.ts'
import type { Id, Indicator, Light } from './schema.ts'

export type IndicatorRow = Indicator & {
  /** Departments in the document's order, collective names not resolved. */
  readonly lead: readonly Id[]
  readonly responsible: readonly Id[]
  readonly tasks: readonly Id[]
}

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

/** Indicators by id, archived ones too, in the order of their plans; unknown ids are left out. */
export const indicatorsById = async (db: Db, ids: readonly Id[]): Promise<readonly IndicatorRow[]> => {
  const rows = db.selectFrom('indicator').selectAll().where('id', 'in', oneOf(db, ids))
  return withParts(db, await rows.orderBy('planId').orderBy('sort').orderBy('id').execute())
}

/** With a plan its parts are read by the plan, which is quicker than by ten thousand ids. */
const withParts = async (db: Db, indicators: readonly Indicator[], planId?: Id): Promise<readonly IndicatorRow[]> => {
  const ids = indicators.map(({ id }) => id)
  const departments = await db
    .selectFrom('indicatorDepartment')
    .innerJoin('indicator', 'indicator.id', 'indicatorDepartment.indicatorId')
    .select(['indicatorId', 'departmentId', 'role'])
    .$call((parts) => (planId === undefined ? parts.where('indicatorId', 'in', oneOf(db, ids)) : parts.where('planId', '=', planId)))
    .orderBy('indicatorDepartment.sort')
    .execute()
  const tasks = await db
    .selectFrom('indicatorTask')
    .innerJoin('task', 'task.id', 'indicatorTask.taskId')
    .select(['indicatorId', 'taskId'])
    .$call((parts) => (planId === undefined ? parts.where('indicatorId', 'in', oneOf(db, ids)) : parts.where('planId', '=', planId)))
    .orderBy('task.sort')
    .execute()
  const departmentsOf = Map.groupBy(departments, ({ indicatorId }) => indicatorId)
  const tasksOf = Map.groupBy(tasks, ({ indicatorId }) => indicatorId)
  return indicators.map((indicator) => {
    const parts = departmentsOf.get(indicator.id) ?? []
    const inRole = (role: 'lead' | 'responsible'): readonly Id[] => parts.filter((part) => part.role === role).map(({ departmentId }) => departmentId)
    const ownTasks = (tasksOf.get(indicator.id) ?? []).map(({ taskId }) => taskId)
    return { ...indicator, lead: inRole('lead'), responsible: inRole('responsible'), tasks: ownTasks }
  })
}
