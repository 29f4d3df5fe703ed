/**
 * Many rows in one statement, alike on both engines: the rows travel as one JSON parameter. The text of the statement stays the same for
 * any number of rows, so it is prepared once, and no limit on variables is met.
 */
import { CompiledQuery, PostgresAdapter, sql, type QueryResult, type RawBuilder } from 'kysely'
import type { Db, Trx } from './connect.ts'
import type { Id, Schema } from './schema.ts'

type Table = keyof Schema
type Cell = string | number | null

export const isPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** Text as both engines can keep it: no NUL, no half of a surrogate pair. Both become �. */
const jsonOf = (rows: unknown): string => {
  const json = JSON.stringify(rows)
  if (!/\\u(0000|d[89a-f])/.test(json)) return json
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value))
}

/**
 * The items of a list as a table `x` with one column `value`, for the `from` of a statement. `textAt` and `numberAt` read its cells.
 *
 * @example sql`select ${textAt(0)} from ${items(db, [['a', 1], ['b', 2]])}`   // a, b
 */
export const items = (db: Db, rows: readonly (readonly Cell[])[]): RawBuilder<unknown> =>
  isPostgres(db) ? sql`json_array_elements(${jsonOf(rows)}::json) as x(value)` : sql`json_each(${jsonOf(rows)}) as x`

// Numbers of ours, never text of anybody's.
// oxlint-disable-next-line no-restricted-properties -- a parameter would be taken for a key of an object
export const textAt = (place: number): RawBuilder<string> => sql.raw(`(x.value ->> ${place})`)
// oxlint-disable-next-line no-restricted-properties -- as above
export const numberAt = (place: number): RawBuilder<number> => sql.raw(`cast(x.value ->> ${place} as bigint)`)

/**
 * A list of any length for `where … in`.
 *
 * @example db.selectFrom('target').selectAll().where('indicatorId', 'in', oneOf(db, ids))
 */
export const oneOf = <T extends string>(db: Db, values: readonly T[]): RawBuilder<T> =>
  isPostgres(db) ? sql`(select value from json_array_elements_text(${jsonOf(values)}::json))` : sql`(select value from json_each(${jsonOf(values)}))`

/** The list of `oneOf` or of `items` as the one parameter that it is; for `kept`. */
export const asParameter = (list: readonly unknown[]): string => jsonOf(list)

interface Compilable {
  readonly compile: (db: Db) => { readonly sql: string; readonly parameters: readonly unknown[] }
}

const texts = new Map<string, string>()

/**
 * Runs a statement whose text is the same every time: built and compiled once an engine, which otherwise costs as much as a small statement
 * itself. For those that every edit runs.
 *
 * @param name       one for each text.
 * @param parameters in the order in which they stand in it.
 */
export const kept = async <Row>(db: Db, name: string, parameters: readonly unknown[], build: () => Compilable): Promise<QueryResult<Row>> => {
  const key = `${isPostgres(db) ? 'postgres' : 'sqlite'} ${name}`
  let text = texts.get(key)
  if (text === undefined) {
    const compiled = build().compile(db)
    if (compiled.parameters.length !== parameters.length || compiled.parameters.some((parameter, place) => parameter !== parameters[place]))
      throw new Error(`statement ${name}: its parameters stand in another order`)
    text = compiled.sql
    texts.set(key, text)
  }
  return db.getExecutor().executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))
}

/** An aggregate that gathers a column of a group as JSON text; `null` stays `null`. Columns gathered in one select are parallel. */
export const gathered = (db: Db, column: RawBuilder<unknown>): RawBuilder<string> =>
  isPostgres(db) ? sql`json_agg(${column})::text` : sql`json_group_array(${column})`

const rowsInStatement = 2_000

/**
 * Inserts whole rows of a table, a few thousand in a statement.
 *
 * @param onConflict for example `ignore('dedupKey')` or `replace(['id'], ['light', 'reason'])`; without it a double key throws.
 * @returns number of rows inserted or replaced.
 */
export const insertMany = async <T extends Table>(
  db: Db,
  table: T,
  rows: readonly Readonly<Schema[T]>[],
  onConflict: RawBuilder<unknown> | null = null,
): Promise<number> => {
  const [first] = rows
  if (first === undefined) return 0
  const columns = Object.keys(first) as (keyof Schema[T] & string)[]
  const names = sql.join(columns.map((column) => sql.ref(column)))
  // A column of numbers has no null in this schema, so the first row tells its type.
  const cells = sql.join(columns.map((column, place) => (typeof first[column] === 'number' ? numberAt(place) : textAt(place))))
  let changed = 0n
  for (let from = 0; from < rows.length; from += rowsInStatement) {
    const part = rows.slice(from, from + rowsInStatement).map((row) => columns.map((column) => row[column] as Cell))
    // `where true` tells SQLite that the `on` that follows is no join.
    const build = () => sql`insert into ${sql.table(table)} (${names}) select ${cells} from ${items(db, part)} where true ${onConflict ?? sql``}`
    const { numAffectedRows } =
      onConflict === null ? await kept(db, `insert ${table} ${columns.join(' ')}`, [asParameter(part)], build) : await build().execute(db)
    changed += numAffectedRows ?? 0n
  }
  return Number(changed)
}

/** Leaves the row that is there. */
export const ignore = (...key: readonly string[]): RawBuilder<unknown> => sql`on conflict (${columnList(key)}) do nothing`

/** Writes the named columns over those of the row that is there. */
export const replace = (key: readonly string[], columns: readonly string[]): RawBuilder<unknown> =>
  sql`on conflict (${columnList(key)}) do update set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))}`

const columnList = (columns: readonly string[]): RawBuilder<unknown> => sql.join(columns.map((column) => sql.ref(column)))

/** Tables whose rows have an `id`. */
export type Identified = { [T in Table]: 'id' extends keyof Schema[T] ? T : never }[Table]

/** Columns to write; those that are absent or undefined stay as they are. */
export type Columns<T extends Identified> = { readonly [K in Exclude<keyof Schema[T], 'id'>]?: Schema[T][K] | undefined }

/** Writes the given columns of one row, and only those. Returns whether the row exists; nothing to write is no error. */
export const updateRow = async <T extends Identified>(trx: Trx, table: T, id: Id, changes: Columns<T>): Promise<boolean> => {
  const written = Object.entries(changes).filter(([, value]) => value !== undefined)
  if (written.length === 0) return true
  const set = sql.join(written.map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
  const { numAffectedRows } = await sql`update ${sql.table(table)} set ${set} where id = ${id}`.execute(trx)
  return numAffectedRows === 1n
}
