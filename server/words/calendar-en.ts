/** What English says about the calendar of legal workdays. */
import type { CalendarProblem } from '../basics/holidays.ts'
import type { CalendarWords } from './calendar.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const day = (date = ''): string =>
  /^\d{4}-\d\d-\d\d$/.test(date) ? `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7)} ${date.slice(0, 4)}` : `“${date}”`
const weekdays: Readonly<Record<string, string>> = { 一: 'Monday', 二: 'Tuesday', 三: 'Wednesday', 四: 'Thursday', 五: 'Friday', 六: 'Saturday', 日: 'Sunday' }
const weekday = (said = ''): string => weekdays[said] ?? said

const problem = ({ code, parameters: p }: CalendarProblem): string => {
  switch (code) {
    case 'no_holidays':
      return 'There is no holiday at all.'
    case 'not_a_day':
      return `${day(p.date)} is not a day that exists.`
    case 'outside_year':
      return `${day(p.date)} is not in ${p.year ?? ''}.`
    case 'span_reversed':
      return `“${p.name ?? ''}” ends before it begins.`
    case 'day_twice':
      return `${day(p.date)} stands there twice.`
    case 'worked_no_weekend':
      return `${day(p.date)} is no weekend day, so it cannot be a make-up workday.`
    case 'off_too_long':
      return `From ${day(p.from)} on more than ${p.days ?? ''} days in a row are off; please check the dates.`
    case 'so_already':
      return `${day(p.date)} is a ${p.kind === 'off' ? 'day off' : 'workday'} already.`
    case 'another_year':
      return `This is the notice of ${p.found ?? ''}, not of ${p.year ?? ''}.`
    case 'nothing_read':
      return 'No holidays were found. Paste the text of the notice, or enter them one by one.'
    case 'days_miscounted':
      return `“${p.name ?? ''}”: the notice says ${p.said ?? ''} days in all, the dates make ${p.found ?? ''}.`
    case 'weekday_differs':
      return `${day(p.date)} is a ${weekday(p.found)}, the notice says ${weekday(p.said)}.`
    case 'holiday_missing':
      return `Nothing was found about “${p.name ?? ''}”.`
    case 'date_unused':
      return `“${p.day ?? ''}” under “${p.name ?? ''}” is said to be neither off nor worked and was left out.`
    case 'of_other_year':
      return `${day(p.date)} belongs to ${p.year ?? ''}; change it in the calendar of that year.`
    default:
      return code satisfies never
  }
}

export const calendarEn: CalendarWords = { problem, sentences: (sentences) => sentences.join(' ') }
