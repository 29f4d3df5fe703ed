/** A way for a message to leave. Each says whether a failure is for good. */
import type { Instant } from '../../db/schema.ts'

/** One message to one person; everything that makes it the same message on a second try is fixed here. */
export interface Outgoing {
  /** Without angle brackets. */
  readonly messageId: string
  readonly date: Instant
  readonly from: { readonly name: string; readonly address: string }
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Message-ID that all mails of one thread refer to, without angle brackets; `null` stands alone. */
  readonly thread: string | null
  /** Page on which the person sets what mails he gets. */
  readonly settingsUrl: string
  /** Takes one POST to switch off what is optional (RFC 8058); `null` where nothing is. */
  readonly unsubscribeUrl: string | null
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[]
}

export interface Channel {
  readonly name: 'smtp' | 'folder'
  /** @returns what the other side said: the server's answer, or the file's name. @throws ChannelError */
  readonly send: (message: Outgoing, signal?: AbortSignal) => Promise<string>
  readonly close: () => void
}

/**
 * What a failure is about: the address, which takes no mail; this one message; or the way itself, on which no other message would fare better.
 */
export type FailedAt = 'address' | 'message' | 'way'

/** A message did not leave. `permanent`: trying again is useless. */
export class ChannelError extends Error {
  readonly permanent: boolean
  readonly at: FailedAt
  constructor(message: string, permanent: boolean, at: FailedAt, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ChannelError'
    this.permanent = permanent
    this.at = at
  }
}

const address = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9-]{1,63})*$/

/** Whether text is one plain mail address: no names, no lists, no quoting, no control signs. */
export const isAddress = (text: string): boolean => text.length <= 254 && address.test(text)
