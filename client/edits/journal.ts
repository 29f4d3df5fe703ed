/** What is not settled, as a journal: each record says what has changed since the one before. Read in order, they come to what stood last. */
import type { CellKey } from './commands.ts'
import { keyOf } from './commands.ts'
import type { Batch, Entry, Kept } from './entry.ts'

export interface JournalRecord {
  readonly set: readonly Entry[]
  readonly gone: readonly CellKey[]
  /** The batch under way; absent where it is the one of before. */
  readonly flight?: Batch | null
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isAddress = (value: Record<string, unknown>): boolean => ['indicator', 'task', 'department'].some((key) => isText(value[key]))

/** Storage is input: what has not our form is left out. */
const isEntry = (value: unknown): value is Entry =>
  isRecord(value) &&
  isText(value['text']) &&
  isText(value['state']) &&
  typeof value['at'] === 'number' &&
  isRecord(value['address']) &&
  isAddress(value['address'])
const isBatch = (value: unknown): value is Batch => isRecord(value) && isText(value['id']) && Array.isArray(value['edits'])
const listIn = (record: Record<string, unknown>, name: string): readonly unknown[] => (Array.isArray(record[name]) ? (record[name] as unknown[]) : [])

/** @param records of one journal, oldest first, as they came from the store. */
export const replay = (records: readonly unknown[]): Kept => {
  const entries = new Map<CellKey, Entry>()
  let flight: Batch | null = null
  for (const record of records) {
    if (!isRecord(record)) continue
    for (const key of listIn(record, 'gone')) if (isText(key)) entries.delete(key)
    for (const entry of listIn(record, 'set')) if (isEntry(entry)) entries.set(keyOf(entry.address), entry)
    if ('flight' in record) flight = isBatch(record['flight']) ? record['flight'] : null
  }
  // In the order they were typed, also those that were typed again.
  return { flight, entries: [...entries.values()].toSorted((a, b) => a.at - b.at) }
}
