/** All that belongs to one state of the data: the table, its fields, what its cells show, which rows are asked for. Made anew on reload. */
import type { RightsView, SheetView } from '../../server/wire.ts'
import type { Queue } from '../edits/queue-shape.ts'
import type { Cells } from './cells.ts'
import { createCells } from './cells.ts'
import type { Field } from './fields.ts'
import { makeFields } from './fields.ts'
import type { CellQuestions } from './questions.ts'
import type { RowFilter } from './filter.ts'
import { createFilter } from './filter.ts'
import type { SheetHost } from './host.ts'
import type { Table } from './table.ts'
import { createTable } from './table.ts'

export interface Book {
  readonly table: Table
  readonly fields: readonly Field[]
  readonly field: (id: string) => Field | undefined
  readonly cells: Cells
  readonly filter: RowFilter
}

export const openBook = (
  view: SheetView,
  rights: RightsView,
  queue: Queue,
  questions: CellQuestions,
  { words, language }: Pick<SheetHost, 'words' | 'language'>,
): Book => {
  const table = createTable(view)
  const fields = makeFields(table, rights, words, language)
  const byId = new Map(fields.map((field) => [field.id, field]))
  return { table, fields, field: (id) => byId.get(id), cells: createCells(table, queue, questions), filter: createFilter(table) }
}

/** Columns that a new verdict changes. */
export const judgedColumns = ['light', 'judgedPeriod', 'outcome', 'expected', 'actual', 'gap', 'lead_points', 'share', 'timeShare'] as const
