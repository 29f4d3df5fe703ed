/**
 * What a person owes, over all plans that are watched.
 *
 * 1. Who fills in for a department: the figures of the indicators that it leads, judged as known now; where none leads, of those that it answers
 *    for. What no department has is the plan office's. The mails chase the same people.
 * 2. The plan office: what plans lack to be judged, and for chasing how much each department has not reported, by the verdicts that stand.
 */
import { standingColumns } from '../../db/assessments.ts'
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { idsUnder, indicatorsById } from '../../db/indicators.ts'
import { periodLocksOf } from '../../db/period-locks.ts'
import { listPlans } from '../../db/plans.ts'
import type { ListedQuestion, StandingFigure } from '../../db/questions.ts'
import { openQuestionsOn, standingFigures } from '../../db/questions.ts'
import { releaseSourcesOf } from '../../db/release-sources.ts'
import type { Id, Instant, Language, Period, Plan } from '../../db/schema.ts'
import { localDate, spanOf, yearOf } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { measureOf } from '../measures/index.ts'
import type { Facts } from '../rules/facts.ts'
import { factsOf, nothingBeside } from '../rules/facts.ts'
import type { OwedDue, OwedReason } from '../rules/owed.ts'
import { lackOf, lateSince, owedOf, owedReasons, surroundingsOf } from '../rules/owed.ts'
import { mayManagePlans, mayWriteFigures } from '../rules/permissions.ts'
import type { IndicatorAddress } from '../wire/edits.ts'
import type { NearFigure, OwedCell, OwedView } from '../wire/owed.ts'
import type { DepartmentName } from '../wire/people.ts'
import { words } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import { eachFacts } from './judge.ts'

const longestList = 300
/** A gap of last year is compared with the year before it. */
const yearsBack = 3

/** What all plans are asked with. */
interface Asking {
  readonly ctx: Context
  readonly actor: ActingPerson
  readonly say: Words
  readonly now: Instant
  readonly workdays: Workdays
  readonly departments: ReadonlyMap<Id, DepartmentName>
  readonly members: ReadonlyMap<Id, readonly Id[]>
}

type Next = NonNullable<OwedView['next']>

/** A cell that is owed. Most of many are counted and never shown: what helps to fill one in is gathered when it is. */
interface Owed extends Pick<OwedCell, 'why' | 'due'> {
  readonly told: () => OwedCell
}

/** Of one plan. */
interface Found {
  readonly cells: readonly Owed[]
  readonly isIn: number
  readonly next: readonly Omit<Next, 'count'>[]
  readonly unreported: OwedView['unreported']
  readonly reports: boolean
}

const owing = ({ lead, responsible }: Pick<IndicatorRow, 'lead' | 'responsible'>): readonly Id[] => (lead.length > 0 ? lead : responsible)

/** Departments through which the person owes an indicator's figures, none for the plan office; `null` where he does not. */
const owedThrough = ({ actor, members }: Asking, row: IndicatorRow): readonly Id[] | null => {
  const departments = owing(row)
  if (departments.length === 0) return mayManagePlans(actor) ? [] : null
  if (!mayWriteFigures(actor, resolved(departments, members))) return null
  const own = departments.filter((id) => resolved([id], members).some((each) => actor.writes.has(each)))
  return own.length === 0 ? null : own
}

/** Departments that the person fills in for, under their own names and under those that stand for many. */
const departmentsOf = ({ actor, members, departments }: Asking): readonly Id[] =>
  [...departments.keys()].filter((id) => resolved([id], members).some((each) => actor.writes.has(each)))

const nearFigure = (figure: StandingFigure | undefined, row: IndicatorRow, say: Words): NearFigure | null =>
  figure === undefined ? null : { periodLabel: say.period(figure.period, row.basis), value: figure.value, flag: figure.flag }

/** Figures that stand beside a period's: the one before it, and that of a year ago. */
const near = (figures: readonly StandingFigure[], period: Period, row: IndicatorRow, say: Words): Pick<OwedCell, 'last' | 'yearBefore'> => {
  const span = spanOf(period)
  const before = figures
    .map((figure) => ({ figure, own: spanOf(figure.period) }))
    .filter(({ own }) => own.frequency === span.frequency && own.to < span.to)
    .toSorted((a, b) => a.own.to.localeCompare(b.own.to))
  const yearAgo = before.find(({ own }) => own.year === span.year - 1 && own.place === span.place)
  return { last: nearFigure(before.at(-1)?.figure, row, say), yearBefore: nearFigure(yearAgo?.figure, row, say) }
}

const questionView = ({ id, code, parameters }: ListedQuestion, row: IndicatorRow, say: Words): OwedCell['questions'][number] => {
  // Codes of our own, and the parameters that were stored with them.
  const asked = { code, parameters: JSON.parse(parameters) } as Parameters<Words['questions']['ask']>[0]
  return { id, code: asked.code, message: say.questions.ask(asked, row) }
}

interface Wanted {
  readonly cell: IndicatorAddress
  readonly why: OwedReason
  readonly period: Period
  readonly periodLabel: string
  readonly due: OwedDue | null
  readonly departments: readonly Id[]
  /** Figures that stand, where one of them is wanted; `null` of what the plan lacks. */
  readonly figures: readonly StandingFigure[] | null
  readonly questions: readonly ListedQuestion[]
}

const cellOf = ({ say, now, workdays, departments }: Asking, plan: Plan, row: IndicatorRow, facts: Facts, wanted: Wanted): OwedCell => {
  const { target, expected } = surroundingsOf(facts, now, workdays, wanted.period)
  const present = wanted.figures?.find(({ period }) => period === wanted.period)
  return {
    plan: plan.id,
    cell: wanted.cell,
    why: wanted.why,
    due: wanted.due,
    number: row.number,
    name: row.name,
    nameEn: row.nameEn,
    unit: row.unit,
    measure: row.measure,
    decimals: row.decimals,
    period: wanted.period,
    periodLabel: wanted.periodLabel,
    counted: row.unit !== '' && measureOf(row.measure).takes?.text !== true,
    departments: wanted.departments.flatMap((id) => departments.get(id)?.shortName ?? []),
    value: present?.value ?? null,
    flag: present?.flag ?? null,
    target: target && say.asked({ ...target, rangeFrom: target.range?.from ?? null, rangeTo: target.range?.to ?? null, text: target.text ?? null }, row),
    targetOn: target?.dueOn ?? null,
    expected: wanted.figures && expected,
    ...(wanted.figures ? near(wanted.figures, wanted.period, row, say) : { last: null, yearBefore: null }),
    questions: wanted.questions.map((question) => questionView(question, row, say)),
  }
}

/** Figures that the person owes in a plan. */
const figuresOwed = async (asking: Asking, plan: Plan): Promise<Pick<Found, 'cells' | 'isIn' | 'next' | 'reports'>> => {
  const { ctx, actor, say, now, workdays } = asking
  const under = await idsUnder(ctx.db, plan.id, departmentsOf(asking), mayManagePlans(actor))
  const own = (await indicatorsById(ctx.db, under)).filter((row) => row.formula === null && owedThrough(asking, row) !== null)
  const ids = own.map(({ id }) => id)
  const today = localDate(now, plan.timeZone)
  const figures = await standingFigures(ctx.db, ids, String(yearOf(today) - yearsBack))
  const questions = Map.groupBy(await openQuestionsOn(ctx.db, ids), ({ indicatorId }) => indicatorId)
  const closed = new Set((await periodLocksOf(ctx.db, plan.id)).map(({ period }) => period))
  const cells: Owed[] = []
  const next: Omit<Next, 'count'>[] = []
  let isIn = 0
  await eachFacts(ctx.db, plan, own, now, (row, facts) => {
    const standing = figures.get(row.id) ?? []
    const asked = Map.groupBy(questions.get(row.id) ?? [], ({ period }) => period)
    // With review a figure stands before it is accepted, and is not judged until then.
    const submitted = new Set(plan.reviewRequired === 1 ? standing.map(({ period }) => period) : [])
    const owed = owedOf(facts, now, workdays, { submitted, asked: new Set(asked.keys()) })
    for (const { why, period, due } of owed.figures) {
      // A closed period takes no figure until the plan office opens it again.
      if (closed.has(period)) continue
      const cell = { sheet: 'observations', indicator: row.id, period } as const
      const departments = owedThrough(asking, row) ?? []
      const periodLabel = say.period(period, row.basis)
      const wanted = { cell, why, period, periodLabel, due, departments, figures: standing, questions: asked.get(period) ?? [] }
      cells.push({ why, due, told: () => cellOf(asking, plan, row, facts, wanted) })
    }
    if (owed.isIn === true) isIn += 1
    if (owed.next) next.push({ name: row.name, nameEn: row.nameEn, periodLabel: say.period(owed.next.period, row.basis), due: owed.next.due })
  })
  return { cells, isIn, next, reports: own.length > 0 }
}

/** What a plan lacks, and what its departments have not reported. */
const planOwes = async (asking: Asking, plan: Plan): Promise<Pick<Found, 'cells' | 'unreported'>> => {
  const { ctx, say, now, workdays, departments } = asking
  const standing = await standingColumns(ctx.db, plan.id)
  const periods = new Map(standing.indicators.map((id, place) => [id, standing.periods[place] ?? '']))
  const withReason = (...reasons: readonly string[]): readonly Id[] => standing.indicators.filter((_, place) => reasons.includes(standing.reasons[place] ?? ''))
  const lacking = await indicatorsById(ctx.db, withReason('no_baseline', 'no_target'))
  const cells: Owed[] = []
  await eachFacts(ctx.db, plan, lacking.filter(({ archivedAt }) => archivedAt === null).slice(0, longestList), now, (row, facts) => {
    const lack = lackOf(facts, now, workdays)
    if (lack === null) return
    const isTarget = lack.why === 'no_year_target'
    const columns = row.baselinePeriod === null ? (['baselinePeriod', 'baselineValue'] as const) : (['baselineValue'] as const)
    const places: readonly IndicatorAddress[] = isTarget
      ? [{ sheet: 'targets', indicator: row.id, year: lack.year }]
      : columns.map((column) => ({ sheet: 'indicators', indicator: row.id, column }))
    for (const cell of places) {
      const periodLabel = isTarget ? say.period(String(lack.year), row.basis) : row.baselinePeriod === null ? '' : say.period(row.baselinePeriod, row.basis)
      const wanted = { cell, why: lack.why, period: lack.period, periodLabel, due: null, departments: [], figures: null, questions: [] }
      cells.push({ why: lack.why, due: null, told: () => cellOf(asking, plan, row, facts, wanted) })
    }
  })

  const sources = new Map((await releaseSourcesOf(ctx.db, plan.id)).map((source) => [source.id, source]))
  const late = (await indicatorsById(ctx.db, withReason('not_reported'))).filter(({ archivedAt }) => archivedAt === null)
  const dues = late.flatMap((row) => {
    const source = row.releaseSourceId === null ? null : (sources.get(row.releaseSourceId) ?? null)
    const { indicator } = factsOf(plan, row, [], [], { ...nothingBeside, source })
    const due = lateSince(spanOf(periods.get(row.id) ?? ''), indicator.release, localDate(now, plan.timeZone), workdays)
    return (row.lead.length === 0 ? [null] : row.lead).map((department) => ({ department, due }))
  })
  const unreported = [...Map.groupBy(dues, ({ department }) => department)].map(([id, own]) => ({
    plan: plan.id,
    department: id === null ? null : (departments.get(id) ?? null),
    count: own.length,
    due: own.map(({ due }) => due).reduce((oldest, due) => (due.workdays > oldest.workdays ? due : oldest)),
  }))
  return { cells, unreported: unreported.toSorted((a, b) => b.count - a.count || b.due.workdays - a.due.workdays) }
}

const rank = new Map(owedReasons.map((why, place) => [why, place]))
/** By reason; of what is late the longest first, of what is not yet the nearest; else in the order of the plans. */
const byUrgency = (a: Owed, b: Owed): number => {
  if (a.why !== b.why) return (rank.get(a.why) ?? 0) - (rank.get(b.why) ?? 0)
  const difference = (a.due?.workdays ?? 0) - (b.due?.workdays ?? 0)
  return a.why === 'soon' ? difference : -difference
}

const nothing: Found = { cells: [], isIn: 0, next: [], unreported: [], reports: false }

export const owedView = async (ctx: Context, actor: ActingPerson, language: Language): Promise<OwedView> => {
  const { db, clock } = ctx
  const say = words[language]
  const departments = new Map((await allDepartments(db)).map(({ id, shortName }) => [id, { id, shortName }]))
  const asking: Asking = { ctx, actor, say, now: clock.now(), workdays: await ctx.workdays(), departments, members: await membersByCollective(db) }
  const plans = (await listPlans(db)).filter(({ watched }) => watched === 1)
  const found: Found[] = []
  for (const plan of plans) {
    const figures = actor.writes.size > 0 || mayManagePlans(actor) ? await figuresOwed(asking, plan) : nothing
    const ofPlan = mayManagePlans(actor) ? await planOwes(asking, plan) : nothing
    found.push({ ...figures, cells: [...figures.cells, ...ofPlan.cells], unreported: ofPlan.unreported })
  }
  const cells = found.flatMap((each) => each.cells).toSorted(byUrgency)
  const upcoming = found.flatMap((each) => each.next).toSorted((a, b) => a.due.on.localeCompare(b.due.on))
  const [first] = upcoming
  return {
    plans: plans.map(({ id, code, title, titleEn, timeZone }) => ({ id, code, title, titleEn, today: localDate(asking.now, timeZone) })),
    cells: cells.slice(0, longestList).map(({ told }) => told()),
    more: Math.max(0, cells.length - longestList),
    isIn: found.reduce((sum, each) => sum + each.isIn, 0),
    reports: found.some((each) => each.reports),
    next: first ? { ...first, count: upcoming.filter(({ due }) => due.on === first.due.on).length } : null,
    unreported: found.flatMap((each) => each.unreported),
    words: { lights: say.lights, flags: say.flags },
  }
}
