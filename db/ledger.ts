/**
 * The ledger of who was told what: an entry for every message that left, each with the hash of the one before. The table refuses to be rewritten; the
 * newest number and hash are kept beside it, so that a tail that was cut off is missed too.
 */
import { oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import { installationValue, setInstallationValue } from './installation.ts'
import type { Id, Row } from './schema.ts'

export type LedgerEntry = Row<'ledger'>
export type Unchained = Omit<LedgerEntry, 'seq' | 'previousHash' | 'hash'>
export interface LedgerHead {
  readonly seq: number
  readonly hash: string
}

const headKey = 'ledger-head'
/** What the first entry follows. */
export const beginning: LedgerHead = { seq: 0, hash: '0'.repeat(64) }

const read = (value: string | null): LedgerHead => (value === null ? beginning : (JSON.parse(value) as LedgerHead))

/** Number and hash of the newest entry, as kept beside the table. */
export const ledgerHead = async (db: Db): Promise<LedgerHead> => read(await installationValue(db, headKey))

/** Adds entries in their order. Writers follow one another: the row of the newest number is the lock. @param hashOf an entry's hash over everything else in it. */
export const appendLedger = async (trx: Trx, entries: readonly Unchained[], hashOf: (entry: Omit<LedgerEntry, 'hash'>) => string): Promise<void> => {
  if (entries.length === 0) return
  await trx
    .insertInto('installation')
    .values({ key: headKey, value: JSON.stringify(beginning) })
    .onConflict((row) => row.column('key').doUpdateSet((set) => ({ value: set.ref('installation.value') })))
    .execute()
  let head = await ledgerHead(trx)
  for (const entry of entries) {
    const chained = { ...entry, seq: head.seq + 1, previousHash: head.hash }
    head = { seq: chained.seq, hash: hashOf(chained) }
    await trx
      .insertInto('ledger')
      .values({ ...chained, hash: head.hash })
      .execute()
  }
  await setInstallationValue(trx, headKey, JSON.stringify(head))
}

/** Entries after a number, in order. */
export const ledgerAfter = (db: Db, seq: number, limit: number): Promise<LedgerEntry[]> =>
  db.selectFrom('ledger').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute()

/** Verdicts that messages rest on, by message. */
export const verdictsOfMessages = async (db: Db, messageIds: readonly Id[]): Promise<ReadonlyMap<Id, readonly Id[]>> => {
  const rows = await db
    .selectFrom('notification')
    .innerJoin('warningTurn', 'warningTurn.id', 'notification.turnId')
    .select(['notification.messageId', 'warningTurn.assessmentId'])
    .distinct()
    .where('notification.messageId', 'in', oneOf(db, messageIds))
    .orderBy('warningTurn.assessmentId')
    .execute()
  const byMessage = Map.groupBy(rows, ({ messageId }) => messageId)
  return new Map(messageIds.map((id) => [id, (byMessage.get(id) ?? []).map(({ assessmentId }) => assessmentId)]))
}
