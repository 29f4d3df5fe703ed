/** Rules of a plan and of its indicators, as people see them before they change them. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { newestChanges } from '../../db/changes.ts'
import type { Db } from '../../db/connect.ts'
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import type { IndicatorRow, NamedIndicator } from '../../db/indicators.ts'
import { indicatorNames, indicatorsById } from '../../db/indicators.ts'
import { awaitingSources, releaseSourcesOf } from '../../db/release-sources.ts'
import type { DateText, DecimalText, Frequency, Id, Instant, Json, Language, PathNode, Period, Plan, ReleaseSource, Target } from '../../db/schema.ts'
import { frequencies } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { localDate, periodsBetween, tickAtEnd, yearOf } from '../basics/calendar.ts'
import { text } from '../basics/decimal.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { lightPresetKinds, lightPresetOf, thresholdsOf } from '../lights/index.ts'
import { counters } from '../lights/light.ts'
import { pathKinds, pathOf } from '../paths/index.ts'
import type { Point } from '../paths/path.ts'
import { valueAt } from '../paths/path.ts'
import { usuallyBasicallyMet } from '../rules/assess.ts'
import { tried } from '../rules/backtest.ts'
import { releaseOf } from '../rules/due.ts'
import type { Approval, Facts } from '../rules/facts.ts'
import { factsOf } from '../rules/facts.ts'
import { mayFilePath, mayManagePlans } from '../rules/permissions.ts'
import { courseOfYear, drawsPath, filingEnds, planYears } from '../rules/rule-checks.ts'
import type { Settled } from '../rules/settle.ts'
import { releaseIn, settle } from '../rules/settle.ts'
import type {
  FilingYear,
  IndicatorRulesRow,
  IndicatorRulesView,
  LightRuleFacts,
  PathView,
  PlanRulesView,
  PresetView,
  ReleaseSourceView,
  RuleChangeView,
  ThresholdView,
} from '../wire.ts'
import { words } from '../words/index.ts'
import type { RuleValue } from '../words/rules.ts'
import type { Words } from '../words/words.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import { readFacts } from './judge.ts'
import { planOf, yearsOf } from './plan.ts'
import { approvalsSheet, rulesSheet, sourcesSheet } from './recorded.ts'
import { indicatorVersion, planVersion, sourceVersion } from './rule-versions.ts'

/** As many indicators as a page shows; whoever has more looks for them by name. */
const longestList = 500
const readAtOnce = 100
const shownChanges = 60

const parsed = <T>(json: Json<T> | null): T | null => (json === null ? null : (JSON.parse(json) as T))
const read = <T>(json: Json<T> | null, empty: T): T => parsed(json) ?? empty

const lightFacts = (preset: string, thresholds: Json<LightRuleFacts['thresholds']> | null): LightRuleFacts => ({ preset, thresholds: read(thresholds, {}) })

/** A rule of lights in words. */
export const lightWords = (say: Words, { preset, thresholds }: LightRuleFacts): string => say.rules.light(preset, thresholdsOf(preset, thresholds))

/** The rule that an indicator's lights follow: its own, else the plan's. */
export const lightRuleOf = (plan: Plan, row: Pick<IndicatorRow, 'lightPreset' | 'lightThresholds'>): LightRuleFacts =>
  row.lightPreset === null ? lightFacts(plan.lightPreset, plan.lightThresholds) : lightFacts(row.lightPreset, row.lightThresholds)

/** When an indicator's figure is out, in words. */
export const releaseWords = (
  say: Words,
  row: Pick<IndicatorRow, 'releaseWorkdays' | 'releaseSourceId' | 'releaseDates'>,
  sources: readonly ReleaseSource[],
): string =>
  say.rules.release({
    workdays: row.releaseWorkdays,
    source: sources.find(({ id }) => id === row.releaseSourceId)?.name ?? null,
    fixed: Object.keys(read(row.releaseDates, {})).length,
  })

const labelled = (thresholds: Readonly<Record<string, DecimalText>>, labels: Readonly<Record<string, string>> = {}): readonly ThresholdView[] =>
  Object.entries(thresholds).map(([name, value]) => ({ name, value, label: labels[name] ?? name }))

const presetViews = (say: Words): readonly PresetView[] =>
  lightPresetKinds.map((preset) => ({
    preset,
    title: say.rules.presets[preset] ?? preset,
    origin: say.rules.origins[preset] ?? '',
    rule: say.rules.light(preset, thresholdsOf(preset)),
    thresholds: labelled(lightPresetOf(preset).thresholds, say.rules.thresholds[preset]),
  }))

const pathViews = (say: Words): readonly PathView[] =>
  pathKinds.map((path) => ({
    path,
    title: say.paths[path] ?? path,
    note: say.rules.pathNotes[path] ?? '',
    takesNodes: pathOf(path)?.takesNodes === true,
    needsNodes: pathOf(path)?.needsNodes === true,
  }))

/** Lengths of period in which figures are published; nobody announces single days. */
const published: readonly Frequency[] = ['month', 'quarter', 'half-year', 'year']

const periodsOfYear = (year: number, plan: Plan, say: Words): PlanRulesView['years'][number] => ({
  year,
  periods: published.flatMap((frequency) =>
    periodsBetween(`${year}-01-01`, `${year}-12-31`, frequency)
      .filter(({ to }) => to >= plan.startsOn && to <= plan.endsOn)
      .map((span) => ({ period: span.text, frequency, label: say.period(span.text, 'stock') })),
  ),
})

const sourceView = (source: ReleaseSource, used: number, years: PlanRulesView['years'], workdays: Workdays): ReleaseSourceView => {
  const dates = read(source.dates, {})
  const days = years.flatMap(({ year }) =>
    published
      .flatMap((frequency) => periodsBetween(`${year}-01-01`, `${year}-12-31`, frequency))
      .map((span): [Period, ReleaseSourceView['days'][Period]] => {
        const day = releaseOf(span, { workdays: source.workdays, dates }, workdays)
        const announced = dates[span.text] !== undefined
        return [span.text, { on: day.on, announced, uncertain: !announced && day.uncertain.length > 0 }]
      }),
  )
  return { id: source.id, name: source.name, workdays: source.workdays, used, days: Object.fromEntries(days), version: sourceVersion(source) }
}

interface Beside {
  readonly say: Words
  readonly sources: readonly ReleaseSource[]
  readonly nameOf: (department: Id) => string
  readonly mayEdit: (row: IndicatorRow) => boolean
  /** Indicators that are judged along a line. */
  readonly drawn: ReadonlySet<Id>
}

const rowView = (row: IndicatorRow, { say, sources, nameOf, mayEdit, drawn }: Beside): IndicatorRulesRow => ({
  id: row.id,
  number: row.number,
  name: row.name,
  nameEn: row.nameEn,
  lead: row.lead.map(nameOf),
  path: drawn.has(row.id) ? row.path : null,
  nodes: read(row.pathNodes, []).length,
  rule: row.lightPreset === null ? null : lightWords(say, lightFacts(row.lightPreset, row.lightThresholds)),
  release: releaseWords(say, row, sources),
  mayEdit: mayEdit(row),
})

const isFound = (row: NamedIndicator, find: string): boolean => [row.name, row.nameEn, row.number, row.code].some((each) => each.toLowerCase().includes(find))

/** Indicators that are judged along a line: targets and baseline tell, no figures. */
const drawnOf = async (db: Db, plan: Plan, rows: readonly IndicatorRow[], asOf: Instant, workdays: Workdays): Promise<ReadonlySet<Id>> => {
  const targets = Map.groupBy<Id, Target>(
    await targetsOf(
      db,
      rows.map(({ id }) => id),
    ),
    ({ indicatorId }) => indicatorId,
  )
  const isDrawn = (row: IndicatorRow): boolean => drawsPath(settle(factsOf(plan, row, targets.get(row.id) ?? [], []), asOf, workdays))
  return new Set(rows.filter(isDrawn).map(({ id }) => id))
}

/** @param find part of a name, number or code; empty finds all. */
export const planRulesView = async (ctx: Context, actor: ActingPerson, named: Id, find: string, language: Language): Promise<PlanRulesView> => {
  const { db } = ctx
  const say = words[language]
  const plan = await planOf(db, named)
  const names = await indicatorNames(db, plan.id)
  const sources = await releaseSourcesOf(db, plan.id)
  const used = await awaitingSources(db, plan.id)
  const workdays = await ctx.workdays()
  const departments = new Map((await allDepartments(db)).map(({ id, shortName }) => [id, shortName]))
  const members = await membersByCollective(db)
  const now = ctx.clock.now()
  const sought = find.trim().toLowerCase()
  const found = sought === '' ? names : names.filter((each) => isFound(each, sought))
  const shown = found.slice(0, longestList).map(({ id }) => id)
  const beside: Beside = {
    say,
    drawn: new Set(),
    sources,
    nameOf: (id) => departments.get(id) ?? id,
    mayEdit: (row) => mayFilePath(actor, resolved(row.lead, members)),
  }
  const years = yearsOf(plan).map((year) => periodsOfYear(year, plan, say))
  const rows: IndicatorRulesRow[] = []
  for (let from = 0; from < shown.length; from += readAtOnce) {
    const part = await indicatorsById(db, shown.slice(from, from + readAtOnce))
    const drawn = await drawnOf(db, plan, part, now, workdays)
    rows.push(...part.map((row) => rowView(row, { ...beside, drawn })))
    // Between two parts of a long list others are answered.
    await nextTurn()
  }
  const light = lightFacts(plan.lightPreset, plan.lightThresholds)
  return {
    plan: plan.id,
    today: localDate(now, plan.timeZone),
    version: planVersion(plan),
    light,
    rule: lightWords(say, light),
    basicallyMetFrom: plan.basicallyMetFrom,
    usuallyBasicallyMetFrom: text(usuallyBasicallyMet),
    presets: presetViews(say),
    counters: labelled(counters, say.rules.counters),
    paths: pathViews(say),
    sources: sources.map((source) => sourceView(source, used.get(source.id)?.length ?? 0, years, workdays)),
    years,
    frequencies: frequencies.filter((frequency) => names.some((each) => each.frequency === frequency)),
    indicators: rows,
    found: found.length,
    mayManage: mayManagePlans(actor),
  }
}

/** Nodes are filed by quarter or by month, never finer than the figures come. */
const filedBy: Readonly<Record<Frequency, readonly Frequency[]>> = {
  day: ['quarter', 'month'],
  month: ['quarter', 'month'],
  quarter: ['quarter'],
  'half-year': ['half-year'],
  year: ['year'],
}

const filingYear = (even: Settled, year: number, say: Words): FilingYear | null => {
  const line = courseOfYear(even, year)
  if (line === null) return null
  const { plan, frequency } = even.facts.indicator
  const [start, end] = [line.points[0] as Point, line.points.at(-1) as Point]
  const inside = (to: string): boolean => to >= plan.from && to <= plan.to && tickAtEnd(to, frequency) > start.tick && tickAtEnd(to, frequency) <= end.tick
  const rows = filedBy[frequency].map((by) => ({
    frequency: by,
    periods: periodsBetween(`${year}-01-01`, `${year}-12-31`, by)
      .filter(({ to }) => inside(to))
      .map((span) => {
        const tick = tickAtEnd(span.to, frequency)
        return {
          period: span.text,
          label: say.period(span.text, 'ytd'),
          even: text(valueAt(line, tick)),
          isTarget: line.points.some((point) => point.tick === tick),
        }
      }),
  }))
  return { year, start: text(start.value), target: text(end.value), closed: even.today > filingEnds(year), rows }
}

/** An indicator's row and facts, for its rules. @throws Refusal not_found */
export const ruledIndicator = async (
  { db }: Context,
  named: Id,
  id: Id,
  asOf: Instant,
): Promise<{ readonly plan: Plan; readonly row: IndicatorRow; readonly facts: Facts }> => {
  const plan = await planOf(db, named)
  const [row] = await indicatorsById(db, [id])
  if (row?.planId !== plan.id || row.archivedAt !== null) throw new Refusal('not_found')
  return { plan, row, facts: (await readFacts(db, plan, row, asOf)).facts }
}

const straight = { kind: 'linear' } as const

/** @throws Refusal not_found */
export const indicatorRulesView = async (ctx: Context, actor: ActingPerson, named: Id, id: Id, language: Language): Promise<IndicatorRulesView> => {
  const say = words[language]
  const now = ctx.clock.now()
  const { row, facts } = await ruledIndicator(ctx, named, id, now)
  const workdays = await ctx.workdays()
  const settled = settle(facts, now, workdays)
  const even = settle(tried(facts, { path: straight }), now, workdays)
  const { plan, frequency } = facts.indicator
  const thisYear = yearOf(settled.today)
  const shown = planYears(plan).filter((year) => year === thisYear || year === thisYear + 1)
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    nameEn: row.nameEn,
    unit: row.unit,
    decimals: row.decimals,
    frequency,
    version: indicatorVersion(row),
    light: row.lightPreset === null ? null : lightFacts(row.lightPreset, row.lightThresholds),
    path: { kind: row.path, nodes: read<readonly PathNode[]>(row.pathNodes, []) },
    years: planYears(plan).flatMap((year) => filingYear(even, year, say) ?? []),
    release: { workdays: row.releaseWorkdays, source: row.releaseSourceId, dates: read(row.releaseDates, {}) },
    releases: shown
      .flatMap((year) => (frequency === 'day' ? [] : periodsBetween(`${year}-01-01`, `${year}-12-31`, frequency)))
      .filter(({ to }) => to >= plan.from && to <= plan.to)
      .map((span) => {
        const release = releaseIn(settled, span)
        return { period: span.text, label: say.period(span.text, row.basis), on: release.on, uncertain: release.uncertain.length > 0 }
      }),
    preliminaryDecides: row.preliminaryDecides === 1,
    mayManage: mayManagePlans(actor),
    mayFile: mayFilePath(actor, resolved(row.lead, await membersByCollective(ctx.db))),
  }
}

/** A recorded text by its column, read for showing. */
const valueOf = (column: string, held: string | null, sourceName: (id: Id) => string): RuleValue => {
  switch (column) {
    case 'lightPreset':
      return { is: 'preset', preset: held }
    case 'lightThresholds':
      return { is: 'thresholds', thresholds: parsed<LightRuleFacts['thresholds']>(held) }
    case 'path':
      return { is: 'path', path: held ?? '' }
    case 'pathNodes':
      return { is: 'nodes', nodes: parsed<readonly PathNode[]>(held) }
    case 'releaseWorkdays':
    case 'workdays':
      return held === null ? { is: 'text', text: null } : { is: 'workdays', workdays: held }
    case 'releaseDates':
    case 'dates':
      return { is: 'dates', dates: parsed<Record<Period, DateText>>(held) }
    case 'preliminaryDecides':
      return { is: 'yes', yes: held === '1' }
    case 'releaseSourceId':
      return { is: 'text', text: held === null ? null : sourceName(held) }
    default:
      return { is: 'text', text: held }
  }
}

/** What was changed of a plan's rules, newest first. */
export const ruleChangesView = async ({ db }: Context, named: Id, language: Language): Promise<readonly RuleChangeView[]> => {
  const { rules: say } = words[language]
  const plan = await planOf(db, named)
  const all = await newestChanges(db, plan.id, [rulesSheet, sourcesSheet, approvalsSheet], shownChanges)
  const changes = all.filter(({ sheet }) => sheet !== approvalsSheet)
  const approvals = new Map(
    all.filter(({ sheet }) => sheet === approvalsSheet).map(({ seq, rowId, after }) => [`${seq} ${rowId}`, JSON.parse(after ?? 'null') as Approval]),
  )
  const rows = new Map(
    (
      await indicatorsById(
        db,
        changes.map(({ rowId }) => rowId),
      )
    ).map((row) => [row.id, row]),
  )
  const sources = await releaseSourcesOf(db, plan.id)
  // A source that is gone has left its name in the record.
  const sourceName = (id: Id): string =>
    sources.find((source) => source.id === id)?.name ?? changes.find(({ rowId, column }) => rowId === id && column === 'name')?.before ?? id
  return changes.flatMap((change): readonly RuleChangeView[] => {
    const { seq, place, at, who, rowId, column, sheet } = change
    // Owners stand in the same sheet and are shown with the indicator.
    const title = say.columns[column]
    if (title === undefined) return []
    const row = rows.get(rowId)
    const name = sheet === sourcesSheet ? sourceName(rowId) : row ? `${row.number} ${row.name}`.trim() : plan.title
    const nameEn = sheet === sourcesSheet ? name : row ? `${row.number} ${row.nameEn}`.trim() : plan.titleEn
    const approval = column === 'path' || column === 'pathNodes' ? approvals.get(`${seq} ${rowId}`) : undefined
    return [
      {
        seq,
        place,
        at,
        who,
        of: { kind: sheet === sourcesSheet ? 'source' : row ? 'indicator' : 'plan', name, nameEn },
        column: title,
        before: say.value(valueOf(column, change.before, sourceName)),
        after: say.value(valueOf(column, change.after, sourceName)),
        approval: approval ? say.approval(approval) : null,
      },
    ]
  })
}
