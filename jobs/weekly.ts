import { makeWeekly } from '../server/actions/make-lists.ts'
import type { Job } from './job.ts'

/** Asks each legal workday whose weekly lists are due by the mail rules of the plans, and puts them in once a week. */
export const weekly: Job = {
  name: 'weekly',
  ticks: '*/10 * * * *',
  keptDays: 400,
  run: async (ctx) => ({ listed: await makeWeekly(ctx) }),
}
