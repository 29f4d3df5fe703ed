/** Serves the page with nothing but the sheet, straight from its sources. */
import { resolve } from 'node:path'
import { createServer } from 'vite'
import type { Plugin } from 'vite'

export interface ServedPage {
  readonly address: string
  readonly close: () => Promise<void>
}

export const serveSheetPage = async (plugins: readonly Plugin[] = []): Promise<ServedPage> => {
  const server = await createServer({
    configFile: false,
    plugins: [...plugins],
    root: import.meta.dirname,
    cacheDir: resolve(import.meta.dirname, '../../../node_modules/.cache/vite-sheet'),
    server: { host: '127.0.0.1', port: 0, fs: { allow: [resolve(import.meta.dirname, '../../..')] } },
    logLevel: 'silent',
  })
  await server.listen()
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}
