/** Everything about one indicator and the verdict on a period: what a click on a light shows. */
import { verdictHistory } from '../../db/assessments.ts'
import type { Db } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { everybody } from '../../db/people.ts'
import { releaseSourcesOf } from '../../db/release-sources.ts'
import type { DateText, FormulaValue, Id, Language, Observation, Period, Plan, Turn } from '../../db/schema.ts'
import { tasksOf } from '../../db/tasks.ts'
import { periodSpan } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { assess } from '../rules/assess.ts'
import { partsOf } from '../measures/formula.ts'
import { chart } from '../rules/chart.ts'
import { foresee } from '../rules/foresee.ts'
import type { IndicatorView } from '../wire/indicator.ts'
import { words } from '../words/index.ts'
import { asKnownAt } from './as-known.ts'
import { readFacts } from './judge.ts'
import { momentOf, planOf } from './plan.ts'
import { lightRuleOf, lightWords, releaseWords } from './rule-words.ts'
import { sheetWords } from './read-sheet.ts'

/** Newest knowledge first, then the latest period. */
const newestFirst = (a: Observation, b: Observation): number => b.knownFrom.localeCompare(a.knownFrom) || b.period.localeCompare(a.period)

/** Indicators in the order of their ids; unknown ones are left out. */
const inOrder = async (db: Db, ids: readonly Id[]): Promise<readonly IndicatorRow[]> => {
  const rows = new Map((await indicatorsById(db, ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

/** @throws Refusal outside_plan where it is none of the plan's. */
export const checkedPeriod = (plan: Plan, text: Period): Period => {
  const span = periodSpan(text)
  if (!span || span.to < plan.startsOn || span.from > plan.endsOn) throw new Refusal('outside_plan', { period: text.slice(0, 20) })
  return text
}

export interface Asked {
  /** The period to explain; `null` takes the latest that can be judged. */
  readonly period: Period | null
  /** As known at the end of a day; `null` is now. */
  readonly asOf: DateText | null
}

/** @throws Refusal not_found; outside_plan for a period of no year of the plan's, or a day that has not come. */
export const indicatorView = async (ctx: Context, named: Id, id: Id, asked: Asked, language: Language): Promise<IndicatorView> => {
  const { db } = ctx
  const plan = await planOf(db, named)
  const period = asked.period === null ? undefined : checkedPeriod(plan, asked.period)
  const [present] = await indicatorsById(db, [id])
  if (present?.planId !== plan.id || (present.archivedAt !== null && asked.asOf === null)) throw new Refusal('not_found')
  const say = words[language]
  const now = momentOf(plan, asked.asOf, ctx.clock.now())
  const known = asked.asOf === null ? { plan, indicators: [present] } : await asKnownAt(db, plan, [present], now)
  const row = known.indicators[0] as IndicatorRow
  const workdays = await ctx.workdays()
  const { facts, targets, revisions: all } = await readFacts(db, known.plan, row, now)
  const revisions = all.filter(({ knownFrom }) => knownFrom <= now)
  const assessment = assess(facts, now, workdays, period)
  const forecast = foresee(facts, now, workdays, assessment.period)
  const formula = row.formula === null ? null : (JSON.parse(row.formula) as FormulaValue)
  const parts = formula === null ? [] : await inOrder(db, partsOf(formula))
  const partNames = new Map(parts.map((part) => [part.id, language === 'en' ? part.nameEn : part.name]))
  const subject = { ...row, partName: (part: Id) => partNames.get(part) }
  const departments = new Map((await allDepartments(db)).map(({ id: key, name }) => [key, name]))
  const people = new Map((await everybody(db)).map(({ id: key, name }) => [key, name]))
  const tasks = await tasksOf(db, plan.id)
  const nameOf = (key: Id): string => departments.get(key) ?? key
  return {
    id,
    plan: plan.id,
    number: row.number,
    name: row.name,
    nameEn: row.nameEn,
    unit: row.unit,
    decimals: row.decimals,
    measure: row.measure,
    basis: row.basis,
    frequency: row.frequency,
    nature: row.nature,
    path: row.path,
    lightPreset: row.lightPreset ?? known.plan.lightPreset,
    lightRule: lightWords(say, lightRuleOf(known.plan, row)),
    releaseRule: releaseWords(say, row, row.releaseSource ? [row.releaseSource] : row.releaseSourceId === null ? [] : await releaseSourcesOf(db, plan.id)),
    releaseWorkdays: row.releaseWorkdays,
    calibre: row.calibre,
    dimension: tasks.find(({ id: key }) => key === row.dimensionId)?.title ?? null,
    tasks: tasks.filter(({ id: key }) => row.tasks.includes(key)).map(({ number, title }) => ({ number, title })),
    lead: row.lead.map(nameOf),
    responsible: row.responsible.map(nameOf),
    clause: row.sourceClause,
    document: { title: plan.documentTitle, number: plan.documentNumber, issuer: plan.issuer, issuedOn: plan.issuedOn, note: plan.documentNote },
    baseline: { period: row.baselinePeriod, value: row.baselineValue },
    targets: targets.map((target) => ({
      kind: target.kind,
      dueOn: target.dueOn,
      asked: say.asked(target, row),
      modal: target.modal,
      approvedOn: target.approvedOn,
      approval: target.approvalDocument ?? target.approvalBody,
    })),
    assessment,
    sentence: say.explain(assessment, subject),
    forecast,
    foreseen: say.foresee(forecast, assessment, subject),
    formula:
      formula === null
        ? null
        : {
            value: formula,
            text: say.formula(formula, (part) => partNames.get(part) ?? part),
            parts: parts.map(({ id: key, number, name, nameEn }) => ({ id: key, number, name, nameEn })),
          },
    judgedAs: row.judgedAs,
    owners: { lead: row.lead, responsible: row.responsible },
    asOf: asked.asOf === null ? null : now,
    verdicts: (await verdictHistory(db, id))
      .filter(({ madeAt }) => madeAt <= now)
      .map((verdict) => ({
        period: verdict.period,
        periodLabel: say.period(verdict.period, row.basis),
        light: verdict.light,
        outcome: verdict.outcome,
        actual: verdict.actual,
        expected: verdict.expected,
        madeAt: verdict.madeAt,
        usedAt: verdict.usedAt,
        supersededAt: verdict.supersededAt,
        standing: verdict.standing === 1,
        turns: verdict.turnedBy === null ? [] : (JSON.parse(verdict.turnedBy) as Turn[]).map((turn) => say.turn(turn, subject, (key) => people.get(key))),
      })),
    periodLabel: say.period(assessment.period, row.basis),
    chart: chart(facts, now, workdays, assessment.period),
    revisions: revisions.toSorted(newestFirst).map((revision) => ({
      period: revision.period,
      periodLabel: say.period(revision.period, row.basis),
      value: revision.value,
      typed: revision.typed,
      flag: revision.flag,
      by: revision.personId === null ? null : (people.get(revision.personId) ?? null),
      knownFrom: revision.knownFrom,
      knownTo: revision.knownTo,
    })),
    words: { ...sheetWords(say), paths: say.paths, lightPresets: say.lightPresets },
  }
}
