/** What every measure on the shelf has to keep, whatever the facts: tried on facts made by chance. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bases, frequencies, greyReasons, lights, observationFlags, operators, verdictReasons } from '../../db/schema.ts'
import { isDecimalText } from '../../server/basics/decimal.ts'
import { measureKinds, measureOf } from '../../server/measures/index.ts'
import type { Assessment } from '../../server/rules/assess.ts'
import type { ObservationFacts } from '../../server/rules/facts.ts'
import { assess } from '../../server/rules/assess.ts'
import { chart } from '../../server/rules/chart.ts'
import { words } from '../../server/words/index.ts'
import { anObservation, aTarget, publishedWorkdays, someFacts } from '../support/facts.ts'

const decimal = fc
  .tuple(fc.integer({ min: -2000, max: 20_000 }), fc.integer({ min: 0, max: 3 }))
  .map(([digits, places]) => (digits / 10 ** places).toFixed(places))
const value = fc.oneof({ weight: 9, arbitrary: decimal }, { weight: 1, arbitrary: fc.constant('-') })
const verdict = fc.record({
  outcome: fc.constantFrom('met', 'on_pace', 'behind', 'missed'),
  by: fc.constantFrom('', '区发改委'),
  on: fc.constant('2026-01-20'),
  evidence: fc.array(fc.constant('报告'), { maxLength: 2 }),
})
const month = fc.tuple(fc.integer({ min: 2022, max: 2028 }), fc.integer({ min: 1, max: 12 })).map(([year, at]) => ({ year, at }))
const periodIn = {
  month: (at: number) => `-${String(at).padStart(2, '0')}`,
  quarter: (at: number) => `-Q${Math.ceil(at / 3)}`,
  'half-year': (at: number) => `-H${Math.ceil(at / 6)}`,
  year: () => '',
  day: (at: number) => `-${String(at).padStart(2, '0')}-15`,
}

/** Figures as two parts of one: what was made up goes over a second part that is 0 now and then. */
const madeFrom = (unit: string, observations: readonly ObservationFacts[]) => ({
  indicator: { judgedAs: unit === '%' ? 'level' : 'annual-total', formula: { plus: ['a'], minus: [], over: ['b'], scale: '100', growth: false } },
  observations: observations.flatMap((each, place) => [
    { ...each, verdict: null, indicator: 'a' },
    ...(place % 7 === 3 ? [] : [{ ...each, verdict: null, indicator: 'b', value: place % 5 === 0 ? '0' : '40' }]),
  ]),
})

const factsFor = (measure: string) =>
  fc
    .record({
      basis: fc.constantFrom(...bases),
      frequency: fc.constantFrom(...frequencies),
      better: fc.constantFrom('higher', 'lower', null),
      binding: fc.boolean(),
      unit: fc.constantFrom('亿元', '%', '项'),
      baseline: fc.option(fc.record({ period: fc.constantFrom('2022', '2022-12'), value: decimal })),
      months: fc.array(fc.tuple(month, value, fc.constantFrom(...observationFlags), fc.option(verdict)), { maxLength: 40 }),
      targets: fc.array(
        fc.record({
          kind: fc.constantFrom('final', 'year', 'node'),
          dueOn: fc.constantFrom('2023-12-31', '2025-06-30', '2025-12-31', '2026-12-31', '2027-12-31'),
          operator: fc.constantFrom(...operators),
          value: fc.option(decimal, { freq: 8 }),
          range: fc.constant({ from: '3', to: '9' }),
          modal: fc.constantFrom('ensure', 'strive', null),
        }),
        { maxLength: 4 },
      ),
      today: fc.constantFrom('2023-01-01', '2024-02-29', '2026-01-08', '2026-09-30', '2026-12-31', '2027-12-31', '2029-06-01'),
    })
    .map(({ months, targets, today, ...indicator }) => {
      const observations = new Map(
        months.map(([{ year, at }, figure, flag, said]) => {
          const period = `${year}${periodIn[indicator.frequency](at)}`
          return [period, anObservation(period, figure, { flag, verdict: said })]
        }),
      )
      const made = measure === 'ratio' ? madeFrom(indicator.unit, [...observations.values()]) : null
      const filed = targets.map((target) => aTarget(target.operator, target.value, { ...target, range: target.operator === 'range' ? target.range : null }))
      return {
        facts: someFacts({ ...indicator, ...made?.indicator, measure }, filed, made?.observations ?? [...observations.values()]),
        asOf: `${today}T04:00:00.000Z`,
      }
    })

const subject = { name: '指标', unit: '亿元', decimals: 2, basis: 'ytd' } as const
const figures = ['actual', 'expected', 'gap', 'share', 'timeShare', 'lead', 'ratio', 'monthsBehind', 'target'] as const

const keepsItsWord = (found: Assessment): void => {
  expect(lights).toContain(found.light)
  if (found.outcome === 'none') {
    expect(greyReasons).toContain(found.reason)
    expect(found.light).toBe('grey')
    expect(found.streak).toBe(0)
  } else {
    expect(verdictReasons).toContain(found.reason)
    expect(found.light).not.toBe('grey')
    expect(found.streak).toBeGreaterThan(0)
  }
  // Exact decimal text or nothing; never NaN, never an exponent.
  for (const figure of figures) expect(found[figure] === null || isDecimalText(found[figure]), `${figure} ${found[figure]}`).toBe(true)
  if (found.outcome === 'met') expect(['blue', 'green']).toContain(found.light)
  if (found.outcome === 'broken') expect(found.light).toBe('red')
  if (found.outcome === 'missed') expect(['yellow', 'red']).toContain(found.light) // under `ratio`
  if (found.reason === 'no_baseline' || found.reason === 'no_target' || found.reason === 'not_reported') expect(found.actual).toBeNull()
  for (const language of Object.values(words)) {
    const sentence = language.explain(found, subject)
    expect(sentence).not.toMatch(/undefined|NaN|null|\[object|Infinity/)
    expect(sentence.length).toBeGreaterThan(5)
  }
}

describe.each(measureKinds)('measure %s', (kind) => {
  it('answers any facts with a verdict or a reason for grey, in exact figures and plain sentences', () => {
    fc.assert(
      fc.property(factsFor(kind), ({ facts, asOf }) => {
        keepsItsWord(assess(facts, asOf, publishedWorkdays))
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same answer twice, and a chart that agrees with it', () => {
    fc.assert(
      fc.property(factsFor(kind), ({ facts, asOf }) => {
        const found = assess(facts, asOf, publishedWorkdays)
        expect(assess(facts, asOf, publishedWorkdays)).toEqual(found)
        const drawn = chart(facts, asOf, publishedWorkdays, found.period).periods.find(({ period }) => period === found.period)
        const judged = [found.light, found.outcome === 'none' ? null : found.actual]
        expect(drawn ? [drawn.light, drawn.actual] : judged).toEqual(judged)
      }),
      { numRuns: 60 },
    )
  })

  it('does not see what was learned later', () => {
    fc.assert(
      fc.property(factsFor(kind), ({ facts, asOf }) => {
        const before = assess(facts, asOf, publishedWorkdays)
        const later = facts.observations.map((observation) => ({ ...observation, value: '777', knownFrom: '2030-01-01T00:00:00.000Z' }))
        expect(assess({ ...facts, observations: [...facts.observations, ...later] }, asOf, publishedWorkdays)).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })

  it('reads any text into a value, a verdict, an empty cell or a problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const reading = measureOf(kind).read(text, { unit: '亿元', by: '张三', on: '2026-01-01' })
        expect(['value', 'verdict', 'clear', 'not_applicable', 'problem']).toContain(reading.kind)
        expect(reading.kind !== 'value' || isDecimalText(reading.value)).toBe(true)
      }),
    )
    // A computed figure is typed by nobody, so that no text is an answer.
    if (kind === 'ratio') return
    expect(measureOf(kind).read('-', { unit: '亿元', by: '张三', on: '2026-01-01' }).kind).toBe('not_applicable')
    expect(measureOf(kind).read(' ', { unit: '亿元', by: '张三', on: '2026-01-01' }).kind).toBe('clear')
  })

  it('has a name in every language', () => {
    for (const language of Object.values(words)) expect(language.measures[kind]).toMatch(/\S/)
  })
})

it('tells per cents apart by points', () => {
  const facts = someFacts({ measure: 'hold', basis: 'stock', frequency: 'quarter', unit: '%', decimals: 1 }, [aTarget('>=', '95')], { '2026-Q2': '94.5' })
  const found = assess(facts, '2026-08-20T04:00:00.000Z', publishedWorkdays)
  expect(words['zh-CN'].explain(found, { ...subject, unit: '%', decimals: 1 })).toContain('相差 0.5 个百分点')
  expect(words.en.gap(found, { ...subject, unit: '%', decimals: 1 })).toContain('0.5 percentage points')
})

it('refuses a key that is not on the shelf', () => {
  expect(() => measureOf('toString')).toThrow(RangeError)
})
