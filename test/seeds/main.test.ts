import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '../../seeds/demo-people.ts'
import { bareEnv } from '../support/server.ts'

const command = resolve(import.meta.dirname, '../../seeds/main.ts')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs the command in a folder of its own, as a person would. */
const seed = (words: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<{ code: number | null; said: string; complained: string }> =>
  new Promise((settle) => {
    const child = spawn(process.execPath, [command, ...words], { cwd: folder, env: bareEnv({ DATA_DIR: folder, ...settings }) })
    let said = ''
    let complained = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text))
    child.on('close', (code) => settle({ code, said, complained }))
  })

describe('npm run seed', () => {
  it('loads the reference plans, says so, and says when there is nothing to do', async () => {
    expect(await seed([])).toMatchObject({ code: 0, said: expect.stringContaining('reference data loaded: 5 plans'), complained: '' })
    expect(await seed(['reference'])).toMatchObject({ code: 0, said: expect.stringContaining('reference data is up to date: 5 plans'), complained: '' })
  })

  it('loads the demonstration and tells how to sign in', async () => {
    const { code, said, complained } = await seed(['demo'])
    expect([code, complained]).toEqual([0, ''])
    expect(said).toContain(`demonstration loaded: sign in as office@demo.invalid with the password ${demonstrationPassword}`)
  })

  it('makes no demonstration accounts where others can reach the server', async () => {
    expect(await seed(['demo'], { HOST: '0.0.0.0' })).toMatchObject({ code: 1, complained: expect.stringMatching(/^HOST: [^\n]+\n$/) })
  })

  it.each([
    ['a word it does not know', ['nonsense'], {}, /^seed: say one of reference, demo, large, not nonsense\n$/],
    ['a wrong setting', [], { PORT: 'x' }, /^PORT: [^\n]+\n$/],
    ['a missing folder', [], { DATABASE_URL: 'sqlite:/nowhere/at-all/x.db' }, /^open \/nowhere\/at-all\/x.db: the folder \/nowhere\/at-all does not exist\n$/],
  ])('ends with one line and 1 on %s', async (_, words, settings, line) => {
    expect(await seed(words, settings)).toEqual({ code: 1, said: '', complained: expect.stringMatching(line) })
  })

  it('ends with one line on a file that is no database', async () => {
    const file = join(folder, 'xushi.db')
    writeFileSync(file, 'these are notes, and nothing else, at some length so that there is a page of it. '.repeat(20))
    expect(await seed([])).toEqual({ code: 1, said: '', complained: `open ${file}: the file is not a SQLite database\n` })
  })
})
