/** The page with nothing but the sheet, built as one file, not as the hundreds that Vite serves in development: each test opens it anew. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import type { Plugin } from 'vite'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the page, built before all tests (`test/support/built.ts`). */
    readonly sheetPage: string
  }
}

export interface ServedPage extends AsyncDisposable {
  readonly address: string
}

const configOf = (folder: string) =>
  ({ configFile: false, root: import.meta.dirname, logLevel: 'silent', build: { outDir: folder, emptyOutDir: true } }) as const

/** @returns the folder it stands in, for the caller to take away. */
export const buildSheetPage = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-page-'))
  await build(configOf(folder))
  return folder
}

export const serveSheetPage = async (folder: string, plugins: readonly Plugin[] = []): Promise<ServedPage> => {
  const server = await preview({ ...configOf(folder), plugins: [...plugins], preview: { host: '127.0.0.1', port: 0 } })
  return { address: server.resolvedUrls?.local[0] ?? '', [Symbol.asyncDispose]: () => server.close() }
}
