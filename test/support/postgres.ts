/**
 * PostgreSQL for tests: PGlite, started once a worker process because it takes seconds, with a schema of its own for each database. One
 * database is used at a time: PGlite has one session.
 */
import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect } from 'kysely'
import { over, type Connection } from '../../db/connect.ts'

let started: Promise<PGlite> | undefined

const notHere = (): never => {
  throw new Error('PGlite is not copied in tests')
}

/** A database without tables. Closing it takes its schema away. */
export const postgresDatabase = async (): Promise<Connection> => {
  const pglite = await (started ??= PGlite.create())
  await pglite.exec('drop schema if exists test cascade; create schema test; set search_path to test')
  const db = over(
    new PGliteDialect({
      pglite: {
        closed: false,
        ready: true,
        waitReady: pglite.waitReady,
        query: (text, values, options) => pglite.query(text, values, options),
        transaction: (work) => pglite.transaction(work),
        // The instance outlives its databases.
        close: () => Promise.resolve(),
      },
    }),
  )
  const close = (): Promise<void> => db.destroy()
  return { db, engine: 'postgres', settings: () => Promise.resolve({}), copyTo: notHere, bytes: notHere, close, [Symbol.asyncDispose]: close }
}
