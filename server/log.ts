import { pino } from 'pino'
import type { Config } from './config.ts'

/** The log: one JSON object a line on standard error, secrets left out. */
export const makeLog = (level: Config['logLevel']) =>
  pino(
    { level, base: null, redact: { paths: ['*.password', '*.token', '*.cookie', 'password', 'token', 'cookie', 'headers'], censor: '…' } },
    pino.destination({ dest: 2, sync: true }),
  )
export type Log = ReturnType<typeof makeLog>
