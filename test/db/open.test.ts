import fs from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { OpenError } from '../../db/trouble.ts'
import { child } from '../support/child.ts'
import { smallPlan } from '../support/small-plan.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'))
  file = join(folder, 'x.db')
})
afterEach(() => {
  fs.chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

const filled = async (): Promise<void> => {
  await using database = await connect(`sqlite:${file}`)
  await migrate(database)
  await smallPlan(database.db)
}
const refusal = async (url: string): Promise<OpenError> => {
  const error: unknown = await connect(url).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(OpenError)
  return error as OpenError
}

describe('an SQLite file', () => {
  it('is opened durable, and is so still after a write', async () => {
    await using database = await connect(`sqlite:${file}`)
    await migrate(database)
    await smallPlan(database.db)
    expect(await database.settings()).toMatchObject({ journalMode: 'wal', synchronous: 2, foreignKeys: 1 })
  })

  it('may have its address with slashes before it', async () => {
    await using database = await connect(`sqlite://${file}`)
    await migrate(database)
    expect(fs.existsSync(file)).toBe(true)
  })

  it('is refused with its reason where the folder is missing', async () => {
    const url = `sqlite:${join(folder, 'no', 'x.db')}`
    expect(await refusal(url)).toMatchObject({ code: 'folder_missing', message: `open ${folder}/no/x.db: the folder ${folder}/no does not exist` })
  })

  it('is refused where it is no database, and stays as it is', async () => {
    const notes = 'these are notes and no database. '.repeat(100)
    fs.writeFileSync(file, notes)
    expect(await refusal(`sqlite:${file}`)).toMatchObject({ code: 'not_a_database' })
    expect(fs.readFileSync(file, 'utf8')).toBe(notes)
  })

  it('is refused where its first page is damaged', async () => {
    await filled()
    const bytes = fs.readFileSync(file)
    bytes.fill(0xff, 100, 4096)
    fs.writeFileSync(file, bytes)
    expect(await refusal(`sqlite:${file}`)).toMatchObject({ code: 'damaged', message: `open ${file}: the database is damaged; restore a backup` })
  })

  it.each([
    ['the folder', () => fs.chmodSync(folder, 0o555)],
    [
      'the file',
      () => {
        fs.chmodSync(folder, 0o777)
        fs.chmodSync(file, 0o444)
      },
    ],
  ])('is refused where %s is not writable', async (_, protect) => {
    await filled()
    protect()
    const { output } = child(
      `try { await connect('sqlite:${file}'); console.log('opened') } catch (error) { console.log(error.name, error.code, error.message.includes('\\n')) }`,
      { plain: true },
    )
    expect(await output).toBe('OpenError read_only false\n')
  })

  it.each([
    ['NFS', 0x6969],
    ['SMB', 0x517b],
    ['CIFS', 0xff534d42],
    ['SMB2', 0xfe534d42],
  ])('is refused on a network file system (%s)', async (_, type) => {
    const spy = vi.spyOn(fs, 'statfsSync').mockReturnValue({ type } as ReturnType<typeof fs.statfsSync>)
    syncBuiltinESMExports()
    try {
      expect(await refusal(`sqlite:${file}`)).toMatchObject({ code: 'network_folder' })
    } finally {
      spy.mockRestore()
      syncBuiltinESMExports()
    }
    expect(fs.existsSync(file)).toBe(false)
  })

  it('keeps rows to their tables and types', async () => {
    await using database = await connect(`sqlite:${file}`)
    await migrate(database)
    await expect(
      database.db
        .insertInto('calendarYear')
        .values({ year: 'soon' as never, source: '', holidays: '[]' })
        .execute(),
    ).rejects.toThrow('datatype mismatch')
    await expect(database.db.insertInto('departmentMember').values({ collectiveId: 'a', departmentId: 'b', sort: 0 }).execute()).rejects.toThrow('FOREIGN KEY')
    await expect(database.db.insertInto('calendarYear').values({ year: 2026, source: '', holidays: '[]' }).execute()).resolves.toBeDefined()
  })
})

describe('an address', () => {
  it.each(['', 'x.db', 'mysql://localhost/x', 'file:x.db'])('must be one that is known: %j', async (url) => {
    expect(await refusal(url)).toMatchObject({ code: 'address' })
  })

  it('of a server out of reach is told without its password', async () => {
    const { code, message } = await refusal('postgres://xushi:s3cret@127.0.0.1:1/plans')
    expect(code).toBe('unreachable')
    expect(message).toMatch(/^connect to PostgreSQL 127\.0\.0\.1\/plans: .*ECONNREFUSED/)
    expect(message).not.toContain('s3cret')
  })
})
