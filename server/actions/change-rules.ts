/**
 * Changes of what people have set for a plan or an indicator (lights, path, release, formula): written cell by cell, recorded like every other
 * change, and judged by at once. The recorded changes are also what a past moment's rules are made again from.
 */
import type { ChangedCell } from '../../db/changes.ts'
import { appendChanges } from '../../db/changes.ts'
import type { CellValue } from '../../db/cells.ts'
import { setCell } from '../../db/cells.ts'
import type { Trx } from '../../db/connect.ts'
import { indicatorsById, indicatorsOf } from '../../db/indicators.ts'
import type { Id, Indicator, Plan } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { ActingPerson } from './actor.ts'
import { makeFigures, writtenPeriods } from './make-figures.ts'
import { rulesSheet, unjudged } from './recorded.ts'
import { judgedChange, rejudge } from './rejudge.ts'

export type PlanRules = Partial<Pick<Plan, 'lightPreset' | 'lightThresholds' | 'basicallyMetFrom' | 'ladder'>>
export type IndicatorRules = Partial<
  Pick<
    Indicator,
    | 'path'
    | 'pathNodes'
    | 'lightPreset'
    | 'lightThresholds'
    | 'releaseWorkdays'
    | 'releaseSourceId'
    | 'releaseDates'
    | 'preliminaryDecides'
    | 'formula'
    | 'judgedAs'
  >
>

const textOf = (value: CellValue | undefined): string | null => (value == null ? null : String(value))

/** Writes the columns that differ. @returns their changes. */
const writeColumns = async (
  trx: Trx,
  table: 'plan' | 'indicator',
  id: Id,
  row: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, CellValue | undefined>>,
): Promise<readonly ChangedCell[]> => {
  const changes: ChangedCell[] = []
  for (const [column, value] of Object.entries(rules)) {
    const was = row[column] as CellValue
    if (value === undefined || value === was) continue
    // Under the plan's lock it still is what was read.
    if (!(await setCell(trx, { table, id, column: column as never, was, value }))) throw new Error(`rule ${column} changed under the lock of its plan`)
    changes.push({ sheet: rulesSheet, rowId: id, column, before: textOf(was), after: textOf(value) })
  }
  return changes
}

/** Writes rules of an indicator as part of a larger change, which judges by them and records them. @returns their changes. */
export const writeIndicatorRules = (trx: Trx, row: Indicator, rules: IndicatorRules): Promise<readonly ChangedCell[]> =>
  writeColumns(trx, 'indicator', row.id, { ...row }, rules)

/** What goes with a change of rules. */
export interface RuleCommit<Row> {
  /** Looks at the row under the lock of its plan, before anything is written; what it throws ends the change. */
  readonly check?: (row: Row) => void
  /** Recorded beside the changes, where there are any: on what approval. */
  readonly beside?: readonly ChangedCell[]
}

/**
 * Sets rules of a plan, and judges all of its indicators again.
 *
 * @param rules checked; columns that are left out stay.
 * @throws Refusal not_found
 */
export const changePlanRules = async (ctx: Context, actor: ActingPerson, planId: Id, rules: PlanRules, { check }: RuleCommit<Plan> = {}): Promise<void> => {
  await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    const at = ctx.clock.now()
    check?.(plan)
    const changes = await writeColumns(trx, 'plan', planId, plan, rules)
    if (changes.length === 0) return
    const judged = changes.every(({ column }) => unjudged.has(column))
      ? []
      : await rejudge(ctx, trx, { ...plan, ...rules }, await indicatorsOf(trx, planId), at)
    await appendChanges(trx, { planId, seq, at, personId: actor.id, way: 'grid', batchId: null }, [...changes, ...judged.map(judgedChange)])
  })
  ctx.live.wake(planId)
}

/**
 * Sets rules of an indicator, makes its figures again where its formula is another, and judges it and what is made from it.
 *
 * @param rules checked; columns that are left out stay.
 * @throws Refusal not_found
 */
export const changeIndicatorRules = async (
  ctx: Context,
  actor: ActingPerson,
  planId: Id,
  indicatorId: Id,
  rules: IndicatorRules,
  { check, beside = [] }: RuleCommit<Indicator> = {},
): Promise<void> => {
  await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    const at = ctx.clock.now()
    const [row] = await indicatorsById(trx, [indicatorId])
    if (row?.planId !== planId || row.archivedAt !== null) throw new Refusal('not_found')
    check?.(row)
    const changes = await writeColumns(trx, 'indicator', indicatorId, row, rules)
    if (changes.length === 0) return
    const isMade = changes.some(({ column }) => column === 'formula')
    const made = await makeFigures(trx, plan, writtenPeriods([]), at, isMade ? [indicatorId] : [])
    const touched = new Map([{ ...row, ...rules }, ...made.indicators].map((each) => [each.id, each]))
    const judged = await rejudge(ctx, trx, plan, [...touched.values()], at, made.written)
    const commit = { planId, seq, at, personId: actor.id, way: 'grid', batchId: null } as const
    await appendChanges(trx, commit, [...changes, ...beside, ...made.changes, ...judged.map(judgedChange)])
  })
  ctx.live.wake(planId)
}
