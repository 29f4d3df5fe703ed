/**
 * One click in a mail, without signing in. Reading the address shows what it would do, with a button; posting to it does it, as mail programs do by
 * themselves (RFC 8058). An address that is not signed by us answers like one that is none.
 */
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { z } from 'zod'
import type { Unsubscribing } from '../actions/mail-settings.ts'
import { unsubscribe, unsubscribing } from '../actions/mail-settings.ts'
import { mailPages, unsubscribeMark } from '../actions/letter-parts.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { words } from '../words/index.ts'
import type { Door } from './door.ts'
import { languageFor, param, told } from './door.ts'

const key = param(z.object({ key: z.string().min(1).max(200) }))

const style = `body{margin:0;padding:24px 16px;font:16px/1.7 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;color:#1f2a37;background:#f4f6f9}
main{max-width:480px;margin:0 auto;padding:20px;background:#fff;border:1px solid #dfe4ea;border-radius:6px}
h1{font-size:18px;margin:0 0 8px}p{margin:0 0 12px}button{font:inherit;padding:8px 18px;border:0;border-radius:4px;background:#1764c0;color:#fff}a{color:#1764c0}
@media (prefers-color-scheme:dark){body{background:#10151b;color:#e4e9ef}main{background:#1a212a;border-color:#33404e}a{color:#82b6f2}}`

interface Page {
  readonly language: Unsubscribing['language']
  readonly nonce: string
  readonly title: string
  readonly said: string
  readonly button: string | null
  readonly settings: { readonly address: string; readonly label: string }
}
const page = ({ language, nonce, title, said, button, settings }: Page) =>
  html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${title}</title><style nonce="${nonce}">${raw(style)}</style></head>
<body><main><h1>${title}</h1><p>${said}</p>${button === null ? '' : html`<form method="post"><p><button name="List-Unsubscribe" value="One-Click">${button}</button></p></form>`}<p><a href="${settings.address}">${settings.label}</a></p></main></body></html>`

export const unsubscribeRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/:key', told('mails', 'What one click in a mail would switch off; writes nothing', 'HTML'), key, async (request) => {
      const { key: given } = request.req.valid('param')
      // The address as it stands in a letter that is shown on the page.
      const found: Unsubscribing = given === unsubscribeMark ? { language: languageFor(request), name: '', kinds: [] } : await unsubscribing(ctx, given)
      const say = words[found.language].letters.unsubscribe
      return request.html(
        page({
          language: found.language,
          nonce: request.get('secureHeadersNonce') ?? '',
          title: say.title,
          said: found.kinds.length === 0 ? say.nothing : say.ask(found.name, found.kinds),
          button: found.kinds.length === 0 ? null : say.button,
          settings: { address: mailPages(ctx).settings, label: say.settings },
        }),
        200,
        { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' },
      )
    })
    .post('/:key', told('mails', 'Switches it off; once or often is the same', 'HTML'), key, async (request) => {
      const { key: given } = request.req.valid('param')
      if (given === unsubscribeMark) throw new Refusal('not_found')
      const done = await unsubscribe(ctx, given)
      const say = words[done.language].letters.unsubscribe
      return request.html(
        page({
          language: done.language,
          nonce: request.get('secureHeadersNonce') ?? '',
          title: say.title,
          said: done.kinds.length === 0 ? say.nothing : say.done(done.name, done.kinds),
          button: null,
          settings: { address: mailPages(ctx).settings, label: say.undo },
        }),
        200,
        { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' },
      )
    })
