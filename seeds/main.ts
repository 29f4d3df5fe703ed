/** `npm run seed -- [reference|demo|large [indicators]]`: loads data into the database of the settings, and says what it did. Safe to repeat. */
import { OpenError, troubleOf } from '../db/trouble.ts'
import { machineClock, settableClock } from '../server/clock.ts'
import { ConfigError, isLoopback, readConfig } from '../server/config.ts'
import { closeContext, openContext, type Context } from '../server/context.ts'
import { makeLog } from '../server/log.ts'
import { loadDemonstration } from './demo.ts'
import { demonstrationPassword, officeEmail } from './demo-people.ts'
import { loadLarge } from './large.ts'
import { loadReference } from './reference.ts'

/** What cannot be done, in one line for the person at the keyboard. */
class SeedError extends Error {}

const reference = async ({ db, clock }: Context): Promise<string> => {
  const counts = await loadReference(db, clock.now())
  const content = `${counts.plans} plans, ${counts.tasks} tasks, ${counts.indicators} indicators, ${counts.targets} targets, ${counts.departments} departments`
  return counts.loaded ? `reference data loaded: ${content}` : `reference data is up to date: ${content}`
}

const demo = async (context: Context): Promise<string> => {
  // The common password is written in the program.
  if (!isLoopback(context.config.host)) throw new SeedError(`HOST: demonstration accounts are for this machine only; set 127.0.0.1, not ${context.config.host}`)
  const outcome = await loadDemonstration(context, context.clock.now())
  if (outcome === 'in_use') throw new SeedError('load demonstration: people use this database; take another one by DATA_DIR or DATABASE_URL')
  return `demonstration ${outcome === 'loaded' ? 'loaded' : 'is there already'}: sign in as ${officeEmail} with the password ${demonstrationPassword}`
}

const usualSize = 10_000
const mostIndicators = 100_000

const large = async ({ db, clock }: Context, size: number): Promise<string> =>
  (await loadLarge(db, clock.now(), size)) ? `large plan loaded: ${size} indicators, 24 months` : 'large plan is there already'

/** What each word loads, in order. */
const loads: Readonly<Record<string, readonly ((context: Context, size: number) => Promise<string>)[]>> = {
  reference: [reference],
  demo: [reference, demo],
  large: [reference, large],
}

const seed = async (words: readonly string[]): Promise<void> => {
  const [word = 'reference', given] = words
  const wanted = Object.hasOwn(loads, word) && words.length < (word === 'large' ? 3 : 2) ? loads[word] : undefined
  if (wanted === undefined) throw new SeedError(`seed: say one of ${Object.keys(loads).join(', ')}, not ${words.join(' ')}`)
  const size = given === undefined ? usualSize : Number(given)
  if (!Number.isInteger(size) || size < 1 || size > mostIndicators) throw new SeedError(`seed: large takes 1 to ${mostIndicators} indicators, not ${given}`)
  const config = readConfig()
  const context = await openContext(config, config.clockStart === null ? machineClock : settableClock(config.clockStart), makeLog(config.logLevel))
  try {
    for (const load of wanted) {
      const began = performance.now()
      console.log(`${await load(context, size)} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    }
  } finally {
    await closeContext(context)
  }
}

try {
  await seed(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof SeedError || error instanceof ConfigError || error instanceof OpenError) && troubleOf(error) === null) throw error
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
