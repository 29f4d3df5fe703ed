/**
 * Counts tries, so that nobody guesses or floods: so many in a minute for a key, then no more until the minute is over. In memory, a process.
 */
const minute = 60_000
const mostKeys = 10_000

export class Tries {
  readonly #counts = new Map<string, { count: number; readonly until: number }>()
  readonly #most: number

  /** @param most in a minute, for one key. */
  constructor(most: number) {
    this.#most = most
  }

  /** Whether there were too many, this one not counted. */
  isOver(key: string): boolean {
    const found = this.#counts.get(key)
    return found !== undefined && found.until > performance.now() && found.count >= this.#most
  }

  count(key: string): void {
    const found = this.#counts.get(key)
    if (found !== undefined && found.until > performance.now()) found.count += 1
    else {
      if (this.#counts.size >= mostKeys) this.#counts.clear()
      this.#counts.set(key, { count: 1, until: performance.now() + minute })
    }
  }
}

/** An address as tries are counted by: of IPv6 the network, since whoever has one has all of its addresses. */
export const countedPeer = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = tail === undefined ? before : [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
