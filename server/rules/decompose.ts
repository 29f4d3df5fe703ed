/**
 * Proposes what each year is to bring of a target for the end (年度分解), and says how far values that people set add up to it. Pure.
 *
 * Values are rounded to the places of the indicator, or of the target where that has more, counts down, and add up all the same: parts by
 * largest remainders; falls by a last year that is rounded up, so that the whole is reached, and by less than one unit passed.
 */
import type { DateText, DecimalText, Operator } from '../../db/schema.ts'
import { tickAtEnd, yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import {
  compare,
  divided,
  exact,
  fraction,
  hundred,
  isZero,
  minus,
  ofUnits,
  partOfPower,
  percent,
  placesOf,
  plus,
  power,
  root,
  sign,
  text,
  times,
  unitsIn,
  unity,
  zero,
} from '../basics/decimal.ts'
import type { DivisionKind } from '../measures/measure.ts'

/** `even`: by equal steps, or in equal parts. `rate`: by the same rate every year. `past`: in the proportions of as many past years. */
export const methods = ['even', 'rate', 'past'] as const
export type Method = (typeof methods)[number]

const methodsBy: Readonly<Record<DivisionKind, readonly Method[]>> = {
  way: ['even', 'rate'],
  count: ['even'],
  parts: ['even', 'rate', 'past'],
  falls: ['rate', 'even'],
  bound: ['even'],
}
/** Methods by which a division can be proposed, the usual one first. */
export const methodsOf = (into: DivisionKind): readonly Method[] => methodsBy[into]

/** A target for the end, and what is settled of its years. */
export interface Whole {
  readonly into: DivisionKind
  /** In the indicator's unit; a fall in percent, below 0 where it is written as a change. */
  readonly target: DecimalText
  readonly dueOn: DateText
  readonly firstYear: number
  /** What a year before the first brought, or stood at its end; `null` where nobody knows. */
  readonly start: { readonly year: number; readonly value: DecimalText } | null
  readonly decimals: number
  /** Years whose value stays: targets that are kept, or what closed years have brought. */
  readonly settled: ReadonlyMap<number, DecimalText>
  /** Dated targets that a way passes. */
  readonly nodes: readonly { readonly dueOn: DateText; readonly value: DecimalText }[]
  /** What the years before those to be proposed brought, oldest first; of parts. */
  readonly past: readonly DecimalText[]
}

/** What a proposal lacks: a value to start from, one above 0 for a rate, or figures of as many past years. */
export type Lack = 'start' | 'positive' | 'past'

export interface YearValue {
  readonly year: number
  /** `null` where nothing can be proposed. */
  readonly value: DecimalText | null
  readonly settled: boolean
}

export interface Decomposition {
  /** The years that take a target of their own, in order. */
  readonly years: readonly YearValue[]
  readonly lacks: Lack | null
}

/** Years that take a target of their own: of amounts all up to the due date's, else those before it, for at its end the target itself stands. */
export const yearsOfDivision = ({ into, dueOn, firstYear }: Pick<Whole, 'into' | 'dueOn' | 'firstYear'>): readonly number[] => {
  const last = yearOf(dueOn) - (into === 'parts' || into === 'falls' ? 0 : 1)
  return Array.from({ length: Math.max(0, last - firstYear + 1) }, (_, place) => firstYear + place)
}

/** What a year is asked by: as the target itself, but that a value on the way to 左右 or to a range is a bound of its better side. */
export const yearOperator = (operator: Operator, better: 'higher' | 'lower' | null, into: DivisionKind): Operator => {
  if (into === 'bound' || (operator !== '~' && operator !== 'range')) return operator
  return better === 'lower' ? '<=' : '>='
}

const placesFor = ({ decimals, target, settled }: Pick<Whole, 'decimals' | 'target' | 'settled'>): number =>
  Math.max(decimals, placesOf(target), ...[...settled.values()].map(placesOf))

const summed = (values: Iterable<Exact>): Exact => {
  let sum = zero
  for (const value of values) sum = plus(sum, value)
  return sum
}

type Found = { readonly values: ReadonlyMap<number, Exact>; readonly lacks: Lack | null }
const lacking = (lacks: Lack): Found => ({ values: new Map(), lacks })

/** Values of the open years, rounded, or what is lacking. */
const findBy: Readonly<Record<DivisionKind, (whole: Whole, open: readonly number[], method: Method) => Found>> = {
  way: (whole, open, method) => {
    const start = whole.start && { tick: endOf(whole.start.year), value: exact(whole.start.value) }
    return alongWay(whole, open, method, start)
  },
  count: (whole, open) => alongWay(whole, open, 'even', { tick: endOf(whole.firstYear - 1), value: zero }),
  parts: (whole, open, method) => inParts(whole, open, method),
  falls: (whole, open, method) => inFalls(whole, open, method),
  bound: ({ target }, open) => ({ values: new Map(open.map((year) => [year, exact(target)])), lacks: null }),
}

/**
 * Proposes the years that are not settled.
 *
 * @returns years in order. Along a way values lie between their neighbours and never turn back; parts keep the order of what they were rounded from.
 *   Where the settled ones have brought the whole already, the rest is 0.
 * @example decompose({ into: 'parts', target: '500', dueOn: '2027-12-31', firstYear: 2023, … }, 'even')   // five times 100
 */
export const decompose = (whole: Whole, method: Method): Decomposition => {
  const years = yearsOfDivision(whole)
  const open = years.filter((year) => !whole.settled.has(year))
  const { values, lacks } = findBy[whole.into](whole, open, method)
  return {
    years: years.map((year) => {
      const settled = whole.settled.get(year)
      if (settled !== undefined) return { year, value: settled, settled: true }
      const value = values.get(year)
      return { year, value: value === undefined ? null : text(value), settled: false }
    }),
    lacks,
  }
}

/** Place of a year's end on the axis of months. */
const endOf = (year: number): number => tickAtEnd(`${String(year).padStart(4, '0')}-12-31`, 'month')

interface Point {
  readonly tick: number
  readonly value: Exact
}

const between = (from: Point, to: Point, tick: number, method: Method): Exact =>
  method === 'rate'
    ? times(from.value, partOfPower(divided(to.value, from.value) as Exact, tick - from.tick, to.tick - from.tick))
    : plus(from.value, times(minus(to.value, from.value), fraction(tick - from.tick, to.tick - from.tick)))

/** Not beyond the ends of its stretch, which may have more places than what is rounded. */
const clamped = (value: Exact, one: Exact, other: Exact): Exact => {
  const [low, high] = compare(one, other) <= 0 ? [one, other] : [other, one]
  return compare(value, low) < 0 ? low : compare(value, high) > 0 ? high : value
}

const alongWay = (whole: Whole, open: readonly number[], method: Method, start: Point | null): Found => {
  const places = placesFor(whole)
  // What is half built is not built.
  const to = whole.into === 'count' ? 'down' : 'near'
  const end = { tick: tickAtEnd(whole.dueOn, 'month'), value: exact(whole.target) }
  const fixed = [...whole.settled].map(([year, value]) => ({ tick: endOf(year), value: exact(value) }))
  const nodes = whole.nodes.map(({ dueOn, value }) => ({ tick: tickAtEnd(dueOn, 'month'), value: exact(value) }))
  const points = [...(start ? [start] : []), ...nodes, ...fixed, end].toSorted((a, b) => a.tick - b.tick)
  const values = new Map<number, Exact>()
  let lacks: Lack | null = null
  for (const year of open) {
    const tick = endOf(year)
    const from = points.findLast((point) => point.tick < tick)
    const next = points.find((point) => point.tick > tick)
    if (!from || !next) lacks ??= 'start'
    else if (method === 'rate' && (sign(from.value) <= 0 || sign(next.value) <= 0)) lacks ??= 'positive'
    else values.set(year, clamped(ofUnits(unitsIn(between(from, next, tick, method), places, to), places), from.value, next.value))
  }
  return { values, lacks }
}

/**
 * Whole units shared out by weights, exactly: each has what its weight gives, rounded down, and the largest remainders have one more. Of equal
 * ones the earlier, but in a rising row the later, so that the order of the weights stays.
 */
const sharedOut = (units: bigint, weights: readonly Exact[]): readonly bigint[] => {
  const all = summed(weights)
  const exactly = weights.map((weight) => divided(times({ over: units, under: 1n }, weight), all) as Exact)
  const whole = exactly.map((each) => unitsIn(each, 0, 'down'))
  const rising = compare(weights.at(-1) as Exact, weights[0] as Exact) > 0
  const rest = Number(units - whole.reduce((sum, each) => sum + each, 0n))
  const order = exactly
    .map((each, place) => ({ place, remainder: minus(each, { over: whole[place] as bigint, under: 1n }) }))
    .toSorted((a, b) => compare(b.remainder, a.remainder) || (rising ? b.place - a.place : a.place - b.place))
  const oneMore = new Set(order.slice(0, rest).map(({ place }) => place))
  return whole.map((each, place) => (oneMore.has(place) ? each + 1n : each))
}

/** Places to which a rate is found; the rounding to parts hides the rest. */
const ratePlaces = 12
const highestFactor = 1000n

/** Factor by which each year brings more than the one before, so that all together bring the rest. */
const factorFor = (from: Exact, years: readonly number[], rest: Exact): Exact => {
  const brought = (factor: Exact): Exact => summed(years.map((year) => times(from, power(factor, year))))
  let low = 0n
  let high = highestFactor * 10n ** BigInt(ratePlaces)
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (compare(brought(ofUnits(middle, ratePlaces)), rest) <= 0) low = middle
    else high = middle
  }
  return ofUnits(high, ratePlaces)
}

const weightsOf = (whole: Whole, open: readonly number[], method: Method, rest: Exact): readonly Exact[] | Lack => {
  switch (method) {
    case 'even':
      return open.map(() => unity)
    case 'rate': {
      const before = [...(whole.start ? [[whole.start.year, whole.start.value] as const] : []), ...whole.settled]
        .filter(([year]) => year < (open[0] as number))
        .toSorted(([a], [b]) => a - b)
        .at(-1)
      if (!before) return 'start'
      const [year, value] = before
      if (sign(exact(value)) <= 0) return 'positive'
      const steps = open.map((each) => each - year)
      const factor = factorFor(exact(value), steps, rest)
      return steps.map((each) => power(factor, each))
    }
    case 'past': {
      const past = whole.past.slice(-open.length).map((value) => exact(value))
      return past.length < open.length || past.some((value) => sign(value) < 0) || isZero(summed(past)) ? 'past' : past
    }
    default:
      return method satisfies never
  }
}

const inParts = (whole: Whole, open: readonly number[], method: Method): Found => {
  const places = placesFor(whole)
  const rest = minus(exact(whole.target), summed([...whole.settled.values()].map((value) => exact(value))))
  const nothing = (): Found => ({ values: new Map(open.map((year) => [year, zero])), lacks: null })
  if (open.length === 0 || sign(rest) <= 0) return nothing()
  const weights = weightsOf(whole, open, method, rest)
  if (typeof weights === 'string') return lacking(weights)
  const units = sharedOut(unitsIn(rest, places, 'near'), weights)
  return { values: new Map(open.map((year, place) => [year, ofUnits(units[place] as bigint, places)])), lacks: null }
}

/** What is left of 1 after a fall in percent, and the fall that leaves it. */
const leftAfter = (fall: Exact): Exact => minus(unity, divided(fall, hundred) as Exact)
const fallTo = (left: Exact): Exact => percent(minus(unity, left))
const product = (values: Iterable<Exact>): Exact => {
  let all = unity
  for (const value of values) all = times(all, value)
  return all
}

/** A change below 0 is written for a fall: its negative is the fall. */
const turned = (target: DecimalText, value: Exact): Exact => (target.startsWith('-') ? minus(zero, value) : value)

const inFalls = (whole: Whole, open: readonly number[], method: Method): Found => {
  const places = placesFor(whole)
  const fallen = (value: DecimalText): Exact => turned(whole.target, exact(value))
  const end = leftAfter(fallen(whole.target))
  let left = product([...whole.settled.values()].map((value) => leftAfter(fallen(value))))
  if (sign(end) <= 0 || sign(left) <= 0) return lacking('positive')
  const rest = divided(end, left) as Exact
  const begun = left
  const isDone = compare(rest, unity) >= 0
  const same = isDone ? unity : root(rest, Math.max(1, open.length))
  const values = new Map<number, Exact>()
  for (const [place, year] of open.entries()) {
    const isLast = place === open.length - 1
    const planned = method === 'rate' ? times(begun, power(same, place + 1)) : plus(begun, times(minus(end, begun), fraction(place + 1, open.length)))
    // From what is left after the rounded falls before, so that their roundings do not add up.
    const fall = isDone ? zero : fallTo(divided(isLast ? end : planned, left) as Exact)
    const units = unitsIn(fall, places, isLast ? 'up' : 'near')
    const value = ofUnits(units < 0n ? 0n : units, places)
    left = times(left, leftAfter(value))
    values.set(year, turned(whole.target, value))
  }
  return { values, lacks: null }
}

/** How far values of years come to their target. */
export interface Sum {
  /** Of amounts what they add up to, of falls what they accumulate to; `null` where years do not add up. */
  readonly sum: DecimalText | null
  /** Target − sum. */
  readonly left: DecimalText | null
  /** Nothing is left, and no year is without a value. */
  readonly fits: boolean
}

/** @param values of the years of the division; those without one may be absent. */
export const sumOf = (whole: Pick<Whole, 'into' | 'target' | 'dueOn' | 'firstYear' | 'decimals'>, values: ReadonlyMap<number, DecimalText>): Sum => {
  const known = yearsOfDivision(whole).map((year) => values.get(year))
  const given = known.filter((value) => value !== undefined)
  const complete = given.length === known.length
  switch (whole.into) {
    case 'parts': {
      const sum = summed(given.map((value) => exact(value)))
      const left = minus(exact(whole.target), sum)
      return { sum: text(sum), left: text(left), fits: complete && isZero(left) }
    }
    case 'falls': {
      const sum = fallTo(product(given.map((value) => leftAfter(turned(whole.target, exact(value))))))
      const left = minus(turned(whole.target, exact(whole.target)), sum)
      const unit = ofUnits(1n, placesFor({ ...whole, settled: values }))
      const fits = complete && sign(left) <= 0 && compare(plus(left, unit), zero) > 0
      return { sum: text(turned(whole.target, sum)), left: text(turned(whole.target, left)), fits }
    }
    case 'way':
    case 'count':
    case 'bound':
      return { sum: null, left: null, fits: true }
    default:
      return whole.into satisfies never
  }
}
