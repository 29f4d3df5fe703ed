/** Builds the client into `dist/client`, each larger file zipped beside itself; `seeds/dev.ts` serves it by the same configuration. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { HtmlTagDescriptor, Plugin } from 'vite'

const output = resolve(import.meta.dirname, '../dist/client')
const assets = join(output, 'assets')
/** Below this a zipped answer is no smaller on the wire. */
const worthZipping = 1400
/** The best takes fifty times as long for another tenth. */
const brotliQuality = 9

/** Zips once at the build what would else be zipped with every answer. */
const zipped: Plugin = {
  name: 'zipped',
  apply: 'build',
  closeBundle() {
    for (const name of readdirSync(assets)) {
      const content = readFileSync(join(assets, name))
      if (content.length <= worthZipping) continue
      writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }))
      // A tenth smaller, for browsers that come by TLS.
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }))
    }
  },
}

/** The page of plans, its sheet and the sheet's words: nearly everybody goes there, so they set out with the first byte of the page. */
const goesAhead = ['pages/plan.tsx', 'sheet/sheet.ts', 'sheet/texts.ts'].map((file) => resolve(import.meta.dirname, file))

const isWanted = ({ moduleIds }: { readonly moduleIds: readonly string[] }): boolean => goesAhead.some((file) => moduleIds.includes(file))

const ahead: Plugin = {
  name: 'ahead',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle))
        // Most of it runs while the page opens: Chromium then reads it whole beside the page, not function by function on the page's time.
        if (file.type === 'chunk' && (file.isEntry || isWanted(file))) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
    },
  },
  transformIndexHtml: {
    order: 'post',
    handler(html, { path, bundle = {} }) {
      if (path !== '/index.html') return []
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const wanted = chunks.filter(isWanted)
      const scripts = new Set(wanted.flatMap(({ fileName, imports }) => [...imports, fileName]))
      const styles = new Set(wanted.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))
      const link = (attrs: Readonly<Record<string, string | boolean>>): HtmlTagDescriptor => ({ tag: 'link', attrs: { ...attrs }, injectTo: 'head' })
      return [
        ...[...scripts].filter((file) => !html.includes(file)).map((file) => link({ rel: 'modulepreload', crossorigin: true, href: `/${file}` })),
        ...[...styles].map((file) => link({ rel: 'preload', as: 'style', crossorigin: true, href: `/${file}` })),
      ]
    },
  },
}

/** Addresses of forms are one page, which is not the product's. The built pages are told apart by `server/pages.ts`. */
const formPage: Plugin = {
  name: 'form-page',
  configureServer(server) {
    server.middlewares.use((request, _, next) => {
      if (/^\/form(\/|$)/.test(request.url ?? '') && !/\.\w+(\?|$)/.test(request.url ?? '')) request.url = '/form.html'
      next()
    })
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), formPage, ahead, zipped],
  build: {
    target: 'baseline-widely-available',
    outDir: output,
    emptyOutDir: true,
    rolldownOptions: { input: [join(import.meta.dirname, 'index.html'), join(import.meta.dirname, 'form.html')] },
    reportCompressedSize: false,
    // AG Grid and ECharts are this large; each is a chunk of its own.
    chunkSizeWarningLimit: 1500,
  },
})
