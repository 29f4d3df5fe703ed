/**
 * What people hear of, and when it goes out. Stages in one visible order: what is muted is told to nobody; what rests on an acknowledgement climbs
 * no further (`ladder.ts`); who is meant, and who stands in (`audience.ts`); once a step and a person (the keys below); one message a person and
 * legal workday, inside sending hours.
 */
import type { Audience, Cause, DateText, Id, LadderStep, Mute } from '../../db/schema.ts'
import type { Turn } from './warnings.ts'

type What = 'opened' | 'worsened' | 'resolved'

const news: Readonly<Partial<Record<Turn, What>>> = { opened: 'opened', worsened: 'worsened', resolved: 'resolved' }

/**
 * Turns that people hear of at once; `null`: it is seen on the page. A missing report is chased by the ladder, and its opening is no news beside
 * that. A verdict that only another rule has made worse is told no second time.
 */
export const newsOf = (turn: Turn, cause: Cause, byRuleAlone: boolean): What | null => {
  const what = news[turn] ?? null
  if (what === 'opened' && cause === 'report') return null
  return what === 'worsened' && byRuleAlone ? null : what
}

/** Parts that hear of news that is bad. The others hear by steps of the ladder. */
export const audienceOfNews: readonly Audience[] = ['reporter']

type MuteFacts = Pick<Mute, 'indicatorId' | 'cause' | 'untilOn' | 'endedAt'>

/** Whether nobody is told of a cause on a day. */
export const isMuted = (mutes: readonly MuteFacts[], cause: Cause, today: DateText): boolean =>
  mutes.some((mute) => mute.endedAt === null && today <= mute.untilOn && (mute.cause === null || mute.cause === cause))

/** Keys of decisions: the same one made again, after a crash or a clock that jumped back, is the same row. */
export const keys = {
  turn: (turnId: Id, personId: Id): string => `${turnId}:${personId}`,
  climb: (warningId: Id, step: LadderStep['key'], round: number, personId: Id): string => `climb:${warningId}:${step}:${round}:${personId}`,
  remind: (indicatorId: Id, what: string, step: LadderStep['key'], personId: Id): string => `remind:${indicatorId}:${what}:${step}:${personId}`,
}
