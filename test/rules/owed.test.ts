/** What is owed when: the release day itself, days off, the turn of the year, and what nobody owes. */
import { describe, expect, it } from 'vitest'
import { endOfDay } from '../../server/basics/calendar.ts'
import { assess } from '../../server/rules/assess.ts'
import type { Facts, ObservationFacts } from '../../server/rules/facts.ts'
import type { Owed, OwedCells } from '../../server/rules/owed.ts'
import { lackOf, owedOf, surroundingsOf } from '../../server/rules/owed.ts'
import { anObservation, aTarget, publishedWorkdays, someFacts } from '../support/facts.ts'

const zone = 'Asia/Shanghai'
const noCells: OwedCells = { submitted: new Set(), asked: new Set() }
const yearTargets = [2025, 2026, 2027].map((year) => aTarget('>=', '1200', { kind: 'year', dueOn: `${year}-12-31` }))

type Given = Parameters<typeof someFacts>[0]
type Values = Readonly<Record<string, string>> | readonly ObservationFacts[]
const factsWith = (indicator: Given, values: Values): Facts => someFacts(indicator, yearTargets, values)
const owed = (day: string, indicator: Given, values: Values = {}, cells: Partial<OwedCells> = {}): Owed =>
  owedOf(factsWith(indicator, values), endOfDay(day, zone), publishedWorkdays, { ...noCells, ...cells })
const said = ({ figures }: Owed): readonly string[] =>
  figures.map(({ why, period, due }) => [why, period, ...(due ? [due.on, String(due.workdays)] : [])].join(' '))

/** Everything up to a month of 2025, one a month. */
const through = (month: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: month }, (_, place) => [`2025-${String(place + 1).padStart(2, '0')}`, String((place + 1) * 100)]))

describe('a figure that is not there', () => {
  // The National Day week of 2025 ran from 1 to 8 October; Saturday the 11th was worked. August ended on a Sunday.
  it.each([
    ['long before its release day', '2025-09-01', '2025-08', 15, []],
    ['eight workdays before', '2025-09-09', '2025-08', 15, []],
    ['seven workdays before', '2025-09-10', '2025-08', 15, ['soon 2025-08 2025-09-19 7']],
    ['on a day off before', '2025-09-13', '2025-08', 15, ['soon 2025-08 2025-09-19 5']],
    ['on the release day itself', '2025-09-19', '2025-08', 15, ['soon 2025-08 2025-09-19 0']],
    ['on the days off after it', '2025-09-21', '2025-08', 15, ['soon 2025-08 2025-09-19 0']],
    ['on the first workday after it', '2025-09-22', '2025-08', 15, ['overdue 2025-08 2025-09-19 1']],
    ['on a made-up Sunday', '2025-09-28', '2025-08', 20, ['overdue 2025-08 2025-09-26 1']],
    ['while its period is not over', '2025-09-29', '2025-09', 0, []],
    ['in a long holiday', '2025-10-05', '2025-09', 1, ['soon 2025-09 2025-10-09 1']],
    ['after a long holiday', '2025-10-10', '2025-09', 1, ['overdue 2025-09 2025-10-09 1']],
  ])('is asked for %s as the table says', (_, day, period, workdays, expected) => {
    const months = Number(period.slice(5)) - 1
    expect(said(owed(day, { release: { workdays } }, through(months)))).toEqual(expected)
  })

  it('is called for on its period’s last day where it is wanted by then', () => {
    expect(said(owed('2025-09-30', { release: { workdays: 0 } }, through(8)))).toEqual(['soon 2025-09 2025-09-30 0'])
    expect(said(owed('2025-09-16', { release: { workdays: 5, dates: { '2025-09': '2025-09-20' } } }, through(8)))).toEqual(['soon 2025-09 2025-09-20 3'])
  })

  it('goes over the turn of the year, and says where no calendar is published', () => {
    const values = through(11)
    expect(said(owed('2026-01-15', {}, values))).toEqual(['soon 2025-12 2026-01-22 5'])
    expect(said(owed('2026-01-23', {}, values))).toEqual(['overdue 2025-12 2026-01-22 1'])
    const unknown = owed('2027-01-15', {}, { '2026-11': '1000', '2026-10': '900' }).figures[0]
    expect(unknown).toMatchObject({ why: 'soon', period: '2026-12', due: { on: '2027-01-21', uncertain: [2027] } })
  })

  it('is asked for back to the last that came, and in gaps between figures, for a year', () => {
    expect(said(owed('2025-09-22', {}, through(5)))).toEqual(['overdue 2025-08 2025-09-19 1', 'overdue 2025-07 2025-08-21 22', 'overdue 2025-06 2025-07-21 45'])
    expect(said(owed('2025-09-22', {}, { '2025-08': '800', '2025-06': '600' }))).toEqual(['gap 2025-07 2025-08-21 22'])
    expect(said(owed('2026-11-23', {}, { '2026-10': '1', '2024-01': '1' })).at(-1)).toBe('gap 2025-11 2025-12-19 228')
  })

  it('is asked for once where nothing was ever reported', () => {
    expect(said(owed('2025-09-22', {}))).toEqual(['overdue 2025-08 2025-09-19 1'])
  })

  it('is owed by nobody where it is made from others, is not applicable, waits for its review, or the plan is not begun or long over', () => {
    const formula = { plus: [], minus: [], over: [], scale: '100', growth: false }
    expect(owed('2025-09-22', { formula })).toEqual({ figures: [], isIn: null, next: null })
    expect(said(owed('2025-09-22', {}, { ...through(7), '2025-08': '-' }))).toEqual([])
    expect(said(owed('2025-09-22', {}, through(7), { submitted: new Set(['2025-08']) }))).toEqual([])
    expect(said(owed('2022-06-01', {}))).toEqual([])
    expect(owed('2022-06-01', {}).next).toMatchObject({ period: '2023-01' })
    expect(said(owed('2029-06-01', {}, { '2027-12': '1200' }))).toEqual([])
    expect(owed('2029-06-01', {}, { '2027-12': '1200' }).next).toBeNull()
  })

  it('is not January’s where its flow came with February’s', () => {
    const flow: Given = { basis: 'flow', release: { workdays: 15 } }
    const before = { '2024-12': '100', '2024-11': '100' }
    expect(said(owed('2025-02-25', flow, before))).toEqual(['overdue 2025-01 2025-02-24 1'])
    expect(said(owed('2025-03-24', flow, { ...before, '2025-02': '200' }))).toEqual([])
    expect(said(owed('2025-03-24', flow, before))).toEqual(['overdue 2025-02 2025-03-21 1', 'overdue 2025-01 2025-02-24 20'])
  })
})

describe('a figure that is there', () => {
  it('is owed again where an estimate could be firm, from its release day', () => {
    const values = [...Object.entries(through(7)).map(([period, value]) => anObservation(period, value)), anObservation('2025-08', '800', { flag: 'estimate' })]
    expect(said(owed('2025-09-18', {}, values))).toEqual([])
    expect(said(owed('2025-09-19', {}, values))).toEqual(['firm_up 2025-08'])
    const flash = values.map((each) => (each.flag === 'estimate' ? { ...each, flag: 'flash' as const } : each))
    expect(said(owed('2025-09-19', {}, flash))).toEqual([])
  })

  it('is owed again at a due date, until it decides', () => {
    const at = (flag: ObservationFacts['flag']) => owed('2026-02-10', {}, [anObservation('2025-12', '1300', { flag }), anObservation('2026-01', '1')])
    expect(said(at('flash'))).toEqual(['awaiting_final 2025-12'])
    expect(said(at('verified'))).toEqual([])
  })

  it('is owed an answer where somebody asks, however old it is', () => {
    expect(said(owed('2025-09-22', {}, through(8), { asked: new Set(['2025-08', '2024-02']) }))).toEqual(['asked 2025-08', 'asked 2024-02'])
  })
})

describe('what comes next', () => {
  it('is the figure of the period that runs', () => {
    expect(owed('2025-09-22', {}, through(8))).toMatchObject({ isIn: true, next: { period: '2025-09', due: { on: '2025-10-28' } } })
    expect(owed('2025-09-22', {}, through(7))).toMatchObject({ isIn: false })
  })
})

it('says overdue of the newest figure exactly where the judge says not reported', () => {
  let both = 0
  for (const basis of ['ytd', 'flow', 'stock'] as const)
    for (const frequency of ['month', 'quarter', 'year'] as const)
      for (const workdays of [0, 3, 15, 40])
        for (const values of [{}, through(3), through(9)] as const)
          for (const day of ['2025-01-31', '2025-04-07', '2025-04-21', '2025-10-01', '2025-10-09', '2025-10-28', '2026-01-01', '2026-01-05', '2026-03-09']) {
            const facts = factsWith({ basis, frequency, release: { workdays } }, frequency === 'month' ? values : {})
            const asOf = endOfDay(day, zone)
            const verdict = assess(facts, asOf, publishedWorkdays)
            const late = owedOf(facts, asOf, publishedWorkdays, noCells).figures.find(({ why }) => why === 'overdue')
            expect(late?.period ?? null, `${basis} ${frequency} ${workdays} ${day}`).toBe(verdict.reason === 'not_reported' ? verdict.period : null)
            if (late) both += 1
          }
  expect(both).toBeGreaterThan(50)
})

it('names what the plan itself lacks', () => {
  const level: Given = { measure: 'level', basis: 'stock', frequency: 'year' }
  const found = lackOf(someFacts(level, [aTarget('>=', '10')], { '2025': '5' }), endOfDay('2026-03-01', zone), publishedWorkdays)
  expect(found).toEqual({ why: 'no_baseline', period: '2025', year: 2025 })
  expect(lackOf(someFacts({}, [aTarget('>=', '10')], through(8)), endOfDay('2025-09-22', zone), publishedWorkdays)).toMatchObject({
    why: 'no_year_target',
    year: 2025,
  })
  expect(lackOf(factsWith({}, through(8)), endOfDay('2025-09-22', zone), publishedWorkdays)).toBeNull()
})

it('says what the judge will expect of the figure', () => {
  const asOf = endOfDay('2025-09-22', zone)
  const { target, expected } = surroundingsOf(factsWith({}, through(7)), asOf, publishedWorkdays, '2025-08')
  expect(target).toMatchObject({ kind: 'year', dueOn: '2025-12-31' })
  expect(expected).toBe(assess(factsWith({}, through(8)), asOf, publishedWorkdays).expected)
  expect(surroundingsOf(factsWith({ basis: 'flow' }, {}), asOf, publishedWorkdays, '2025-08').expected).toBeNull()
})
