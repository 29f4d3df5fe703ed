/**
 * Any address of one's own. `x-xushi-signature` is `sha256=` and the HMAC-SHA256, in hexadecimal digits, of the timestamp, a full stop and the
 * body under the secret; who receives it compares that, the age of the timestamp, and leaves out an `idempotency-key` that he has seen.
 */
import { createHmac } from 'node:crypto'
import type { Robot } from './robot.ts'
import { asJson } from './robot.ts'

/** Refusals that may pass: too early, too many, time-out. */
const passing: ReadonlySet<number> = new Set([408, 425, 429])

export const webhook: Robot = {
  hosts: null,
  request: ({ url, secret }, { id, title, text }, now) => {
    const request = asJson(url, { id, title, text })
    const timestamp = String(Math.floor(Date.parse(now) / 1000))
    const signature =
      secret === null ? {} : { 'x-xushi-signature': `sha256=${createHmac('sha256', secret).update(`${timestamp}.${request.body}`).digest('hex')}` }
    return { ...request, headers: { ...request.headers, 'idempotency-key': id, 'x-xushi-timestamp': timestamp, ...signature } }
  },
  answer: ({ status, body }) => ({
    taken: status >= 200 && status < 300,
    words: `${status} ${body.slice(0, 200)}`.trim(),
    permanent: status >= 300 && status < 500 && !passing.has(status),
  }),
}
