/**
 * Setting rules from the page: who may, what is wrong with them, and then one recorded change (`change-rules.ts`) that is judged by at once.
 *
 * The plan office sets everything. Who fills in for a department that leads an indicator files the nodes of its path until the end of January;
 * what changes the course of a year after that is the plan office's, and only with an approval, which is recorded beside the change.
 */
import type { ChangedCell } from '../../db/changes.ts'
import { membersByCollective } from '../../db/departments.ts'
import { releaseSourcesOf } from '../../db/release-sources.ts'
import type { DateText, DecimalText, Id, Indicator, PathNode, Period, ReleaseSource } from '../../db/schema.ts'
import { localDate, periodSpan } from '../basics/calendar.ts'
import { compare, exact } from '../basics/decimal.ts'
import { readNumber } from '../basics/numbers.ts'
import { Refusal } from '../basics/refusals.ts'
import type { RuleProblem } from '../basics/rule-problems.ts'
import { ruleProblem } from '../basics/rule-problems.ts'
import type { Context } from '../context.ts'
import { thresholdsOf } from '../lights/index.ts'
import { pathOf } from '../paths/index.ts'
import type { Trial } from '../rules/backtest.ts'
import type { Approval, Facts } from '../rules/facts.ts'
import { mayFilePath, mayManagePlans } from '../rules/permissions.ts'
import {
  problemsOfApproval,
  problemsOfBasicallyMet,
  problemsOfLight,
  problemsOfPath,
  problemsOfReleaseDates,
  problemsOfWorkdays,
  yearsToApprove,
} from '../rules/rule-checks.ts'
import type { IndicatorRulesView, LightRuleFacts } from '../wire/rules.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import type { IndicatorRules, PlanRules } from './change-rules.ts'
import { changeIndicatorRules, changePlanRules } from './change-rules.ts'
import { planOf } from './plan.ts'
import { ruledIndicator } from './read-indicator-rules.ts'
import { approvalsSheet } from './recorded.ts'
import { indicatorVersion, planVersion, sameVersion } from './rule-versions.ts'

export interface GivenPlanRules {
  readonly light: LightRuleFacts
  readonly basicallyMetFrom: DecimalText | null
}

/** All rules of an indicator, as they should be. */
export interface GivenIndicatorRules {
  readonly light: LightRuleFacts | null
  readonly path: { readonly kind: string; readonly nodes: readonly PathNode[] }
  readonly release: IndicatorRulesView['release']
  readonly preliminaryDecides: boolean
}

export const refuseRules = (problems: readonly RuleProblem[]): void => {
  if (problems.length > 0) throw new Refusal('rules_refused', {}, { problems })
}

const orNull = (entries: readonly (readonly [string, string])[]): string | null => (entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries)))

/** What differs from the preset, in the preset's order; checked. */
const thresholdColumn = ({ preset, thresholds }: LightRuleFacts): string | null =>
  orNull(
    Object.entries(thresholdsOf(preset)).flatMap(([name, usual]) => {
      const given = thresholds[name]
      return given === undefined || compare(exact(given), exact(usual)) === 0 ? [] : [[name, given]]
    }),
  )

const planColumns = ({ light, basicallyMetFrom }: GivenPlanRules): PlanRules => ({
  lightPreset: light.preset,
  lightThresholds: thresholdColumn(light),
  basicallyMetFrom,
})

const nodeColumn = (nodes: readonly PathNode[]): string | null =>
  nodes.length === 0 ? null : JSON.stringify(nodes.map(({ period, value }) => ({ period, value })))

const datesColumn = (dates: Readonly<Record<Period, DateText>>): string | null => orNull(Object.entries(dates).toSorted(([a], [b]) => (a < b ? -1 : 1)))

const indicatorColumns = ({ light, path, release, preliminaryDecides }: GivenIndicatorRules): IndicatorRules => ({
  lightPreset: light?.preset ?? null,
  lightThresholds: light && thresholdColumn(light),
  path: path.kind,
  pathNodes: nodeColumn(path.nodes),
  releaseWorkdays: release.workdays,
  releaseSourceId: release.source,
  releaseDates: datesColumn(release.dates),
  preliminaryDecides: preliminaryDecides ? 1 : 0,
})

export const problemsOfPlanRules = ({ light, basicallyMetFrom }: GivenPlanRules): readonly RuleProblem[] => [
  ...problemsOfLight(light.preset, light.thresholds),
  ...problemsOfBasicallyMet(basicallyMetFrom),
]

/** @throws Refusal not_allowed, not_found, rules_refused, rules_changed */
export const setPlanRules = async (ctx: Context, actor: ActingPerson, named: Id, given: GivenPlanRules & { readonly seen: string }): Promise<void> => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
  const plan = await planOf(ctx.db, named)
  refuseRules(problemsOfPlanRules(given))
  await changePlanRules(ctx, actor, plan.id, planColumns(given), { check: (row) => sameVersion(given.seen, planVersion(row)) })
}

/**
 * Rules as they were meant: values of nodes as people type figures anywhere (1,200、１２０、0.12万), in the order of their ends. What cannot be read
 * stays as it is, and is a problem later.
 */
export const readRules = <Given extends GivenIndicatorRules>(given: Given, unit: string): Given => {
  const end = ({ period }: PathNode): string => periodSpan(period)?.to ?? ''
  const nodes = given.path.nodes.map(({ period, value }): PathNode => {
    const read = readNumber(value, unit)
    return { period, value: read.kind === 'value' ? read.value : value }
  })
  return { ...given, path: { ...given.path, nodes: nodes.toSorted((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0)) } }
}

/** What the judge would be told by these rules. */
export const trialOf = (given: GivenIndicatorRules, sources: readonly ReleaseSource[], planLight: LightRuleFacts): Trial => {
  const source = sources.find(({ id }) => id === given.release.source)
  return {
    light: given.light ?? planLight,
    path: pathFacts(given),
    release: {
      workdays: given.release.workdays,
      after: source ? { name: source.name, workdays: source.workdays, dates: JSON.parse(source.dates) as Record<Period, DateText> } : null,
      dates: given.release.dates,
    },
    preliminaryDecides: given.preliminaryDecides,
  }
}

const pathFacts = ({ path }: GivenIndicatorRules): Facts['indicator']['path'] => ({ kind: path.kind, ...(path.nodes.length > 0 && { nodes: path.nodes }) })

export const problemsOfIndicatorRules = async (
  ctx: Context,
  given: GivenIndicatorRules,
  facts: Facts,
  sources: readonly ReleaseSource[],
): Promise<readonly RuleProblem[]> => {
  const { light, release } = given
  const { plan, frequency } = facts.indicator
  return [
    ...(light === null ? [] : problemsOfLight(light.preset, light.thresholds)),
    ...problemsOfPath(pathFacts(given), facts, ctx.clock.now(), await ctx.workdays()),
    ...problemsOfWorkdays(release.workdays, 'release'),
    ...(release.source === null || sources.some(({ id }) => id === release.source) ? [] : [ruleProblem('no_such_source', 'release')]),
    ...problemsOfReleaseDates(release.dates, plan, frequency, 'release'),
  ]
}

const filed: ReadonlySet<string> = new Set(['path', 'pathNodes'] satisfies (keyof IndicatorRules)[])

/** Columns that would be others. */
const changedColumns = (row: Indicator, rules: IndicatorRules): readonly string[] =>
  Object.entries(rules).flatMap(([column, value]) => (row[column as keyof IndicatorRules] === value ? [] : [column]))

/** Whoever does not manage the plan files nodes, and nothing else: no path either that asks for nothing until the end. */
const mustBeFiling = (row: Indicator, given: GivenIndicatorRules, rules: IndicatorRules): void => {
  const onlyNodes = changedColumns(row, rules).every((column) => filed.has(column))
  const isFiling = given.path.kind === row.path || pathOf(given.path.kind)?.needsNodes === true
  if (!onlyNodes || !isFiling) throw new Refusal('not_allowed')
}

const approvalCell = (indicatorId: Id, approval: Approval): ChangedCell => ({
  sheet: approvalsSheet,
  rowId: indicatorId,
  column: 'path',
  before: null,
  after: JSON.stringify(approval),
})

/**
 * @param given.approval by whose word the course of a year is changed after its January; looked at only then.
 * @throws Refusal not_allowed, not_found, nodes_closed, rules_refused, rules_changed
 */
export const setIndicatorRules = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  id: Id,
  asked: GivenIndicatorRules & { readonly approval: Approval | null; readonly seen: string },
): Promise<void> => {
  const now = ctx.clock.now()
  const { plan, row, facts } = await ruledIndicator(ctx, named, id, now)
  const given = readRules(asked, row.unit)
  if (!mayFilePath(actor, resolved(row.lead, await membersByCollective(ctx.db)))) throw new Refusal('not_allowed')
  const manages = mayManagePlans(actor)
  refuseRules(await problemsOfIndicatorRules(ctx, given, facts, await releaseSourcesOf(ctx.db, plan.id)))
  const rules = indicatorColumns(given)
  if (!manages) mustBeFiling(row, given, rules)
  const years = yearsToApprove(pathFacts(given), facts, now, await ctx.workdays())
  if (!manages && years.length > 0) throw new Refusal('nodes_closed', { year: String(years.at(-1)) })
  if (years.length > 0) refuseRules(problemsOfApproval(given.approval, years, localDate(now, plan.timeZone)))
  await changeIndicatorRules(ctx, actor, plan.id, id, rules, {
    check: (present) => sameVersion(given.seen, indicatorVersion(present)),
    beside: years.length > 0 && given.approval ? [approvalCell(id, given.approval)] : [],
  })
}
