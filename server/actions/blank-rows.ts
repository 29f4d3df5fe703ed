/** Rows of a plan as they begin, before anything is written into them. */
import { notFilledIn } from '../../db/indicators.ts'
import type { Id, Indicator, Instant, Plan } from '../../db/schema.ts'
import { columnOf, isOfRow, placeOf, rowIdOf, subjectOf } from '../sheets/index.ts'
import type { CellAddress, EditRequest, Subject } from '../sheets/sheet.ts'
import type { EditedRows, RowKinds } from './edited-rows.ts'
import { valueIn } from './edited-rows.ts'

/** Ids that a page makes for rows it adds. */
const madeId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Of a row that is not there yet. */
const never: Instant = '0000-00-00T00:00:00.000Z'

export const blankIndicator = (id: Id, planId: Id): Indicator => ({
  ...notFilledIn,
  id,
  planId,
  code: id,
  number: '',
  sort: 0,
  name: '',
  nameEn: '',
  unit: '',
  decimals: 2,
  measure: 'annual-total',
  better: 'higher',
  nature: null,
  basis: 'ytd',
  frequency: 'quarter',
  releaseWorkdays: 15,
  calibre: null,
  dimensionId: null,
  sourceClause: '',
  archivedAt: never,
})

const blank: { readonly [S in Subject]: (id: Id, plan: Plan) => RowKinds[S] } = {
  indicator: (id, { id: planId }) => ({ ...blankIndicator(id, planId), lead: [], responsible: [], tasks: [] }),
  task: (id, { id: planId }) => ({
    id,
    planId,
    parentId: null,
    code: id,
    kind: 'task',
    number: null,
    title: '',
    titleEn: '',
    summary: null,
    dueOn: null,
    sourceClause: '',
    sort: 0,
    archivedAt: never,
    lead: [],
    responsible: [],
    openList: 0,
  }),
  department: (id, { area }) => ({
    id,
    code: id,
    area,
    name: '',
    nameEn: '',
    shortName: '',
    aliases: '[]',
    parentId: null,
    kind: 'department',
    note: null,
    sort: 0,
    archivedAt: never,
  }),
}

/** A row as it begins, for an edit that adds it; `undefined` where none can be. */
export const blankRow = ({ cell, text }: EditRequest, plan: Plan, { foreign }: EditedRows): RowKinds[Subject] | undefined => {
  const id = rowIdOf(cell)
  return isOfRow(cell) && text === 'present' && madeId.test(id) && !foreign.has(id) ? blank[subjectOf(cell)](id, plan) : undefined
}

/** What a cell of a row holds that was only just added; whoever saw the row before it was there saw nothing. */
export const beginsAs = (cell: CellAddress, plan: Plan): string | null => {
  const kind = columnOf(cell)?.kind
  return kind === undefined || kind === 'row' ? null : valueIn(blank[subjectOf(cell)](rowIdOf(cell), plan), placeOf(cell).column, kind)
}
