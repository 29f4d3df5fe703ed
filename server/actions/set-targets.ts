/**
 * Targets change by approval only: a decomposition into years is approved as a set by one document, a change of a target by another.
 *
 * 1. The first statement takes the plan's lock; what stands is compared with what the person saw, and the document's day with plan and today.
 * 2. New versions are written beside the old ones, with body, document, day and reason. Nothing that was asked before is rewritten. Nodes inside
 *    years are rules, and written as such.
 * 3. Every cell is recorded, and the indicators are judged again, in the same transaction. What was asked before the document's day is judged
 *    by the old version still.
 * 4. After the commit the live feed wakes.
 */
import { printedMoments } from '../../db/assessments.ts'
import type { ChangedCell } from '../../db/changes.ts'
import { appendChanges } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { DateText, DecimalText, Id, Instant, Operator, PathNode, Plan, Target, TargetDraftValue } from '../../db/schema.ts'
import { draftMoments, putDrafts, removeDrafts } from '../../db/target-drafts.ts'
import { addTargets, bare, removeTarget, targetsOf } from '../../db/targets.ts'
import { writePlan } from '../../db/transaction.ts'
import { localDate, yearOf } from '../basics/calendar.ts'
import { compare, exact, textOrNull } from '../basics/decimal.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { sumOf, yearOperator, yearsOfDivision } from '../rules/decompose.ts'
import { factsOf } from '../rules/facts.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import { settle } from '../rules/settle.ts'
import { wholeOf } from '../rules/whole.ts'
import { filedNodes } from '../rules/year-nodes.ts'
import type { ApprovalFacts, TargetsWritten } from '../wire/targets.ts'
import type { ActingPerson } from './actor.ts'
import { writeIndicatorRules } from './change-rules.ts'
import { planOf } from './plan.ts'
import { asksTheSame, isWithdrawn, mayTakeBack } from './read-targets.ts'
import { judgedChange, rejudge } from './rejudge.ts'

/** Sheet of targets among the changes; a year's target stands under its year, another under its kind, day and modal. */
const targetsSheet = 'targets'
const draftsSheet = 'target-drafts'

const mustManage = (actor: ActingPerson): void => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
}

const namesOf = ({ name, nameEn }: IndicatorRow) => ({ name, nameEn })

interface Writing {
  readonly trx: Trx
  readonly plan: Plan
  readonly at: Instant
  readonly today: DateText
  readonly workdays: Workdays
  readonly rows: ReadonlyMap<Id, IndicatorRow>
  readonly targets: ReadonlyMap<Id, readonly Target[]>
}

/** What was decided for one indicator. */
interface Decided {
  readonly versions: readonly Target[]
  readonly changes: readonly ChangedCell[]
}

const columnOf = ({ kind, dueOn, modal }: Pick<Target, 'kind' | 'dueOn' | 'modal'>): string =>
  kind === 'year' ? dueOn.slice(0, 4) : [kind, dueOn, modal].filter((part) => part !== null).join(' ')

const contentOf = (target: Target | undefined): string | null => {
  if (target === undefined) return null
  return target.rangeFrom === null ? target.value : `${target.rangeFrom}—${target.rangeTo}`
}

const changeOf = (before: Target | undefined, after: Target | undefined): ChangedCell => {
  const either = (after ?? before) as Target
  return { sheet: targetsSheet, rowId: either.indicatorId, column: columnOf(either), before: contentOf(before), after: contentOf(after) }
}

const rowOf = ({ rows }: Writing, id: Id): IndicatorRow => {
  const row = rows.get(id)
  if (row === undefined) throw new Refusal('not_found')
  return row
}

const newestOf = ({ targets }: Writing, id: Id, key: Pick<Target, 'kind' | 'dueOn' | 'modal'>): Target | undefined =>
  (targets.get(id) ?? []).findLast((target) => columnOf(target) === columnOf(key))

/** The document's day lies in the plan and not ahead of today. @throws Refusal approval_in_future, approval_before_plan */
const checkApproval = ({ plan, today }: Pick<Writing, 'plan' | 'today'>, { date }: ApprovalFacts): void => {
  if (date > today) throw new Refusal('approval_in_future', { date })
  if (date < plan.startsOn) throw new Refusal('approval_before_plan', { date: plan.startsOn })
}

/** A version counts from its day on, so that a later one cannot be followed by an earlier one. @throws Refusal approval_before_former */
const checkOrder = (row: IndicatorRow, former: Target | undefined, { date }: ApprovalFacts): void => {
  if (former?.approvedOn != null && former.approvedOn > date) throw new Refusal('approval_before_former', { ...namesOf(row), date: former.approvedOn })
}

const approved = ({
  body,
  documentNumber,
  date,
  reason,
}: ApprovalFacts): Pick<Target, 'approvalBody' | 'approvalDocument' | 'approvedOn' | 'approvalReason'> => ({
  approvalBody: body,
  approvalDocument: documentNumber,
  approvedOn: date,
  approvalReason: reason,
})

/**
 * Runs a change of targets under the plan's lock: what `decide` gives is written, recorded and judged by.
 *
 * @param ids indicators that it touches. @throws Refusal not_found where one is not the plan's
 */
const change = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  ids: readonly Id[],
  decide: (writing: Writing) => Promise<Decided>,
): Promise<TargetsWritten> => {
  mustManage(actor)
  const { id: planId } = await planOf(ctx.db, named)
  const written = await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    const at = ctx.clock.now()
    const found = (await indicatorsById(trx, ids)).filter((row) => row.planId === planId && row.archivedAt === null)
    const rows = new Map(found.map((row) => [row.id, row]))
    const targets = Map.groupBy<Id, Target>(await targetsOf(trx, [...rows.keys()]), ({ indicatorId }) => indicatorId)
    const today = localDate(at, plan.timeZone)
    const { versions, changes } = await decide({ trx, plan, at, today, workdays: await ctx.workdays(trx), rows, targets })
    await addTargets(trx, versions)
    const touched = [...new Set(changes.filter(({ sheet }) => sheet !== draftsSheet).map(({ rowId }) => rowId))]
    const judged = await rejudge(ctx, trx, plan, await indicatorsById(trx, touched), at)
    await appendChanges(trx, { planId, seq, at, personId: actor.id, way: 'grid', batchId: null }, [...changes, ...judged.map(judgedChange)])
    return { seq, judged }
  })
  ctx.live.wake(planId)
  return written
}

export interface DecompositionRequest {
  readonly approval: ApprovalFacts
  readonly items: readonly {
    readonly indicator: Id
    /** Targets of years as they are to be; `was` is what the person saw in force. */
    readonly years: readonly { readonly year: number; readonly was: DecimalText | null; readonly value: DecimalText }[]
    /** Nodes inside years, cumulative and in the unit, which replace those of the same years; `null` leaves them. */
    readonly nodes: readonly PathNode[] | null
  }[]
}

const approveOne = async (writing: Writing, item: DecompositionRequest['items'][number], approval: ApprovalFacts): Promise<Decided> => {
  const row = rowOf(writing, item.indicator)
  const settled = settle(factsOf(writing.plan, row, writing.targets.get(row.id) ?? [], []), writing.at, writing.workdays)
  const wholes = wholeOf(settled, 'missing')
  if (wholes === null) throw new Refusal('nothing_to_divide', namesOf(row))
  const { whole, division, end, years: inForceNow } = wholes
  const taken = new Set(yearsOfDivision({ ...whole, firstYear: Math.min(whole.firstYear, yearOf(writing.plan.startsOn)) }))
  const outside = item.years.find(({ year }) => !taken.has(year))
  if (outside) throw new Refusal('outside_plan', { period: String(outside.year) })
  if (item.years.some(({ year, was }) => (inForceNow.get(year) ?? null) !== was)) throw new Refusal('targets_changed', namesOf(row))
  const values = new Map([...inForceNow, ...item.years.map(({ year, value }) => [year, value] as const)])
  const { left, fits } = sumOf(whole, values)
  if (!fits) throw new Refusal('targets_do_not_add_up', { ...namesOf(row), left: left ?? '', unit: row.unit })
  const versions: Target[] = []
  const changes: ChangedCell[] = []
  for (const { year, value } of item.years) {
    const key = { kind: 'year', dueOn: `${year}-12-31`, modal: null } as const
    const former = newestOf(writing, row.id, key)
    // What was approved with the same value needs no second document.
    if (former?.approvedOn != null && former.value === value) continue
    checkOrder(row, former, approval)
    const operator = yearOperator(end.operator, row.better, division.into)
    const width = division.into === 'bound' ? textOrNull(end.width) : null
    const base: Target = former ?? { ...bare, ...key, operator, width, id: '', indicatorId: row.id, value: null, createdAt: writing.at }
    const version = { ...base, ...approved(approval), id: newId(), value, rangeFrom: null, rangeTo: null, createdAt: writing.at }
    versions.push(version)
    changes.push(changeOf(former, version))
  }
  return { versions, changes: [...changes, ...(await fileNodes(writing, row, item.nodes))] }
}

/** @returns the changes of the rules. */
const fileNodes = async ({ trx, plan }: Writing, row: IndicatorRow, nodes: readonly PathNode[] | null): Promise<readonly ChangedCell[]> => {
  if (nodes === null) return []
  const years = [...new Set(nodes.map(({ period }) => Number(period.slice(0, 4))))]
  const outside = years.find((year) => year < yearOf(plan.startsOn) || year > yearOf(plan.endsOn))
  if (outside !== undefined) throw new Refusal('outside_plan', { period: String(outside) })
  const before = row.pathNodes === null ? [] : (JSON.parse(row.pathNodes) as PathNode[])
  return writeIndicatorRules(trx, row, { path: 'filed', pathNodes: JSON.stringify(filedNodes(before, years, nodes)) })
}

/**
 * Approves decompositions into years as a set, with one document, and does away with their drafts.
 *
 * @throws Refusal not_allowed, not_found; targets_changed where somebody was faster; targets_do_not_add_up; nothing_to_divide; outside_plan;
 *   approval_in_future, approval_before_plan, approval_before_former. Nothing is written then.
 */
export const approveDecompositions = (ctx: Context, actor: ActingPerson, named: Id, { approval, items }: DecompositionRequest): Promise<TargetsWritten> => {
  const ids = items.map(({ indicator }) => indicator)
  return change(ctx, actor, named, ids, async (writing) => {
    checkApproval(writing, approval)
    const versions: Target[] = []
    const changes: ChangedCell[] = []
    for (const item of items) {
      const decided = await approveOne(writing, item, approval)
      versions.push(...decided.versions)
      changes.push(...decided.changes)
    }
    await removeDrafts(writing.trx, ids)
    return { versions, changes }
  })
}

/** A target as it is to be. All of `value`, `range` and `text` absent: it is withdrawn. */
export interface TargetChange {
  readonly kind: Target['kind']
  readonly dueOn: DateText
  readonly modal: Target['modal']
  /** Id of the version that the person saw; `null` of a target that is new. */
  readonly seen: Id | null
  readonly operator: Operator
  readonly value: DecimalText | null
  readonly range: { readonly from: DecimalText; readonly to: DecimalText } | null
  readonly width: DecimalText | null
}

export interface ChangeRequest {
  readonly approval: ApprovalFacts
  readonly indicator: Id
  readonly changes: readonly TargetChange[]
}

const checkTarget = (plan: Plan, { kind, dueOn, operator, value, range, seen }: TargetChange): void => {
  if (dueOn < plan.startsOn || dueOn > plan.endsOn || (kind === 'year' && !dueOn.endsWith('-12-31'))) throw new Refusal('outside_plan', { period: dueOn })
  const asksRange = operator === 'range' && range !== null && value === null && compare(exact(range.from), exact(range.to)) <= 0
  const asksValue = operator !== 'range' && value !== null && range === null
  const withdraws = value === null && range === null && seen !== null
  if (!asksRange && !asksValue && !withdraws) throw new Refusal('malformed', { path: 'changes' })
}

/**
 * Changes targets of one indicator by a document: value, range, operator or width of a version; another day is a new target, and the old one
 * withdrawn.
 *
 * @throws Refusal not_allowed, not_found, malformed where nothing would change; targets_changed, outside_plan, approval_in_future,
 *   approval_before_plan, approval_before_former. Nothing is written then.
 */
export const changeTargets = (ctx: Context, actor: ActingPerson, named: Id, request: ChangeRequest): Promise<TargetsWritten> =>
  change(ctx, actor, named, [request.indicator], async (writing) => {
    const row = rowOf(writing, request.indicator)
    checkApproval(writing, request.approval)
    const decided = request.changes.map((wanted) => {
      checkTarget(writing.plan, wanted)
      const former = newestOf(writing, row.id, wanted)
      if ((former?.id ?? null) !== wanted.seen && !(wanted.seen === null && former !== undefined && isWithdrawn(former)))
        throw new Refusal('targets_changed', namesOf(row))
      checkOrder(row, former, request.approval)
      const { kind, dueOn, modal, operator, value, range, width } = wanted
      const version: Target = {
        ...bare,
        ...approved(request.approval),
        id: newId(),
        indicatorId: row.id,
        kind,
        dueOn,
        modal,
        operator,
        value,
        rangeFrom: range?.from ?? null,
        rangeTo: range?.to ?? null,
        width,
        // Words beside a number stay; a target that is withdrawn asks nothing any more.
        text: value === null && range === null ? null : (former?.text ?? null),
        createdAt: writing.at,
      }
      if (former && asksTheSame(former, version)) throw new Refusal('malformed', { path: 'changes' })
      return { version, change: changeOf(former, version) }
    })
    return Promise.resolve({ versions: decided.map(({ version }) => version), changes: decided.map((each) => each.change) })
  })

/**
 * Takes a version away that was entered by mistake today, as if it had never been; the record of changes keeps it. What is in print, and what
 * is older than a day, is put right by another version.
 *
 * @throws Refusal not_allowed, not_found; target_in_print
 */
export const takeBackTarget = (ctx: Context, actor: ActingPerson, named: Id, indicator: Id, version: Id): Promise<TargetsWritten> =>
  change(ctx, actor, named, [indicator], async (writing) => {
    const { trx, plan, today, targets } = writing
    const row = rowOf(writing, indicator)
    const own = (targets.get(indicator) ?? []).find(({ id }) => id === version)
    if (own === undefined) throw new Refusal('not_found')
    const printed = await printedMoments(trx, plan.id)
    if (!mayTakeBack(own, newestOf(writing, indicator, own), printed.get(indicator), today, plan)) throw new Refusal('target_in_print', namesOf(row))
    await removeTarget(trx, own.id)
    const before = (targets.get(indicator) ?? []).findLast((target) => target.id !== own.id && columnOf(target) === columnOf(own))
    return { versions: [], changes: [{ ...changeOf(own, before), column: columnOf(own) }] }
  })

export interface DraftRequest {
  readonly drafts: readonly {
    readonly indicator: Id
    /** When the draft that the person saw was saved; `null` where there was none. */
    readonly seen: Instant | null
    /** `null` throws it away. */
    readonly draft: TargetDraftValue | null
  }[]
}

/**
 * Saves decompositions that are worked on, for a colleague to go on with; nobody is judged by them.
 *
 * @throws Refusal not_allowed, not_found; targets_changed where somebody saved one meanwhile.
 */
export const keepDrafts = (ctx: Context, actor: ActingPerson, named: Id, { drafts }: DraftRequest): Promise<TargetsWritten> => {
  const ids = drafts.map(({ indicator }) => indicator)
  return change(ctx, actor, named, ids, async (writing) => {
    const { trx, plan, at } = writing
    const moments = await draftMoments(trx, ids)
    for (const { indicator, seen } of drafts) {
      const row = rowOf(writing, indicator)
      if ((moments.get(indicator) ?? null) !== seen) throw new Refusal('targets_changed', namesOf(row))
    }
    const kept = drafts.flatMap(({ indicator, draft }) =>
      draft === null ? [] : [{ indicatorId: indicator, planId: plan.id, draft: JSON.stringify(draft), personId: actor.id, at }],
    )
    await putDrafts(trx, kept)
    await removeDrafts(
      trx,
      drafts.filter(({ draft }) => draft === null).map(({ indicator }) => indicator),
    )
    const changes = drafts.map(({ indicator, seen, draft }) => ({
      sheet: draftsSheet,
      rowId: indicator,
      column: 'draft',
      before: seen,
      after: draft === null ? null : JSON.stringify(draft),
    }))
    return { versions: [], changes }
  })
}
