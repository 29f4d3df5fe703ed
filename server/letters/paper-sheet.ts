/** A draft or a signed paper as it is printed: which paragraphs it has, its table, its limit and basis. Pure. */
import type { DateText, PaperContent, PaperItem, PaperKind } from '../../db/schema.ts'
import type { PaperSheet, PaperTable } from '../paper.ts'

export interface PrintedPaper {
  readonly kind: PaperKind
  readonly title: string
  readonly content: PaperContent
  /** Year and number; `null` as long as it is a draft. */
  readonly signed: { readonly year: number; readonly number: number; readonly on: DateText } | null
  /** Year in which a draft would be signed. */
  readonly year: number
  /** The plan's figures are made up, and every page has to say so. */
  readonly demonstration: string | null
  readonly author: string
}

const day = (date: DateText): string => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')

type Column = PaperTable['columns'][number] & { readonly text: (item: PaperItem, place: number) => string }
const named: Column = { title: '指标（单位）', width: 26, align: 'left', text: ({ name, unit }) => (unit === '' ? name : `${name}（${unit}）`) }
const columns: readonly Column[] = [
  { title: '序号', width: 7, align: 'center', text: (_, place) => String(place + 1) },
  named,
  { title: '牵头单位', width: 14, align: 'left', text: ({ lead }) => lead },
  { title: '所属期', width: 15, align: 'center', text: ({ period }) => period },
  { title: '目标', width: 17, align: 'left', text: ({ target }) => target },
  { title: '实际', width: 13, align: 'right', text: ({ actual }) => actual },
  { title: '序时应达', width: 13, align: 'right', text: ({ expected }) => expected },
  { title: '差距', width: 17, align: 'left', text: ({ gap }) => gap },
  { title: '亮灯', width: 9, align: 'center', text: ({ lightWord }) => lightWord },
]

/** A paper to one department need not say in every line whose it is. */
const tableOf = (kind: PaperKind, items: readonly PaperItem[]): PaperTable => {
  const shown = columns.filter(({ title }) => kind === 'bulletin' || title !== '牵头单位')
  return { title: '指标进展情况表', columns: shown, rows: items.map((item, place) => shown.map(({ text }) => text(item, place))) }
}

const limitOf = ({ limitWorkdays, limitOn }: PaperContent): readonly string[] => {
  if (limitWorkdays === null) return []
  return [limitOn === null ? `办理时限：自签发之日起${limitWorkdays}个工作日。` : `办理时限：${day(limitOn)}前（自签发之日起${limitWorkdays}个工作日）。`]
}

export const paperSheet = ({ kind, title, content, signed, year, demonstration, author }: PrintedPaper): PaperSheet => ({
  issuer: content.issuer,
  number: `${content.mark}〔${signed?.year ?? year}〕${signed?.number ?? '　'}号`,
  mark: [demonstration, signed === null ? '拟稿，未经签发' : null].filter((each) => each !== null).join('　') || null,
  title,
  addressee: content.addressee,
  before: linesOf(content.opening),
  table: tableOf(kind, content.items),
  after: linesOf(content.demand),
  closing: [...limitOf(content), ...(content.basis === '' ? [] : [`依据：${linesOf(content.basis).join('；')}。`])],
  day: signed === null ? '' : day(signed.on),
  contact: content.contact,
  copies: content.copies,
  author,
})
