/** The ladder of a plan: promises that were not kept end, and warnings climb to the steps that are due. */
import { acknowledgementsOfStanding, endAcknowledgements } from '../../db/acknowledgements.ts'
import { addClimbs, climbsOfStanding } from '../../db/climbs.ts'
import type { Trx } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { Acknowledgement, DateText, Instant, LadderStep, Mute, Plan, Warning, WarningClimb } from '../../db/schema.ts'
import { addDays, localDate } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Rest } from '../rules/ladder.ts'
import { climbsOf, expiresOn } from '../rules/ladder.ts'
import type { Night } from './judge-night.ts'
import type { StandingWarning } from './turn-warnings.ts'

/** A warning at a step that it has just reached. */
export interface Climbed {
  readonly warning: Warning
  readonly climb: WarningClimb
  readonly step: LadderStep
  readonly indicator: IndicatorRow
  readonly assessment: Assessment
}

const dayBefore = (day: DateText): DateText => addDays(day, -1)

/** A promise rests the ladder from its day until it expires or is ended. */
const restOfPromise = ({ at, promisedOn, endedAt }: Acknowledgement, { timeZone }: Pick<Plan, 'timeZone'>, workdays: Workdays): Rest => {
  const expires = expiresOn(promisedOn, workdays)
  const ended = endedAt === null ? expires : localDate(endedAt, timeZone)
  return { from: localDate(at, timeZone), to: dayBefore(ended < expires ? ended : expires) }
}

const restOfMute = ({ at, untilOn, endedAt }: Mute, { timeZone }: Pick<Plan, 'timeZone'>): Rest => {
  const ended = endedAt === null ? null : dayBefore(localDate(endedAt, timeZone))
  return { from: localDate(at, timeZone), to: ended !== null && ended < untilOn ? ended : untilOn }
}

/** @returns what was reached, passed steps too. */
export const climbLadder = async (
  trx: Trx,
  { plan, ladder, today, asOf, workdays }: Night,
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
      ...(promisesBy.get(warning.id) ?? []).map((promise) => restOfPromise(promise, plan, workdays)),
      ...(mutesBy.get(indicator.id) ?? []).filter(({ cause }) => cause === null || cause === warning.cause).map((mute) => restOfMute(mute, plan)),
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
