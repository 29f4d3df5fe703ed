/** From addresses that take no mail to the plan office: each is told once, in everybody's one mail of the day. */
import { addressKey, listTroubles } from '../../db/address-trouble.ts'
import { newId } from '../../db/ids.ts'
import type { Notification } from '../../db/outbox.ts'
import { addNotifications, decidedKeys } from '../../db/outbox.ts'
import { everybody } from '../../db/people.ts'
import type { Plan } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import type { Context } from '../context.ts'
import { openMessages } from './tell.ts'

const nothingElse = {
  warningId: null,
  turnId: null,
  climbId: null,
  orderTurnId: null,
  draftId: null,
  indicatorId: null,
  period: null,
  dueOn: null,
  departmentId: null,
  standsInFor: null,
} as const

/**
 * Run after warnings were told, so that all is one mail. Who has such an address himself hears nothing: he would not get it.
 *
 * @param plans of one place, whose zone tells the day; the first stands for the office.
 * @returns number of people who are told something.
 */
export const tellRefused = async (ctx: Context, plans: readonly Plan[]): Promise<number> => {
  const [plan] = plans
  const troubles = await listTroubles(ctx.db)
  if (!plan || troubles.length === 0) return 0
  const refused = new Set(troubles.map(({ address }) => address))
  const workdays = await ctx.workdays()
  return write(ctx.db, async (trx) => {
    const office = (await everybody(trx)).filter(({ active, role, email }) => active === 1 && role === 'plan-office' && !refused.has(addressKey(email)))
    const all = office.flatMap(({ id: personId }) => troubles.map((trouble) => ({ personId, key: `refused:${trouble.id}:${personId}` })))
    const known = await decidedKeys(
      trx,
      all.map(({ key }) => key),
    )
    const fresh = all.filter(({ key }) => !known.has(key))
    const people = [...new Set(fresh.map(({ personId }) => personId))]
    if (people.length === 0) return 0
    const now = ctx.clock.now()
    const messageFor = await openMessages(trx, plan, people, now, workdays)
    await addNotifications(
      trx,
      fresh.map(({ personId, key }): Notification => ({
        ...nothingElse,
        id: newId(),
        planId: plan.id,
        personId,
        what: 'refused',
        audience: 'plan-office',
        dedupKey: key,
        messageId: messageFor(personId),
        createdAt: now,
      })),
    )
    return people.length
  })
}
