/** The ledger of mails: what it is chained by, what stands in it, and whether it is whole. */
import { createHash } from 'node:crypto'
import type { LedgerEntry } from '../../db/ledger.ts'
import { beginning, ledgerAfter, ledgerHead } from '../../db/ledger.ts'
import type { Id } from '../../db/schema.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayReadAllMail } from '../rules/permissions.ts'
import { brokenAt, chainText } from '../rules/ledger.ts'
import type { LedgerEntryView, LedgerView } from '../wire/mail.ts'

/** In hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
export const chainHash = (entry: Omit<LedgerEntry, 'hash'>): string => sha256(chainText(entry))

const stretch = 2000

/** Every entry, a stretch at a time. */
async function* stretches(ctx: Context): AsyncGenerator<readonly LedgerEntry[]> {
  for (let seq = 0; ;) {
    const entries = await ledgerAfter(ctx.db, seq, stretch)
    if (entries.length > 0) yield entries
    if (entries.length < stretch) return
    seq = entries.at(-1)?.seq ?? seq
  }
}

/** Follows the whole chain to its head. */
const checkLedger = async (ctx: Context): Promise<LedgerView> => {
  const kept = await ledgerHead(ctx.db)
  let head = beginning
  for await (const entries of stretches(ctx)) {
    const broken = brokenAt(head, entries, sha256)
    if (broken) return { ...kept, broken }
    head = entries.at(-1) ?? head
  }
  // What left while it was read goes beyond the head as it was.
  const isCut = head.seq < kept.seq || (head.seq === kept.seq && head.hash !== kept.hash)
  return { seq: kept.seq, hash: kept.hash, broken: isCut ? { seq: head.seq + 1, why: 'cut' } : null }
}

/** @throws Refusal not_allowed */
export const ledgerView = (ctx: Context, actor: Actor): Promise<LedgerView> => {
  if (!mayReadAllMail(actor)) throw new Refusal('not_allowed')
  return checkLedger(ctx)
}

/** The whole ledger for keeping outside: with hashes, so that it can be checked there. @throws Refusal not_allowed */
export const exportLedger = async (ctx: Context, actor: Actor): Promise<readonly LedgerEntryView[]> => {
  if (!mayReadAllMail(actor)) throw new Refusal('not_allowed')
  const all: LedgerEntryView[] = []
  for await (const entries of stretches(ctx))
    all.push(...entries.map((entry) => ({ ...entry, assessmentIds: JSON.parse(entry.assessmentIds) as readonly Id[] })))
  return all
}
