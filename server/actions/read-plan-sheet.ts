/** The plan itself as sheets: columns as data, rows in their order, trees with each row after the one above it, and what is archived. */
import type { Db } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { everyIndicatorOf } from '../../db/indicators.ts'
import type { Department, Id, Language, Plan, Target, Task } from '../../db/schema.ts'
import { targetsOfPlan } from '../../db/targets.ts'
import { everyTaskOf } from '../../db/tasks.ts'
import { localDate } from '../basics/calendar.ts'
import type { Named } from '../basics/names.ts'
import { readingsOf } from '../basics/pinyin.ts'
import type { Context } from '../context.ts'
import { measureOf } from '../measures/index.ts'
import { versionFacts } from '../rules/facts.ts'
import { inForce } from '../rules/in-force.ts'
import type { Column, ColumnKind } from '../sheets/column.ts'
import { planSheets, subjectOf } from '../sheets/index.ts'
import type { PlanSheetKind } from '../sheets/index.ts'
import type { SheetKind } from '../sheets/sheet.ts'
import type { NamedView, PlanColumnView, PlanSheetName, PlanSheetView } from '../wire/plan-sheets.ts'
import type { Words } from '../words/words.ts'
import { words } from '../words/index.ts'
import type { EditedTask } from './edited-rows.ts'
import { editedTask, valueIn } from './edited-rows.ts'
import { isDimension, namedDepartment, namedTask } from './plan-facts.ts'
import { yearsOf } from './plan.ts'

/** What is edited in a sheet of the plan. */
export const kindOf: Readonly<Record<PlanSheetName, SheetKind>> = { indicators: 'indicators', years: 'targets', tasks: 'tasks', departments: 'departments' }

interface Row {
  readonly id: Id
  readonly sort: number
  readonly archivedAt: string | null
  readonly parentId?: Id | null
}

interface Placed<R> {
  readonly row: R
  readonly depth: number
}

/** Rows as a forest walked from the top. What stands under a row that is not among them stands at the top. */
const inTree = <R extends Row>(rows: readonly R[]): readonly Placed<R>[] => {
  const known = new Set(rows.map(({ id }) => id))
  const under = Map.groupBy(rows, ({ parentId }) => (parentId != null && known.has(parentId) ? parentId : null))
  const walk = (parent: Id | null, depth: number): readonly Placed<R>[] =>
    (under.get(parent) ?? []).flatMap((row) => [{ row, depth }, ...walk(row.id, depth + 1)])
  return walk(null, 0)
}

const plainNamed = ({ id, shown, also }: Named): NamedView => ({ id, shown, also: also.filter((name) => name !== ''), meaning: null })

const widths: Readonly<Partial<Record<ColumnKind, number>>> = {
  whole: 76,
  number: 104,
  date: 104,
  period: 92,
  lines: 240,
  departments: 220,
  tasks: 200,
  task: 180,
}
const widthOf: Readonly<Record<string, number>> = {
  number: 64,
  name: 240,
  title: 300,
  unit: 84,
  measure: 132,
  basis: 120,
  better: 96,
  nature: 84,
  frequency: 88,
  shortName: 140,
  openList: 76,
}
/** Names stay in sight. */
const pinned = new Set(['number', 'name', 'title', 'shortName'])

const optionsOf = (column: Column<never>, say: Words): readonly NamedView[] | null => {
  const { options, words: list } = column
  if (!options || list === undefined) return null
  const [shown, meanings] = [say.planSheets.options[list] ?? {}, say.planSheets.meanings[list] ?? {}]
  // What is made from others is chosen by its formula.
  const chosen = column.kind === 'measure' ? options.filter((key) => measureOf(key).isMade !== true) : options
  return chosen.map((key) => ({ id: key, shown: shown[key] ?? key, also: [], meaning: meanings[key] ?? null }))
}

/** Columns of a sheet that people see: that a row is there and where it stands are told otherwise. */
const columnsOf = (sheet: PlanSheetKind, say: Words): readonly PlanColumnView[] => {
  const heads: Readonly<Record<string, { readonly head: string; readonly hint?: string }>> = say.planSheets.heads[sheet]
  return Object.entries<Column<never>>(planSheets[sheet]).flatMap(([id, column]): readonly PlanColumnView[] => {
    const said = heads[id]
    if (said === undefined) return []
    const { head, hint = null } = said
    const list = column.list ?? null
    const width = widthOf[id] ?? widths[column.kind] ?? 150
    const more = { required: column.required === true, shownOnly: false, year: null, options: optionsOf(column, say), list }
    return [{ id, head, hint, kind: column.kind, width, pinned: pinned.has(id), ...more }]
  })
}

const cellsOf = (columns: readonly PlanColumnView[], rows: readonly Row[]): PlanSheetView['cells'] =>
  Object.fromEntries(columns.map(({ id, kind }) => [id, rows.map((row) => valueIn(row, id, kind))]))

type Archived = PlanSheetView['archived']
const archivedOf = <R extends Row>(rows: readonly R[], nameOf: (row: R) => string): Archived =>
  rows.flatMap((row) => (row.archivedAt === null ? [] : [{ id: row.id, name: nameOf(row), at: row.archivedAt }])).toSorted((a, b) => b.at.localeCompare(a.at))

const isHere = ({ archivedAt }: Pick<Row, 'archivedAt'>): boolean => archivedAt === null

interface Everything {
  readonly indicators: readonly IndicatorRow[]
  readonly tasks: readonly EditedTask[]
  readonly departments: readonly Department[]
}

const readAll = async (db: Db, planId: Id): Promise<Everything> => ({
  indicators: await everyIndicatorOf(db, planId),
  tasks: (await everyTaskOf(db, planId)).map(editedTask),
  departments: await allDepartments(db),
})

type Part = Pick<PlanSheetView, 'columns' | 'id' | 'depth' | 'parent' | 'sort' | 'decimals' | 'unit' | 'cells' | 'archived'>

const part = <R extends Row>(columns: readonly PlanColumnView[], placed: readonly Placed<R>[], archived: Archived, cells?: PlanSheetView['cells']): Part => {
  const rows = placed.map(({ row }) => row)
  return {
    columns,
    id: rows.map(({ id }) => id),
    depth: placed.map(({ depth }) => depth),
    parent: rows.map(({ parentId = null }) => parentId),
    sort: rows.map(({ sort }) => sort),
    decimals: rows.map((row) => ('decimals' in row ? Number(row.decimals) : 0)),
    unit: rows.map((row) => ('unit' in row ? String(row.unit) : '')),
    cells: cells ?? cellsOf(columns, rows),
    archived,
  }
}

const yearsPart = async (ctx: Context, plan: Plan, { indicators }: Everything, say: Words): Promise<Part> => {
  const rows = indicators.filter(isHere)
  const names = columnsOf('indicators', say)
    .filter(({ id }) => ['number', 'name', 'unit'].includes(id))
    .map((column) => ({ ...column, shownOnly: true, hint: null }))
  const years = yearsOf(plan).map((year): PlanColumnView => {
    const shape = { kind: 'number', width: 100, pinned: false, required: false, shownOnly: false, options: null, list: null } as const
    return { id: String(year), head: say.planSheets.year(year), hint: null, year, ...shape }
  })
  const final: PlanColumnView = {
    id: 'final',
    head: say.planSheets.finalTarget,
    hint: say.planSheets.asFinal,
    kind: 'text',
    width: 200,
    pinned: false,
    required: false,
    shownOnly: true,
    year: null,
    options: null,
    list: null,
  }
  const targets = Map.groupBy<Id, Target>(await targetsOfPlan(ctx.db, plan.id), ({ indicatorId }) => indicatorId)
  const asOf = ctx.clock.now()
  const today = localDate(asOf, plan.timeZone)
  const finalOf = (row: IndicatorRow): string | null => {
    const own = targets.get(row.id) ?? []
    const facts = versionFacts(own).map((fact, place) => ({ ...fact, row: own[place] as Target }))
    const standing = inForce(facts, today, asOf).judged.findLast(({ kind }) => kind === 'final')
    return standing ? say.asked(standing.row, row) : null
  }
  // Versions come oldest first.
  const ofYear = (row: IndicatorRow, year: number): string | null =>
    (targets.get(row.id) ?? []).findLast(({ kind, dueOn }) => kind === 'year' && dueOn === `${year}-12-31`)?.value ?? null
  const cells = {
    ...cellsOf(names, rows),
    ...Object.fromEntries(years.map(({ id, year }) => [id, rows.map((row) => ofYear(row, year ?? 0))])),
    final: rows.map(finalOf),
  }
  return part(
    [...names, ...years, final],
    rows.map((row) => ({ row, depth: 0 })),
    [],
    cells,
  )
}

const named = (row: { readonly number: string | null }, name: string): string => [row.number, name].filter(Boolean).join(' ')

const parts: Readonly<Record<PlanSheetName, (ctx: Context, plan: Plan, all: Everything, say: Words) => Part | Promise<Part>>> = {
  indicators: (_, __, { indicators }, say) =>
    part(
      columnsOf('indicators', say),
      indicators.filter(isHere).map((row) => ({ row, depth: 0 })),
      archivedOf(indicators, (row) => named(row, row.name)),
    ),
  years: yearsPart,
  tasks: (_, __, { tasks }, say) =>
    part(
      columnsOf('tasks', say),
      inTree(tasks.filter(isHere)),
      archivedOf(tasks, (row) => named(row, row.title)),
    ),
  departments: (_, __, { departments }, say) =>
    part(
      columnsOf('departments', say),
      inTree(departments.filter(isHere)),
      archivedOf(departments, ({ shortName }) => shortName),
    ),
}

/** @param plan as read just before: its sequence number is the sheet's. */
export const planSheetView = async (ctx: Context, plan: Plan, sheet: PlanSheetName, language: Language): Promise<PlanSheetView> => {
  const say = words[language]
  const all = await readAll(ctx.db, plan.id)
  const tasks: readonly Task[] = all.tasks.filter(isHere)
  const own = await parts[sheet](ctx, plan, all, say)
  const found = ['name', 'title', 'unit'].flatMap((column) => own.cells[column] ?? []).filter((text) => text !== null)
  return {
    plan: plan.id,
    sheet,
    isOfIndicators: subjectOf({ sheet: kindOf[sheet] }) === 'indicator',
    seq: plan.seq,
    ...own,
    readings: await readingsOf(found),
    lists: {
      departments: all.departments.filter(isHere).map(namedDepartment).map(plainNamed),
      tasks: tasks.map(namedTask).map(plainNamed),
      dimensions: tasks.filter(isDimension).map(namedTask).map(plainNamed),
    },
  }
}
