/** Ways to look at a plan's sheet that were saved. */
import type { Db, Trx } from './connect.ts'
import { insertMany } from './batch.ts'
import type { Id, SavedViewRow } from './schema.ts'

export type NamedView = SavedViewRow & { readonly who: string }

/** What one person finds: his own views of a plan and the shared ones, by name; with the name of who saved each last. */
export const viewsFor = (db: Db, planId: Id, personId: Id): Promise<NamedView[]> =>
  db
    .selectFrom('savedView')
    .innerJoin('person', 'person.id', 'savedView.personId')
    .selectAll('savedView')
    .select('person.name as who')
    .where('planId', '=', planId)
    .where((by) => by.or([by('personId', '=', personId), by('shared', '=', 1)]))
    .orderBy('savedView.name')
    .orderBy('savedView.id')
    .execute()

/** A view of a plan, whoever's. */
export const viewById = (db: Db, planId: Id, id: Id): Promise<SavedViewRow | undefined> =>
  db.selectFrom('savedView').selectAll().where('planId', '=', planId).where('id', '=', id).executeTakeFirst()

/** How many views a person has saved of a plan. */
export const countViews = async (db: Db, planId: Id, personId: Id): Promise<number> => {
  const { views } = await db
    .selectFrom('savedView')
    .select((by) => by.fn.countAll<number>().as('views'))
    .where('planId', '=', planId)
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return views
}

export const addView = async (trx: Trx, view: SavedViewRow): Promise<void> => {
  await insertMany(trx, 'savedView', [view])
}

/**
 * Puts a view in place of the one that was saved at a moment.
 *
 * @returns `false` where it was saved again since, or is gone; nothing is written then.
 */
export const replaceView = async (trx: Trx, { id, ...view }: SavedViewRow, seen: string): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('savedView')
    .set({ name: view.name, shared: view.shared, content: view.content, personId: view.personId, at: view.at })
    .where('id', '=', id)
    .where('at', '=', seen)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** @returns `false` where it is gone already. */
export const removeView = async (trx: Trx, id: Id): Promise<boolean> => {
  const { numDeletedRows } = await trx.deleteFrom('savedView').where('id', '=', id).executeTakeFirst()
  return Number(numDeletedRows) === 1
}
