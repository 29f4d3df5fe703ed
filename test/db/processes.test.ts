/** Several processes on one SQLite file: who may serve it, who waits for whom, and what is left after one was killed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { installationValue, setInstallationValue } from '../../db/installation.ts'
import { migrate } from '../../db/migrate.ts'
import { write } from '../../db/transaction.ts'
import { child } from '../support/child.ts'

let folder = ''
let url = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'processes-'))
  url = `sqlite:${join(folder, 'x.db')}`
  await using database = await connect(url)
  await migrate(database)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a file that a server holds alone', () => {
  it('is refused to a second server, which is told who holds it', async () => {
    await using _ = await connect(url, { sole: true })
    const { output } = child(`await connect('${url}', { sole: true }).catch((error) => console.log(error.code, error.message))`)
    expect(await output).toMatch(new RegExp(`^in_use open .*x\\.db: process ${process.pid} on \\S+ has it open; stop it first\n$`))
  })

  it('is open to commands beside the server', async () => {
    await using _ = await connect(url, { sole: true })
    await using beside = await connect(url)
    await write(beside.db, (trx) => setInstallationValue(trx, 'a', '1'))
    expect(await installationValue(beside.db, 'a')).toBe('1')
  })

  it('is free again when the server has stopped', async () => {
    await (await connect(url, { sole: true })).close()
    await using again = await connect(url, { sole: true })
    expect(again.engine).toBe('sqlite')
  })

  it('is free again when the server was killed', async () => {
    const server = child(`await connect('${url}', { sole: true }); console.log('serving'); setInterval(() => {}, 1000)`)
    await server.said('serving')
    await expect(connect(url, { sole: true })).rejects.toMatchObject({ code: 'in_use' })
    server.process.kill('SIGKILL')
    await server.output
    await using again = await connect(url, { sole: true })
    expect(again.engine).toBe('sqlite')
  })
})

describe('writers', () => {
  it('of one process follow one another', async () => {
    await using database = await connect(url)
    const add = (): Promise<void> =>
      write(database.db, async (trx) => {
        const count = Number((await installationValue(trx, 'count')) ?? '0')
        await setInstallationValue(trx, 'count', String(count + 1))
      })
    await Promise.all(Array.from({ length: 50 }, add))
    expect(await installationValue(database.db, 'count')).toBe('50')
  })

  it('of two processes wait for each other, and leave the event loop free meanwhile', async () => {
    const code = `
      const { db } = await connect('${url}')
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('installation').values({ key: 'child', value: '1' }).execute()
        console.log('holding')
        await new Promise((settle) => setTimeout(settle, 400))
      })
      console.log('done')`
    await using database = await connect(url)
    // Not the first of the process: what holds for one must hold for all.
    await write(database.db, (trx) => installationValue(trx, 'child'))
    const other = child(code)
    await other.said('holding')
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 5)
    const began = performance.now()
    const seen = await write(database.db, (trx) => installationValue(trx, 'child'))
    const waited = performance.now() - began
    clearInterval(timer)
    expect(seen).toBe('1')
    expect(waited).toBeGreaterThan(100)
    expect(ticks).toBeGreaterThan(waited / 50)
    expect(await other.output).toBe('holding\ndone\n')
  })

  it('lose nothing that was acknowledged when they are killed', async () => {
    const code = `
      const { db } = await connect('${url}')
      for (let n = 1; ; n += 1) {
        await db.transaction().execute((trx) => trx.insertInto('installation').values({ key: 'n' + n, value: '' }).execute())
        console.log('kept ' + n + ' ')
      }`
    const writer = child(code)
    await writer.said('kept 20 ')
    writer.process.kill('SIGKILL')
    const kept = [...(await writer.output).matchAll(/kept (\d+) /g)].length
    await using database = await connect(url)
    const { rows } = await sql<{ n: number }>`select count(*) as n from installation`.execute(database.db)
    expect(rows[0]!.n).toBeGreaterThanOrEqual(kept)
    const { rows: check } = await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(database.db)
    expect(check).toEqual([{ integrityCheck: 'ok' }])
  })

  it('go on while a copy is taken, and the copy is whole', async () => {
    await using database = await connect(url)
    let writing = true
    const writes = (async () => {
      for (let n = 1; writing; n += 1) {
        await write(database.db, async (trx) => {
          await setInstallationValue(trx, 'left', String(n))
          await setInstallationValue(trx, 'right', String(n))
        })
        await wait(1)
      }
    })()
    await database.copyTo(join(folder, 'copy.db'))
    writing = false
    await writes
    await using copy = await connect(`sqlite:${join(folder, 'copy.db')}`)
    expect(await migrate(copy)).toEqual([])
    expect(await installationValue(copy.db, 'left')).toBe(await installationValue(copy.db, 'right'))
  })
})
