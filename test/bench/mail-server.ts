/** A mail server as a process of its own that takes everything and keeps nothing: for benchmarks. Says its port. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData: (stream, _session, done) => {
    stream.resume()
    stream.on('end', () => done())
  },
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`takes mail at port ${(server.server.address() as AddressInfo).port}\n`)
})
process.on('SIGTERM', () => process.exit(0))
