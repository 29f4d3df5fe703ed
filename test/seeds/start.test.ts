/** `npm start`, as an operator meets it: first start, second start, and every way in which it cannot. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SessionView } from '../../server/wire/session.ts'
import { signInAt, startServer } from '../support/server.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('starts empty with one administrator, whose password is printed once, and with the reference plans', async () => {
  const first = startServer(folder, ['--empty'])
  const address = await first.address
  const [, email = '', password = ''] = /(admin@\S+)\s+(\S+)/.exec(first.said()) ?? []
  const headers = await signInAt(address, email, password)
  const plans = (await (await fetch(`${address}/api/plans`, { headers })).json()) as readonly PlanView[]
  expect(plans.map(({ code, demonstration, watched }) => [code, demonstration, watched])).toEqual(
    ['yuzhong-2027', 'yuzhong-2026', 'dadukou-2031', 'xindu-2021', 'chongqing-metro-2021'].map((code) => [code, false, false]),
  )
  const session = (await (await fetch(`${address}/api/session`)).json()) as SessionView
  expect(session).toMatchObject({ me: null, demonstration: null, clock: { settable: false } })
  expect(await first.kill('SIGTERM')).toBe(0)

  // Without --empty nothing made-up comes beside people who are there.
  const second = startServer(folder)
  const again = await second.address
  expect(second.said()).not.toContain('admin@')
  await signInAt(again, email, password)
  expect(((await (await fetch(`${again}/api/session`)).json()) as SessionView).demonstration).toBeNull()
  expect(await second.kill('SIGTERM')).toBe(0)
})

it('starts with the demonstration, says so, and stops with pages open', async () => {
  const server = startServer(folder)
  const address = await server.address
  expect(server.said()).toContain('数值均为虚构')
  const password = /password of all: (\S+)/.exec(server.said())?.[1] ?? ''
  const headers = await signInAt(address, 'office@demo.invalid', password)
  const plans = (await (await fetch(`${address}/api/plans`, { headers })).json()) as readonly PlanView[]
  expect(plans[0]).toMatchObject({ demonstration: true, watched: true, judgedAt: expect.any(String) })
  const stream = await fetch(`${address}/api/plans/${plans[0]!.id}/live`, { headers })
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  await stream.body!.getReader().read()
  expect(await server.kill('SIGTERM')).toBe(0)
  expect(server.complained()).toBe('')
})

const oneLine = /^xushi: [^\n]+\n$/

it('refuses a second process on the same data', async () => {
  const first = startServer(folder, ['--empty'])
  await first.address
  const second = startServer(folder, ['--empty'])
  expect(await second.ended).toBe(1)
  expect(second.complained()).toMatch(oneLine)
  expect(second.complained()).toContain('has it open')
  await first.kill('SIGTERM')
})

it('refuses to let others reach demonstration accounts', async () => {
  const server = startServer(folder, [], { HOST: '0.0.0.0' })
  expect(await server.ended).toBe(1)
  expect(server.complained()).toMatch(oneLine)
  expect(server.complained()).toContain('HOST')
})

it('names a port that is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const server = startServer(folder, ['--empty'], { PORT: String((taken.address() as AddressInfo).port) })
  expect(await server.ended).toBe(1)
  expect(server.complained()).toMatch(oneLine)
  expect(server.complained()).toContain('EADDRINUSE')
  taken.close()
})

it('leaves a database from a newer version alone', async () => {
  {
    await using newer = await connect(`sqlite:${join(folder, 'xushi.db')}`)
    await migrate(newer)
    await sql`insert into kysely_migration (name, timestamp) values ('2030-01-later', '2030-01-01')`.execute(newer.db.withoutPlugins())
  }
  const server = startServer(folder, ['--empty'])
  expect(await server.ended).toBe(1)
  expect(server.complained()).toMatch(oneLine)
  expect(server.complained()).toContain('newer version')
})

it.each([
  ['a folder that cannot be made', { DATA_DIR: '/dev/null/data' }, /DATA_DIR/],
  ['a file that is no database', {}, /not a (SQLite )?database/],
  ['a database server that is not there', { DATABASE_URL: 'postgres://xushi:secret-word@127.0.0.1:9/xushi' }, /127\.0\.0\.1/],
  ['an option that is none', {}, /--fulll/],
])('stops at %s, with one line', async (what, settings, words) => {
  if (what.includes('no database')) writeFileSync(join(folder, 'xushi.db'), 'something else\n'.repeat(200))
  const server = startServer(folder, [what.includes('option') ? '--fulll' : '--empty'], settings)
  expect(await server.ended).toBe(1)
  expect(server.complained()).toMatch(oneLine)
  expect(server.complained()).toMatch(words)
  expect(server.complained()).not.toContain('secret-word')
})

it('tells all wrong settings at once, and no secret', async () => {
  const settings = { PORT: 'eighty', SMTP_URL: 'http://user:secret-word@mail', MAIL_FROM: 'nobody', PUBLIC_URL: 'xushi', AUTH_SECRET: 'short-secret' }
  const server = startServer(folder, ['--empty'], settings)
  expect(await server.ended).toBe(1)
  expect(
    server
      .complained()
      .trim()
      .split('\n')
      .map((line) => line.replace(/^xushi: (\w+):.*$/, '$1'))
      .toSorted(),
  ).toEqual(Object.keys(settings).toSorted())
  expect(server.complained()).not.toMatch(/secret-word|short-secret/)
})

it('reads a secret from a file, and not from both', async () => {
  const file = join(folder, 'url')
  writeFileSync(file, `sqlite:${join(folder, 'other.db')}\n`)
  const both = startServer(folder, ['--empty'], { DATABASE_URL_FILE: file, DATABASE_URL: 'sqlite:x.db' })
  expect(await both.ended).toBe(1)
  expect(both.complained()).toMatch(oneLine)
  const missing = startServer(folder, ['--empty'], { SMTP_URL_FILE: join(folder, 'nothing') })
  expect(await missing.ended).toBe(1)
  expect(missing.complained()).toContain('SMTP_URL_FILE')
})
