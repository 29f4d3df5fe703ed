/** Facts in time: what can be known when, what decides a due date, and which of several versions counts. */
import { describe, expect, it } from 'vitest'
import { ask, figure, finalTarget, quotient, yearTarget } from './ask.ts'

const target = [yearTarget(2025, '>=', '1200')]

describe('the release day', () => {
  // The National Day week of 2025 ran from 1 to 8 October; Saturday the 11th was worked. 31 August was a Sunday.
  it.each([
    ['2025-09', 0, '2025-09-30', '2025-10-09'],
    ['2025-09', 1, '2025-10-09', '2025-10-10'],
    ['2025-09', 2, '2025-10-10', '2025-10-11'],
    ['2025-09', 3, '2025-10-11', '2025-10-13'],
    ['2025-08', 0, '2025-09-01', '2025-09-02'],
    ['2025-08', 1, '2025-09-01', '2025-09-02'],
    ['2025-08', 5, '2025-09-05', '2025-09-08'],
    // Sunday 28 September was worked too.
    ['2025-08', 20, '2025-09-26', '2025-09-28'],
  ])('of %s with %d workdays is %s, and late from %s', (period, workdays, on, lateFrom) => {
    const asked = (asOf: string) => ask({ asOf, period, indicator: { release: { workdays } }, targets: target })
    expect(asked(on)).toMatchObject({ outcome: 'none', light: 'grey', reason: 'not_released', release: { on, lateFrom } })
    expect(asked(lateFrom).reason).toBe('not_reported')
  })

  it('days off after it are not late yet', () => {
    for (const day of ['2025-09-05', '2025-09-06', '2025-09-07'])
      expect(ask({ asOf: day, period: '2025-08', indicator: { release: { workdays: 5 } }, targets: target }).reason).toBe('not_released')
    expect(ask({ asOf: '2025-09-08', period: '2025-08', indicator: { release: { workdays: 5 } }, targets: target })).toMatchObject({
      reason: 'not_reported',
      missing: ['2025-08'],
    })
  })

  it('is the fifteenth unless something is said', () => {
    expect(ask({ asOf: '2025-08-20', period: '2025-07', targets: target }).release).toMatchObject({ on: '2025-08-21', lateFrom: '2025-08-22' })
  })

  it.each([
    ['Asia/Shanghai', '2025-08-21T15:59:59.999Z', '2025-08-21T16:00:00.000Z'],
    ['Asia/Urumqi', '2025-08-21T17:59:59.999Z', '2025-08-21T18:00:00.000Z'],
    ['UTC', '2025-08-21T23:59:59.999Z', '2025-08-22T00:00:00.000Z'],
    ['America/New_York', '2025-08-22T03:59:59.999Z', '2025-08-22T04:00:00.000Z'],
  ])('ends at midnight in %s', (timeZone, before, after) => {
    const asked = (asOf: string) => ask({ asOf, period: '2025-07', plan: { timeZone }, targets: target }).reason
    expect([asked(before), asked(after)]).toEqual(['not_released', 'not_reported'])
    expect([asked('2025-08-21'), asked('2025-08-22')]).toEqual(['not_released', 'not_reported'])
  })

  it('counts Monday to Friday in a year that is not published, and says so', () => {
    const found = ask({
      asOf: '2027-01-10',
      period: '2026-Q4',
      plan: { from: '2026-01-01', to: '2030-12-31' },
      indicator: { frequency: 'quarter' },
      targets: [yearTarget(2027, '>=', '1')],
    })
    // 1, 4–8, 11–15, 18–21 January 2027.
    expect(found).toMatchObject({ release: { on: '2027-01-21', lateFrom: '2027-01-22' }, uncertain: ['2027'] })
    expect(ask({ period: '2025-07', asOf: '2025-08-21', targets: target }).uncertain).toBeUndefined()
  })
})

describe('which period is judged', () => {
  const values = { '2025-05': '500', '2025-06': '600', '2025-07': '700' }

  it('on 20 August with data to July the time share is 7/12', () => {
    expect(ask({ asOf: '2025-08-20', targets: target, values })).toMatchObject({ period: '2025-07', timeShare: quotient(700, 12), outcome: 'on_pace' })
  })

  it('is the last with a figure until the next is late', () => {
    const { '2025-07': _, ...toJune } = values
    expect(ask({ asOf: '2025-08-20', targets: target, values: toJune })).toMatchObject({ period: '2025-06' })
    expect(ask({ asOf: '2025-08-21', targets: target, values: toJune })).toMatchObject({ period: '2025-06' })
    expect(ask({ asOf: '2025-08-22', targets: target, values: toJune })).toMatchObject({ period: '2025-07', reason: 'not_reported' })
  })

  it('is the first where nothing can be there yet', () => {
    expect(ask({ asOf: '2021-02-10', targets: [yearTarget(2021, '>=', '1200')] })).toMatchObject({ period: '2021-01', outcome: 'none', reason: 'not_released' })
    expect(ask({ asOf: '2020-06-01', targets: [yearTarget(2021, '>=', '1200')] })).toMatchObject({ period: '2021-01', reason: 'not_released' })
  })

  it('has ended: a figure for one that has not is not judged', () => {
    const early = { '2025-06': '600' }
    expect(ask({ asOf: '2025-06-30', targets: target, values: { ...early, '2025-05': '500' } }).period).toBe('2025-05')
    expect(ask({ asOf: '2025-06-30', period: '2025-06', targets: target, values: early })).toMatchObject({ outcome: 'none', light: 'grey' })
    // Midnight of 1 July in Shanghai.
    expect(ask({ asOf: '2025-06-30T15:59:59.999Z', period: '2025-06', targets: target, values: early }).outcome).toBe('none')
    expect(ask({ asOf: '2025-06-30T16:00:00.000Z', period: '2025-06', targets: target, values: early })).toMatchObject({ outcome: 'on_pace', actual: '600' })
  })

  it('a figure known before its release day is judged', () => {
    expect(ask({ asOf: '2025-07-02', targets: target, values: { '2025-06': '600' } })).toMatchObject({ period: '2025-06', outcome: 'on_pace' })
  })
})

describe('at the due date', () => {
  const due = (flag: string, more: object = {}, value = '1200') =>
    ask({ asOf: '2026-01-15', period: '2025-12', indicator: more, targets: target, observations: [figure('2025-12', value, { flag })] })

  it.each([
    ['estimate', 'awaiting_final', 'awaiting_final'],
    ['flash', 'awaiting_final', 'awaiting_final'],
    ['preliminary', 'awaiting_final', 'met'],
    ['verified', 'met', 'met'],
    ['final', 'met', 'met'],
  ])('a %s figure is %s, and where preliminary ones decide %s', (flag, usually, withPreliminary) => {
    const seen = (found: ReturnType<typeof due>) => (found.outcome === 'none' ? found.reason : found.outcome)
    expect(seen(due(flag))).toBe(usually)
    expect(seen(due(flag, { preliminaryDecides: true }))).toBe(withPreliminary)
    expect(seen(due(flag, {}, '1100'))).toBe(usually === 'met' ? 'missed' : usually)
    expect(due(flag, {}, '1100').light).toBe(usually === 'met' ? 'yellow' : 'grey')
  })

  it('before it every flag is judged', () => {
    for (const flag of ['estimate', 'flash', 'preliminary', 'verified', 'final'])
      expect(ask({ period: '2025-11', targets: target, observations: [figure('2025-11', '1100', { flag })] })).toMatchObject({ outcome: 'on_pace', flag })
  })

  it('without a figure it waits until the release day has passed', () => {
    // 2026: 1–3 January off, Sunday the 4th worked; the fifteenth workday is 22 January.
    const silent = (asOf: string) => ask({ asOf, period: '2025-12', targets: target }).reason
    expect(silent('2026-01-01')).toBe('awaiting_final')
    expect(silent('2026-01-22')).toBe('awaiting_final')
    expect(silent('2026-01-23')).toBe('not_reported')
  })

  it('a later decision makes a new verdict, and the old moment keeps its own', () => {
    const turned = (asOf: string) =>
      ask({
        asOf,
        period: '2025-12',
        targets: target,
        observations: [
          figure('2025-12', '1210', { flag: 'flash', knownFrom: '2026-01-10T00:00:00.000Z', knownTo: '2026-02-10T00:00:00.000Z' }),
          figure('2025-12', '1190', { flag: 'verified', knownFrom: '2026-02-10T00:00:00.000Z', knownTo: '2026-05-10T00:00:00.000Z' }),
          figure('2025-12', '1200', { flag: 'final', knownFrom: '2026-05-10T00:00:00.000Z' }),
        ],
      })
    expect(turned('2026-01-31')).toMatchObject({ outcome: 'none', reason: 'awaiting_final', light: 'grey' })
    expect(turned('2026-02-09T23:59:59.999Z').reason).toBe('awaiting_final')
    expect(turned('2026-02-10T00:00:00.000Z')).toMatchObject({ outcome: 'missed', actual: '1190', flag: 'verified' })
    expect(turned('2026-05-09T23:59:59.999Z')).toMatchObject({ outcome: 'missed' })
    expect(turned('2026-05-10T00:00:00.000Z')).toMatchObject({ outcome: 'met', actual: '1200', flag: 'final' })
  })

  it('never moves off a day off, and stands in the middle of a period', () => {
    // 31 December 2023 was a Sunday.
    expect(ask({ period: '2023-12', targets: [yearTarget(2023, '>=', '1200')], values: { '2023-12': '1199' } })).toMatchObject({
      dueOn: '2023-12-31',
      outcome: 'missed',
    })
    const level = (period: string, value: string) =>
      ask({
        period,
        indicator: { measure: 'level', basis: 'stock', baseline: { period: '2024', value: '200' } },
        targets: [finalTarget('>=', '260', { dueOn: '2025-06-15' })],
        values: { [period]: value },
      })
    // A month begun counts: six to the due date, five of them gone by the end of May.
    expect(level('2025-05', '250')).toMatchObject({ expected: '250', outcome: 'on_pace', dueOn: '2025-06-15' })
    expect(level('2025-06', '260')).toMatchObject({ expected: '260', outcome: 'met' })
    expect(level('2025-06', '259')).toMatchObject({ outcome: 'missed' })
  })
})

describe('what may be judged', () => {
  const stated = (state: string, more: readonly object[] = []) =>
    ask({ asOf: '2025-07-25', period: '2025-06', targets: target, observations: [figure('2025-06', '600', { state }), ...more] })

  it.each(['draft', 'submitted'])('a %s figure is not', (state) => {
    expect(stated(state)).toMatchObject({ outcome: 'none', reason: 'not_reported', light: 'grey' })
    expect(stated(state, [figure('2025-06', '590', { knownFrom: '2025-07-01T00:00:00.000Z' })])).toMatchObject({ outcome: 'behind', actual: '590' })
  })

  it('an approved one is', () => {
    expect(stated('approved')).toMatchObject({ outcome: 'on_pace', actual: '600' })
  })
})

describe('versions of a target', () => {
  const version = (value: string, date?: string) =>
    yearTarget(2025, '>=', value, date === undefined ? {} : { approval: { body: '区人大', documentNumber: `${value}号`, date } })
  const versions = [version('1200'), version('1100', '2025-03-10'), version('1000', '2025-05-20')]

  it.each([
    ['2025-03-09', '1200', undefined],
    ['2025-03-10', '1100', ['1200']],
    ['2025-05-19T15:59:59.999Z', '1100', ['1200']],
    ['2025-05-19T16:00:00.000Z', '1000', ['1200', '1100']],
    ['2026-01-01', '1000', ['1200', '1100']],
  ])('on %s it is %s', (asOf, value, former) => {
    for (const targets of [versions, versions.toReversed()]) {
      const found = ask({ asOf, period: '2025-02', targets, values: { '2025-02': '180' } })
      expect(found.target).toBe(value)
      expect(
        found.formerTargets
          ?.map((each) => each.value)
          .toSorted()
          .toReversed(),
      ).toEqual(former)
    }
  })

  it('a version of the year before changes nothing in this one', () => {
    const found = ask({
      period: '2025-06',
      targets: [yearTarget(2024, '>=', '900', { approval: { date: '2025-02-01' } }), version('1200')],
      values: { '2025-06': '600' },
    })
    expect(found).toMatchObject({ target: '1200', outcome: 'on_pace' })
  })
})

describe('确保 and 力争', () => {
  const both = (value: string, period = '2025-06') =>
    ask({
      period,
      targets: [yearTarget(2025, '>=', '1400', { modal: '力争' }), yearTarget(2025, '>=', '1200', { modal: '确保' })],
      values: { [period]: value },
    })

  it('the first is judged, the other is shown', () => {
    expect(both('600')).toMatchObject({ outcome: 'on_pace', target: '1200', expected: '600', stretch: { value: '1400', met: false } })
    expect(both('1300', '2025-12')).toMatchObject({ outcome: 'met', light: 'blue', stretch: { value: '1400', met: false } })
    expect(both('1400', '2025-12')).toMatchObject({ outcome: 'met', stretch: { met: true } })
    expect(both('1199', '2025-12')).toMatchObject({ outcome: 'missed' })
  })

  it('力争 alone is judged', () => {
    const found = ask({ period: '2025-06', targets: [yearTarget(2025, '>=', '1200', { modal: '力争' })], values: { '2025-06': '599' } })
    expect(found).toMatchObject({ outcome: 'behind', target: '1200' })
    expect(found.stretch).toBeUndefined()
  })
})

describe('periods running in one light', () => {
  const values = { '2024-09': '900', '2024-10': '990', '2024-11': '1090', '2024-12': '1190', '2025-01': '99', '2025-03': '290' }
  const targets = [yearTarget(2024, '>=', '1200'), yearTarget(2025, '>=', '1200')]
  const streak = (period: string, more: readonly object[] = [], asOf = '2026-06-30') => ask({ asOf, period, targets, values, observations: more })

  it('counts this one and those before, across years and over what is grey', () => {
    // Green in September; yellow ever since; nothing filed for February.
    expect(streak('2024-09')).toMatchObject({ light: 'green', streak: 1 })
    expect(streak('2024-10')).toMatchObject({ light: 'yellow', streak: 1 })
    expect(streak('2024-12')).toMatchObject({ light: 'yellow', streak: 3 })
    expect(streak('2025-01')).toMatchObject({ light: 'yellow', streak: 4 })
    expect(streak('2025-02')).toMatchObject({ light: 'grey', reason: 'not_reported' })
    expect(streak('2025-03')).toMatchObject({ light: 'yellow', streak: 5 })
  })

  it('takes the earlier ones as they are known at the moment asked', () => {
    const revised = [figure('2025-01', '100', { knownFrom: '2025-05-10T00:00:00.000Z' })]
    expect(streak('2025-03', revised, '2025-05-09')).toMatchObject({ light: 'yellow', streak: 5 })
    expect(streak('2025-03', revised, '2025-05-11')).toMatchObject({ light: 'yellow', streak: 1 })
  })

  it('another colour begins anew', () => {
    expect(ask({ period: '2025-03', targets, values: { ...values, '2025-02': '150' } })).toMatchObject({ light: 'yellow', streak: 1 })
  })
})
