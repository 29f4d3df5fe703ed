/**
 * Release sources: who publishes before a department can have its own figure, and on which days. Written whole under the lock of their plan,
 * recorded cell by cell as rules are, and what waits for them is judged again in the same transaction.
 */
import type { ChangedCell } from '../../db/changes.ts'
import { appendChanges } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { awaitingSources, putReleaseSource, releaseSourcesOf, removeReleaseSource } from '../../db/release-sources.ts'
import type { DateText, Id, Period, Plan, ReleaseSource } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { Refusal } from '../basics/refusals.ts'
import { ruleProblem } from '../basics/rule-problems.ts'
import type { RuleProblem } from '../basics/rule-problems.ts'
import type { Context } from '../context.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import { problemsOfReleaseDates, problemsOfWorkdays } from '../rules/rule-checks.ts'
import type { ActingPerson } from './actor.ts'
import { planOf } from './plan.ts'
import { sourcesSheet } from './recorded.ts'
import { judgedChange, rejudge } from './rejudge.ts'
import { sameVersion, sourceVersion } from './rule-versions.ts'

const columns = ['name', 'workdays', 'dates'] as const

const cellsOf = (id: Id, before: ReleaseSource | null, after: ReleaseSource | null): readonly ChangedCell[] =>
  columns
    .map((column) => ({
      sheet: sourcesSheet,
      rowId: id,
      column,
      before: before && String(before[column]),
      after: after && String(after[column]),
    }))
    .filter((cell) => cell.before !== cell.after)

/** In the order of their text, so that the same days are the same column. */
const inOrder = (dates: Readonly<Record<Period, DateText>>): Readonly<Record<Period, DateText>> =>
  Object.fromEntries(Object.entries(dates).toSorted(([a], [b]) => (a < b ? -1 : 1)))

const mustManage = (actor: ActingPerson): void => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
}

const refuse = (problems: readonly RuleProblem[]): void => {
  if (problems.length > 0) throw new Refusal('rules_refused', {}, { problems })
}

const longestName = 40

const problemsOfSource = (source: ReleaseSource, others: readonly ReleaseSource[], plan: Plan): readonly RuleProblem[] => [
  ...(source.name === '' || source.name.length > longestName ? [ruleProblem('source_unnamed', 'source')] : []),
  ...(others.some(({ name }) => name === source.name) ? [ruleProblem('source_named_twice', 'source', { name: source.name })] : []),
  ...problemsOfWorkdays(source.workdays, 'source'),
  ...problemsOfReleaseDates(JSON.parse(source.dates) as Record<Period, DateText>, { from: plan.startsOn, to: plan.endsOn }, null, 'source'),
]

/** Records a change of a source, and judges who waits for it. */
const commit = async (
  ctx: Context,
  actor: ActingPerson,
  trx: Trx,
  plan: Plan,
  seq: number,
  changes: readonly ChangedCell[],
  awaiting: readonly Id[],
): Promise<void> => {
  if (changes.length === 0) return
  const at = ctx.clock.now()
  const rows = (await indicatorsById(trx, awaiting)).filter(({ archivedAt }) => archivedAt === null)
  const judged = await rejudge(ctx, trx, plan, rows, at)
  await appendChanges(trx, { planId: plan.id, seq, at, personId: actor.id, way: 'api', batchId: null }, [...changes, ...judged.map(judgedChange)])
}

/** @throws Refusal not_allowed, not_found, rules_refused */
export const addReleaseSource = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  given: { readonly name: string; readonly workdays: number },
): Promise<Id> => {
  mustManage(actor)
  const { id: planId } = await planOf(ctx.db, named)
  const source: ReleaseSource = { id: newId(), planId, ...given, dates: '{}' }
  await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    refuse(problemsOfSource(source, await releaseSourcesOf(trx, planId), plan))
    await putReleaseSource(trx, source)
    await commit(ctx, actor, trx, plan, seq, cellsOf(source.id, null, source), [])
  })
  ctx.live.wake(planId)
  return source.id
}

export interface SourceChange {
  readonly name?: string | undefined
  readonly workdays?: number | undefined
  /** Days by period; `null` takes an announced day back. Others stay. */
  readonly dates?: Readonly<Record<Period, DateText | null>> | undefined
  /** Version of the source that the person looked at. */
  readonly seen: string
}

const changed = (source: ReleaseSource, { name, workdays, dates = {} }: SourceChange): ReleaseSource => {
  const all = Object.entries({ ...(JSON.parse(source.dates) as Record<Period, DateText>), ...dates }).filter(
    (entry): entry is [Period, DateText] => entry[1] !== null,
  )
  return { ...source, name: name ?? source.name, workdays: workdays ?? source.workdays, dates: JSON.stringify(inOrder(Object.fromEntries(all))) }
}

const sourceIn = (sources: readonly ReleaseSource[], id: Id): ReleaseSource => {
  const found = sources.find((source) => source.id === id)
  if (!found) throw new Refusal('not_found')
  return found
}

/** @throws Refusal not_allowed, not_found, rules_refused, rules_changed */
export const changeReleaseSource = async (ctx: Context, actor: ActingPerson, named: Id, id: Id, change: SourceChange): Promise<void> => {
  mustManage(actor)
  const { id: planId } = await planOf(ctx.db, named)
  await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    const sources = await releaseSourcesOf(trx, planId)
    const before = sourceIn(sources, id)
    sameVersion(change.seen, sourceVersion(before))
    const after = changed(before, change)
    refuse(
      problemsOfSource(
        after,
        sources.filter((source) => source.id !== id),
        plan,
      ),
    )
    await putReleaseSource(trx, after)
    await commit(ctx, actor, trx, plan, seq, cellsOf(id, before, after), (await awaitingSources(trx, planId)).get(id) ?? [])
  })
  ctx.live.wake(planId)
}

/** @throws Refusal not_allowed, not_found, rules_refused where indicators wait for it */
export const dropReleaseSource = async (ctx: Context, actor: ActingPerson, named: Id, id: Id): Promise<void> => {
  mustManage(actor)
  const { id: planId } = await planOf(ctx.db, named)
  await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    const before = sourceIn(await releaseSourcesOf(trx, planId), id)
    const used = (await awaitingSources(trx, planId)).get(id)?.length ?? 0
    refuse(used > 0 ? [ruleProblem('source_in_use', 'source', { used: String(used) })] : [])
    await removeReleaseSource(trx, id)
    await commit(ctx, actor, trx, plan, seq, cellsOf(id, before, null), [])
  })
  ctx.live.wake(planId)
}
