/**
 * Nobody is told of an indicator, or of one cause of it, until a day; it goes on being judged, and its page says who wanted that, why, and until
 * when. What has not left the house yet is taken back.
 */
import { appendChanges } from '../../db/changes.ts'
import { newId } from '../../db/ids.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { addMute, endMute } from '../../db/mutes.ts'
import type { Cause, DateText, Id, Mute } from '../../db/schema.ts'
import { takeBack, untoldOf } from '../../db/tellings.ts'
import { writePlan } from '../../db/transaction.ts'
import { addDays, localDate } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { mayMute } from '../rules/permissions.ts'
import type { ActingPerson } from './actor.ts'
import { planOf } from './plan.ts'

export interface GivenMute {
  readonly indicator: Id
  /** `null`: of every cause. */
  readonly cause: Cause | null
  readonly reason: string
  readonly untilOn: DateText
}

/** Among the changes: the row is the indicator. */
const mutesSheet = 'mutes'

const longestDays = 366

const kept = ({ cause, reason, untilOn }: Pick<Mute, 'cause' | 'reason' | 'untilOn'>): string => JSON.stringify({ cause, reason, untilOn })

/** @throws Refusal not_allowed, not_found, mute_out_of_range */
export const mute = async (ctx: Context, actor: ActingPerson, named: Id, { indicator, cause, reason, untilOn }: GivenMute): Promise<void> => {
  if (!mayMute(actor)) throw new Refusal('not_allowed')
  const { id: planId } = await planOf(ctx.db, named)
  await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    const at = ctx.clock.now()
    const [row] = await indicatorsById(trx, [indicator])
    if (row?.planId !== planId || row.archivedAt !== null) throw new Refusal('not_found')
    const today = localDate(at, plan.timeZone)
    const last = addDays(today, longestDays)
    if (untilOn < today || untilOn > last) throw new Refusal('mute_out_of_range', { from: today, to: last })
    const added: Mute = { id: newId(), planId, indicatorId: indicator, cause, personId: actor.id, reason, at, untilOn, endedAt: null, endedBy: null }
    await addMute(trx, added)
    await takeBack(trx, await untoldOf(trx, indicator, cause))
    const change = { sheet: mutesSheet, rowId: indicator, column: added.id, before: null, after: kept(added) }
    await appendChanges(trx, { planId, seq, at, personId: actor.id, way: 'api', batchId: null }, [change])
  })
  ctx.live.wake(planId)
}

/** Ends a mute before its day. @throws Refusal not_allowed, not_found */
export const unmute = async (ctx: Context, actor: ActingPerson, named: Id, id: Id): Promise<void> => {
  if (!mayMute(actor)) throw new Refusal('not_allowed')
  const { id: planId } = await planOf(ctx.db, named)
  await writePlan(ctx.db, planId, async (trx, seq) => {
    const at = ctx.clock.now()
    const ended = await endMute(trx, planId, id, actor.id, at)
    if (!ended) throw new Refusal('not_found')
    const change = { sheet: mutesSheet, rowId: ended.indicatorId, column: id, before: kept(ended), after: null }
    await appendChanges(trx, { planId, seq, at, personId: actor.id, way: 'api', batchId: null }, [change])
  })
  ctx.live.wake(planId)
}
