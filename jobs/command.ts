/**
 * Runs a job by hand: `npm run job -- evaluate --as-of 2026-10-31 --plan yuzhong-2027`, `npm run job -- deliver`.
 * Beside a running server it works on the same database; on SQLite its writes and the server's take turns.
 */
import { parseArgs } from 'node:util'
import { deliver } from '../server/actions/deliver.ts'
import { evaluate } from '../server/actions/evaluate-plan.ts'
import { isDate } from '../server/basics/calendar.ts'
import { Refusal } from '../server/basics/refusals.ts'
import type { RunOutcome } from '../server/wire/jobs.ts'
import { words } from '../server/words/index.ts'
import { inContext, UsageError } from './command-line.ts'

const usage = 'npm run job -- evaluate [--as-of YYYY-MM-DD] [--plan CODE]\nnpm run job -- deliver'

await inContext(async (ctx) => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'as-of': { type: 'string' }, plan: { type: 'string' } } })
  const [name, ...rest] = positionals
  const day = values['as-of'] ?? null
  if (rest.length > 0 || (name !== 'evaluate' && name !== 'deliver')) throw new UsageError(usage)
  if (day !== null && !isDate(day)) throw new UsageError(`--as-of must be a day such as 2026-10-31\n${usage}`)
  try {
    const outcome: RunOutcome = name === 'evaluate' ? await evaluate(ctx, day, values.plan ?? null) : { delivered: await deliver(ctx) }
    console.log(words['zh-CN'].jobs.outcome(outcome))
    if ((outcome.failed?.length ?? 0) > 0) process.exitCode = 1
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(words['zh-CN'].refusal(error.code, error.parameters))
    throw error
  }
})
