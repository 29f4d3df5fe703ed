/** Who acts: the person as stored, with the departments he fills in for. */
import type { Db } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import type { PersonRow } from '../../db/people.ts'
import { personById } from '../../db/people.ts'
import type { Id } from '../../db/schema.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Actor } from '../rules/permissions.ts'
import { fillsIn } from '../rules/permissions.ts'

export interface ActingPerson extends Actor {
  readonly person: PersonRow
}

/** Departments with all that stand below them. */
const withBelow = (departments: readonly { readonly id: Id; readonly parentId: Id | null }[], above: readonly Id[]): ReadonlySet<Id> => {
  const below = Map.groupBy(departments, ({ parentId }) => parentId)
  const found = new Set(above)
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child.id)
  return found
}

/** @throws Refusal not_signed_in where the person is gone or no longer active. */
export const actingPerson = async (db: Db, id: Id): Promise<ActingPerson> => {
  const person = await personById(db, id)
  if (person === undefined || person.active === 0) throw new Refusal('not_signed_in')
  const own = person.departments.filter(({ role }) => fillsIn(role)).map(({ departmentId }) => departmentId)
  const writes = own.length === 0 ? new Set<Id>() : withBelow(await allDepartments(db), own)
  return { id, role: person.role, active: true, writes, person }
}

/** Departments of indicators with collective names resolved; a collective counts as itself too. */
export const resolved = (departments: readonly Id[], members: ReadonlyMap<Id, readonly Id[]>): readonly Id[] =>
  departments.flatMap((id) => [id, ...(members.get(id) ?? [])])
