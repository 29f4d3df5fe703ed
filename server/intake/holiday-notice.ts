/**
 * Reads the yearly notice of the State Council's General Office on holidays (国务院办公厅关于某年部分节假日安排的通知) as people paste it:
 * from the government's page, a newspaper, a scan with blanks between the characters.
 *
 * 1. Marks and digits come to one form, blanks go. 2. Each holiday has a heading (`一、元旦：`); what stands under it is searched for days off
 * (`1月1日（周四）至3日（周六）放假`), for days worked (`1月4日（周日）上班`), and for a prolongation (`延长2020年春节假期至2月2日`).
 * 3. What the notice says twice is compared: the weekday in brackets, `共3天`, the year of its title. What differs, is missing, or
 * names a day without use is asked about; nothing is guessed in silence, and a person checks all of it before it counts.
 *
 * Wordings of 2013 to 2026, with the second notices of 2019 and 2020.
 */
import type { DateText, Holiday } from '../../db/schema.ts'
import { isDate, weekday, yearOf } from '../basics/calendar.ts'
import type { CalendarProblem } from '../basics/holidays.ts'
import { calendarProblem, daysFrom, isWeekend, statutoryHolidays } from '../basics/holidays.ts'

export interface NoticeReading {
  /** Title and number as far as the text has them. */
  readonly source: string | null
  /** In the order of the notice, only their days of the year asked for. */
  readonly holidays: readonly Holiday[]
  /** What a person should look at; `row` is the place in `holidays`. */
  readonly questions: readonly CalendarProblem[]
}

/** Full-width marks and digits as ASCII, without blanks: `１ 月 １ 日（周四）` is `1月1日(周四)`. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\u200B-\u200D\u2060\uFEFF]/gu, '')

const day = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(\([^()]{0,40}\))?`
/** The same without groups. */
const anyDay = String.raw`(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]{0,40}\))?`
const statutory = statutoryHolidays.map((name) => name.replace(/节$/u, '节?')).join('|')
const names = `(?:${statutory})(?:[、和](?:${statutory})){0,4}`

// Every repetition has a bound, so that no text takes long.
/** With a number any name is a heading; without one only those that everybody knows. */
const heading = new RegExp(String.raw`(?:(?<=^|[^一二三四五六七八九十])[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])([^\d:。,;()]{2,30}):|(${names}):`, 'gu')
const span = new RegExp(`${day}(?:(?:至|到|-|—|–|~)${day})?(?:放假|休假|补休)`, 'gu')
const workedList = new RegExp(`((?:${anyDay}[、,和及]{0,2}){1,8})(?:均|都|正常|照常){0,2}上班`, 'gu')
const prolonged = new RegExp(`延长(?:\\d{4}年)?(${names})假期至${day}`, 'gu')
const eachDay = new RegExp(day, 'gu')
const total = /(?:共|放假)(\d{1,2})天/u
const titled = /国务院办公厅关于(\d{4})年部分节假日安排的通知/u
/** What stands below the last holiday. */
const closing = /节假日期间|国务院办公厅/u
const numbered = /国(?:办)?发明电〔\d{4}〕\d+号/u

const two = (digits: string): string => digits.padStart(2, '0')
const weekdays = '一二三四五六日'

interface SaidDay {
  readonly date: DateText
  /** In brackets behind it. */
  readonly remark: string
}

/** A day as it stands in the text; a month or year that is not said is that of the day before it in the same phrase. */
const saidDay = (year: string | undefined, month: string | undefined, of: string, remark: string | undefined, before: DateText): SaidDay => ({
  date: `${year ?? before.slice(0, 4)}-${two(month ?? before.slice(5, 7))}-${two(of)}`,
  remark: remark ?? '',
})

/** `周四`, `星期日` or `星期天` in the remark that is not the day's. */
const weekdayQuestion = ({ date, remark }: SaidDay, row: number): readonly CalendarProblem[] => {
  const said = /(?:周|星期)([一二三四五六日天])/u.exec(remark)?.[1]?.replace('天', '日')
  if (said === undefined || !isDate(date)) return []
  const found = weekdays[weekday(date) - 1] ?? ''
  return said === found ? [] : [calendarProblem('weekday_differs', row, { date, said, found })]
}

interface Part {
  readonly holidays: readonly Holiday[]
  readonly questions: readonly CalendarProblem[]
}

/** What stands under one heading. @param row place of its first holiday. */
const readPart = (name: string, text: string, year: number, row: number): Part => {
  const start = `${year}-01-01`
  const questions: CalendarProblem[] = []
  let unread = text
  const take = (phrase: string): void => {
    unread = unread.replace(phrase, '')
  }
  for (const [phrase] of text.matchAll(prolonged)) take(phrase)
  const worked = [...text.matchAll(workedList)].flatMap(([phrase, list = '']) => {
    take(phrase)
    let before = start
    return [...list.matchAll(eachDay)].map(([, ...groups]) => {
      const said = saidDay(groups[0], groups[1], groups[2] ?? '', groups[3], before)
      questions.push(...weekdayQuestion(said, row))
      return (before = said.date)
    })
  })
  const spans = [...text.matchAll(span)].map(([phrase, ...groups]) => {
    take(phrase)
    const from = saidDay(groups[0], groups[1], groups[2] ?? '', groups[3], start)
    const to = groups[6] === undefined ? from : saidDay(groups[4], groups[5], groups[6], groups[7], from.date)
    questions.push(...weekdayQuestion(from, row), ...(to === from ? [] : weekdayQuestion(to, row)))
    return { from: from.date, to: to.date }
  })
  const days = spans.flatMap(({ from, to }) => (isDate(from) && isDate(to) ? daysFrom(from, to) : [])).length
  const said = total.exec(text)?.[1]
  if (said !== undefined && spans.length > 0 && Number(said) !== days)
    questions.push(calendarProblem('days_miscounted', row, { name, said, found: String(days) }))
  // Without a day off there is no holiday that a day could be worked for.
  const useless = spans.length === 0 ? worked.map((date) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`) : []
  // A day of another year is the day of signing.
  const left = [...unread.matchAll(eachDay)].filter(([, saidYear]) => saidYear === undefined || Number(saidYear) === year).map(([phrase]) => phrase)
  questions.push(...[...useless, ...left].map((mention) => calendarProblem('date_unused', spans.length === 0 ? null : row, { day: mention, name })))
  return { holidays: spans.map(({ from, to }, at) => ({ name, from, to, worked: at === 0 ? worked : [] })), questions }
}

/** A later notice prolongs a holiday: its end moves, and a day worked that it now covers is off. */
const prolong = (holidays: readonly Holiday[], text: string, year: number): readonly Holiday[] =>
  [...text.matchAll(prolonged)].reduce<readonly Holiday[]>((all, [, name, ...groups]) => {
    const { date } = saidDay(groups[0], groups[1], groups[2] ?? '', groups[3], `${year}-01-01`)
    return all
      .map((holiday) => (holiday.name === name && holiday.to < date ? { ...holiday, to: date } : holiday))
      .map((holiday) => ({
        ...holiday,
        worked: holiday.worked.filter((worked) => holiday.name !== name || worked < holiday.from || worked > holiday.to),
      }))
  }, holidays)

/** Days of the notice that lie in a neighbouring year belong into its table; only those that change a day there are worth a question. */
const ofYear = (holiday: Holiday, year: number, row: number): Part => {
  const { from, to, worked } = holiday
  if (!isDate(from) || !isDate(to)) return { holidays: [holiday], questions: [] }
  const isIn = (date: DateText): boolean => !isDate(date) || yearOf(date) === year
  const outside = [...daysFrom(from, to).filter((date) => !isIn(date) && !isWeekend(date)), ...worked.filter((date) => !isIn(date))]
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const cut = { from: yearOf(from) < year && to >= first ? first : from, to: yearOf(to) > year && from <= last ? last : to, worked: worked.filter(isIn) }
  return { holidays: [{ ...holiday, ...cut }], questions: outside.map((date) => calendarProblem('of_other_year', row, { date, year: date.slice(0, 4) })) }
}

const missing = (holidays: readonly Holiday[]): readonly CalendarProblem[] => {
  const named = holidays.map(({ name }) => name).join('、')
  return statutoryHolidays.filter((name) => !named.includes(name.replace(/节$/u, ''))).map((name) => calendarProblem('holiday_missing', null, { name }))
}

/**
 * Reads a notice for one year.
 *
 * @param text as pasted; more than the notice may stand around it.
 * @returns no holidays, and a question that says why, where the text is none or the notice of another year.
 *
 * @example readHolidayNotice('一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。', 2026).holidays
 *   // [{ name: '元旦', from: '2026-01-01', to: '2026-01-03', worked: ['2026-01-04'] }]
 */
export const readHolidayNotice = (text: string, year: number): NoticeReading => {
  const whole = plain(text)
  const title = titled.exec(whole)
  const number = numbered.exec(whole)?.[0]
  const source = title === null ? null : `${title[0]}${number === undefined ? '' : `（${number}）`}`
  const nothing = (question: CalendarProblem): NoticeReading => ({ source, holidays: [], questions: [question] })
  if (title !== null && Number(title[1]) !== year) return nothing(calendarProblem('another_year', null, { found: title[1] ?? '', year: String(year) }))

  const headings = [...whole.matchAll(heading)]
  const read = headings.reduce<Part>(
    ({ holidays, questions }, found, at) => {
      const name = (found[1] ?? found[2] ?? '').replaceAll('和', '、')
      const [body = ''] = whole.slice(found.index + found[0].length, headings[at + 1]?.index).split(closing)
      const part = readPart(name, body, year, holidays.length)
      const cut = part.holidays.map((holiday, place) => ofYear(holiday, year, holidays.length + place))
      return {
        holidays: [...holidays, ...cut.flatMap((one) => one.holidays)],
        questions: [...questions, ...part.questions, ...cut.flatMap((one) => one.questions)],
      }
    },
    { holidays: [], questions: [] },
  )
  if (read.holidays.length === 0) return nothing(calendarProblem('nothing_read', null))
  const holidays = prolong(read.holidays, whole, year)
  return { source, holidays, questions: [...read.questions, ...missing(holidays)] }
}
