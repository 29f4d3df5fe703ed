/**
 * The only door to the database drivers, and the only place that knows that `dueOn` is `due_on` in SQL.
 *
 * One connection per process. SQLite: WAL, `synchronous = FULL` and foreign keys, each read back after a write, because the driver is
 * built so that a plain WAL file falls to NORMAL with its first transaction and an acknowledged edit could be lost with the power.
 */
import { accessSync, constants, existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  type Dialect,
  type PluginTransformResultArgs,
  type QueryResult,
  type Transaction,
  type UnknownRow,
} from 'kysely'
import type { Schema } from './schema.ts'
import { busyMilliseconds, ServerSqliteDialect } from './sqlite-dialect.ts'
import { OpenError, troubleOf } from './trouble.ts'

export type Db = Kysely<Schema>
/** A transaction. Functions that ask for one must not run outside. */
export type Trx = Transaction<Schema>
export type Engine = 'sqlite' | 'postgres'

export interface Connection extends AsyncDisposable {
  readonly db: Db
  readonly engine: Engine
  /** What the engine says of itself now, for the health answer: version, durability, foreign keys. */
  readonly settings: () => Promise<Readonly<Record<string, string | number>>>
  /** Writes a copy beside running writes, from this connection (from another one it might never end). SQLite only. */
  readonly copyTo: (file: string) => Promise<void>
  /** The whole database as bytes for `openCopy`. SQLite only. */
  readonly bytes: () => Buffer
  readonly close: () => Promise<void>
}

export interface ConnectOptions {
  /** Refuse to open a SQLite file that another process opened with `sole`, and keep others out. For the server. */
  readonly sole?: boolean
}

/**
 * Opens a database.
 *
 * @param url `sqlite:/folder/file.db`, `sqlite::memory:` or `postgres://…`. A missing file is made, a missing folder is not.
 * @throws OpenError with one line that says what is wrong: folder or file read-only, not a database, in use, server out of reach, …
 */
export const connect = async (url: string, { sole = false }: ConnectOptions = {}): Promise<Connection> => {
  if (url === 'sqlite::memory:') return overSqlite(openSqlite(':memory:'))
  if (url.startsWith('sqlite:')) return openFile(resolve(url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '')), sole)
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url)
  throw new OpenError('address', 'open database: the address must be sqlite:/folder/file.db, sqlite::memory: or postgres://…')
}

/** A database in memory that starts as a copy of `bytes`: a fresh one for each test in a quarter of a millisecond. */
export const openCopy = (bytes: Buffer): Connection => overSqlite(openSqlite(bytes))

/** Kysely's plugin asks for each cell of each row what its column is called, and whether there are names inside; here all rows have the same flat columns. */
class CamelCaseColumns extends CamelCasePlugin {
  override transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const names = Object.keys(result.rows[0] ?? {}).map((column) => [column, this.camelCase(column)] as const)
    if (names.every(([column, name]) => column === name)) return Promise.resolve(result)
    const named = (row: UnknownRow): UnknownRow => {
      const found: UnknownRow = {}
      for (const [column, name] of names) found[name] = row[column]
      return found
    }
    return Promise.resolve({ ...result, rows: result.rows.map(named) })
  }
}

/** Kysely as we use it over any dialect; the contract tests put PGlite under it. */
export const over = (dialect: Dialect): Db => new Kysely<Schema>({ dialect, plugins: [new CamelCaseColumns()] })

const oldestLibrary = [3, 51, 3] as const

const openFile = (path: string, sole: boolean): Connection => {
  checkFolder(path)
  const release = sole ? holdAlone(path) : () => {}
  try {
    return overSqlite(openSqlite(path), release)
  } catch (error) {
    release()
    throw error
  }
}

const checkFolder = (path: string): void => {
  const folder = dirname(path)
  if (!existsSync(folder)) throw new OpenError('folder_missing', `open ${path}: the folder ${folder} does not exist`)
  // NFS, SMB, CIFS, SMB2: their locks do not hold what SQLite needs.
  if ([0x6969, 0x517b, 0xff534d42, 0xfe534d42].includes(statfsSync(folder).type))
    throw new OpenError('network_folder', `open ${path}: the folder is on a network file system; use a local disk, or PostgreSQL`)
  for (const place of existsSync(path) ? [folder, path] : [folder])
    try {
      accessSync(place, constants.R_OK | constants.W_OK)
    } catch (cause) {
      throw new OpenError('read_only', `open ${path}: ${place === path ? 'the file' : `the folder ${folder}`} is not writable for this user`, { cause })
    }
}

/**
 * Keeps other processes off a file as long as this one lives. The lock is the kernel's on an empty side file, taken through SQLite, so that
 * it ends with the process, however that ends; the text beside it only names the holder.
 */
const holdAlone = (path: string): (() => void) => {
  const holder = `${path}.pid`
  const lock = new Database(`${path}.lock`, { timeout: 0 })
  try {
    lock.pragma('journal_mode = memory')
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    if (troubleOf(cause) !== 'busy') throw openErrorOf(`${path}.lock`, cause)
    const who = existsSync(holder) ? readFileSync(holder, 'utf8').trim() : 'another process'
    throw new OpenError('in_use', `open ${path}: ${who} has it open; stop it first`, { cause })
  }
  writeFileSync(holder, `process ${process.pid} on ${hostname()}\n`)
  return () => {
    rmSync(holder, { force: true })
    lock.close()
  }
}

const openSqlite = (source: string | Buffer): Database.Database => {
  let database: Database.Database | undefined
  try {
    database = new Database(source, { timeout: busyMilliseconds })
    if (!database.memory) database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    // A write that is taken back: finds a read-only file now, and lets the settings below be those that hold after a write.
    database.exec('begin immediate')
    database.pragma(`user_version = ${Number(database.pragma('user_version', { simple: true }))}`)
    database.exec('rollback')
    checkSettings(database)
    return database
  } catch (error) {
    database?.close()
    throw openErrorOf(typeof source === 'string' ? source : 'a copy', error)
  }
}

const settingsOf = (database: Database.Database) => ({
  library: String(database.prepare('select sqlite_version()').pluck().get()),
  journalMode: String(database.pragma('journal_mode', { simple: true })),
  synchronous: Number(database.pragma('synchronous', { simple: true })),
  foreignKeys: Number(database.pragma('foreign_keys', { simple: true })),
  busyMilliseconds: Number(database.pragma('busy_timeout', { simple: true })),
})

/** Below 3.51.3 SQLite can lose commits of a WAL file (sqlite.org/wal.html, the WAL-reset bug). */
const checkSettings = (database: Database.Database): void => {
  const { library, journalMode, synchronous, foreignKeys } = settingsOf(database)
  const parts = library.split('.').map(Number)
  const differs = oldestLibrary.findIndex((part, at) => parts[at] !== part)
  if (differs >= 0 && (parts[differs] ?? 0) < oldestLibrary[differs]!)
    throw new OpenError('library_too_old', `open database: SQLite ${library} is older than ${oldestLibrary.join('.')}`)
  if (synchronous !== 2 || foreignKeys !== 1 || journalMode !== (database.memory ? 'memory' : 'wal'))
    throw new OpenError('not_durable', `open ${database.name}: synchronous ${synchronous}, foreign keys ${foreignKeys}, journal ${journalMode}`)
}

const openErrorOf = (path: string, cause: unknown): unknown => {
  if (cause instanceof OpenError) return cause
  const { code } = cause as { code?: unknown }
  const trouble = troubleOf(cause)
  if (code === 'SQLITE_NOTADB') return new OpenError('not_a_database', `open ${path}: the file is not a SQLite database`, { cause })
  if (trouble === 'damaged') return new OpenError('damaged', `open ${path}: the database is damaged; restore a backup`, { cause })
  if (trouble === 'read_only') return new OpenError('read_only', `open ${path}: the file is read-only`, { cause })
  if (trouble === 'busy') return new OpenError('in_use', `open ${path}: another process is writing and does not end`, { cause })
  return new OpenError('other', `open ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
}

const overSqlite = (database: Database.Database, release = (): void => {}): Connection => {
  const db = over(new ServerSqliteDialect(database))
  const close = async (): Promise<void> => {
    await db.destroy()
    // Kysely closes only what it has used.
    if (database.open) database.close()
    release()
  }
  return {
    db,
    engine: 'sqlite',
    settings: async () => settingsOf(database),
    copyTo: async (file) => void (await database.backup(file)),
    bytes: () => database.serialize(),
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Counts and sums come as text, because they may be greater than a number can hold; ours are not. */
const guardedNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new RangeError(`read a number from PostgreSQL: ${text} is too large`)
  return value
}
const int8 = 20
const numeric = 1700

const onlySqlite = (): never => {
  throw new Error('copy database: PostgreSQL is copied with its own tools, for example pg_dump')
}

const openPostgres = async (url: string): Promise<Connection> => {
  // Loaded only here: the embedded server starts without it.
  const { default: pg } = await import('pg')
  const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    (oid === int8 || oid === numeric) && format !== 'binary' ? guardedNumber : pg.types.getTypeParser(oid, format)
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: busyMilliseconds,
    lock_timeout: busyMilliseconds,
    application_name: 'xushi',
    types: { getTypeParser },
  })
  // A connection that breaks while idle is replaced by the pool; the next query that fails says so to its caller.
  pool.on('error', () => {})
  const show = async (name: string): Promise<string> => String((await pool.query(`show ${name}`)).rows[0]?.[name])
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    const { hostname: host, pathname } = new URL(url)
    throw new OpenError('unreachable', `connect to PostgreSQL ${host}${pathname}: ${reasonOf(cause)}`, { cause })
  }
  const db = over(new PostgresDialect({ pool }))
  const close = async (): Promise<void> => {
    await db.destroy()
    if (!pool.ended) await pool.end()
  }
  return {
    db,
    engine: 'postgres',
    settings: async () => ({ library: await show('server_version'), fsync: await show('fsync'), synchronousCommit: await show('synchronous_commit') }),
    copyTo: onlySqlite,
    bytes: onlySqlite,
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** A refused connection to a name with several addresses has no message of its own. */
const reasonOf = (cause: unknown): string =>
  cause instanceof AggregateError ? cause.errors.map(reasonOf).join('; ') : cause instanceof Error ? cause.message : String(cause)
