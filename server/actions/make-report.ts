/** A report as a file: answers the report's questions about one plan at one moment, and has the workbook made. */
import { markPlanUsed } from '../../db/assessments.ts'
import { allDepartments } from '../../db/departments.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { periodColumns } from '../../db/observations.ts'
import { ordersOf } from '../../db/orders.ts'
import type { DateText, Id, Instant, Language, Period, Plan, Target } from '../../db/schema.ts'
import { targetsOfPlan } from '../../db/targets.ts'
import { tasksOf } from '../../db/tasks.ts'
import { lastPeriodOf, localDate, yearOf } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { ChangedTarget, OrdersOfYear, PlanYear, ReportReader } from '../reports/report.ts'
import { reportOf, reports } from '../reports/index.ts'
import { courseOf } from '../rules/orders.ts'
import { inForce } from '../rules/in-force.ts'
import type { ReportView } from '../wire/reports.ts'
import { makeWorkbook } from '../workbook.ts'
import { judge } from './judge.ts'
import { planAsKnownAt } from './as-known.ts'
import { contentOf, knowOrders } from './order-facts.ts'
import { checkYear, momentOf, planOf } from './plan.ts'
import type { Version } from './read-targets.ts'
import { asksTheSame, versionsOf } from './read-targets.ts'

export const reportsView = (language: Language): readonly ReportView[] =>
  Object.entries(reports).map(([key, report]) => ({ key, title: report.title[language], description: report.description[language] }))

/** Of each indicator the target in force that is due last, that of a year, and what the two were before an approval. */
const targetsInForce = (
  targets: readonly Target[],
  year: number,
  today: string,
  asOf: Instant,
): { readonly final: Target | null; readonly year: Target | null; readonly changes: readonly ChangedTarget[] } => {
  const { judged, stretch, former } = inForce(versionsOf(targets), today, asOf)
  const last = (kind: Target['kind'], dueOn?: string): Target | null =>
    [...stretch, ...judged].findLast((each) => each.kind === kind && (dueOn === undefined || each.dueOn === dueOn))?.row ?? null
  const shown = { final: last('final') ?? last('node'), year: last('year', `${year}-12-31`) }
  return { ...shown, changes: [shown.final, shown.year].flatMap((target) => changesOf(target, former)) }
}

/** Each version that gave way to an approved one. */
const changesOf = (target: Target | null, former: readonly Version[]): readonly ChangedTarget[] => {
  if (target === null) return []
  const own = [
    ...former.map(({ row }) => row).filter(({ kind, dueOn, modal }) => kind === target.kind && dueOn === target.dueOn && modal === target.modal),
    target,
  ]
  return own.flatMap((after, place) => {
    const before = own[place - 1]
    // A document may confirm what was there.
    return before === undefined || after.approvedOn === null || asksTheSame(before, after) ? [] : [{ before, after }]
  })
}

/** Orders of a year as they stood at a moment: their turns up to it say where. */
const ordersAt = async (ctx: Context, plan: Plan, year: number, past: DateText | null): Promise<OrdersOfYear> => {
  const asOf = momentOf(plan, past, ctx.clock.now())
  const today = localDate(asOf, plan.timeZone)
  const departments = new Map((await allDepartments(ctx.db)).map(({ id, shortName }) => [id, shortName]))
  const issued = (await ordersOf(ctx.db, plan.id)).filter((order) => order.year === year && order.issuedAt <= asOf)
  const orders = (await knowOrders(ctx.db, plan, issued)).flatMap(({ order, draft, turns }): OrdersOfYear['orders'] => {
    const known = turns.filter(({ at }) => at <= asOf)
    const course = courseOf(known)
    if (course === null) return []
    const closed = known.find(({ what }) => what === 'closed')
    return [
      {
        ...course,
        mark: draft === null ? '' : contentOf(draft).mark,
        year: order.year,
        number: order.number,
        title: order.title,
        department: departments.get(order.departmentId) ?? '',
        issuedOn: localDate(order.issuedAt, plan.timeZone),
        foundOn: order.foundOn,
        closedOn: closed === undefined ? null : localDate(closed.at, plan.timeZone),
      },
    ]
  })
  return { plan, year, asOf, today, orders }
}

/** All questions are answered as known at one moment. @param past a day before today; `null` is now. */
const readerOf = (ctx: Context, present: Plan, past: DateText | null): ReportReader => ({
  orders: (year) => ordersAt(ctx, present, year, past),
  planYear: async (year): Promise<PlanYear> => {
    const { db } = ctx
    const asOf = momentOf(present, past, ctx.clock.now())
    const today = localDate(asOf, present.timeZone)
    const now = { plan: present, indicators: await indicatorsOf(db, present.id) }
    const { plan, indicators } = past === null ? now : await planAsKnownAt(db, present, asOf)
    const targets = Map.groupBy<Id, Target>(await targetsOfPlan(db, plan.id), ({ indicatorId }) => indicatorId)
    const departments = await allDepartments(db)
    const periodFor = year === yearOf(today) ? undefined : ({ frequency }: (typeof indicators)[number]): Period => lastPeriodOf(year, frequency).text
    const judged = await judge(db, plan, indicators, await ctx.workdays(), asOf, periodFor)
    return {
      plan,
      year,
      asOf,
      today,
      dimensions: (await tasksOf(db, plan.id)).filter(({ kind }) => kind === 'dimension'),
      departments: new Map(departments.map(({ id, shortName }) => [id, shortName])),
      indicators: judged.map(({ indicator, assessment }) => {
        const own = targetsInForce(targets.get(indicator.id) ?? [], year, today, asOf)
        return {
          indicator,
          lead: indicator.lead,
          responsible: indicator.responsible,
          finalTarget: own.final,
          yearTarget: own.year,
          changes: own.changes,
          assessment,
        }
      }),
      figures: await periodColumns(db, plan.id, { from: String(year), before: String(year + 1) }, null, past === null ? null : asOf),
    }
  },
})

export interface ReportFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** @throws Refusal not_found, outside_plan, too_large */
export const makeReport = async (
  ctx: Context,
  kind: string,
  request: { readonly plan: Id; readonly year: number; readonly language: Language; readonly asOf: DateText | null },
): Promise<ReportFile> => {
  const report = reportOf(kind)
  if (!report) throw new Refusal('not_found')
  const plan = await planOf(ctx.db, request.plan)
  checkYear(plan, request.year)
  const reader = readerOf(ctx, plan, request.asOf)
  let showsVerdicts = false
  const planYear: ReportReader['planYear'] = (year) => {
    showsVerdicts = true
    return reader.planYear(year)
  }
  const { fileName, workbook } = await report.make({ ...reader, planYear }, request)
  const bytes = await makeWorkbook(workbook)
  // What is printed is never rewritten. A past moment was not what stands.
  if (showsVerdicts && plan.watched === 1 && request.asOf === null) await markPlanUsed(ctx.db, plan.id, ctx.clock.now())
  return { name: fileName, bytes }
}
