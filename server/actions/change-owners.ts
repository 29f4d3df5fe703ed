/** Who leads an indicator and who answers for it beside: changed by the plan office, and recorded so that a past moment's owners are known. */
import { appendChanges } from '../../db/changes.ts'
import { allDepartments } from '../../db/departments.ts'
import { indicatorsById, setOwners } from '../../db/indicators.ts'
import type { Id } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { ActingPerson } from './actor.ts'
import { listOf } from '../sheets/column.ts'
import { placeOf } from '../sheets/index.ts'

export interface Owners {
  /** In order: the first is named first. */
  readonly lead: readonly Id[]
  readonly responsible: readonly Id[]
}

/** @throws Refusal not_found; malformed where a department does not exist or is named twice in a part. */
export const changeOwners = async (ctx: Context, actor: ActingPerson, planId: Id, indicatorId: Id, owners: Owners): Promise<void> => {
  await writePlan(ctx.db, planId, async (trx, seq) => {
    const [row] = await indicatorsById(trx, [indicatorId])
    if (row?.planId !== planId || row.archivedAt !== null) throw new Refusal('not_found')
    const known = new Set(
      (await allDepartments(trx))
        .filter(({ id, archivedAt }) => archivedAt === null || row.lead.includes(id) || row.responsible.includes(id))
        .map(({ id }) => id),
    )
    for (const part of ['lead', 'responsible'] as const) {
      if (new Set(owners[part]).size !== owners[part].length || owners[part].some((id) => !known.has(id))) throw new Refusal('malformed', { path: part })
    }
    const changed = (['lead', 'responsible'] as const).filter((part) => JSON.stringify(row[part]) !== JSON.stringify(owners[part]))
    if (changed.length === 0) return
    for (const part of changed) await setOwners(trx, indicatorId, part, owners[part])
    // The same cells as in the sheet of indicators: one history.
    const cells = changed.map((column) => ({
      ...placeOf({ sheet: 'indicators', indicator: indicatorId, column }),
      before: listOf(row[column]),
      after: listOf(owners[column]),
    }))
    await appendChanges(trx, { planId, seq, at: ctx.clock.now(), personId: actor.id, way: 'grid', batchId: null }, cells)
  })
  ctx.live.wake(planId)
}
