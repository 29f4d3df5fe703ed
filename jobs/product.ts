/** The product in one process: one context, the web side, the schedule. */
import { sweepEvidence } from '../server/actions/evidence.ts'
import { createApp } from '../server/app.ts'
import type { Clock } from '../server/clock.ts'
import type { Config } from '../server/config.ts'
import { ConfigError, isLoopback } from '../server/config.ts'
import type { Context } from '../server/context.ts'
import { closeContext, openContext } from '../server/context.ts'
import { makeLog } from '../server/log.ts'
import { builtPages } from '../server/pages.ts'
import { serve } from '../server/serve.ts'
import { everybody } from '../db/people.ts'
import type { Schedule } from './schedule.ts'
import { schedule } from './schedule.ts'

export interface Product {
  readonly ctx: Context
  /** The port it listens on; another than asked for where that was 0. */
  readonly port: number
  readonly schedule: Schedule
  /** Finishes what was begun, then closes everything. */
  readonly stop: () => Promise<void>
}

export interface Start {
  readonly config: Config
  readonly clock: Clock
  /** Folder of the built client; `null` serves the API alone. */
  readonly pages: string | null
  /** Fills an installation before anybody may knock. */
  readonly prepare: (ctx: Context) => Promise<void>
}

/** Accounts with a printed password are for this machine alone. */
const checkDemonstration = async ({ db, config }: Context): Promise<void> => {
  if (isLoopback(config.host)) return
  if ((await everybody(db)).some(({ demonstration, active }) => demonstration === 1 && active === 1))
    throw new ConfigError([
      `HOST: ${config.host} can be reached from outside, but this installation has demonstration accounts; use 127.0.0.1, or another DATA_DIR with --empty`,
    ])
}

/** @throws ConfigError, OpenError, and the listener's error, each with everything closed again. */
export const startProduct = async ({ config, clock, pages, prepare }: Start): Promise<Product> => {
  const ctx = await openContext(config, clock, makeLog(config.logLevel), { sole: true })
  try {
    await prepare(ctx)
    await checkDemonstration(ctx)
    await sweepEvidence(ctx)
    const serving = await serve(createApp(ctx, pages === null ? null : builtPages(pages)), ctx)
    const timers = await schedule(ctx)
    const stop = async (): Promise<void> => {
      await serving.stop()
      await timers.stop()
      await closeContext(ctx)
    }
    return { ctx, port: serving.port, schedule: timers, stop }
  } catch (error) {
    await closeContext(ctx)
    throw error
  }
}

/** Stops gently at the first signal, at once at the second. */
export const stopOnSignal = (stop: () => Promise<void>): void => {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (asked) process.exit(1)
      asked = true
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
}
