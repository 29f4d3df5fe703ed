import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Forecast, Series, Wanted } from '../../server/rules/forecast.ts'
import { forecast } from '../../server/rules/forecast.ts'
import { medianOf } from '../../server/rules/forecast/median.ts'
import { halfWidth, studentBelow } from '../../server/rules/forecast/student.ts'
import type { Case } from '../support/simulated.ts'
import { diceOf, families, levelOf } from '../support/simulated.ts'

type Figures = Exclude<Forecast, string>
const figures = (found: Forecast): Figures => {
  if (found === 'not_enough_data') throw new Error('refused')
  return found
}
const ask = ({ series, wanted }: Pick<Case, 'series' | 'wanted'>, bounds: Partial<Wanted> = {}): Figures => figures(forecast(series, { ...wanted, ...bounds }))

const january = 2026 * 12 + 1
const level = (values: readonly number[], more: Partial<Series> = {}): Series => ({
  points: values.map((value, i) => ({ tick: january + i, value })),
  frequency: 'month',
  kind: 'level',
  yearly: false,
  start: null,
  ...more,
})
const total = (values: readonly number[], more: Partial<Series> = {}): Series => ({ ...level(values), kind: 'total', yearly: true, ...more })
const changed = (series: Series, change: (value: number, i: number) => number): Series => ({
  ...series,
  points: series.points.map(({ tick, value }, i) => ({ tick, value: change(value, i) })),
})
const december = january + 11
const open = { low: null, high: null }

/** Many cases of every family, seeded by its place. */
const casesOf = (name: keyof typeof families, count: number): readonly Case[] => {
  const dice = diceOf(7919 * (Object.keys(families).indexOf(name) + 1))
  return Array.from({ length: count }, () => families[name](dice))
}
const names = Object.keys(families) as readonly (keyof typeof families)[]
const everyKind = names.flatMap((name) => casesOf(name, 150)).filter(({ series, wanted }) => forecast(series, wanted) !== 'not_enough_data')

describe('the 80 % interval', () => {
  const count = 4000
  /** Standard error of a share of 80 % among as many cases: 0.6 points. */
  const share = (name: keyof typeof families): { readonly held: number; readonly asked: number } => {
    let [held, asked] = [0, 0]
    for (const { series, wanted, truth } of casesOf(name, count)) {
      const found = forecast(series, wanted)
      if (found === 'not_enough_data') continue
      asked += 1
      if (truth >= found.low && truth <= found.high) held += 1
    }
    return { held, asked }
  }
  const shares = Object.fromEntries(names.map((name) => [name, share(name)]))

  it.each(names)('holds 75–85 %% of the truth: %s', (name) => {
    const { held, asked } = shares[name]!
    expect(asked).toBeGreaterThan(count / 2)
    expect(held / asked).toBeGreaterThan(0.75)
    expect(held / asked).toBeLessThan(0.85)
  })

  it('holds 78–83 % of all together', () => {
    const pooled = Object.values(shares).reduce((sum, { held, asked }) => sum + held / asked, 0) / names.length
    expect(pooled).toBeGreaterThan(0.78)
    expect(pooled).toBeLessThan(0.83)
  })

  it('leaves as much above as below', () => {
    let [above, below] = [0, 0]
    for (const { series, wanted, truth } of everyKind) {
      const { low, high } = ask({ series, wanted })
      if (truth > high) above += 1
      if (truth < low) below += 1
    }
    expect(above / below).toBeGreaterThan(0.75)
    expect(above / below).toBeLessThan(1.33)
  })
})

describe('the chance', () => {
  it('comes true as often as it says, within 6 points in every tenth', () => {
    const dice = diceOf(5)
    const tenths = Array.from({ length: 10 }, () => ({ said: 0, came: 0, count: 0 }))
    for (const name of names)
      for (const { series, wanted, truth } of casesOf(name, 1500)) {
        const found = forecast(series, wanted)
        if (found === 'not_enough_data') continue
        const low = found.value + (found.high - found.low) * dice.between(-0.7, 0.7)
        const said = ask({ series, wanted }, { low }).chance!
        const tenth = tenths[Math.min(9, Math.floor(said * 10))]!
        tenth.said += said
        tenth.came += Number(truth >= low)
        tenth.count += 1
      }
    for (const { said, came, count } of tenths) {
      expect(count).toBeGreaterThan(500)
      expect(Math.abs(said - came) / count).toBeLessThan(0.06)
    }
  })

  it('agrees with the interval: nine in ten above its low end, one in ten above its high end', () => {
    for (const one of everyKind) {
      const { low, high, value } = ask(one)
      const last = one.series.points.at(-1)!.value
      // Cut off at what stands already.
      if (one.series.kind === 'total' && low === last) continue
      expect(ask(one, { low }).chance).toBeCloseTo(0.9, 6)
      expect(ask(one, { low: high }).chance).toBeCloseTo(0.1, 6)
      expect(ask(one, { low: value }).chance).toBeCloseTo(0.5, 6)
      expect(ask(one, { low, high }).chance).toBeCloseTo(0.8, 6)
      expect(ask(one, { high: low }).chance).toBeCloseTo(0.1, 6)
    }
  })

  it('is none without a target, and never quite 0 or 1 while anything is open', () => {
    const one = { series: total([10, 21, 29, 41]), wanted: { dueTick: december, ...open } }
    expect(ask(one).chance).toBeNull()
    expect(ask(one, { low: 1e9 }).chance).toBe(0.01)
    expect(ask(one, { low: 42 }).chance).toBeLessThanOrEqual(0.99)
    expect(ask(one, { high: 1e9 }).chance).toBe(0.99)
    expect(ask(one, { low: 1e9, high: 2e9 }).chance).toBe(0.01)
  })

  it('is certain for what a total that only grows has reached or overrun', () => {
    const grows = { series: total([10, 21, 29, 41]), wanted: { dueTick: december, ...open } }
    expect(ask(grows, { low: 41 }).chance).toBe(1)
    expect(ask(grows, { low: 41, strict: true }).chance).toBe(0.99)
    expect(ask(grows, { high: 40 }).chance).toBe(0)
    expect(ask(grows, { high: 41, strict: true }).chance).toBe(0)
    expect(ask({ ...grows, series: total([10, 21, 20, 41]) }, { low: 41 }).chance).toBeLessThan(1)
    expect(ask({ ...grows, series: level([10, 21, 29, 41, 50, 61, 70, 80]) }, { low: 41 }).chance).toBeLessThan(1)
  })
})

describe('each method', () => {
  const shares = [3, 2, 6, 7, 9, 12, 6, 7, 12, 8, 10, 18]
  const running = (paces: readonly number[]): readonly number[] => paces.map((_, i) => paces.slice(i - (i % 12), i + 1).reduce((sum, pace) => sum + pace, 0))

  it('divides by the share that last year had reached, where the year has a shape', () => {
    const series = total(running([...shares, ...shares.slice(0, 6).map((pace) => pace * 1.1)]))
    const found = figures(forecast(series, { dueTick: december + 12, ...open }))
    expect(found.method).toBe('like-last-year')
    expect(found.value).toBeCloseTo(110, 9)
    expect(found.points).toBe(18)
    expect(found.tried.map(({ method }) => method)).toEqual(['recent-pace', 'like-last-year', 'theil-sen'])
    expect(found.tried[1]!.error).toBeLessThan(0.01)
  })

  it('takes last year’s change to the due month for a level', () => {
    const series = level([...shares, ...shares.slice(0, 9).map((value) => value + 5)])
    const found = figures(forecast(series, { dueTick: december + 12, ...open }))
    expect(found).toMatchObject({ method: 'like-last-year', value: 18 + 5 })
    expect(figures(forecast(series, { dueTick: december + 18, ...open })).value).toBe(12 + 5 + 5)
  })

  it('goes on at the pace of the last six steps', () => {
    const paces = [30, 10, 12, 8, 11, 9, 10]
    const found = figures(forecast(total(running(paces)), { dueTick: december, ...open }))
    expect(found.method).toBe('recent-pace')
    expect(found.value).toBeCloseTo(90 + 5 * 10, 9)
    const level3 = figures(forecast(level([5, 7, 8]), { dueTick: january + 4, ...open }))
    expect(level3).toMatchObject({ method: 'recent-pace', value: 8 + 2 * 1.5, points: 3, tried: [{ method: 'recent-pace', error: 1 }] })
  })

  it('follows a line in spite of a wild figure', () => {
    const values = Array.from({ length: 24 }, (_, i) => 10 + 2 * i + (i % 3) * 3)
    const series = changed(level(values), (value, i) => (i === 8 ? 500 : value))
    const found = figures(forecast(series, { dueTick: january + 29, ...open }))
    expect(found.method).toBe('theil-sen')
    expect(found.value).toBeGreaterThan(10 + 2 * 29 - 3)
    expect(found.value).toBeLessThan(10 + 2 * 29 + 9)
  })

  it('lets February stand for January, where that was never published', () => {
    const every = total([10, 20, 30, 40, 50, 60])
    const without = { ...every, points: every.points.slice(1) }
    expect(figures(forecast(without, { dueTick: december, ...open })).value).toBeCloseTo(120, 9)
    const twoYears = running([...shares, ...shares.slice(0, 6).map((pace) => pace * 2)])
    const gaps = { ...total(twoYears), points: total(twoYears).points.filter((_, i) => i % 12 !== 0) }
    expect(figures(forecast(gaps, { dueTick: december + 12, ...open })).value).toBeCloseTo(200, 9)
  })

  it('does not go by a last year that is not complete', () => {
    const values = running([...shares, ...shares.slice(0, 6)])
    const series = { ...total(values), points: total(values).points.filter((_, i) => i !== 11) }
    const found = figures(forecast(series, { dueTick: december + 12, ...open }))
    expect(found.tried.map(({ method }) => method)).not.toContain('like-last-year')
  })

  it('starts from nothing for a year that has not begun', () => {
    const flat = running(Array.from({ length: 12 }, () => 5))
    expect(figures(forecast(total(flat), { dueTick: december + 12, ...open }))).toMatchObject({ value: 60, low: 60, high: 60 })
    expect(figures(forecast(total(flat.slice(0, 9)), { dueTick: december + 3, ...open })).value).toBeCloseTo(15, 9)
  })

  it('counts a total of the whole plan from where it began', () => {
    const points = [14, 23, 36, 44].map((value, i) => ({ tick: 2026 * 12 + 3 * (i + 1), value }))
    const series: Series = { points, frequency: 'quarter', kind: 'total', yearly: false, start: 2026 * 12 }
    expect(figures(forecast(series, { dueTick: 2028 * 12, ...open })).value).toBeCloseTo(88, 9)
    expect(figures(forecast({ ...series, start: null }, { dueTick: 2028 * 12, ...open })).value).toBeCloseTo(84, 9)
  })

  it('counts years on the axis of days for daily data', () => {
    const newYear = Date.UTC(2026, 0) / 86_400_000
    const points = Array.from({ length: 30 }, (_, i) => ({ tick: newYear - 14 + i, value: 2 * (i < 15 ? 351 + i : i - 14) }))
    const found = figures(forecast({ points, frequency: 'day', kind: 'total', yearly: true, start: null }, { dueTick: newYear + 31, ...open }))
    expect(found.value).toBeCloseTo(62, 9)
  })
})

describe('it refuses', () => {
  const wanted = { dueTick: december, ...open }
  it.each<[string, Series, Wanted]>([
    ['nothing', level([]), wanted],
    ['two points', total([1, 2]), wanted],
    ['a figure that is no number', level([1, Number.NaN, 3, 4, 5, 6, 7, 8]), wanted],
    ['an endless figure', level([1, 2, 3, 4, 5, 6, 7, Number.POSITIVE_INFINITY]), wanted],
    ['figures beyond reckoning', total([1e308, -1e308, 1e308, -1e308, 1e308]), wanted],
    ['all points at one place', { ...level([]), points: [1, 2, 3].map((value) => ({ tick: january, value })) }, wanted],
    ['points out of order', { ...level([]), points: [3, 2, 1].map((tick) => ({ tick: january + tick, value: tick })) }, wanted],
    ['a due date that is none', level([1, 2, 3, 4, 5, 6, 7, 8]), { ...wanted, dueTick: Number.NaN }],
    ['a level further ahead than 1.25 times what was seen', level([1, 2, 4, 4, 6]), { ...open, dueTick: january + 10 }],
    ['a total further ahead than three times what was seen', total([1, 2, 4]), { ...open, dueTick: january + 12 }],
    ['a passed date without a figure', level([1, 2, 3]), { ...open, dueTick: january - 1 }],
    [
      'a passed year of which nothing is known',
      {
        ...total([1, 2, 3]),
        points: [
          { tick: january - 5, value: 9 },
          { tick: january + 30, value: 1 },
        ],
      },
      { ...open, dueTick: january },
    ],
  ])('%s', (_, series, asked) => expect(forecast(series, asked)).toBe('not_enough_data'))

  it('but not one step nearer', () => {
    expect(forecast(level([1, 2, 4, 4, 6]), { ...open, dueTick: january + 9 })).not.toBe('not_enough_data')
    expect(forecast(total([1, 2, 4]), { ...open, dueTick: january + 11 })).not.toBe('not_enough_data')
  })
})

it('gives what is known for a due date that has passed', () => {
  const series = level([5, 6, 7.5])
  expect(forecast(series, { dueTick: january + 1, low: 6, high: null })).toEqual({
    method: 'known',
    value: 6,
    low: 6,
    high: 6,
    chance: 1,
    points: 3,
    tried: [],
  })
  expect(forecast(series, { dueTick: january + 2, low: 7.5, high: null, strict: true })).toMatchObject({ value: 7.5, chance: 0 })
  expect(forecast(series, { dueTick: january + 2, ...open })).toMatchObject({ chance: null })
  expect(forecast(level([5]), { dueTick: january, low: null, high: 5 })).toMatchObject({ method: 'known', chance: 1 })
})

describe('a series without any noise', () => {
  it('has no width, and a chance that follows the bound', () => {
    const wanted = { dueTick: december, ...open }
    const flat = level([5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1])
    expect(figures(forecast(flat, wanted))).toMatchObject({ value: 5.1, low: 5.1, high: 5.1 })
    expect(figures(forecast(flat, { ...wanted, low: 5.1 })).chance).toBe(0.99)
    expect(figures(forecast(flat, { ...wanted, low: 5.1, strict: true })).chance).toBe(0.01)
    expect(figures(forecast(flat, { ...wanted, high: 5 })).chance).toBeCloseTo(0.01, 12)
  })

  it('is not misled by what floats make of tenths', () => {
    const tenths = total([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    const found = figures(forecast(tenths, { dueTick: december, low: 1.2, high: null }))
    expect(found.value).toBeCloseTo(1.2, 12)
    expect(found.chance).toBe(0.99)
  })

  it('stays where it is when nothing ever comes', () => {
    expect(figures(forecast(total([0, 0, 0, 0, 0, 0, 0]), { dueTick: december, low: 1, high: null }))).toMatchObject({
      value: 0,
      low: 0,
      high: 0,
      chance: 0.01,
    })
  })
})

it('clips only what it was told to', () => {
  const share = level([90, 93, 92, 95, 97, 95, 98, 97])
  const wanted = { dueTick: december, ...open }
  expect(figures(forecast(share, wanted)).high).toBeGreaterThan(100)
  const clipped = figures(forecast({ ...share, range: { low: 0, high: 100 } }, wanted))
  expect(clipped).toMatchObject({ ...figures(forecast(share, wanted)), value: expect.any(Number), high: 100 })
  expect(clipped.value).toBeLessThanOrEqual(100)
  expect(figures(forecast({ ...share, range: { low: 0, high: 100 } }, { ...wanted, low: 101 })).chance).toBe(0)
})

describe('it keeps its measure', () => {
  const expectClose = (found: Figures, other: Figures, change: (value: number) => number): void => {
    expect(other.method).toBe(found.method)
    const size = Math.abs(change(found.value)) + Math.abs(change(found.high) - change(found.low))
    for (const key of ['value', 'low', 'high'] as const) expect(Math.abs(other[key] - change(found[key]))).toBeLessThan(1e-6 * size)
  }

  it('in any unit', () => {
    for (const one of everyKind)
      for (const factor of [1e-4, 3, 1e8])
        expectClose(ask(one), ask({ ...one, series: changed(one.series, (value) => value * factor) }), (value) => value * factor)
  })

  it('from any height of a level', () => {
    for (const one of everyKind.filter(({ series }) => series.kind === 'level'))
      for (const shift of [-50, 1000]) expectClose(ask(one), ask({ ...one, series: changed(one.series, (value) => value + shift) }), (value) => value + shift)
  })

  it('at any time', () => {
    for (const { series, wanted } of everyKind) {
      const later = { ...series, points: series.points.map(({ tick, value }) => ({ tick: tick + 120, value })) }
      expectClose(ask({ series, wanted }), ask({ series: later, wanted: { ...wanted, dueTick: wanted.dueTick + 120 } }), (value) => value)
    }
  })

  it('and is as wide as the noise around a line', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 6, max: 36 }), fc.double({ min: -3, max: 3, noNaN: true }), (seed, points, slope) => {
        const dice = diceOf(seed)
        const misses = Array.from({ length: points + 3 }, dice.normal)
        const asked = (spread: number): Figures =>
          ask(
            levelOf(
              [...misses, 0, 0, 0].map((miss, i) => 20 + slope * i + spread * miss),
              misses.length,
              3,
            ),
          )
        const [once, twice] = [asked(1), asked(2)]
        expect(twice.method).toBe(once.method)
        expect((twice.high - twice.low) / (once.high - once.low)).toBeCloseTo(2, 4)
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  it('and does not change its mind over the last digit', () => {
    const dice = diceOf(11)
    const turned = everyKind.filter((one) => {
      const nudged = changed(one.series, (value) => value * (1 + dice.between(-0.0005, 0.0005)))
      return ask({ ...one, series: nudged }).method !== ask(one).method
    })
    expect(turned.length / everyKind.length).toBeLessThan(0.02)
  })
})

/**
 * A last figure far above all others also tells of more noise, so that a chance near 1 can fall a little: that is not
 * smoothed over. The expected value never falls.
 */
it('expects more when the last figure of a total is raised, and hardly ever gives it less of a chance', () => {
  const dice = diceOf(9)
  let [fell, fellFar, asked] = [0, 0, 0]
  for (const name of ['steady pace', 'seasonal pace', 'trending pace', 'quarterly total'] as const)
    for (const one of casesOf(name, 1500)) {
      const { points } = one.series
      const raise = dice.between(0.01, 1) * (one.truth / 12)
      const raised = { ...one, series: changed(one.series, (value, i) => (i === points.length - 1 ? value + raise : value)) }
      const bounds = { low: one.truth * dice.between(0.8, 1.2) }
      const [before, after] = [ask(one, bounds), ask(raised, bounds)]
      if (before.method !== after.method) continue
      expect(after.value).toBeGreaterThan(before.value)
      asked += 1
      fell += Number(after.chance! < before.chance!)
      fellFar += Number(after.chance! < before.chance! - 0.1)
    }
  expect(asked).toBeGreaterThan(4000)
  expect(fell / asked).toBeLessThan(0.08)
  expect(fellFar / asked).toBeLessThan(0.015)
})

it('takes well under a millisecond for three years of months', () => {
  const cases = casesOf('steady pace', 2000).filter(({ points }) => points === 33)
  const times = cases.map(({ series, wanted }) => {
    const began = performance.now()
    forecast(series, wanted)
    return performance.now() - began
  })
  expect(times.toSorted((a, b) => a - b)[times.length >> 1]).toBeLessThan(0.3)
})

it('knows Student’s distribution', () => {
  // Abramowitz & Stegun, table 26.10.
  for (const [degrees, half] of [
    [1, 3.078],
    [2, 1.886],
    [3, 1.638],
    [5, 1.476],
    [10, 1.372],
    [30, 1.31],
    [40, 1.303],
  ] as const) {
    expect(halfWidth(degrees)).toBeCloseTo(half, 3)
    expect(studentBelow(half, degrees) + studentBelow(-half, degrees)).toBeCloseTo(1, 12)
  }
  expect(studentBelow(12.706, 1)).toBeCloseTo(0.975, 4)
  expect(studentBelow(2.571, 5)).toBeCloseTo(0.975, 4)
  expect(studentBelow(0, 7)).toBe(0.5)
})

it('finds the median of any numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 80 }), (values) => {
      const sorted = values.toSorted((a, b) => a - b)
      const half = sorted.length >> 1
      const expected = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
      expect(medianOf(Float64Array.from(values), values.length)).toBe(expected)
    }),
    { seed: 1, numRuns: 500 },
  )
})
