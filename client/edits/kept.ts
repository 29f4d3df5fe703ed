/**
 * Unsent edits outlive the page and the browser: they stand in IndexedDB, one drawer for each open sheet, under the person and
 * the plan. A sheet that opens takes over the drawers whose page is gone.
 *
 * 1. What has changed in the queue is gathered until the end of the running task, before anything is painted, and appended to
 *    the drawer's journal as one record; so a paste of 100,000 cells is written once, and not again with each batch of it.
 * 2. When nothing is open any more, or the journal has grown far beyond what is, it begins anew.
 * 3. A living page holds a lock of its drawer's name. Pages that came without TLS have no locks: there it answers when asked.
 */
import type { CellKey } from './commands.ts'
import { keyOf } from './commands.ts'
import type { Batch, Entry, Kept } from './entry.ts'
import type { IndexedStore, Key } from './indexed.ts'
import type { JournalRecord } from './journal.ts'
import { replay } from './journal.ts'
import { holdName } from './living.ts'

export interface Drawer {
  /** Something has changed in these cells, or in the batch under way. */
  readonly touch: (cells: readonly CellKey[]) => void
  /** Hands over what pages that are gone have left, oldest first; from then on it is the caller's to keep. */
  readonly takeOver: (adopt: (kept: Kept) => void) => Promise<void>
  /** The page ends: what is still in the drawer is free for the next. */
  readonly release: () => void
}

/** What is to be kept, as the queue has it. */
export interface Open {
  readonly entryOf: (key: CellKey) => Entry | undefined
  readonly flight: () => Batch | null
  readonly snapshot: () => Kept
}

/** Records and cells in a journal before it begins anew. */
const mostRecords = 200
const mostCells = 20_000

/** @param id of this sheet's drawer, unlike all others. @param onLost told once, where the browser keeps nothing. */
export const openDrawer = (person: string, plan: string, id: string, store: IndexedStore, open: () => Open, onLost: () => void): Drawer => {
  const family: Key = ['edits', person, plan]
  const own: Key = [...family, id]
  const nameOf = (drawer: string): string => ['xushi', ...family, drawer].join('/')
  const held = holdName(nameOf(id), true)
  const touched = new Set<CellKey>()
  /** When the text was typed that stands in the journal. */
  const written = new Map<CellKey, Entry>()
  let flight: Batch | null = null
  let [records, cells, number] = [0, 0, 0]
  let isComing = false
  let isLost = false
  /** Drawers that were taken over and are still to be emptied. */
  let taken: readonly Key[] = []

  /** A text that is now under way stands in the journal as it is. */
  const isWritten = (entry: Entry): boolean => {
    const before = written.get(keyOf(entry.address))
    return entry.state === 'saving' && before?.at === entry.at && before.text === entry.text && before.was === entry.was
  }

  const changes = (now: Open): JournalRecord | null => {
    const [set, gone]: [Entry[], CellKey[]] = [[], []]
    for (const key of touched) {
      const entry = now.entryOf(key)
      if (entry && entry.state !== 'saved') {
        if (isWritten(entry)) continue
        written.set(key, entry)
        set.push(entry)
      } else if (written.delete(key)) gone.push(key)
    }
    const isOther = now.flight() !== flight
    flight = now.flight()
    return set.length > 0 || gone.length > 0 || isOther ? { set, gone, ...(isOther && { flight }) } : null
  }

  const anew = (now: Open): JournalRecord => {
    const { entries } = now.snapshot()
    ;[records, cells] = [0, 0]
    written.clear()
    for (const entry of entries) written.set(keyOf(entry.address), entry)
    return { set: entries, gone: [], flight: now.flight() }
  }

  const write = async (): Promise<void> => {
    isComing = false
    const now = open()
    let record = changes(now)
    touched.clear()
    const erase = [...taken]
    taken = []
    if (record) {
      const isEmpty = written.size === 0 && flight === null
      const isLong = records >= mostRecords || cells > mostCells + 4 * written.size
      if (isEmpty || isLong) erase.push(own)
      if (isLong) record = anew(now)
      if (isEmpty) [records, cells, record] = [0, 0, null]
    }
    if (record) {
      records += 1
      cells += record.set.length + record.gone.length + (record.flight?.edits.length ?? 0)
    }
    if (!record && erase.length === 0) return
    try {
      await store.write({ erase, ...(record && { put: [[[...own, (number += 1)], record]] }) })
    } catch {
      // Full, or forbidden: the edits are still in this page, and closing it asks.
      if (!isLost) onLost()
      isLost = true
      // What failed is not in the journal: the next record is a whole one.
      records = mostRecords
    }
  }

  const touch = (keys: readonly CellKey[]): void => {
    for (const key of keys) touched.add(key)
    if (isComing) return
    isComing = true
    queueMicrotask(() => void write())
  }

  return {
    touch,
    async takeOver(adopt) {
      const names = new Set((await store.read(family)).map(([key]) => String(key[family.length])))
      names.delete(id)
      const free: { readonly key: Key; readonly release: () => void; readonly kept: Kept }[] = []
      for (const name of names) {
        const release = await holdName(nameOf(name))
        if (!release) continue
        const key = [...family, name]
        // Read once it is held: until then it may have been another's to take.
        free.push({ key, release, kept: replay((await store.read(key)).map(([, record]) => record)) })
      }
      const ageOf = ({ kept }: (typeof free)[number]): number => kept.entries[0]?.at ?? 0
      for (const { kept } of free.toSorted((a, b) => ageOf(a) - ageOf(b))) adopt(kept)
      if (free.length === 0) return
      taken = free.map(({ key }) => key)
      await write()
      for (const { release } of free) release()
    },
    release: () => void held.then((release) => release && release()),
  }
}
