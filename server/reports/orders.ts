/**
 * The register of a year's orders (督办台账) as offices keep it: number, matter, department, limit with what it was before, state, the four steps of the
 * problem and the day of closing. Everything stands as it was at the moment asked for.
 */
import type { DateText, Language } from '../../db/schema.ts'
import { isEnded, isOverdue } from '../rules/orders.ts'
import { words } from '../words/index.ts'
import type { RegisterColumn } from '../words/orders.ts'
import type { Words } from '../words/words.ts'
import type { Cell, Column, Sheet } from '../workbook.model.ts'
import { safeName } from './file-name.ts'
import type { OrdersOfYear, RegisteredOrder, Report } from './report.ts'

interface RegisterLine extends Omit<Column, 'title' | 'group'> {
  readonly key: RegisterColumn
  readonly group: 'limit' | 'steps' | null
  readonly cell: (order: RegisteredOrder, place: number) => Cell
}

const dated = (date: DateText | null): Cell => (date === null ? null : { date })

const extensionOf = ({ firstLimitOn, limitOn, extensionAsked }: RegisteredOrder, say: Words): Cell =>
  [firstLimitOn === limitOn ? null : say.orders.register.extended(firstLimitOn), extensionAsked === null ? null : say.orders.register.asked(extensionAsked)]
    .filter((part) => part !== null)
    .join(' ') || null

const linesOf = (say: Words, today: DateText): readonly RegisterLine[] => [
  { key: 'place', group: null, kind: 'center', width: 5, cell: (_, place) => ({ number: String(place + 1) }) },
  { key: 'number', group: null, kind: 'text', width: 17, cell: ({ mark, year, number }) => say.orders.number(mark, year, number) },
  { key: 'title', group: null, kind: 'text', width: 30, cell: ({ title }) => title },
  { key: 'department', group: null, kind: 'center', width: 12, cell: ({ department }) => department },
  { key: 'issuedOn', group: null, kind: 'date', width: 11, cell: ({ issuedOn }) => dated(issuedOn) },
  { key: 'limitOn', group: 'limit', kind: 'date', width: 11, cell: ({ limitOn }) => dated(limitOn) },
  { key: 'extension', group: 'limit', kind: 'text', width: 18, cell: (order) => extensionOf(order, say) },
  {
    key: 'state',
    group: null,
    kind: 'center',
    width: 10,
    cell: (order) => [say.orders.states[order.state], ...(isOverdue(order, today) ? [say.orders.overdue] : [])].join(' '),
  },
  { key: 'foundOn', group: 'steps', kind: 'date', width: 11, cell: ({ foundOn }) => dated(foundOn) },
  { key: 'analysedOn', group: 'steps', kind: 'date', width: 11, cell: ({ analysedOn }) => dated(analysedOn) },
  { key: 'measuresOn', group: 'steps', kind: 'date', width: 11, cell: ({ measuresOn }) => dated(measuresOn) },
  { key: 'solvedOn', group: 'steps', kind: 'date', width: 11, cell: ({ solvedOn }) => dated(solvedOn) },
  { key: 'closedOn', group: null, kind: 'date', width: 11, cell: ({ closedOn }) => dated(closedOn) },
]

const counted = ({ orders, today }: OrdersOfYear, say: Words): string =>
  say.orders.register.counts(
    orders.length,
    orders.filter((order) => !isEnded(order)).length,
    orders.filter((order) => isOverdue(order, today)).length,
    orders.filter(({ state }) => state === 'closed').length,
  )

const sheetOf = (facts: OrdersOfYear, say: Words, title: string): Sheet => {
  const { register } = say.orders
  const lines = linesOf(say, facts.today)
  return {
    name: register.sheet,
    paper: 'a4-landscape',
    mark: facts.plan.demonstration === 1 ? say.demonstration : null,
    title,
    left: counted(facts, say),
    right: say.ledger.asOf(facts.today),
    columns: lines.map(({ key, group, kind, width }) => ({ title: register.columns[key], group: group && register.groups[group], kind, width })),
    rows: facts.orders.map((order, place) => lines.map(({ cell }) => cell(order, place))),
    notes: facts.orders.length === 0 ? [register.none] : register.notes,
    frozenColumns: 3,
    filter: true,
  }
}

const titleOf = ({ plan }: OrdersOfYear, language: Language): string => (language === 'en' && plan.titleEn !== '' ? plan.titleEn : plan.title)

export const orders: Report = {
  title: { 'zh-CN': words['zh-CN'].orders.register.title, en: words.en.orders.register.title },
  description: { 'zh-CN': words['zh-CN'].orders.register.description, en: words.en.orders.register.description },
  make: async (reader, { language, year }) => {
    const facts = await reader.orders(year)
    const say = words[language]
    const title = say.orders.register.heading(titleOf(facts, language), year)
    const name = say.orders.register.fileName(safeName(titleOf(facts, language)), year, facts.today)
    return {
      fileName: `${name}.xlsx`,
      workbook: {
        language,
        properties: { title, subject: facts.plan.documentTitle, author: say.product, description: say.ledger.asOf(facts.today), day: facts.today },
        words: { lights: say.lights, page: say.ledger.page, longNumber: say.ledger.longNumber },
        sheets: [sheetOf(facts, say, title)],
      },
    }
  },
}
