/** The judge's verdicts with what warnings ask beside them, for all indicators of a plan. One reading of the facts. */
import { standingMoments } from '../../db/assessments.ts'
import type { Stored } from '../../db/assessments.ts'
import type { Db } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { Id, Instant, Plan } from '../../db/schema.ts'
import type { Workdays } from '../basics/workdays.ts'
import { assess } from '../rules/assess.ts'
import { ladderOf } from '../rules/ladder.ts'
import type { Night, NightFacts } from '../rules/night.ts'
import { chanceOf, nightFacts, nightOf } from '../rules/night.ts'
import { asksForecast } from '../rules/signs.ts'
import type { Judged } from './judge.ts'
import { eachFacts } from './judge.ts'

export type NightJudged = Judged & NightFacts

export interface PlanNight extends Night {
  readonly plan: Plan
}

/** @param plan as known at the moment. @param before moment of the evaluation before. */
export const planNight = (plan: Plan, asOf: Instant, before: Instant | null, workdays: Workdays): PlanNight => ({
  plan,
  ...nightOf(asOf, before, plan.timeZone, ladderOf(plan.ladder), workdays),
})

export const judgeNight = async (
  db: Db,
  night: PlanNight,
  indicators: readonly IndicatorRow[],
  isNew: (id: Id) => boolean,
): Promise<readonly NightJudged[]> => {
  const found: NightJudged[] = []
  await eachFacts(db, night.plan, indicators, night.asOf, (indicator, facts) =>
    found.push({ indicator, ...nightFacts(facts, assess(facts, night.asOf, night.workdays), isNew(indicator.id), night) }),
  )
  return found
}

/** Whether the verdict on an indicator has changed since the last evaluation, which is what a forecast costs its time for. */
export const changedSince = async (db: Db, plan: Plan): Promise<(id: Id) => boolean> => {
  const { judgedAsOf } = plan
  if (judgedAsOf === null) return () => true
  const moments = await standingMoments(db, plan.id)
  return (id) => (moments.get(id) ?? '9999') > judgedAsOf
}

/** Forecasts for verdicts that only this evaluation has changed: of those nobody knew beforehand. */
export const foreseeChanged = async (db: Db, night: PlanNight, judged: readonly NightJudged[], stored: readonly Stored[]): Promise<readonly NightJudged[]> => {
  const lacking = judged.filter(({ chance, assessment }, place) => chance === undefined && stored[place]?.changed === true && asksForecast(assessment))
  if (lacking.length === 0) return judged
  const chances = new Map<Id, number | null>()
  const assessments = new Map(lacking.map(({ indicator, assessment }) => [indicator.id, assessment]))
  await eachFacts(
    db,
    night.plan,
    lacking.map(({ indicator }) => indicator),
    night.asOf,
    ({ id }, facts) => {
      const assessment = assessments.get(id)
      if (assessment) chances.set(id, chanceOf(facts, assessment, night))
    },
  )
  return judged.map((each) => (chances.has(each.indicator.id) ? { ...each, chance: chances.get(each.indicator.id) ?? null } : each))
}
