/** Mail by SMTP: the only door to the mail library, which is loaded when the first message leaves. */
import type { SendMailOptions, Transporter } from 'nodemailer'
import type { Channel, Outgoing } from './channel.ts'
import { ChannelError, isAddress } from './channel.ts'

const connectionSeconds = 20
const socketSeconds = 600
const parallelConnections = 5

/** Control signs would start a new header line somewhere on the way. */
// oxlint-disable-next-line no-control-regex -- control signs are what is looked for
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()

const optionsOf = (message: Outgoing): SendMailOptions => {
  if (!isAddress(message.to.address)) throw new ChannelError(`not a mail address: ${JSON.stringify(message.to.address).slice(0, 120)}`, true)
  return {
    messageId: `<${message.messageId}>`,
    date: new Date(message.date),
    from: { name: oneLine(message.from.name), address: message.from.address },
    to: { name: oneLine(message.to.name), address: message.to.address },
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    list: { unsubscribe: [[{ url: message.settingsUrl, comment: '' }]] },
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
  readonly responseCode?: number
  readonly response?: string
  readonly message: string
}

/** 5xx is an answer for good; anything else may pass another time. */
const failure = (error: unknown): ChannelError => {
  if (error instanceof ChannelError) return error
  const { responseCode, response, message } = error as SmtpFailure
  return new ChannelError(response ?? message, responseCode !== undefined && responseCode >= 500, { cause: error })
}

const open = async (url: string): Promise<Transporter> => {
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
  } as Parameters<typeof createTransport>[0])
}

/** @param url `smtp://` or `smtps://`, with user and password where the server asks for them. */
export const email = (url: string): Channel => {
  let transporter: Promise<Transporter> | null = null
  return {
    name: 'smtp',
    send: async (message) => {
      try {
        const info = await (await (transporter ??= open(url))).sendMail(optionsOf(message))
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
