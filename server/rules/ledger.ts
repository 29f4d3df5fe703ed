/** How the ledger of mails is chained: each entry's hash is over everything else in it, the hash of the one before among them. Pure. */
import type { Row } from '../../db/schema.ts'

type LedgerEntry = Row<'ledger'>

const fields = [
  'seq',
  'at',
  'messageId',
  'personId',
  'address',
  'kind',
  'messageIdHeader',
  'subject',
  'bodyHash',
  'assessmentIds',
  'answer',
  'previousHash',
] as const satisfies readonly (keyof LedgerEntry)[]

/** What an entry's hash is over: its fields in their order, as JSON, so that no field can run into the next. */
export const chainText = (entry: Omit<LedgerEntry, 'hash'>): string => JSON.stringify(fields.map((field) => entry[field]))

/** What is wrong with a chain: the number at which it breaks, and how. */
export interface BrokenChain {
  readonly seq: number
  readonly why: 'missing' | 'changed' | 'cut'
}

/**
 * Follows a chain over a stretch of entries.
 *
 * @param before the head that the first one has to follow.
 * @param hashOf SHA-256 of a text.
 * @returns where it breaks, or `null`.
 */
export const brokenAt = (
  before: { readonly seq: number; readonly hash: string },
  entries: readonly LedgerEntry[],
  hashOf: (text: string) => string,
): BrokenChain | null => {
  let { seq, hash } = before
  for (const entry of entries) {
    if (entry.seq !== seq + 1) return { seq: seq + 1, why: 'missing' }
    if (entry.previousHash !== hash || hashOf(chainText(entry)) !== entry.hash) return { seq: entry.seq, why: 'changed' }
    ;({ seq, hash } = entry)
  }
  return null
}
