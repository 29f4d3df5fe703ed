/** What stands unsettled of departments, for lists that tell of all of it: warnings, orders, and who hears of them. */
import { sql } from 'kysely'
import { oneOf } from './batch.ts'
import type { Db } from './connect.ts'
import type { DateText, Id } from './schema.ts'

export interface StandingWarning {
  readonly id: Id
  readonly planId: Id
  readonly departmentId: Id
}

/**
 * Warnings that stand in watched plans, with a department of those asked for that leads the indicator; what is muted on the day is left out.
 * In the plans' order.
 */
export const standingWarningsOf = (db: Db, departmentIds: readonly Id[], day: DateText): Promise<StandingWarning[]> =>
  db
    .selectFrom('warning')
    .innerJoin('plan', 'plan.id', 'warning.planId')
    .innerJoin('indicator', 'indicator.id', 'warning.indicatorId')
    .innerJoin('indicatorDepartment', 'indicatorDepartment.indicatorId', 'warning.indicatorId')
    .select(['warning.id', 'warning.planId', 'indicatorDepartment.departmentId'])
    .where('warning.state', 'in', ['open', 'recovering'])
    .where('plan.watched', '=', 1)
    .where('indicator.archivedAt', 'is', null)
    .where('indicatorDepartment.role', '=', 'lead')
    .where('indicatorDepartment.departmentId', 'in', oneOf(db, departmentIds))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('mute')
            .select('mute.id')
            .whereRef('mute.indicatorId', '=', 'warning.indicatorId')
            .where('mute.endedAt', 'is', null)
            .where('mute.untilOn', '>=', day)
            .where((mute) => mute.or([mute('mute.cause', 'is', null), mute('mute.cause', '=', mute.ref('warning.cause'))])),
        ),
      ),
    )
    .orderBy('plan.priority')
    .orderBy('indicator.sort')
    .orderBy('warning.id')
    .execute()

/** Orders of departments that are not ended, each with its newest turn. */
export const openOrdersOf = async (
  db: Db,
  departmentIds: readonly Id[],
): Promise<readonly { readonly id: Id; readonly planId: Id; readonly departmentId: Id; readonly warningId: Id | null; readonly turnId: Id }[]> => {
  const rows = await db
    .selectFrom('supervisionOrder')
    .innerJoin('orderTurn', 'orderTurn.orderId', 'supervisionOrder.id')
    .select(['supervisionOrder.id', 'supervisionOrder.planId', 'supervisionOrder.departmentId', 'supervisionOrder.warningId'])
    .select(sql<Id>`max(order_turn.id)`.as('turnId'))
    .where('supervisionOrder.departmentId', 'in', oneOf(db, departmentIds))
    .where('supervisionOrder.endedAt', 'is', null)
    .groupBy(['supervisionOrder.id', 'supervisionOrder.planId', 'supervisionOrder.departmentId', 'supervisionOrder.warningId'])
    .orderBy('supervisionOrder.id')
    .execute()
  return rows
}

/** Orders that are not ended, of indicators. */
export const ordersOnIndicators = (db: Db, indicatorIds: readonly Id[]) =>
  db
    .selectFrom('supervisionOrder')
    .select(['indicatorId', 'year', 'number', 'limitOn'])
    .where('indicatorId', 'in', oneOf(db, indicatorIds))
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute()

/** Keys of messages that stand in the outbox already. */
export const knownKeys = async (db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await db.selectFrom('message').select('dedupKey').where('dedupKey', 'in', oneOf(db, keys)).execute()).map(({ dedupKey }) => dedupKey))

/** Plans that a message has something to tell of. */
export const plansOfMessage = async (db: Db, messageId: Id): Promise<readonly Id[]> => {
  const rows = await db
    .selectFrom('notification')
    .select('notification.planId')
    .where('messageId', '=', messageId)
    .union(
      db
        .selectFrom('commentMention')
        .innerJoin('comment', 'comment.id', 'commentMention.commentId')
        .select('comment.planId')
        .where('commentMention.messageId', '=', messageId),
    )
    .execute()
  return rows.map(({ planId }) => planId)
}

/** The digest of a person that still waits to be written; `undefined` where there is none. */
export const waitingDigest = (db: Db, personId: Id) =>
  db
    .selectFrom('message')
    .select(['id', 'day'])
    .where('personId', '=', personId)
    .where('kind', '=', 'digest')
    .where('state', '=', 'waiting')
    .where('subject', 'is', null)
    .orderBy('day')
    .executeTakeFirst()
