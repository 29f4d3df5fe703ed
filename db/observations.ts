/**
 * Values of indicators by period. A value is never rewritten: what is known now has `knownTo` null, and a new value closes it and stands
 * beside it, so that any verdict can be made again as of its moment.
 */
import { sql, type RawBuilder } from 'kysely'
import { asParameter, gathered, insertMany, items, kept, oneOf, textAt } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import { newId } from './ids.ts'
import type { Id, Instant, Observation, ObservationFlag, Period } from './schema.ts'
import { observationFlags } from './schema.ts'

/** All current values of one period; entry `i` of each column belongs to `indicators[i]`. In no order. */
export interface PeriodColumn {
  readonly period: Period
  readonly indicators: readonly Id[]
  readonly values: readonly string[]
  readonly flags: readonly ObservationFlag[]
}

/**
 * Current values of a plan, a column for each period that has any, sorted by period text.
 *
 * A sheet of 240,000 values is read by this, so it goes past the mapping of rows: the engine gathers each column into one JSON text.
 *
 * @param span text compared with the period's, half-open: `{ from: '2026', before: '2028' }` takes every period of 2026 and 2027, of any
 *   frequency. Bounds are years; inside a year months, half-years and quarters do not sort by time.
 * @param only values of these indicators; without it all.
 * @param asOf what was known at a past moment instead of now.
 */
export const periodColumns = async (
  db: Db,
  planId: Id,
  span: { readonly from: string; readonly before: string },
  only: readonly Id[] | null = null,
  asOf: Instant | null = null,
): Promise<readonly PeriodColumn[]> => {
  const gather = (column: string) => gathered(db, sql.ref(column))
  const whose = only === null ? sql`plan_id = ${planId}` : sql`indicator_id in ${oneOf(db, only)}`
  const inSpan = sql`${whose} and period >= ${span.from} and period < ${span.before}`
  // Current and closed rows stand in two indexes.
  const known =
    asOf === null
      ? sql`observation where ${inSpan} and known_to is null`
      : sql`(
          select * from observation where ${inSpan} and known_to is null and known_from <= ${asOf}
          union all
          select * from observation where ${inSpan} and known_to is not null and known_to > ${asOf} and known_from <= ${asOf}
        ) as known`
  const { rows } = await sql<{ period: Period; indicators: string; values: string; flags: string }>`
    select period, ${gather('indicator_id')} as indicators, ${gather('value')} as "values", ${gather('flag')} as flags
    from ${known}
    group by period order by period
  `.execute(db.withoutPlugins())
  return rows.map((row) => ({
    period: row.period,
    indicators: JSON.parse(row.indicators) as Id[],
    values: JSON.parse(row.values) as string[],
    flags: JSON.parse(row.flags) as ObservationFlag[],
  }))
}

/** Names as the rows have them, for statements that go past the mapping. */
const columns = sql`id, plan_id as "planId", indicator_id as "indicatorId", period, value, typed, flag, state, firmest, counts, verdict, note,
  known_from as "knownFrom", known_to as "knownTo", person_id as "personId"`

/**
 * Every revision of every period of some indicators: what the judge reads. By indicator, period, and moment of knowledge; ten thousand
 * indicators are better asked for a few hundred at a time.
 */
export const revisionsOf = async (db: Db, indicatorIds: readonly Id[]): Promise<readonly Observation[]> => {
  // Current and closed rows stand in two indexes.
  const { rows } = await sql<Observation>`
    select ${columns} from observation where indicator_id in ${oneOf(db, indicatorIds)} and known_to is null
    union all
    select ${columns} from observation where indicator_id in ${oneOf(db, indicatorIds)} and known_to is not null
    order by "indicatorId", period, "knownFrom", id
  `.execute(db.withoutPlugins())
  return rows
}

/** How many periods of some indicators have a figure; one without any is no key. */
export const figureCounts = async (db: Db, indicatorIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> => {
  const rows = await db
    .selectFrom('observation')
    .select((row) => ['indicatorId', row.fn.countAll<number | string>().as('number')])
    .where('indicatorId', 'in', oneOf(db, indicatorIds))
    .where('knownTo', 'is', null)
    .groupBy('indicatorId')
    .execute()
  return new Map(rows.map(({ indicatorId, number }) => [indicatorId, Number(number)]))
}

/** What the judge asks of a figure that is known. */
export type KnownFigure = Pick<Observation, 'period' | 'value' | 'flag' | 'firmest' | 'counts' | 'verdict'>

type OwnedFigure = KnownFigure & { readonly indicatorId: Id }

/** Up to so many indicators their figures are read row by row. */
const few = 50

/**
 * Approved figures as known at a moment: of `revisionsOf` what a verdict as of then takes.
 *
 * @returns by indicator, in no order; an indicator without figures is no key.
 */
export const figuresKnown = async (db: Db, indicatorIds: readonly Id[], asOf: Instant): Promise<ReadonlyMap<Id, readonly KnownFigure[]>> => {
  const known = sql`from observation where indicator_id in ${oneOf(db, indicatorIds)} and state = 'approved' and known_from <= ${asOf}`
  const row = sql`select indicator_id as "indicatorId", period, value, flag, firmest, counts, verdict ${known}`
  // Current and closed rows stand in two indexes.
  const closed = sql`${row} and known_to is not null and known_to > ${asOf}`
  if (indicatorIds.length <= few) {
    const ids = asParameter(indicatorIds)
    const { rows } = await kept<OwnedFigure>(db, 'few figures', [ids, asOf, ids, asOf, asOf], () => sql`${row} and known_to is null union all ${closed}`)
    return Map.groupBy(rows, ({ indicatorId }) => indicatorId)
  }
  const found = await gatheredFigures(db, sql`${known} and known_to is null`)
  const { rows } = await sql<OwnedFigure>`${closed}`.execute(db.withoutPlugins())
  for (const figure of rows) found.set(figure.indicatorId, [...(found.get(figure.indicatorId) ?? []), figure])
  return found
}

type Manner = Pick<KnownFigure, 'flag' | 'firmest' | 'counts' | 'verdict'>

/** A figure's flag, and in three more lines what only some have: a firmest flag that is another, counts, a verdict. */
const manner = sql`case when firmest = flag and counts is null and verdict is null then flag
  else flag || '
' || firmest || '
' || coalesce(counts, '') || '
' || coalesce(verdict, '') end`

const readManner = (text: string): Manner => {
  const [flag, firmest = flag, counts = '', verdict = ''] = text.split('\n')
  return { flag: flag as ObservationFlag, firmest: firmest as ObservationFlag, counts: counts || null, verdict: verdict || null }
}

/** Reads each text once. */
const once = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const fresh = read(text)
    known.set(text, fresh)
    return fresh
  }
}

/** Columns gathered by the engine, because a night reads a quarter of a million figures; indicators of a plan have the same months, and mostly the same flags. */
const gatheredFigures = async (db: Db, known: RawBuilder<unknown>): Promise<Map<Id, readonly KnownFigure[]>> => {
  const { rows } = await sql<Record<'indicatorId' | 'period' | 'value' | 'manner', string>>`
    select indicator_id as "indicatorId", ${gathered(db, sql.ref('period'))} as period, ${gathered(db, sql.ref('value'))} as value,
      ${gathered(db, manner)} as manner
    ${known} group by indicator_id
  `.execute(db.withoutPlugins())
  const periodsOf = once((text) => JSON.parse(text) as readonly Period[])
  const mannersOf = once((text) => (JSON.parse(text) as readonly string[]).map(readManner))
  return new Map(
    rows.map((row) => {
      const [values, manners] = [JSON.parse(row.value) as readonly string[], mannersOf(row.manner)]
      const figures = periodsOf(row.period).map((period, place): KnownFigure => {
        const { flag, firmest, counts, verdict } = manners[place] as Manner
        return { period, value: values[place] as string, flag, firmest, counts, verdict }
      })
      return [row.indicatorId, figures]
    }),
  )
}

/** A cell of the sheet of figures. */
export interface PeriodCell {
  readonly indicatorId: Id
  readonly period: Period
}

const pairsOf = (cells: readonly PeriodCell[]) => cells.map(({ indicatorId, period }) => [indicatorId, period])
const cellsParameter = (cells: readonly PeriodCell[]): string => asParameter(pairsOf(cells))

/** The cells as a table `x`; the planner must go from them to the observations, not the other way round. */
const fromCells = (db: Db, cells: readonly PeriodCell[]) => {
  const listed = items(db, pairsOf(cells))
  return sql`from ${listed} cross join observation as o where o.indicator_id = ${textAt(0)} and o.period = ${textAt(1)} and o.known_to is null`
}

/** Current observations of cells, in no order; an empty cell has none. */
export const observationsAt = async (db: Db, cells: readonly PeriodCell[]): Promise<readonly Observation[]> => {
  const build = () => sql`select ${columns} from observation where id in (select o.id ${fromCells(db, cells)})`
  return (await kept<Observation>(db, 'observations at cells', [cellsParameter(cells)], build)).rows
}

/** Flags are listed from the weakest on. */
const firmer = (a: ObservationFlag, b: ObservationFlag): ObservationFlag => (observationFlags.indexOf(a) >= observationFlags.indexOf(b) ? a : b)

/** A cell's new content; `value` null empties it. */
export type NewObservation = PeriodCell & { readonly value: string | null } & Pick<Observation, 'typed' | 'flag' | 'state' | 'counts' | 'verdict' | 'note'>

/**
 * Writes cells: closes what they hold and puts the new values beside it. Whether the writer saw what they held is settled before, with
 * `observationsAt` in the same transaction.
 *
 * @param cells of one plan, each cell once.
 * @throws on a cell given twice, a duplicate (`troubleOf`).
 */
export const setObservations = async (
  trx: Trx,
  by: { readonly planId: Id; readonly personId: Id | null; readonly at: Instant },
  cells: readonly NewObservation[],
): Promise<void> => {
  if (cells.length === 0) return
  const closing = () => sql`
    update observation set known_to = ${by.at} where id in (select o.id ${fromCells(trx, cells)})
    returning indicator_id as "indicatorId", period, firmest
  `
  const { rows: closed } = await kept<PeriodCell & { readonly firmest: ObservationFlag }>(trx, 'close observations', [by.at, cellsParameter(cells)], closing)
  const firmestBefore = new Map(closed.map(({ indicatorId, period, firmest }) => [`${indicatorId} ${period}`, firmest]))
  const rows = cells.flatMap(({ indicatorId, period, value, typed, flag, state, counts, verdict, note }): readonly Observation[] => {
    if (value === null) return []
    const firmest = firmer(flag, firmestBefore.get(`${indicatorId} ${period}`) ?? flag)
    const content = { indicatorId, period, value, typed, flag, state, firmest, counts, verdict, note }
    return [{ id: newId(), planId: by.planId, ...content, knownFrom: by.at, knownTo: null, personId: by.personId }]
  })
  await insertMany(trx, 'observation', rows)
}
