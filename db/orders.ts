/**
 * Orders of supervision (督办件) and their turns. A state is written by compare-and-set: of two people who act at once the second finds it moved.
 * Turns are never rewritten, and a number is given inside the transaction that issues the order, so that a failure leaves no gap.
 */
import { sql } from 'kysely'
import { insertMany, oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, OrderState, Row } from './schema.ts'

export type Order = Row<'supervisionOrder'>
export type OrderTurn = Row<'orderTurn'>
export type NamedOrderTurn = OrderTurn & { readonly who: string }

/** The next number of a plan and year. Only inside `writePlan`, where nobody else takes one until the end. */
export const nextOrderNumber = async (trx: Trx, planId: Id, year: number): Promise<number> => {
  const { last } = await trx
    .selectFrom('supervisionOrder')
    .select(sql<number | null>`max(number)`.as('last'))
    .where('planId', '=', planId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

export const addOrder = async (trx: Trx, order: Order, turn: OrderTurn): Promise<void> => {
  await insertMany(trx, 'supervisionOrder', [order])
  await addOrderTurn(trx, turn)
}

export const addOrderTurn = async (trx: Trx, turn: OrderTurn): Promise<void> => {
  await insertMany(trx, 'orderTurn', [turn])
}

type Moved = 'state' | 'limitOn' | 'analysedOn' | 'measuresOn' | 'solvedOn' | 'cause' | 'handling' | 'lesson' | 'practice' | 'changedAt' | 'endedAt'

/** Moves an order on from the state that was seen. @returns whether it still stood there. */
export const moveOrder = async (
  trx: Trx,
  id: Id,
  was: OrderState,
  columns: Pick<Order, 'state' | 'changedAt'> & Partial<Pick<Order, Moved>>,
): Promise<boolean> => {
  const { numUpdatedRows } = await trx.updateTable('supervisionOrder').set(columns).where('id', '=', id).where('state', '=', was).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Orders of a plan, in the order of their numbers. */
export const ordersOf = (db: Db, planId: Id): Promise<Order[]> =>
  db.selectFrom('supervisionOrder').selectAll().where('planId', '=', planId).orderBy('year').orderBy('number').execute()

export const orderById = (db: Db, id: Id): Promise<Order | undefined> => db.selectFrom('supervisionOrder').selectAll().where('id', '=', id).executeTakeFirst()

/** Turns of orders with who made them, oldest first. */
export const turnsOfOrders = (db: Db, orderIds: readonly Id[]): Promise<NamedOrderTurn[]> =>
  db
    .selectFrom('orderTurn')
    .innerJoin('person', 'person.id', 'orderTurn.personId')
    .selectAll('orderTurn')
    .select('person.name as who')
    .where('orderId', 'in', oneOf(db, orderIds))
    .orderBy('orderTurn.at')
    .orderBy('orderTurn.id')
    .execute()
