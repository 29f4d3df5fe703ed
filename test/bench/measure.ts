/** Asking servers over kept connections, taking times, and saying them. */
import { Agent, request as ask } from 'node:http'
import type { IncomingMessage } from 'node:http'

export const rounds = 5

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
export const p95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN

/** A server that runs: where, and what each request carries. */
export interface Target {
  readonly port: number
  readonly headers: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly etag: string | null
  readonly body: Buffer
  /** From the first byte asked to the last one had. */
  readonly milliseconds: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

const bodyOf = async (answer: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** One request. The body comes as it travels: zipped where it was zipped. */
export const call = (target: Target, method: string, path: string, body: unknown = null, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const text = body === null ? null : JSON.stringify(body)
    const began = performance.now()
    const sent = text === null ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }
    const asked = ask({ host: '127.0.0.1', port: target.port, method, path, agent, headers: { ...target.headers, ...sent, ...headers } }, (answer) => {
      bodyOf(answer).then((whole) => {
        const { etag = null } = answer.headers
        resolve({ status: answer.statusCode ?? 0, etag, body: whole, milliseconds: performance.now() - began })
      }, reject)
    })
    asked.once('error', reject)
    asked.end(text ?? undefined)
  })

/** @throws where the answer is another than expected: a figure of a refused request would be worth nothing. */
export const expect = async (asked: Promise<Answer>, status = 200): Promise<Answer> => {
  const answer = await asked
  if (answer.status !== status) throw new Error(`answered ${answer.status}, not ${status}: ${answer.body.toString('utf8').slice(0, 300)}`)
  return answer
}

/** Closes what was kept open. */
export const hangUp = (): void => agent.destroy()

/** Runs each of the ways once a round, after one round that does not count. @returns the figures of each way. */
export const interleaved = async <Way extends string>(
  ways: Readonly<Record<Way, () => Promise<number>>>,
  count = rounds,
): Promise<Readonly<Record<Way, readonly number[]>>> => {
  const names = Object.keys(ways) as Way[]
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Way, number[]>
  for (let round = 0; round <= count; round += 1)
    for (const name of names) {
      const figure = await ways[name]()
      if (round > 0) found[name].push(figure)
    }
  return found
}

/** What one case found. `ratio` is the figure that has a limit where there is a yardstick; else `ours` has it. */
export interface Finding {
  readonly name: string
  readonly ours: number
  readonly bare: number | null
  readonly unit: string
  /** At most; with `least` at least. `null` where nothing was promised. */
  readonly limit: number | null
  readonly least?: boolean
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

export const isOver = ({ ours, bare, limit, least = false }: Finding): boolean => {
  if (limit === null) return false
  const held = bare === null ? ours : ours / bare
  return least ? held < limit : held > limit
}

/** Wide signs take two places on a terminal; all of the names are Latin. */
export const line = (finding: Finding): string => {
  const { name, ours, bare, unit, limit, least = false } = finding
  const against = bare === null ? ''.padEnd(25) : `${figure(bare).padStart(8)} ${unit.padEnd(6)} ${`${(ours / bare).toFixed(2)} ×`.padStart(9)}`
  const promised = limit === null ? '' : `${least ? '≥' : '≤'} ${limit}${bare === null ? ` ${unit}` : ' ×'}`
  return `${name.padEnd(44)} ${figure(ours).padStart(8)} ${unit.padEnd(6)} ${against}  ${promised.padEnd(12)} ${limit === null ? '' : isOver(finding) ? 'OVER' : 'ok'}`.trimEnd()
}
