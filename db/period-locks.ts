/** Periods of a plan in which figures stand as they are: nobody writes into them until they are opened again. */
import type { Db, Trx } from './connect.ts'
import { insertMany, kept, oneOf } from './batch.ts'
import type { Id, Period, PeriodLock } from './schema.ts'

export type NamedLock = PeriodLock & { readonly who: string | null }

/** Closed periods of a plan, by period, with the names of who closed them. */
export const periodLocksOf = (db: Db, planId: Id): Promise<NamedLock[]> =>
  db
    .selectFrom('periodLock')
    .leftJoin('person', 'person.id', 'periodLock.closedBy')
    .selectAll('periodLock')
    .select('person.name as who')
    .where('planId', '=', planId)
    .orderBy('period')
    .execute()

/** Closed periods of a plan, for the gate: in a transaction that writes, after it took the plan's lock. */
export const closedPeriods = async (trx: Trx, planId: Id): Promise<ReadonlySet<Period>> => {
  const build = () => trx.selectFrom('periodLock').select('period').where('planId', '=', planId)
  return new Set((await kept<{ readonly period: Period }>(trx, 'closed periods', [planId], build)).rows.map(({ period }) => period))
}

/** Closes periods that are open. Under the lock of their plan. */
export const addPeriodLocks = async (trx: Trx, locks: readonly PeriodLock[]): Promise<void> => {
  await insertMany(trx, 'periodLock', locks)
}

/** Opens periods again. Under the lock of their plan. */
export const removePeriodLocks = async (trx: Trx, planId: Id, periods: readonly Period[]): Promise<void> => {
  await trx.deleteFrom('periodLock').where('planId', '=', planId).where('period', 'in', oneOf(trx, periods)).execute()
}
