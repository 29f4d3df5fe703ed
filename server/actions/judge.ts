/** Facts from the database to the judge, for as many indicators as asked; everybody who needs a verdict comes through here. */
import type { Verdict } from '../../db/assessments.ts'
import type { Db } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { figuresKnown, revisionsOf } from '../../db/observations.ts'
import { peersKnown } from '../../db/peers.ts'
import { releaseSourcesOf } from '../../db/release-sources.ts'
import type { FormulaValue, Id, Instant, Observation, Period, Plan, Target } from '../../db/schema.ts'
import { targetsOf, targetsOfPlan } from '../../db/targets.ts'
import type { Workdays } from '../basics/workdays.ts'
import { lightPresetOf } from '../lights/index.ts'
import { partsOf } from '../measures/formula.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Beside, Facts } from '../rules/facts.ts'
import { assess } from '../rules/assess.ts'
import { factsOf, knownFigureFacts, nothingBeside, observationFacts } from '../rules/facts.ts'
import type { JudgedRow } from '../wire/sheet.ts'

const indicatorsAtOnce = 500
/** For so many indicators it is quicker to read the targets of their plan. */
const many = 2000

/**
 * Calls back with the facts of each indicator as known at a moment, a few hundred read at a time.
 *
 * @param compared reads the figures of others too where the rules in use do not ask for them, for rules that are tried.
 */
export const eachFacts = async (
  db: Db,
  plan: Plan,
  indicators: readonly IndicatorRow[],
  asOf: Instant,
  use: (indicator: IndicatorRow, facts: Facts) => void,
  compared = false,
): Promise<void> => {
  const targets =
    indicators.length > many
      ? await targetsOfPlan(db, plan.id)
      : await targetsOf(
          db,
          indicators.map(({ id }) => id),
        )
  const targetsBy = Map.groupBy<Id, Target>(targets, ({ indicatorId }) => indicatorId)
  const besideOf = await readBeside(db, plan, indicators, asOf, compared)
  for (let from = 0; from < indicators.length; from += indicatorsAtOnce) {
    const part = indicators.slice(from, from + indicatorsAtOnce)
    const figures = await figuresKnown(
      db,
      part.map(({ id }) => id),
      asOf,
    )
    for (const indicator of part)
      use(indicator, factsOf(plan, indicator, targetsBy.get(indicator.id) ?? [], (figures.get(indicator.id) ?? []).map(knownFigureFacts), besideOf(indicator)))
  }
}

/**
 * What judging asks of others, read only where somebody asks: who publishes before, figures to compare with, parts of what is made.
 * @returns it by indicator.
 */
const readBeside = async (
  db: Db,
  plan: Plan,
  indicators: readonly IndicatorRow[],
  asOf: Instant,
  everyone = false,
): Promise<(indicator: IndicatorRow) => Beside> => {
  const made = indicators.filter(({ formula }) => formula !== null)
  const compared = indicators.filter(({ lightPreset }) => everyone || lightPresetOf(lightPreset ?? plan.lightPreset).needsPeers)
  const awaited = indicators.some(({ releaseSourceId }) => releaseSourceId !== null)
  if (made.length === 0 && compared.length === 0 && !awaited) return () => nothingBeside
  const sources = new Map(awaited ? (await releaseSourcesOf(db, plan.id)).map((source) => [source.id, source]) : [])
  const peers = Map.groupBy(
    await peersKnown(
      db,
      compared.map(({ id }) => id),
      asOf,
    ),
    ({ indicatorId }) => indicatorId,
  )
  const partIds = new Map(made.map(({ id, formula }) => [id, partsOf(JSON.parse(formula as string) as FormulaValue)]))
  const parts = await figuresKnown(db, [...new Set([...partIds.values()].flat())], asOf)
  return ({ id, releaseSourceId, releaseSource }) => ({
    source: releaseSource ?? ((releaseSourceId !== null && sources.get(releaseSourceId)) || null),
    peers: peers.get(id) ?? [],
    parts: (partIds.get(id) ?? []).flatMap((part) => (parts.get(part) ?? []).map((figure) => ({ ...knownFigureFacts(figure), indicator: part }))),
  })
}

/** Facts of one indicator as known at a moment, with every revision of its own figures. */
export const readFacts = async (
  db: Db,
  plan: Plan,
  indicator: IndicatorRow,
  asOf: Instant,
): Promise<{ readonly facts: Facts; readonly targets: readonly Target[]; readonly revisions: readonly Observation[] }> => {
  const targets = await targetsOf(db, [indicator.id])
  const revisions = await revisionsOf(db, [indicator.id])
  const besideOf = await readBeside(db, plan, [indicator], asOf)
  return { facts: factsOf(plan, indicator, targets, revisions.map(observationFacts), besideOf(indicator)), targets, revisions }
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
