/** Departments, and what the names that stand for many mean. */
import type { Db } from './connect.ts'
import type { Department, Id } from './schema.ts'

/** All departments in the order in which they are shown. */
export const allDepartments = (db: Db): Promise<Department[]> => db.selectFrom('department').selectAll().orderBy('sort').orderBy('id').execute()

/** Members of collective names (各街道), by collective, in order. A collective that is not a key is not resolved: nobody has said who belongs to it. */
export const membersByCollective = async (db: Db): Promise<ReadonlyMap<Id, readonly Id[]>> => {
  const rows = await db.selectFrom('departmentMember').selectAll().orderBy('collectiveId').orderBy('sort').execute()
  const grouped = Map.groupBy(rows, ({ collectiveId }) => collectiveId)
  return new Map([...grouped].map(([collectiveId, own]) => [collectiveId, own.map(({ departmentId }) => departmentId)]))
}

export type DepartmentNode = Department & {
  readonly children: readonly DepartmentNode[]
  /** Of a collective; `null` for a single department, empty where it is not resolved. */
  readonly members: readonly Id[] | null
}

/** Departments as a forest, each level in its order. */
export const departmentTree = async (db: Db): Promise<readonly DepartmentNode[]> => {
  const rows = await allDepartments(db)
  const members = await membersByCollective(db)
  const byParent = Map.groupBy(rows, ({ parentId }) => parentId)
  const below = (parentId: Id | null): readonly DepartmentNode[] =>
    (byParent.get(parentId) ?? []).map((row) => ({
      ...row,
      members: row.kind === 'collective' ? (members.get(row.id) ?? []) : null,
      children: below(row.id),
    }))
  return below(null)
}
