/** The block of a digest that tells who has named the person in a comment, as text and as HTML. Pure. */
import { html } from 'hono/html'
import type { Words } from '../words/words.ts'
import type { Markup } from './layout.ts'
import { styles } from './layout.ts'

export interface Mentioning {
  readonly who: string
  readonly number: string
  readonly name: string
  /** In words; `null` where the comment is about the indicator. */
  readonly period: string | null
  /** When, as the reader's day and time. */
  readonly moment: string
  /** `null` where the comment was removed since. */
  readonly text: string | null
  /** Opens exactly this cell. */
  readonly link: string
}

const longestExcerpt = 200
/** Marks that turn the direction of writing would turn the letter around them. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** The first characters of a comment. */
const excerpt = (text: string): string => {
  const signs = Array.from(text.replaceAll(turning, ''))
  return signs.length <= longestExcerpt ? signs.join('') : `${signs.slice(0, longestExcerpt).join('').trimEnd()}…`
}

const said = ({ text }: Mentioning, say: Words): string => (text === null ? say.talk.mail.removed : excerpt(text))
export const placeOfMention = ({ number, name, period }: Mentioning, say: Words): string => say.talk.mail.where(number, name, period)

export const mentionLines = (mentions: readonly Mentioning[], say: Words): readonly string[] =>
  mentions.length === 0
    ? []
    : [
        '',
        `【${say.talk.mail.heading(mentions.length)}】`,
        ...mentions.flatMap((mention) => [
          `· ${mention.who} · ${mention.moment} · ${placeOfMention(mention, say)}`,
          ...said(mention, say)
            .split('\n')
            .map((line) => `  ${line}`),
          `  ${mention.link}`,
        ]),
      ]

const quote = 'margin:4px 0 0;padding:6px 10px;border-left:3px solid #7b3fb5;background:#f6f1fb;white-space:pre-wrap;word-break:break-word;unicode-bidi:isolate'

export const mentionBlock = (mentions: readonly Mentioning[], say: Words): Markup | '' =>
  mentions.length === 0
    ? ''
    : html`<h3 style="${styles.heading};color:#6b2fa5">${say.talk.mail.heading(mentions.length)}</h3>
${mentions.map(
  (mention) => html`<div style="${styles.paragraph}">
<strong>${mention.who}</strong> <span style="font-size:13px;color:#5b6876">${mention.moment}</span><br>
<a href="${mention.link}" style="color:#1764c0;text-decoration:none">${placeOfMention(mention, say)}</a>
<div style="${quote}">${said(mention, say)}</div></div>`,
)}`
