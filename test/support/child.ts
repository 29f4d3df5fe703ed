/** Other processes for tests: a piece of a module, run by the same Node in the folder of the project. */
import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
/** The user that owns nothing. Where tests run as root, rights to files are looked at through its eyes. */
const nobody = 65_534

export interface Child {
  readonly process: ChildProcess
  /** Settles once the child has said the words; rejects if it ends before. */
  readonly said: (words: string) => Promise<void>
  /** All that it said, once it has ended. */
  readonly output: Promise<string>
}

/**
 * Starts a child.
 *
 * @param code  body of an ES module; `connect` of `db/connect.ts` is imported already.
 * @param plain run without the rights of root.
 */
export const child = (code: string, { plain = false } = {}): Child => {
  // After the imports: the folder of the project may be root's alone.
  const asNobody = plain && process.getuid?.() === 0 ? `process.setgroups([]); process.setgid(${nobody}); process.setuid(${nobody})` : ''
  const lines = [`import { connect } from ${JSON.stringify(resolve(root, 'db/connect.ts'))}`, asNobody, code].join('\n')
  const started = spawn(process.execPath, ['--input-type=module', '-e', lines], { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  let heard = ''
  const hear = (text: string): void => {
    heard += text
  }
  started.stdout.setEncoding('utf8').on('data', hear)
  started.stderr.setEncoding('utf8').on('data', hear)
  const output = new Promise<string>((settle) => {
    started.on('close', () => settle(heard))
  })
  const said = (words: string): Promise<void> =>
    new Promise((settle, reject) => {
      const look = (): void => {
        if (heard.includes(words)) settle()
      }
      look()
      started.stdout.on('data', look)
      started.on('close', () => reject(new Error(`the child ended without saying ${words}: ${heard}`)))
    })
  return { process: started, said, output }
}
