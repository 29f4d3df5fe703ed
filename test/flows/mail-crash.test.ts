/**
 * Mail when the process is killed at any moment: no notice is lost, and none is sent twice but between the server's answer and our note of it, when the
 * twin bears the same Message-ID. Three kills; `KILLS=500 npm test -- mail-crash` for a release.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { beginning, ledgerAfter } from '../../db/ledger.ts'
import { sha256 } from '../../server/actions/ledger.ts'
import { brokenAt } from '../../server/rules/ledger.ts'
import type { Faults } from '../support/mailbox.ts'
import { openMailbox } from '../support/mailbox.ts'
import { startServer } from '../support/server.ts'

const kills = Number(process.env['KILLS'] ?? 3)
const faulty = 0.05

const program = resolve(import.meta.dirname, '../support/mailing-days.ts')
const live = (...args: readonly string[]) => {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<number | null>((settle) => {
    child.on('close', (code) => settle(code))
  })
  const ready = new Promise<void>((settle, reject) => {
    child.stdout.on('data', () => {
      if (said.includes('ready')) settle()
    })
    void ended.then(() => reject(new Error(`ended early: ${said}`)))
  })
  ready.catch(() => undefined)
  return { child, ready, ended, said: () => said }
}

const faults: readonly Faults[] = [{ rcpt: { code: 451, text: 'later' } }, { data: { code: 451, text: 'later' } }, { drop: 'unkept' }, { drop: 'kept' }]
const seldom = (): Faults => (Math.random() < faulty ? (faults[Math.floor(Math.random() * faults.length)] ?? {}) : {})

it('loses no mail and doubles none unseen, however often it is killed', { timeout: 60_000 + kills * 12_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mail-crash-'))
  const seeded = startServer(folder)
  await seeded.address
  await seeded.kill('SIGTERM')
  await using mailbox = await openMailbox()
  mailbox.fail(seldom)
  // The first lives through three days, which tells how long one takes here.
  const first = live(folder, mailbox.url)
  await first.ready
  const began = performance.now()
  await expect.poll(() => first.said().split('\n').length, { timeout: 60_000 }).toBeGreaterThan(4)
  const threeDays = performance.now() - began
  first.child.kill('SIGKILL')
  await first.ended
  for (let kill = 1; kill < kills; kill += 1) {
    const { child, ready, ended } = live(folder, mailbox.url)
    await ready
    await wait(Math.random() * threeDays)
    child.kill('SIGKILL')
    await ended
  }
  mailbox.refuse(null)
  const last = live(folder, mailbox.url, '--finish')
  expect(await last.ended).toBe(0)
  expect(last.said()).toContain('finished')

  await using after = await connect(`sqlite:${join(folder, 'xushi.db')}`)
  // Before the mail server there was a folder; and what was over before it was told needs no mail.
  const messages = (await after.db.selectFrom('message').selectAll().execute()).filter(
    ({ answer, state }) => answer?.endsWith('.eml') !== true && state !== 'empty',
  )
  const ours = new Set(messages.map(({ id }) => id))
  const notices = await after.db.selectFrom('notification').selectAll().execute()
  // What is missing is chased later, step by step; the rest is told as it opens.
  const standing = await after.db.selectFrom('warning').selectAll().where('state', 'in', ['open', 'recovering']).where('cause', '<>', 'report').execute()
  const ledger = await ledgerAfter(after.db, 0, 1_000_000)
  const entered = ledger.filter(({ messageId }) => ours.has(messageId))
  const byId = Map.groupBy(mailbox.received, ({ messageId }) => messageId)
  const copies = (header: string): number => byId.get(`<${header}>`)?.length ?? 0

  // Something happened.
  expect([standing.length > 0, notices.length > 0, messages.length > kills / 4]).toEqual([true, true, true])
  // What stands was told, each notice has a mail, each mail left: nothing is there by half.
  const told = new Set(notices.map(({ warningId }) => warningId))
  expect(standing.filter(({ id }) => !told.has(id))).toEqual([])
  expect(messages.filter(({ state }) => state !== 'sent').map(({ state, answer }) => [state, answer])).toEqual([])
  expect(messages.filter(({ messageIdHeader }) => copies(messageIdHeader) === 0)).toEqual([])
  // No mail that nobody decided; one a person and day; twins are the same mail.
  const known = new Set(messages.map(({ messageIdHeader }) => `<${messageIdHeader}>`))
  expect([...byId.keys()].filter((id) => !known.has(id))).toEqual([])
  expect(new Set(messages.map(({ personId, day }) => `${personId} ${day}`)).size).toBe(messages.length)
  const unlike = [...byId.values()].filter(
    (twins) => new Set(twins.map(({ to, subject, text, header }) => [to, subject, text, header('date')].join('\n'))).size > 1,
  )
  expect(unlike).toEqual([])
  // Noted once each, in a chain that holds.
  expect(entered.map(({ messageId }) => messageId).toSorted()).toEqual(messages.map(({ id }) => id).toSorted())
  expect(brokenAt(beginning, ledger, sha256)).toBeNull()
  if (process.env['KILLS'] !== undefined) {
    const repeated = [...byId.values()].filter(({ length }) => length > 1).length
    process.stderr.write(`${kills} kills: ${messages.length} mails, ${notices.length} notices, ${repeated} repeated under the same Message-ID\n`)
  }
  rmSync(folder, { recursive: true })
})
