/**
 * The digest: one mail to one person and workday, grouped by urgency, as text and as HTML. Pure.
 *
 * The most urgent matters are told at length, the next in short, the others by one line each, so that ten are read on a phone in a minute. The
 * plain text names every single one; the HTML stops before mail programs would cut it off, and says how many more there are.
 */
import { html } from 'hono/html'
import type { Words } from '../words/words.ts'
import { words } from '../words/index.ts'
import type { Group } from '../rules/urgency.ts'
import type { Entry } from './entries.ts'
import { countsOf, entriesOf } from './entries.ts'
import { cardMarkup, countMarkup, headingMarkup, lineMarkup } from './entry-markup.ts'
import { cardLines, entryLine } from './entry-lines.ts'
import type { Letter, Markup } from './layout.ts'
import { page, styles } from './layout.ts'
import type { DigestFacts, LetterPlan } from './matters.ts'
import { mentionBlock, mentionLines, placeOfMention } from './mentions.ts'
import { oneLine, shortened } from './plain.ts'

/** How many matters are told at length, in short, and by a line. What has no verdict is short in itself. */
interface Room {
  readonly long: number
  readonly short: number
  readonly lines: number
}
/** From the usual room to the least. */
const rooms: readonly Room[] = [
  { long: 3, short: 10, lines: 120 },
  { long: 3, short: 10, lines: 40 },
  { long: 2, short: 5, lines: 10 },
  { long: 1, short: 1, lines: 0 },
]
/** Mail programs cut off behind 102 kB. */
const longestHtml = 96_000
const longestSubject = 110
const longestSubjectName = 40

/** Groups in which an answer by a day is asked for. */
const answered: ReadonlySet<Group> = new Set(['overdue', 'unreported', 'red', 'yellow', 'asked'])

/** What a letter says of itself. */
interface Sayings {
  readonly subject: string
  readonly opening: readonly string[]
  readonly why: string
}

/** A digest taken apart, the same for text and HTML. */
interface Told {
  readonly facts: DigestFacts
  readonly say: Words
  readonly entries: readonly Entry[]
  readonly counts: readonly (readonly [Group, number])[]
  readonly asksAnswer: boolean
  /** Titles of plans, said with an entry where there are several. */
  readonly planOf: (entry: Entry) => string | null
}

const grouped = (entries: readonly Entry[]): readonly (readonly [Group, readonly Entry[]])[] => [...Map.groupBy(entries, ({ group }) => group)]

const digestSayings = (told: Told): Sayings => {
  const { facts, say, entries } = told
  const isMention = entries.length === 0
  return {
    subject: subjectOf(told),
    opening: [isMention ? say.talk.mail.intro(facts.mentions.length) : say.digest.intro(entries.length + facts.mentions.length, facts.day)],
    why: isMention ? say.digest.whyMention : say.digest.why(facts.optional),
  }
}

/** Names of departments in the order of their matters; `null` where there is more than one. */
const onlyDepartment = (entries: readonly Entry[]): string | null => {
  const [first, second] = new Set(entries.map(({ department }) => department).filter((name) => name !== null))
  return second === undefined ? (first ?? null) : null
}

const weeklySayings = ({ facts, say, entries, counts }: Told): Sayings => {
  const { weekly } = say.letters
  const department = onlyDepartment(entries)
  const promises = facts.matters.flatMap((matter) => (matter.kind === 'warning' && matter.promised !== null ? [matter.promised.on] : []))
  const passed = promises.filter((on) => on < facts.day).length
  return {
    subject: weekly.subject(department === null ? null : shortened(department, longestSubjectName), counts, facts.day),
    opening: [weekly.intro(department, facts.day), weekly.promised(promises.length - passed, passed)],
    why: weekly.why,
  }
}
const isSilent = ({ facts }: Told): boolean => facts.plans.some(({ withoutFigures }) => withoutFigures)
const basisOf = ({ title, document }: LetterPlan, say: Words): string =>
  say.digest.labelled(say.digest.labels.basis, say.digest.basis(oneLine(title), oneLine(document)))
const contactOf = ({ office, contact }: LetterPlan, say: Words): string =>
  say.digest.labelled(say.digest.labels.contact, say.digest.contact(oneLine(office), contact === null ? null : oneLine(contact)))

const textOf = (told: Told, sayings: Sayings): string => {
  const { facts, say, entries, counts } = told
  const isDemonstration = facts.plans.some(({ demonstration }) => demonstration)
  let place = 0
  return [
    ...(isDemonstration ? [`[${say.demonstration}]`, ''] : []),
    say.digest.greeting(oneLine(facts.person)),
    ...sayings.opening,
    ...(entries.length > 0 ? [say.digest.counted(counts)] : []),
    ...(told.asksAnswer ? [say.digest.limit(facts.limit)] : []),
    ...(facts.form === null ? [] : [say.digest.answer, facts.form, say.digest.answerWhy]),
    ...(isSilent(told) ? [say.digest.onlyNotice] : []),
    ...grouped(entries).flatMap(([group, found]) => [
      '',
      say.digest.heading(`${say.digest.groups[group]} · ${found.length}`),
      ...(say.digest.ask[group] === '' ? [] : [say.digest.ask[group]]),
      ...found.flatMap((entry) => ((place += 1) <= (rooms[0] as Room).short ? cardLines(entry, told.planOf(entry)) : [entryLine(entry)])),
    ]),
    ...mentionLines(facts.mentions, say),
    ...facts.plans.flatMap((plan) => ['', oneLine(plan.title), basisOf(plan, say), contactOf(plan, say), plan.link]),
    '',
    sayings.why,
    `${say.digest.settings} ${facts.settings}`,
    ...(facts.unsubscribe === null ? [] : [`${say.digest.unsubscribe} ${facts.unsubscribe}`]),
  ].join('\n')
}

const blocks = ({ say, entries, planOf }: Told, room: Room): readonly Markup[] => {
  let place = 0
  let verdicts = 0
  let lines = 0
  return grouped(entries).map(([group, found]) => {
    const shown = found.map((entry) => {
      place += 1
      verdicts += entry.assessment === null ? 0 : 1
      if (place <= room.short) return cardMarkup(entry, entry.assessment === null || verdicts <= room.long, planOf(entry))
      lines += 1
      return lines <= room.lines ? lineMarkup(entry) : null
    })
    const left = shown.filter((each) => each === null).length
    return html`${headingMarkup(group, found.length, say)}
${shown.filter((each) => each !== null)}${left === 0 ? '' : html`<p class="x-soft" style="${styles.detail};margin:4px 0">${say.digest.more(left)}${say.digest.inText}</p>`}`
  })
}

const htmlOf = (told: Told, sayings: Sayings, room: Room): Markup => {
  const { facts, say, entries, counts } = told
  return html`<p style="${styles.paragraph};margin:0 0 4px">${say.digest.greeting(oneLine(facts.person))}</p>
${sayings.opening.map((line) => html`<p style="${styles.paragraph};margin:0 0 4px">${line}</p>`)}
${entries.length > 0 ? countMarkup(counts, say) : ''}
${told.asksAnswer ? html`<p style="${styles.paragraph};margin:0 0 4px"><strong>${say.digest.limit(facts.limit)}</strong></p>` : ''}
${facts.form === null ? '' : html`<p style="margin:12px 0 4px"><a href="${facts.form}" style="${styles.button}">${say.digest.answer}</a></p><p class="x-soft" style="${styles.small}">${say.digest.answerWhy}</p>`}
${isSilent(told) ? html`<p class="x-soft" style="${styles.detail}">${say.digest.onlyNotice}</p>` : ''}
${blocks(told, room)}
${mentionBlock(facts.mentions, say)}
${facts.plans.map(
  (
    plan,
  ) => html`<p style="margin:18px 0 8px"><a ${facts.form === null ? html`style="${styles.button}"` : html`class="x-link" style="${styles.link}"`} href="${plan.link}">${say.digest.open}</a></p>
<p class="x-soft" style="${styles.small}">${basisOf(plan, say)}</p><p class="x-soft" style="${styles.small}">${contactOf(plan, say)}</p>`,
)}
<p class="x-soft x-line" style="${styles.small};margin-top:12px;padding-top:8px;border-top:1px solid #e3e8ee">${sayings.why}<br><a class="x-link" href="${facts.settings}" style="${styles.link}">${say.digest.settings}</a>${facts.unsubscribe === null ? '' : html`&ensp;<a class="x-link" href="${facts.unsubscribe}" style="${styles.link}">${say.digest.unsubscribe}</a>`}</p>`
}

/** The most urgent matter, and how many others there are: a list of mails reads like a list of matters. */
const subjectOf = ({ facts, say, entries, counts }: Told): string => {
  const mentions: typeof counts = facts.mentions.length > 0 ? [['mentions', facts.mentions.length]] : []
  const all = [...counts, ...mentions]
  const [worst] = entries
  const [mention] = facts.mentions
  const others = (group: Group): typeof counts =>
    all.map(([each, count]) => [each, each === group ? count - 1 : count] as const).filter(([, count]) => count > 0)
  if (worst) return say.digest.subject({ ...worst, name: shortened(worst.title.replace(/^[\d.、()（）]+ /, ''), longestSubjectName) }, others(worst.group))
  if (!mention) throw new RangeError('a digest needs something to tell')
  const name = shortened(placeOfMention(mention, say), longestSubjectName)
  return say.digest.subject({ group: 'mentions', department: oneLine(mention.who), name, headline: '', period: null }, others('mentions'))
}

const composed = async (facts: DigestFacts, sayingsOf: (told: Told) => Sayings, asksAnswer: boolean): Promise<Letter> => {
  const say = words[facts.language]
  const entries = entriesOf(facts.matters, facts.plans, say, facts.day)
  const titles = new Map(facts.plans.map(({ id, title }) => [id, oneLine(title)]))
  const counts = countsOf(entries)
  const told: Told = {
    facts,
    say,
    entries,
    counts,
    asksAnswer: asksAnswer && entries.some(({ group }) => answered.has(group)),
    planOf: ({ planId }) => (titles.size > 1 ? (titles.get(planId) ?? null) : null),
  }
  const sayings = sayingsOf(told)
  const subject = shortened(sayings.subject, longestSubject)
  const frame = {
    language: facts.language,
    title: subject,
    preheader: say.digest.preheader(counts, told.asksAnswer ? facts.limit : null),
    mark: facts.plans.some(({ demonstration }) => demonstration) ? say.demonstration : null,
  }
  let made = ''
  for (const room of rooms) {
    made = await page(frame, htmlOf(told, sayings, room))
    if (sizeOf(made) <= longestHtml) break
  }
  return { subject, text: textOf(told, sayings), html: made }
}

/** @throws RangeError where there is nothing to tell. */
export const digest = (facts: DigestFacts): Promise<Letter> => composed(facts, digestSayings, true)

/** The list of a department's head: all that stands unsettled, what is promised, what is owed. */
export const weeklyList = (facts: DigestFacts): Promise<Letter> => composed(facts, weeklySayings, false)

/** Bytes, as a mail program counts them. */
const sizeOf = (text: string): number => {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) bytes += text.charCodeAt(at) < 0x80 ? 1 : text.charCodeAt(at) < 0x800 ? 2 : 3
  return bytes
}
