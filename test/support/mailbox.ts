/** A mail server on loopback that keeps what it is given, or refuses it as the test says. */
import type { AddressInfo, Socket } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions, SMTPServerSession } from 'smtp-server'

/** What smtp-server keeps of a line. */
interface Connection {
  readonly session: SMTPServerSession
  readonly _socket: Socket
}

export interface Received {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly header: (name: string) => string | undefined
}

interface Answer {
  readonly code: number
  readonly text: string
}
/** What goes wrong with a message, by its recipient. */
export interface Faults {
  readonly rcpt?: Answer | undefined
  /** After the dot. */
  readonly data?: Answer | undefined
  /** The line breaks after the dot, before anything is kept or once it is. */
  readonly drop?: 'unkept' | 'kept' | undefined
  /** The answer after the dot comes when this resolves. */
  readonly wait?: Promise<void> | undefined
}

export interface Mailbox extends AsyncDisposable {
  readonly url: string
  readonly port: number
  readonly received: readonly Received[]
  /** From now on answers every recipient with this code and text; `null` accepts again. */
  readonly refuse: (answer: Answer | null) => void
  /** From now on does to each message what this says. */
  readonly fail: (faults: (to: string) => Faults) => void
}

/** @param options of the server: certificates, passwords. Without them it speaks in clear with everybody. */
export const openMailbox = async (options: SMTPServerOptions = { authOptional: true, disabledCommands: ['STARTTLS'] }): Promise<Mailbox> => {
  const received: Received[] = []
  let faults: (to: string) => Faults = () => ({})
  const keep = async (raw: Buffer, to: string): Promise<void> => {
    const mail = await PostalMime.parse(raw)
    const header = (name: string): string | undefined => mail.headers.find(({ key }) => key === name.toLowerCase())?.value
    const files = mail.attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    }))
    received.push({ to, subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html ?? '', messageId: mail.messageId ?? '', files, header })
  }
  const asError = (answer: Answer | undefined): Error | null => (answer ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : null)
  const server = new SMTPServer({
    logger: false,
    ...options,
    onRcptTo: ({ address }, __, done) => done(asError(faults(address).rcpt)),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      const end = async (): Promise<void> => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(',')
        const { data, drop, wait } = faults(to)
        await wait
        if (data === undefined && drop !== 'unkept') await keep(Buffer.concat(parts), to)
        if (drop === undefined) done(asError(data), 'kept')
        else for (const connection of server.connections as Set<Connection>) if (connection.session === session) connection._socket.destroy()
      }
      stream.on('end', () => void end())
    },
  })
  // Broken lines are what tests ask for.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    port,
    refuse: (answer) => {
      faults = () => (answer ? { rcpt: answer } : {})
    },
    fail: (asked) => {
      faults = asked
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
