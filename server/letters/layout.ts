/**
 * The frame of every mail: plain tables that survive Foxmail, Outlook and a phone. Looks stand on the elements, because many programs drop style
 * sheets; the sheet in the head only adds what a program may leave out: dark colours and narrower margins. Nothing is loaded from outside.
 */
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Group } from '../rules/urgency.ts'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** A finished letter. */
export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const font = "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif"

export const styles = {
  paragraph: 'margin:0 0 10px;font-size:15px;line-height:1.6',
  heading: 'margin:18px 0 6px;font-size:16px;line-height:1.5;font-weight:600',
  small: 'margin:0 0 4px;font-size:12px;line-height:1.6;color:#5b6876',
  title: 'font-size:15px;line-height:1.5;font-weight:600',
  detail: 'font-size:13px;line-height:1.6;color:#44546a',
  link: 'color:#1764c0;text-decoration:none',
  button: 'display:inline-block;padding:9px 18px;background:#1764c0;color:#ffffff;text-decoration:none;border-radius:4px;font-size:15px',
  mark: 'margin:0 0 12px;padding:6px 10px;background:#fff4dc;border:1px solid #e4c077;font-size:13px;color:#6b4a00',
  quote: 'margin:4px 0 0;padding:6px 10px;border-left:3px solid #7b3fb5;background:#f6f1fb;white-space:pre-wrap;word-break:break-word;unicode-bidi:isolate',
} as const

/** Colour of a group's heading and edge, and the shape that tells lights apart without colour. */
export const groupLooks: Readonly<Record<Group, { readonly colour: string; readonly shape: string }>> = {
  overdue: { colour: '#b3232b', shape: '■' },
  unreported: { colour: '#5b6876', shape: '○' },
  red: { colour: '#b3232b', shape: '■' },
  yellow: { colour: '#8a5a00', shape: '▲' },
  near: { colour: '#1764c0', shape: '◷' },
  orders: { colour: '#6b2fa5', shape: '◆' },
  drafts: { colour: '#6b2fa5', shape: '✎' },
  office: { colour: '#b3232b', shape: '!' },
  asked: { colour: '#8a5a00', shape: '?' },
  mentions: { colour: '#6b2fa5', shape: '@' },
  recovered: { colour: '#1a7f4b', shape: '●' },
}

/** Dark colours go before those on the elements; programs without the question keep the light page as it is. */
const dark = [
  '.x-bg{background:#10151b!important}',
  '.x-paper{background:#1a212a!important;border-color:#33404e!important}',
  '.x-ink,.x-ink td,.x-ink p,.x-ink div,.x-ink h2{color:#e4e9ef!important}',
  '.x-ink .x-soft{color:#a7b3c0!important}',
  '.x-line,.x-first{border-color:#33404e!important}',
  '.x-link,.x-ink a.x-link{color:#82b6f2!important}',
  '.x-ink .x-mark{background:#3a2f16!important;border-color:#77602b!important;color:#f0d9a3!important}',
  '.x-quote{background:#2a2233!important}',
  '.bar-rest{background:#33404e!important}.bar-mark{background:#f2f5f8!important}.bar-short{background:#5a4346!important}',
  ...(['overdue', 'red', 'office'] as const).map((group) => `.x-ink .g-${group}{color:#ff9a9f!important}`),
  '.x-ink .g-yellow,.x-ink .g-asked{color:#f0bf62!important}.x-ink .g-unreported{color:#b4bfca!important}.x-ink .g-near{color:#82b6f2!important}',
  '.x-ink .g-orders,.x-ink .g-drafts,.x-ink .g-mentions{color:#c9a2f0!important}.x-ink .g-recovered{color:#74d3a0!important}',
].join('')
const sheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.x-pad{padding:14px 12px!important}.x-out{padding:0!important}.x-heads{display:none!important}.x-cell{display:block!important;border:0!important;padding:0 0 2px!important}.x-first{padding-top:8px!important;border-top:1px solid #e3e8ee!important}}
@media (prefers-color-scheme:dark){${dark}}`

/** Room that a mail program would fill with the first words of the letter. */
const filler = '&#847;&zwnj;&nbsp;'.repeat(40)

export interface Frame {
  readonly language: string
  readonly title: string
  /** What a mail program shows beside the subject. */
  readonly preheader: string
  /** A line at the top that nobody may miss, for example that all figures are made up. */
  readonly mark: string | null
}

export const page = async ({ language, title, preheader, mark }: Frame, content: Markup): Promise<string> =>
  String(
    await html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${title}</title>
<style>${raw(sheet)}</style></head>
<body class="x-bg" style="margin:0;padding:0;background:#f4f6f9;${raw(font)}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;color:#f4f6f9">${preheader}${raw(filler)}</div>
<table role="presentation" class="x-bg" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f4f6f9"><tr><td class="x-out" align="center" style="padding:16px 8px">
${raw('<!--[if mso]><table role="presentation" width="720" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->')}
<table role="presentation" class="x-paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:720px;background:#ffffff;border:1px solid #dfe4ea"><tr><td class="x-pad x-ink" align="left" style="padding:20px 24px;color:#1f2a37;word-break:break-word;${raw(font)}">
${mark === null ? '' : html`<p class="x-mark" style="${styles.mark}">${mark}</p>`}
${content}
</td></tr></table>
${raw('<!--[if mso]></td></tr></table><![endif]-->')}
</td></tr></table>
</body>
</html>`,
  )
