/** The what-if's own logic: facts with changes in them, figures at a pace, and links. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { earlierPeriod, endOf, nextPeriod, periodOn, periodsFrom } from '../../client/parts/period-steps.ts'
import type { Draft } from '../../client/parts/what-if-draft.ts'
import {
  isUnchanged,
  judgedOn,
  keyOf,
  knownFigure,
  own,
  placeOf,
  targetsInForce,
  targetsTried,
  tidy,
  tried,
  withTried,
} from '../../client/parts/what-if-draft.ts'
import { draftOf, linkOf } from '../../client/parts/what-if-link.ts'
import { figuresAtPace, figuresByStep, mayBeAdded } from '../../client/parts/what-if-pace.ts'
import type { AssessAnswer, AssessBody } from '../../server/wire/assess.ts'

type Indicator = AssessBody['indicator']
type Target = AssessBody['targets'][number]
type Observation = AssessBody['observations'][number]

const figure = (period: string, value: string, more: Partial<Observation> = {}): Observation => ({
  period,
  value,
  flag: 'flash',
  state: 'approved',
  knownFrom: '2026-05-20T00:00:00.000Z',
  knownTo: null,
  ...more,
})
const yearTarget: Target = { kind: 'year', dueOn: '2026-12-31', operator: '>=', value: '120', modal: null }

/** A monthly total on 10 June 2026, known up to April. */
const facts = ({ indicator = {}, ...more }: Partial<Omit<AssessBody, 'indicator'>> & { readonly indicator?: Partial<Indicator> } = {}): AssessBody => ({
  asOf: '2026-06-10T02:00:00.000Z',
  indicator: {
    measure: 'annual-total',
    better: 'higher',
    binding: false,
    basis: 'ytd',
    frequency: 'month',
    unit: '亿元',
    decimals: 2,
    baseline: null,
    plan: { from: '2026-01-01', to: '2027-12-31', timeZone: 'Asia/Shanghai' },
    path: { kind: 'linear' },
    release: { workdays: 15 },
    ...indicator,
  },
  targets: [yearTarget],
  observations: [
    figure('2026-03', '27'),
    figure('2026-04', '35', { knownTo: '2026-06-01T00:00:00.000Z' }),
    figure('2026-04', '36', { knownFrom: '2026-06-01T00:00:00.000Z' }),
  ],
  light: { preset: 'ratio', thresholds: { yellow: '85' } },
  ...more,
})

describe('periods', () => {
  it('follow one another, and end on their last day', () => {
    expect(['2026', '2026-H1', '2026-H2', '2026-Q4', '2026-12', '2028-02', '2026-12-31'].map((period) => [nextPeriod(period), endOf(period)])).toEqual([
      ['2027', '2026-12-31'],
      ['2026-H2', '2026-06-30'],
      ['2027-H1', '2026-12-31'],
      ['2027-Q1', '2026-12-31'],
      ['2027-01', '2026-12-31'],
      ['2028-03', '2028-02-29'],
      ['2027-01-01', '2026-12-31'],
    ])
  })

  it('run back as far as they run on, across years', () => {
    const frequencies = ['day', 'month', 'quarter', 'half-year', 'year'] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...frequencies),
        fc.integer({ min: 1950, max: 2150 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(40),
        (frequency, year, month, steps) => {
          const first = periodOn(`${year}-${String(month).padStart(2, '0')}-15`, frequency)
          let last = first
          for (let step = 0; step < steps; step += 1) last = nextPeriod(last)
          expect(earlierPeriod(last, steps)).toBe(first)
          expect(periodsFrom(first, last, 100)).toHaveLength(steps + 1)
        },
      ),
    )
  })

  it('are none where the last lies before the first, and no more than asked', () => {
    expect([periodsFrom('2026-03', '2026-02', 9), periodsFrom('2026-03', '2027-03', 2)]).toEqual([[], ['2026-03', '2026-04']])
  })
})

describe('facts with changes', () => {
  it('are the facts themselves where nothing is changed', () => {
    expect(tried(facts(), {})).toEqual(facts())
    expect(isUnchanged({ targets: { 'year 2026-12-31': {} }, values: { [own]: {} }, thresholds: {} })).toBe(true)
    expect(isUnchanged({ nodes: [] })).toBe(false)
  })

  it('have a tried figure in the place of every revision of its period, as a verified one', () => {
    const body = tried(facts(), { values: { [own]: { '2026-04': '40' } } })
    expect(body.observations.filter(({ period }) => period === '2026-04')).toEqual([
      {
        period: '2026-04',
        value: '40',
        flag: 'verified',
        state: 'approved',
        knownFrom: '1900-01-01T00:00:00.000Z',
        knownTo: null,
        verdict: null,
        counts: null,
      },
    ])
    expect([knownFigure(facts(), own, '2026-04')?.value, knownFigure(body, own, '2026-04')?.value]).toEqual(['36', '40'])
  })

  it('lose a figure that is taken away, and leave those of others', () => {
    const parts = facts({ observations: [figure('2026-04', '1', { indicator: 'a' }), figure('2026-04', '2', { indicator: 'b' })] })
    expect(tried(parts, { values: { a: { '2026-04': null } } }).observations).toEqual([figure('2026-04', '2', { indicator: 'b' })])
  })

  it('are judged now, or on the day after the last period that is tried and has not ended', () => {
    const on = (draft: Draft): string | null => judgedOn(facts(), draft)
    expect(on({ values: { [own]: { '2026-04': '40' } } })).toBeNull()
    expect(on({ values: { [own]: { '2026-09': '90', '2026-06': '60' } } })).toBe('2026-10-01')
    expect(on({ values: { [own]: { '2026-09': null } } })).toBeNull()
    expect(on({ asOf: '2026-02-01', values: { [own]: { '2026-09': '90' } } })).toBe('2026-02-01')
    expect(tried(facts(), { values: { [own]: { '2026-06': '60' } } }).asOf).toBe('2026-07-01')
    expect(tried(facts(), {}).asOf).toBe('2026-06-10T02:00:00.000Z')
  })

  const approved = (value: string, date: string): Target => ({ ...yearTarget, value, approval: { body: null, documentNumber: null, date, reason: null } })

  it('start from the target that is in force', () => {
    const body = facts({ targets: [yearTarget, approved('110', '2026-05-01'), approved('100', '2026-07-01')] })
    expect(targetsInForce(body).map(({ value }) => value)).toEqual(['110'])
  })

  it('have a tried target in the place of all its versions, in force on any day', () => {
    const body = facts({ targets: [yearTarget, approved('110', '2026-05-01')] })
    expect(tried(body, { targets: { [keyOf(yearTarget)]: { value: '130' } } }).targets).toEqual([{ ...yearTarget, value: '130', range: null, approval: null }])
    expect(tried(body, { targets: { [keyOf(yearTarget)]: { dueOn: '2027-06-30' } } }).targets).toMatchObject([{ value: '110', dueOn: '2027-06-30' }])
  })

  it('turn a value into a range and back', () => {
    const change = (draft: Draft) => tried(facts(), draft).targets[0]
    expect(change({ targets: { [keyOf(yearTarget)]: { operator: 'range', to: '140' } } })).toMatchObject({ value: null, range: { from: '120', to: '140' } })
    const ranged = facts({ targets: [{ ...yearTarget, operator: 'range', value: null, range: { from: '3', to: '5' } }] })
    expect(tried(ranged, { targets: { [keyOf(yearTarget)]: { operator: '>=' } } }).targets[0]).toMatchObject({ value: '3', range: null })
  })

  it('have targets that are only tried', () => {
    const draft: Draft = { targets: { 'year 2027-12-31': { value: '150' } } }
    expect(targetsTried(facts(), draft).map(({ key, isNew }) => [key, isNew])).toEqual([
      ['year 2026-12-31', false],
      ['year 2027-12-31', true],
    ])
    expect(tried(facts(), draft).targets[1]).toMatchObject({ kind: 'year', dueOn: '2027-12-31', operator: '>=', value: '150', modal: null })
  })

  it('begin another preset with its own thresholds', () => {
    expect(tried(facts(), { thresholds: { green: '95' } }).light).toEqual({ preset: 'ratio', thresholds: { yellow: '85', green: '95' } })
    expect(tried(facts(), { preset: 'points' }).light).toEqual({ preset: 'points' })
    expect(tried(facts(), { preset: 'points', thresholds: { red: '20' } }).light).toEqual({ preset: 'points', thresholds: { red: '20' } })
  })

  it('find the field that the server refuses', () => {
    const body = tried(facts(), { values: { [own]: { '2026-05': 'x' } } })
    expect(placeOf(body, 'targets.0.dueOn')).toEqual({ field: 'target', key: 'year 2026-12-31' })
    expect(placeOf(body, `observations.${body.observations.length - 1}.value`)).toEqual({ field: 'figure', key: ' 2026-05' })
    expect(placeOf(body, 'light.thresholds.yellow')).toEqual({ field: 'light', key: 'yellow' })
    expect(['indicator.path.nodes.0.value', 'asOf'].map((path) => placeOf(body, path)?.field)).toEqual(['path', 'day'])
    expect([placeOf(body, 'indicator.unit'), placeOf(body, 'targets.7.value'), placeOf(body, '')]).toEqual([null, null, null])
  })
})

/** What the judge would say of a course; only what a pace is made from. */
const answer = (given: Partial<AssessAnswer>): AssessAnswer =>
  ({
    period: '2026-04',
    actual: '36',
    target: '120',
    dueOn: '2026-12-31',
    manner: 'way',
    limits: { low: '120', high: null, strict: false },
    required: { perPeriod: '10.5', soFar: '9' },
    expected: '40',
    ...given,
  }) as AssessAnswer

describe('figures at the pace that is needed', () => {
  it('lead in equal steps to the target, which the last one is', () => {
    expect(figuresAtPace(facts(), answer({}))).toEqual({
      '2026-05': '46.5',
      '2026-06': '57',
      '2026-07': '67.5',
      '2026-08': '78',
      '2026-09': '88.5',
      '2026-10': '99',
      '2026-11': '109.5',
      '2026-12': '120',
    })
  })

  it('add up where figures are counted inside their period, to the last unit', () => {
    const flow = facts({ indicator: { basis: 'flow', decimals: 0 }, observations: [figure('2026-04', '7')] })
    const figures = figuresAtPace(flow, answer({ actual: '20', target: '35', required: { perPeriod: '1.875', soFar: '5' } }))
    expect(Object.values(figures!)).toEqual(['2', '2', '2', '2', '2', '2', '2', '1'])
  })

  it('start anew with the year where they are counted since January', () => {
    const long = answer({
      period: '2026-10',
      actual: '100',
      target: '160',
      dueOn: '2027-03-31',
      limits: { low: '160', high: null, strict: false },
      required: { perPeriod: '12', soFar: null },
    })
    expect(figuresAtPace(facts({ observations: [figure('2026-10', '90')] }), long)).toEqual({
      '2026-11': '102',
      '2026-12': '114',
      '2027-01': '12',
      '2027-02': '24',
      '2027-03': '36',
    })
  })

  it('round to the side that reaches the target', () => {
    const stock = { basis: 'stock', decimals: 0 } as const
    const up = facts({ indicator: stock, observations: [figure('2026-10', '10')] })
    const down = facts({ indicator: stock, observations: [figure('2026-10', '11')] })
    const left = { period: '2026-10', dueOn: '2026-12-31' } as const
    expect(
      Object.values(
        figuresAtPace(
          up,
          answer({ ...left, actual: '10', target: '11', limits: { low: '11', high: null, strict: false }, required: { perPeriod: '0.5', soFar: null } }),
        )!,
      ),
    ).toEqual(['11', '11'])
    expect(
      Object.values(
        figuresAtPace(
          down,
          answer({ ...left, actual: '11', target: '10', limits: { low: null, high: '10', strict: false }, required: { perPeriod: '-0.5', soFar: null } }),
        )!,
      ),
    ).toEqual(['10', '10'])
  })

  it('pass a target that must be passed', () => {
    const strict = answer({ limits: { low: '120', high: null, strict: true } })
    expect(figuresAtPace(facts({ indicator: { decimals: 1 } }), strict)?.['2026-12']).toBe('120.1')
  })

  it('stay where they are once the target is reached', () => {
    const reached = answer({ period: '2026-10', actual: '130', required: { perPeriod: '0', soFar: '13' } })
    expect(figuresAtPace(facts({ observations: [figure('2026-10', '130')] }), reached)).toEqual({ '2026-11': '130', '2026-12': '130' })
  })

  it('run below zero where a fall is entered as a change', () => {
    const fall = facts({ indicator: { basis: 'to-date', frequency: 'year', unit: '%', decimals: 1 }, observations: [figure('2025', '-4')] })
    const asked = answer({
      period: '2025',
      actual: '4',
      target: '14',
      dueOn: '2027-12-31',
      limits: { low: '14', high: null, strict: false },
      required: { perPeriod: '5', soFar: '2' },
    })
    expect(figuresAtPace(fall, asked)).toEqual({ '2026': '-9', '2027': '-14' })
  })

  it('are the rate itself where a rate is asked, the one still needed where rates add up', () => {
    const rate = facts({ indicator: { basis: 'rate', unit: '%', frequency: 'quarter', decimals: 1 }, observations: [figure('2026-Q2', '3')] })
    const asked = answer({
      period: '2026-Q2',
      actual: '3',
      target: '5',
      expected: '5',
      manner: 'rate',
      limits: { low: '5', high: null, strict: false },
      required: { perPeriod: '1', soFar: null },
    })
    expect(figuresAtPace(rate, asked)).toEqual({ '2026-Q3': '5', '2026-Q4': '5' })
    expect(figuresAtPace(rate, { ...asked, required: { perPeriod: '6.1234', soFar: '3' } })).toEqual({ '2026-Q3': '6.13', '2026-Q4': '6.13' })
  })

  it('are none where no pace is asked, and where figures are made or missing', () => {
    expect(figuresAtPace(facts(), answer({ required: null }))).toBeNull()
    expect(figuresAtPace(facts({ indicator: { formula: { plus: ['a'], minus: [], over: ['b'], scale: '100', growth: false } } }), answer({}))).toBeNull()
    expect(figuresAtPace(facts({ observations: [figure('2026-04', '-')] }), answer({}))).toBeNull()
    expect(figuresAtPace(facts({ observations: [] }), answer({}))).toBeNull()
  })
})

describe('figures by a step', () => {
  const months = ['2026-11', '2026-12', '2027-01', '2027-02']
  it('add to the period before, and start anew with the year only where they are counted since January', () => {
    expect(Object.values(figuresByStep(facts(), months, '100', '30', 'added')!)).toEqual(['130', '160', '30', '60'])
    expect(Object.values(figuresByStep(facts({ indicator: { basis: 'stock' } }), months, '0.1', '0.2', 'added')!)).toEqual(['0.3', '0.5', '0.7', '0.9'])
  })
  it('are all the same where the step is the figure', () => {
    expect(Object.values(figuresByStep(facts(), months, null, '30', 'itself')!)).toEqual(['30', '30', '30', '30'])
  })
  it('need a figure to be added to', () => {
    expect([figuresByStep(facts(), months, null, '30', 'added'), figuresByStep(facts(), months, '-', '30', 'added')]).toEqual([null, null])
    expect([mayBeAdded(facts()), mayBeAdded(facts({ indicator: { basis: 'flow' } })), mayBeAdded(facts({ indicator: { basis: 'rate' } }))]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('a link', () => {
  const full: Draft = {
    asOf: '2026-10-01',
    binding: true,
    targets: { 'final 2027-12-31 ensure': { operator: 'range', from: '1.5', to: '2', dueOn: '2027-06-30' }, 'year 2026-12-31': { value: '-3' } },
    path: 'filed',
    nodes: [{ period: '2026-Q3', value: '40' }],
    preset: 'points',
    thresholds: { yellow: '5', redAfter: '2' },
    values: {
      [own]: { '2026-09': '30', '2026-10': null, '2026-11': '-' },
      'a-part': { '2025': { value: '滞后：年报', verdict: { outcome: 'behind', by: '王五', on: '2026-06-10', evidence: ['年报'] } } },
    },
  }

  it('brings every change back, in letters that no mail program breaks', () => {
    expect(draftOf(linkOf(full))).toEqual(full)
    expect(linkOf(full)).toMatch(/^#try=[\w-]+$/)
  })

  it('is nothing where nothing is changed', () => {
    expect([linkOf({}), linkOf({ targets: {} }), draftOf(''), draftOf('#elsewhere')]).toEqual(['', '', null, null])
  })

  it('brings back any figures', () => {
    const period = fc.constantFrom('2026', '2026-H1', '2026-Q3', '2026-09', '2026-09-15')
    const value = fc.oneof(
      fc.constant(null),
      fc.constant('-'),
      fc.integer().map(String),
      fc.bigInt({ min: 0n, max: 10n ** 20n }).map((digits) => `${digits}.05`),
    )
    fc.assert(
      fc.property(fc.dictionary(period, value, { noNullPrototype: true }), (values) => {
        const draft = tidy(withTried({}, own, values))
        expect(draftOf(linkOf(draft)) ?? {}).toEqual(draft)
      }),
    )
  })

  const codeOf = (given: unknown): string => `#try=${Buffer.from(JSON.stringify(given)).toString('base64url')}`

  it.each([
    ['cut off', linkOf(full).slice(0, -7)],
    ['no letters of ours', '#try=%E4%BD%A0'],
    ['not JSON', `#try=${Buffer.from('hello').toString('base64url')}`],
    ['a list', codeOf([])],
    ['a field that there is none of', codeOf({ admin: true })],
    ['a field of the wrong kind', codeOf({ binding: 'yes' })],
    ['a figure that is none', codeOf({ values: { '': { '2026-09': '1e9' } } })],
    ['a number for a figure', codeOf({ values: { '': { '2026-09': 5 } } })],
    ['a period that is none', codeOf({ values: { '': { '2026-Q9': '5' } } })],
    ['a target under another name', codeOf({ targets: { everything: { value: '1' } } })],
    ['a prototype', '#try=' + Buffer.from('{"values":{"__proto__":{"2026-09":"1"},"":{"__proto__":"1"}}}').toString('base64url')],
    ['half a node', codeOf({ nodes: [{ period: '2026-09' }] })],
    ['far too long', `#try=${'A'.repeat(70_000)}`],
  ])('is not read where it is broken: %s', (_, hash) => {
    expect(draftOf(hash)).toBe('broken')
  })
})
