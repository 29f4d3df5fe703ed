/** Days of the working calendar as the page names them. Which day is what comes from the server. */
import type { CalendarDayKind, CalendarYearView } from '../../server/wire/calendar.ts'
import type { Words } from '../words/index.ts'

/** Where answers about the calendar are kept. */
export const calendarKey = ['calendar'] as const

export type CalendarDay = CalendarYearView['days'][number]

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7
export const monthOf = (date: string): number => Number(date.slice(5, 7))
export const dayOf = (date: string): number => Number(date.slice(8, 10))

const keys: Readonly<Record<string, keyof Words['calendar']['holidays']>> = {
  元旦: 'newYear',
  春节: 'spring',
  清明节: 'tomb',
  劳动节: 'labour',
  端午节: 'dragon',
  中秋节: 'moon',
  国庆节: 'national',
}
/** A holiday in the language of the page: the seven of the law, alone or joined; any other keeps the name that it was given. */
export const holidayName = (name: string, say: Words): string =>
  say.listed(
    name.split('、').map((part) => {
      const key = keys[part]
      return key === undefined ? part : say.calendar.holidays[key]
    }),
  )

export const isOff = (kind: CalendarDayKind): boolean => kind === 'weekend' || kind === 'holiday'

/** It would turn from worked to off, or back: a weekend day that gets a holiday's name changes nothing. */
export const isTurned = ({ kind, was }: Pick<CalendarDay, 'kind' | 'was'>): boolean => was !== null && isOff(was) !== isOff(kind)

/** `放假`, or `本区放假` where the district gave it itself. */
export const kindWord = ({ kind, local }: Pick<CalendarDay, 'kind' | 'local'>, say: Words): string =>
  local && (kind === 'holiday' || kind === 'made-up') ? say.calendar.local[kind] : say.calendar.kinds[kind]

/** `10月1日 星期四，放假：国庆节`. */
export const dayName = (day: CalendarDay, say: Words): string => {
  const date = `${say.calendar.dayOfMonth(monthOf(day.date), dayOf(day.date))} ${say.calendar.weekdayFull(weekdayOf(day.date))}`
  const kind = kindWord(day, say)
  const was = day.was !== null && isTurned(day) ? [say.calendar.was(say.calendar.kinds[day.was])] : []
  return say.calendar.joined([date, day.name === null ? kind : say.labelled(kind, holidayName(day.name, say)), ...was])
}

/** Days that follow one another, are of one kind and have one name: what stands below a month. */
export interface DaySpan {
  readonly first: CalendarDay
  readonly last: CalendarDay
}
export const spansOf = (days: readonly CalendarDay[]): readonly DaySpan[] =>
  days.reduce<readonly DaySpan[]>((spans, day) => {
    if (day.kind !== 'holiday' && day.kind !== 'made-up') return spans
    const open = spans.at(-1)
    const goesOn =
      open && dayOf(open.last.date) + 1 === dayOf(day.date) && open.last.kind === day.kind && open.last.name === day.name && open.last.local === day.local
    return goesOn ? [...spans.slice(0, -1), { ...open, last: day }] : [...spans, { first: day, last: day }]
  }, [])
