/** What everything that acts is handed: one of each per process, passed by hand. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection, Db } from '../db/connect.ts'
import { connect } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { calendarNumber, calendarOf } from '../db/workdays.ts'
import type { Auth } from './auth.ts'
import { makeAuth } from './auth.ts'
import { workdaysOf } from './basics/holidays.ts'
import type { Workdays } from './basics/workdays.ts'
import type { Channel } from './channels/channel.ts'
import { email } from './channels/email.ts'
import { folder } from './channels/folder.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { ConfigError } from './config.ts'
import type { EvidenceFolder } from './evidence-folder.ts'
import { evidenceFolder } from './evidence-folder.ts'
import { KeptBodies } from './kept-bodies.ts'
import { LiveFeed } from './live.ts'
import { Presence } from './presence.ts'
import type { Log } from './log.ts'
import type { Seal } from './seal.ts'
import { sealOf } from './seal.ts'

export interface Context {
  readonly connection: Connection
  readonly db: Db
  readonly clock: Clock
  readonly config: Config
  readonly log: Log
  readonly auth: Auth
  readonly channel: Channel
  readonly live: LiveFeed
  readonly presence: Presence
  readonly bodies: KeptBodies
  readonly evidence: EvidenceFolder
  readonly seal: Seal
  /**
   * The table of legal workdays as it is now: kept, and read anew after a change of this or another process.
   *
   * @param db inside a transaction that transaction, since there any other query waits for its end.
   */
  readonly workdays: (db?: Db) => Promise<Workdays>
}

const makeDataDirectory = (directory: string): void => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new ConfigError([`DATA_DIR: cannot create ${directory} (${(error as NodeJS.ErrnoException).code ?? 'error'})`])
  }
}

/** The secret that signs sessions, and the one behind all other signatures: from the settings, else made once and kept in the data folder. */
const secretOf = (config: Config): string => {
  if (config.authSecret !== null) return config.authSecret
  const file = join(config.dataDirectory, 'secret')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const secret = randomBytes(32).toString('base64url')
    try {
      writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      throw new ConfigError([`DATA_DIR: cannot write into ${config.dataDirectory} (${(error as NodeJS.ErrnoException).code ?? 'error'})`])
    }
    return secret
  }
}

/**
 * Opens everything: data folder, database brought up to date, sign-in, mail.
 *
 * @param sole this process serves: no second one may open the same embedded database.
 * @throws ConfigError, OpenError with one line that says what is wrong.
 */
export const openContext = async (config: Config, clock: Clock, log: Log, { sole = false } = {}): Promise<Context> => {
  makeDataDirectory(config.dataDirectory)
  const secret = secretOf(config)
  const connection = await connect(config.databaseUrl, { sole })
  try {
    await migrate(connection)
  } catch (error) {
    await connection.close()
    throw error
  }
  return contextOver(connection, config, clock, log, secret)
}

/** A context over a database that is open and up to date. @param secret signs sessions and addresses. */
export const contextOver = (connection: Connection, config: Config, clock: Clock, log: Log, secret: string): Context => ({
  connection,
  db: connection.db,
  clock,
  config,
  log,
  auth: makeAuth(connection, { secret, publicUrl: config.publicUrl }),
  channel: config.smtpUrl === null ? folder(mailFolder(config)) : email(config.smtpUrl, config.dkim === null ? {} : { dkim: config.dkim }),
  live: new LiveFeed(connection.db, log),
  presence: new Presence(),
  bodies: new KeptBodies(),
  evidence: evidenceFolder(config.dataDirectory),
  seal: sealOf(secret),
  workdays: keptWorkdays(connection.db),
})

const keptWorkdays = (db: Db): Context['workdays'] => {
  let known: { readonly number: number; readonly table: Workdays } | null = null
  return async (from = db) => {
    // The number first: a change between the two questions makes the table newer than it says, and only read once more.
    const number = await calendarNumber(from)
    if (known?.number === number) return known.table
    const table = workdaysOf(await calendarOf(from))
    known = { number, table }
    return table
  }
}

/** Where messages land without a mail server. */
const mailFolder = (config: Config): string => join(config.dataDirectory, 'mail')

export const closeContext = async ({ connection, channel, live, presence }: Context): Promise<void> => {
  live.close()
  presence.close()
  channel.close()
  await connection.close()
}
