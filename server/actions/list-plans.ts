/** Plans as the page lists them, and whether the night's work looks after them. */
import type { PlanCounts } from '../../db/plans.ts'
import { countPlans, listPlans, setWatched } from '../../db/plans.ts'
import type { Id, Plan } from '../../db/schema.ts'
import { lights } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import type { Context } from '../context.ts'
import type { PlanView } from '../wire/plans.ts'
import { planOf, yearsOf } from './plan.ts'

const view = (plan: Plan, counts: PlanCounts | undefined): PlanView => ({
  id: plan.id,
  code: plan.code,
  title: plan.title,
  titleEn: plan.titleEn,
  area: plan.area,
  issuer: plan.issuer,
  documentTitle: plan.documentTitle,
  documentNumber: plan.documentNumber,
  issuedOn: plan.issuedOn,
  documentNote: plan.documentNote,
  startsOn: plan.startsOn,
  endsOn: plan.endsOn,
  timeZone: plan.timeZone,
  lightPreset: plan.lightPreset,
  demonstration: plan.demonstration === 1,
  watched: plan.watched === 1,
  years: yearsOf(plan),
  indicators: counts?.indicators ?? 0,
  tasks: counts?.tasks ?? 0,
  lights: Object.fromEntries(lights.map((light) => [light, counts?.lights[light] ?? 0])) as PlanView['lights'],
  judgedAt: plan.judgedAsOf,
})

export const plansView = async ({ db }: Context): Promise<readonly PlanView[]> => {
  const plans = await listPlans(db)
  const counts = new Map((await countPlans(db)).map((each) => [each.planId, each]))
  return plans.map((plan) => view(plan, counts.get(plan.id)))
}

/** @throws Refusal not_found */
export const watchPlan = async (ctx: Context, planId: Id, watched: boolean): Promise<PlanView> => {
  const { id } = await planOf(ctx.db, planId)
  await writePlan(ctx.db, id, (trx) => setWatched(trx, id, watched))
  const found = (await plansView(ctx)).find((plan) => plan.id === id)
  if (!found) throw new Error(`plan ${id} vanished while it was written`)
  return found
}
