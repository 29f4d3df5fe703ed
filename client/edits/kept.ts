/**
 * Unsent edits outlive the page: they stand in `localStorage`, one drawer for each open sheet, under the person and the
 * plan. A sheet that opens takes over the drawers whose page is gone; a living page holds a lock of its drawer's name.
 */
import type { Entry, Kept } from './entry.ts'

export interface Drawer {
  readonly save: (kept: Kept) => void
  /** What pages that are gone have left, oldest first; from now on it is the caller's to keep. */
  readonly takeOver: () => Promise<readonly Kept[]>
  /** The page ends: what is still in the drawer is free for the next. */
  readonly release: () => void
}

const root = 'xushi.edits'

const isText = (value: unknown): value is string => typeof value === 'string'
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Storage is input: what has not our form is left out. */
const isEntry = (value: unknown): value is Entry =>
  isRecord(value) && isText(value['text']) && isText(value['state']) && isRecord(value['address']) && isText(value['address']['indicator'])

const read = (text: string | null): Kept | null => {
  try {
    const found: unknown = JSON.parse(text ?? 'null')
    if (!isRecord(found) || !Array.isArray(found['entries'])) return null
    const flight = isRecord(found['flight']) && isText(found['flight']['id']) && Array.isArray(found['flight']['edits']) ? found['flight'] : null
    return { flight: flight as Kept['flight'], entries: found['entries'].filter(isEntry) }
  } catch {
    return null
  }
}

/** Drawers of this page, where the browser has no locks (a page that came without TLS). */
const own = new Set<string>()

/** Holds a lock until told otherwise; `false` if a living page has it. */
const hold = (name: string): Promise<(() => void) | false> => {
  if (own.has(name)) return Promise.resolve(false)
  const { promise, resolve } = Promise.withResolvers<(() => void) | false>()
  // Absent outside of secure contexts, whatever the types say.
  const locks = (navigator as Partial<Navigator>).locks
  if (!locks) return Promise.resolve(() => {})
  locks
    .request(name, { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(false)
        return undefined
      }
      return new Promise<void>((let_go) => resolve(let_go))
    })
    .catch(() => resolve(() => {}))
  return promise
}

/** @param id of this sheet's drawer, unlike all others. */
export const openDrawer = (person: string, plan: string, id: string, storage: Storage): Drawer => {
  const family = `${root}/${person}/${plan}/`
  const name = `${family}${id}`
  const held = hold(name)
  own.add(name)

  const takeOne = async (other: string): Promise<Kept | null> => {
    const release = await hold(other)
    if (release === false) return null
    const kept = read(storage.getItem(other))
    storage.removeItem(other)
    release()
    return kept
  }

  return {
    save(kept) {
      try {
        if (kept.entries.length === 0 && kept.flight === null) storage.removeItem(name)
        else storage.setItem(name, JSON.stringify(kept))
      } catch {
        // Full, or forbidden: the edits are still in this page, and closing it asks.
      }
    },
    async takeOver() {
      const names = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '').filter((key) => key.startsWith(family) && key !== name)
      const found = await Promise.all(names.toSorted().map(takeOne))
      return found.filter((kept) => kept !== null)
    },
    release() {
      own.delete(name)
      void held.then((release) => release !== false && release())
    },
  }
}
