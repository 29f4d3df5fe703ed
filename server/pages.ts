/** The built client: files with a hash in their name are kept for good, the page itself is made anew with each answer's nonce. */
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
  let page: Promise<string> | null = null
  return async (request, next) => {
    const { path } = request.req
    if (path.startsWith('/assets/')) {
      const answer = await files(request, next)
      return answer ?? Promise.reject(new Refusal('not_found'))
    }
    // Addresses of rooms have no ending; a file that is not there is not the page.
    if (path.startsWith('/api/') || /\.\w+$/.test(path)) throw new Refusal('not_found')
    const html = await (page ??= readFile(join(directory, 'index.html'), 'utf8'))
    return request.html(html.replaceAll(nonceMark, request.var.secureHeadersNonce ?? ''), 200, { 'cache-control': 'no-cache' })
  }
}
