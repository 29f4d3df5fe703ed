/** Entries of a letter as HTML: told at length, in short, or by one line. Pure. */
import { html } from 'hono/html'
import type { Words } from '../words/words.ts'
import type { Group } from '../rules/urgency.ts'
import { barMarkup } from './bar.ts'
import type { Entry } from './entries.ts'
import type { Markup } from './layout.ts'
import { groupLooks, styles } from './layout.ts'

/** Progress says its period itself. */
const whose = ({ department, period, bar }: Entry): string => [department, bar === null ? period : null].filter(Boolean).join(' · ')

/** @param isLong with the whole story. @param plan its title, where the letter tells of several. */
export const cardMarkup = (entry: Entry, isLong: boolean, plan: string | null): Markup => {
  const { colour } = groupLooks[entry.group]
  const where = whose(entry)
  const story = isLong ? entry.story() : null
  const rest = [...entry.facts, ...entry.notes]
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="x-line" style="border-bottom:1px solid #e3e8ee"><tr><td width="4" bgcolor="${colour}" style="width:4px;font-size:1px;line-height:1px">&nbsp;</td><td style="padding:8px 0 8px 10px">
<div style="${styles.title}"><a class="x-link" href="${entry.link}" style="${styles.link}">${entry.title}</a></div>
<div class="g-${entry.group}" style="font-size:14px;line-height:1.5;font-weight:600;color:${colour}">${entry.headline}</div>
${entry.bar === null ? '' : barMarkup(entry.bar.bar, entry.bar.words)}
<div class="x-soft" style="${styles.detail}">${[where, ...rest, plan].filter(Boolean).join(' · ')}</div>
${story === null ? '' : html`<div style="font-size:14px;line-height:1.6;margin-top:2px">${story}</div>`}</td></tr></table>`
}

export const lineMarkup = (entry: Entry): Markup =>
  html`<div style="${styles.detail}"><a class="x-link" href="${entry.link}" style="${styles.link}">${entry.title}</a> ${[entry.department, entry.headline].filter(Boolean).join(' · ')}</div>`

export const headingMarkup = (
  group: Group,
  count: number,
  say: Words,
): Markup => html`<h2 class="g-${group}" style="${styles.heading};color:${groupLooks[group].colour}">${groupLooks[group].shape} ${say.digest.groups[group]} · ${count}</h2>
${say.digest.ask[group] === '' ? '' : html`<p class="x-soft" style="${styles.detail};margin:0 0 4px">${say.digest.ask[group]}</p>`}`

/** Names and numbers as people read them in a row: each with what it counts. */
export const countMarkup = (counts: readonly (readonly [Group, number])[], say: Words): Markup =>
  html`<p style="${styles.paragraph};margin:0 0 6px">${counts.map(
    ([group, count]) =>
      html`<span class="g-${group}" style="white-space:nowrap;font-weight:600;color:${groupLooks[group].colour}">${groupLooks[group].shape} ${say.digest.groups[group]} ${count}</span>&ensp; `,
  )}</p>`
