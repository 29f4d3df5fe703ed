/** The schedule alone, beside web servers that share a PostgreSQL database: `node dist/server/worker.js`. */
import { machineClock } from '../server/clock.ts'
import { readConfig } from '../server/config.ts'
import { closeContext, openContext } from '../server/context.ts'
import { makeLog } from '../server/log.ts'
import { fail } from './command-line.ts'
import { stopOnSignal } from './product.ts'
import { schedule } from './schedule.ts'

try {
  const config = readConfig()
  const ctx = await openContext(config, machineClock, makeLog(config.logLevel))
  const timers = await schedule(ctx)
  stopOnSignal(async () => {
    await timers.stop()
    await closeContext(ctx)
  })
  console.log('xushi: jobs are running')
} catch (error) {
  fail(error)
}
