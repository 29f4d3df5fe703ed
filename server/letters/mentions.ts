/** The block of a digest that tells who has named the person in a comment, as text and as HTML. Pure. */
import { html } from 'hono/html'
import type { Words } from '../words/words.ts'
import type { Markup } from './layout.ts'
import { groupLooks, styles } from './layout.ts'
import { oneLine, shortened, turning } from './plain.ts'

export interface Mentioning {
  readonly who: string
  readonly number: string
  readonly name: string
  /** In words; `null` where the comment is about the indicator. */
  readonly period: string | null
  /** When, as the reader's day and time. */
  readonly moment: string
  /** `null` where the comment was removed since, or its plan shows no figures in mails. */
  readonly text: string | null
  readonly isRemoved: boolean
  /** Opens exactly this cell. */
  readonly link: string
}

const longestExcerpt = 200

const said = ({ text, isRemoved }: Mentioning, say: Words): string | null =>
  isRemoved ? say.talk.mail.removed : text === null ? null : shortened(text.replaceAll(turning, ''), longestExcerpt)
export const placeOfMention = ({ number, name, period }: Mentioning, say: Words): string => oneLine(say.talk.mail.where(number, name, period))

export const mentionLines = (mentions: readonly Mentioning[], say: Words): readonly string[] =>
  mentions.length === 0
    ? []
    : [
        '',
        say.digest.heading(say.talk.mail.heading(mentions.length)),
        ...mentions.flatMap((mention) => [
          `· ${oneLine(mention.who)} · ${mention.moment} · ${placeOfMention(mention, say)}`,
          ...(said(mention, say)?.split('\n') ?? []).map((line) => `  ${line}`),
          `  ${mention.link}`,
        ]),
      ]

export const mentionBlock = (mentions: readonly Mentioning[], say: Words): Markup | '' =>
  mentions.length === 0
    ? ''
    : html`<h2 class="g-mentions" style="${styles.heading};color:${groupLooks.mentions.colour}">${groupLooks.mentions.shape} ${say.talk.mail.heading(mentions.length)}</h2>
${mentions.map((mention) => {
  const text = said(mention, say)
  return html`<div style="${styles.paragraph}">
<strong>${oneLine(mention.who)}</strong> <span class="x-soft" style="${styles.detail}">${mention.moment}</span><br>
<a class="x-link" href="${mention.link}" style="${styles.link}">${placeOfMention(mention, say)}</a>
${text === null ? '' : html`<div class="x-quote" style="${styles.quote}">${text}</div>`}</div>`
})}`
