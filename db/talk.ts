/** How much is said and filed about each cell of a plan, and everything that was ever written into one cell. */
import { sql } from 'kysely'
import type { NamedChange } from './changes.ts'
import type { TalkPlace } from './comments.ts'
import type { Db } from './connect.ts'
import type { Id, Instant, Observation, Period } from './schema.ts'

/** Numbers of standing comments and files. */
export interface TalkCount {
  readonly comments: number
  readonly files: number
}

const counted = (db: Db, table: 'comment' | 'evidence') =>
  db
    .selectFrom(table)
    .select(['indicatorId', 'period', sql<number | string>`count(*)`.as('n')])
    .where('removedAt', 'is', null)
    // Files of orders stand beside no figure.
    .where('indicatorId', 'is not', null)
    .$narrowType<{ indicatorId: Id }>()
    .groupBy(['indicatorId', 'period'])

/** Places of a plan about which anything stands; in no order. */
export const talkOf = async (db: Db, planId: Id): Promise<readonly (TalkPlace & TalkCount)[]> => {
  const found = new Map<string, TalkPlace & TalkCount>()
  const add = ({ indicatorId, period }: TalkPlace, count: Partial<TalkCount>): void => {
    const key = `${indicatorId} ${period ?? ''}`
    found.set(key, { ...(found.get(key) ?? { indicatorId, period, comments: 0, files: 0 }), ...count })
  }
  for (const { n, ...place } of await counted(db, 'comment').where('planId', '=', planId).execute()) add(place, { comments: Number(n) })
  for (const { n, ...place } of await counted(db, 'evidence').where('planId', '=', planId).execute()) add(place, { files: Number(n) })
  return [...found.values()]
}

/** The same of one place. */
export const talkAt = async (db: Db, { indicatorId, period }: TalkPlace): Promise<TalkCount> => {
  const count = async (table: 'comment' | 'evidence'): Promise<number> => {
    const row = await counted(db, table).where('indicatorId', '=', indicatorId).where('period', 'is not distinct from', period).executeTakeFirst()
    return Number(row?.n ?? 0)
  }
  return { comments: await count('comment'), files: await count('evidence') }
}

export type CellChange = NamedChange & { readonly label: string | null }

/** No cell has so many; a program that writes one each minute would, after a day. */
const mostChanges = 2000

const namedChanges = (db: Db) =>
  db
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.personId')
    .leftJoin('editBatch', 'editBatch.id', 'change.batchId')
    .selectAll('change')
    .select(['person.name as who', 'editBatch.label'])
    .limit(mostChanges)

/**
 * Changes of a figure, of its flag and of its files, newest first.
 *
 * @param sheets  of figures and of files, as the change rows name them.
 * @param columns of the figure and of its flag.
 */
export const changesOfCell = (
  db: Db,
  planId: Id,
  { indicatorId, period }: { readonly indicatorId: Id; readonly period: Period },
  sheets: { readonly figures: string; readonly files: string },
  columns: readonly [figure: string, flag: string],
): Promise<CellChange[]> =>
  namedChanges(db)
    .where('change.rowId', '=', indicatorId)
    .where('change.planId', '=', planId)
    .where((row) =>
      row.or([
        row.and([row('change.sheet', '=', sheets.figures), row('change.column', 'in', columns)]),
        // What stands under the period: `0` is the character after the stroke.
        row.and([row('change.sheet', '=', sheets.files), row('change.column', '>', `${period}/`), row('change.column', '<', `${period}0`)]),
      ]),
    )
    .orderBy('change.seq', 'desc')
    .orderBy('change.place', 'desc')
    .execute()

/**
 * Changes of a row of the plan itself, or of some of its columns, newest first. Ids are unlike all others, and departments are everybody's: the
 * plan does not matter.
 *
 * @param columns `null` for all.
 */
export const changesOfRow = (db: Db, rowId: Id, sheet: string, columns: readonly string[] | null): Promise<CellChange[]> =>
  namedChanges(db)
    .where('change.rowId', '=', rowId)
    .where('change.sheet', '=', sheet)
    .$if(columns !== null, (found) => found.where('change.column', 'in', columns ?? []))
    .orderBy('change.at', 'desc')
    .orderBy('change.seq', 'desc')
    .orderBy('change.place', 'desc')
    .execute()

export type NamedRevision = Pick<Observation, 'value' | 'typed' | 'flag' | 'state'> & {
  readonly at: Instant
  readonly until: Instant | null
  readonly who: string | null
}

/** Every value that a figure has had, oldest first. */
export const revisionsAt = async (db: Db, indicatorId: Id, period: Period): Promise<readonly NamedRevision[]> => {
  const rows = db
    .selectFrom('observation')
    .leftJoin('person', 'person.id', 'observation.personId')
    .select(['value', 'typed', 'flag', 'state', 'knownFrom as at', 'knownTo as until', 'person.name as who'])
    .where('indicatorId', '=', indicatorId)
    .where('period', '=', period)
  // Current and closed rows stand in two indexes.
  const closed = await rows.where('knownTo', 'is not', null).orderBy('knownTo').execute()
  return [...closed, ...(await rows.where('knownTo', 'is', null).execute())]
}
