/**
 * Bundles the product for running: `dist/server/main.js` (web and jobs in one process) and its worker.
 *
 * Why a bundle: Node reads some 150 small files and the libraries behind them in 0.5 s and 140 MB; one file is read in
 * 0.1 s and 80 MB. Tests and `npm run dev` run the sources as they are.
 *
 * Two habits of the sources make both ways work:
 * - A worker is named beside its file, `new Worker(new URL('./workbook.worker.ts', import.meta.url))`, and is an entry
 *   here. All output lies flat in `dist/server/`, so the URL holds there too; only the ending changes, below.
 * - No other file is sought by way of `import.meta.url`: the folder of a source is not that of the bundle. The client's
 *   files are `dist/client` under the working directory, which npm sets to the root.
 *
 * Left outside: what brings a binary of its own (better-sqlite3, argon2), and pg, which looks for an optional one.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const root = resolve(import.meta.dirname, '..')

const sources: Record<string, string> = {
  main: 'seeds/start.ts',
  worker: 'jobs/worker.ts',
  'workbook.worker': 'server/workbook.worker.ts',
}
const entries = Object.fromEntries(Object.entries(sources).filter(([, file]) => existsSync(resolve(root, file))))

const besideUs = /new URL\(\s*(['"])\.\/([\w.-]+)\.ts\1\s*,\s*import\.meta\.url\s*\)/g

/** `new URL('./name.ts', import.meta.url)` becomes `./name.js`; a name that is no entry stops the build. */
const filesBesideTheBundle: Plugin = {
  name: 'files-beside-the-bundle',
  transform(code, id) {
    if (id.includes('node_modules') || !code.includes('import.meta.url')) return null
    const rewritten = code.replaceAll(besideUs, (_, __, name: string) => {
      if (!(name in entries)) this.error(`./${name}.ts is reached by import.meta.url but is no entry in server/vite.config.ts`)
      return `new URL('./${name}.js', import.meta.url)`
    })
    return { code: rewritten, map: null }
  },
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [filesBesideTheBundle],
  ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', 'pg'] },
  build: {
    ssr: true,
    target: 'node26',
    outDir: 'dist/server',
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: entries,
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
})
