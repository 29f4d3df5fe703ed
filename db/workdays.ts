/** The published tables of legal workdays. */
import type { Db } from './connect.ts'
import type { DateText } from './schema.ts'

export interface WorkdayTable {
  /** Years that are published. */
  readonly years: ReadonlySet<number>
  /** Days that differ from Monday to Friday. */
  readonly days: ReadonlyMap<DateText, 'off' | 'work'>
}

export const workdayTable = async (db: Db): Promise<WorkdayTable> => {
  const years = await db.selectFrom('calendarYear').select('year').execute()
  const days = await db.selectFrom('calendarDay').select(['date', 'kind']).execute()
  return { years: new Set(years.map(({ year }) => year)), days: new Map(days.map(({ date, kind }) => [date, kind])) }
}
