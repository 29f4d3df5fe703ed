/**
 * The thin door to IndexedDB: records under keys that are lists of texts and numbers, in the order of their keys.
 *
 * A write sets out before `write` returns, once the database is open: what was typed is on its way to the disk before it is
 * painted. Writes happen in the order in which they were asked for, each wholly or not at all.
 */

export type Key = readonly (string | number)[]

export interface Write {
  readonly put?: readonly (readonly [key: Key, value: unknown])[]
  /** All records whose keys begin so. They go first. */
  readonly erase?: readonly Key[]
}

export interface IndexedStore {
  /** Resolves when it is kept; rejects where the browser has no room, or keeps nothing. */
  readonly write: (write: Write) => Promise<void>
  /** Records whose keys begin so. */
  readonly read: (begin: Key) => Promise<readonly (readonly [key: Key, value: unknown])[]>
  readonly close: () => void
}

const records = 'records'

/** A list sorts after all texts and numbers, so that this reaches over every longer key. */
const beginning = (begin: Key): IDBKeyRange => IDBKeyRange.bound([...begin], [...begin, []])

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser could not keep it')))
  })

const open = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(records))
  return done(request)
}

export const openIndexed = (name: string): IndexedStore => {
  let db: IDBDatabase | null = null
  const opening = open(name).then((opened) => {
    // Another version of the page wants to lay it out anew, or a person clears the browser's data.
    opened.addEventListener('versionchange', () => opened.close())
    db = opened
    return opened
  })
  // Whoever writes or reads is told.
  opening.catch(() => {})

  const start = (on: IDBDatabase, { put = [], erase = [] }: Write): Promise<void> =>
    new Promise((resolve, reject) => {
      // Strict: it is on the disk, not only in the hands of a browser that may be killed.
      const transaction = on.transaction(records, 'readwrite', { durability: 'strict' })
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the browser could not keep it')))
      const store = transaction.objectStore(records)
      for (const begin of erase) store.delete(beginning(begin))
      for (const [key, value] of put) store.put(value, [...key])
      // By itself it would wait until the page has heard of each record.
      transaction.commit()
    })

  return {
    write: async (write) => (db ? start(db, write) : opening.then((opened) => start(opened, write))),
    async read(begin) {
      const store = (await opening).transaction(records, 'readonly').objectStore(records)
      const [keys, values] = await Promise.all([done(store.getAllKeys(beginning(begin))), done(store.getAll(beginning(begin)) as IDBRequest<unknown[]>)])
      return keys.map((key, place) => [key as Key, values[place]] as const)
    },
    close: () => void opening.then((opened) => opened.close()).catch(() => {}),
  }
}
