/** Those who publish before a department can have its own figure. */
import type { Db } from './connect.ts'
import type { Id, ReleaseSource } from './schema.ts'

/** Sources of a plan, by name. */
export const releaseSourcesOf = (db: Db, planId: Id): Promise<ReleaseSource[]> =>
  db.selectFrom('releaseSource').selectAll().where('planId', '=', planId).orderBy('name').execute()
