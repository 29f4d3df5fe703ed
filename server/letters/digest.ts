/** The digest: one mail to one person and workday, grouped by urgency, as text and as HTML. Pure. */
import { html } from 'hono/html'
import type { DateText, Language } from '../../db/schema.ts'
import type { CountedDay } from '../basics/workdays.ts'
import type { Asked, Told, Words } from '../words/words.ts'
import { words } from '../words/index.ts'
import { shownApart } from '../words/figures.ts'
import type { Letter, Markup } from './layout.ts'
import { page, styles } from './layout.ts'
import type { Mentioning } from './mentions.ts'
import { mentionBlock, mentionLines, placeOfMention } from './mentions.ts'

export type Group = keyof Words['digest']['groups']
const groupsByUrgency: readonly Group[] = ['deadline', 'report', 'red', 'yellow', 'resolved']

export interface Matter extends Told {
  readonly number: string
  readonly asked: Asked
  /** Opens exactly this indicator. */
  readonly link: string
}

export interface DigestFacts {
  readonly person: string
  readonly language: Language
  readonly day: DateText
  /** Short name, where all matters are one department's. */
  readonly department: string | null
  readonly demonstration: boolean
  /** Workday by which an answer is asked for; in a year whose holidays are not known it says so. */
  readonly limit: CountedDay
  readonly plans: readonly {
    readonly title: string
    readonly document: string
    readonly office: string
    readonly link: string
    readonly matters: readonly Matter[]
  }[]
  /** Comments that name the person, oldest first. */
  readonly mentions: readonly Mentioning[]
}

const groupOf = ({ what, cause, assessment }: Told): Group => {
  if (what === 'resolved') return 'resolved'
  if (cause === 'report' || cause === 'deadline') return cause
  return assessment.light === 'yellow' ? 'yellow' : 'red'
}

const grouped = (matters: readonly Matter[]): readonly (readonly [Group, readonly Matter[]])[] =>
  groupsByUrgency.map((group) => [group, matters.filter((matter) => groupOf(matter) === group)] as const).filter(([, found]) => found.length > 0)

const figure = (value: string | null, other: string | null, { subject }: Matter): string =>
  value === null ? '—' : shownApart(value, other ?? value, subject.decimals)

const matterLines = (matter: Matter, say: Words): string =>
  `· ${matter.number} ${matter.subject.name}${say.digest.bracketed(say.asked(matter.asked, matter.subject))}\n  ${say.explain(matter.assessment, matter.subject)}\n  ${matter.link}`

const limitOf = ({ limit: { date, uncertain } }: DigestFacts, say: Words): string =>
  say.calendar.sentences([say.digest.limit(date), ...(uncertain.length > 0 ? [say.unknownYears(uncertain.map(String)).trim()] : [])])

const textOf = (facts: DigestFacts, say: Words, count: number): string =>
  [
    ...(facts.demonstration ? [`[${say.demonstration}]`, ''] : []),
    say.digest.greeting(facts.person),
    count > 0 ? say.digest.intro(count, facts.day) : say.talk.mail.intro(facts.mentions.length),
    ...mentionLines(facts.mentions, say),
    ...facts.plans.flatMap((plan) => [
      '',
      plan.title,
      ...grouped(plan.matters).flatMap(([group, matters]) => [
        '',
        `【${say.digest.groups[group]}】${say.digest.ask[group]}`,
        ...matters.map((matter) => matterLines(matter, say)),
      ]),
      '',
      say.digest.basis(plan.title, plan.document),
      say.digest.contact(plan.office),
    ]),
    '',
    ...(count > 0 ? [limitOf(facts, say), ''] : []),
    count > 0 ? say.digest.why : say.talk.mail.why,
  ].join('\n')

const lightColour: Readonly<Record<Group, string>> = { deadline: '#c0262d', report: '#66717f', red: '#c0262d', yellow: '#b25e00', resolved: '#1a7f4b' }

const rows = (matters: readonly Matter[], say: Words): Markup[] =>
  matters.map(
    (matter) => html`<tr>
<td style="${styles.cell}"><a href="${matter.link}" style="color:#1764c0;text-decoration:none">${matter.number} ${matter.subject.name}</a><br>
<span style="font-size:13px;color:#44546a">${say.explain(matter.assessment, matter.subject)}</span></td>
<td style="${styles.cell}">${say.asked(matter.asked, matter.subject)}</td>
<td style="${styles.number}">${figure(matter.assessment.actual, matter.assessment.expected, matter)}</td>
<td style="${styles.number}">${figure(matter.assessment.expected, matter.assessment.actual, matter)}</td>
</tr>`,
  )

const table = (
  group: Group,
  matters: readonly Matter[],
  say: Words,
): Markup => html`<h3 style="${styles.heading};color:${lightColour[group]}">${say.digest.groups[group]} · ${matters.length}</h3>
<p style="${styles.paragraph};margin-bottom:6px">${say.digest.ask[group]}</p>
<table style="${styles.table}"><tr><th style="${styles.head}">${say.digest.heads.indicator}</th><th style="${styles.head}">${say.digest.heads.target}</th>
<th style="${styles.head};text-align:right">${say.digest.heads.actual}</th><th style="${styles.head};text-align:right">${say.digest.heads.expected}</th></tr>
${rows(matters, say)}</table>`

const htmlOf = (facts: DigestFacts, say: Words, count: number): Markup => html`<p style="${styles.paragraph}">${say.digest.greeting(facts.person)}</p>
<p style="${styles.paragraph}">${count > 0 ? say.digest.intro(count, facts.day) : say.talk.mail.intro(facts.mentions.length)}${facts.plans.some(({ matters }) => matters.some(({ what }) => what !== 'resolved')) ? limitOf(facts, say) : ''}</p>
${mentionBlock(facts.mentions, say)}
${facts.plans.map(
  (plan) => html`<h2 style="${styles.heading};font-size:17px">${plan.title}</h2>
${grouped(plan.matters).map(([group, matters]) => table(group, matters, say))}
<p style="margin:16px 0"><a href="${plan.link}" style="${styles.button}">${say.digest.open}</a></p>
<p style="${styles.small}">${say.digest.basis(plan.title, plan.document)}</p><p style="${styles.small}">${say.digest.contact(plan.office)}</p>`,
)}
<p style="${styles.small}">${count > 0 ? say.digest.why : say.talk.mail.why}</p>`

/** Warnings go first; of mentions alone it says by whom and where. */
const subjectOf = (facts: DigestFacts, matters: readonly Matter[], say: Words): string => {
  const [mention] = facts.mentions
  if (matters.length > 0) return say.digest.subject(matters, facts.department, facts.day)
  if (!mention) throw new RangeError('a digest needs something to tell')
  return say.talk.mail.subject(facts.mentions.length, mention.who, placeOfMention(mention, say), facts.day)
}

/** @throws RangeError where there is nothing to tell. */
export const digest = async (facts: DigestFacts): Promise<Letter> => {
  const say = words[facts.language]
  const matters = facts.plans.flatMap((plan) => plan.matters)
  const subject = subjectOf(facts, matters, say)
  const mark = facts.demonstration ? say.demonstration : null
  return { subject, text: textOf(facts, say, matters.length), html: await page(facts.language, subject, mark, htmlOf(facts, say, matters.length)) }
}
