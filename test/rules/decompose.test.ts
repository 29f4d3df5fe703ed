/** A target for the end, divided into years: it adds up, keeps its order, does not turn back, and says what it lacks. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, exact, minus, ofUnits, placesOf, plus, text, zero } from '../../server/basics/decimal.ts'
import type { Method, Whole } from '../../server/rules/decompose.ts'
import { decompose, methodsOf, sumOf, yearOperator, yearsOfDivision } from '../../server/rules/decompose.ts'

const whole = (more: Partial<Whole>): Whole => ({
  into: 'parts',
  target: '500',
  dueOn: '2027-12-31',
  firstYear: 2023,
  start: null,
  decimals: 0,
  settled: new Map(),
  nodes: [],
  past: [],
  ...more,
})
const valuesOf = (given: Partial<Whole>, method: Method = 'even') => decompose(whole(given), method).years.map(({ value }) => value)
const known = (given: Whole, method: Method) =>
  new Map(decompose(given, method).years.flatMap(({ year, value }) => (value === null ? [] : [[year, value] as const])))
const added = (values: readonly string[]): string => text(values.reduce((sum, value) => plus(sum, exact(value)), zero))

describe('parts of a total', () => {
  it.each<[string, Partial<Whole>, Method, readonly (string | null)[]]>([
    ['evenly', {}, 'even', ['100', '100', '100', '100', '100']],
    ['with what does not go in given to the first', { target: '502' }, 'even', ['101', '101', '100', '100', '100']],
    ['to the places of the indicator', { target: '4.8', decimals: 1 }, 'even', ['1', '1', '1', '0.9', '0.9']],
    ['to the places of the target, where it has more', { target: '4.85' }, 'even', ['0.97', '0.97', '0.97', '0.97', '0.97']],
    ['as past years went', { past: ['1', '10', '20', '40', '20', '10'] }, 'past', ['50', '100', '200', '100', '50']],
    [
      'what is left of closed years',
      {
        settled: new Map([
          [2023, '90'],
          [2024, '95'],
          [2025, '85'],
        ]),
      },
      'even',
      ['90', '95', '85', '115', '115'],
    ],
    ['around a year that is kept', { settled: new Map([[2025, '200']]) }, 'even', ['75', '75', '200', '75', '75']],
    ['nothing more where all is there', { settled: new Map([[2023, '510']]) }, 'even', ['510', '0', '0', '0', '0']],
    ['no rate without a year before', {}, 'rate', [null, null, null, null, null]],
    ['no rate above nothing', { start: { year: 2022, value: '0' } }, 'rate', [null, null, null, null, null]],
    ['nothing as past years went, of which there are too few', { past: ['1', '2'] }, 'past', [null, null, null, null, null]],
    ['only up to the due date', { dueOn: '2024-06-30' }, 'even', ['250', '250']],
  ])('%s', (_, given, method, expected) => {
    expect(valuesOf(given, method)).toEqual(expected)
  })

  it('rise by one rate above the year before', () => {
    const found = valuesOf({ target: '605.1', decimals: 1, start: { year: 2022, value: '100' } }, 'rate')
    expect(found).toEqual(['106.4', '113.3', '120.6', '128.3', '136.5'])
  })

  it('say what they lack', () => {
    expect(decompose(whole({}), 'rate').lacks).toBe('start')
    expect(decompose(whole({ start: { year: 2022, value: '-3' } }), 'rate').lacks).toBe('positive')
    expect(decompose(whole({}), 'past').lacks).toBe('past')
    expect(decompose(whole({}), 'even').lacks).toBeNull()
  })

  it('say how far they are from the whole', () => {
    const five = new Map([2023, 2024, 2025, 2026, 2027].map((year) => [year, '100']))
    expect(sumOf(whole({}), five)).toEqual({ sum: '500', left: '0', fits: true })
    expect(sumOf(whole({}), new Map([...five, [2027, '99']]))).toEqual({ sum: '499', left: '1', fits: false })
    expect(sumOf(whole({}), new Map([[2023, '500']]))).toEqual({ sum: '500', left: '0', fits: false })
    expect(sumOf(whole({}), new Map())).toMatchObject({ sum: '0', fits: false })
  })
})

describe('values on a way', () => {
  it.each<[string, Partial<Whole>, Method, readonly (string | null)[]]>([
    ['by equal steps', { target: '2100', start: { year: 2022, value: '1600' } }, 'even', ['1700', '1800', '1900', '2000']],
    ['by one rate', { target: '1610.51', start: { year: 2022, value: '1000' }, decimals: 2 }, 'rate', ['1100', '1210', '1331', '1464.1']],
    ['down as well as up', { target: '5', start: { year: 2022, value: '10' } }, 'even', ['9', '8', '7', '6']],
    [
      'through years that are kept',
      { target: '2100', start: { year: 2022, value: '1600' }, settled: new Map([[2024, '1900']]) },
      'even',
      ['1750', '1900', '1967', '2033'],
    ],
    [
      'through a dated target between',
      { target: '1000', start: { year: 2022, value: '500' }, nodes: [{ dueOn: '2024-06-30', value: '740' }] },
      'even',
      ['660', '777', '851', '926'],
    ],
    ['only after what is known', { target: '2100', settled: new Map([[2024, '1900']]) }, 'even', [null, '1900', '1967', '2033']],
    [
      'never beyond its ends for the sake of rounding',
      { target: '46.3', start: { year: 2022, value: '46.297' }, decimals: 1 },
      'even',
      ['46.3', '46.3', '46.3', '46.3'],
    ],
    ['no rate below 0', { target: '5', start: { year: 2022, value: '-5' } }, 'rate', [null, null, null, null]],
    ['towards a day inside a year', { target: '100', start: { year: 2022, value: '40' }, dueOn: '2024-06-30' }, 'even', ['80']],
    ['nowhere, where the target is due in the first year', { dueOn: '2023-09-30' }, 'even', []],
  ])('%s', (_, given, method, expected) => expect(valuesOf({ into: 'way', ...given }, method)).toEqual(expected))

  it('of things to be done start from none', () => expect(valuesOf({ into: 'count', target: '86' })).toEqual(['17', '34', '51', '68']))
  it('of a bound are the bound', () => expect(valuesOf({ into: 'bound', target: '95' })).toEqual(['95', '95', '95', '95']))
  it('add up to nothing that could be off', () => expect(sumOf(whole({ into: 'way' }), new Map())).toEqual({ sum: null, left: null, fits: true }))
})

describe('falls', () => {
  it('accumulate to the whole, and pass it by less than a unit', () => {
    expect(valuesOf({ into: 'falls', target: '14', decimals: 1 }, 'rate')).toEqual(['3', '2.9', '3', '3', '3'])
    expect(sumOf(whole({ into: 'falls', target: '14', decimals: 1 }), known(whole({ into: 'falls', target: '14', decimals: 1 }), 'rate')).fits).toBe(true)
    expect(sumOf(whole({ into: 'falls', target: '14', decimals: 1 }), new Map([2023, 2024, 2025, 2026, 2027].map((year) => [year, '2.8']))).fits).toBe(false)
  })
  it('are written as changes where the target is', () => {
    const values = valuesOf({ into: 'falls', target: '-14', decimals: 1 }, 'even')
    expect(values.every((value) => value?.startsWith('-'))).toBe(true)
    expect(values).toEqual(valuesOf({ into: 'falls', target: '14', decimals: 1 }, 'even').map((value) => `-${value}`))
  })
  it('cannot come to everything', () => expect(decompose(whole({ into: 'falls', target: '100' }), 'rate').lacks).toBe('positive'))
  it('need no more where all is done', () => {
    const settled = new Map([
      [2023, '10'],
      [2024, '6'],
    ])
    expect(valuesOf({ into: 'falls', target: '14', settled }, 'rate')).toEqual(['10', '6', '0', '0', '0'])
  })
})

it('asks of a year on the way what the target asks, but of 左右 and ranges one side', () => {
  expect(yearOperator('>', 'higher', 'way')).toBe('>')
  expect(yearOperator('~', 'higher', 'way')).toBe('>=')
  expect(yearOperator('~', 'lower', 'way')).toBe('<=')
  expect(yearOperator('range', 'lower', 'count')).toBe('<=')
  expect(yearOperator('~', 'higher', 'bound')).toBe('~')
})

/** Figures with up to three places, up to a million. */
const figure = (least = 0) =>
  fc.tuple(fc.integer({ min: least, max: 1_000_000 }), fc.integer({ min: 0, max: 3 })).map(([units, places]) => text(ofUnits(BigInt(units), places)))
const someWhole = (into: Whole['into']): fc.Arbitrary<Whole> =>
  fc.record({
    into: fc.constant(into),
    target: into === 'falls' ? fc.integer({ min: 1, max: 900 }).map((tenths) => text(ofUnits(BigInt(tenths), 1))) : figure(1),
    dueOn: fc.constantFrom('2027-12-31', '2026-06-30', '2024-02-29', '2032-12-31'),
    firstYear: fc.constant(2023),
    start: figure(1).map((value) => ({ year: 2022, value })),
    decimals: fc.integer({ min: 0, max: 3 }),
    settled: fc.constant(new Map<number, string>()),
    nodes: fc.constant([]),
    past: fc.array(figure(1), { minLength: 10, maxLength: 10 }),
  })
const numRuns = 300

describe('whatever is divided', () => {
  it('has parts that add up to the target exactly, none below 0, in whole units', () => {
    fc.assert(
      fc.property(someWhole('parts'), fc.constantFrom(...methodsOf('parts')), fc.option(figure(), { nil: null }), (given, method, closed) => {
        const settled = closed !== null && compare(exact(closed), exact(given.target)) <= 0 ? new Map([[2023, closed]]) : given.settled
        const found = decompose({ ...given, settled }, method)
        const values = found.years.map(({ value }) => value as string)
        fc.pre(found.lacks === null)
        expect(added(values)).toBe(text(exact(given.target)))
        expect(values.every((value) => !value.startsWith('-'))).toBe(true)
        expect(sumOf({ ...given }, new Map(found.years.map(({ year, value }) => [year, value as string])))).toMatchObject({ left: '0', fits: true })
      }),
      { numRuns },
    )
  })

  it('keeps the order of past years in its parts', () => {
    fc.assert(
      fc.property(someWhole('parts'), (given) => {
        const sorted = given.past.toSorted((a, b) => compare(exact(a), exact(b)))
        const values = decompose({ ...given, past: sorted }, 'past').years.map(({ value }) => exact(value as string))
        expect(values.every((value, place) => place === 0 || compare(values[place - 1]!, value) <= 0)).toBe(true)
      }),
      { numRuns },
    )
  })

  it('never turns back on its way, nor leaves it', () => {
    fc.assert(
      fc.property(someWhole('way'), fc.constantFrom(...methodsOf('way')), (given, method) => {
        const { start, target } = given
        const values = [start!.value, ...decompose(given, method).years.map(({ value }) => value as string), target].map((value) => exact(value))
        const direction = compare(values.at(-1)!, values[0]!)
        expect(values.every((value, place) => place === 0 || compare(value, values[place - 1]!) * direction >= 0)).toBe(true)
      }),
      { numRuns },
    )
  })

  it('has falls that reach the whole, and would not with a unit less in the last year', () => {
    fc.assert(
      fc.property(someWhole('falls'), fc.constantFrom(...methodsOf('falls')), (given, method) => {
        const values = known(given, method)
        expect(sumOf(given, values).fits).toBe(true)
        const last = yearsOfDivision(given).at(-1)!
        const unit = ofUnits(1n, Math.max(given.decimals, placesOf(given.target)))
        const less = minus(exact(values.get(last)!), unit)
        fc.pre(compare(less, zero) >= 0)
        expect(compare(exact(sumOf(given, new Map([...values, [last, text(less)]])).left!), zero)).toBeGreaterThan(0)
      }),
      { numRuns },
    )
  })

  it('is found again where it is settled already', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('parts', 'way', 'falls', 'count', 'bound').chain((into) => someWhole(into)),
        (given) => {
          const [method] = methodsOf(given.into)
          const first = known(given, method!)
          const again = decompose({ ...given, settled: first }, method!)
          expect(again.years.map(({ value }) => value)).toEqual([...first.values()])
          expect(again.years.every(({ settled }) => settled)).toBe(true)
        },
      ),
      { numRuns },
    )
  })
})
