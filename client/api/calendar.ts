/** The calendar of legal workdays. */
import type { CalendarReading, CalendarView, HolidayView, LocalDayFacts, MissingYear, YearFacts } from '../../server/wire/calendar.ts'
import type { CalendarFeedView } from '../../server/wire/calendar-feed.ts'
import { asking, at, call, send } from './door.ts'

/** @param year `null`: the one it is. */
export const getCalendar = (year: number | null): Promise<CalendarView> => call('GET', asking('/api/calendar', { year }))
export const getMissingYear = (): Promise<MissingYear> => call('GET', '/api/calendar/missing')
/** What a year would be by its notice or by a table; writes nothing. */
export const readYear = (year: number, given: { readonly text: string } | { readonly holidays: readonly HolidayView[] }): Promise<CalendarReading> =>
  call('POST', at('calendar', 'years', String(year), 'reading'), given)
/** @param facts.seen `seq` of the calendar that the person looked at. */
export const publishYear = (year: number, facts: YearFacts & { readonly seen: number }): Promise<CalendarView> =>
  call('PUT', at('calendar', 'years', String(year)), facts)
export const withdrawYear = (year: number): Promise<CalendarView> => call('DELETE', at('calendar', 'years', String(year)))
export const putLocalDay = (date: string, day: LocalDayFacts): Promise<CalendarView> => call('PUT', at('calendar', 'days', date), day)
export const removeLocalDay = (date: string): Promise<CalendarView> => call('DELETE', at('calendar', 'days', date))

/** One's own address for deadlines. */
export const getFeed = (): Promise<CalendarFeedView> => call('GET', at('me', 'calendar-feed'))
/** @returns the address, told this once. */
export const makeFeed = (): Promise<{ readonly address: string }> => call('POST', at('me', 'calendar-feed'))
export const dropFeed = (): Promise<void> => send('DELETE', at('me', 'calendar-feed'))
