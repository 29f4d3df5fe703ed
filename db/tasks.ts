/** The tasks of a plan as a tree, with the departments that carry them. */
import type { Db } from './connect.ts'
import type { Id, Row, Task } from './schema.ts'

/** A department's part in a task, as the document lists it. */
export type TaskPart = Omit<Row<'taskDepartment'>, 'taskId'>
export type TaskRow = Task & { readonly departments: readonly TaskPart[] }

/** All tasks of a plan in the document's order, each after the one above it; departments in the document's order, leads first. */
export const tasksOf = async (db: Db, planId: Id): Promise<readonly TaskRow[]> => {
  const tasks = await db.selectFrom('task').selectAll().where('planId', '=', planId).orderBy('sort').orderBy('id').execute()
  const parts = await db
    .selectFrom('taskDepartment')
    .innerJoin('task', 'task.id', 'taskDepartment.taskId')
    .selectAll('taskDepartment')
    .where('planId', '=', planId)
    .orderBy('role')
    .orderBy('taskDepartment.sort')
    .execute()
  const byTask = Map.groupBy(parts, ({ taskId }) => taskId)
  return tasks.map((task) => ({
    ...task,
    departments: (byTask.get(task.id) ?? []).map(({ departmentId, role, openList, sort }) => ({ departmentId, role, openList, sort })),
  }))
}
