/**
 * Before the browser's tests: the product is built from the files as they are, and started once for its demonstration; every file of tests begins
 * with a copy of that data (`product.ts`), which is there at once. The page with the sheet alone is built, too (`sheet-page/use.ts`).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildSheetPage } from '../browser/sheet-page/serve.ts'
import { demonstrationNow } from './database.ts'
import { asBuilt, startServer } from './server.ts'

/** @returns what takes it away again. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const root = resolve(import.meta.dirname, '../..')
  // Tests run under a NODE_ENV of their own; what people run is not built under it.
  const env = { ...process.env, NODE_ENV: undefined }
  const built = spawnSync(process.execPath, ['install.mjs', '--build'], { cwd: root, env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`build: ${built.stdout}${built.stderr}`)
  const demonstration = mkdtempSync(join(tmpdir(), 'demonstration-'))
  const server = startServer(demonstration, [], { CLOCK: demonstrationNow }, asBuilt)
  const [sheetPage] = await Promise.all([buildSheetPage(), server.address])
  await server.kill('SIGTERM')
  project.provide('demonstration', demonstration)
  project.provide('sheetPage', sheetPage)
  return () => {
    for (const folder of [demonstration, sheetPage]) rmSync(folder, { recursive: true })
  }
}
