/** A mute is over: what nobody was told meanwhile is told now, as far as it still holds; and who had heard of the red before hears of the green. */
import type { Trx } from '../../db/connect.ts'
import type { Mute } from '../../db/schema.ts'
import { tellingsOf } from '../../db/tellings.ts'
import { turnsOf, warningsSince } from '../../db/warnings.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { localDate } from '../basics/calendar.ts'
import type { PlanNight } from './judge-night.ts'
import type { TurnedWarning } from './turn-warnings.ts'

/** Whether a mute held when the plan was last evaluated, and holds no more. */
const hasEnded = ({ untilOn, endedAt }: Mute, { plan: { judgedAsOf, timeZone }, today }: PlanNight): boolean => {
  if (judgedAsOf === null) return false
  return endedAt === null ? untilOn < today && untilOn >= localDate(judgedAsOf, timeZone) : endedAt > judgedAsOf
}

/** Turns of before that are news only now. */
export const unmuted = async (trx: Trx, night: PlanNight, mutes: readonly Mute[]): Promise<readonly TurnedWarning[]> => {
  const ended = mutes.filter((mute) => hasEnded(mute, night))
  if (ended.length === 0) return []
  const since = ended.map(({ at }) => at).reduce((first, at) => (at < first ? at : first))
  const isOf = (indicatorId: string, cause: string): boolean => ended.some((mute) => mute.indicatorId === indicatorId && (mute.cause ?? cause) === cause)
  const ids = [...new Set(ended.map(({ indicatorId }) => indicatorId))]
  const warnings = (await warningsSince(trx, ids, since)).filter(({ indicatorId, cause }) => isOf(indicatorId, cause))
  const warningIds = warnings.map(({ id }) => id)
  const tellings = Map.groupBy(await tellingsOf(trx, warningIds), ({ warningId }) => warningId)
  const turns = Map.groupBy(await turnsOf(trx, warningIds), ({ warningId }) => warningId)
  const indicators = new Map((await indicatorsById(trx, ids)).map((row) => [row.id, row]))
  return warnings.flatMap((warning): readonly TurnedWarning[] => {
    const indicator = indicators.get(warning.indicatorId)
    const told = tellings.get(warning.id) ?? []
    const isOver = warning.state === 'resolved'
    const isOwed = isOver ? told.length > 0 && !told.some(({ what }) => what === 'resolved') : warning.state === 'open' && told.length === 0
    const turn = (turns.get(warning.id) ?? []).findLast(({ what, asOf }) => what === (isOver ? 'resolved' : 'opened') && asOf < night.asOf)
    if (!isOwed || !turn || !indicator || indicator.archivedAt !== null) return []
    return [{ warning, turn, indicator, assessmentId: turn.assessmentId, byRuleAlone: false }]
  })
}
