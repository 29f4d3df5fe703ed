/** The tasks of a plan as a tree, with the departments that carry them. */
import { insertMany, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Flag01, Id, Row, Task } from './schema.ts'

/** A department's part in a task, as the document lists it. */
export type TaskPart = Omit<Row<'taskDepartment'>, 'taskId'>
export type TaskRow = Task & { readonly departments: readonly TaskPart[] }

/** All tasks of a plan that are not archived, in the plan's order, each after the one above it; departments in the document's order, leads first. */
export const tasksOf = async (db: Db, planId: Id): Promise<readonly TaskRow[]> =>
  (await everyTaskOf(db, planId)).filter(({ archivedAt }) => archivedAt === null)

/** The same with those that are archived. */
export const everyTaskOf = async (db: Db, planId: Id): Promise<readonly TaskRow[]> =>
  withDepartments(db, await db.selectFrom('task').selectAll().where('planId', '=', planId).orderBy('sort').orderBy('id').execute())

/** Tasks by id, archived ones too, in no order; unknown ids are left out. */
export const tasksById = async (db: Db, ids: readonly Id[]): Promise<readonly TaskRow[]> =>
  ids.length === 0 ? [] : withDepartments(db, await db.selectFrom('task').selectAll().where('id', 'in', oneOf(db, ids)).execute())

const withDepartments = async (db: Db, tasks: readonly Task[]): Promise<readonly TaskRow[]> => {
  const parts = await db
    .selectFrom('taskDepartment')
    .selectAll()
    .where(
      'taskId',
      'in',
      oneOf(
        db,
        tasks.map(({ id }) => id),
      ),
    )
    .orderBy('role')
    .orderBy('sort')
    .execute()
  const byTask = Map.groupBy(parts, ({ taskId }) => taskId)
  return tasks.map((task) => ({
    ...task,
    departments: (byTask.get(task.id) ?? []).map(({ departmentId, role, openList, sort }) => ({ departmentId, role, openList, sort })),
  }))
}

/** Adds a task that nobody carries yet. @throws a duplicate (`troubleOf`) if its plan has the code. */
export const addTask = async (trx: Trx, row: Task): Promise<void> => {
  await insertMany(trx, 'task', [row])
}

/** Replaces the departments that lead a task, or those that answer for it. A list that was open stays open. */
export const setTaskDepartments = async (trx: Trx, taskId: Id, role: TaskPart['role'], departments: readonly Id[]): Promise<void> => {
  const own = trx.deleteFrom('taskDepartment').where('taskId', '=', taskId).where('role', '=', role)
  const before = await own.returning('openList').execute()
  const openList = before.some((part) => part.openList === 1) ? 1 : 0
  await insertMany(
    trx,
    'taskDepartment',
    departments.map((departmentId, sort) => ({ taskId, departmentId, role, openList, sort })),
  )
}

/** Says whether more may belong to those who answer for a task than are named. */
export const setOpenList = async (trx: Trx, taskId: Id, openList: Flag01): Promise<void> => {
  await trx.updateTable('taskDepartment').set({ openList }).where('taskId', '=', taskId).where('role', '=', 'responsible').execute()
}
