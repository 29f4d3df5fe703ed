/**
 * The calendar of legal workdays: published years, local days, and every change of them.
 *
 * 1. A change first takes the calendar's next number (a row of `installation`): writers follow one another, and what they read is what they change.
 * 2. The year or day is written, and what it was and has become is recorded under that number.
 * 3. Whoever keeps the calendar in memory reads that number, one row, and reads the calendar anew where it is another; so every process
 *    counts by a new table from its commit on.
 *
 * A year that was withdrawn, or replaced by something wrong, still stands in the record and can be put back from there.
 */
import { sql } from 'kysely'
import type { Db, Trx } from './connect.ts'
import { kept } from './batch.ts'
import type { DateText, Holiday, Id, Instant, Row } from './schema.ts'
import { write } from './transaction.ts'

export interface PublishedYear {
  readonly year: number
  readonly source: string
  readonly holidays: readonly Holiday[]
}
export type LocalDay = Row<'calendarLocalDay'>
/** A local day with the name of who put it. */
export type NamedLocalDay = LocalDay & { readonly who: string }

export interface Calendar {
  /** By year. */
  readonly years: readonly PublishedYear[]
  /** By date. */
  readonly localDays: readonly NamedLocalDay[]
}

const numberKey = 'calendar'

/** Number of the calendar's newest change; 0 before there is one. */
export const calendarNumber = async (db: Db): Promise<number> => {
  const build = () => db.selectFrom('installation').select('value').where('key', '=', numberKey)
  const { rows } = await kept<{ readonly value: string }>(db, 'number of the calendar', [numberKey], build)
  return Number(rows[0]?.value ?? 0)
}

const takeNumber = async (trx: Trx): Promise<number> => {
  const next = sql<string>`cast(cast(installation.value as integer) + 1 as text)`
  const { value } = await trx
    .insertInto('installation')
    .values({ key: numberKey, value: '1' })
    .onConflict((row) => row.column('key').doUpdateSet({ value: next }))
    .returning('value')
    .executeTakeFirstOrThrow()
  return Number(value)
}

const read = ({ year, source, holidays }: Row<'calendarYear'>): PublishedYear => ({ year, source, holidays: JSON.parse(holidays) as readonly Holiday[] })

/** All that is known of workdays. */
export const calendarOf = async (db: Db): Promise<Calendar> => {
  const years = await db.selectFrom('calendarYear').selectAll().orderBy('year').execute()
  const localDays = await db
    .selectFrom('calendarLocalDay')
    .innerJoin('person', 'person.id', 'calendarLocalDay.personId')
    .selectAll('calendarLocalDay')
    .select('person.name as who')
    .orderBy('date')
    .execute()
  return { years: years.map(read), localDays }
}

/**
 * Runs a change of the calendar.
 *
 * @param work gets the transaction and the number under which the change is recorded; it sees the calendar as it is until the end.
 * @throws whatever `work` throws, after everything was rolled back.
 */
export const writeCalendar = <T>(db: Db, work: (trx: Trx, seq: number) => Promise<T>): Promise<T> => write(db, async (trx) => work(trx, await takeNumber(trx)))

export type CalendarCommit = Pick<Row<'calendarChange'>, 'seq' | 'at' | 'personId' | 'way'>

/**
 * Puts a year's table, or withdraws it, and records it.
 *
 * @param table `null` withdraws: the year is unknown again.
 * @param seen  number of the calendar that the writer looked at: nothing is written where the year was changed after it. `null` asks nothing.
 * @returns `unchanged` where the year is so already.
 */
export const changeYear = async (
  trx: Trx,
  commit: CalendarCommit,
  year: number,
  table: Omit<PublishedYear, 'year'> | null,
  seen: number | null = null,
): Promise<'changed' | 'unchanged' | 'changed_meanwhile'> => {
  if (seen !== null && (await changedAfter(trx, year, seen))) return 'changed_meanwhile'
  const row = await trx.selectFrom('calendarYear').selectAll().where('year', '=', year).executeTakeFirst()
  const before = row ? textOf(read(row)) : null
  const after = table && textOf(table)
  if (before === after) return 'unchanged'
  await trx.deleteFrom('calendarYear').where('year', '=', year).execute()
  if (table)
    await trx
      .insertInto('calendarYear')
      .values({ year, source: table.source, holidays: JSON.stringify(table.holidays.map(plain)) })
      .execute()
  await record(trx, { ...commit, year, date: null, before, after })
  return 'changed'
}

/**
 * Puts a local day, or takes it away, and records it.
 *
 * @param day `null` takes it away.
 * @returns whether there was anything to change.
 */
export const changeLocalDay = async (
  trx: Trx,
  commit: CalendarCommit & { readonly personId: Id },
  date: DateText,
  day: Pick<LocalDay, 'kind' | 'name' | 'note'> | null,
): Promise<boolean> => {
  const row = await trx.selectFrom('calendarLocalDay').selectAll().where('date', '=', date).executeTakeFirst()
  const before = row ? localText(row) : null
  const after = day && localText(day)
  if (before === after) return false
  await trx.deleteFrom('calendarLocalDay').where('date', '=', date).execute()
  if (day)
    await trx
      .insertInto('calendarLocalDay')
      .values({ date, kind: day.kind, name: day.name, note: day.note, personId: commit.personId, at: commit.at })
      .execute()
  await record(trx, { ...commit, year: Number(date.slice(0, 4)), date, before, after })
  return true
}

/** Columns in one order, so that the same table is the same text. */
const plain = ({ name, from, to, worked }: Holiday): Holiday => ({ name, from, to, worked })
const textOf = ({ source, holidays }: Omit<PublishedYear, 'year'>): string => JSON.stringify({ source, holidays: holidays.map(plain) })
const localText = ({ kind, name, note }: Pick<LocalDay, 'kind' | 'name' | 'note'>): string => JSON.stringify({ kind, name, note })

const changedAfter = async (db: Db, year: number, seq: number): Promise<boolean> =>
  (await db
    .selectFrom('calendarChange')
    .select('seq')
    .where('year', '=', year)
    .where('date', 'is', null)
    .where('seq', '>', seq)
    .limit(1)
    .executeTakeFirst()) !== undefined

const record = async (trx: Trx, row: Row<'calendarChange'>): Promise<void> => {
  await trx.insertInto('calendarChange').values(row).execute()
}

/** A change as it is read: the table of the year (`date` null) or a local day, before and after. */
export interface CalendarChange {
  readonly seq: number
  readonly at: Instant
  /** `null`: the program brought it. */
  readonly who: string | null
  readonly date: DateText | null
  readonly before: CalendarFact | null
  readonly after: CalendarFact | null
}
export type CalendarFact = Omit<PublishedYear, 'year'> | Pick<LocalDay, 'kind' | 'name' | 'note'>

/** The newest changes of a year and its local days, newest first, at most `limit`. */
export const calendarChanges = async (db: Db, year: number, limit: number): Promise<readonly CalendarChange[]> => {
  const rows = await db
    .selectFrom('calendarChange')
    .leftJoin('person', 'person.id', 'calendarChange.personId')
    .select(['seq', 'at', 'date', 'before', 'after', 'person.name as who'])
    .where('year', '=', year)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  const fact = (text: string | null): CalendarFact | null => (text === null ? null : (JSON.parse(text) as CalendarFact))
  return rows.map(({ before, after, ...row }) => ({ ...row, before: fact(before), after: fact(after) }))
}

/**
 * Puts the years that the program brings. One that people have changed stays theirs, withdrawn or not.
 * Comes after a first write of its transaction.
 */
export const putYears = async (trx: Trx, years: readonly PublishedYear[], at: Instant): Promise<void> => {
  const changed = await trx.selectFrom('calendarChange').select('year').distinct().where('way', '=', 'api').where('date', 'is', null).execute()
  const ofPeople = new Set(changed.map(({ year }) => year))
  for (const { year, ...table } of years)
    if (!ofPeople.has(year)) await changeYear(trx, { seq: await takeNumber(trx), at, personId: null, way: 'seed' }, year, table)
}
