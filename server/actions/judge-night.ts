/** The judge's verdicts with what warnings ask beside them: what falls due, what is foreseen, what is to be called to mind. One reading of the facts. */
import { standingMoments } from '../../db/assessments.ts'
import type { Stored } from '../../db/assessments.ts'
import type { Db } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { DateText, Id, Instant, LadderStep, Plan } from '../../db/schema.ts'
import { localDate } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { thresholdsOf } from '../lights/index.ts'
import type { Assessment } from '../rules/assess.ts'
import { assess } from '../rules/assess.ts'
import type { Facts } from '../rules/facts.ts'
import { foresee } from '../rules/foresee.ts'
import { ladderOf } from '../rules/ladder.ts'
import type { Reminder, RemindDays } from '../rules/reminders.ts'
import { remindDays, remindersOf } from '../rules/reminders.ts'
import type { Beside, NearDue } from '../rules/signs.ts'
import { asksForecast, nearDue, nearUntil } from '../rules/signs.ts'
import type { Judged } from './judge.ts'
import { eachFacts } from './judge.ts'

export interface NightJudged extends Judged {
  readonly near: NearDue | null
  readonly chance: Beside['chance']
  readonly clearAfter: number
  readonly reminders: readonly Reminder[]
}

/** What is the same for all indicators of a plan. */
export interface Night {
  readonly plan: Plan
  readonly asOf: Instant
  readonly today: DateText
  readonly workdays: Workdays
  readonly ladder: readonly LadderStep[]
  readonly nearUntil: DateText
  readonly days: RemindDays
}

/** @param plan as known at the moment. @param before moment of the evaluation before. */
export const nightOf = (plan: Plan, asOf: Instant, before: Instant | null, workdays: Workdays): Night => {
  const today = localDate(asOf, plan.timeZone)
  const ladder = ladderOf(plan.ladder)
  const days = remindDays(ladder, today, before && localDate(before, plan.timeZone), workdays)
  return { plan, asOf, today, workdays, ladder, nearUntil: nearUntil(today, workdays), days }
}

/** Chance to reach the target in percent; `null` where there is none to tell. */
const chanceOf = (facts: Facts, assessment: Assessment, { asOf, workdays }: Pick<Night, 'asOf' | 'workdays'>): number | null => {
  if (!asksForecast(assessment)) return null
  const foreseen = foresee(facts, asOf, workdays, assessment.period)
  return foreseen === null || foreseen === 'not_enough_data' || foreseen.chance === null ? null : Number(foreseen.chance)
}

/** What a night makes of the facts of one indicator. @param isNew a forecast is asked for: its verdict is another than last time. */
const nightFacts = (facts: Facts, isNew: boolean, night: Night): Omit<NightJudged, 'indicator'> => {
  const { asOf, today, workdays } = night
  const assessment = assess(facts, asOf, workdays)
  return {
    assessment,
    near: nearDue(facts, asOf, today, night.nearUntil, workdays),
    chance: isNew ? chanceOf(facts, assessment, night) : undefined,
    clearAfter: Number(thresholdsOf(facts.light.preset, facts.light.thresholds)['clearAfter']),
    reminders: remindersOf(night.ladder, facts, assessment, asOf, night.days, workdays),
  }
}

export const judgeNight = async (db: Db, night: Night, indicators: readonly IndicatorRow[], isNew: (id: Id) => boolean): Promise<readonly NightJudged[]> => {
  const found: NightJudged[] = []
  await eachFacts(db, night.plan, indicators, night.asOf, (indicator, facts) => found.push({ indicator, ...nightFacts(facts, isNew(indicator.id), night) }))
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
export const foreseeChanged = async (db: Db, night: Night, judged: readonly NightJudged[], stored: readonly Stored[]): Promise<readonly NightJudged[]> => {
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
