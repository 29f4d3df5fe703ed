/**
 * Kysely's SQLite dialect with the three things it lacks for a server:
 *
 * 1. Transactions begin IMMEDIATE. A plain `begin` that first reads and then writes fails with SQLITE_BUSY beside another writer, without
 *    waiting. Who waits for the write lock waits in steps that leave the event loop free: the driver is synchronous, its own busy timeout
 *    would stop every other request.
 * 2. Statements are prepared once for each text; Kysely prepares anew for every query.
 * 3. Migrations run inside a transaction. SQLite can do that; Kysely's adapter says it cannot, so a kill would leave half a schema.
 */
import { setTimeout as wait } from 'node:timers/promises'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type SqliteDatabase,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely'

/** How long a statement waits for a lock of another process. */
export const busyMilliseconds = 5_000
const stepMilliseconds = 20

const statement = (text: string): CompiledQuery => CompiledQuery.raw(text)
const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

class ImmediateDriver extends SqliteDriver {
  readonly #database: SqliteDatabase
  /** Since when the lock has not been had; who queues behind a wait that ran out is not kept waiting as long again. */
  #busySince: number | null = null

  /** @param plain the database without kept statements. */
  constructor(database: SqliteDatabase, plain: SqliteDatabase) {
    super({ database })
    this.#database = plain
  }

  /** SQLite carries this pragma out while it prepares it: a statement that is kept would do nothing the second time. */
  #setWaiting(milliseconds: number): void {
    this.#database.prepare(`pragma busy_timeout = ${milliseconds}`).all([])
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    if (settings?.accessMode === 'read only') {
      await connection.executeQuery(statement('begin'))
      return
    }
    while (!(await this.#begin(connection))) await wait(stepMilliseconds)
    this.#busySince = null
  }

  async #begin(connection: DatabaseConnection): Promise<boolean> {
    this.#setWaiting(0)
    try {
      await connection.executeQuery(statement('begin immediate'))
      return true
    } catch (error) {
      if (!isBusy(error)) throw error
      this.#busySince ??= performance.now()
      if (performance.now() - this.#busySince >= busyMilliseconds) throw error
      return false
    } finally {
      this.#setWaiting(busyMilliseconds)
    }
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** SQLite for a server; the database comes opened and with its pragmas set. */
export class ServerSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase
  readonly #plain: SqliteDatabase

  constructor(database: SqliteDatabase) {
    super({ database })
    this.#plain = database
    this.#database = cachingStatements(database)
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#database, this.#plain)
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter()
  }
}

/** What better-sqlite3 tells of a statement beyond what Kysely asks. */
interface BusyStatement extends SqliteStatement {
  /** It is being iterated, and would refuse to run again. */
  readonly busy?: boolean
}

const mostStatements = 400
/** Longer ones hold lists of values, so that the same text hardly comes again. */
const longestText = 8_000

const cachingStatements = (database: SqliteDatabase): SqliteDatabase => {
  const byText = new Map<string, BusyStatement>()
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = byText.get(text)
      if (known !== undefined && known.busy !== true) return known
      // A changed schema would leave statements that know the columns of before.
      if (/^\s*(create|alter|drop)\b/i.test(text)) {
        byText.clear()
        return database.prepare(text)
      }
      const made: BusyStatement = database.prepare(text)
      if (known !== undefined || text.length > longestText) return made
      if (byText.size >= mostStatements) byText.delete(byText.keys().next().value!)
      byText.set(text, made)
      return made
    },
  }
}
