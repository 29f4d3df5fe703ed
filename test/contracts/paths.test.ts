/** What every path has to keep, whatever the course. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, divided, exact, fraction, magnitude, minus, plus, power, text, times } from '../../server/basics/decimal.ts'
import { lineBy, pathKinds } from '../../server/paths/index.ts'
import { shapeOf } from '../../server/paths/like-last-year.ts'
import type { Course, Line } from '../../server/paths/path.ts'
import { ticksBehind, ticksUntil, valueAt } from '../../server/paths/path.ts'
import { words } from '../../server/words/index.ts'

const january = 2024 * 12

/** Courses that rise from above 0, with values filed on the way and a last year's shape. */
const course = fc
  .record({
    from: fc.integer({ min: 1, max: 500 }),
    steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 1,
      maxLength: 5,
    }),
    months: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ from, steps, months }): Course => {
    let tick = january
    let value = from
    const filed: { tick: number; value: ReturnType<typeof exact> }[] = []
    const nodes = steps.map(([length, rise, part]) => {
      if (length > 1) filed.push({ tick: tick + Math.floor(length / 2), value: exact(value + Math.floor((rise * part) / 100)) })
      return { tick: (tick += length), value: exact((value += rise)) }
    })
    let sum = 0
    const totals = months.map((month, place) => ({ tick: place + 1, value: exact((sum += month)) }))
    return { start: { tick: january, value: exact(from) }, nodes, filed, shape: () => shapeOf(totals) }
  })

const lastTick = ({ nodes }: Course): number => nodes.at(-1)!.tick

const mirror = exact(10_000)
const flip = ({ tick, value }: Course['start']): Course['start'] => ({ tick, value: minus(mirror, value) })
/** The same course on its way down. */
const mirrored = (given: Course): Course => ({ ...given, start: flip(given.start), nodes: given.nodes.map(flip), filed: given.filed.map(flip) })

// A rate of growth mirrored is another curve.
it.each(pathKinds.filter((kind) => kind !== 'geometric'))('path %s mirrored at a level is the line mirrored there', (kind) => {
  fc.assert(
    fc.property(course, (given) => {
      const [line, other] = [lineBy(kind, given), lineBy(kind, mirrored(given))]
      for (let tick = given.start.tick; tick < lastTick(given); tick += 1) expect(compare(plus(valueAt(line, tick), valueAt(other, tick)), mirror)).toBe(0)
    }),
  )
})

describe.each(pathKinds)('path %s', (kind) => {
  it('starts where the course starts, passes its nodes, and never turns back on the way up', () => {
    fc.assert(
      fc.property(course, (given) => {
        const line = lineBy(kind, given)
        for (const point of [given.start, ...given.nodes]) expect(compare(valueAt(line, point.tick), point.value)).toBe(0)
        for (let tick = given.start.tick; tick < lastTick(given); tick += 1)
          expect(compare(valueAt(line, tick), valueAt(line, tick + 1))).toBeLessThanOrEqual(0)
        expect(line.points.every((point, place) => place === 0 || point.tick >= line.points[place - 1]!.tick)).toBe(true)
      }),
    )
  })

  it('turns with the direction: a course that falls is drawn as steadily as one that rises', () => {
    fc.assert(
      fc.property(course, (given) => {
        const line = lineBy(kind, mirrored(given))
        for (let tick = given.start.tick; tick < lastTick(given); tick += 1)
          expect(compare(valueAt(line, tick), valueAt(line, tick + 1))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('is behind by nothing on the line, and by all the way from the start', () => {
    fc.assert(
      fc.property(course, (given) => {
        const line = lineBy(kind, given)
        const tick = lastTick(given)
        expect(compare(ticksBehind(line, tick, valueAt(line, tick)), exact(0))).toBe(0)
        const under = exact(-10_000)
        expect(compare(ticksBehind(line, tick, under), exact(tick - given.start.tick))).toBe(0)
      }),
    )
  })

  it('answers before its start and after its end', () => {
    fc.assert(
      fc.property(course, (given) => {
        const line = lineBy(kind, given)
        expect(compare(valueAt(line, given.start.tick - 5), given.start.value)).toBe(0)
        expect(compare(valueAt(line, lastTick(given) + 5), given.nodes.at(-1)!.value)).toBe(0)
      }),
    )
  })

  it('comes to its end at once where it has no length', () => {
    const line = lineBy(kind, { start: { tick: january, value: exact(1) }, nodes: [{ tick: january, value: exact(7) }], filed: [], shape: () => null })
    expect(compare(valueAt(line, january), exact(7))).toBe(0)
  })

  it('has a name in every language', () => {
    for (const language of Object.values(words)) expect(language.paths[kind]).toMatch(/\S/)
  })
})

const over = (nodes: Course['nodes'], more: Partial<Course> = {}): Course => ({
  start: { tick: january, value: exact(0) },
  nodes,
  filed: [],
  shape: () => null,
  ...more,
})
const at = (line: Line, month: number) => valueAt(line, january + month)

it('takes the straight line where a path cannot be drawn, and says so', () => {
  const year = over([{ tick: january + 12, value: exact(120) }])
  for (const kind of ['filed', 'like-last-year', 'geometric'])
    expect(lineBy(kind, year)).toMatchObject({ kind: 'linear', points: [{ tick: january }, { tick: january + 12 }] })
  for (const kind of ['linear', 'steps']) expect(lineBy(kind, year).kind).toBe(kind)
  expect(() => lineBy('bent', year)).toThrow(RangeError)
})

it('filed is straight between the values filed, and from the start before the first', () => {
  const line = lineBy(
    'filed',
    over([{ tick: january + 12, value: exact(100) }], {
      filed: [
        { tick: january + 3, value: exact(10) },
        { tick: january + 9, value: exact(70) },
      ],
    }),
  )
  expect([3, 6, 9, 12].map((month) => text(at(line, month)))).toEqual(['10', '40', '70', '100'])
  expect(compare(at(line, 1), fraction(10, 3))).toBe(0)
})

it('like-last-year gives each month its part of the last complete year', () => {
  const totals = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200].map((value, place) => ({ tick: place + 1, value: exact(value) }))
  const line = lineBy('like-last-year', over([{ tick: january + 12, value: exact(50) }], { shape: () => shapeOf(totals) }))
  expect(line.kind).toBe('like-last-year')
  expect(compare(at(line, 1), exact(0))).toBe(0)
  expect(compare(at(line, 11), exact(25))).toBe(0)
  // Two years with one target: each year half of the way, inside it as last year went.
  const two = lineBy('like-last-year', over([{ tick: january + 24, value: exact(100) }], { shape: () => shapeOf(totals) }))
  expect([12, 23, 24].map((month) => compare(at(two, month), exact([50, 75, 100][[12, 23, 24].indexOf(month)]!)))).toEqual([0, 0, 0])
})

it('like-last-year knows no shape of a year that brought nothing, and waits where a total fell back', () => {
  expect(shapeOf([{ tick: 12, value: exact(0) }])).toBeNull()
  expect(shapeOf([])).toBeNull()
  const fell = shapeOf([
    { tick: 6, value: exact(60) },
    { tick: 9, value: exact(50) },
    { tick: 12, value: exact(100) },
  ])!
  expect(fell.map(({ value }) => Number(value.over) / Number(value.under))).toEqual([0.6, 0.6, 1])
})

it('geometric grows by one rate: exact where the value ends, and to 60 digits where it does not', () => {
  const start = { tick: january, value: exact(100) }
  const line = lineBy('geometric', over([{ tick: january + 24, value: exact(400) }], { start }))
  expect(compare(at(line, 12), exact(200))).toBe(0)
  const month = divided(at(line, 1), exact(100))!
  const back = times(exact(100), power(month, 24))
  expect(compare(magnitude(minus(back, exact(400))), { over: 1n, under: 10n ** 50n })).toBeLessThan(0)
  expect(lineBy('geometric', over([{ tick: january + 24, value: exact(400) }])).kind).toBe('linear')
})

it('steps are nothing before their day and everything from it on; the way back ends at the step', () => {
  const line = lineBy(
    'steps',
    over([
      { tick: january + 6, value: exact(1) },
      { tick: january + 12, value: exact(3) },
    ]),
  )
  expect([5, 6, 11, 12].map((month) => text(at(line, month)))).toEqual(['0', '1', '1', '3'])
  expect(compare(ticksBehind(line, january + 9, exact(0)), exact(3))).toBe(0)
})

it('tells how long until a line comes to a value', () => {
  const line = lineBy('linear', over([{ tick: january + 12, value: exact(120) }]))
  expect(compare(ticksUntil(line, january + 6, exact(75))!, fraction(3, 2))).toBe(0)
  expect(ticksUntil(line, january + 6, exact(121))).toBeNull()
})
