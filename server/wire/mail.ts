/** Mails to people, as they were written and as they fared. */
import type { DateText, Id, Instant, Message, OptionalMail } from '../../db/schema.ts'

export interface MailView {
  readonly id: Id
  readonly person: string
  readonly address: string | null
  readonly day: DateText
  readonly state: Message['state']
  readonly subject: string | null
  readonly attempts: number
  readonly sendAfter: Instant
  readonly sentAt: Instant | null
  /** The server's answer, or the file's name. */
  readonly answer: string | null
  readonly matters: number
}
export interface MailBodyView extends MailView {
  readonly text: string | null
  readonly html: string | null
  /** What was done by its link, oldest first. */
  readonly uses: readonly { readonly at: Instant; readonly word: string; readonly peer: string; readonly browser: string }[]
}

/** Whether the ledger of mails is whole: number and hash of its newest entry, and where it breaks. */
export interface LedgerView {
  readonly seq: number
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string
  readonly broken: { readonly seq: number; readonly why: 'missing' | 'changed' | 'cut' } | null
}
/** One message that left. The hash is SHA-256 over the JSON array of all fields before it, in this order, `assessmentIds` as JSON text. */
export interface LedgerEntryView {
  readonly seq: number
  readonly at: Instant
  readonly messageId: Id
  readonly personId: Id | null
  readonly address: string
  readonly kind: Message['kind']
  readonly messageIdHeader: string
  readonly subject: string
  /** SHA-256 of text, two line feeds, and HTML. */
  readonly bodyHash: string
  /** Verdicts it rests on. */
  readonly assessmentIds: readonly Id[]
  readonly answer: string
  readonly previousHash: string
  readonly hash: string
}

/** Whether mail can leave at all, and what waits. */
export interface MailWayView {
  readonly channel: 'smtp' | 'folder'
  /** Since when it cannot, and what was said; `null` while it can. */
  readonly closed: { readonly since: Instant; readonly tries: number; readonly nextAt: Instant; readonly words: string } | null
  /** Messages that are due and have not left. */
  readonly waiting: number
  readonly oldest: Instant | null
}
/** An address that takes no mail. */
export interface AddressTroubleView {
  readonly id: Id
  readonly person: string | null
  readonly address: string
  readonly kind: 'refused' | 'bounced' | 'complained'
  /** The server's words. */
  readonly words: string
  readonly at: Instant
}

/** What a person may switch off. */
export interface MailSettingsView {
  readonly kinds: readonly {
    readonly kind: OptionalMail
    readonly title: string
    /** Some plan lets people switch it off. */
    readonly isOptional: boolean
    readonly isOn: boolean
  }[]
}

/** What the next digest of a person would say now. */
export interface NextMailView {
  /** What it is made from: matters that wait to be told, or, where none do, what stands; `nothing` where nothing does. */
  readonly from: 'waiting' | 'standing' | 'nothing'
  readonly subject: string | null
  readonly text: string | null
  readonly html: string | null
}
