/** What has to stay on one side of a bound, in every period. */
import { describe, expect, it } from 'vitest'
import { ask, finalTarget } from './ask.ts'

describe('hold: at least 95 in every period', () => {
  const held = (period: string, value: string, operator = '>=', more: object = {}, values: Record<string, string> = {}, target: object = {}) =>
    ask({
      period,
      indicator: { measure: 'hold', basis: 'stock', unit: '%', ...more },
      targets: [finalTarget(operator, '95', target)],
      values: { ...values, [period]: value },
    })

  // Within 2 % of 95 is up to 96.9.
  it.each([
    ['far above', '2023-03', '99', { outcome: 'on_pace', light: 'green', reason: 'bound', gap: '4' }],
    ['just outside the margin', '2023-03', '96.91', { outcome: 'on_pace', light: 'green', reason: 'bound', gap: '1.91' }],
    ['at the margin', '2023-03', '96.9', { outcome: 'on_pace', light: 'green', reason: 'near_bound', margin: '1.9' }],
    ['just above', '2023-03', '95.01', { outcome: 'on_pace', light: 'green', reason: 'near_bound', margin: '0.01' }],
    ['at the bound', '2023-03', '95', { outcome: 'on_pace', light: 'green', reason: 'near_bound', margin: '0', gap: '0' }],
    ['just below', '2023-03', '94.99', { outcome: 'broken', light: 'red', reason: 'bound', gap: '-0.01' }],
    ['below in the first period', '2021-01', '90', { outcome: 'broken', light: 'red', gap: '-5' }],
    ['at the due date', '2025-12', '95', { outcome: 'met', light: 'blue' }],
  ])('%s', (_, period, value, expected) => {
    expect(held(period, value)).toMatchObject({
      actual: value,
      expected: '95',
      required: null,
      monthsBehind: null,
      dueOn: '2025-12-31',
      path: null,
      ...expected,
    })
  })

  it('has no margin to tell where it is broken or far', () => {
    expect(held('2023-03', '96.91').margin).toBeUndefined()
    expect(held('2023-03', '94.99').margin).toBeUndefined()
  })

  it('is red at the due date when it does not hold then, and every period stands by itself', () => {
    expect(held('2025-12', '94.9')).toMatchObject({ light: 'red', gap: '-0.1' })
    expect(['missed', 'broken']).toContain(held('2025-12', '94.9').outcome)
    expect(held('2023-03', '96', '>=', {}, { '2023-02': '90' })).toMatchObject({ outcome: 'on_pace', light: 'green' })
    expect(held('2025-12', '96', '>=', {}, { '2023-02': '90', '2025-11': '94' })).toMatchObject({ outcome: 'met', brokenPeriods: ['2023-02', '2025-11'] })
  })

  it.each([
    ['>', '95', 'broken'],
    ['>', '95.01', 'on_pace'],
    ['<=', '95', 'on_pace'],
    ['<=', '95.01', 'broken'],
    ['<', '95', 'broken'],
    ['<', '94.99', 'on_pace'],
    ['=', '95', 'on_pace'],
    // 左右 of a rate: 0.3.
    ['~', '94.7', 'on_pace'],
    ['~', '94.69', 'broken'],
  ])('%s 95 at %s is %s', (operator, value, outcome) => {
    expect(held('2023-03', value, operator, { better: operator.startsWith('<') ? 'lower' : 'higher' }).outcome).toBe(outcome)
  })

  it('around 305 days fewer is bad and more is not, and the usual width is 5 %', () => {
    const days = (value: string, better: string | null = 'higher') =>
      ask({
        period: '2023',
        indicator: { measure: 'hold', basis: 'ytd', frequency: 'year', unit: '天', better },
        targets: [finalTarget('~', '305')],
        values: { 2023: value },
      }).outcome
    // 305 − 15.25 and 305 + 15.25.
    expect(days('289.75')).toBe('on_pace')
    expect(days('289.74')).toBe('broken')
    expect(days('366')).toBe('on_pace')
    expect(days('320.25', null)).toBe('on_pace')
    expect(days('320.26', null)).toBe('broken')
    expect(days('200', 'lower')).toBe('on_pace')
    expect(days('320.26', 'lower')).toBe('broken')
  })

  it('a range counts both ends, and with a direction its bad side only', () => {
    const within = (value: string, better: string | null) =>
      ask({
        period: '2023-03',
        indicator: { measure: 'hold', basis: 'stock', unit: '%', better },
        targets: [{ kind: 'final', dueOn: '2025-12-31', operator: 'range', range: { from: '40', to: '45' } }],
        values: { '2023-03': value },
      }).outcome
    expect([within('40', null), within('45', null), within('39.99', null), within('45.01', null)]).toEqual(['on_pace', 'on_pace', 'broken', 'broken'])
    expect([within('39.99', 'higher'), within('45.01', 'higher')]).toEqual(['broken', 'on_pace'])
    expect([within('39.99', 'lower'), within('45.01', 'lower')]).toEqual(['on_pace', 'broken'])
  })

  it('keeps a bound below nothing: 2 % of −50 is one', () => {
    const cold = (value: string) =>
      ask({ period: '2023-03', indicator: { measure: 'hold', basis: 'stock' }, targets: [finalTarget('>=', '-50')], values: { '2023-03': value } })
    expect(cold('-50.01')).toMatchObject({ outcome: 'broken' })
    expect(cold('-49')).toMatchObject({ outcome: 'on_pace', reason: 'near_bound', margin: '1' })
    expect(cold('-48.99')).toMatchObject({ outcome: 'on_pace', reason: 'bound' })
  })
})
