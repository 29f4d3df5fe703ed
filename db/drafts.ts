/**
 * Papers that the product drafts and a person signs. For a department and kind one draft is open at most: what comes later is taken up by it.
 * What was signed is never changed.
 */
import { sql } from 'kysely'
import { oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Instant, PaperKind, Row } from './schema.ts'

export type Draft = Row<'draft'>

/** Steps of the ladder behind which a paper is drafted. */
const paperKinds: readonly PaperKind[] = ['letter', 'bulletin', 'talk', 'raise']

export const addDraft = async (trx: Trx, draft: Draft): Promise<void> => {
  // Year and number are null until it is signed, which `insertMany` takes for no column of numbers.
  await trx.insertInto('draft').values(draft).execute()
}

export const draftById = (db: Db, id: Id): Promise<Draft | undefined> => db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst()
export const draftsById = (db: Db, ids: readonly Id[]): Promise<Draft[]> => db.selectFrom('draft').selectAll().where('id', 'in', oneOf(db, ids)).execute()

/** The draft that takes up what concerns a department; `null` is what concerns all. */
export const openDraft = (db: Db, planId: Id, kind: PaperKind, departmentId: Id | null): Promise<Draft | undefined> =>
  db
    .selectFrom('draft')
    .selectAll()
    .where('planId', '=', planId)
    .where('kind', '=', kind)
    .where('departmentId', 'is not distinct from', departmentId)
    .where('state', '=', 'open')
    .executeTakeFirst()

/** Papers of a plan, the one that changed last first. */
export const draftsOf = (db: Db, planId: Id, limit: number): Promise<Draft[]> =>
  db.selectFrom('draft').selectAll().where('planId', '=', planId).orderBy('changedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()

/** The paper of a kind that was signed last: what the office's own papers look like. */
export const lastSigned = (db: Db, planId: Id, kind: PaperKind | null): Promise<Draft | undefined> =>
  db
    .selectFrom('draft')
    .selectAll()
    .where('planId', '=', planId)
    .where('state', '=', 'signed')
    .$if(kind !== null, (rows) => rows.where('kind', '=', kind!))
    .orderBy('endedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

type Written = 'title' | 'content' | 'assessmentIds' | 'warningIds' | 'changedAt' | 'changedBy' | 'state' | 'year' | 'number' | 'endedAt' | 'endedBy' | 'reason'

/** Writes an open draft as it was seen. @param seen its `changedAt`. @returns whether it still stood so. */
export const changeDraft = async (trx: Trx, id: Id, seen: Instant, columns: Partial<Pick<Draft, Written>>): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('draft')
    .set(columns)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('changedAt', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The next number of a kind of paper, a plan and a year; of letters the orders give it. Only inside `writePlan`. */
export const nextPaperNumber = async (trx: Trx, planId: Id, kind: PaperKind, year: number): Promise<number> => {
  const { last } = await trx
    .selectFrom('draft')
    .select(sql<number | null>`max(number)`.as('last'))
    .where('planId', '=', planId)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** A step that a warning has reached and nobody has drafted a paper for. */
export interface UndraftedClimb {
  readonly id: Id
  readonly kind: PaperKind
  readonly warningId: Id
}

/** Steps of the ladder that ask for a paper and have none, of warnings that are not over; in the order in which they were reached. */
export const undraftedClimbs = (db: Db, planId: Id): Promise<UndraftedClimb[]> =>
  db
    .selectFrom('warningClimb')
    .innerJoin('warning', 'warning.id', 'warningClimb.warningId')
    .select(['warningClimb.id', 'warningClimb.kind', 'warningClimb.warningId'])
    .where('warningClimb.planId', '=', planId)
    .where('warningClimb.kind', 'in', paperKinds)
    .where('warningClimb.draftId', 'is', null)
    .where('warningClimb.passed', '=', 0)
    .where('warning.state', '<>', 'resolved')
    .orderBy('warningClimb.madeAt')
    .orderBy('warningClimb.id')
    .$narrowType<{ kind: PaperKind }>()
    .execute()

/** Notes which draft took up some steps. */
export const noteDrafted = async (trx: Trx, climbIds: readonly Id[], draftId: Id): Promise<void> => {
  await trx.updateTable('warningClimb').set({ draftId }).where('id', 'in', oneOf(trx, climbIds)).execute()
}
