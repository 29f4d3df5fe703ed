/**
 * Trying rules: what the lights of the last months would have been under others, before anything is saved. Nothing is written.
 *
 * A plan is looked at a few indicators at a time, and between them the server answers others. Of a plan with more than a thousand indicators
 * every n-th is looked at, in the plan's order, and the answer says how many of how many.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorNames, indicatorsById } from '../../db/indicators.ts'
import { releaseSourcesOf } from '../../db/release-sources.ts'
import type { Id, Language } from '../../db/schema.ts'
import { Refusal } from '../basics/refusals.ts'
import { assess } from '../rules/assess.ts'
import type { Compared } from '../rules/backtest.ts'
import { backtest, backtestDays, summed, tried } from '../rules/backtest.ts'
import { chart } from '../rules/chart.ts'
import { mayFilePath, mayManagePlans } from '../rules/permissions.ts'
import { yearsToApprove } from '../rules/rule-checks.ts'
import type { Context } from '../context.ts'
import type { IndicatorBacktestView, PlanBacktestView, StoodView } from '../wire/backtest.ts'
import { words } from '../words/index.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import { eachFacts } from './judge.ts'
import { planOf } from './plan.ts'
import { ruledIndicator } from './read-indicator-rules.ts'
import { lightRuleOf, lightWords } from './rule-words.ts'
import type { GivenIndicatorRules, GivenPlanRules } from './set-rules.ts'
import { problemsOfIndicatorRules, problemsOfPlanRules, readRules, refuseRules, trialOf } from './set-rules.ts'

const months = 24
const mostLooked = 1000
const atOnce = 10
const longestList = 100

const everySo = <Each>(all: readonly Each[]): readonly Each[] => {
  const step = Math.ceil(all.length / mostLooked)
  return step <= 1 ? all : all.filter((_, place) => place % step === 0)
}

/** @throws Refusal not_allowed, not_found, rules_refused */
export const tryPlanRules = async (ctx: Context, actor: ActingPerson, named: Id, given: GivenPlanRules, language: Language): Promise<PlanBacktestView> => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
  refuseRules(problemsOfPlanRules(given))
  const { db } = ctx
  const plan = await planOf(db, named)
  const names = await indicatorNames(db, plan.id)
  const looked = everySo(names).map(({ id }) => id)
  const now = ctx.clock.now()
  const workdays = await ctx.workdays()
  const days = backtestDays({ from: plan.startsOn, timeZone: plan.timeZone }, now, months)
  const all: { readonly indicator: Id; readonly compared: readonly Compared[] }[] = []
  const rows = new Map<Id, IndicatorRow>()
  for (let from = 0; from < looked.length; from += atOnce) {
    const part = await indicatorsById(db, looked.slice(from, from + atOnce))
    for (const row of part) rows.set(row.id, row)
    await eachFacts(
      db,
      plan,
      part,
      now,
      (row, facts) => {
        // An indicator with a rule of its own does not follow the plan's.
        const trial = row.lightPreset === null ? { light: given.light } : {}
        all.push({ indicator: row.id, compared: backtest(facts, trial, days, now, workdays) })
      },
      true,
    )
    await nextTurn()
  }
  const { differing, ...sums } = summed(days, all)
  const departments = new Map((await allDepartments(db)).map(({ id, shortName }) => [id, shortName]))
  return {
    ...sums,
    rule: lightWords(words[language], given.light),
    differing: differing.slice(0, longestList).flatMap(({ indicator, compared, days: count }) => {
      const row = rows.get(indicator)
      if (!row) return []
      const { id, number, name, nameEn, lead } = row
      const leads = lead.map((each) => departments.get(each) ?? each)
      return [
        {
          id,
          number,
          name,
          nameEn,
          lead: leads,
          days: count,
          present: compared.map((each) => each.present.light),
          other: compared.map((each) => each.other.light),
        },
      ]
    }),
    differs: differing.length,
    indicators: names.length,
    looked: looked.length,
  }
}

/** @throws Refusal not_allowed, not_found, rules_refused */
export const tryIndicatorRules = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  id: Id,
  asked: GivenIndicatorRules,
  language: Language,
): Promise<IndicatorBacktestView> => {
  const { db } = ctx
  const now = ctx.clock.now()
  const workdays = await ctx.workdays()
  const { plan, row, facts: present } = await ruledIndicator(ctx, named, id, now)
  if (!mayFilePath(actor, resolved(row.lead, await membersByCollective(db)))) throw new Refusal('not_allowed')
  const given = readRules(asked, row.unit)
  const sources = await releaseSourcesOf(db, plan.id)
  refuseRules(await problemsOfIndicatorRules(ctx, given, present, sources))
  const say = words[language]
  const planLight = lightRuleOf(plan, { lightPreset: null, lightThresholds: null })
  const trial = trialOf(given, sources, planLight)
  const days = backtestDays({ from: plan.startsOn, timeZone: plan.timeZone }, now, months)
  let compared: readonly Compared[] = []
  let drawn: IndicatorBacktestView['chart'] | null = null
  await eachFacts(
    db,
    plan,
    [row],
    now,
    (_, facts) => {
      compared = backtest(facts, trial, days, now, workdays)
      const other = tried(facts, trial)
      drawn = chart(other, now, workdays, assess(other, now, workdays).period)
    },
    true,
  )
  const stood = ({ period, light }: Compared['present']): StoodView => ({ period, periodLabel: period && say.period(period, row.basis), light })
  return {
    rule: lightWords(say, given.light ?? planLight),
    days: compared.map(({ on, present: was, other }) => ({ on, present: stood(was), other: stood(other) })),
    chart: drawn ?? { path: [], givenUp: [], periods: [] },
    yearsToApprove: trial.path ? yearsToApprove(trial.path, present, now, workdays) : [],
  }
}
