/** Judges indicators again in the transaction that changed them, so that a figure and its light never part. */
import { letStand } from '../../db/assessments.ts'
import type { ChangedCell } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { Instant, Plan } from '../../db/schema.ts'
import type { Context } from '../context.ts'
import { judgedSheet } from '../live.ts'
import type { JudgedRow } from '../wire.ts'
import { judge, judgedRow, verdictOf } from './judge.ts'

/**
 * @param indicators as they are now.
 * @returns verdicts that differ from what stood before. In a plan that is not watched none stands, and all are returned.
 */
export const rejudge = async (ctx: Context, trx: Trx, plan: Plan, indicators: readonly IndicatorRow[], at: Instant): Promise<readonly JudgedRow[]> => {
  if (indicators.length === 0) return []
  const judged = await judge(trx, plan, indicators, await ctx.workdays(trx), at)
  const verdicts = judged.map(verdictOf)
  if (plan.watched === 0) return verdicts.map(judgedRow)
  const stored = await letStand(trx, plan.id, verdicts, { asOf: at, madeAt: at })
  return stored.filter(({ changed }) => changed).map(({ verdict }) => judgedRow(verdict))
}

/** A verdict as a `change` row. */
export const judgedChange = (row: JudgedRow): ChangedCell => ({
  sheet: judgedSheet,
  rowId: row.indicator,
  column: row.period,
  before: null,
  after: JSON.stringify(row),
})
