/**
 * Before the browser's tests: the product is built from the files as they are, and started once for its demonstration. Every file of tests begins
 * with a copy of that data (`product.ts`), which is there at once.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { demonstrationNow } from './database.ts'
import { asBuilt, startServer } from './server.ts'

/** @returns what takes it away again. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const root = resolve(import.meta.dirname, '../..')
  // Tests run under a NODE_ENV of their own; what people run is not built under it.
  const env = { ...process.env, NODE_ENV: undefined }
  const built = spawnSync(process.execPath, ['install.mjs', '--build'], { cwd: root, env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`build: ${built.stdout}${built.stderr}`)
  const folder = mkdtempSync(join(tmpdir(), 'demonstration-'))
  const server = startServer(folder, [], { CLOCK: demonstrationNow }, asBuilt)
  await server.address
  await server.kill('SIGTERM')
  project.provide('demonstration', folder)
  return () => rmSync(folder, { recursive: true })
}
