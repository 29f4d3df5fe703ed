import { evaluate as evaluateWatched } from '../server/actions/evaluate-plan.ts'
import type { Job } from './job.ts'

/** Judges all watched plans each legal workday, as known when it runs; a missed day is made up for once. */
export const evaluate: Job = {
  name: 'evaluate',
  ticks: '*/10 * * * *',
  leaseMinutes: 30,
  keptDays: 400,
  run: (ctx) => evaluateWatched(ctx, null),
}
