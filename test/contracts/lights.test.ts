/** What every light preset has to keep, and where each of them turns. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../server/basics/decimal.ts'
import type { Thresholds } from '../../server/lights/light.ts'
import { lightOf } from '../../server/lights/light.ts'
import { lightPresetKinds, lightPresetOf, thresholdsOf } from '../../server/lights/index.ts'
import { nothingMore } from '../../server/measures/measure.ts'
import type { Finding } from '../../server/measures/measure.ts'
import { words } from '../../server/words/index.ts'

const finding = (more: Partial<Finding>): Finding => ({
  outcome: 'behind',
  reason: 'pace',
  actual: exact(1),
  expected: exact(2),
  share: exact(40),
  timeShare: exact(50),
  lead: null,
  ratio: null,
  dueOn: null,
  atDue: false,
  target: null,
  limits: null,
  bound: false,
  watched: false,
  severity: 'mild',
  path: 'linear',
  manner: 'way',
  details: () => nothingMore,
  ...more,
})

const shownBy = (
  kind: string,
  more: Partial<Finding>,
  { binding = false, peers = [], changed = {} }: { binding?: boolean; peers?: readonly string[]; changed?: Thresholds } = {},
) => lightOf({ finding: finding(more), peers: peers.map((peer) => exact(peer)) }, binding, lightPresetOf(kind), thresholdsOf(kind, changed))

describe.each(lightPresetKinds)('light preset %s', (kind) => {
  it('never lightens as the ratio falls', () => {
    const rank = { green: 0, yellow: 1, red: 2, blue: 0 }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (a, b) => {
        const [more, less] = [Math.max(a, b), Math.min(a, b)]
        const of = (ratio: number) => rank[shownBy(kind, { outcome: ratio >= 100 ? 'on_pace' : 'behind', ratio: exact(ratio), lead: exact(ratio - 100) })]
        expect(of(less)).toBeGreaterThanOrEqual(of(more))
      }),
    )
  })

  it('keeps what every place shares: met, broken, missed', () => {
    const near = { outcome: 'missed', ratio: exact('99.99'), lead: exact('-0.01') } as const
    expect(shownBy(kind, { outcome: 'met' })).toBe('blue')
    expect(shownBy(kind, { outcome: 'met', watched: true })).toBe('green')
    expect(shownBy(kind, { outcome: 'broken', bound: true })).toBe('red')
    expect(shownBy(kind, { ...near, bound: true })).toBe('red')
    expect(shownBy(kind, near, { binding: true })).toBe('red')
    expect(shownBy(kind, near)).toBe(shownBy(kind, { ...near, outcome: 'behind' }))
    expect(shownBy(kind, { ...near, outcome: 'behind' }, { binding: true })).toBe(shownBy(kind, { ...near, outcome: 'behind' }))
  })

  it('has a name in every language', () => {
    for (const language of Object.values(words)) expect(language.lightPresets[kind]).toMatch(/\S/)
  })
})

describe('where each preset turns', () => {
  it.each([
    ['ratio', { ratio: exact('100') }, 'green'],
    ['ratio', { ratio: exact('99.999') }, 'yellow'],
    ['ratio', { ratio: exact('90') }, 'yellow'],
    ['ratio', { ratio: exact('89.999') }, 'red'],
    ['ratio', { ratio: null, severity: 'mild' }, 'yellow'],
    ['ratio', { ratio: null, severity: 'grave' }, 'red'],
    ['points', { lead: exact('-9.999') }, 'green'],
    ['points', { lead: exact('-10') }, 'yellow'],
    ['points', { lead: exact('-30') }, 'yellow'],
    ['points', { lead: exact('-30.001') }, 'red'],
    ['points', { lead: null, severity: 'grave' }, 'red'],
    ['percent', { ratio: exact('99.999') }, 'yellow'],
    ['percent', { ratio: exact('50') }, 'yellow'],
    ['percent', { ratio: exact('49.999') }, 'red'],
    ['percent', { ratio: exact('-20') }, 'red'],
    // What has shares goes by the ratio under peer-growth too.
    ['peer-growth', { ratio: exact('95') }, 'yellow'],
    ['peer-growth', { ratio: exact('89') }, 'red'],
  ] as const)('%s at %o is %s', (kind, more, light) => {
    expect(shownBy(kind, more)).toBe(light)
  })

  it.each([
    ['6', ['5.8'], 'green'],
    ['5', ['5'], 'green'],
    ['6', ['6.1'], 'yellow'],
    ['4.9', [], 'yellow'],
    ['0', ['-1'], 'yellow'],
    ['-0.1', ['-1'], 'red'],
    ['5', [], 'green'],
  ] as const)('growth of %s against 5 and %o is %s', (actual, peers, light) => {
    const rate = { share: null, timeShare: null, manner: 'rate', path: null, expected: exact('5'), actual: exact(actual) } as const
    expect(shownBy('peer-growth', { ...rate, outcome: Number(actual) >= 5 ? 'on_pace' : 'behind' }, { peers })).toBe(light)
  })
  it('a fall that is below neither plan nor peers is yellow', () => {
    const rate = { share: null, timeShare: null, manner: 'rate', path: null, expected: exact('-3'), actual: exact('-2'), outcome: 'on_pace' } as const
    expect(shownBy('peer-growth', rate, { peers: ['-2.5'] })).toBe('yellow')
    expect(shownBy('peer-growth', rate, { peers: ['-1'] })).toBe('red')
  })

  it('goes by thresholds that a plan has changed', () => {
    expect(shownBy('ratio', { ratio: exact('85') }, { changed: { yellow: '80' } })).toBe('yellow')
    expect(shownBy('points', { lead: exact('-4') }, { changed: { yellow: '3' } })).toBe('yellow')
  })
})
