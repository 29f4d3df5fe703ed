/** What lights would have been under other rules: days, periods, colours, sums, and how long it takes. */
import { describe, expect, it } from 'vitest'
import { endOfDay } from '../../server/basics/calendar.ts'
import type { Assessment } from '../../server/rules/assess.ts'
import { assess } from '../../server/rules/assess.ts'
import { backtest, backtestDays, summed } from '../../server/rules/backtest.ts'
import type { Trial } from '../../server/rules/backtest.ts'
import type { Facts } from '../../server/rules/facts.ts'
import { signsOf } from '../../server/rules/signs.ts'
import type { Standing } from '../../server/rules/warnings.ts'
import { nextWarnings } from '../../server/rules/warnings.ts'
import { aTarget, anObservation, publishedWorkdays, someFacts } from '../support/facts.ts'

const zone = 'Asia/Shanghai'
const plan = { from: '2023-01-01', timeZone: zone }
const at = (day: string): string => endOfDay(day, zone)

/** A total of 1200 a year, of which so much had come by the end of each month of 2026. */
const ofMonths = (values: readonly number[], light: Facts['light'] = { preset: 'ratio' }): Facts =>
  someFacts(
    {},
    [aTarget('>=', '1200', { kind: 'year', dueOn: '2026-12-31' })],
    Object.fromEntries(values.map((value, month) => [`2026-${String(month + 1).padStart(2, '0')}`, String(value)])),
    light,
  )

const tryOn = (facts: Facts, trial: Trial, today: string, months = 24) =>
  backtest(facts, trial, backtestDays(plan, at(today), months), at(today), publishedWorkdays)

describe('days', () => {
  it('are the ends of the months before, and today', () => {
    expect(backtestDays(plan, at('2026-11-23'), 3)).toEqual(['2026-09-30', '2026-10-31', '2026-11-23'])
    expect(backtestDays(plan, at('2026-11-23'), 24)).toHaveLength(24)
    expect(backtestDays(plan, at('2026-11-30'), 2)).toEqual(['2026-10-31', '2026-11-30'])
  })

  it('begin with the plan, and are none before it', () => {
    expect(backtestDays(plan, at('2023-03-15'), 24)).toEqual(['2023-01-31', '2023-02-28', '2023-03-15'])
    expect(backtestDays(plan, at('2022-12-31'), 24)).toEqual([])
  })
})

describe('the period that stood on a day', () => {
  const facts = ofMonths([100, 200, 300, 400, 500, 600, 700, 800, 900, 1000])

  it('is the latest whose release day had come, though the figure is known by now', () => {
    // 15 workdays after 30 September, with the holidays of October, is the 29th; after 31 August it is 21 September.
    const stood = tryOn(facts, {}, '2026-11-23').slice(-4)
    expect(stood.map(({ on, present }) => [on, present.period])).toEqual([
      ['2026-08-31', '2026-07'],
      ['2026-09-30', '2026-08'],
      ['2026-10-31', '2026-09'],
      ['2026-11-23', '2026-10'],
    ])
  })

  it('is today what the judge says, early or late', () => {
    for (const today of ['2026-11-03', '2026-11-20', '2026-11-23', '2026-12-31', '2028-06-01'])
      for (const each of [facts, ofMonths([100, 200, 300]), ofMonths([])]) {
        const last = tryOn(each, {}, today).at(-1)
        const judged = assess(each, at(today), publishedWorkdays)
        expect([today, last?.present.light, last?.present.period ?? judged.period]).toEqual([today, judged.light, judged.period])
      }
  })

  it('is none before the first could be judged, and grey', () => {
    const yearly = someFacts({ frequency: 'year' }, [aTarget('>=', '100', { kind: 'year', dueOn: '2023-12-31' })], { 2023: '100' })
    const stood = tryOn(yearly, {}, '2024-02-10')
    // The figure of 2023 is known by now, but in the middle of that year there was no such figure.
    expect(stood.map(({ present }) => present.light)).toEqual([...Array.from({ length: 12 }, () => 'grey'), 'blue', 'blue'])
    expect(stood.map(({ present }) => present.period).slice(-3)).toEqual([null, '2023', '2023'])
  })

  it('is the one that nobody reported, once it was late', () => {
    expect(tryOn(ofMonths([100, 200]), {}, '2026-05-31', 1)[0]?.present).toEqual({ period: '2026-04', light: 'grey' })
  })

  it('follows another rule of release', () => {
    const slow = tryOn(facts, { release: { workdays: 40 } }, '2026-11-23').slice(-3)
    expect(slow.map(({ present, other }) => [present.period, other.period])).toEqual([
      ['2026-08', '2026-07'],
      ['2026-09', '2026-08'],
      ['2026-10', '2026-10'],
    ])
  })
})

describe('another rule of lights', () => {
  it('changes colours and nothing else', () => {
    // 12.5 points behind at the end of September: a ratio of 83 % is red, and by points yellow.
    const facts = ofMonths([90, 180, 270, 360, 450, 540, 630, 690, 750, 810])
    const lights = tryOn(facts, { light: { preset: 'points' } }, '2026-11-23').slice(-3)
    expect(lights.map(({ present, other }) => [present.light, other.light])).toEqual([
      ['red', 'green'],
      ['red', 'yellow'],
      ['red', 'yellow'],
    ])
    expect(lights.every(({ present, other }) => present.period === other.period)).toBe(true)
  })

  it('is taken with the thresholds given, and counts periods running', () => {
    const facts = ofMonths([95, 190, 285, 380])
    const years = (trial: Trial) => tryOn(facts, trial, '2026-05-31', 4).map(({ other }) => other.light)
    expect(years({})).toEqual(['yellow', 'yellow', 'yellow', 'yellow'])
    expect(years({ light: { preset: 'ratio', thresholds: { green: '95', yellow: '80' } } })).toEqual(['green', 'green', 'green', 'green'])
    expect(years({ light: { preset: 'ratio', thresholds: { redAfter: '3' } } })).toEqual(['yellow', 'yellow', 'red', 'red'])
  })

  it('compares growth with others where it asks for them', () => {
    const growth = someFacts({ measure: 'growth', basis: 'rate', unit: '%' }, [aTarget('>=', '5', { kind: 'year', dueOn: '2026-12-31' })], { '2026-09': '5.2' })
    const facts: Facts = { ...growth, peers: [{ name: '全市平均', period: '2026-09', value: '6' }] }
    expect(tryOn(facts, { light: { preset: 'peer-growth' } }, '2026-10-31', 1)[0]).toMatchObject({ present: { light: 'green' }, other: { light: 'yellow' } })
  })

  it('leaves everything as it is where nothing is tried', () => {
    for (const { present, other } of tryOn(ofMonths([90, 220, 270]), {}, '2026-11-23')) expect(other).toEqual(present)
  })
})

it('follows another path', () => {
  const facts = ofMonths([50, 100, 150, 200, 250, 300, 600, 800, 900])
  const nodes = [
    { period: '2026-Q1', value: '120' },
    { period: '2026-Q2', value: '280' },
    { period: '2026-Q3', value: '900' },
  ]
  const stood = tryOn(facts, { path: { kind: 'filed', nodes } }, '2026-10-31', 8)
  expect(stood.map(({ present, other }) => [present.light, other.light])).toEqual([
    ['red', 'green'],
    ['red', 'green'],
    ['red', 'green'],
    ['red', 'green'],
    ['red', 'green'],
    ['red', 'green'],
    ['green', 'green'],
    ['green', 'green'],
  ])
})

it('takes figures and targets as they are known now', () => {
  const facts = someFacts(
    {},
    [
      aTarget('>=', '1200', { kind: 'year', dueOn: '2026-12-31' }),
      aTarget('>=', '600', { kind: 'year', dueOn: '2026-12-31', approval: { body: '区政府', documentNumber: null, date: '2026-08-01', reason: null } }),
    ],
    [
      anObservation('2026-03', '100', { knownFrom: '2026-04-10T00:00:00.000Z', knownTo: '2026-09-01T00:00:00.000Z' }),
      anObservation('2026-03', '160', { knownFrom: '2026-09-01T00:00:00.000Z' }),
    ],
  )
  // At the end of April the figure was 100 of 300; known now are 160 and a year of 600.
  expect(tryOn(facts, {}, '2026-09-30', 6)[0]?.present).toEqual({ period: '2026-03', light: 'green' })
})

describe('a plan', () => {
  const days = backtestDays(plan, at('2026-11-23'), 3)
  const one = (months: readonly number[], indicator: string) => ({
    indicator,
    compared: backtest(ofMonths(months), { light: { preset: 'points' } }, days, at('2026-11-23'), publishedWorkdays),
  })
  const behind = [90, 180, 270, 360, 450, 540, 630, 690, 750, 810]
  const ahead = Array.from({ length: 10 }, (_, month) => 110 * (month + 1))

  it('is counted by day and light under both rules', () => {
    const { days: counted } = summed(days, [one(behind, 'a'), one(ahead, 'b')])
    expect(counted.map(({ on }) => on)).toEqual(days)
    expect(counted.map(({ present }) => [present.red, present.green])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ])
    expect(counted.map(({ other }) => [other.red, other.yellow, other.green])).toEqual([
      [0, 0, 2],
      [0, 1, 1],
      [0, 1, 1],
    ])
  })

  it('says what turns into what, how often and today, and who differs most', () => {
    const { changes, differing } = summed(days, [one(ahead, 'b'), one(behind, 'a')])
    expect(changes).toEqual([
      { from: 'red', to: 'yellow', times: 2, today: 1 },
      { from: 'red', to: 'green', times: 1, today: 0 },
    ])
    expect(differing.map(({ indicator, days: count }) => [indicator, count])).toEqual([['a', 3]])
  })

  it('of nothing is nothing', () => {
    expect(summed([], [])).toEqual({ days: [], changes: [], differing: [] })
    expect(summed(days, []).days.every(({ present }) => Object.values(present).every((count) => count === 0))).toBe(true)
  })

  it('of 120 indicators over 24 months takes well under a second', () => {
    const year = (first: number): Record<string, string> =>
      Object.fromEntries(
        [2024, 2025, 2026].flatMap((each) =>
          Array.from({ length: 12 }, (_, month) => [`${each}-${String(month + 1).padStart(2, '0')}`, String((month + 1) * first)]),
        ),
      )
    const targets = [2024, 2025, 2026].map((each) => aTarget('>=', '1200', { kind: 'year', dueOn: `${each}-12-31` }))
    const all = Array.from({ length: 120 }, (_, place) => someFacts({ path: { kind: 'like-last-year' } }, targets, year(60 + place)))
    const asked = backtestDays(plan, at('2026-11-23'), 24)
    const began = performance.now()
    const compared = all.map((facts, place) => ({
      indicator: String(place),
      compared: backtest(
        facts,
        { light: { preset: 'points', thresholds: { redAfter: '3' } }, path: { kind: 'linear' } },
        asked,
        at('2026-11-23'),
        publishedWorkdays,
      ),
    }))
    expect(summed(asked, compared).days).toHaveLength(24)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

describe('periods running until a warning', () => {
  const behind = [95, 190, 285, 380]
  const judged = (month: number, thresholds: Readonly<Record<string, string>>, values = behind) =>
    assess(ofMonths(values, { preset: 'ratio', thresholds }), at('2026-06-30'), publishedWorkdays, `2026-0${month}`)

  const turned = (standing: readonly Standing[], assessment: Assessment) =>
    nextWarnings(standing, signsOf(assessment, { chance: undefined, near: null, askedAt: null }), {
      period: assessment.period,
      light: assessment.light,
      today: '2026-06-30',
      clearAfter: 1,
    })

  it('leave the light as it is and the verdict pending until there are enough', () => {
    const found = [1, 2, 3, 4].map((month) => judged(month, { warnAfter: '3' }))
    expect(found.map(({ light, pending }) => [light, pending])).toEqual([
      ['yellow', true],
      ['yellow', true],
      ['yellow', undefined],
      ['yellow', undefined],
    ])
    expect(judged(1, {}).pending).toBeUndefined()
  })

  it('begin anew after a green one, and open none while they are pending', () => {
    const values = [95, 190, 310, 380]
    const found = [2, 3, 4].map((month) => judged(month, { warnAfter: '2' }, values))
    expect(found.map(({ light, pending }) => [light, pending])).toEqual([
      ['yellow', undefined],
      ['green', undefined],
      ['yellow', true],
    ])
    expect(found.map((assessment) => turned([], assessment).map(({ turn }) => turn))).toEqual([['opened'], [], ['pending']])
  })

  it('do not end a warning that stands', () => {
    const first = judged(1, { warnAfter: '1' })
    const [step] = turned([], first)
    const next = judged(2, { warnAfter: '3' })
    expect(next.pending).toBe(true)
    expect(turned([{ ...step!, id: 'w' }], next)).toMatchObject([{ id: 'w', state: 'open', turn: 'continued' }])
  })

  it('do not put off what is broken or due', () => {
    const light = { preset: 'ratio', thresholds: { warnAfter: '3' } }
    const cap = someFacts({ measure: 'hold', basis: 'stock', better: 'lower', unit: '%' }, [aTarget('<=', '5.5')], { '2026-01': '5.6' }, light)
    expect(assess(cap, at('2026-03-31'), publishedWorkdays, '2026-01')).toMatchObject({ light: 'red', outcome: 'broken' })
    expect(assess(cap, at('2026-03-31'), publishedWorkdays, '2026-01').pending).toBeUndefined()
    const missed = someFacts({ frequency: 'year' }, [aTarget('>=', '100', { kind: 'year', dueOn: '2026-12-31' })], { 2026: '50' }, light)
    expect(assess(missed, at('2027-03-31'), publishedWorkdays, '2026')).toMatchObject({ outcome: 'missed', light: 'red' })
    expect(assess(missed, at('2027-03-31'), publishedWorkdays, '2026').pending).toBeUndefined()
  })
})
