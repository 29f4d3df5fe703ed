/**
 * The words of a paper in official form (公文): a supervision letter, a bulletin, a summons to a talk, a case that is raised. Papers are Chinese in
 * every language of the page, as the offices are that get them. Pure: what is known goes in, the text that a person may change comes out.
 */
import type { DateText, PaperContent, PaperItem, PaperKind } from '../../db/schema.ts'

export interface PaperFacts {
  readonly kind: PaperKind
  readonly plan: { readonly title: string; readonly document: string; readonly documentNumber: string | null; readonly issuer: string }
  /** Full name; `null` where it is to all. */
  readonly department: string | null
  /** Who drives the plan, whom a case is raised to; `null` where nobody is named. */
  readonly leadingGroup: string | null
  /** Day of drafting. */
  readonly today: DateText
  readonly items: readonly PaperItem[]
  /** Sentences about the items, in their order, as everywhere in the product. */
  readonly sentences: readonly string[]
  /** What the office's last papers looked like; `null` before the first. */
  readonly before: Pick<PaperContent, 'issuer' | 'mark' | 'contact' | 'copies'> | null
}

export interface PaperText {
  readonly title: string
  readonly content: PaperContent
}

/** Legal workdays to answer a letter in. Source: 3–5 workdays are usual. */
const answerWorkdays = 5
/** So many are told in sentences; the table has all. */
const mostSentences = 12

/** What a person has to fill in before he signs. */
const blank = '〔　　〕'
export const hasBlank = (text: string): boolean => text.includes(blank)

const day = (date: DateText): string => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

const matterOf = (items: readonly PaperItem[]): string => {
  const names = [...new Set(items.map(({ name }) => name))]
  return names.length === 1 ? `“${names[0]}”指标` : `“${names[0] ?? ''}”等${names.length}项指标`
}

/** 红灯2项、黄灯1项, worst first as the items stand. */
const counted = (items: readonly PaperItem[]): string =>
  [...Map.groupBy(items, ({ lightWord }) => lightWord)].map(([word, own]) => `${word}${own.length}项`).join('、')

const numbered = (items: readonly PaperItem[], sentences: readonly string[]): string =>
  sentences
    .slice(0, mostSentences)
    .map((sentence, place) => `${sentences.length === 1 ? '' : `${place + 1}．`}${items[place]?.name ?? ''}：${sentence}`)
    .join('\n')

/** What differs from kind to kind. */
interface Form {
  readonly title: (facts: PaperFacts) => string
  readonly addressee: (facts: PaperFacts) => string
  readonly opening: (facts: PaperFacts) => string
  readonly demand: (facts: PaperFacts) => string
  readonly limitWorkdays: number | null
}

const standing = ({ plan, today }: PaperFacts): string => `按照《${plan.title}》序时进度，截至${day(today)}`

const forms: Readonly<Record<PaperKind, Form>> = {
  letter: {
    title: ({ items }) => `关于${matterOf(items)}推进情况的督办函`,
    addressee: ({ department }) => department ?? '',
    opening: (facts) => `${standing(facts)}，贵单位牵头的指标中有${facts.items.length}项需要督办（${counted(facts.items)}）。具体情况如下：`,
    demand: () =>
      '请贵单位逐项分析原因，研究制定整改措施，明确责任人和完成时间，并按时限报送办理情况和佐证材料。\n确需延期的，请在时限届满前提出申请，说明理由、进展和新的时限。',
    limitWorkdays: answerWorkdays,
  },
  bulletin: {
    title: ({ items }) => `关于${matterOf(items)}推进情况的通报`,
    addressee: () => '各有关单位',
    opening: (facts) => `${standing(facts)}，列入本次通报的指标${facts.items.length}项（${counted(facts.items)}）。现将有关情况通报如下：`,
    demand: () => '请各牵头单位对照差距查找原因，细化措施，倒排时间，确保按期完成目标任务。对数据、口径有异议的，请及时提出。',
    limitWorkdays: null,
  },
  talk: {
    title: ({ department }) => `关于约谈${department ?? ''}负责人的通知`,
    addressee: ({ department }) => department ?? '',
    opening: (facts) => `${standing(facts)}，贵单位牵头的${facts.items.length}项指标（${counted(facts.items)}）经督办后仍未达到要求。具体情况如下：`,
    demand: () => `经研究，定于${blank}在${blank}约谈贵单位主要负责人。请准备书面材料，说明滞后原因、已采取的措施和下一步打算。`,
    limitWorkdays: null,
  },
  raise: {
    title: ({ items }) => `关于提级督办${matterOf(items)}的请示`,
    addressee: ({ leadingGroup, plan }) => leadingGroup ?? plan.issuer,
    opening: (facts) =>
      `${standing(facts)}，${facts.department ?? '有关单位'}牵头的${facts.items.length}项指标（${counted(facts.items)}）经多次督办仍未达到要求。具体情况如下：`,
    demand: () => '为推动目标任务按期完成，建议提级督办，由领导同志牵头研究解决。\n妥否，请批示。',
    limitWorkdays: null,
  },
}

const usualMark = '督办'

/** Drafts a paper from what is known. */
export const paperText = (facts: PaperFacts): PaperText => {
  const { kind, plan, items, sentences, before } = facts
  const form = forms[kind]
  const number = plan.documentNumber === null ? '' : `（${plan.documentNumber}）`
  return {
    title: form.title(facts),
    content: {
      issuer: before?.issuer ?? plan.issuer,
      mark: before?.mark ?? usualMark,
      addressee: form.addressee(facts),
      opening: `${form.opening(facts)}\n${numbered(items, sentences)}`.trim(),
      items,
      demand: form.demand(facts),
      limitWorkdays: form.limitWorkdays,
      limitOn: null,
      basis: `《${plan.document}》${number}`,
      contact: before?.contact ?? '',
      copies: before?.copies ?? '',
    },
  }
}

/** The matter of a letter, as the register has it: its title without what only a letter's title says. */
export const matterOfTitle = (title: string): string => /^关于(.+)的督办函$/.exec(title)?.[1] ?? title
