/** The product as its own process, in a data folder of the test's: from its sources, or as it was built, which is how `npm start` starts it. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { cookieOf } from './house.ts'

const root = resolve(import.meta.dirname, '../..')

export interface Run {
  /** Everything it printed so far. */
  readonly said: () => string
  readonly complained: () => string
  /** Address it listens on; rejects if it ends before it listens. */
  readonly address: Promise<string>
  readonly ended: Promise<number | null>
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>
}

export const asBuilt = 'dist/server/main.js'
/** `npm test` has built what people start; single tests that are run without it take the sources. */
const asStarted = process.env['BUILT'] === undefined ? 'seeds/start.ts' : asBuilt

/** What a process of its own has of our surroundings. */
export const bareEnv = (settings: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> => ({
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  ...settings,
})

/** @param settings beside `DATA_DIR`; the port is any free one unless given. */
export const startServer = (
  dataDirectory: string,
  words: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  program = asStarted,
): Run => {
  const env = bareEnv({ DATA_DIR: dataDirectory, PORT: '0', LOG_LEVEL: 'error', ...settings })
  const child = spawn(process.execPath, [program, ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complained = ''
  const address = Promise.withResolvers<string>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    // The line about mail is the last.
    const found = /http:\/\/\S+/.exec(said)
    if (found && said.includes('邮件')) address.resolve(found[0])
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text))
  const ended = new Promise<number | null>((settle) => {
    child.on('close', (code) => {
      settle(code)
      address.reject(new Error(`the server ended with ${code}: ${complained}`))
    })
  })
  // Who only waits for the end need not look at the address.
  address.promise.catch(() => {})
  return {
    said: () => said,
    complained: () => complained,
    address: address.promise,
    ended,
    kill: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

/** Signs in over HTTP. @returns headers for further requests. */
export const signInAt = async (address: string, email: string, password: string): Promise<{ readonly cookie: string; readonly 'content-type': string }> => {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`)
  return { cookie: cookieOf(response.headers), 'content-type': 'application/json' }
}
