import { describe, expect, it } from 'vitest'
import { problemsOfYear } from '../../server/basics/holidays.ts'
import { readHolidayNotice } from '../../server/intake/holiday-notice.ts'
import { publishedYears } from '../../seeds/workdays.ts'
import { notices, prolonging2020 } from './notices.ts'

const nothing = { years: new Set<number>(), days: new Map<string, 'off' | 'work'>() }
const seeded = (year: number) => publishedYears.find((each) => each.year === year)!
const codes = (text: string, year = 2026): readonly string[] => readHolidayNotice(text, year).questions.map(({ code }) => code)
const firstOf = (text: string, year = 2026) => readHolidayNotice(text, year).holidays[0]

/** Other shapes in which the same text arrives. */
const shapes: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['on one line', (text) => text.replaceAll('\n', '')],
  ['with blanks between all characters', (text) => Array.from(text).join(' ')],
  ['in half-width marks', (text) => text.replaceAll('：', ':').replaceAll('，', ',').replaceAll('（', '(').replaceAll('）', ')')],
  ['in full-width digits', (text) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0))],
  ['without numbers before the holidays', (text) => text.replaceAll(/[一二三四五六七]、(?=[\p{Script=Han}、]+：)/gu, '')],
  ['with a line of news before it', (text) => `新华社北京11月4日电 ${text}`],
  ['with more news behind it', (text) => `${text}\n据介绍，今年元旦将在1月1日至3日放假，共3天；10月11日（周日）上班。`],
]

describe('the notice of each year', () => {
  it.each(publishedYears.map(({ year }) => year).filter((year) => year !== 2020))('%i gives the days that are published', (year) => {
    for (const [shape, change] of shapes) expect([shape, readHolidayNotice(change(notices[year]!), year).holidays]).toEqual([shape, seeded(year).holidays])
  })

  it('of 2020 gives them together with the second one, which prolonged Spring Festival', () => {
    const first = readHolidayNotice(notices[2020]!, 2020).holidays.map((holiday) => (holiday.name === '春节' ? null : holiday))
    expect(first).toEqual(seeded(2020).holidays.map((holiday) => (holiday.name === '春节' ? null : holiday)))
    expect(readHolidayNotice(notices[2020]!, 2020).holidays[1]).toEqual({
      name: '春节',
      from: '2020-01-24',
      to: '2020-01-30',
      worked: ['2020-01-19', '2020-02-01'],
    })
    expect(readHolidayNotice(`${notices[2020]}\n${prolonging2020}`, 2020).holidays).toEqual(seeded(2020).holidays)
  })

  it('names its source', () => {
    for (const { year, source } of publishedYears.slice(1)) expect(readHolidayNotice(notices[year]!, year).source).toBe(source)
    expect(readHolidayNotice('一、元旦：1月1日放假。', 2026).source).toBeNull()
  })

  it('leaves nothing to ask but where it only encourages', () => {
    const asked = publishedYears.flatMap(({ year }) => readHolidayNotice(notices[year]!, year).questions.map((question) => [year, question] as const))
    expect(asked).toEqual([[2024, { code: 'date_unused', row: 1, parameters: { day: '2月9日', name: '春节' } }]])
  })

  it('can be published as it is read', () => {
    for (const { year, holidays } of publishedYears) expect(problemsOfYear(year, holidays, nothing)).toEqual([])
  })
})

describe('a reading', () => {
  it.each([
    ['元旦：1月1日放假', ['2026-01-01', '2026-01-01', []]],
    ['元旦：1月1日（周四）放假1天，不调休', ['2026-01-01', '2026-01-01', []]],
    ['元旦：1月1日至3日放假。1月4日、10日上班。', ['2026-01-01', '2026-01-03', ['2026-01-04', '2026-01-10']]],
    ['国庆节：9月30日到10月7日放假，9月27日和10月10日均正常上班。', ['2026-09-30', '2026-10-07', ['2026-09-27', '2026-10-10']]],
    ['国庆节：10月1日—7日休假', ['2026-10-01', '2026-10-07', []]],
    ['1.劳动节：2026年5月1日-2026年5月5日放假调休，5月9日（星期六）上班', ['2026-05-01', '2026-05-05', ['2026-05-09']]],
  ])('of “%s”', (text, [from, to, worked]) => {
    expect(firstOf(text)).toMatchObject({ from, to, worked })
  })

  it('keeps a day off of its own beside the first', () => {
    expect(readHolidayNotice('一、元旦：1月1日放假，1月2日（周五）补休。', 2026).holidays).toEqual([
      { name: '元旦', from: '2026-01-01', to: '2026-01-01', worked: [] },
      { name: '元旦', from: '2026-01-02', to: '2026-01-02', worked: [] },
    ])
  })

  it('takes a holiday that is not known by its number', () => {
    expect(firstOf('三、抗战胜利八十周年纪念日：9月3日至5日放假。', 2026)).toMatchObject({
      name: '抗战胜利八十周年纪念日',
      from: '2026-09-03',
      to: '2026-09-05',
    })
  })

  it('keeps the days of its year, and says which belong into the table of another', () => {
    const notice2019 = '一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。'
    const { holidays, questions } = readHolidayNotice(notice2019, 2019)
    expect(holidays).toEqual([{ name: '元旦', from: '2019-01-01', to: '2019-01-01', worked: [] }])
    expect(questions.filter(({ code }) => code === 'of_other_year').map(({ parameters }) => parameters)).toEqual([
      { date: '2018-12-31', year: '2018' },
      { date: '2018-12-29', year: '2018' },
    ])
    expect(readHolidayNotice(notice2019, 2018).holidays).toMatchObject([{ from: '2018-12-30', to: '2018-12-31', worked: ['2018-12-29'] }])
  })

  it.each([
    ['the weekday', '一、元旦：1月1日（周五）至3日（周六）放假。', 'weekday_differs'],
    ['the weekday of a day worked', '一、元旦：1月1日放假。1月4日（星期六）上班。', 'weekday_differs'],
    ['the number of days', '一、元旦：1月1日至3日放假，共4天。', 'days_miscounted'],
    ['a day that is neither off nor worked', '一、元旦：1月1日放假。1月2日可以休息。', 'date_unused'],
    ['a day worked for no holiday', '一、元旦：1月1日放假。二、说明事项：1月4日上班。', 'date_unused'],
  ])('asks about %s', (_, text, code) => {
    expect(codes(text)).toContain(code)
  })

  it('asks about holidays that are not there', () => {
    const without = notices[2026]!.replace(/五、端午节[^\n]+\n/, '')
    expect(readHolidayNotice(without, 2026).questions).toEqual([{ code: 'holiday_missing', row: null, parameters: { name: '端午节' } }])
  })

  it.each([
    ['a text that is none', '本区将于明日召开会议。', 2026, 'nothing_read'],
    ['nothing', '', 2026, 'nothing_read'],
    ['a notice of another year', notices[2026]!, 2027, 'another_year'],
  ])('of %s is empty and says why', (_, text, year, code) => {
    expect(readHolidayNotice(text, year)).toMatchObject({ holidays: [], questions: [{ code }] })
  })

  it('hands on days that do not exist, for the table to refuse', () => {
    const { holidays } = readHolidayNotice('一、春节：2月28日至30日放假。', 2026)
    expect(problemsOfYear(2026, holidays, nothing)).toMatchObject([{ code: 'not_a_day', row: 0, parameters: { date: '2026-02-30' } }])
  })

  it.each(['1日', '1日(', '(', '元旦、', '一、', '一、元旦：1月1日', '1月1日至', '延长春节假期至', '延长', '放假', '2026年', '国务院办公厅关于'])(
    'does not take long for twenty thousand characters of “%s”',
    (probe) => {
      const began = performance.now()
      readHolidayNotice(probe.repeat(20_000 / probe.length), 2026)
      readHolidayNotice(`一、元旦：${probe.repeat(20_000 / probe.length)}`, 2026)
      expect(performance.now() - began).toBeLessThan(300)
    },
  )
})
