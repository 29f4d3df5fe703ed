/**
 * A sheet is a table that people edit cell by cell. Each says what cells there are, what kind of row they stand in, who may write them and how
 * their text is read; the gate (`actions/apply-edits.ts`) writes what comes out. Pure.
 */
import type { DateText, DecimalText, Department, Id, Indicator, ObservationFlag, Period, Task, VerdictValue } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'
import type { PlanFacts } from './column.ts'

/**
 * Columns of the sheets of the plan itself, named as in the rows that hold them. `row` says whether the row is there, `sort` where it stands; see
 * `column.ts`.
 */
export const indicatorColumns = [
  'row',
  'sort',
  'number',
  'name',
  'nameEn',
  'unit',
  'decimals',
  'measure',
  'basis',
  'better',
  'nature',
  'frequency',
  'baselinePeriod',
  'baselineValue',
  'lead',
  'responsible',
  'tasks',
  'dimensionId',
  'calibre',
  'sourceClause',
] as const
export type IndicatorColumn = (typeof indicatorColumns)[number]

export const taskColumns = [
  'row',
  'sort',
  'parentId',
  'kind',
  'number',
  'title',
  'titleEn',
  'summary',
  'lead',
  'responsible',
  'openList',
  'dueOn',
  'sourceClause',
] as const
export type TaskColumn = (typeof taskColumns)[number]

export const departmentColumns = ['row', 'sort', 'name', 'shortName', 'nameEn', 'aliases', 'kind', 'parentId', 'note'] as const
export type DepartmentColumn = (typeof departmentColumns)[number]

/** A cell that can be edited: of figures by period, of year targets by year, of the plan itself by column. */
export type CellAddress =
  | { readonly sheet: 'observations'; readonly indicator: Id; readonly period: Period }
  | { readonly sheet: 'indicators'; readonly indicator: Id; readonly column: IndicatorColumn }
  | { readonly sheet: 'targets'; readonly indicator: Id; readonly year: number }
  | { readonly sheet: 'tasks'; readonly task: Id; readonly column: TaskColumn }
  | { readonly sheet: 'departments'; readonly department: Id; readonly column: DepartmentColumn }

/** A cell of what is known of one indicator. */
export type IndicatorAddress = Extract<CellAddress, { readonly indicator: Id }>

export interface EditRequest {
  readonly cell: CellAddress
  /** The value the person saw when starting to type; `null` for an empty cell. */
  readonly was: string | null
  readonly text: string
  /** Flag of a figure; without it the figure is verified. */
  readonly flag?: ObservationFlag | undefined
}

/** What checking an edit needs to know about the row that it stands in. `archivedAt` of one that is to be added is set: it is not there yet. */
export type IndicatorCell = Pick<Indicator, 'id' | 'measure' | 'unit' | 'basis' | 'frequency' | 'formula' | 'baselineValue' | 'archivedAt'>
export type TaskCell = Pick<Task, 'id' | 'archivedAt'> & { readonly responsible: readonly Id[] }
export type DepartmentCell = Pick<Department, 'id' | 'archivedAt'>

/** What a row is of. */
export interface Subjects {
  readonly indicator: IndicatorCell
  readonly task: TaskCell
  readonly department: DepartmentCell
}
export type Subject = keyof Subjects

export interface EditFacts {
  readonly plan: { readonly startsOn: DateText; readonly endsOn: DateText }
  readonly today: DateText
  /** Name of the person who types; signs verdicts. */
  readonly by: string
  /** Periods that take no figures at the moment. */
  readonly closed: ReadonlySet<Period>
  /** Whether the person could open them again. */
  readonly mayReopen: boolean
  /** For the sheets of the plan itself. */
  readonly around: PlanFacts
}

interface CheckedContent {
  readonly value: string | null
  readonly flag: null
  readonly understood: string | null
}

/** A cell's new content, read. `value` null clears. */
export type Checked =
  | {
      readonly sheet: 'observations'
      readonly indicator: Id
      readonly period: Period
      readonly value: string | null
      readonly typed: string
      readonly flag: ObservationFlag
      readonly verdict: VerdictValue | null
      readonly understood: string | null
    }
  | (AddressOf<'indicators'> & CheckedContent)
  | (AddressOf<'targets'> & CheckedContent & { readonly value: DecimalText | null })
  | (AddressOf<'tasks'> & CheckedContent)
  | (AddressOf<'departments'> & CheckedContent)

export type AddressOf<S extends CellAddress['sheet']> = Extract<CellAddress, { sheet: S }>

export type SheetKind = CellAddress['sheet']

export interface SubjectOf {
  readonly observations: 'indicator'
  readonly indicators: 'indicator'
  readonly targets: 'indicator'
  readonly tasks: 'task'
  readonly departments: 'department'
}

/** Where a cell stands in its sheet, as the `change` rows name it. */
export interface CellPlace {
  readonly sheet: SheetKind
  readonly rowId: Id
  readonly column: string
}

/** Columns of a whole sheet in which editable cells are shown; an entry a row. */
export interface ShownColumns {
  /** Year whose target is shown. */
  readonly to: number
  readonly values: Readonly<Record<Period, (string | null)[]>>
  readonly rows: Readonly<Record<'baselinePeriod' | 'baselineValue' | 'yearTarget', (string | null)[]>>
}

export interface Sheet<S extends SheetKind> {
  readonly subject: SubjectOf[S]
  readonly place: (cell: AddressOf<S>) => CellPlace
  /** The address that `place` came from. */
  readonly address: (rowId: Id, column: string) => AddressOf<S>
  /** The column that shows a cell; `undefined` where none of these does. */
  readonly shownIn: (cell: AddressOf<S>, columns: ShownColumns) => (string | null)[] | undefined
  /** Who may write its cells: those who fill in figures, or those who set up plans. */
  readonly writers: 'figures' | 'plan'
  /** Whether verdicts lean on a cell. */
  readonly judged: (cell: AddressOf<S>) => boolean
  readonly check: (cell: AddressOf<S>, edit: EditRequest, row: Subjects[SubjectOf[S]], facts: EditFacts) => Extract<Checked, { sheet: S }> | Problem
}
