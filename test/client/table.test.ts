import { describe, expect, it } from 'vitest'
import type { Entry } from '../../client/edits/entry.ts'
import type { Queue } from '../../client/edits/queue-shape.ts'
import { createQueue } from '../../client/edits/queue.ts'
import { noWish } from '../../client/sheet/arrangement.ts'
import { openBook } from '../../client/sheet/book.ts'
import type { Field } from '../../client/sheet/fields.ts'
import { frequencyOf, startOf } from '../../client/sheet/periods.ts'
import { spoken } from '../../client/sheet/speech.ts'
import { createTable } from '../../client/sheet/table.ts'
import { createPassedOver } from '../../client/sheet/passed-over.ts'
import { createTalk } from '../../client/sheet/talk.ts'
import { createQuestions } from '../../client/sheet/questions.ts'
import { sheetTexts } from '../../client/sheet/texts.ts'
import type { NumberCondition } from '../../client/sheet/conditions.ts'
import type { CellAddress } from '../../server/wire/edits.ts'
import type { RightsView } from '../../server/wire/plans.ts'
import type { RowCondition } from '../../server/wire/views.ts'
import { makeRights, makeView } from '../browser/sheet-page/view.ts'

const view = makeView()
const cell = (indicator: string, period: string): CellAddress => ({ sheet: 'observations', indicator, period })
const monthly = 'foreign-trade'

/** Nothing is ever answered: what is put stays on its way. */
const aQueue = (entries: readonly Entry[] = []): Queue => {
  const queue = createQueue(
    { marked: () => {}, settled: () => {}, judged: () => {}, understood: () => {}, counted: () => {} },
    () => new Promise(() => {}),
    () => 'one',
  )
  queue.adopt({ flight: null, entries })
  return queue
}
const aBook = (rights: Partial<RightsView> = {}, queue = aQueue(), language: 'zh-CN' | 'en' = 'zh-CN') =>
  openBook(
    view,
    makeRights(rights),
    queue,
    createQuestions(),
    createTalk(),
    noWish(),
    createPassedOver(() => {}),
    { words: sheetTexts[language], language },
  )
const fieldOf = (book: ReturnType<typeof aBook>, id: string): Field => {
  const field = book.field(id)
  if (!field) throw new Error(`no field ${id}`)
  return field
}

describe('the table', () => {
  it('takes newer values only, whichever way they come first', () => {
    const table = createTable(view)
    expect(table.setCell(cell(monthly, '2026-02'), '5', null, 120)).toBe(true)
    expect(table.setCell(cell(monthly, '2026-02'), '4', null, 110)).toBe(false)
    expect(table.setCell(cell(monthly, '2026-02'), '4', null, 90)).toBe(false)
    expect(table.valueOf(cell(monthly, '2026-02'))).toBe('5')
    // The view itself shows everything up to its number.
    expect(table.setCell(cell(monthly, '2026-03'), '4', null, view.seq - 1)).toBe(false)
  })

  it('keeps the flag beside its figure, and no flag beside none', () => {
    const table = createTable(view)
    const place = table.placeOf(monthly) ?? -1
    const flags = [
      ['5', 'flash', 101],
      ['5', 'verified', 102],
      ['6', 'flash', 103],
      [null, 'flash', 104],
    ] as const
    expect(
      flags.map(([value, flag, seq]) => {
        table.setCell(cell(monthly, '2026-02'), value, flag, seq)
        return table.flagAt('2026-02', place)
      }),
    ).toEqual(['flash', null, 'flash', null])
  })

  it('passes over cells and indicators that it does not show, and leaves the view as it came', () => {
    const before = JSON.stringify(view)
    const table = createTable(view)
    expect(table.setCell(cell('unknown', '2026-02'), '5', null, 200)).toBe(false)
    expect(table.setCell(cell(monthly, '2031-02'), '5', null, 200)).toBe(false)
    expect(table.setCell({ sheet: 'targets', indicator: monthly, year: 2025 }, '5', null, 200)).toBe(false)
    expect(table.setCell({ sheet: 'targets', indicator: monthly, year: 2026 }, '5', null, 200)).toBe(true)
    expect(table.yearTargetAt(table.placeOf(monthly) ?? -1)).toBe('5')
    expect(JSON.stringify(view)).toBe(before)
  })
})

describe('fields', () => {
  it('say why a cell takes no text', () => {
    const book = aBook({ observations: [monthly], columns: ['baselineValue'] })
    const barOf = (indicator: string, id: string) => fieldOf(book, id).bar(book.table.placeOf(indicator) ?? -1)
    expect(barOf(monthly, '2026-02')).toBe(null)
    expect(barOf(monthly, '2026-12')).toBe('not_begun')
    expect(barOf(monthly, '2026-Q1')).toBe('not_reported_so_often')
    expect(barOf(monthly, '2026')).toBe(null)
    expect(barOf('foreign-capital', '2026-02')).toBe('not_yours')
    expect(barOf(monthly, 'baselineValue')).toBe(null)
    expect(barOf(monthly, 'yearTarget')).toBe('plan_office_only')
    expect(barOf(monthly, 'name')).toBe('shown_only')
  })

  it('order figures by size, before words and 不适用', () => {
    const { compare } = fieldOf(aBook(), '2026-02')
    expect(['-', '达到', '10', '9.5', '-1'].toSorted(compare)).toEqual(['-1', '9.5', '10', '-', '达到'])
    const lights = ['grey', 'green', 'red', 'blue', 'yellow'].toSorted(fieldOf(aBook(), 'light').compare)
    expect(lights).toEqual(['red', 'yellow', 'green', 'blue', 'grey'])
  })

  it('mark the periods that run today', () => {
    expect(aBook().fields.flatMap(({ id, isCurrent }) => (isCurrent ? [id] : []))).toEqual(['2026-11', '2026-Q4', '2026'])
  })

  it('never show an actual figure like the expected one from which it differs', () => {
    const book = aBook()
    const place = book.table.placeOf(monthly) ?? -1
    const judged = {
      indicator: monthly,
      period: '2026-10',
      light: 'red',
      outcome: 'behind',
      reason: 'pace',
      gap: '-0.001',
      share: '99.99',
      timeShare: '100',
      lead: '-0.01',
    } as const
    book.table.setJudged({ ...judged, actual: '9.999', expected: '10' }, 300)
    const shown = ['actual', 'expected', 'share', 'lead_points'].map((id) => book.cells.textAt(place, fieldOf(book, id)))
    expect(shown).toEqual(['9.999', '10.000', '99.99', '−0.01'])
  })
})

describe('what a cell says', () => {
  const sentence = (language: 'zh-CN' | 'en', queue = aQueue()): string => {
    const book = aBook({}, queue, language)
    const place = book.table.placeOf(monthly) ?? -1
    book.table.setCell(cell(monthly, '2026-02'), '1780', 'flash', 300)
    return spoken({ place, field: fieldOf(book, '2026-02') }, book.table, book.cells, sheetTexts[language], (at) => fieldOf(book, 'name').read(at) ?? '')
  }
  it('is its period, indicator, figure with unit, flag and light', () => {
    expect(sentence('zh-CN')).toBe('2026年2月, 进出口总额, 1,780.00 亿元, 快报数, 绿灯')
    expect(sentence('en')).toBe('Feb 2026, Imports and exports, 1,780.00 亿元, 快报数, 绿灯')
  })
  it('tells a refused text with its reason', () => {
    const entry: Entry = {
      address: cell(monthly, '2026-02'),
      was: null,
      text: 'abc',
      flag: undefined,
      label: 'typing',
      at: 0,
      state: 'refused',
      reason: '不是数字',
      theirs: null,
    }
    expect(sentence('zh-CN', aQueue([entry]))).toContain('abc')
    expect(sentence('zh-CN', aQueue([entry]))).toContain('不是数字')
  })
})

describe('rows', () => {
  const shown = (set: (book: ReturnType<typeof aBook>) => void): number => {
    const book = aBook()
    set(book)
    return book.table.rows.filter(({ place }) => book.filter.isShown(place)).length
  }
  it('are found by name, English name, number, department and unit, all words at once', () => {
    for (const text of ['进出口', 'IMPORTS', '进出口 亿元']) expect(shown(({ filter }) => filter.setSearch(text))).toBeGreaterThan(0)
    expect(shown(({ filter }) => filter.setSearch('进出口 公里'))).toBe(0)
    expect(shown(({ filter }) => filter.setSearch('  '))).toBe(view.rows.id.length)
  })
  it('are found by pinyin, whole, by initials or both, in any reading; and by number', () => {
    const found = (text: string): readonly string[] => {
      const book = aBook()
      book.filter.setSearch(text)
      return book.table.rows.flatMap(({ place }) => (book.filter.isShown(place) ? [view.rows.id[place] ?? ''] : []))
    }
    expect(found('dqsczz')).toContain('gdp')
    for (const text of ['DQSCZZ', 'ｄｑｓｃｚｚ', 'diqushengchanzongzhi', 'dqshengczongzh', 'dosczz', 'sczz', 'dqsczz 亿元'])
      expect([text, found(text)]).toEqual([text, expect.arrayContaining(['gdp'])])
    expect(found('dqsczx')).toEqual([])
    expect(found('12')).toContain(view.rows.id[view.rows.number.indexOf('12')])
    expect(found('12').every((id) => view.rows.number[view.rows.id.indexOf(id)] !== '120')).toBe(true)
  })
  const by = (conditions: readonly RowCondition[]) => shown(({ filter }) => filter.setFilter({ conditions }))
  const list = (column: string, ...values: string[]): RowCondition => ({ kind: 'list', column, values })
  const number = (operator: NumberCondition['operator'], value: string | null = null, to: string | null = null): RowCondition => ({
    kind: 'number',
    column: '2026-02',
    operator,
    value,
    to,
  })
  it('are chosen by lists: any of the values, all of the lists', () => {
    const lights = (...wanted: string[]) => view.judged.light.filter((light) => wanted.includes(light ?? 'grey')).length
    expect(by([list('light', 'red')])).toBe(lights('red'))
    expect(by([list('light', 'red', 'green')])).toBe(lights('red', 'green'))
    expect(by([list('light')])).toBe(view.rows.id.length)
    expect(by([list('department', 'yz-housing')])).toBeGreaterThan(by([list('lead', 'yz-housing')]))
    expect(by([list('department', 'none')])).toBe(0)
    expect(by([list('dimension', 'goal-city')])).toBe(view.rows.dimension.filter((place) => place === 0).length)
    expect(by([list('light', 'green'), list('dimension', 'goal-city')])).toBeLessThan(by([list('light', 'green')]))
    expect(by([list('lead', '')])).toBe(view.rows.lead.filter((leads) => leads.length === 0).length)
    expect(by([list('nothing of ours', 'x')])).toBe(view.rows.id.length)
    expect(shown(({ filter }) => filter.setFilter({ mine: [] }))).toBe(0)
  })
  it('are chosen by figures, compared exactly, and by texts', () => {
    const filled = by([number('filled')])
    expect(filled + by([number('empty')])).toBe(view.rows.id.length)
    expect(by([number('>', '0')])).toBeLessThanOrEqual(filled)
    expect(by([number('between', '100', '0')])).toBe(by([number('between', '0', '100')]))
    expect(by([number('>=', '5')]) + by([number('<', '5')])).toBe(by([number('>=', '-999999999')]))
    expect(by([number('=', 'no number')])).toBe(view.rows.id.length)
    expect(by([{ kind: 'text', column: 'name', text: '进出口' }])).toBeGreaterThan(0)
    expect(by([{ kind: 'text', column: 'name', text: 'jck' }])).toBeGreaterThan(0)
  })
  it('have lists to choose from, with the rows that each value would leave beside what else is asked for', () => {
    const book = aBook()
    const counts = (column: string) => new Map(book.filter.choicesOf(column).map(({ key, count }) => [key, count]))
    const all = counts('light')
    expect([...all.keys()]).toEqual(['red', 'yellow', 'green', 'blue', 'grey'].filter((light) => all.has(light)))
    book.filter.setFilter({ conditions: [list('light', 'red')] })
    // A list does not narrow itself, but the others.
    expect(counts('light')).toEqual(all)
    expect([...counts('measure').values()].reduce((sum, count) => sum + count, 0)).toBe(all.get('red'))
    expect(book.filter.choicesOf('target')).toEqual([])
  })
})

describe('periods', () => {
  it.each([
    ['2026', 'year', '2026-01-01', '2026年', '2026'],
    ['2026-H2', 'half-year', '2026-07-01', '2026年下半年', 'H2 2026'],
    ['2026-Q4', 'quarter', '2026-10-01', '2026年四季度', 'Q4 2026'],
    ['2026-02', 'month', '2026-02-01', '2026年2月', 'Feb 2026'],
    ['2026-02-28', 'day', '2026-02-28', '2026年2月28日', '28 Feb 2026'],
  ])('%s is a %s from %s', (period, frequency, start, chinese, english) => {
    expect([frequencyOf(period), startOf(period), sheetTexts['zh-CN'].periodLong(period), sheetTexts.en.periodLong(period)]).toEqual([
      frequency,
      start,
      chinese,
      english,
    ])
  })
})
