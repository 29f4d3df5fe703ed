/** Cells before and after, in the order of commits: audit and live feed read the same rows. */
import { sql } from 'kysely'
import type { Db, Trx } from './connect.ts'
import { insertMany } from './batch.ts'
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

/** Records what comes to a commit after others have recorded their part under its number. */
export const appendFurther = async (trx: Trx, commit: Commit, cells: readonly ChangedCell[]): Promise<void> => {
  const { last } = await trx
    .selectFrom('change')
    .select(sql<number | null>`max(place)`.as('last'))
    .where('planId', '=', commit.planId)
    .where('seq', '=', commit.seq)
    .executeTakeFirstOrThrow()
  const from = (last ?? -1) + 1
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
export const lastChangeOf = (db: Db, planId: Id, { sheet, rowId, column }: Pick<Change, 'sheet' | 'rowId' | 'column'>): Promise<NamedChange | undefined> =>
  db
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.personId')
    .selectAll('change')
    .select('person.name as who')
    .where('planId', '=', planId)
    .where('rowId', '=', rowId)
    .where('sheet', '=', sheet)
    .where('column', '=', column)
    .orderBy('seq', 'desc')
    .orderBy('place', 'desc')
    .executeTakeFirst()

/** Sheets of what plan and indicators are judged by. They are few among all changes, and have an index of their own. */
export type RuleSheet = 'indicators' | 'release-sources' | 'rule-approvals' | 'rules'

/** As the index has it, for the engine to see that it may be used. */
const isRule = sql<boolean>`sheet in ('indicators', 'release-sources', 'rule-approvals', 'rules')`

/** Rules of a plan that were changed after a moment, in order. */
export const ruleChangesAfter = (db: Db, planId: Id, sheets: readonly RuleSheet[], at: Instant): Promise<Change[]> =>
  db
    .selectFrom('change')
    .selectAll()
    .where('planId', '=', planId)
    .where(isRule)
    .where('sheet', 'in', sheets)
    .where('at', '>', at)
    .orderBy('seq')
    .orderBy('place')
    .execute()

/** Rules of a plan that were changed, newest first, with the names of who changed them. */
export const newestRuleChanges = (db: Db, planId: Id, sheets: readonly RuleSheet[], limit: number): Promise<NamedChange[]> =>
  db
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.personId')
    .selectAll('change')
    .select('person.name as who')
    .where('planId', '=', planId)
    .where(isRule)
    .where('sheet', 'in', sheets)
    .orderBy('seq', 'desc')
    .orderBy('place', 'desc')
    .limit(limit)
    .execute()
