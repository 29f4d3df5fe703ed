/** The page with nothing but the sheet, built as one file, not as the hundreds that Vite serves in development: each test opens it anew. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build, preview } from 'vite'
import type { Plugin } from 'vite'

export interface ServedPage extends AsyncDisposable {
  readonly address: string
}

export const serveSheetPage = async (plugins: readonly Plugin[] = []): Promise<ServedPage> => {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'))
  const built = { configFile: false, root: import.meta.dirname, logLevel: 'silent', build: { outDir: folder, emptyOutDir: true } } as const
  await build(built)
  const server = await preview({ ...built, plugins: [...plugins], preview: { host: '127.0.0.1', port: 0 } })
  return {
    address: server.resolvedUrls?.local[0] ?? '',
    [Symbol.asyncDispose]: async () => {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Each test stands alone: nothing of this page is left for the next in the same browser. */
export const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
    return new Promise<void>((settle) => {
      const gone = indexedDB.deleteDatabase('xushi')
      for (const event of ['success', 'error'] as const) gone.addEventListener(event, () => settle())
    })
  })
