/** All that belongs to one state of the data: the table, its fields, what its cells show, which rows are asked for. Made anew on reload. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { RightsView } from '../../server/wire/plans.ts'
import { columnOf } from '../edits/commands.ts'
import type { Queue } from '../edits/queue-shape.ts'
import type { Cells } from './cells.ts'
import { createCells } from './cells.ts'
import type { Closed } from './closed.ts'
import { createClosed } from './closed.ts'
import { createArrangement } from './arrangement.ts'
import type { Arrangement, Wish } from './arrangement.ts'
import type { Field } from './fields.ts'
import { makeFields, overGroups } from './fields.ts'
import type { CellQuestions } from './questions.ts'
import type { RowFilter } from './filter.ts'
import { facetsOf } from './facets.ts'
import { createFilter } from './filter.ts'
import type { SheetHost } from './host.ts'
import type { Matcher } from './match.ts'
import { createMatcher } from './match.ts'
import type { Group } from './outline.ts'
import { groupIn, lineOf } from './outline.ts'
import type { PassedOver } from './passed-over.ts'
import { planFacets } from './plan-facets.ts'
import { makePlanFields } from './plan-fields.ts'
import type { PlanSheet, ShownView } from './plan-table.ts'
import { createPlanTable } from './plan-table.ts'
import type { Row, Table } from './table.ts'
import type { CellTalk } from './talk.ts'
import { createTable } from './table.ts'

export interface Book {
  /** Set where the plan itself is edited. */
  readonly own: PlanSheet | null
  readonly table: Table
  readonly closed: Closed
  readonly fields: readonly Field[]
  readonly field: (id: string) => Field | undefined
  /** The column that shows a cell: among figures one stands for the year that is shown, where targets are edited each year has its own. */
  readonly columnOf: (cell: CellAddress) => string
  readonly cells: Cells
  readonly filter: RowFilter
  /** Finds texts as they are written, or by pinyin. */
  readonly matcher: Matcher
  readonly arrangement: Arrangement
  /** The indicator in a line, or its group. */
  readonly idOf: (line: number) => string
  /** What the grid holds: every indicator, and every group there is. */
  readonly gridRows: () => readonly Row[]
  readonly groupRows: () => readonly Row[]
}

export const openBook = (
  view: ShownView,
  rights: RightsView,
  queue: Queue,
  questions: CellQuestions,
  talk: CellTalk,
  wish: Wish,
  passedOver: PassedOver,
  { words, language }: Pick<SheetHost, 'words' | 'language'>,
): Book => {
  const { own = null } = view
  const table = own ? createPlanTable(view, own) : createTable(view)
  const closed = createClosed(rights.closed)
  const groupOf = (line: number): Group | undefined => arrangement.outline()?.groups[groupIn(line)]
  const all = own ? makePlanFields(table, own) : makeFields(table, rights, closed, words, language)
  const fields = all.map((field) => overGroups(field, (line) => groupOf(line)?.title ?? ''))
  const byId = new Map(fields.map((field) => [field.id, field]))
  const field = (id: string): Field | undefined => byId.get(id)
  const matcher = createMatcher(view.readings)
  const filter = createFilter({ table, field, facets: own ? planFacets(own, field, words) : facetsOf(table, field, words, language), matcher })
  const arrangement = createArrangement({ table, field, isShown: filter.isShown, texts: words, language }, wish)
  const groupRows = (): readonly Row[] => (arrangement.outline()?.groups ?? []).map(({ id }, group) => ({ place: lineOf(group), group: id }))
  return {
    own,
    table,
    closed,
    fields,
    field,
    columnOf: (cell) => (own && 'year' in cell ? String(cell.year) : columnOf(cell)),
    cells: createCells(table, queue, questions, talk, passedOver),
    filter,
    matcher,
    arrangement,
    idOf: (line) => (line < 0 ? (groupOf(line)?.id ?? '') : table.idAt(line)),
    gridRows: () => [...table.rows, ...groupRows()],
    groupRows,
  }
}

/** Columns that a new verdict changes. */
export const judgedColumns = ['light', 'judgedPeriod', 'outcome', 'flag', 'expected', 'actual', 'gap', 'lead_points', 'share', 'timeShare'] as const
