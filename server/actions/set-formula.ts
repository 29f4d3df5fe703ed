/** How an indicator's figures are made from those of others: set and taken away by the plan office. */
import { indicatorsById } from '../../db/indicators.ts'
import type { FormulaValue, Id, Plan } from '../../db/schema.ts'
import { isDecimalText } from '../basics/decimal.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { inMakingOrder, partsOf } from '../measures/formula.ts'
import { measureOf } from '../measures/index.ts'
import type { ActingPerson } from './actor.ts'
import { changeIndicatorRules } from './change-rules.ts'
import { formulasIn } from './make-figures.ts'

/**
 * @param formula  `null`: figures are typed again; those that were made stay.
 * @param judgedAs of a measure that is made from others; `null` for the rest.
 * @throws Refusal not_found; malformed where a part is none of the plan's indicators, or the kind does not fit; made_in_circle.
 */
export const setFormula = async (
  ctx: Context,
  actor: ActingPerson,
  plan: Plan,
  indicatorId: Id,
  formula: FormulaValue | null,
  judgedAs: string | null,
): Promise<void> => {
  const [row] = await indicatorsById(ctx.db, [indicatorId])
  if (row?.planId !== plan.id || row.archivedAt !== null) throw new Refusal('not_found')
  const isMade = measureOf(row.measure).isMade === true
  if (isMade !== (judgedAs !== null) || (isMade && formula === null)) throw new Refusal('malformed', { path: 'judgedAs' })
  if (formula !== null) await checkFormula(ctx, plan, indicatorId, formula)
  await changeIndicatorRules(ctx, actor, plan.id, indicatorId, { formula: formula && JSON.stringify(formula), judgedAs })
}

const checkFormula = async (ctx: Context, plan: Plan, indicatorId: Id, formula: FormulaValue): Promise<void> => {
  if (!isDecimalText(formula.scale) || formula.plus.length + formula.minus.length === 0) throw new Refusal('malformed', { path: 'formula' })
  const parts = partsOf(formula)
  const own = (await indicatorsById(ctx.db, parts)).filter(({ planId, archivedAt }) => planId === plan.id && archivedAt === null)
  if (own.length < parts.length) throw new Refusal('malformed', { path: 'formula' })
  const all = new Map(await formulasIn(ctx.db, plan.id)).set(indicatorId, formula)
  if (inMakingOrder(all) === null) throw new Refusal('made_in_circle')
}
