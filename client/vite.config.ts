/** Builds the client into `dist/client`; `seeds/dev.ts` serves it by the same configuration. */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'baseline-widely-available',
    outDir: resolve(import.meta.dirname, '../dist/client'),
    emptyOutDir: true,
    reportCompressedSize: false,
    // AG Grid and ECharts are this large; each is a chunk of its own.
    chunkSizeWarningLimit: 1500,
  },
})
