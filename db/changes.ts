/** Cells before and after, in the order of commits: audit and live feed read the same rows. */
import type { Db, Trx } from './connect.ts'
import { insertMany, oneOf } from './batch.ts'
import type { Change, Id, Instant } from './schema.ts'

export type Commit = Pick<Change, 'planId' | 'seq' | 'at' | 'personId' | 'way' | 'batchId'>
export type ChangedCell = Pick<Change, 'sheet' | 'rowId' | 'column' | 'before' | 'after'>

/** Records what one writer changed under a sequence number. */
export const appendChanges = (trx: Trx, commit: Commit, cells: readonly ChangedCell[]): Promise<void> => appendBatches(trx, [{ commit, cells }])

/** Records what several writers changed together, in their order. All of one plan and sequence number. */
export const appendBatches = async (trx: Trx, batches: readonly { readonly commit: Commit; readonly cells: readonly ChangedCell[] }[]): Promise<void> => {
  const rows = batches.flatMap(({ commit, cells }) => cells.map((cell) => ({ ...commit, ...cell })))
  await insertMany(
    trx,
    'change',
    rows.map((row, place) => ({ ...row, place })),
  )
}

export type NamedChange = Change & { readonly who: string | null }

/** Changes of a plan after a sequence number, in order, with the name of who made them. At most `limit`, which may cut the last commit. */
export const changesAfter = (db: Db, planId: Id, seq: number, limit: number): Promise<NamedChange[]> =>
  db
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.personId')
    .selectAll('change')
    .select('person.name as who')
    .where('planId', '=', planId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .orderBy('place')
    .limit(limit)
    .execute()

/** The newest change of a cell, with the name of who made it. */
export const lastChangeOf = (db: Db, planId: Id, rowId: Id, column: string): Promise<NamedChange | undefined> =>
  db
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.personId')
    .selectAll('change')
    .select('person.name as who')
    .where('planId', '=', planId)
    .where('rowId', '=', rowId)
    .where('column', '=', column)
    .orderBy('seq', 'desc')
    .orderBy('place', 'desc')
    .executeTakeFirst()

/** Cells of some sheets of a plan that were changed after a moment, in order. */
export const changesOfSheetsAfter = (db: Db, planId: Id, sheets: readonly string[], at: Instant): Promise<Change[]> =>
  db
    .selectFrom('change')
    .selectAll()
    .where('planId', '=', planId)
    .where('sheet', 'in', oneOf(db, sheets))
    .where('at', '>', at)
    .orderBy('seq')
    .orderBy('place')
    .execute()

/** Cells of some sheets of a plan that were changed, newest first, with the names of who made them. */
export const newestChanges = (db: Db, planId: Id, sheets: readonly string[], limit: number): Promise<NamedChange[]> =>
  db
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.personId')
    .selectAll('change')
    .select('person.name as who')
    .where('planId', '=', planId)
    .where('sheet', 'in', oneOf(db, sheets))
    .orderBy('seq', 'desc')
    .orderBy('place', 'desc')
    .limit(limit)
    .execute()
