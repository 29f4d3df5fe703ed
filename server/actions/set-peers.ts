/** Figures of others to compare with (全市平均): entered by the plan office, period by period, and judged by at once. */
import type { ChangedCell } from '../../db/changes.ts'
import { appendChanges } from '../../db/changes.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { peersKnown, setPeerFigure } from '../../db/peers.ts'
import type { DecimalText, Id, Period, Plan } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { PeerFigureView } from '../wire/indicator.ts'
import type { ActingPerson } from './actor.ts'
import { judgedChange, rejudge } from './rejudge.ts'

/** Sheet name of compared figures among the changes: the row is the indicator, the column name and period. */
const peersSheet = 'peers'

export interface PeerEdit {
  readonly name: string
  readonly period: Period
  /** `null` takes it back. */
  readonly value: DecimalText | null
}

/** As known now, by name and period. */
export const peersView = async (ctx: Context, plan: Plan, indicatorId: Id): Promise<readonly PeerFigureView[]> => {
  const [row] = await indicatorsById(ctx.db, [indicatorId])
  if (row?.planId !== plan.id || row.archivedAt !== null) throw new Refusal('not_found')
  return (await peersKnown(ctx.db, [indicatorId], ctx.clock.now())).map(({ name, period, value }) => ({ name, period, value }))
}

/** @param edits each name and period once. @throws Refusal not_found */
export const setPeers = async (ctx: Context, actor: ActingPerson, planId: Id, indicatorId: Id, edits: readonly PeerEdit[]): Promise<void> => {
  await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    const at = ctx.clock.now()
    const [row] = await indicatorsById(trx, [indicatorId])
    if (row?.planId !== planId || row.archivedAt !== null) throw new Refusal('not_found')
    const changes: ChangedCell[] = []
    for (const { name, period, value } of edits) {
      const before = await setPeerFigure(trx, { indicatorId, name, period, value }, { personId: actor.id, at })
      if (before !== value) changes.push({ sheet: peersSheet, rowId: indicatorId, column: `${name} ${period}`, before, after: value })
    }
    if (changes.length === 0) return
    const judged = await rejudge(ctx, trx, plan, [row], at)
    await appendChanges(trx, { planId, seq, at, personId: actor.id, way: 'grid', batchId: null }, [...changes, ...judged.map(judgedChange)])
  })
  ctx.live.wake(planId)
}
