/**
 * Writes what the program itself brings: departments, the calendar, and the plans with their tasks, indicators and targets.
 *
 * Everything is found by its code, so that writing it again changes the rows that are there. What belongs to people is never touched:
 * observations, baselines, year targets, versions of targets with an approval, settings of a plan, departments that somebody named
 * where the document names none, and every cell of an indicator, a task or a department that somebody has written since, as the changes tell.
 */
import { sql } from 'kysely'
import type { Db, Trx } from './connect.ts'
import { ignore, insertMany, oneOf, replace } from './batch.ts'
import { notFilledIn } from './indicators.ts'
import { newId } from './ids.ts'
import type { Id, Instant, Row, Schema, Target } from './schema.ts'
import { bare } from './targets.ts'
import { write, writePlan } from './transaction.ts'

/** A row as the program brings it: other rows are named by their codes, the order of a list is the order shown. */
export interface GivenDepartment {
  readonly row: Omit<Row<'department'>, 'id' | 'parentId' | 'sort' | 'archivedAt'>
  readonly parent: string | null
  /** Of a collective; empty leaves what people have put. */
  readonly members: readonly string[]
}
export interface GivenBody {
  readonly row: Omit<Row<'planBody'>, 'id' | 'planId' | 'parentId' | 'sort'>
  readonly parent: string | null
}
export interface GivenTask {
  readonly row: Omit<Row<'task'>, 'id' | 'planId' | 'parentId' | 'sort' | 'archivedAt'>
  readonly parent: string | null
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly openList: boolean
}
export type GivenTarget = Pick<Target, 'kind' | 'dueOn' | 'operator' | 'value' | 'modal' | 'text'>
export interface GivenIndicator {
  readonly row: Omit<Row<'indicator'>, 'id' | 'planId' | 'dimensionId' | 'number' | 'sort' | 'archivedAt' | OfPeople>
  readonly dimension: string | null
  readonly tasks: readonly string[]
  /** Empty where the document names none; then those that people have put stay. */
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly targets: readonly GivenTarget[]
}
type OfPeople = keyof typeof notFilledIn
type PlanSetting = 'timeZone' | 'lightPreset' | 'lightThresholds' | 'basicallyMetFrom' | 'reviewRequired' | 'demonstration' | 'watched' | 'priority'
export interface GivenPlan {
  readonly row: Omit<Row<'plan'>, 'id' | 'seq' | 'judgedAsOf' | 'ladder' | 'mailRules' | 'createdAt' | 'archivedAt' | PlanSetting>
  /** Of a plan that is new; afterwards they are people's. */
  readonly settings: Pick<Row<'plan'>, PlanSetting>
  readonly bodies: readonly GivenBody[]
  readonly tasks: readonly GivenTask[]
  readonly indicators: readonly GivenIndicator[]
  /** What an earlier version brought and this one does not, by code: such indicators are archived, such tasks are taken out. */
  readonly vanished: { readonly indicators: readonly string[]; readonly tasks: readonly string[] }
}

type Coded = 'department' | 'planBody' | 'task' | 'indicator'
type Ids = ReadonlyMap<string, Id>

/** Ids by code: of the rows that are there, and new ones for the rest. */
const idsFor = (there: readonly { readonly id: Id; readonly code: string }[], given: readonly { readonly row: { readonly code: string } }[]): Ids => {
  const known = new Map(there.map(({ id, code }) => [code, id]))
  return new Map(given.map(({ row: { code } }) => [code, known.get(code) ?? newId()]))
}

/** The program's own data is consistent; if it is not, the load stops and says where. */
const idOf = (ids: Ids, code: string): Id => {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`load reference data: nothing has the code ${code}`)
  return id
}
const idOrNull = (ids: Ids, code: string | null): Id | null => (code === null ? null : idOf(ids, code))

/** Inserts rows, or writes all their columns but those of people over the rows that are there. */
const put = async <T extends Coded>(trx: Trx, table: T, rows: readonly Readonly<Schema[T]>[], ofPeople: readonly string[] = []): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id' && !ofPeople.includes(column))
  await insertMany(trx, table, rows, replace(['id'], columns))
}

/** Columns that people have written, by row; `row` stands for whether it is archived. */
const writtenBy = async (trx: Trx, sheet: 'indicators' | 'tasks' | 'departments', ids: Ids): Promise<ReadonlyMap<Id, ReadonlySet<string>>> => {
  const own = trx.selectFrom('change').select(['rowId', 'column']).where('sheet', '=', sheet).where('way', '=', 'grid')
  const rows = await own.where('rowId', 'in', oneOf(trx, [...ids.values()])).execute()
  return new Map([...Map.groupBy(rows, ({ rowId }) => rowId)].map(([id, cells]) => [id, new Set(cells.map(({ column }) => column))]))
}
type Written = Awaited<ReturnType<typeof writtenBy>>

/** Rows with what people have written in place of what the program brings. */
const asWritten = async <T extends Coded>(
  trx: Trx,
  table: T,
  rows: readonly Readonly<Schema[T]>[],
  written: Written,
): Promise<readonly Readonly<Schema[T]>[]> => {
  if (written.size === 0) return rows
  const ids = oneOf(trx, [...written.keys()])
  const there = await sql<Readonly<Schema[T]>>`select * from ${sql.table(table)} where id in ${ids}`.execute(trx)
  const presentById = new Map(there.rows.map((row) => [row.id, row]))
  return rows.map((row) => {
    const present: Readonly<Record<string, unknown>> | undefined = presentById.get(row.id)
    const columns = [...(written.get(row.id) ?? [])].map((column) => (column === 'row' ? 'archivedAt' : column)).filter((column) => column in row)
    return present ? { ...row, ...Object.fromEntries(columns.map((column) => [column, present[column]])) } : row
  })
}

const isWritten = (written: Written, id: Id, ...columns: readonly string[]): boolean => columns.some((column) => written.get(id)?.has(column))

/** Room between rows, for those that people put there. */
export const apart = 1000

const partsOf = (ids: Ids, { lead, responsible }: Pick<GivenTask, 'lead' | 'responsible'>) =>
  [lead, responsible].flatMap((codes, at) =>
    codes.map((code, sort) => ({ departmentId: idOf(ids, code), role: at === 0 ? ('lead' as const) : ('responsible' as const), sort })),
  )

/** Writes departments and who belongs to collective names. Those that are not given stay as they are. */
export const putDepartments = async (trx: Trx, given: readonly GivenDepartment[]): Promise<void> => {
  const there = await trx.selectFrom('department').select(['id', 'code']).execute()
  const ids = idsFor(there, given)
  const rows = given.map(({ row, parent }, place) => {
    return { ...row, id: idOf(ids, row.code), parentId: idOrNull(ids, parent), sort: place * apart, archivedAt: null }
  })
  await put(trx, 'department', await asWritten(trx, 'department', rows, await writtenBy(trx, 'departments', ids)))
  const resolved = given.filter(({ members }) => members.length > 0)
  const collectives = resolved.map(({ row }) => idOf(ids, row.code))
  await trx.deleteFrom('departmentMember').where('collectiveId', 'in', oneOf(trx, collectives)).execute()
  await insertMany(
    trx,
    'departmentMember',
    resolved.flatMap(({ row, members }) => members.map((member, sort) => ({ collectiveId: idOf(ids, row.code), departmentId: idOf(ids, member), sort }))),
  )
}

const putBodies = async (trx: Trx, planId: Id, given: readonly GivenBody[]): Promise<void> => {
  const there = await trx.selectFrom('planBody').select(['id', 'code']).where('planId', '=', planId).execute()
  const ids = idsFor(there, given)
  await put(
    trx,
    'planBody',
    given.map(({ row, parent }, sort) => ({ ...row, id: idOf(ids, row.code), planId, parentId: idOrNull(ids, parent), sort })),
  )
}

const putTasks = async (trx: Trx, planId: Id, given: readonly GivenTask[], departments: Ids): Promise<Ids> => {
  const there = await trx.selectFrom('task').select(['id', 'code']).where('planId', '=', planId).execute()
  const ids = idsFor(there, given)
  const written = await writtenBy(trx, 'tasks', ids)
  const rows = given.map(({ row, parent }, place) => {
    return { ...row, id: idOf(ids, row.code), planId, parentId: idOrNull(ids, parent), sort: place * apart, archivedAt: null }
  })
  await put(trx, 'task', await asWritten(trx, 'task', rows, written))
  const carried = given.filter(({ row }) => !isWritten(written, idOf(ids, row.code), 'lead', 'responsible', 'openList'))
  await trx
    .deleteFrom('taskDepartment')
    .where(
      'taskId',
      'in',
      oneOf(
        trx,
        carried.map(({ row }) => idOf(ids, row.code)),
      ),
    )
    .execute()
  await insertMany(
    trx,
    'taskDepartment',
    carried.flatMap((task) => {
      const openList = task.openList ? (1 as const) : (0 as const)
      return partsOf(departments, task).map((part) => ({ taskId: idOf(ids, task.row.code), ...part, openList: part.role === 'responsible' ? openList : 0 }))
    }),
  )
  return ids
}

const putIndicators = async (trx: Trx, planId: Id, given: readonly GivenIndicator[], departments: Ids, tasks: Ids): Promise<Ids> => {
  const there = await trx.selectFrom('indicator').select(['id', 'code']).where('planId', '=', planId).execute()
  const ids = idsFor(there, given)
  const written = await writtenBy(trx, 'indicators', ids)
  const rows = given.map(({ row, dimension }, at) => {
    const place = { id: idOf(ids, row.code), planId, dimensionId: idOrNull(tasks, dimension), number: String(at + 1), sort: at * apart }
    return { ...row, ...place, ...notFilledIn, archivedAt: null }
  })
  await put(
    trx,
    'indicator',
    await asWritten(trx, 'indicator', rows, written),
    // How soon a figure can be there is our guess at first, and theirs to correct.
    [...Object.keys(notFilledIn), 'releaseWorkdays'],
  )

  const placed = given.filter(({ row }) => !isWritten(written, idOf(ids, row.code), 'tasks'))
  await trx
    .deleteFrom('indicatorTask')
    .where(
      'indicatorId',
      'in',
      oneOf(
        trx,
        placed.map(({ row }) => idOf(ids, row.code)),
      ),
    )
    .execute()
  await insertMany(
    trx,
    'indicatorTask',
    placed.flatMap(({ row, tasks: codes }) => codes.map((task) => ({ indicatorId: idOf(ids, row.code), taskId: idOf(tasks, task) }))),
  )
  const isNamed = ({ row, lead, responsible }: GivenIndicator): boolean =>
    lead.length + responsible.length > 0 && !isWritten(written, idOf(ids, row.code), 'lead', 'responsible')
  const named = given.filter(isNamed)
  await trx
    .deleteFrom('indicatorDepartment')
    .where(
      'indicatorId',
      'in',
      oneOf(
        trx,
        named.map(({ row }) => idOf(ids, row.code)),
      ),
    )
    .execute()
  await insertMany(
    trx,
    'indicatorDepartment',
    named.flatMap((indicator) => partsOf(departments, indicator).map((part) => ({ indicatorId: idOf(ids, indicator.row.code), ...part }))),
  )
  return ids
}

/**
 * A target is the program's as long as nobody has approved another version. A year's target is people's from the day it stands there: it is
 * written once and then left alone.
 */
const putTargets = async (trx: Trx, given: readonly GivenIndicator[], ids: Ids, at: Instant): Promise<void> => {
  const indicatorIds = [...ids.values()]
  const there = await trx
    .selectFrom('target')
    .selectAll()
    .where('indicatorId', 'in', oneOf(trx, indicatorIds))
    .where('approvedOn', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const keyOf = (target: Pick<Target, 'indicatorId' | 'kind' | 'dueOn' | 'modal'>): string =>
    [target.indicatorId, target.kind, target.dueOn, target.kind === 'year' ? '' : (target.modal ?? '')].join(' ')
  const unused = Map.groupBy(there, keyOf)
  const rows = given.flatMap(({ row, targets }): readonly Target[] =>
    targets.flatMap((target): readonly Target[] => {
      const indicatorId = idOf(ids, row.code)
      const known = unused.get(keyOf({ ...target, indicatorId }))?.shift()
      if (known !== undefined && target.kind === 'year') return []
      return [{ ...bare, ...target, indicatorId, id: known?.id ?? newId(), createdAt: known?.createdAt ?? at }]
    }),
  )
  const gone = [...unused.values()].flat().filter(({ kind }) => kind !== 'year')
  await trx
    .deleteFrom('target')
    .where(
      'id',
      'in',
      oneOf(
        trx,
        gone.map(({ id }) => id),
      ),
    )
    .execute()
  await insertMany(trx, 'target', rows, replace(['id'], ['operator', 'value', 'modal', 'text']))
}

const archiveIndicators = async (trx: Trx, planId: Id, codes: readonly string[], at: Instant): Promise<void> => {
  if (codes.length === 0) return
  const rows = trx.updateTable('indicator').set({ archivedAt: at }).where('planId', '=', planId)
  await rows.where('code', 'in', oneOf(trx, codes)).where('archivedAt', 'is', null).execute()
}

/** What stood under such a task is let go. */
const removeTasks = async (trx: Trx, planId: Id, codes: readonly string[]): Promise<void> => {
  if (codes.length === 0) return
  const rows = await trx.selectFrom('task').select('id').where('planId', '=', planId).where('code', 'in', oneOf(trx, codes)).execute()
  const gone = oneOf(
    trx,
    rows.map(({ id }) => id),
  )
  await trx.updateTable('indicator').set({ dimensionId: null }).where('dimensionId', 'in', gone).execute()
  await trx.updateTable('task').set({ parentId: null }).where('parentId', 'in', gone).execute()
  await trx.deleteFrom('indicatorTask').where('taskId', 'in', gone).execute()
  await trx.deleteFrom('taskDepartment').where('taskId', 'in', gone).execute()
  await trx.deleteFrom('task').where('id', 'in', gone).execute()
}

const planIdOf = async (db: Db, { row, settings }: GivenPlan, at: Instant): Promise<Id> => {
  const fresh = { ...row, ...settings, id: newId(), seq: 0, ladder: null, mailRules: null, judgedAsOf: null, createdAt: at, archivedAt: null }
  await write(db, (trx) => insertMany(trx, 'plan', [fresh], ignore('code')))
  return (await db.selectFrom('plan').select('id').where('code', '=', row.code).executeTakeFirstOrThrow()).id
}

/**
 * Writes a plan with all that hangs on it, in one transaction. The departments it names must be there.
 *
 * @returns its id.
 */
export const putPlan = async (db: Db, given: GivenPlan, at: Instant): Promise<Id> => {
  const planId = await planIdOf(db, given, at)
  await writePlan(db, planId, async (trx) => {
    await trx.updateTable('plan').set(given.row).where('id', '=', planId).execute()
    await putBodies(trx, planId, given.bodies)
    const departments = new Map((await trx.selectFrom('department').select(['id', 'code']).execute()).map(({ id, code }) => [code, id]))
    const tasks = await putTasks(trx, planId, given.tasks, departments)
    const indicators = await putIndicators(trx, planId, given.indicators, departments, tasks)
    await putTargets(trx, given.indicators, indicators, at)
    await archiveIndicators(trx, planId, given.vanished.indicators, at)
    await removeTasks(trx, planId, given.vanished.tasks)
  })
  return planId
}
