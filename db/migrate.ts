/** Brings a database to the newest schema. Forward only. */
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Connection } from './connect.ts'
import { up as first } from './migrations/2026-11-first.ts'
import { OpenError } from './trouble.ts'

/** By name, in order of time. A list and not a folder, because the server is bundled into one file. */
const migrations: Record<string, Migration> = {
  '2026-11-first': { up: first },
}

/**
 * Runs the migrations that the database has not seen, all in one transaction: after a kill it is at the old schema or at the new one.
 * One query when there is nothing to do.
 *
 * @returns names of those that ran, in order.
 * @throws OpenError `newer` if the database has seen a migration that this program does not know; nothing is changed then.
 */
export const migrate = async ({ db }: Pick<Connection, 'db'>): Promise<readonly string[]> => {
  // Migrations speak SQL as it is, and so does Kysely's own table of them.
  const plain = db.withoutPlugins()
  const seen = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(plain).then(
    ({ rows }) => rows.map((row) => row.name),
    (error: unknown) => {
      if (isMissingTable(error)) return []
      throw error
    },
  )
  const unknown = seen.filter((name) => migrations[name] === undefined)
  if (unknown.length > 0)
    throw new OpenError('newer', `migrate database: it is from a newer version of the program (${unknown.join(', ')}); start that version, or restore a backup`)
  if (seen.length === Object.keys(migrations).length) return []

  const { Migrator } = await import('kysely/migration')
  const migrator = new Migrator({ db: plain, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error(`migrate database: ${error instanceof Error ? error.message : 'unknown error'}`, { cause: error })
  return (results ?? []).map((result) => result.migrationName)
}

/** 42P01 is PostgreSQL's undefined_table; SQLite has a text only. */
const isMissingTable = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === '42P01') || error.message.startsWith('no such table'))
