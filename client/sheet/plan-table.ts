/**
 * The data of a sheet of the plan itself, in the form in which the sheet layer has its data: rows with cells, no figures and no verdicts. Rows
 * that are added begin as blank ones at the end.
 */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { PlanSheetName, PlanSheetView } from '../../server/wire/plan-sheets.ts'
import type { Id } from '../../server/wire/rows.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import { keyOf, rowOf } from '../edits/commands.ts'
import type { Blanks } from './plan-rows.ts'
import type { Table } from './table.ts'
import { createTable } from './table.ts'

/** What only these sheets say. */
export interface PlanTexts {
  readonly add: string
  readonly duplicate: string
  readonly move: string
  readonly up: string
  readonly down: string
  readonly archive: string
  /** What the menu calls the past of a cell. */
  readonly story: string
  readonly restore: string
  readonly copyOf: (name: string) => string
  readonly bulk: string
  readonly unnamed: string
  readonly blankRow: string
  /** The question about rows that are lacking for a paste. */
  readonly growTitle: string
  readonly growLine: (rows: number) => string
  readonly growYes: (rows: number) => string
  readonly growNo: string
  readonly noRows: string
  /** Whether a row is there, as people read it: by the value of its cell. */
  readonly states: Readonly<Record<string, string>>
  readonly sorted: string
  /** A step by which rows came, went or moved; `name` is that of the first. */
  readonly stepOfRows: (label: string, name: string, rows: number) => string
  /** A step that was made in another sheet of the plan. */
  readonly stepIn: (sheet: PlanSheetName, label: string, cells: number) => string
}

/** A sheet of the plan itself, as the page hands it in. */
export interface PlanSheet {
  readonly view: PlanSheetView
  readonly blanks: Blanks
  readonly texts: PlanTexts
  /** Of the plan: their last days are offered where a day is wanted. */
  readonly years: readonly string[]
  /** Also of a row that is archived. */
  readonly nameOf: (id: Id) => string
}

/** What the sheet shows: figures of a plan, or one of the sheets of the plan itself. */
export type ShownView = SheetView & { readonly own?: PlanSheet }

const nothing = <T>(rows: number): (T | null)[] => Array.from<T | null>({ length: rows }).fill(null)

/** A sheet without figures and verdicts that has these rows: what finding, sorting and filtering look at. */
export const shownView = (own: PlanSheet): ShownView => {
  const { view, blanks } = own
  const rows = view.sheet === 'years' ? view.id : [...view.id, ...blanks.beside(new Set(view.id))]
  const all = <T>(value: T): T[] => rows.map(() => value)
  const column = (...ids: readonly string[]): string[] => {
    const cells = ids.map((id) => view.cells[id]).find((each) => each !== undefined) ?? []
    return rows.map((_, place) => cells[place] ?? '')
  }
  return {
    plan: view.plan,
    from: 0,
    to: 0,
    seq: view.seq,
    today: '0000-00-00',
    rows: {
      id: rows,
      code: all(''),
      number: column('number'),
      name: column('name', 'title'),
      nameEn: column('nameEn', 'titleEn'),
      unit: rows.map((_, place) => view.unit[place] ?? ''),
      decimals: rows.map((_, place) => view.decimals[place] ?? 0),
      measure: all(''),
      basis: all('stock'),
      frequency: all('year'),
      lead: all([]),
      responsible: all([]),
      dimension: all(null),
      tasks: all([]),
      baselinePeriod: all(null),
      baselineValue: all(null),
      target: all(''),
      dueOn: all(null),
      yearTarget: all(null),
      clause: all(''),
      made: all(0),
    },
    departments: [],
    dimensions: [],
    tasks: [],
    periods: [],
    readings: view.readings,
    values: {},
    flags: {},
    judged: Object.fromEntries(
      ['period', 'light', 'outcome', 'reason', 'actual', 'expected', 'gap', 'share', 'timeShare', 'lead'].map((name) => [name, nothing(rows.length)]),
    ) as unknown as SheetView['judged'],
    words: { lights: {}, reasons: {}, outcomes: {}, flags: {}, measures: {} } as unknown as SheetView['words'],
    own,
  }
}

export const createPlanTable = (shown: ShownView, { view }: PlanSheet): Table => {
  const base = createTable(shown)
  const columns = new Map(Object.entries(view.cells).map(([id, cells]) => [id, base.rows.map((_, place) => cells[place] ?? null)]))
  columns.set(
    'row',
    base.rows.map((_, place) => (place < view.id.length ? 'present' : null)),
  )
  columns.set(
    'sort',
    base.rows.map((_, place) => (place < view.id.length ? String(view.sort[place]) : null)),
  )
  const archived = new Set(view.archived.map(({ id }) => id))
  const newest = new Map<string, number>()
  const listOf = (address: CellAddress): (string | null)[] | undefined =>
    'year' in address ? columns.get(String(address.year)) : 'column' in address ? columns.get(address.column) : undefined
  return {
    ...base,
    valueOf(address) {
      const place = base.placeOf(rowOf(address))
      // Of a row that is no longer shown it is still known that it can be brought back.
      if (place === undefined) return 'column' in address && address.column === 'row' && archived.has(rowOf(address)) ? 'archived' : null
      return listOf(address)?.[place] ?? null
    },
    setCell(address, value, _flag, seq) {
      const [place, list, key] = [base.placeOf(rowOf(address)), listOf(address), keyOf(address)]
      if (place === undefined || !list || seq < (newest.get(key) ?? view.seq)) return false
      newest.set(key, seq)
      list[place] = value
      return true
    },
  }
}

/** Whether a row is a blank one at the end, into which nothing has been written. */
export const isBlank = (table: Table, { view }: PlanSheet, id: Id): boolean => view.sheet !== 'years' && (table.placeOf(id) ?? -1) >= view.id.length

/** @param years of the plan. */
export const planSheet = (view: PlanSheetView, blanks: Blanks, texts: PlanTexts, years: readonly string[]): PlanSheet => ({
  view,
  blanks,
  texts,
  years,
  nameOf(id) {
    const place = view.id.indexOf(id)
    const name = place < 0 ? view.archived.find((row) => row.id === id)?.name : (view.cells['title'] ?? view.cells['name'])?.[place]
    return name || texts.unnamed
  },
})
