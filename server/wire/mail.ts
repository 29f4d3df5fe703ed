/** Mails to people, as they were written and as they fared. */
import type { DateText, Id, Instant, Message } from '../../db/schema.ts'

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
}
