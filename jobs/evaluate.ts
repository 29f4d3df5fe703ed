import { evaluateMissed, evaluate as evaluateWatched } from '../server/actions/evaluate-plan.ts'
import type { Job } from './job.ts'

/** Judges all watched plans each legal workday, as known when it runs; a missed day is made up for once. */
export const evaluate: Job = {
  name: 'evaluate',
  ticks: '*/10 * * * *',
  keptDays: 400,
  run: (ctx, missed) => (missed === null ? evaluateWatched(ctx, null) : evaluateMissed(ctx, missed)),
}
