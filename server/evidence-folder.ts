/**
 * The folder of evidence files: `DATA_DIR/evidence`, each file under its id, never under a name that somebody gave. A file is written beside its
 * place, synced, and only then moved there: what stands under an id is whole.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from './basics/refusals.ts'
import type { Id } from '../db/schema.ts'

/** Files that are being received; of a broken upload nothing else is ever left. */
const unfinished = '.part'

export interface Received {
  /** Where it lies until it is kept. */
  readonly path: string
  readonly size: number
  /** Hexadecimal digits. */
  readonly sha256: string
}

export interface EvidenceFolder {
  /**
   * Takes bytes as they come.
   *
   * @throws Refusal file_too_large, as soon as it is known; whatever the source throws. Then nothing is left of it.
   */
  readonly receive: (body: AsyncIterable<Uint8Array>, most: number) => Promise<Received>
  /** What was received, before it is kept. */
  readonly look: (path: string) => Promise<Uint8Array>
  readonly keep: (received: Received, id: Id) => Promise<void>
  readonly drop: (received: Pick<Received, 'path'>) => Promise<void>
  /** `null` where the file is not there. */
  readonly read: (id: Id) => Promise<Uint8Array<ArrayBuffer> | null>
  readonly remove: (id: Id) => Promise<void>
  /** Ids and leftovers last touched before a moment, in milliseconds since 1970. */
  readonly olderThan: (moment: number) => Promise<{ readonly ids: readonly Id[]; readonly leftovers: readonly string[] }>
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'
const orNothing = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** An id as we make it, and nothing that leads elsewhere. */
const fileOf = (directory: string, id: Id): string => {
  if (!/^[\w-]{8,64}$/.test(id)) throw new RangeError('an evidence file is named by its id')
  return join(directory, id)
}

const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const evidenceFolder = (dataDirectory: string): EvidenceFolder => {
  const directory = join(dataDirectory, 'evidence')
  return {
    async receive(body, most) {
      await mkdir(directory, { recursive: true, mode: 0o700 })
      const path = join(directory, `${randomBytes(12).toString('hex')}${unfinished}`)
      const hash = createHash('sha256')
      let size = 0
      try {
        const file = await open(path, 'wx', 0o600)
        try {
          for await (const part of body) {
            size += part.length
            if (size > most) throw new Refusal('file_too_large', { most: String(most / 1024 / 1024) })
            hash.update(part)
            await file.writeFile(part)
          }
          await file.sync()
        } finally {
          await file.close()
        }
        return { path, size, sha256: hash.digest('hex') }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    look: (path) => readFile(path),
    async keep({ path }, id) {
      await rename(path, fileOf(directory, id))
      await syncDirectory(directory)
    },
    drop: ({ path }) => rm(path, { force: true }),
    read: (id) => orNothing(readFile(fileOf(directory, id))),
    remove: (id) => rm(fileOf(directory, id), { force: true }),
    async olderThan(moment) {
      const found = { ids: [] as Id[], leftovers: [] as string[] }
      for (const name of (await orNothing(readdir(directory))) ?? []) {
        const about = await orNothing(stat(join(directory, name)))
        if (about === null || about.mtimeMs >= moment) continue
        if (name.endsWith(unfinished)) found.leftovers.push(join(directory, name))
        else found.ids.push(name)
      }
      return found
    },
  }
}
