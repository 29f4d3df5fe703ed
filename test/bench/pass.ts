/**
 * A hundred thousand indicators with three years of months each, judged in one pass, in one thread: the arithmetic alone. They come as plans of a
 * thousand, one after the other, so that what a plan leaves behind in memory shows.
 */
import { fileURLToPath } from 'node:url'
import type { Basis } from '../../db/schema.ts'
import { endOfDay, periodsBetween } from '../../server/basics/calendar.ts'
import { assess } from '../../server/rules/assess.ts'
import type { Facts } from '../../server/rules/facts.ts'
import { foresee } from '../../server/rules/foresee.ts'
import { publishedWorkdays } from '../support/facts.ts'
import type { Finding } from './measure.ts'
import { complete } from './servers.ts'

const plans = 100
const inPlan = 1000
const zone = 'Asia/Shanghai'
const asOf = endOfDay('2026-01-20', zone)
const months = periodsBetween('2023-01-01', '2025-12-31', 'month')

const kinds: readonly (readonly [measure: string, basis: Basis, unit: string])[] = [
  ['annual-total', 'ytd', '亿元'],
  ['plan-total', 'flow', '个'],
  ['each-year', 'ytd', '名'],
  ['annual-mean', 'ytd', '万人'],
  ['growth', 'rate', '%'],
  ['level', 'stock', '家'],
  ['hold', 'stock', '%'],
  ['cap', 'ytd', '起'],
  ['reduction', 'to-date', '%'],
  ['share', 'ytd', '%'],
]

const factsOf = (seed: number): Facts => {
  const [measure, basis, unit] = kinds[seed % kinds.length]!
  const wave = (place: number): number => ((seed * 7919 + place * 104_729) % 997) / 997
  const value = (place: number): string => {
    if (unit === '%') return (4 + wave(place) * 3).toFixed(1)
    const inYear = basis === 'flow' ? 1 : (place % 12) + 1
    return (inYear * (8 + wave(place) * 3)).toFixed(2)
  }
  return {
    indicator: {
      measure,
      better: null,
      binding: seed % 9 === 0,
      basis,
      frequency: 'month',
      unit,
      decimals: 2,
      baseline: { period: '2022', value: '5' },
      plan: { from: '2023-01-01', to: '2027-12-31', timeZone: zone },
      path: { kind: 'linear' },
      release: { workdays: 15 },
    },
    targets: [
      ...[2023, 2024, 2025].map((year) => ({
        kind: 'year' as const,
        dueOn: `${year}-12-31`,
        operator: '>=' as const,
        value: unit === '%' ? '5.5' : '120',
        modal: null,
      })),
      { kind: 'final', dueOn: '2027-12-31', operator: measure === 'cap' ? '<=' : '>=', value: unit === '%' ? '14' : '600', modal: null },
    ],
    observations: months.map(({ text, to }, place) => ({
      period: text,
      value: value(place),
      flag: 'verified',
      state: 'approved',
      knownFrom: `${to}T08:00:00.000Z`,
      knownTo: null,
    })),
    light: { preset: 'ratio' },
  }
}

const megabytes = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

interface Passed {
  readonly judged: number
  readonly foreseen: number
  /** Memory kept after every tenth part of the plans. */
  readonly heap: readonly number[]
}

/** Facts are made outside the time, a plan at a time. */
const pass = (): Passed => {
  let [judged, foreseen] = [0, 0]
  const heap: number[] = []
  for (let plan = 0; plan < plans; plan += 1) {
    const facts = Array.from({ length: inPlan }, (_, place) => factsOf(plan * inPlan + place))
    const began = performance.now()
    const periods = facts.map((each) => assess(each, asOf, publishedWorkdays).period)
    const between = performance.now()
    for (const [place, each] of facts.entries()) if (place % 10 === 0) foresee(each, asOf, publishedWorkdays, periods[place]!)
    judged += between - began
    foreseen += (performance.now() - between) * 10
    if (plan % 10 === 9) heap.push(megabytes())
  }
  return { judged, foreseen, heap }
}

const file = fileURLToPath(import.meta.url)

/** In a process of its own. */
export const benchPass = async (): Promise<readonly Finding[]> => {
  const { judged, foreseen, heap } = JSON.parse(await complete(['--expose-gc', file, '--run'])) as Passed
  return [
    { name: '100,000 judged, 36 months each', ours: judged / 1000, bare: null, unit: 's', limit: 10 },
    { name: '100,000 forecast (a tenth of them, times ten)', ours: foreseen / 1000, bare: null, unit: 's', limit: null },
    { name: 'memory kept after 100 plans, over ten', ours: (heap.at(-1) ?? 0) - (heap[0] ?? 0), bare: null, unit: 'MB', limit: 5 },
  ]
}

if (import.meta.main && process.argv[2] === '--run') console.log(JSON.stringify(pass()))
