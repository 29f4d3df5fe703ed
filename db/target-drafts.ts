/** Decompositions of targets that are worked on and not approved; one an indicator. */
import { oneOf, replace, insertMany } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Instant, TargetDraft } from './schema.ts'

export type NamedDraft = TargetDraft & { readonly who: string }

/** Drafts of a plan, with the name of who saved each last. */
export const draftsOf = (db: Db, planId: Id): Promise<NamedDraft[]> =>
  db
    .selectFrom('targetDraft')
    .innerJoin('person', 'person.id', 'targetDraft.personId')
    .selectAll('targetDraft')
    .select('person.name as who')
    .where('planId', '=', planId)
    .execute()

/** When the drafts of indicators were saved last; those without one are absent. */
export const draftMoments = async (db: Db, indicatorIds: readonly Id[]): Promise<ReadonlyMap<Id, Instant>> => {
  const rows = await db.selectFrom('targetDraft').select(['indicatorId', 'at']).where('indicatorId', 'in', oneOf(db, indicatorIds)).execute()
  return new Map(rows.map(({ indicatorId, at }) => [indicatorId, at]))
}

/** Saves drafts over those that are there. The caller has compared when they were saved. */
export const putDrafts = async (trx: Trx, drafts: readonly TargetDraft[]): Promise<void> => {
  await insertMany(trx, 'targetDraft', drafts, replace(['indicatorId'], ['draft', 'personId', 'at']))
}

export const removeDrafts = async (trx: Trx, indicatorIds: readonly Id[]): Promise<void> => {
  await trx.deleteFrom('targetDraft').where('indicatorId', 'in', oneOf(trx, indicatorIds)).execute()
}
