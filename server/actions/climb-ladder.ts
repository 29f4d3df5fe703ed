/** The ladder of a plan: promises that were not kept end, and warnings climb to the steps that are due. */
import { acknowledgementsOfStanding, endAcknowledgements } from '../../db/acknowledgements.ts'
import { addClimbs, climbsOfStanding } from '../../db/climbs.ts'
import type { Trx } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { Instant, LadderStep, Mute, Warning, WarningClimb } from '../../db/schema.ts'
import type { Assessment } from '../rules/assess.ts'
import { climbsOf, expiresOn, restOfMute, restOfPromise } from '../rules/ladder.ts'
import type { PlanNight } from './judge-night.ts'
import type { StandingWarning } from './turn-warnings.ts'

/** A warning at a step that it has just reached. */
export interface Climbed {
  readonly warning: Warning
  readonly climb: WarningClimb
  readonly step: LadderStep
  readonly indicator: IndicatorRow
  readonly assessment: Assessment
}

/** @returns what was reached, passed steps too. */
export const climbLadder = async (
  trx: Trx,
  { plan, ladder, today, asOf, workdays }: PlanNight,
  standing: readonly StandingWarning[],
  mutes: readonly Mute[],
  now: Instant,
): Promise<readonly Climbed[]> => {
  if (standing.length === 0) return []
  const promises = await acknowledgementsOfStanding(trx, plan.id)
  const broken = promises.filter(({ endedAt, promisedOn }) => endedAt === null && today >= expiresOn(promisedOn, workdays))
  await endAcknowledgements(
    trx,
    broken.map(({ warningId }) => warningId),
    'expired',
    now,
  )
  const promisesBy = Map.groupBy(promises, ({ warningId }) => warningId)
  const mutesBy = Map.groupBy(mutes, ({ indicatorId }) => indicatorId)
  const reachedBy = Map.groupBy(await climbsOfStanding(trx, plan.id), ({ warningId }) => warningId)
  const steps = new Map(ladder.map((step) => [step.key, step]))
  const climbed = standing.flatMap(({ warning, indicator, assessment, isOvertaken }): readonly Climbed[] => {
    if (isOvertaken) return []
    const rests = [
      ...(promisesBy.get(warning.id) ?? []).map((promise) => restOfPromise(promise, plan.timeZone, workdays)),
      ...(mutesBy.get(indicator.id) ?? []).filter(({ cause }) => cause === null || cause === warning.cause).map((mute) => restOfMute(mute, plan.timeZone)),
    ]
    return climbsOf(ladder, warning, reachedBy.get(warning.id) ?? [], rests, today, workdays).flatMap((climb): readonly Climbed[] => {
      const step = steps.get(climb.step)
      if (!step) return []
      return [
        { warning, step, indicator, assessment, climb: { id: newId(), planId: plan.id, warningId: warning.id, ...climb, asOf, madeAt: now, draftId: null } },
      ]
    })
  })
  await addClimbs(
    trx,
    climbed.map(({ climb }) => climb),
  )
  return climbed
}
