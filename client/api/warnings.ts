/** Standing problems: what is said about them, and of which nobody is told. */
import type { Cause, DateText, Id } from '../../server/wire/rows.ts'
import type { WarningView } from '../../server/wire/warnings.ts'
import { asking, at, call, request } from './door.ts'

/** @param indicator all of this one, whatever their state. */
export const getWarnings = (plan: Id, state: 'open' | 'resolved', indicator: Id | null = null): Promise<readonly WarningView[]> =>
  call('GET', asking(at('plans', plan, 'warnings'), { state, ...(indicator !== null && { indicator }) }))

export interface PromiseRequest {
  readonly reason: string
  readonly measures: string
  readonly promisedOn: DateText
}
const promiseOf = (plan: Id, warning: Id): string => at('plans', plan, 'warnings', warning, 'acknowledgement')
export const givePromise = (plan: Id, warning: Id, promise: PromiseRequest): Promise<Response> => request('PUT', promiseOf(plan, warning), promise)
export const withdrawPromise = (plan: Id, warning: Id): Promise<Response> => request('DELETE', promiseOf(plan, warning))

export interface MuteRequest {
  readonly indicator: Id
  /** `null`: of every cause. */
  readonly cause: Cause | null
  readonly reason: string
  readonly untilOn: DateText
}
export const muteWarnings = (plan: Id, mute: MuteRequest): Promise<Response> => request('POST', at('plans', plan, 'mutes'), mute)
export const endMute = (plan: Id, mute: Id): Promise<Response> => request('DELETE', at('plans', plan, 'mutes', mute))
