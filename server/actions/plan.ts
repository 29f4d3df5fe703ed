import type { Db } from '../../db/connect.ts'
import { planByCode, planById } from '../../db/plans.ts'
import type { DateText, Id, Instant, Plan } from '../../db/schema.ts'
import { endOfDay, localDate, yearOf } from '../basics/calendar.ts'
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

/** What is known at the end of a day in a plan's zone; for today, and without a day, that is now. @throws Refusal outside_plan for a day that has not come. */
export const momentOf = (plan: Plan, day: DateText | null, now: Instant): Instant => {
  if (day === null) return now
  const today = localDate(now, plan.timeZone)
  if (day > today) throw new Refusal('outside_plan', { period: day })
  return day === today ? now : endOfDay(day, plan.timeZone)
}
