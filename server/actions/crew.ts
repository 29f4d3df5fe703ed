/** People who take mail, by department and by role, and who is away on a day. */
import { absencesFrom } from '../../db/absences.ts'
import type { Db } from '../../db/connect.ts'
import { everybody } from '../../db/people.ts'
import { leadingGroupOf } from '../../db/plans.ts'
import type { DateText, Plan } from '../../db/schema.ts'
import type { Crew, Member } from '../rules/audience.ts'

/** @returns the crew of each day from one on. Of two absences of a person that was entered last counts. */
export const readCrew = async (db: Db, plan: Plan, from: DateText): Promise<(day: DateText) => Crew> => {
  const people = (await everybody(db)).filter(({ active }) => active === 1)
  const here = new Set(people.map(({ id }) => id))
  const parts = people.flatMap(({ id, departments }) => departments.map(({ departmentId, role }): Member => ({ personId: id, departmentId, role })))
  const byRole = Map.groupBy(people, ({ role }) => role)
  const crew = {
    here,
    byDepartment: Map.groupBy(parts, ({ departmentId }) => departmentId),
    byRole: new Map([...byRole].map(([role, own]) => [role, own.map(({ id }) => id)])),
    leadingGroup: (await leadingGroupOf(db, plan.id)).filter((id) => here.has(id)),
  }
  const absences = (await absencesFrom(db, from, null)).toSorted((a, b) => a.at.localeCompare(b.at))
  return (day) => ({
    ...crew,
    away: new Map(absences.filter(({ fromOn, toOn }) => fromOn <= day && day <= toOn).map(({ personId, standInId }) => [personId, standInId])),
  })
}
