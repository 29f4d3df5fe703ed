/**
 * Answers kept as they leave the house: gzipped bodies of whole sheets, so that forty readers of one plan cost one reading. A body is
 * good as long as its version is the one asked for; a newer version takes its place.
 */
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

const zip: (text: string, options: { readonly level: number }) => Promise<Buffer<ArrayBuffer>> = promisify(gzip)
const unzip = promisify(gunzip)
/** Past this the gain in size is small and the time doubles. */
const level = 4
const mostBytes = 32 * 1024 * 1024

export interface KeptBody {
  /** As an ETag. */
  readonly version: string
  readonly gzip: Buffer<ArrayBuffer>
  /** For the few who do not take gzip. */
  readonly plain: () => Promise<Buffer<ArrayBuffer>>
}

/** A body that is not kept. */
export const zipped = (text: string): Promise<Buffer<ArrayBuffer>> => zip(text, { level })

export class KeptBodies {
  readonly #kept = new Map<string, KeptBody>()
  readonly #making = new Map<string, Promise<KeptBody>>()

  /**
   * The body of a key at a version; made only where it is not kept, and once for all who ask meanwhile.
   *
   * @param make the body as text.
   */
  async get(key: string, version: string, make: () => Promise<string>): Promise<KeptBody> {
    const kept = this.#kept.get(key)
    if (kept?.version === version) {
      // Most recently used last.
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return kept
    }
    const name = `${key} ${version}`
    let making = this.#making.get(name)
    if (!making) {
      making = this.#make(key, version, make).finally(() => this.#making.delete(name))
      this.#making.set(name, making)
    }
    return making
  }

  async #make(key: string, version: string, make: () => Promise<string>): Promise<KeptBody> {
    const small = await zipped(await make())
    const body: KeptBody = { version, gzip: small, plain: () => unzip(small) }
    this.#kept.delete(key)
    this.#kept.set(key, body)
    let total = 0
    for (const { gzip: bytes } of this.#kept.values()) total += bytes.length
    for (const [oldest, { gzip: bytes }] of this.#kept) {
      if (total <= mostBytes || oldest === key) break
      this.#kept.delete(oldest)
      total -= bytes.length
    }
    return body
  }
}
