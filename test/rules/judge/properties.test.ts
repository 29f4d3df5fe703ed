/** What holds for all facts: tried on facts made by chance, with fixed seeds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../../server/rules/assess.ts'
import type { Question } from './ask.ts'
import { ask, figure, finalTarget, node, yearTarget } from './ask.ts'
import { compare, fixed } from './decimals.ts'

const runs = { seed: 20_260_917, numRuns: 60 }
const check = (property: Parameters<typeof fc.assert>[0]): void => {
  void fc.assert(property, runs)
}

const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, place) => `${year}-${String(place + 1).padStart(2, '0')}`)
const allMonths = [2021, 2022, 2023, 2024, 2025].flatMap(monthsOf)

/** Whole and broken numbers of either sign. */
const decimal = fc.tuple(fc.integer({ min: -99_999, max: 999_999 }), fc.integer({ min: 0, max: 4 })).map(([count, places]) => fixed(BigInt(count), places))
const positive = fc.tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 4 })).map(([count, places]) => fixed(BigInt(count), places))

const tenfold = (text: string): string => {
  const [whole = '', part = ''] = text.split('.')
  return `${whole}${part.slice(0, 1) || '0'}${part.length > 1 ? `.${part.slice(1)}` : ''}`
}

/** Measures that have a path, each with what it needs; `value` is the target's. */
const travelling: Readonly<Record<string, (value: string) => Question>> = {
  'annual-total': (value) => ({ indicator: { measure: 'annual-total' }, targets: [yearTarget(2025, '>=', value)] }),
  'plan-total': (value) => ({ indicator: { measure: 'plan-total', basis: 'to-date' }, targets: [finalTarget('>=', value)] }),
  'each-year': (value) => ({ indicator: { measure: 'each-year' }, targets: [finalTarget('>=', value)] }),
  level: (value) => ({ indicator: { measure: 'level', basis: 'stock', baseline: { period: '2020', value: '17.5' } }, targets: [finalTarget('>=', value)] }),
  reduction: (value) => ({ indicator: { measure: 'reduction', basis: 'to-date', unit: '%' }, targets: [finalTarget('>=', value)] }),
  cap: (value) => ({ indicator: { measure: 'cap', better: 'lower' }, targets: [yearTarget(2025, '<=', value)] }),
  milestone: (value) => ({ indicator: { measure: 'milestone', basis: 'to-date' }, targets: [node('2025-03-31', '>=', '20'), finalTarget('>=', value)] }),
}
const paths = [
  { kind: 'linear' },
  { kind: 'steps' },
  { kind: 'geometric' },
  { kind: 'like-last-year' },
  {
    kind: 'filed',
    nodes: [
      { period: '2025-02', value: '18' },
      { period: '2025-08', value: '40' },
    ],
  },
]
const lastYear = Object.fromEntries(monthsOf(2024).map((period, place) => [period, String(10_000 * (place + 1) ** 2)]))
const on = (measure: string, path: object, value: string, period: string, actual: string): Assessment => {
  const { indicator, targets = [] } = (travelling[measure] as (value: string) => Question)(value)
  return ask({ period, indicator: { ...indicator, path }, targets, values: { ...lastYear, [period]: actual } })
}

describe('paths', () => {
  // Few, for the roots of a geometric path take their time.
  const above = fc.constantFrom('41', '100', '98765')

  it.each(Object.keys(travelling).flatMap((measure) => paths.map((path) => [measure, path.kind, path] as const)))(
    '%s by %s comes to its target at the due date',
    (measure, _, path) => {
      check(
        fc.property(above, (value) => {
          const found = on(measure, path, value, '2025-12', value)
          expect(found.expected).toBe(value)
          expect(found.outcome).toBe('met')
        }),
      )
    },
  )

  it.each(Object.keys(travelling).flatMap((measure) => paths.map((path) => [measure, path.kind, path] as const)))(
    '%s by %s never asks for less later',
    (measure, _, path) => {
      const asked = monthsOf(2025).map((period) => on(measure, path, '60', period, '45').expected ?? '0')
      expect(asked).toEqual(asked.toSorted(compare))
    },
  )
})

describe('figures and verdict agree', () => {
  it('gap is actual less expected, lead is share less time share, and both tell the outcome', () => {
    check(
      fc.property(
        fc.constantFrom('annual-total', 'plan-total', 'level', 'reduction', 'each-year'),
        decimal,
        positive,
        fc.constantFrom(...monthsOf(2025).slice(0, 11)),
        (measure, actual, add, period) => {
          const target = `${Number.parseInt(add, 10) + 18}`
          const found = on(measure, { kind: 'linear' }, target, period, actual)
          const isDone = compare(actual, target) >= 0
          const isShort = compare(actual, found.expected ?? '') < 0
          // Endless expectations are cut to twenty digits; no figure here has so many.
          expect(found.outcome).toBe(isDone ? 'met' : isShort ? 'behind' : 'on_pace')
          expect((found.lead ?? '0').startsWith('-')).toBe(isShort)
          expect((found.gap ?? '0').startsWith('-')).toBe(isShort)
          expect(compare(found.ratio ?? '100', '100') >= 0).toBe(!isShort)
        },
      ),
    )
  })

  it('is the same again', () => {
    check(
      fc.property(decimal, positive, (actual, target) => {
        expect(on('annual-total', { kind: 'linear' }, target, '2025-05', actual)).toEqual(on('annual-total', { kind: 'linear' }, target, '2025-05', actual))
      }),
    )
  })
})

describe('mirrored', () => {
  const mirrored = (text: string): string => (text.startsWith('-') ? text.slice(1) : compare(text, '0') === 0 ? text : `-${text}`)
  const level = (better: 'higher' | 'lower', base: string, target: string, period: string, actual: string) =>
    ask({
      period,
      indicator: { measure: 'level', basis: 'stock', better, baseline: { period: '2020', value: base } },
      targets: [finalTarget(better === 'higher' ? '>=' : '<=', target)],
      values: { [period]: actual },
    })

  it('a level that has to fall is judged as its mirror image that has to rise', () => {
    check(
      fc.property(decimal, positive, decimal, fc.constantFrom(...allMonths), (base, add, actual, period) => {
        const target = `${Math.ceil(Number(base)) + Math.ceil(Number(add))}`
        const rising = level('higher', base, target, period, actual)
        const falling = level('lower', mirrored(base), mirrored(target), period, mirrored(actual))
        const same = ({ outcome, reason, light, share, timeShare, lead, ratio, monthsBehind }: Assessment) => ({
          outcome,
          reason,
          light,
          share,
          timeShare,
          lead,
          ratio,
          monthsBehind,
        })
        expect(same(falling)).toEqual(same(rising))
        expect(falling.gap).toBe(mirrored(rising.gap ?? ''))
      }),
    )
  })
})

describe('the order in which facts arrive', () => {
  const revision = fc.record({
    period: fc.constantFrom(...monthsOf(2025).slice(0, 6)),
    value: decimal,
    flag: fc.constantFrom('estimate', 'flash', 'preliminary', 'verified', 'final'),
    at: fc.integer({ min: 1, max: 28 }),
  })
  const rows = fc.uniqueArray(revision, { minLength: 1, maxLength: 12, selector: ({ period, at }) => `${period} ${at}` })
  const facts = (
    revisions: readonly { period: string; value: string; flag: string; at: number }[],
    order: readonly number[],
    targetOrder: boolean,
  ): Assessment => {
    const observations = revisions.map(({ period, value, flag, at }) =>
      figure(period, value, { flag, knownFrom: `2025-08-${String(at).padStart(2, '0')}T00:00:00.000Z` }),
    )
    const targets = [
      yearTarget(2025, '>=', '1200', { modal: '确保' }),
      yearTarget(2025, '>=', '1500', { modal: '力争' }),
      yearTarget(2025, '>=', '1100', { modal: '确保', approval: { date: '2025-08-10' } }),
      yearTarget(2024, '>=', '900'),
      finalTarget('>=', '9000', { dueOn: '2025-12-30' }),
    ]
    return ask({ asOf: '2025-08-20', targets: targetOrder ? targets : targets.toReversed(), observations: order.map((place) => observations[place] as object) })
  }

  it('does not matter', () => {
    check(
      fc.property(
        rows.chain((revisions) => fc.tuple(fc.constant(revisions), fc.shuffledSubarray([...revisions.keys()], { minLength: revisions.length }))),
        ([revisions, order]) => {
          expect(facts(revisions, order, false)).toEqual(facts(revisions, [...revisions.keys()], true))
        },
      ),
    )
  })

  it('and what is learned after the moment asked does not exist', () => {
    check(
      fc.property(rows, decimal, (revisions, value) => {
        const observations = revisions.map(({ period, value: known, flag, at }) =>
          figure(period, known, { flag, knownFrom: `2025-08-${String(at).padStart(2, '0')}T00:00:00.000Z` }),
        )
        const asked = (more: readonly object[], versions: readonly object[]) =>
          ask({ asOf: '2025-08-29', targets: [yearTarget(2025, '>=', '1200'), ...versions], observations: [...observations, ...more] })
        const later = monthsOf(2025).map((period) => figure(period, value, { knownFrom: '2025-08-29T16:00:00.000Z' }))
        expect(asked(later, [yearTarget(2025, '>=', '1', { approval: { date: '2025-08-30' } })])).toEqual(asked([], []))
      }),
    )
  })
})

describe('exactness', () => {
  it('ten times everything is ten times the figures, and the same verdict', () => {
    check(
      fc.property(
        fc.constantFrom('annual-total', 'plan-total', 'each-year'),
        decimal,
        positive,
        fc.constantFrom(...monthsOf(2025).slice(0, 11)),
        (measure, actual, target, period) => {
          const once = on(measure, { kind: 'linear' }, target, period, actual)
          const more = on(measure, { kind: 'linear' }, tenfold(target), period, tenfold(actual))
          for (const key of ['outcome', 'reason', 'light', 'share', 'timeShare', 'lead', 'ratio', 'monthsBehind'] as const) expect(more[key]).toEqual(once[key])
          expect(compare(more.actual ?? '', tenfold(once.actual ?? ''))).toBe(0)
          expect(compare(more.target ?? '', tenfold(once.target ?? ''))).toBe(0)
        },
      ),
    )
  })

  it('a last digit out of forty turns the light', () => {
    check(
      fc.property(fc.bigInt({ min: 10n ** 39n, max: 10n ** 40n - 1n }), (digits) => {
        const held = (value: bigint) =>
          ask({
            period: '2025-06',
            indicator: { measure: 'hold', basis: 'stock' },
            targets: [finalTarget('>=', fixed(digits, 20))],
            values: { '2025-06': fixed(value, 20) },
          }).outcome
        expect([held(digits - 1n), held(digits), held(digits + 1n)]).toEqual(['broken', 'on_pace', 'on_pace'])
      }),
    )
  })

  it('thirds, sevenths and elevenths of a target are met by nothing less', () => {
    check(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 9999 }), (month, target) => {
        const period = `2025-${String(month).padStart(2, '0')}`
        // The greatest number with 25 places that is not above month/12 of the target, and the next.
        const [under, exact] = [(BigInt(target * month) * 10n ** 25n) / 12n, (BigInt(target * month) * 10n ** 25n) % 12n === 0n]
        expect(on('annual-total', { kind: 'linear' }, `${target}`, period, fixed(under, 25)).outcome).toBe(exact ? 'on_pace' : 'behind')
        expect(on('annual-total', { kind: 'linear' }, `${target}`, period, fixed(under + 1n, 25)).outcome).toBe('on_pace')
      }),
    )
  })
})
