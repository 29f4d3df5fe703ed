/** A report as a file: answers the report's questions about one plan at one moment, and has the workbook made. */
import { markPlanUsed } from '../../db/assessments.ts'
import { allDepartments } from '../../db/departments.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { periodColumns } from '../../db/observations.ts'
import type { DateText, Id, Instant, Language, Period, Plan, Target } from '../../db/schema.ts'
import { targetsOfPlan } from '../../db/targets.ts'
import { tasksOf } from '../../db/tasks.ts'
import { lastPeriodOf, localDate, yearOf } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { ChangedTarget, PlanYear, ReportReader } from '../reports/report.ts'
import { reportOf, reports } from '../reports/index.ts'
import { inForce } from '../rules/in-force.ts'
import type { ReportView } from '../wire/reports.ts'
import { makeWorkbook } from '../workbook.ts'
import { judge } from './judge.ts'
import { planAsKnownAt } from './as-known.ts'
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

/** All questions are answered as known at one moment. @param past a day before today; `null` is now. */
const readerOf = (ctx: Context, present: Plan, past: DateText | null): ReportReader => ({
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
  const { fileName, workbook } = await report.make(readerOf(ctx, plan, request.asOf), request)
  const bytes = await makeWorkbook(workbook)
  // What is printed is never rewritten. A past moment was not what stands.
  if (plan.watched === 1 && request.asOf === null) await markPlanUsed(ctx.db, plan.id, ctx.clock.now())
  return { name: fileName, bytes }
}
