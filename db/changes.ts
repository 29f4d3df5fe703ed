/** Cells before and after, in the order of commits: audit and live feed read the same rows. */
import type { Db, Trx } from './connect.ts'
import { insertMany } from './batch.ts'
import type { Change, Id } from './schema.ts'

export type Commit = Pick<Change, 'planId' | 'seq' | 'at' | 'personId' | 'way' | 'batchId'>
export type ChangedCell = Pick<Change, 'sheet' | 'rowId' | 'column' | 'before' | 'after'>

/** @param from place of the first of them within the sequence number; commits that carry several batches count on. */
export const appendChanges = async (trx: Trx, commit: Commit, cells: readonly ChangedCell[], from = 0): Promise<void> => {
  await insertMany(
    trx,
    'change',
    cells.map((cell, place) => ({ ...commit, ...cell, place: from + place })),
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
