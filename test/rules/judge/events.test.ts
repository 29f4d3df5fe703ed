/** What is not a distance: milestones, vetoes, and a person's verdict. */
import { describe, expect, it } from 'vitest'
import { ask, figure, finalTarget, node } from './ask.ts'

describe('milestone: 20 of 86 by the end of June, 50 by the end of September, all by the end of the year', () => {
  const targets = [node('2025-06-30', '>=', '20'), node('2025-09-30', '>=', '50'), finalTarget('>=', '86')]
  const done = (period: string, value: string, values: Record<string, string> = {}, light?: object) =>
    ask({
      period,
      indicator: { measure: 'milestone', basis: 'to-date', unit: '项' },
      targets,
      values: { ...values, [period]: value },
      ...(light && { light }),
    })

  it('is not due while nothing is due or done', () => {
    expect(done('2025-05', '0')).toMatchObject({ outcome: 'none', reason: 'not_due', light: 'grey' })
  })

  it.each([
    ['something done before anything is due', '2025-05', '3', 'green'],
    ['more than is due', '2025-07', '21', 'green'],
    ['exactly what was due', '2025-08', '20', 'green'],
    ['one node late', '2025-07', '19', 'red'],
    ['the second node short, a month later', '2025-10', '49', 'red'],
    ['the second node kept', '2025-10', '50', 'green'],
    ['all done early', '2025-10', '86', 'blue'],
    ['all done at the end', '2025-12', '86', 'blue'],
    ['one left at the end', '2025-12', '85', 'red'],
  ])('%s: %s with %s is %s', (_, period, value, light) => {
    expect(done(period, value)).toMatchObject({ light, outcome: { green: 'on_pace', blue: 'met', red: period === '2025-12' ? 'missed' : 'behind' }[light] })
  })

  it('counts in steps, not along a line', () => {
    expect(done('2025-05', '3')).toMatchObject({ expected: '0', gap: '3' })
    expect(done('2025-08', '20')).toMatchObject({ expected: '20', gap: '0' })
    expect(done('2025-11', '49')).toMatchObject({ expected: '50', gap: '-1' })
    expect(done('2025-12', '85')).toMatchObject({ expected: '86', gap: '-1', outcome: 'missed', reason: 'deadline' })
  })

  it('an overdue node is red under every preset', () => {
    for (const preset of ['ratio', 'points', 'percent', 'peer-growth']) expect(done('2025-07', '19', {}, { preset }).light).toBe('red')
  })

  it('a node done late is remembered, and the light follows what is due now', () => {
    expect(done('2025-08', '20', { '2025-06': '19', '2025-07': '19' })).toMatchObject({ outcome: 'on_pace', light: 'green', missedNodes: ['2025-06-30'] })
  })
})

describe('veto: none', () => {
  const events = (flag: string, value: string, { period = '2023-03', more = [] as object[], binding = true } = {}) =>
    ask({
      period,
      indicator: { measure: 'veto', basis: 'ytd', better: 'lower', unit: '起', binding },
      targets: [finalTarget('<=', '0')],
      observations: [...more, figure(period, value, { flag })],
    })

  it.each([
    ['verified', '1', 'red', 'event'],
    ['final', '1', 'red', 'event'],
    ['verified', '3', 'red', 'event'],
    ['verified', '0', 'green', null],
    ['preliminary', '1', 'green', null],
    ['flash', '1', 'green', null],
    ['estimate', '1', 'green', null],
  ])('a %s count of %s is %s', (flag, value, light, reason) => {
    expect(events(flag, value)).toMatchObject({ light, ...(reason && { reason }), required: null, monthsBehind: null })
    expect(events(flag, value, { binding: false }).light).toBe(light)
  })

  it('says what is not confirmed yet', () => {
    expect(events('estimate', '2')).toMatchObject({ outcome: 'on_pace', unconfirmed: '2' })
    expect(events('verified', '0').unconfirmed).toBeUndefined()
  })

  it('is met at the due date without an event, and red with one', () => {
    expect(events('verified', '0', { period: '2025-12' })).toMatchObject({ outcome: 'met', light: 'blue' })
    expect(events('verified', '1', { period: '2025-12' })).toMatchObject({ light: 'red' })
  })

  it('is red under every preset', () => {
    for (const preset of ['ratio', 'points', 'percent', 'peer-growth'])
      expect(
        ask({
          period: '2023-03',
          indicator: { measure: 'veto', better: 'lower' },
          targets: [finalTarget('<=', '0')],
          values: { '2023-03': '1' },
          light: { preset },
        }),
      ).toMatchObject({ light: 'red' })
  })
})

describe('verdict: 达市级要求', () => {
  const words = { kind: 'final', dueOn: '2025-12-31', operator: '>=', text: '达市级要求' }
  const whole = { by: '市发改委', on: '2023-04-10', evidence: ['验收报告'] }
  const said = (verdict: object | null, { period = '2023-03', asOf = '2026-06-30', binding = false } = {}) =>
    ask({
      asOf,
      period,
      indicator: { measure: 'verdict', basis: 'stock', binding },
      targets: [words],
      observations: verdict === null ? [] : [{ period, value: '达到', flag: 'verified', state: 'approved', verdict }],
    })

  it.each([
    ['met', 'blue'],
    ['on_pace', 'green'],
  ])('a verdict of %s is %s', (outcome, light) => {
    expect(said({ outcome, ...whole })).toMatchObject({ outcome, light, reason: 'verdict', required: null, monthsBehind: null })
  })

  it.each(['behind', 'missed'])('a verdict of %s is neither green nor blue', (outcome) => {
    expect(said({ outcome, ...whole })).toMatchObject({ outcome, reason: 'verdict', light: expect.stringMatching(/^(yellow|red)$/) })
  })

  it('missed is red where it binds', () => {
    expect(said({ outcome: 'missed', ...whole }, { binding: true }).light).toBe('red')
  })

  it.each([
    ['nothing', null],
    ['nobody', { outcome: 'met', on: '2023-04-10', evidence: ['报告'] }],
    ['no name', { outcome: 'met', ...whole, by: '' }],
    ['no day', { outcome: 'met', by: '市发改委', evidence: ['报告'] }],
    ['no evidence', { outcome: 'met', by: '市发改委', on: '2023-04-10' }],
    ['an empty list of evidence', { outcome: 'met', ...whole, evidence: [] }],
    ['no outcome', { ...whole }],
  ])('with %s it needs a verdict', (_, verdict) => {
    expect(said(verdict)).toMatchObject({ outcome: 'none', light: 'grey', reason: 'needs_verdict' })
  })

  it('needs one from the end of the period on, and is never called not reported', () => {
    expect(said(null, { asOf: '2023-04-01' }).reason).toBe('needs_verdict')
    expect(said(null, { asOf: '2023-04-20' }).reason).toBe('needs_verdict')
    expect(said(null, { asOf: '2024-04-20' }).reason).toBe('needs_verdict')
    expect(said(null, { asOf: '2023-03-31' }).reason).not.toBe('needs_verdict')
  })
})
