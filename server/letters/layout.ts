/**
 * The frame of every mail: one plain table that survives Foxmail, Outlook and a phone. Styles stand on the elements, because
 * mail programs drop style sheets; nothing is loaded from outside.
 */
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** A finished letter. */
export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const font = "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif"

export const styles = {
  paragraph: 'margin:0 0 12px;font-size:15px;line-height:1.7;color:#1f2a37',
  heading: 'margin:20px 0 8px;font-size:16px;line-height:1.5;color:#1f2a37;font-weight:600',
  small: 'margin:0 0 6px;font-size:12px;line-height:1.6;color:#5b6876',
  table: 'width:100%;border-collapse:collapse;font-size:14px;line-height:1.6;color:#1f2a37',
  head: 'text-align:left;font-weight:600;color:#44546a;padding:6px 8px;border-bottom:1px solid #b8c2cc;white-space:nowrap',
  cell: 'padding:8px;border-bottom:1px solid #e3e8ee;vertical-align:top',
  number: 'padding:8px;border-bottom:1px solid #e3e8ee;vertical-align:top;text-align:right;white-space:nowrap',
  button: 'display:inline-block;padding:9px 18px;background:#1764c0;color:#ffffff;text-decoration:none;border-radius:4px;font-size:15px',
  mark: 'margin:0 0 12px;padding:6px 10px;background:#fff4dc;border:1px solid #e4c077;font-size:13px;color:#6b4a00',
} as const

/** @param mark a line at the top that nobody may miss, for example that all figures are made up. */
export const page = async (language: string, title: string, mark: string | null, content: Markup): Promise<string> =>
  String(
    await html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title></head>
<body style="margin:0;padding:0;background:#f4f6f9;${raw(font)}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f6f9"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;max-width:720px;background:#ffffff;border:1px solid #dfe4ea"><tr><td style="padding:20px 22px;${raw(font)}">
${mark === null ? '' : html`<p style="${styles.mark}">${mark}</p>`}
${content}
</td></tr></table>
</td></tr></table>
</body>
</html>`,
  )
