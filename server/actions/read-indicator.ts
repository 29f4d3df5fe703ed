/** Everything about one indicator and the verdict on a period: what a click on a light shows. */
import { allDepartments } from '../../db/departments.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { everybody } from '../../db/people.ts'
import type { Id, Language, Observation, Period, Plan } from '../../db/schema.ts'
import { tasksOf } from '../../db/tasks.ts'
import { periodSpan } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { assess } from '../rules/assess.ts'
import { chart } from '../rules/chart.ts'
import type { IndicatorView } from '../wire.ts'
import { words } from '../words/index.ts'
import { readFacts } from './judge.ts'
import { planOf } from './plan.ts'
import { sheetWords } from './read-sheet.ts'

/** Newest knowledge first, then the latest period. */
const newestFirst = (a: Observation, b: Observation): number => b.knownFrom.localeCompare(a.knownFrom) || b.period.localeCompare(a.period)

const checkedPeriod = (plan: Plan, text: Period): Period => {
  const span = periodSpan(text)
  if (!span || span.to < plan.startsOn || span.from > plan.endsOn) throw new Refusal('outside_plan', { period: text.slice(0, 20) })
  return text
}

/** @param asked the period to explain; `null` takes the latest that can be judged. @throws Refusal not_found, outside_plan */
export const indicatorView = async (ctx: Context, named: Id, id: Id, asked: Period | null, language: Language): Promise<IndicatorView> => {
  const { db } = ctx
  const plan = await planOf(db, named)
  const period = asked === null ? undefined : checkedPeriod(plan, asked)
  const [row] = await indicatorsById(db, [id])
  if (row?.planId !== plan.id || row.archivedAt !== null) throw new Refusal('not_found')
  const say = words[language]
  const now = ctx.clock.now()
  const workdays = await ctx.workdays()
  const { facts, targets, revisions } = await readFacts(db, plan, row, now)
  const assessment = assess(facts, now, workdays, period)
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
    lightPreset: row.lightPreset ?? plan.lightPreset,
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
    sentence: say.explain(assessment, row),
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
