/** What every path and every light preset on their shelves has to keep. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, exact } from '../../server/basics/decimal.ts'
import { lightOf } from '../../server/lights/light.ts'
import { lightPresetKinds, lightPresetOf } from '../../server/lights/index.ts'
import { nothingMore } from '../../server/measures/measure.ts'
import type { Finding } from '../../server/measures/measure.ts'
import { pathKinds, pathOf } from '../../server/paths/index.ts'
import { ticksBehind, valueAt } from '../../server/paths/path.ts'
import { words } from '../../server/words/index.ts'

const course = fc
  .tuple(
    fc.integer({ min: -500, max: 500 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 400 })), { minLength: 1, maxLength: 5 }),
  )
  .map(([from, steps]) => {
    let tick = 24_000
    let value = from
    return {
      start: { tick, value: exact(from) },
      nodes: steps.map(([months, rise]) => ({ tick: (tick += months), value: exact((value += rise)) })),
    }
  })

describe.each(pathKinds)('path %s', (kind) => {
  it('starts where the course starts, passes its nodes, and never turns back on the way up', () => {
    fc.assert(
      fc.property(course, (given) => {
        const line = pathOf(kind).line(given)
        for (const point of [given.start, ...given.nodes]) expect(compare(valueAt(line, point.tick), point.value)).toBe(0)
        const last = given.nodes.at(-1)!.tick
        for (let tick = given.start.tick; tick < last; tick += 1) expect(compare(valueAt(line, tick), valueAt(line, tick + 1))).toBeLessThanOrEqual(0)
        expect(line.every((point, place) => place === 0 || point.tick > line[place - 1]!.tick)).toBe(true)
      }),
    )
  })

  it('is behind by nothing on the line, and by all the way from the start', () => {
    fc.assert(
      fc.property(course, (given) => {
        const line = pathOf(kind).line(given)
        const { tick } = given.nodes.at(-1)!
        expect(compare(ticksBehind(line, tick, valueAt(line, tick)), exact(0))).toBe(0)
        const under = exact(-10_000)
        expect(compare(ticksBehind(line, tick, under), exact(tick - given.start.tick))).toBe(0)
      }),
    )
  })

  it('has a name in every language', () => {
    for (const language of Object.values(words)) expect(language.paths[kind]).toMatch(/\S/)
  })
})

const finding = (more: Partial<Finding>): Finding => ({
  outcome: 'behind',
  reason: 'pace',
  actual: exact(1),
  expected: exact(2),
  share: null,
  timeShare: null,
  lead: null,
  ratio: null,
  dueOn: null,
  atDue: false,
  target: null,
  bound: false,
  watched: false,
  severity: 'mild',
  details: () => nothingMore,
  ...more,
})

describe.each(lightPresetKinds)('light preset %s', (kind) => {
  const preset = lightPresetOf(kind)
  const shown = (more: Partial<Finding>, binding = false) => lightOf(finding(more), binding, preset, preset.thresholds)

  it('never lightens as the ratio falls', () => {
    const rank = { green: 0, yellow: 1, red: 2, blue: 0, grey: 0 }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (a, b) => {
        const [more, less] = [Math.max(a, b), Math.min(a, b)]
        const of = (ratio: number) => rank[shown({ outcome: ratio >= 100 ? 'on_pace' : 'behind', ratio: exact(ratio), lead: exact(ratio - 100) })]
        expect(of(less)).toBeGreaterThanOrEqual(of(more))
      }),
    )
  })

  it('keeps what every place shares: met, broken, missed', () => {
    expect(shown({ outcome: 'met' })).toBe('blue')
    expect(shown({ outcome: 'met', watched: true })).toBe('green')
    expect(shown({ outcome: 'broken', bound: true })).toBe('red')
    expect(shown({ outcome: 'missed', ratio: exact('99.99'), lead: exact('-0.01') })).toBe('yellow')
    expect(shown({ outcome: 'missed', ratio: exact('99.99'), lead: exact('-0.01') }, true)).toBe('red')
    expect(shown({ outcome: 'behind', ratio: exact('99.99'), lead: exact('-0.01') })).not.toBe('green')
  })

  it('has a name in every language', () => {
    for (const language of Object.values(words)) expect(language.lightPresets[kind]).toMatch(/\S/)
  })
})
