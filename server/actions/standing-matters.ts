/** What stands unsettled of a person's departments, as notices that nobody has decided: weekly lists and samples are written from them. */
import { membersByCollective } from '../../db/departments.ts'
import { newId } from '../../db/ids.ts'
import type { Notice } from '../../db/letters.ts'
import { openOrdersOf, standingWarningsOf } from '../../db/lists.ts'
import type { DateText, Id } from '../../db/schema.ts'
import type { Context } from '../context.ts'

const aboutNothing = {
  warningId: null,
  turnId: null,
  climbId: null,
  orderTurnId: null,
  draftId: null,
  indicatorId: null,
  period: null,
  dueOn: null,
  standsInFor: null,
} as const

/** Departments with the collective names that stand for them. */
const withCollectives = async ({ db }: Context, own: readonly Id[]): Promise<readonly Id[]> => {
  const collectives = [...(await membersByCollective(db))].filter(([, members]) => members.some((id) => own.includes(id))).map(([id]) => id)
  return [...own, ...collectives]
}

/** @param message that the notices are put into; it need not stand in the outbox. */
export const standingNotices = async (ctx: Context, departmentIds: readonly Id[], message: { readonly id: Id; readonly day: DateText }, personId: Id) => {
  const all = await withCollectives(ctx, departmentIds)
  const base = { ...aboutNothing, personId, audience: 'head' as const, messageId: message.id, createdAt: ctx.clock.now() }
  const warnings = new Map((await standingWarningsOf(ctx.db, all, message.day)).map((warning) => [warning.id, warning]))
  const orders = await openOrdersOf(ctx.db, all)
  return [
    ...[...warnings.values()].map(({ id, planId, departmentId }): Notice => ({
      ...base,
      id: newId(),
      planId,
      departmentId,
      what: 'climbed',
      warningId: id,
      dedupKey: id,
    })),
    ...orders.map(({ planId, departmentId, turnId }): Notice => ({
      ...base,
      id: newId(),
      planId,
      departmentId,
      what: 'order',
      orderTurnId: turnId,
      dedupKey: turnId,
    })),
  ]
}
