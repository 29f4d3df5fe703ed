/** A mail server on loopback that keeps what it is given, or refuses it as the test says. */
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Received {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly header: (name: string) => string | undefined
}

export interface Mailbox extends AsyncDisposable {
  readonly url: string
  readonly received: readonly Received[]
  /** From now on answers with this code and text; `null` accepts again. */
  readonly refuse: (answer: { readonly code: number; readonly text: string } | null) => void
}

export const openMailbox = async (): Promise<Mailbox> => {
  const received: Received[] = []
  let refusal: { readonly code: number; readonly text: string } | null = null
  const keep = async (raw: Buffer, to: string): Promise<void> => {
    const mail = await PostalMime.parse(raw)
    const header = (name: string): string | undefined => mail.headers.find(({ key }) => key === name.toLowerCase())?.value
    received.push({ to, subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html ?? '', messageId: mail.messageId ?? '', header })
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_, __, done) => done(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code })),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      const end = async (): Promise<void> => {
        await keep(Buffer.concat(parts), session.envelope.rcptTo.map(({ address }) => address).join(','))
        done(null, 'kept')
      }
      stream.on('end', () => void end())
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: (answer) => {
      refusal = answer
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
