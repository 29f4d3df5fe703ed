/** Departments, and what the names that stand for many mean. */
import { sql } from 'kysely'
import { insertMany, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Department, Id } from './schema.ts'

/** All departments in the order in which they are shown, archived ones too: they have names in what was. */
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

/** Departments that are not archived, as a forest, each level in its order. */
export const departmentTree = async (db: Db): Promise<readonly DepartmentNode[]> => {
  const rows = (await allDepartments(db)).filter(({ archivedAt }) => archivedAt === null)
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

/** @throws a duplicate (`troubleOf`) if there is one of that code. */
export const addDepartment = async (trx: Trx, row: Department): Promise<void> => {
  await insertMany(trx, 'department', [row])
}

/** How many rows that are not archived name a department: indicators, tasks, active people, collectives, and departments under it but some. */
export const departmentUses = async (db: Db, id: Id, but: readonly Id[]): Promise<number> => {
  const { rows } = await sql<{ readonly number: number | string }>`
    select count(*) as number from (
      select indicator_id as id from indicator_department inner join indicator on indicator.id = indicator_id where department_id = ${id} and archived_at is null
      union select task_id from task_department inner join task on task.id = task_id where department_id = ${id} and archived_at is null
      union select person_id from person_department inner join person on person.id = person_id where department_id = ${id} and active = 1
      union select collective_id from department_member where department_id = ${id}
      union select id from department where parent_id = ${id} and archived_at is null and id not in ${oneOf(db, but)}
    ) as used
  `.execute(db)
  return Number(rows[0]?.number ?? 0)
}
