import { makeMonthly } from '../server/actions/make-lists.ts'
import type { Job } from './job.ts'

/** Asks each legal workday whose monthly pages are due by the mail rules of the plans, and puts them in once a month. */
export const monthly: Job = {
  name: 'monthly',
  ticks: '*/10 * * * *',
  keptDays: 400,
  run: async (ctx) => ({ listed: await makeMonthly(ctx) }),
}
