import { deliver } from './deliver.ts'
import { evaluate } from './evaluate.ts'
import type { Job } from './job.ts'
import { monthly } from './monthly.ts'
import { weekly } from './weekly.ts'
import type { JobName } from '../server/rules/slots.ts'

/** The list of jobs, in the order in which a start makes up for what was missed. */
export const jobs = { evaluate, weekly, monthly, deliver } satisfies Record<JobName, Job>
