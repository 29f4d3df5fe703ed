/** The page of a leader in charge: three counts, the red list, who, since when, what is asked; everything else is the attached ledger. Pure. */
import { html } from 'hono/html'
import type { DateText, Language, Light } from '../../db/schema.ts'
import type { Words } from '../words/words.ts'
import { words } from '../words/index.ts'
import type { Letter, Markup } from './layout.ts'
import { groupLooks, page, styles } from './layout.ts'
import type { LetterPlan } from './matters.ts'
import { oneLine, shortened } from './plain.ts'

export interface RedLine {
  readonly number: string
  readonly name: string
  readonly who: readonly string[]
  /** When its warning opened; `null` where none stands yet. */
  readonly since: DateText | null
  readonly periods: number
  readonly gap: string
  readonly promised: DateText | null
  readonly order: { readonly year: number; readonly number: number; readonly limitOn: DateText } | null
  readonly link: string
}

export interface MonthlyFacts {
  readonly person: string
  readonly language: Language
  readonly day: DateText
  readonly month: string
  readonly plan: LetterPlan
  /** Departments that he is in charge of; `null`: the whole plan. */
  readonly scope: readonly string[] | null
  readonly counts: Readonly<Record<Light, number>>
  readonly unreported: number
  /** Furthest behind first. */
  readonly red: readonly RedLine[]
  /** Name of the attached ledger; or how large it would have been allowed to be. */
  readonly ledger: { readonly name: string } | { readonly most: number }
  readonly settings: string
  readonly unsubscribe: string | null
}

/** What fits on a page. */
const mostLines = 30
const longestName = 60

interface Row {
  readonly link: string
  readonly cells: readonly string[]
}

const rowOf = (line: RedLine, { day, plan }: MonthlyFacts, say: Words): Row => {
  const { monthly } = say.letters
  const asked =
    line.order !== null
      ? monthly.order(line.order.year, line.order.number, line.order.limitOn)
      : line.promised !== null
        ? monthly.promised(line.promised, line.promised < day)
        : monthly.usualAsk
  return {
    link: line.link,
    cells: [
      `${line.number} ${shortened(oneLine(line.name), longestName)}`.trim(),
      line.who.length === 0 ? monthly.nobody : say.digest.listed(line.who.map(oneLine)),
      monthly.since(line.since, line.periods),
      plan.withoutFigures ? say.lights.red : line.gap,
      asked,
    ],
  }
}

const headCell = 'padding:6px 8px 6px 0;text-align:left;white-space:nowrap;font-size:13px;font-weight:600;border-bottom:1px solid #b8c2cc'
const cell = 'padding:7px 8px 7px 0;font-size:14px;line-height:1.5;border-bottom:1px solid #e3e8ee;vertical-align:top'

const tile = (group: 'red' | 'yellow' | 'recovered', label: string, count: number, share: string): Markup =>
  html`<td class="x-line" width="33%" align="center" style="padding:10px 4px;border:1px solid #e3e8ee"><div class="g-${group}" style="font-size:26px;line-height:1.2;font-weight:700;color:${groupLooks[group].colour}">${count}</div><div style="font-size:13px">${groupLooks[group].shape} ${label}</div><div class="x-soft" style="${styles.small}">${share}&nbsp;</div></td>`

const ledgerLine = ({ ledger, plan }: MonthlyFacts, say: Words): string => {
  const { monthly } = say.letters
  if (plan.withoutFigures) return monthly.notAttached
  return 'name' in ledger ? monthly.attached(ledger.name) : monthly.tooLarge(ledger.most)
}

export const monthlyPage = async (facts: MonthlyFacts): Promise<Letter> => {
  const { language, plan, counts, red } = facts
  const say = words[language]
  const { monthly } = say.letters
  const good = counts.green + counts.blue
  const judged = counts.red + counts.yellow + good
  const title = oneLine(plan.title)
  const subject = shortened(monthly.subject(shortened(title, 40), counts, facts.month), 110)
  const intro = monthly.intro(title, facts.scope === null ? null : say.digest.listed(facts.scope.map(oneLine)), facts.day)
  const rows = red.slice(0, mostLines).map((line) => rowOf(line, facts, say))
  const left = red.length - rows.length
  const basis = say.digest.labelled(say.digest.labels.basis, say.digest.basis(title, oneLine(plan.document)))
  const contact = say.digest.labelled(say.digest.labels.contact, say.digest.contact(oneLine(plan.office), plan.contact === null ? null : oneLine(plan.contact)))
  const tiles = [
    { group: 'red', label: monthly.counts.red, count: counts.red },
    { group: 'yellow', label: monthly.counts.yellow, count: counts.yellow },
    { group: 'recovered', label: monthly.counts.green, count: good },
  ] as const
  const others = monthly.others(counts.grey, facts.unreported)
  const heads = [monthly.heads.matter, monthly.heads.who, monthly.heads.since, monthly.heads.gap, monthly.heads.asked]
  const text = [
    ...(plan.demonstration ? [`[${say.demonstration}]`, ''] : []),
    say.digest.greeting(oneLine(facts.person)),
    intro,
    tiles.map(({ label, count }) => `${label} ${count}${say.digest.bracketed(monthly.share(count, judged))}`).join('  '),
    ...(others === '' ? [] : [others]),
    '',
    say.digest.heading(monthly.redList(red.length)),
    ...(rows.length === 0 ? [monthly.none] : rows.flatMap(({ cells, link }) => [`· ${cells.join(' · ')}`, `  ${link}`])),
    ...(left > 0 ? [monthly.more(left)] : []),
    '',
    ledgerLine(facts, say),
    basis,
    contact,
    plan.link,
    '',
    monthly.why,
    `${say.digest.settings} ${facts.settings}`,
    ...(facts.unsubscribe === null ? [] : [`${say.digest.unsubscribe} ${facts.unsubscribe}`]),
  ].join('\n')
  const table = html`<table role="table" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;border-collapse:collapse"><tr class="x-heads">${heads.map((head) => html`<th scope="col" class="x-soft x-line" style="${headCell}">${head}</th>`)}</tr>
${rows.map(
  ({ cells: [matter, ...others_], link }) =>
    html`<tr><td class="x-line x-cell x-first" style="${cell}"><a class="x-link" href="${link}" style="${styles.link};font-weight:600">${matter}</a></td>${others_.map((said, place) => html`<td class="x-line x-cell${place === 2 ? ' g-red' : ''}" style="${cell}${place === 2 ? `;color:${groupLooks.red.colour}` : ''}">${said}</td>`)}</tr>`,
)}</table>`
  const content = html`<p style="${styles.paragraph};margin:0 0 4px">${say.digest.greeting(oneLine(facts.person))}</p><p style="${styles.paragraph}">${intro}</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;table-layout:fixed;border-collapse:collapse"><tr>${tiles.map(({ group, label, count }) => tile(group, label, count, monthly.share(count, judged)))}</tr></table>
${others === '' ? '' : html`<p class="x-soft" style="${styles.detail};margin:6px 0 0">${others}</p>`}
<h2 class="g-red" style="${styles.heading};color:${groupLooks.red.colour}">${groupLooks.red.shape} ${monthly.redList(red.length)}</h2>
${rows.length === 0 ? html`<p style="${styles.paragraph}">${monthly.none}</p>` : table}
${left > 0 ? html`<p class="x-soft" style="${styles.detail}">${monthly.more(left)}</p>` : ''}
<p style="${styles.paragraph};margin-top:12px">${ledgerLine(facts, say)}</p>
<p style="margin:12px 0 8px"><a href="${plan.link}" style="${styles.button}">${say.digest.open}</a></p>
<p class="x-soft" style="${styles.small}">${basis}</p><p class="x-soft" style="${styles.small}">${contact}</p>
<p class="x-soft x-line" style="${styles.small};margin-top:12px;padding-top:8px;border-top:1px solid #e3e8ee">${monthly.why}<br><a class="x-link" href="${facts.settings}" style="${styles.link}">${say.digest.settings}</a>${facts.unsubscribe === null ? '' : html`&ensp;<a class="x-link" href="${facts.unsubscribe}" style="${styles.link}">${say.digest.unsubscribe}</a>`}</p>`
  const preheader = tiles.map(({ label, count }) => `${label} ${count}`).join(' ')
  return { subject, text, html: await page({ language, title: subject, preheader, mark: plan.demonstration ? say.demonstration : null }, content) }
}
