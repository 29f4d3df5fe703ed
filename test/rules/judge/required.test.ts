/** What is said to be needed is enough: filed for every period left, it meets the target on the day promised, and a little less does not. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Question } from './ask.ts'
import { ask, finalTarget, yearTarget } from './ask.ts'
import { digits, written } from './decimals.ts'

const runs = { seed: 20_260_917, numRuns: 60 }
const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, place) => `${year}-${String(place + 1).padStart(2, '0')}`)
const allMonths = [2021, 2022, 2023, 2024, 2025].flatMap(monthsOf)

/** Each month's own contribution. `months` are those that the target looks at; `start` is where the way begins. */
interface Case {
  readonly months: readonly string[]
  readonly start?: string
  /** What has come together is filed, not each month's own. */
  readonly isRunning: boolean
  readonly question: (target: string) => Required<Pick<Question, 'indicator' | 'targets'>>
}
const cases: Readonly<Record<string, Case>> = {
  'annual-total': {
    months: monthsOf(2025),
    isRunning: false,
    question: (value) => ({ indicator: { basis: 'flow' }, targets: [yearTarget(2025, '>=', value)] }),
  },
  'annual-total, filed since January': {
    months: monthsOf(2025),
    isRunning: true,
    question: (value) => ({ indicator: {}, targets: [yearTarget(2025, '>=', value)] }),
  },
  'plan-total': {
    months: allMonths,
    isRunning: false,
    question: (value) => ({ indicator: { measure: 'plan-total', basis: 'flow' }, targets: [finalTarget('>=', value)] }),
  },
  'each-year': { months: monthsOf(2021), isRunning: true, question: (value) => ({ indicator: { measure: 'each-year' }, targets: [finalTarget('>=', value)] }) },
  'annual-mean': {
    months: allMonths,
    isRunning: false,
    question: (value) => ({ indicator: { measure: 'annual-mean', basis: 'flow' }, targets: [finalTarget('>=', value)] }),
  },
  level: {
    months: allMonths,
    start: '12.5',
    isRunning: true,
    question: (value) => ({
      indicator: { measure: 'level', basis: 'stock', baseline: { period: '2020', value: '12.5' } },
      targets: [finalTarget('>=', value)],
    }),
  },
  'level that has to fall': {
    months: allMonths,
    start: '99999',
    isRunning: true,
    question: (value) => ({
      indicator: { measure: 'level', basis: 'stock', better: 'lower', baseline: { period: '2020', value: '99999' } },
      targets: [finalTarget('<=', value)],
    }),
  },
  reduction: {
    months: allMonths,
    isRunning: true,
    question: (value) => ({ indicator: { measure: 'reduction', basis: 'to-date', unit: '%' }, targets: [finalTarget('>=', value)] }),
  },
}

const filed = ({ months, start = '0', isRunning }: Case, own: readonly bigint[]): Record<string, string> => {
  let sum = digits(start)
  return Object.fromEntries(
    own.map((value, place) => {
      sum += value
      return [months[place] as string, written(isRunning ? sum : value)]
    }),
  )
}

it.each(Object.keys(cases))('%s', (name) => {
  const each = cases[name] as Case
  // So many periods are left that a share of them ends: what is endless is cut to twenty digits, and may be short by the last.
  const left = fc.constantFrom(...[1, 2, 4, 5, 8, 10, 16, 20, 25, 40].filter((count) => count < each.months.length))
  const gone = fc.array(fc.integer({ min: -50, max: 400 }), { minLength: each.months.length, maxLength: each.months.length })
  fc.assert(
    fc.property(left, gone, fc.integer({ min: 30_000, max: 90_000 }), (count, earlier, target) => {
      const { indicator, targets } = each.question(`${target}`)
      const before = earlier.slice(0, each.months.length - count).map((value) => digits(`${value}`))
      const now = ask({ period: each.months[before.length - 1] as string, indicator, targets, values: filed(each, before) })
      expect(now.required).not.toBeNull()
      const pace = digits(now.required?.perPeriod ?? '')
      const end = (last: bigint) => {
        const values = filed(each, [...before, ...Array.from({ length: count }, (_, place) => (place === count - 1 ? pace + last : pace))])
        return ask({ period: each.months.at(-1) as string, indicator, targets, values })
      }
      const slightly = digits(pace < 0n ? '0.0000000000000001' : '-0.0000000000000001')
      expect(end(0n)).toMatchObject({ outcome: 'met', gap: '0' })
      expect(end(slightly).outcome).toBe('missed')
    }),
    runs,
  )
})

it('the pace so far is what was done, over the periods gone', () => {
  for (const name of ['annual-total', 'plan-total', 'annual-mean', 'level', 'reduction']) {
    const each = cases[name] as Case
    const { indicator, targets } = each.question('90000')
    const own = [10, 20, 30, 40, 50].map((value) => digits(`${value}`))
    const found = ask({ period: each.months[4] as string, indicator, targets, values: filed(each, own) })
    expect(found.required?.soFar).toBe('30')
  }
})
