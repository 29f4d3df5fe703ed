/** The rows that edits stand in, of whatever kind: as they are, and as the edits leave them. */
import type { Db } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { Department, Flag01, Id, Instant, Plan, Task } from '../../db/schema.ts'
import type { TaskRow } from '../../db/tasks.ts'
import { tasksById } from '../../db/tasks.ts'
import { listOf } from '../sheets/column.ts'
import type { ColumnKind } from '../sheets/column.ts'
import { columnOf, placeOf, rowIdOf, subjectOf } from '../sheets/index.ts'
import type { CellAddress, Subject } from '../sheets/sheet.ts'

/** A task with its parts as columns. */
export type EditedTask = Task & { readonly lead: readonly Id[]; readonly responsible: readonly Id[]; readonly openList: Flag01 }

export const editedTask = ({ departments, ...task }: TaskRow): EditedTask => {
  const inRole = (role: 'lead' | 'responsible'): readonly Id[] => departments.filter((part) => part.role === role).map(({ departmentId }) => departmentId)
  const openList = departments.some((part) => part.openList === 1) ? 1 : 0
  return { ...task, lead: inRole('lead'), responsible: inRole('responsible'), openList }
}

export interface RowKinds {
  readonly indicator: IndicatorRow
  readonly task: EditedTask
  readonly department: Department
}

export type EditedRows = { readonly [S in Subject]: ReadonlyMap<Id, RowKinds[S]> } & {
  /** Ids of rows of other plans: nothing here, and nothing to be added. */
  readonly foreign: ReadonlySet<Id>
}
type AnyRow = RowKinds[Subject]

const byId = <Row extends { readonly id: Id }>(rows: readonly Row[]): Map<Id, Row> => new Map(rows.map((row) => [row.id, row]))

/** Rows of a plan that cells stand in, archived ones too. Departments are everybody's. */
export const rowsOf = async (trx: Db, plan: Plan, cells: readonly CellAddress[]): Promise<EditedRows> => {
  const idsBy = Map.groupBy(cells, subjectOf)
  const ids = (subject: Subject): readonly Id[] => [...new Set((idsBy.get(subject) ?? []).map(rowIdOf))]
  const isOwn = ({ planId }: { readonly planId: Id }): boolean => planId === plan.id
  const indicators = await indicatorsById(trx, ids('indicator'))
  const tasks = await tasksById(trx, ids('task'))
  return {
    foreign: new Set([...indicators, ...tasks].filter((row) => !isOwn(row)).map(({ id }) => id)),
    indicator: byId(indicators.filter(isOwn)),
    task: byId(tasks.filter(isOwn).map(editedTask)),
    department: byId(idsBy.has('department') ? await allDepartments(trx) : []),
  }
}

export const rowOf = (rows: EditedRows, cell: CellAddress): AnyRow | undefined => rows[subjectOf(cell)].get(rowIdOf(cell))

type Held = string | number | null | readonly Id[]

/** What a cell's value is in its row. Whether a row is there is a moment in it, and not asked for here. */
const inRow: Readonly<Partial<Record<ColumnKind, (value: string | null) => Held>>> = {
  whole: Number,
  place: Number,
  departments: (value) => JSON.parse(value ?? '[]') as Id[],
  tasks: (value) => JSON.parse(value ?? '[]') as Id[],
  names: (value) => value ?? '[]',
}
export const heldIn = (kind: ColumnKind, value: string | null): Held => inRow[kind]?.(value) ?? value

/** The row as an edit of it leaves it. */
export const drafted = <Row extends AnyRow>(row: Row, cell: CellAddress, value: string | null, at: Instant): Row => {
  const column = columnOf(cell)
  if (column === null) return row
  if (column.kind === 'row') return { ...row, archivedAt: value === 'present' ? null : at }
  return { ...row, [placeOf(cell).column]: heldIn(column.kind, value) }
}

/** What a cell of the plan itself holds, in the form in which it travels and is recorded. */
export const valueIn = (row: object, column: string, kind: ColumnKind): string | null => {
  const held = (row as Readonly<Record<string, Held | undefined>>)[kind === 'row' ? 'archivedAt' : column] ?? null
  if (kind === 'row') return held === null ? 'present' : 'archived'
  if (kind === 'names') return held === '[]' ? null : (held as string)
  return Array.isArray(held) ? listOf(held) : held === null ? null : String(held)
}
