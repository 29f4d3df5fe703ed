/** Light presets: the same verdict in the colours of different places. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget, yearTarget } from './ask.ts'

/** Half of the year gone, `value` % of the target done. */
const half = (value: string, light: object, more: object = {}) =>
  ask({ period: '2025-06', indicator: more, targets: [yearTarget(2025, '>=', '100')], values: { '2025-06': value }, light: light })

describe('ratio', () => {
  it.each([
    ['50', 'green', 'on_pace'],
    ['49.99', 'yellow', 'behind'],
    ['45', 'yellow', 'behind'],
    ['44.99', 'red', 'behind'],
  ])('%s % is %s', (value, light, outcome) => {
    expect(half(value, { preset: 'ratio' })).toMatchObject({ light, outcome })
  })

  it('is what counts when nothing is said', () => {
    const found = ask({ period: '2025-06', targets: [yearTarget(2025, '>=', '100')], values: { '2025-06': '44.99' } })
    expect(found.light).toBe('red')
  })
})

describe('points: green while behind by less than the first, yellow up to the second, both included', () => {
  it.each([
    ['50', 'green', 'on_pace'],
    ['49.99', 'green', 'behind'],
    ['40.01', 'green', 'behind'],
    ['40', 'yellow', 'behind'],
    ['20', 'yellow', 'behind'],
    ['19.99', 'red', 'behind'],
    ['0', 'red', 'behind'],
  ])('%s % done is %s, and %s all the same', (value, light, outcome) => {
    expect(half(value, { preset: 'points' })).toMatchObject({ light, outcome })
  })

  it.each([
    ['45.01', 'green'],
    ['45', 'yellow'],
    ['30', 'yellow'],
    ['29.99', 'red'],
  ])('with 5 and 20, %s is %s', (value, light) => {
    expect(half(value, { preset: 'points', thresholds: ['5', '20'] }).light).toBe(light)
  })

  it('a cap is behind where it is used too fast', () => {
    const used = (value: string) =>
      ask({
        period: '2025-06',
        indicator: { measure: 'cap', better: 'lower' },
        targets: [yearTarget(2025, '<=', '100')],
        values: { '2025-06': value },
        light: { preset: 'points' },
      }).light
    expect([used('50'), used('59.99'), used('60'), used('80'), used('80.01')]).toEqual(['green', 'green', 'yellow', 'yellow', 'red'])
  })

  it('a rate is behind by its own points', () => {
    const rate = (value: string) =>
      ask({
        period: '2025-06',
        indicator: { measure: 'growth', basis: 'rate', unit: '%' },
        targets: [yearTarget(2025, '>=', '7')],
        values: { '2025-06': value },
        light: { preset: 'points', thresholds: ['1', '3'] },
      }).light
    expect([rate('7'), rate('6.01'), rate('6'), rate('4'), rate('3.99')]).toEqual(['green', 'green', 'yellow', 'yellow', 'red'])
  })
})

describe('percent: yellow up to half below the pace', () => {
  it.each([
    ['50', 'green'],
    ['49.99', 'yellow'],
    ['25', 'yellow'],
    ['24.99', 'red'],
    ['-1', 'red'],
  ])('%s % done is %s', (value, light) => {
    expect(half(value, { preset: 'percent' }).light).toBe(light)
  })

  it('with 30 %, the border is at 35', () => {
    expect(half('35', { preset: 'percent', thresholds: ['30'] }).light).toBe('yellow')
    expect(half('34.99', { preset: 'percent', thresholds: ['30'] }).light).toBe('red')
  })
})

describe('peer-growth: against the plan and against the others', () => {
  const against = (value: string, { target = '6', peers = ['5'] }: { target?: string; peers?: readonly string[] } = {}) =>
    ask({
      period: '2025-06',
      indicator: { measure: 'growth', basis: 'rate', unit: '%' },
      targets: [yearTarget(2025, '>=', target)],
      values: { '2025-06': value },
      light: { preset: 'peer-growth' },
      peers: peers.map((peer) => ({ name: '全市平均', period: '2025-06', value: peer })),
    })

  it.each([
    ['both', '6', {}, 'green', 'on_pace'],
    ['the plan, but not the others', '6', { peers: ['6.1'] }, 'yellow', 'on_pace'],
    ['the plan and exactly the others', '6.1', { peers: ['6.1'] }, 'green', 'on_pace'],
    ['the others, but not the plan', '5.9', {}, 'yellow', 'behind'],
    ['neither', '4.9', {}, 'yellow', 'behind'],
    ['neither, by far', '0', {}, 'yellow', 'behind'],
    ['not even nothing', '-0.1', {}, 'red', 'behind'],
    ['less than nothing, yet both', '-1', { target: '-2', peers: ['-1.5'] }, 'yellow', 'on_pace'],
    ['less than nothing and the plan only', '-1', { target: '-2', peers: ['-0.5'] }, 'red', 'on_pace'],
    ['less than nothing and the others only', '-3', { target: '-2', peers: ['-4'] }, 'red', 'behind'],
    ['one of two others only', '6', { peers: ['5', '7'] }, 'yellow', 'on_pace'],
  ])('reaching %s', (_, value, given, light, outcome) => {
    expect(against(value, given)).toMatchObject({ light, outcome })
  })

  it.each([
    ['6', 'green', 'on_pace'],
    ['5.9', 'yellow', 'behind'],
    ['-0.1', 'red', 'behind'],
  ])('without the others’ figure the plan decides alone, and %s is %s', (value, light, outcome) => {
    expect(against(value, { peers: [] })).toMatchObject({ light, outcome, reason: 'peers_missing' })
  })

  it('the figure of another period is none', () => {
    const found = ask({
      period: '2025-06',
      indicator: { measure: 'growth', basis: 'rate', unit: '%' },
      targets: [yearTarget(2025, '>=', '6')],
      values: { '2025-06': '6' },
      light: { preset: 'peer-growth' },
      peers: [{ name: '全市平均', period: '2025-05', value: '9' }],
    })
    expect(found).toMatchObject({ light: 'green', reason: 'peers_missing' })
  })

  it('says nothing of missing others where they are there', () => {
    expect(against('6').reason).toBe('pace')
  })
})

describe('counters of periods running', () => {
  const run = (values: readonly number[], light: object) =>
    ask({
      period: `2025-${String(values.length).padStart(2, '0')}`,
      targets: [yearTarget(2025, '>=', '1200')],
      // `behind` by so many points at the end of each month.
      values: Object.fromEntries(values.map((behind, place) => [`2025-${String(place + 1).padStart(2, '0')}`, String(100 * (place + 1) - 12 * behind)])),
      light: { preset: 'points', thresholds: { yellow: '2', red: '30', ...light } },
    })

  it('the third period running that is not green is red', () => {
    const third = { redAfter: '3' }
    expect(run([5], third).light).toBe('yellow')
    expect(run([5, 5], third).light).toBe('yellow')
    expect(run([5, 5, 5], third).light).toBe('red')
    expect(run([5, 5, 5, 5], third).light).toBe('red')
    expect(run([5, 5, 0, 5], third).light).toBe('yellow')
    expect(run([0, 0, 0, 0], third).light).toBe('green')
  })

  it('counts nothing unless asked', () => {
    expect(run([5, 5, 5, 5, 5], {}).light).toBe('yellow')
  })
})

describe('what no preset colours', () => {
  const presets = ['ratio', 'points', 'percent', 'peer-growth']

  it('met is blue, grey is grey', () => {
    for (const preset of presets) {
      expect(half('100', { preset }).light).toBe('blue')
      expect(half('-', { preset }).light).toBe('grey')
    }
  })

  it('a bound that is broken, and a binding target that is missed, are red', () => {
    for (const preset of presets) {
      const light = { preset }
      expect(
        ask({ period: '2023-06', indicator: { measure: 'hold', basis: 'stock' }, targets: [finalTarget('>=', '95')], values: { '2023-06': '94.99' }, light })
          .light,
      ).toBe('red')
      expect(
        ask({ period: '2025-12', indicator: { binding: true }, targets: [yearTarget(2025, '>=', '100')], values: { '2025-12': '99.99' }, light }).light,
      ).toBe('red')
      const band = { kind: 'final', dueOn: '2025-12-31', operator: 'range', range: { from: '40', to: '45' } }
      expect(
        ask({ period: '2023-06', indicator: { measure: 'band', basis: 'stock', better: null }, targets: [band], values: { '2023-06': '39' }, light }).light,
      ).toBe('red')
    }
  })
})
