/**
 * Sheets that were read a while ago, brought up to date by what has changed since, so that a plan in which people type all day is not read
 * from the ground for each who opens it.
 *
 * 1. A body that is still good goes out as it is (`kept-bodies.ts`).
 * 2. Else the sheet read last takes the `change` rows after its sequence number: the same events that open pages take.
 * 3. It is read anew where they do not tell all: a number without changes (reference data loaded), a change that the sheet does not show, a
 *    new day, another year than the one that runs.
 */
import { changesAfter } from '../../db/changes.ts'
import type { Page } from '../../db/indicators.ts'
import type { Id, Language, Light, ObservationFlag, Plan } from '../../db/schema.ts'
import { localDate, yearOf } from '../basics/calendar.ts'
import type { Context } from '../context.ts'
import type { KeptBody } from '../kept-bodies.ts'
import { eventsOf } from '../live.ts'
import { rowIdOf, shownIn } from '../sheets/index.ts'
import type { LiveChange } from '../wire/live.ts'
import type { SheetView } from '../wire/sheet.ts'
import { version } from '../version.ts'
import type { Span } from './read-sheet.ts'
import { periodsOf, readingsIn, sheetView } from './read-sheet.ts'

type Writable<T> = T extends readonly (infer Entry)[] ? Entry[] : T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T

/** A sheet in memory: ours alone, nobody is handed the view itself. */
interface Standing {
  readonly view: Writable<SheetView>
  readonly places: ReadonlyMap<Id, number>
}

const standings = new WeakMap<Context, Map<string, Standing>>()
const mostStandings = 4
/** With more it is quicker to read anew. */
const mostChanges = 5_000

const standingsOf = (ctx: Context): Map<string, Standing> => {
  const known = standings.get(ctx) ?? new Map<string, Standing>()
  standings.set(ctx, known)
  return known
}

const keyOf = (plan: Plan, { from, to }: Span, language: Language): string => `${plan.id} ${from} ${to} ${language}`

/** Whether the event could be shown; else the view is half changed and must go. */
const take = ({ view, places }: Standing, event: LiveChange): boolean => {
  for (const cell of event.cells) {
    const place = places.get(rowIdOf(cell))
    const column = shownIn(cell, view)
    if (place === undefined || column === undefined) return false
    column[place] = cell.value
    if ('period' in cell) setFlag(view.flags, cell.period, place, cell.value === null ? 'verified' : cell.flag)
  }
  for (const { indicator, ...verdict } of event.judged) {
    const place = places.get(indicator)
    if (place === undefined) return false
    for (const [name, value] of Object.entries(verdict)) (view.judged[name as keyof typeof verdict] as unknown[])[place] = value
  }
  view.seq = event.seq
  return true
}

/** Only flags that are not `verified` are shown; `null` leaves what is there. */
const setFlag = (flags: Standing['view']['flags'], period: string, place: number, flag: ObservationFlag | null): void => {
  if (flag === null) return
  if (flag !== 'verified') (flags[period] ??= {})[place] = flag
  else if (flags[period]) {
    delete flags[period][place]
    if (Object.keys(flags[period]).length === 0) delete flags[period]
  }
}

/** The kept sheet of a key with every change up to the plan's number; `null` where there is none or it must be read anew. */
const upToDate = async (ctx: Context, plan: Plan, key: string): Promise<Standing | null> => {
  const all = standingsOf(ctx)
  const kept = all.get(key)
  if (!kept) return null
  const { view } = kept
  const today = localDate(ctx.clock.now(), plan.timeZone)
  if (view.today === today && view.seq < plan.seq) {
    const changes = await changesAfter(ctx.db, plan.id, view.seq, mostChanges)
    // While they were read, another request may have brought the view on.
    const events = eventsOf(changes).filter(({ seq }) => seq > view.seq && seq <= plan.seq)
    if (changes.length < mostChanges) for (const event of events) if (event.seq !== view.seq + 1 || !take(kept, event)) break
  }
  if (view.today === today && view.seq >= plan.seq && all.get(key) === kept) return kept
  all.delete(key)
  return null
}

const readAnew = async (ctx: Context, plan: Plan, span: Span, language: Language): Promise<SheetView> => {
  const view = await sheetView(ctx, plan, span, language, null)
  // A year that does not run is judged on the spot, at what stood when it was read.
  if (span.to === yearOf(view.today)) {
    const all = standingsOf(ctx)
    const key = keyOf(plan, span, language)
    all.delete(key)
    if (all.size >= mostStandings) all.delete(all.keys().next().value ?? '')
    // Nobody else has the view that was just made.
    all.set(key, { view: view as Standing['view'], places: new Map(view.rows.id.map((id, place) => [id, place])) })
  }
  return view
}

/**
 * The whole sheet as it leaves the house, kept until the plan, the day or the program changes.
 *
 * @throws Refusal outside_plan
 */
export const keptSheet = (ctx: Context, plan: Plan, span: Span, language: Language): Promise<KeptBody> => {
  const today = localDate(ctx.clock.now(), plan.timeZone)
  const key = keyOf(plan, span, language)
  const tag = `"${version}-${plan.id}-${plan.seq}-${span.from}-${span.to}-${language}-${today}"`
  return ctx.bodies.get(key, tag, async () => JSON.stringify((await upToDate(ctx, plan, key))?.view ?? (await readAnew(ctx, plan, span, language))))
}

/**
 * Some rows of a sheet as JSON: cut from the whole where that is kept, else read by themselves.
 *
 * @throws Refusal outside_plan
 */
export const sheetPart = async (ctx: Context, plan: Plan, span: Span, language: Language, page: Page): Promise<string> => {
  // Rows are chosen by the verdicts that stand, and only a watched plan has some, from its first evaluation on.
  const kept = plan.watched === 1 && plan.judgedAsOf !== null ? await upToDate(ctx, plan, keyOf(plan, span, language)) : null
  return JSON.stringify(kept ? await cut(kept.view, plan, page) : await sheetView(ctx, plan, span, language, page))
}

const cut = async (view: SheetView, plan: Plan, { limit, offset, lights }: Page): Promise<SheetView> => {
  const { light } = view.judged
  const chosen = view.rows.id.map((_, place) => place).filter((place) => lights === null || lights.includes(light[place] as Light))
  const places = chosen.slice(offset, offset + limit)
  const pick = <T>(column: readonly T[]): T[] => places.map((place) => column[place] as T)
  const columns = <T extends object>(table: T): T =>
    Object.fromEntries(Object.entries(table).map(([name, column]) => [name, pick(column as readonly unknown[])])) as T
  const rows = columns(view.rows)
  const all = columns(view.values)
  const filled = view.periods.filter((period) => all[period]?.some((value) => value !== null)).map((period) => ({ period }))
  const periods = periodsOf(plan, view, new Set(rows.frequency), filled)
  const flags = Object.entries(view.flags).flatMap(([period, own]) => {
    const shown = places.flatMap((place, row) => (own[place] === undefined ? [] : [[row, own[place]] as const]))
    return shown.length === 0 ? [] : [[period, Object.fromEntries(shown)] as const]
  })
  const values = Object.fromEntries(periods.map((period) => [period, all[period] ?? places.map(() => null)]))
  const readings = await readingsIn(rows, view.departments, view.tasks)
  return { ...view, rows, readings, periods, values, flags: Object.fromEntries(flags), judged: columns(view.judged) }
}
