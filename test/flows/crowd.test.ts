/** Several people at once over real HTTP; `npm run bench -- crowd` lets fifty type for a minute. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { demonstrationPassword } from '../../seeds/demo-people.ts'
import { letCrowdType } from '../support/crowd-clients.ts'
import { planCode } from '../support/house.ts'
import { signInAt, startServer } from '../support/server.ts'

it('loses no edit of eight people who type into the same cells, and shows all of them the same in the end', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crowd-'))
  const server = startServer(folder)
  try {
    const address = await server.address
    const headers = [
      await signInAt(address, 'office@demo.invalid', demonstrationPassword),
      await signInAt(address, 'admin@demo.invalid', demonstrationPassword),
    ]
    const report = await letCrowdType({ address, headers, plan: planCode, clients: 8, editsPerSecond: 20, seconds: 3, seed: 7 })
    expect(report).toMatchObject({ lost: [], different: 0 })
    expect(report.acknowledged).toBeGreaterThan(20)
    expect(report.latencies.length).toBeGreaterThan(100)
  } finally {
    await server.kill('SIGTERM')
    rmSync(folder, { recursive: true })
  }
})
