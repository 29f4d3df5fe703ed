/**
 * PostgreSQL for tests: PGlite, started once a worker process because it takes seconds. One database is used at a time: PGlite has one
 * session.
 */
import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect, sql } from 'kysely'
import { over, type Connection } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'

let started: Promise<PGlite> | undefined
/** Tables of the schema where it is migrated: emptying them is four times as quick as making them. */
let tables: readonly string[] | null = null

const notHere = (): never => {
  throw new Error('PGlite is not copied in tests')
}

const connection = async (): Promise<Connection> => {
  const pglite = await (started ??= PGlite.create())
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

/** Without tables. */
export const barePostgres = async (): Promise<Connection> => {
  const database = await connection()
  tables = null
  await (await started!).exec('drop schema if exists test cascade; create schema test; set search_path to test')
  return database
}

/** Migrated, without a row of ours. */
export const emptyPostgres = async (): Promise<Connection> => {
  if (tables !== null) {
    const database = await connection()
    await sql`truncate ${sql.join(tables.map((name) => sql.table(name)))}`.execute(database.db.withoutPlugins())
    return database
  }
  const database = await barePostgres()
  await migrate(database)
  const made = await database.db.introspection.getTables()
  tables = made.map(({ name }) => name)
  return database
}
