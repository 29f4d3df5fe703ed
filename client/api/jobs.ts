/** Work by the clock, and the clock itself. */
import type { JobView } from '../../server/wire/jobs.ts'
import { call, send } from './door.ts'

export const getJobs = (): Promise<readonly JobView[]> => call('GET', '/api/jobs')
export const evaluate = (asOf: string, plan: string | null): Promise<{ readonly outcome: string }> =>
  call('POST', '/api/jobs/evaluate', plan === null ? { asOf } : { asOf, plan })
export const deliver = (): Promise<{ readonly outcome: string }> => call('POST', '/api/jobs/deliver')
/** @param now an instant, or `null` for the true time. */
export const setClock = (now: string | null): Promise<void> => send('PUT', '/api/clock', { now })
