/** Rules of a plan, and in short those of its indicators, as people see them before they change them. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../../db/connect.ts'
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import type { IndicatorRow, NamedIndicator } from '../../db/indicators.ts'
import { indicatorNames, indicatorsById } from '../../db/indicators.ts'
import { awaitingSources, releaseSourcesOf } from '../../db/release-sources.ts'
import type { DecimalText, Frequency, Id, Instant, Language, Period, Plan, ReleaseSource, Target } from '../../db/schema.ts'
import { frequencies } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { localDate, periodsBetween } from '../basics/calendar.ts'
import { text } from '../basics/decimal.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { lightPresetKinds, lightPresetOf, thresholdsOf } from '../lights/index.ts'
import { counters } from '../lights/light.ts'
import { pathKinds, pathOf } from '../paths/index.ts'
import { usuallyBasicallyMet } from '../rules/assess.ts'
import { releaseOf } from '../rules/due.ts'
import { factsOf } from '../rules/facts.ts'
import { mayFilePath, mayManagePlans } from '../rules/permissions.ts'
import { drawsPath } from '../rules/rule-checks.ts'
import { settle } from '../rules/settle.ts'
import type { IndicatorRulesRow, PathView, PlanRulesView, PresetView, ReleaseSourceView, ThresholdView } from '../wire/rules.ts'
import { words } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import { planOf, yearsOf } from './plan.ts'
import { planVersion, sourceVersion } from './rule-versions.ts'
import { lightFacts, lightWords, read, releaseWords } from './rule-words.ts'

/** As many indicators as a page shows; whoever has more looks for them by name. */
const longestList = 500
const readAtOnce = 100

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
