/**
 * Closes and reopens periods of a plan. In a closed period figures stand as they are: the gate (`apply-edits.ts`) refuses every edit.
 *
 * 1. Under the plan's lock, so that an edit lies wholly before a closing or after it. 2. Each period that changes its state is a `change` row:
 * history and live feed know of it. 3. Open pages hear of it at once and lock the column.
 */
import { appendChanges } from '../../db/changes.ts'
import type { Db } from '../../db/connect.ts'
import { frequencies } from '../../db/schema.ts'
import { addPeriodLocks, periodLocksOf, removePeriodLocks } from '../../db/period-locks.ts'
import type { Id, Period, Plan } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { localDate, periodSpan, periodsBetween } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { periodsSheet } from '../live.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { ClosedPeriod } from '../wire/plans.ts'
import type { ActingPerson } from './actor.ts'
import { planOf } from './plan.ts'

export interface Closing {
  readonly closed: boolean
  /** With all periods, of every length, that end no later. */
  readonly upTo: boolean
  /** Why; kept with a closing. */
  readonly note: string | null
}

/** Closed periods of a plan, by period. */
export const closedView = async (db: Db, planId: Id): Promise<readonly ClosedPeriod[]> =>
  (await periodLocksOf(db, planId)).map(({ period, closedAt, who, note }) => ({ period, at: closedAt, who, note }))

/** Months are looked at one by one; days are closed with the month they lie in. */
const lengths = frequencies.filter((frequency) => frequency !== 'day')

const periodsUpTo = (plan: Plan, { to }: PeriodSpan): readonly Period[] =>
  lengths.flatMap((frequency) => periodsBetween(plan.startsOn, to, frequency).filter((span) => span.to <= to)).map(({ text }) => text)

/**
 * @returns closed periods of the plan as they are then.
 * @throws Refusal not_allowed, not_found; malformed where it is no period of the plan, or has not begun.
 */
export const closePeriods = async (ctx: Context, actor: ActingPerson, named: Id, period: Period, closing: Closing): Promise<readonly ClosedPeriod[]> => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
  const { id } = await planOf(ctx.db, named)
  const span = periodSpan(period)
  await writePlan(ctx.db, id, async (trx, seq, plan) => {
    const at = ctx.clock.now()
    if (!span || span.to < plan.startsOn || span.from > plan.endsOn || span.from > localDate(at, plan.timeZone))
      throw new Refusal('malformed', { path: 'period' })
    const locks = new Map((await periodLocksOf(trx, id)).map((lock) => [lock.period, lock]))
    const asked = closing.upTo ? [...new Set([...periodsUpTo(plan, span), span.text])] : [span.text]
    const turned = asked.filter((each) => locks.has(each) !== closing.closed)
    if (turned.length === 0) return
    const row = { planId: id, departmentId: null, closedAt: at, closedBy: actor.id, note: closing.note }
    if (closing.closed)
      await addPeriodLocks(
        trx,
        turned.map((each) => ({ ...row, period: each })),
      )
    else await removePeriodLocks(trx, id, turned)
    const after = closing.closed ? JSON.stringify({ note: closing.note }) : null
    const cells = turned.map((column) => {
      const before = locks.get(column)
      return { sheet: periodsSheet, rowId: id, column, before: before ? JSON.stringify({ note: before.note }) : null, after }
    })
    await appendChanges(trx, { planId: id, seq, at, personId: actor.id, way: 'api', batchId: null }, cells)
  })
  ctx.live.wake(id)
  return closedView(ctx.db, id)
}
