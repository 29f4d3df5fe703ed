/** The built client: files with a hash in their name are kept for good, its two pages are made anew with each answer's nonce. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'
import { Refusal } from './basics/refusals.ts'
import type { Door } from './routes/door.ts'

const nonceMark = '__CSP_NONCE__'

/** @param directory what `vite build` wrote, with `.gz` and `.br` beside the larger files. */
export const builtPages = (directory: string): MiddlewareHandler<Door> => {
  const files = serveStatic({
    root: directory,
    precompressed: true,
    onFound: (_, request) => request.header('cache-control', 'public, max-age=31536000, immutable'),
  })
  const pages = new Map<string, Promise<string>>()
  const pageOf = (name: string): Promise<string> => {
    const known = pages.get(name)
    if (known) return known
    const read = readFile(join(directory, name), 'utf8')
    pages.set(name, read)
    return read
  }
  return async (request, next) => {
    const { path } = request.req
    if (path.startsWith('/assets/')) {
      const answer = await files(request, next)
      return answer ?? Promise.reject(new Refusal('not_found'))
    }
    // Addresses of rooms have no ending; a file that is not there is not the page.
    if (path.startsWith('/api/') || /\.\w+$/.test(path)) throw new Refusal('not_found')
    const html = await pageOf(/^\/form(\/|$)/.test(path) ? 'form.html' : 'index.html')
    return request.html(html.replaceAll(nonceMark, request.var.secureHeadersNonce ?? ''), 200, { 'cache-control': 'no-cache' })
  }
}
