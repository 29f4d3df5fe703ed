import type { Db } from '../../db/connect.ts'
import { planByCode, planById } from '../../db/plans.ts'
import type { Id, Plan } from '../../db/schema.ts'
import { yearOf } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'

/** A plan by its id or its code. @throws Refusal not_found */
export const planOf = async (db: Db, named: Id): Promise<Plan> => {
  const plan = (await planById(db, named)) ?? (await planByCode(db, named))
  if (plan === undefined || plan.archivedAt !== null) throw new Refusal('not_found')
  return plan
}

/** Years of a plan, in order. */
export const yearsOf = (plan: Pick<Plan, 'startsOn' | 'endsOn'>): readonly number[] => {
  const first = yearOf(plan.startsOn)
  return Array.from({ length: yearOf(plan.endsOn) - first + 1 }, (_, place) => first + place)
}

/** @throws Refusal outside_plan where a year is none of the plan's. */
export const checkYear = (plan: Plan, year: number): void => {
  if (!yearsOf(plan).includes(year)) throw new Refusal('outside_plan', { period: String(year) })
}
