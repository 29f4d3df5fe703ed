/**
 * SQLite databases for tests, a fresh one for each: migrated (and loaded) once a worker process, then copied from their bytes, in memory, in
 * less than a millisecond.
 */
import { connect, openCopy, type Connection, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { loadReference } from '../../seeds/reference.ts'

/** When the reference data of `referenceDatabase` was loaded. */
export const loadedAt = '2026-01-05T01:00:00.000Z'

const filledOnce = (fill: (db: Db) => Promise<unknown>): (() => Promise<Connection>) => {
  let bytes: Promise<Buffer> | undefined
  const make = async (): Promise<Buffer> => {
    await using connection = await connect('sqlite::memory:')
    await migrate(connection)
    await fill(connection.db)
    return connection.bytes()
  }
  return async () => openCopy(await (bytes ??= make()))
}

/**
 * Migrated, without a row of ours.
 *
 * @example await using house = await emptyDatabase()
 */
export const emptyDatabase = filledOnce(() => Promise.resolve())

/** With departments, calendar and the five plans. */
export const referenceDatabase = filledOnce((db) => loadReference(db, loadedAt))
