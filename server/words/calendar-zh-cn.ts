/** What Chinese says about the calendar of legal workdays. */
import type { CalendarProblem } from '../basics/holidays.ts'
import type { CalendarWords } from './calendar.ts'

const day = (date = ''): string =>
  /^\d{4}-\d\d-\d\d$/.test(date) ? `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日` : `“${date}”`

const problem = ({ code, parameters: p }: CalendarProblem): string => {
  switch (code) {
    case 'no_holidays':
      return '没有任何节假日。'
    case 'not_a_day':
      return `${day(p.date)}不是有效日期。`
    case 'outside_year':
      return `${day(p.date)}不在${p.year ?? ''}年内。`
    case 'span_reversed':
      return `“${p.name ?? ''}”的放假结束日期早于开始日期。`
    case 'day_twice':
      return `${day(p.date)}出现两次。`
    case 'worked_no_weekend':
      return `${day(p.date)}不是周末，不能列为调休上班。`
    case 'off_too_long':
      return `自${day(p.from)}起连续休息超过 ${p.days ?? ''} 天，请核对日期。`
    case 'so_already':
      return `${day(p.date)}本来就是${p.kind === 'off' ? '休息日' : '工作日'}。`
    case 'another_year':
      return `这是${p.found ?? ''}年的通知，不是${p.year ?? ''}年的。`
    case 'nothing_read':
      return '没有读出放假安排。请粘贴通知正文，或逐项填写。'
    case 'days_miscounted':
      return `“${p.name ?? ''}”：通知写共 ${p.said ?? ''} 天，按日期计为 ${p.found ?? ''} 天。`
    case 'weekday_differs':
      return `${day(p.date)}是周${p.found ?? ''}，通知写周${p.said ?? ''}。`
    case 'holiday_missing':
      return `没有读到“${p.name ?? ''}”的安排。`
    case 'date_unused':
      return `“${p.name ?? ''}”中的“${p.day ?? ''}”没有写放假或上班，未采用。`
    case 'of_other_year':
      return `${day(p.date)}属于${p.year ?? ''}年，请到${p.year ?? ''}年日历中修改。`
    default:
      return code satisfies never
  }
}

export const calendarZhCn: CalendarWords = { problem, sentences: (sentences) => sentences.join('') }
