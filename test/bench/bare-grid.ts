/** Builds and serves the page with a bare AG Grid (`test/browser/bare-grid`) on the content of a sheet of ours. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, preview } from 'vite'

export interface BareGrid extends AsyncDisposable {
  readonly address: string
}

/** @param sheet JSON of a `SheetView`. */
export const serveBareGrid = async (folder: string, sheet: string): Promise<BareGrid> => {
  const outDir = join(folder, 'bare-grid')
  mkdirSync(outDir)
  const built = { configFile: false, root: resolve(import.meta.dirname, '../browser/bare-grid'), logLevel: 'silent' } as const
  await build({ ...built, build: { outDir, emptyOutDir: true, target: 'esnext' } })
  writeFileSync(join(outDir, 'sheet.json'), sheet)
  const server = await preview({ ...built, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  return { address: server.resolvedUrls?.local[0] ?? '', [Symbol.asyncDispose]: () => server.close() }
}
