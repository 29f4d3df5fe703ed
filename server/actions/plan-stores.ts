/** Where the cells of the plan itself are kept: columns of rows, and lists beside them. Rows that edits add are written whole. */
import { setCell } from '../../db/cells.ts'
import type { CellTable, CellValue } from '../../db/cells.ts'
import type { Trx } from '../../db/connect.ts'
import { addDepartment } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { addIndicator, setOwners, setTasks } from '../../db/indicators.ts'
import type { Department, Flag01, Id, Instant } from '../../db/schema.ts'
import { addTask, setOpenList, setTaskDepartments } from '../../db/tasks.ts'
import { outdateOthers } from '../../db/plans.ts'
import { columnOf, placeOf, rowIdOf } from '../sheets/index.ts'
import type { PlanSheetKind } from '../sheets/index.ts'
import type { CellStore, PresentCell, Written } from './cell-store.ts'
import type { EditedRows, EditedTask } from './edited-rows.ts'
import type { rowOf } from './edited-rows.ts'
import { drafted, heldIn, valueIn } from './edited-rows.ts'

type AnyRow = NonNullable<ReturnType<typeof rowOf>>

interface Kept<Row extends AnyRow> {
  readonly table: CellTable
  readonly rows: (rows: EditedRows) => ReadonlyMap<Id, Row>
  readonly add: (trx: Trx, row: Row) => Promise<void>
  /** Columns that stand beside the row. */
  readonly beside: Readonly<Record<string, (trx: Trx, id: Id, value: string | null) => Promise<void>>>
  readonly after?: (trx: Trx, planId: Id) => Promise<void>
}

const idsIn = (value: string | null): readonly Id[] => heldIn('departments', value) as readonly Id[]

const store = <S extends PlanSheetKind, Row extends AnyRow>({ table, rows: own, add, beside, after }: Kept<Row>): CellStore<S> => {
  /** Writes a cell of a row that is there. */
  const writeOne = async (trx: Trx, row: Row, { checked, was }: Written<PlanSheetKind>, at: Instant): Promise<void> => {
    const [kind, { column }] = [columnOf(checked)?.kind ?? 'text', placeOf(checked)]
    const aside = beside[column]
    if (aside) {
      await aside(trx, row.id, checked.value)
      return
    }
    const turns = kind === 'row'
    const before = turns ? row.archivedAt : heldIn(kind, was)
    const value = turns ? (checked.value === 'present' ? null : at) : heldIn(kind, checked.value)
    const cell = { table, id: row.id, column: (turns ? 'archivedAt' : column) as never, was: before as CellValue, value: value as CellValue }
    // Departments are everybody's: another plan's commit may have come between. The batch is sent again, and finds the conflict.
    if (!(await setCell(trx, cell))) throw new Error(`column ${column} of ${table} changed under the lock of its plan`)
  }
  const addOne = async (trx: Trx, blank: Row, cells: readonly Written<PlanSheetKind>[], at: Instant): Promise<void> => {
    await add(
      trx,
      cells.reduce((row, { checked }) => drafted(row, checked, checked.value, at), blank),
    )
    for (const { checked } of cells) await beside[placeOf(checked).column]?.(trx, blank.id, checked.value)
  }
  const kept: CellStore<PlanSheetKind> = {
    inRow: true,
    figures: () => [],
    present: (_, cells, rows) =>
      Promise.resolve(
        cells.flatMap((cell): readonly (readonly [typeof cell, PresentCell])[] => {
          const row = own(rows).get(rowIdOf(cell))
          const column = columnOf(cell)
          return row && column ? [[cell, { value: valueIn(row, placeOf(cell).column, column.kind), flag: null, since: null }]] : []
        }),
      ),
    write: async (trx, { planId, at, rows, begun }, edits) => {
      for (const [id, cells] of Map.groupBy(edits, ({ checked }) => rowIdOf(checked))) {
        const row = own(rows).get(id)
        if (row) for (const cell of cells) await writeOne(trx, row, cell, at)
        // What was checked without a row has begun as one of this kind.
        else await addOne(trx, begun.get(id) as Row, cells, at)
      }
      await after?.(trx, planId)
    },
  }
  // It asks the shelf what column a cell is of, and so takes the cells of any of these sheets.
  return kept as unknown as CellStore<S>
}

export const indicators = store<'indicators', IndicatorRow>({
  table: 'indicator',
  rows: ({ indicator }) => indicator,
  add: (trx, row) => addIndicator(trx, { ...row, lead: [], responsible: [], tasks: [] }),
  beside: {
    lead: (trx, id, value) => setOwners(trx, id, 'lead', idsIn(value)),
    responsible: (trx, id, value) => setOwners(trx, id, 'responsible', idsIn(value)),
    tasks: (trx, id, value) => setTasks(trx, id, idsIn(value)),
  },
})

export const tasks = store<'tasks', EditedTask>({
  table: 'task',
  rows: ({ task }) => task,
  add: (trx, { lead: _lead, responsible: _responsible, openList: _openList, ...row }) => addTask(trx, row),
  beside: {
    lead: (trx, id, value) => setTaskDepartments(trx, id, 'lead', idsIn(value)),
    responsible: (trx, id, value) => setTaskDepartments(trx, id, 'responsible', idsIn(value)),
    openList: (trx, id, value) => setOpenList(trx, id, Number(value) as Flag01),
  },
})

export const departments = store<'departments', Department>({
  table: 'department',
  rows: ({ department }) => department,
  add: (trx, row) => addDepartment(trx, row),
  beside: {},
  after: outdateOthers,
})
