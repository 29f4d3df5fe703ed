/** What one person may write in a plan; the sheet itself is the same for everybody. */
import { membersByCollective } from '../../db/departments.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import type { Plan } from '../../db/schema.ts'
import type { Context } from '../context.ts'
import { mayManagePlans, mayWriteFigures } from '../rules/permissions.ts'
import type { RightsView } from '../wire/plans.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import { closedView } from './close-periods.ts'

export const rightsView = async ({ db }: Context, actor: ActingPerson, plan: Plan): Promise<RightsView> => {
  const closed = await closedView(db, plan.id)
  if (mayManagePlans(actor)) return { plan: plan.id, observations: 'all', columns: ['baselinePeriod', 'baselineValue', 'yearTarget'], manage: true, closed }
  const nothing: RightsView = { plan: plan.id, observations: [], columns: [], manage: false, closed }
  if (actor.writes.size === 0) return nothing
  const members = await membersByCollective(db)
  const own = (await indicatorsOf(db, plan.id)).filter(
    ({ lead, responsible, formula }) => formula === null && mayWriteFigures(actor, resolved([...lead, ...responsible], members)),
  )
  return { ...nothing, observations: own.map(({ id }) => id) }
}
