/**
 * All indicators of the large plan judged: the arithmetic alone, with reading the facts, and as the night's work that also writes.
 * Runs in a process and on a database of its own (`--run <folder>`).
 */
import { fileURLToPath } from 'node:url'
import { evaluatePlan } from '../../server/actions/evaluate-plan.ts'
import { judge, readFacts } from '../../server/actions/judge.ts'
import { planOf } from '../../server/actions/plan.ts'
import { settableClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import { closeContext, openContext } from '../../server/context.ts'
import { makeLog } from '../../server/log.ts'
import { assess } from '../../server/rules/assess.ts'
import type { Facts } from '../../server/rules/facts.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import type { Finding } from './measure.ts'
import { median, rounds } from './measure.ts'
import { complete } from './servers.ts'

const day = '2026-11-20'
const asOf = `${day}T01:00:00.000Z`

interface Times {
  readonly pure: number
  readonly read: number
  readonly firstNight: number
  readonly night: number
}

const medianOf = async (work: () => unknown): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now()
    await work()
    if (round > 0) times.push(performance.now() - began)
  }
  return median(times)
}

const measure = async (folder: string): Promise<Times> => {
  const ctx = await openContext(readConfig({ DATA_DIR: folder }), settableClock(asOf), makeLog('warn'))
  const { db } = ctx
  const plan = await planOf(db, 'large')
  const workdays = await ctx.workdays()
  const began = performance.now()
  await evaluatePlan(ctx, plan.id, asOf)
  const firstNight = performance.now() - began
  const inMemory = async (): Promise<number> => {
    const facts: Facts[] = []
    for (const indicator of await indicatorsOf(db, plan.id)) facts.push((await readFacts(db, plan, indicator, asOf)).facts)
    return medianOf(() => facts.map((each) => assess(each, asOf, workdays)))
  }
  const times = {
    firstNight,
    read: await medianOf(async () => judge(db, plan, await indicatorsOf(db, plan.id), workdays, asOf)),
    night: await medianOf(() => evaluatePlan(ctx, plan.id, asOf)),
    // Last, because the facts of a whole plan in memory slow the others down.
    pure: await inMemory(),
  }
  await closeContext(ctx)
  return times
}

const file = fileURLToPath(import.meta.url)

/** @param folder with the large plan, which nobody has open. */
export const benchJudging = async (folder: string): Promise<readonly Finding[]> => {
  const { pure, read, firstNight, night } = JSON.parse(await complete([file, '--run', folder])) as Times
  const finding = (name: string, ours: number, limit: number | null): Finding => ({ name, ours, bare: null, unit: 'ms', limit })
  return [
    finding('10,000 judged, facts in memory', pure, null),
    finding('10,000 judged, with reading', read, 1000),
    finding('10,000 evaluated, warned and written again', night, 1000),
    finding('10,000 evaluated for the first time', firstNight, null),
  ]
}

const [flag, folder] = process.argv.slice(2)
if (import.meta.main && flag === '--run' && folder !== undefined) console.log(JSON.stringify(await measure(folder)))
