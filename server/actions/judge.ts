/** Facts from the database to the judge, for as many indicators as asked; everybody who needs a verdict comes through here. */
import type { Verdict } from '../../db/assessments.ts'
import type { Db } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { figuresKnown, revisionsOf } from '../../db/observations.ts'
import type { Id, Instant, Observation, Period, Plan, Target } from '../../db/schema.ts'
import { targetsOf, targetsOfPlan } from '../../db/targets.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Facts } from '../rules/facts.ts'
import { assess } from '../rules/assess.ts'
import { factsOf, knownFigureFacts, observationFacts } from '../rules/facts.ts'
import type { JudgedRow } from '../wire.ts'

const indicatorsAtOnce = 500
/** For so many indicators it is quicker to read the targets of their plan. */
const many = 2000

/** Calls back with the facts of each indicator as known at a moment, a few hundred read at a time. */
const eachFacts = async (
  db: Db,
  plan: Plan,
  indicators: readonly IndicatorRow[],
  asOf: Instant,
  use: (indicator: IndicatorRow, facts: Facts) => void,
): Promise<void> => {
  const targets =
    indicators.length > many
      ? await targetsOfPlan(db, plan.id)
      : await targetsOf(
          db,
          indicators.map(({ id }) => id),
        )
  const targetsBy = Map.groupBy<Id, Target>(targets, ({ indicatorId }) => indicatorId)
  for (let from = 0; from < indicators.length; from += indicatorsAtOnce) {
    const part = indicators.slice(from, from + indicatorsAtOnce)
    const figures = await figuresKnown(
      db,
      part.map(({ id }) => id),
      asOf,
    )
    for (const indicator of part)
      use(indicator, factsOf(plan, indicator, targetsBy.get(indicator.id) ?? [], (figures.get(indicator.id) ?? []).map(knownFigureFacts)))
  }
}

/** Facts of one indicator. */
export const readFacts = async (
  db: Db,
  plan: Plan,
  indicator: IndicatorRow,
): Promise<{ readonly facts: Facts; readonly targets: readonly Target[]; readonly revisions: readonly Observation[] }> => {
  const targets = await targetsOf(db, [indicator.id])
  const revisions = await revisionsOf(db, [indicator.id])
  return { facts: factsOf(plan, indicator, targets, revisions.map(observationFacts)), targets, revisions }
}

export interface Judged {
  readonly indicator: IndicatorRow
  readonly assessment: Assessment
}

/**
 * Judges indicators of one plan as known at a moment.
 *
 * @param periodOf the period to judge each for; without it the latest that can be judged.
 */
export const judge = async (
  db: Db,
  plan: Plan,
  indicators: readonly IndicatorRow[],
  workdays: Workdays,
  asOf: Instant,
  periodOf?: (indicator: IndicatorRow) => Period | undefined,
): Promise<readonly Judged[]> => {
  const found: Judged[] = []
  await eachFacts(db, plan, indicators, asOf, (indicator, facts) => found.push({ indicator, assessment: assess(facts, asOf, workdays, periodOf?.(indicator)) }))
  return found
}

/** A verdict as it is stored. */
export const verdictOf = ({ indicator, assessment }: Judged): Verdict => ({
  indicatorId: indicator.id,
  period: assessment.period,
  light: assessment.light,
  outcome: assessment.outcome,
  reason: assessment.reason,
  actual: assessment.actual,
  expected: assessment.expected,
  gap: assessment.gap,
  share: assessment.share,
  timeShare: assessment.timeShare,
  lead: assessment.lead,
  answer: JSON.stringify(assessment),
})

/** A verdict as it travels. */
export const judgedRow = (verdict: Verdict): JudgedRow => ({
  indicator: verdict.indicatorId,
  period: verdict.period,
  light: verdict.light,
  outcome: verdict.outcome,
  reason: verdict.reason,
  actual: verdict.actual,
  expected: verdict.expected,
  gap: verdict.gap,
  share: verdict.share,
  timeShare: verdict.timeShare,
  lead: verdict.lead,
})
