/**
 * Ids are made here and not by the engine: the same on SQLite and PostgreSQL, known before the row is written.
 *
 * Source: RFC 9562 section 5.7 (UUID version 7), method 1 of section 6.2 (a counter inside the millisecond).
 */
import { randomFillSync } from 'node:crypto'
import type { Id } from './schema.ts'

const pool = new Uint8Array(8 * 512)
let used = pool.length
let millisecond = 0
let counter = 0

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A new id: UUID version 7 as lower-case text, so that text order is the order of making.
 * Strictly ascending within the process, also when the wall clock steps back or 4,096 ids fall into one millisecond.
 */
export const newId = (): Id => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const chance = pool.subarray(used, (used += 8))
  const byte = (at: number): string => hex[chance[at]!]!

  const now = Date.now()
  if (now > millisecond) {
    millisecond = now
    // Half of the counter stays free for the ids that follow in the same millisecond.
    counter = ((chance[0]! << 8) | chance[1]!) & 0x7ff
  } else if (++counter > 0xfff) {
    millisecond++
    counter = 0
  }
  const time = millisecond.toString(16).padStart(12, '0')
  const inside = counter.toString(16).padStart(3, '0')
  const variant = hex[(chance[0]! & 0x3f) | 0x80]!
  return `${time.slice(0, 8)}-${time.slice(8)}-7${inside}-${variant}${byte(2)}-${byte(3)}${byte(4)}${byte(5)}${byte(6)}${byte(7)}${byte(1)}`
}
