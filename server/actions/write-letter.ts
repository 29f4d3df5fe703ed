/** A message as it leaves: its letter, written once into the row, with its files, its thread and the address that switches off what is optional. */
import { keepLetter } from '../../db/deliveries.ts'
import { filesOf } from '../../db/message-files.ts'
import type { PersonRow } from '../../db/people.ts'
import { personById } from '../../db/people.ts'
import type { Id, Message, MessageKind } from '../../db/schema.ts'
import type { Outgoing } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import type { Letter } from '../letters/layout.ts'
import { words } from '../words/index.ts'
import { withSecrets } from './form-links.ts'
import { mailPages } from './letter-parts.ts'
import { unsubscribeAddress } from './mail-settings.ts'
import { writeDigest } from './write-digest.ts'
import type { LetterFile } from './write-monthly.ts'
import { writeMonthly } from './write-monthly.ts'
import { writeWeekly } from './write-weekly.ts'

interface Written extends Letter {
  readonly planId: Id | null
  readonly files?: readonly LetterFile[]
}
type Writer = (ctx: Context, message: Message, person: PersonRow) => Promise<Written | null>

/** Letters that are written when they leave; the others are written where they are decided. */
const writers: Readonly<Partial<Record<MessageKind, Writer>>> = { digest: writeDigest, weekly: writeWeekly, monthly: writeMonthly }

/** Mails to a person about a plan are one thread; those about several plans another. */
const threadOf = ({ personId, planId }: Message): string => `${planId === null ? 'plans' : `plan-${planId}`}.${personId ?? ''}@xushi`

const outgoing = async (ctx: Context, message: Message, person: PersonRow): Promise<Outgoing> => {
  const files = await filesOf(ctx.db, message.id)
  return {
    messageId: message.messageIdHeader,
    date: message.createdAt,
    from: { name: words[person.language].product, address: ctx.config.mailFrom },
    to: { name: person.name, address: message.address ?? '' },
    subject: message.subject ?? '',
    text: message.text ?? '',
    html: message.html ?? '',
    thread: threadOf(message),
    settingsUrl: mailPages(ctx).settings,
    unsubscribeUrl: await unsubscribeAddress(ctx, message),
    files: files.map(({ name, type, content }) => ({ name, type, bytes: Buffer.from(content, 'base64') })),
  }
}

/** The message with its letter, as it is kept: without secrets. `nobody`: who was to get it has left; `nothing`: nothing is left to tell. */
export const writtenMessage = async (ctx: Context, message: Message): Promise<Outgoing | 'nobody' | 'nothing'> => {
  const person = message.personId === null ? undefined : await personById(ctx.db, message.personId)
  if (person === undefined || person.active === 0) return 'nobody'
  if (message.subject !== null) return outgoing(ctx, message, person)
  const letter = await writers[message.kind]?.(ctx, message, person)
  if (!letter) return 'nothing'
  const { files = [], subject, text, html, planId } = letter
  const kept = { subject, text, html, planId, address: person.email }
  await keepLetter(
    ctx.db,
    message.id,
    kept,
    files.map(({ name, type, bytes }) => ({ name, type, content: Buffer.from(bytes).toString('base64') })),
  )
  return outgoing(ctx, { ...message, ...kept }, person)
}

/** With the addresses that only its reader gets. */
export const asItLeaves = async (ctx: Context, messageId: Id, kept: Outgoing): Promise<Outgoing> => {
  const sent = await withSecrets(ctx, messageId, kept)
  if (sent.unsubscribeUrl === null) return sent
  const mark = mailPages(ctx).unsubscribe
  const put = (text: string): string => text.replaceAll(`${mark}"`, `${sent.unsubscribeUrl ?? mark}"`)
  return { ...sent, html: put(sent.html), text: sent.text.replace(new RegExp(`${RegExp.escape(mark)}$`, 'm'), () => sent.unsubscribeUrl ?? mark) }
}
