/** Those who publish before a department can have its own figure. */
import type { Db, Trx } from './connect.ts'
import type { Id, ReleaseSource } from './schema.ts'

/** Sources of a plan, by name. */
export const releaseSourcesOf = (db: Db, planId: Id): Promise<ReleaseSource[]> =>
  db.selectFrom('releaseSource').selectAll().where('planId', '=', planId).orderBy('name').execute()

/** Indicators that wait for a source, by source; archived ones too. A source nobody waits for is absent. */
export const awaitingSources = async (db: Db, planId: Id): Promise<ReadonlyMap<Id, readonly Id[]>> => {
  const rows = await db
    .selectFrom('indicator')
    .select(['id', 'releaseSourceId'])
    .where('planId', '=', planId)
    .where('releaseSourceId', 'is not', null)
    .execute()
  const grouped = Map.groupBy(rows, ({ releaseSourceId }) => releaseSourceId as Id)
  return new Map([...grouped].map(([source, own]) => [source, own.map(({ id }) => id)]))
}

/** Writes a source whole, new or over what it was. Under the lock of its plan. */
export const putReleaseSource = async (trx: Trx, source: ReleaseSource): Promise<void> => {
  await trx
    .insertInto('releaseSource')
    .values(source)
    .onConflict((row) => row.column('id').doUpdateSet({ name: source.name, workdays: source.workdays, dates: source.dates }))
    .execute()
}

/** Takes a source away that no indicator waits for. */
export const removeReleaseSource = async (trx: Trx, id: Id): Promise<void> => {
  await trx.deleteFrom('releaseSource').where('id', '=', id).execute()
}
