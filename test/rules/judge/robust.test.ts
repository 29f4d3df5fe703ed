/** Whatever has the door's shape is judged: no request that is well formed makes the judge fail, and every answer reads as the contract says. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bases, frequencies, lights, observationFlags, operators, outcomes } from '../../../db/schema.ts'
import { ask, figure, plan } from './ask.ts'

const measures = [
  'annual-total',
  'plan-total',
  'each-year',
  'annual-mean',
  'growth',
  'mean-growth',
  'level',
  'hold',
  'cap',
  'reduction',
  'band',
  'share',
  'milestone',
  'veto',
]
const number = fc.oneof(
  fc.constantFrom('0', '-0', '0.0', '100', '-1', '1', '0.85', '99999999999999999999', '-99999999999999999999.9999999999', '0.0000000000000000000001'),
  fc.integer({ min: -500, max: 5000 }).map(String),
)
const year = fc.integer({ min: 2018, max: 2030 })
const period = fc.oneof(
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`),
  fc.tuple(year, fc.integer({ min: 1, max: 2 })).map(([y, h]) => `${y}-H${h}`),
  year.map(String),
  fc.constantFrom('2024-02-29', '2025-12-31', '2021-01-01', '2023-06-15'),
)
const day = fc.constantFrom('2021-01-01', '2021-12-31', '2023-12-31', '2024-02-29', '2025-06-15', '2025-12-30', '2025-12-31', '2026-01-01', '2029-07-07')
const target = fc.record({
  kind: fc.constantFrom('final', 'year', 'node'),
  dueOn: day,
  operator: fc.constantFrom(...operators.filter((operator) => operator !== 'range')),
  value: fc.option(number, { freq: 9 }),
  width: fc.option(number),
  modal: fc.constantFrom('确保', '力争', null),
  approval: fc.option(fc.record({ date: day })),
})
const range = fc.record({
  kind: fc.constantFrom('final', 'year'),
  dueOn: day,
  operator: fc.constant('range'),
  range: fc.tuple(number, number).map(([a, b]) => (Number(a) <= Number(b) ? { from: a, to: b } : { from: b, to: a })),
})
const observation = fc
  .tuple(period, fc.oneof({ weight: 8, arbitrary: number }, { weight: 1, arbitrary: fc.constant('-') }), fc.constantFrom(...observationFlags))
  .map(([at, value, flag]) => figure(at, value, { flag }))
const question = fc.record({
  asOf: fc.constantFrom('2020-01-01', '2021-01-01', '2023-07-20', '2024-02-29', '2026-06-30', '2030-01-01'),
  period: fc.option(period),
  plan: fc.constantFrom({}, { from: '2023-07-15', to: '2025-06-15' }, { from: '2024-02-29', to: '2024-02-29' }, { timeZone: 'Pacific/Kiritimati' }),
  indicator: fc.record({
    measure: fc.constantFrom(...measures),
    basis: fc.constantFrom(...bases),
    frequency: fc.constantFrom(...frequencies),
    better: fc.constantFrom('higher', 'lower', null),
    binding: fc.boolean(),
    unit: fc.constantFrom('亿元', '%', ''),
    baseline: fc.option(fc.record({ period, value: number })),
    path: fc.oneof(
      fc.constantFrom({ kind: 'linear' }, { kind: 'steps' }, { kind: 'geometric' }, { kind: 'like-last-year' }),
      fc.array(fc.record({ period, value: number }), { maxLength: 4 }).map((nodes) => ({ kind: 'filed', nodes })),
    ),
  }),
  targets: fc.array(fc.oneof({ weight: 6, arbitrary: target }, { weight: 1, arbitrary: range }), { maxLength: 5 }),
  observations: fc.array(observation, { maxLength: 15 }),
  light: fc.constantFrom({ preset: 'ratio' }, { preset: 'points' }, { preset: 'percent' }, { preset: 'peer-growth' }),
})

it('answers in the words of the contract', () => {
  fc.assert(
    fc.property(question, ({ period: at, ...rest }) => {
      const from = (rest.plan as { readonly from?: string }).from ?? plan.from
      const found = ask({ ...rest, targets: rest.targets.filter(({ dueOn }) => dueOn >= from), ...(at !== null && { period: at }) })
      expect(outcomes).toContain(found.outcome)
      expect(lights).toContain(found.light)
      expect(found.light === 'grey').toBe(found.outcome === 'none')
      if (at !== null && found.period !== at) throw new Error('another period')
      for (const value of [found.actual, found.expected, found.gap, found.share, found.timeShare, found.lead, found.ratio, found.monthsBehind, found.target])
        expect(value ?? '0').toMatch(/^-?\d+(\.\d*[1-9])?$/)
      for (const value of [found.actual, found.gap, found.share, found.lead]) expect(value).not.toBe('-0')
      const isInPlan = found.period.slice(0, 4) > from.slice(0, 4)
      expect(isInPlan ? (found.monthsBehind ?? '0') : '0').not.toMatch(/^-/)
    }),
    { seed: 20_260_917, numRuns: 1500 },
  )
})
