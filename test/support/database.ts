/**
 * SQLite databases for tests, a fresh one for each: migrated (and loaded) once a worker process, then copied from their bytes, in memory, in
 * less than a millisecond.
 */
import { connect, openCopy, type Connection, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { setInstallationValue } from '../../db/installation.ts'
import { write } from '../../db/transaction.ts'
import { demonstrationPassword } from '../../seeds/demo-people.ts'
import { loadDemonstration } from '../../seeds/demo.ts'
import { loadReference } from '../../seeds/reference.ts'
import { demonstrationKey } from '../../server/actions/read-session.ts'
import { makeAuth } from '../../server/auth.ts'

/** When the reference data of `referenceDatabase` was loaded. */
export const loadedAt = '2026-01-05T01:00:00.000Z'

const filledOnce = (fill: (db: Db, connection: Connection) => Promise<unknown>): (() => Promise<Connection>) => {
  let bytes: Promise<Buffer> | undefined
  const make = async (): Promise<Buffer> => {
    await using connection = await connect('sqlite::memory:')
    await migrate(connection)
    await fill(connection.db, connection)
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

/** Moment of `demonstrationDatabase`: a Monday morning, 10:00 in Chongqing. */
export const demonstrationNow = '2026-11-23T02:00:00.000Z'

/** The five plans, and the demonstration up to `demonstrationNow`; passwords as printed. */
export const demonstrationDatabase = filledOnce(async (db, connection) => {
  await loadReference(db, loadedAt)
  const auth = makeAuth(connection, { secret: 'x'.repeat(32), publicUrl: 'http://127.0.0.1:3000' })
  await loadDemonstration({ db, auth }, demonstrationNow)
  await write(db, (trx) => setInstallationValue(trx, demonstrationKey, demonstrationPassword))
})
