/** The ladder of escalation of a plan. */
import type { LadderView } from '../../server/wire/ladder.ts'
import type { Id } from '../../server/wire/rows.ts'
import { at, call } from './door.ts'

export type LadderStepRequest = LadderView['steps'][number]
export const getLadder = (plan: Id): Promise<LadderView> => call('GET', at('plans', plan, 'ladder'))
/** @param steps `null` takes the usual ones. @param seen `version` of the ladder that the person looked at. */
export const setLadder = (plan: Id, steps: readonly LadderStepRequest[] | null, seen: string): Promise<LadderView> =>
  call('PUT', at('plans', plan, 'ladder'), { steps, seen })
