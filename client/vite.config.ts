/** Builds the client into `dist/client`, each larger file zipped beside itself; `seeds/dev.ts` serves it by the same configuration. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const output = resolve(import.meta.dirname, '../dist/client')
const assets = join(output, 'assets')
/** Below this a zipped answer is no smaller on the wire. */
const worthZipping = 1400

/** Zips once at the build what would else be zipped with every answer. */
const zipped: Plugin = {
  name: 'zipped',
  apply: 'build',
  closeBundle() {
    for (const name of readdirSync(assets)) {
      const content = readFileSync(join(assets, name))
      if (content.length > worthZipping) writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }))
    }
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), zipped],
  build: {
    target: 'baseline-widely-available',
    outDir: output,
    emptyOutDir: true,
    reportCompressedSize: false,
    // AG Grid and ECharts are this large; each is a chunk of its own.
    chunkSizeWarningLimit: 1500,
  },
})
