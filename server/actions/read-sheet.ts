/**
 * The sheet of a plan for a span of years, in columns.
 *
 * 1. The rows: indicators in the plan's order, all or a page of them.
 * 2. The figures of the span: a column for each period that anybody reports.
 * 3. The verdicts: of the year that runs in a watched plan those that stand, else judged on the spot.
 */
import { standingColumns } from '../../db/assessments.ts'
import { allDepartments } from '../../db/departments.ts'
import type { IndicatorRow, Page } from '../../db/indicators.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import type { PeriodColumn } from '../../db/observations.ts'
import { periodColumns } from '../../db/observations.ts'
import type { DateText, Frequency, Id, Instant, Language, ObservationFlag, Period, Plan, Target } from '../../db/schema.ts'
import { frequencies } from '../../db/schema.ts'
import { targetsOf, targetsOfPlan } from '../../db/targets.ts'
import type { TaskRow } from '../../db/tasks.ts'
import { tasksOf } from '../../db/tasks.ts'
import { readingsOf } from '../basics/pinyin.ts'
import { lastPeriodOf, localDate, periodsBetween, yearOf } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { inForce } from '../rules/in-force.ts'
import type { JudgedColumns, SheetView, SheetWords } from '../wire/sheet.ts'
import type { Words } from '../words/words.ts'
import { words } from '../words/index.ts'
import { judge, verdictOf } from './judge.ts'
import { planAsKnownAt } from './as-known.ts'
import { momentOf, yearsOf } from './plan.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

/** @throws Refusal outside_plan where the span is turned around or leaves the plan. */
const checkSpan = (plan: Plan, { from, to }: Span): void => {
  const years = yearsOf(plan)
  if (from > to || !years.includes(from) || !years.includes(to)) throw new Refusal('outside_plan', { period: from === to ? String(from) : `${from}—${to}` })
}

export const sheetWords = (say: Words): SheetWords => ({
  lights: say.lights,
  reasons: say.reasons,
  outcomes: say.outcomes,
  flags: say.flags,
  measures: say.measures,
})

type Rows = SheetView['rows']

const finalTargets = (targets: readonly Target[], today: DateText, asOf: Instant): ReadonlyMap<Id, Target> => {
  const found = new Map<Id, Target>()
  for (const [indicator, own] of Map.groupBy(targets, ({ indicatorId }) => indicatorId)) {
    const dated = own.map((target) => ({
      ...target,
      approval: target.approvedOn === null ? null : { body: null, documentNumber: null, reason: null, date: target.approvedOn },
    }))
    const { judged, stretch } = inForce(dated, today, asOf)
    const final = [...judged, ...stretch].findLast(({ kind }) => kind === 'final') ?? [...judged, ...stretch].findLast(({ kind }) => kind === 'node')
    if (final) found.set(indicator, final)
  }
  return found
}

const yearTargets = (targets: readonly Target[], year: number): ReadonlyMap<Id, string | null> =>
  new Map(targets.filter(({ kind, dueOn }) => kind === 'year' && dueOn === `${year}-12-31`).map(({ indicatorId, value }) => [indicatorId, value]))

const rowsOf = (
  indicators: readonly IndicatorRow[],
  targets: readonly Target[],
  departments: ReadonlyMap<Id, number>,
  dimensions: ReadonlyMap<Id, number>,
  tasks: ReadonlyMap<Id, number>,
  { year, today, asOf, say }: { readonly year: number; readonly today: DateText; readonly asOf: Instant; readonly say: Words },
): Rows => {
  const finals = finalTargets(targets, today, asOf)
  const years = yearTargets(targets, year)
  const column = <K extends keyof IndicatorRow>(key: K): IndicatorRow[K][] => indicators.map((indicator) => indicator[key])
  const places = (ids: readonly Id[]): readonly number[] => ids.map((id) => departments.get(id) ?? -1)
  return {
    id: column('id'),
    code: column('code'),
    number: column('number'),
    name: column('name'),
    nameEn: column('nameEn'),
    unit: column('unit'),
    decimals: column('decimals'),
    measure: column('measure'),
    basis: column('basis'),
    frequency: column('frequency'),
    lead: indicators.map(({ lead }) => places(lead)),
    responsible: indicators.map(({ responsible }) => places(responsible)),
    dimension: indicators.map(({ dimensionId }) => (dimensionId === null ? null : (dimensions.get(dimensionId) ?? null))),
    tasks: indicators.map((indicator) => indicator.tasks.flatMap((id) => tasks.get(id) ?? [])),
    baselinePeriod: column('baselinePeriod'),
    baselineValue: column('baselineValue'),
    target: indicators.map((indicator) => {
      const final = finals.get(indicator.id)
      return final ? say.asked(final, indicator) : ''
    }),
    dueOn: indicators.map(({ id }) => finals.get(id)?.dueOn ?? null),
    yearTarget: indicators.map(({ id }) => years.get(id) ?? null),
    clause: column('sourceClause'),
    made: indicators.map(({ formula }) => (formula === null ? 0 : 1)),
  }
}

/** Periods of the span, in order of time; of those that end together the shortest first. */
export const periodsOf = (plan: Plan, { from, to }: Span, used: ReadonlySet<Frequency>, filled: readonly Pick<PeriodColumn, 'period'>[]): readonly Period[] => {
  const spans = frequencies
    .filter((frequency) => used.has(frequency) && frequency !== 'day')
    .flatMap((frequency) => periodsBetween(`${from}-01-01`, `${to}-12-31`, frequency))
  const own = spans
    .filter((span) => span.to >= plan.startsOn && span.from <= plan.endsOn)
    .toSorted((a, b) => a.to.localeCompare(b.to) || b.from.localeCompare(a.from))
  const known = new Set(own.map(({ text }) => text))
  // A year's figure stands beside finer ones; days appear where there are figures.
  const further = filled.map(({ period }) => period).filter((period) => !known.has(period))
  return [...known, ...further]
}

const taskTree = (tasks: readonly TaskRow[]): SheetView['tasks'] => {
  const places = placesOf(tasks)
  return tasks.map(({ id, parentId, kind, number, title, titleEn }) => ({
    id,
    parent: parentId === null ? null : (places.get(parentId) ?? null),
    kind,
    number,
    title,
    titleEn,
  }))
}

/** How everything is read that a sheet's search looks through. */
export const readingsIn = (
  rows: Pick<Rows, 'name' | 'unit'>,
  departments: readonly { readonly shortName: string }[],
  tasks: readonly { readonly title: string }[],
): Promise<SheetView['readings']> =>
  readingsOf([...rows.name, ...rows.unit, ...departments.map(({ shortName }) => shortName), ...tasks.map(({ title }) => title)])

const valuesOf = (
  periods: readonly Period[],
  filled: readonly PeriodColumn[],
  places: ReadonlyMap<Id, number>,
  rows: number,
): Pick<SheetView, 'values' | 'flags'> => {
  const values: Record<Period, (string | null)[]> = {}
  const flags: Record<Period, Record<number, ObservationFlag>> = {}
  const columns = new Map(filled.map((column) => [column.period, column]))
  for (const period of periods) {
    const own = Array.from<string | null>({ length: rows }).fill(null)
    const column = columns.get(period)
    column?.indicators.forEach((id, entry) => {
      const place = places.get(id)
      if (place === undefined) return
      own[place] = column.values[entry] ?? null
      const flag = column.flags[entry]
      if (flag !== undefined && flag !== 'verified') (flags[period] ??= {})[place] = flag
    })
    values[period] = own
  }
  return { values, flags }
}

const blankColumns = (rows: number) => {
  const blank = <T>(): (T | null)[] => Array.from<T | null>({ length: rows }).fill(null)
  return {
    period: blank<Period>(),
    light: blank<NonNullable<JudgedColumns['light'][number]>>(),
    outcome: blank<NonNullable<JudgedColumns['outcome'][number]>>(),
    reason: blank<NonNullable<JudgedColumns['reason'][number]>>(),
    actual: blank<string>(),
    expected: blank<string>(),
    gap: blank<string>(),
    share: blank<string>(),
    timeShare: blank<string>(),
    lead: blank<string>(),
  } satisfies JudgedColumns
}

const figures = ['actual', 'expected', 'gap', 'share', 'timeShare', 'lead'] as const

const judgedColumns = async (
  ctx: Context,
  plan: Plan,
  indicators: readonly IndicatorRow[],
  places: ReadonlyMap<Id, number>,
  {
    year,
    today,
    isPage,
    asOf,
    isPast,
  }: { readonly year: number; readonly today: DateText; readonly isPage: boolean; readonly asOf: Instant; readonly isPast: boolean },
): Promise<JudgedColumns> => {
  const columns = blankColumns(indicators.length)
  const runs = year === yearOf(today)
  if (plan.watched === 1 && runs && !isPast) {
    const standing = await standingColumns(ctx.db, plan.id, isPage ? indicators.map(({ id }) => id) : null)
    standing.indicators.forEach((id, entry) => {
      const place = places.get(id)
      if (place === undefined) return
      columns.period[place] = standing.periods[entry] ?? null
      columns.light[place] = standing.lights[entry] ?? null
      columns.outcome[place] = standing.outcomes[entry] ?? null
      columns.reason[place] = standing.reasons[entry] ?? null
      for (const figure of figures) columns[figure][place] = standing[figure][entry] ?? null
    })
  }
  const wanting = indicators.filter((_, place) => columns.period[place] === null)
  const periodFor = runs ? undefined : (indicator: IndicatorRow): Period => lastPeriodOf(year, indicator.frequency).text
  for (const judged of await judge(ctx.db, plan, wanting, await ctx.workdays(), asOf, periodFor)) {
    const place = places.get(judged.indicator.id) ?? 0
    const verdict = verdictOf(judged)
    columns.period[place] = verdict.period
    columns.light[place] = verdict.light
    columns.outcome[place] = verdict.outcome
    columns.reason[place] = verdict.reason
    for (const figure of figures) columns[figure][place] = verdict[figure]
  }
  return columns
}

/**
 * @param plan  as read just before: its sequence number is the sheet's.
 * @param page  only some of the rows; `null` for all.
 * @param past  as known at the end of a day; `null` is now.
 * @throws Refusal outside_plan
 */
export const sheetView = async (
  ctx: Context,
  present: Plan,
  span: Span,
  language: Language,
  page: Page | null,
  past: DateText | null = null,
): Promise<SheetView> => {
  checkSpan(present, span)
  const { db } = ctx
  const say = words[language]
  const asOf = momentOf(present, past, ctx.clock.now())
  const today = localDate(asOf, present.timeZone)
  const { plan, indicators } = past === null ? { plan: present, indicators: await indicatorsOf(db, present.id, page) } : await planAsKnownAt(db, present, asOf)
  const ids = indicators.map(({ id }) => id)
  const places = new Map(ids.map((id, place) => [id, place]))
  const departments = await allDepartments(db)
  const tasks = await tasksOf(db, plan.id)
  const dimensions = tasks.filter(({ kind }) => kind === 'dimension')
  const targets = page === null ? await targetsOfPlan(db, plan.id) : await targetsOf(db, ids)
  const filled = await periodColumns(
    db,
    plan.id,
    { from: String(span.from), before: String(span.to + 1) },
    page === null ? null : ids,
    past === null ? null : asOf,
  )
  const periods = periodsOf(plan, span, new Set(indicators.map(({ frequency }) => frequency)), filled)
  const named = rowsOf(indicators, targets, placesOf(departments), placesOf(dimensions), placesOf(tasks), { year: span.to, today, asOf, say })
  return {
    plan: plan.id,
    ...span,
    seq: plan.seq,
    today,
    rows: named,
    departments: departments.map(({ id, shortName }) => ({ id, shortName })),
    dimensions: dimensions.map(({ id, title, titleEn }) => ({ id, title, titleEn })),
    tasks: taskTree(tasks),
    readings: await readingsIn(named, departments, tasks),
    periods,
    ...valuesOf(periods, filled, places, indicators.length),
    judged: await judgedColumns(ctx, plan, indicators, places, { year: span.to, today, isPage: page !== null, asOf, isPast: past !== null }),
    words: sheetWords(say),
  }
}

const placesOf = (rows: readonly { readonly id: Id }[]): ReadonlyMap<Id, number> => new Map(rows.map(({ id }, place) => [id, place]))
