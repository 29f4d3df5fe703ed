/** What was acknowledged is there after the process was killed at any moment; nothing is there by half. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import { connect } from '../../db/connect.ts'
import { observationsAt, revisionsOf } from '../../db/observations.ts'
import { demonstrationPassword } from '../../seeds/demo-people.ts'
import type { EditsAnswer } from '../../server/wire/edits.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import { planCode } from '../support/house.ts'
import { signInAt, startServer } from '../support/server.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crash-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('keeps every acknowledged edit when the process is killed', async () => {
  const server = startServer(folder)
  const address = await server.address
  const headers = await signInAt(address, 'office@demo.invalid', demonstrationPassword)
  const sheet = (await (await fetch(`${address}/api/plans/${planCode}/sheet?from=2026&to=2026`, { headers })).json()) as SheetView
  const rows = sheet.rows.id.flatMap((id, place) =>
    sheet.rows.frequency[place] === 'quarter' && sheet.rows.measure[place] !== 'verdict' ? [{ id, place }] : [],
  )
  const acknowledged = new Map<string, string>()
  const tried = new Map<string, Set<string>>()

  /** Types ever new values into one cell until the server is gone. */
  const type = async ({ id, place }: (typeof rows)[number]): Promise<void> => {
    let was = sheet.values['2026-Q2']![place]!
    for (let count = 1; ; count += 1) {
      const text = String(1000 + count)
      tried.set(id, (tried.get(id) ?? new Set()).add(text))
      const batch = { id: crypto.randomUUID(), label: '', edits: [{ cell: { sheet: 'observations', indicator: id, period: '2026-Q2' }, was, text }] }
      const response = await fetch(`${address}/api/plans/${sheet.plan}/edits`, { method: 'POST', headers, body: JSON.stringify(batch) })
      const answer = (await response.json()) as EditsAnswer
      expect(answer.outcomes[0]?.state).toBe('applied')
      acknowledged.set(id, text)
      was = text
    }
  }
  const typists = rows.slice(0, 6).map((row) => type(row).catch((error: unknown) => error))
  await expect.poll(() => acknowledged.size, { timeout: 10_000 }).toBe(6)
  await server.kill('SIGKILL')
  await Promise.all(typists)

  await using after = await connect(`sqlite:${join(folder, 'xushi.db')}`)
  const changes = await changesAfter(after.db, sheet.plan, sheet.seq, 100_000)
  for (const [id, text] of acknowledged) {
    const [now] = await observationsAt(after.db, [{ indicatorId: id, period: '2026-Q2' }])
    // The last one may have been written before its answer could leave.
    expect([text, String(Number(text) + 1)]).toContain(now?.value)
    expect(tried.get(id)).toContain(now?.value)
    const revisions = (await revisionsOf(after.db, [id])).filter(({ period }) => period === '2026-Q2')
    const written = changes.filter((change) => change.rowId === id && change.column === '2026-Q2' && change.sheet === 'observations')
    // Value, revision and change came together, each time.
    expect(written.map(({ after: value }) => value)).toEqual(revisions.slice(-written.length).map(({ value }) => value))
    expect(written.at(-1)?.after).toBe(now?.value)
    expect(revisions.filter(({ knownTo }) => knownTo === null)).toHaveLength(1)
  }
})
