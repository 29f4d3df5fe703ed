/**
 * Signs addresses that the installation gives away, so that nobody can make one: a link in a mail is worth its signature.
 *
 * Keys are made from the one secret of the installation by HKDF (RFC 5869), one for each purpose: what was signed for one thing is worth nothing
 * for another, and none of them is the key of sessions.
 */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

type Purpose = 'form-link' | 'unsubscribe'

export interface Seal {
  /** @returns 256 bits as text for an address. */
  readonly sign: (purpose: Purpose, text: string) => string
  /** Compares in the same time whatever was given. */
  readonly isSigned: (purpose: Purpose, text: string, given: string) => boolean
}

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

export const sealOf = (secret: string): Seal => {
  const keys = new Map<Purpose, Buffer>()
  const keyFor = (purpose: Purpose): Buffer => {
    const known = keys.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', secret, '', `xushi ${purpose}`, 32))
    keys.set(purpose, key)
    return key
  }
  const sign: Seal['sign'] = (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('base64url')
  return { sign, isSigned: (purpose, text, given) => same(sign(purpose, text), given) }
}

/** A secret that is handed out once: 256 bits, of which only the hash is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
/** Whether a secret is the one whose hash was kept. */
export const isHashOf = (hash: string, secret: string): boolean => same(hash, hashOf(secret))
