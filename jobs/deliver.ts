import { deliver as deliverDue } from '../server/actions/deliver.ts'
import type { Job } from './job.ts'

/** Sends what waits in the outbox. */
export const deliver: Job = {
  name: 'deliver',
  ticks: '* * * * *',
  keptDays: 2,
  run: async (ctx) => ({ delivered: await deliverDue(ctx) }),
}
