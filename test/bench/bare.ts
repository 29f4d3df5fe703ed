/**
 * The yardstick: the least server that shows and saves the same sheet. Hono and better-sqlite3, WAL, `synchronous = FULL`, one history row
 * a save; no sign-in, rights, judging or revisions. What it shows as judged was filled in once.
 *
 * It is written to be quick, so that what ours costs above it is the price of what ours does, not of how it was compared: statements are
 * prepared once, rows have whole numbers as keys, columns are gathered by the engine, and answers are zipped as ours are.
 *
 *     node test/bench/bare.ts <database> <sheet.json>
 */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import type { Context as Request } from 'hono'
import type { SheetView } from '../../server/wire/sheet.ts'

const zip = promisify(gzip)
/** As ours. */
const level = 4

export interface BareSave {
  readonly indicator: string
  readonly period: string
  readonly was: string | null
  readonly text: string
}

/** @returns the port it listens on, where it is asked for none. */
const start = (path: string, view: SheetView): Promise<number> => {
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  const rowColumns = Object.keys(view.rows) as (keyof SheetView['rows'])[]
  const judgedColumns = Object.keys(view.judged) as (keyof SheetView['judged'])[]
  const names = [...rowColumns.map((name) => `row_${name}`), ...judgedColumns.map((name) => `judged_${name}`)]
  database.exec(`
    create table indicator (place integer primary key, key text not null unique, ${names.join(', ')});
    create table value (period text, place integer, value text, flag text, primary key (period, place)) without rowid;
    create table history (id integer primary key, place integer, period text, before text, after text, at text);
  `)
  fill(database, view, names)
  database.exec('create index behind on indicator (judged_light)')

  const gather = (name: string): string => (/^row_(lead|responsible)$/.test(name) ? `json_group_array(json(${name}))` : `json_group_array(${name})`)
  const rowsOf = (which: string) =>
    database.prepare<unknown[], string[]>(`select ${names.map(gather).join(', ')} from (select * from indicator ${which})`).raw()
  const valuesOf = (which: string) =>
    database
      .prepare<unknown[], [string, string]>(`select period, json_group_array(value) from (select * from value ${which} order by period, place) group by period`)
      .raw()
  const flagsOf = (which: string) =>
    database
      .prepare<unknown[], [string, string]>(`select period, json_group_object(place, flag) from value where flag <> 'verified' ${which} group by period`)
      .raw()
  const parts = (rows: string, values: string, flags: string) => ({ rows: rowsOf(rows), values: valuesOf(values), flags: flagsOf(flags) })
  const first = 'place in (select place from indicator order by place limit ?)'
  const behind = `place in (select place from indicator where judged_light in ('yellow', 'red'))`
  const whole = parts('order by place', '', '')
  const page = parts('order by place limit ?', `where ${first}`, `and ${first}`)
  const late = parts(`where judged_light in ('yellow', 'red') order by place`, `where ${behind}`, `and ${behind}`)

  const { rows: _rows, values: _values, flags: _flags, judged: _judged, ...rest } = view
  const named = (pairs: readonly (readonly [string, string])[]): string => `{${pairs.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`
  /** Columns come from the engine as JSON and go out as they came. */
  const sheet = ({ rows, values, flags }: typeof whole, ...limit: unknown[]): string => {
    const columns = rows.get(...limit) ?? []
    const own = rowColumns.map((name, place) => [name, columns[place] ?? '[]'] as const)
    const judged = judgedColumns.map((name, place) => [name, columns[rowColumns.length + place] ?? '[]'] as const)
    const shown = { rows: named(own), values: named(values.all(...limit)), flags: named(flags.all(...limit)), judged: named(judged) }
    return `${JSON.stringify(rest).slice(0, -1)},${named(Object.entries(shown)).slice(1)}`
  }
  const zipped = async (request: Request, text: string): Promise<Response> =>
    request.body(await zip(text, { level }), 200, { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' })

  const placeOf = database.prepare<[string], number>('select place from indicator where key = ?').pluck()
  const put = database.prepare('update value set value = ? where period = ? and place = ? and value is ?')
  const note = database.prepare('insert into history (place, period, before, after, at) values (?, ?, ?, ?, ?)')
  const save = database.transaction((saves: readonly BareSave[]) =>
    saves.map(({ indicator, period, was, text }) => {
      const place = placeOf.get(indicator)
      if (put.run(text, period, place, was).changes === 0) return 'conflict'
      note.run(place, period, was, text, new Date().toISOString())
      return 'applied'
    }),
  )

  const app = new Hono()
    .get('/sheet', (request) => zipped(request, sheet(whole)))
    .get('/first', (request) => zipped(request, sheet(page, 100)))
    .get('/behind', (request) => zipped(request, sheet(late)))
    .post('/save', async (request) => request.json({ outcomes: save.immediate(await request.req.json<readonly BareSave[]>()) }))
  return new Promise((settle) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
    server.once('listening', () => settle((server.address() as AddressInfo).port))
  })
}

const fill = (database: Database.Database, view: SheetView, names: readonly string[]): void => {
  const columns = [...Object.values(view.rows), ...Object.values(view.judged)] as readonly (readonly unknown[])[]
  const plain = (value: unknown): unknown => (Array.isArray(value) ? JSON.stringify(value) : value)
  const indicator = database.prepare(`insert into indicator values (?, ?, ${names.map(() => '?').join(', ')})`)
  const value = database.prepare('insert into value values (?, ?, ?, ?)')
  database.transaction(() => {
    view.rows.id.forEach((id, place) => indicator.run(place, id, ...columns.map((column) => plain(column[place]))))
    for (const period of view.periods)
      view.values[period]?.forEach((text, place) => value.run(period, place, text, text === null ? null : (view.flags[period]?.[place] ?? 'verified')))
  })()
}

const [path, content] = process.argv.slice(2)
if (import.meta.main && path !== undefined && content !== undefined)
  console.log(`port ${await start(path, JSON.parse(readFileSync(content, 'utf8')) as SheetView)}`)
