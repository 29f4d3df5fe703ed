/** Mail by SMTP: the only door to the mail library, which is loaded when the first message leaves. */
import type { SendMailOptions, Transporter } from 'nodemailer'
import type { Channel, FailedAt, Outgoing } from './channel.ts'
import { ChannelError, isAddress } from './channel.ts'

const connectionSeconds = 20
const socketSeconds = 600
const parallelConnections = 5

/** Control signs would start a new header line somewhere on the way. */
// oxlint-disable-next-line no-control-regex -- control signs are what is looked for
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()

const optionsOf = (message: Outgoing): SendMailOptions => {
  if (!isAddress(message.to.address)) throw new ChannelError(`not a mail address: ${JSON.stringify(message.to.address).slice(0, 120)}`, true, 'address')
  return {
    messageId: `<${message.messageId}>`,
    date: new Date(message.date),
    from: { name: oneLine(message.from.name), address: message.from.address },
    to: { name: oneLine(message.to.name), address: message.to.address },
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    ...(message.thread === null ? {} : { references: `<${message.thread}>`, inReplyTo: `<${message.thread}>` }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(message.unsubscribeUrl === null ? {} : { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    list: { unsubscribe: [[{ url: message.unsubscribeUrl ?? message.settingsUrl, comment: '' }]] },
    attachments: message.files.map(({ name, type, bytes }) => ({ filename: oneLine(name), contentType: type, content: Buffer.from(bytes) })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** The message as it goes over the wire, for keeping as a file. */
export const composed = async (message: Outgoing): Promise<Buffer> => {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const info = await transport.sendMail(optionsOf(message))
  return info.message as Buffer
}

interface SmtpFailure {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  /** What was said to the server last: `CONN`, `EHLO`, `STARTTLS`, `AUTH LOGIN`, `MAIL FROM`, `RCPT TO`, `DATA`. */
  readonly command?: string
  readonly message: string
}

/** No name, no line, no certificate, no password, no greeting. A line that breaks later may be the message's fault, and is told of it alone. */
const ofWay: ReadonlySet<string> = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH'])
const lineTexts =
  /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|certificate|SSL|TLS|^Connection timeout|^Greeting never|^Invalid (?:greeting|HELO|LHLO)|terminates connection/
/** Answers to a recipient that speak of its mailbox: unknown, disabled, moved, not allowed. Others speak of a policy, a full disk or a quota. */
const ofMailbox = /^5\d\d[ -]5\.(?:1\.|2\.1)/
const mailboxCodes: ReadonlySet<number> = new Set([550, 551, 553])
const tooLarge = 552

const placeOf = ({ code = '', command = '', responseCode = 0, response = '', message }: SmtpFailure): FailedAt => {
  if (command === 'RCPT TO') return mailboxCodes.has(responseCode) || ofMailbox.test(response) ? 'address' : 'message'
  if (command === 'MAIL FROM') return code === 'EMESSAGE' || responseCode === tooLarge ? 'message' : 'way'
  return ofWay.has(code) || lineTexts.test(message) ? 'way' : 'message'
}

/**
 * 5xx to a recipient or a message is an answer for good; so is the library's own, which comes without a code: a message too large for the server.
 * 5xx before those says that we are not let in, which somebody will mend.
 */
const failure = (error: unknown): ChannelError => {
  if (error instanceof ChannelError) return error
  const failed = error as SmtpFailure
  const { response, message } = failed
  const at = placeOf(failed)
  const isRefusal = failed.responseCode === undefined ? failed.code === 'EMESSAGE' : failed.responseCode >= 500
  // Of the way the library tells more than the server: what was tried.
  return new ChannelError(at === 'way' ? message : (response ?? message), at !== 'way' && isRefusal, at, { cause: error })
}

export interface EmailOptions {
  /** Signs every message. */
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly key: string }
}

const signedHeaders = 'from:to:subject:date:message-id:mime-version:content-type:auto-submitted:list-unsubscribe:list-unsubscribe-post:references:in-reply-to'

const open = async (url: string, { dkim }: EmailOptions): Promise<Transporter> => {
  const { createTransport } = await import('nodemailer')
  const parsed = new URL(url)
  return createTransport({
    url,
    pool: true,
    maxConnections: parallelConnections,
    connectionTimeout: connectionSeconds * 1000,
    greetingTimeout: connectionSeconds * 1000,
    socketTimeout: socketSeconds * 1000,
    // A password never leaves in clear.
    requireTLS: parsed.protocol === 'smtp:' && parsed.username !== '',
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.key, headerFieldNames: signedHeaders } } : {}),
  } as Parameters<typeof createTransport>[0])
}

/** @param url `smtp://` or `smtps://`, with user and password where the server asks for them. */
export const email = (url: string, options: EmailOptions = {}): Channel => {
  let transporter: Promise<Transporter> | null = null
  return {
    name: 'smtp',
    send: async (message) => {
      try {
        const info = await (await (transporter ??= open(url, options))).sendMail(optionsOf(message))
        return (info as { response?: string }).response ?? 'accepted'
      } catch (error) {
        throw failure(error)
      }
    },
    close: () => {
      void transporter?.then((opened) => opened.close())
    },
  }
}
