import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Holiday } from '../../db/schema.ts'
import { addDays, weekday } from '../../server/basics/calendar.ts'
import { daysOfYear, isWeekend, problemsOfLocalDay, problemsOfYear, workdaysOf } from '../../server/basics/holidays.ts'
import { isWorkday } from '../../server/basics/workdays.ts'
import { publishedYears } from '../../seeds/workdays.ts'
import { publishedWorkdays } from '../support/facts.ts'

const nothing = workdaysOf({ years: [], localDays: [] })
const of2026 = publishedYears.find(({ year }) => year === 2026)!.holidays
const holiday = (from: string, to = from, worked: readonly string[] = [], name = '元旦'): Holiday => ({ name, from, to, worked })
const codes = (holidays: readonly Holiday[], beside = nothing): readonly unknown[] =>
  problemsOfYear(2026, holidays, beside).map(({ code, row }) => (row === null ? code : [code, row]))

describe('the days of a year', () => {
  const days = new Map(daysOfYear(2026, of2026, []).map((day) => [day.date, day]))

  it('are all of them, each once', () => {
    expect([...days.keys()]).toHaveLength(365)
    expect(daysOfYear(2024, [], []).map(({ date }) => date)).toContain('2024-02-29')
  })

  it.each([
    ['2026-09-30', 'workday', null],
    ['2026-10-01', 'holiday', '国庆节'],
    ['2026-10-03', 'holiday', '国庆节'],
    ['2026-10-08', 'workday', null],
    ['2026-10-10', 'made-up', '国庆节'],
    ['2026-10-11', 'weekend', null],
  ])('%s is %s', (date, kind, name) => {
    expect(days.get(date)).toEqual({ date, kind, name, local: false })
  })

  it('put a local day before what the year says', () => {
    const local = [
      { date: '2026-06-18', kind: 'off', name: '区庆' },
      { date: '2026-10-07', kind: 'work', name: '应急值守' },
    ] as const
    const own = daysOfYear(2026, of2026, local).filter((day) => day.local)
    expect(own).toEqual([
      { date: '2026-06-18', kind: 'holiday', name: '区庆', local: true },
      { date: '2026-10-07', kind: 'made-up', name: '应急值守', local: true },
    ])
    const table = workdaysOf({ years: publishedYears, localDays: local })
    expect([isWorkday('2026-06-18', table), isWorkday('2026-10-07', table), isWorkday('2026-10-06', table)]).toEqual([false, true, false])
  })

  it('say what workdays are counted by', () => {
    for (const { year, holidays } of publishedYears)
      for (const { date, kind } of daysOfYear(year, holidays, [])) expect(isWorkday(date, publishedWorkdays)).toBe(kind === 'workday' || kind === 'made-up')
  })
})

describe('the table of a year', () => {
  it('may name weekend days off, which changes nothing', () => {
    expect(codes([holiday('2026-01-03', '2026-01-04')])).toEqual([])
    const table = workdaysOf({ years: [{ year: 2026, holidays: [holiday('2026-01-03', '2026-01-04')] }], localDays: [] })
    fc.assert(
      fc.property(fc.nat(364), (at) => {
        const day = addDays('2026-01-01', at)
        expect(isWorkday(day, table)).toBe(weekday(day) <= 5)
      }),
    )
  })

  it.each<[string, readonly Holiday[], readonly unknown[]]>([
    ['without a holiday', [], ['no_holidays']],
    ['with a day that does not exist', [holiday('2026-02-28', '2026-02-30')], [['not_a_day', 0]]],
    ['with text for a day', [holiday('soon')], [['not_a_day', 0]]],
    ['with a worked day that does not exist', [holiday('2026-01-01', '2026-01-01', ['2026-13-01'])], [['not_a_day', 0]]],
    ['with a day of another year', [holiday('2026-01-01'), holiday('2025-12-31')], [['outside_year', 1]]],
    ['with a worked day of another year', [holiday('2026-01-01', '2026-01-01', ['2025-12-27'])], [['outside_year', 0]]],
    ['with a span the wrong way round', [holiday('2026-01-03', '2026-01-01')], [['span_reversed', 0]]],
    ['with a day off twice', [holiday('2026-01-01', '2026-01-03'), holiday('2026-01-03')], [['day_twice', 1]]],
    ['with a day off and worked', [holiday('2026-01-01', '2026-01-03', ['2026-01-03'])], [['day_twice', 0]]],
    ['with a day worked twice', [holiday('2026-01-01', '2026-01-01', ['2026-01-04', '2026-01-04'])], [['day_twice', 0]]],
    ['with a weekday worked', [holiday('2026-01-01', '2026-01-01', ['2026-01-05'])], [['worked_no_weekend', 0]]],
    [
      'with more than one thing wrong',
      [holiday('2026-02-30'), holiday('2026-01-03', '2026-01-01')],
      [
        ['not_a_day', 0],
        ['span_reversed', 1],
      ],
    ],
    ['with twenty-one days off', [holiday('2026-01-01', '2026-01-21')], ['off_too_long']],
  ])('%s is not published', (_, holidays, problems) => {
    expect(codes(holidays)).toEqual(problems)
  })

  it('may have twenty days off in a row, weekends and neighbours counted', () => {
    expect(codes([holiday('2026-01-05', '2026-01-22')])).toEqual([])
    expect(codes([holiday('2026-01-05', '2026-01-23')])).toEqual(['off_too_long'])
    const beside = workdaysOf({ years: [{ year: 2025, holidays: [holiday('2025-12-22', '2025-12-31')] }], localDays: [] })
    expect(codes([holiday('2026-01-01', '2026-01-08')], beside)).toEqual([])
    expect(codes([holiday('2026-01-01', '2026-01-09')], beside)).toEqual(['off_too_long'])
  })

  it('leaves a workday within reach of the clocks, whatever it says', () => {
    const day = fc.nat(364).map((at) => addDays('2026-01-01', at))
    const table = fc.array(
      fc.tuple(day, fc.nat(40)).map(([from, length]) => holiday(from, addDays(from, length))),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(table, day, (holidays, from) => {
        fc.pre(problemsOfYear(2026, holidays, nothing).length === 0)
        const made = workdaysOf({ years: [{ year: 2026, holidays }], localDays: [] })
        expect(Array.from({ length: 21 }, (_, at) => isWorkday(addDays(from, at), made))).toContain(true)
      }),
    )
  })
})

describe('a local day', () => {
  const check = (date: string, kind: 'off' | 'work', table = publishedWorkdays) =>
    problemsOfLocalDay(date, kind, publishedWorkdays, table).map(({ code }) => code)

  it.each([
    ['2026-06-18', 'off'],
    ['2026-06-20', 'work'],
    ['2026-10-01', 'work'],
    ['2026-10-10', 'off'],
    ['2027-06-18', 'off'],
  ] as const)('on %s may be %s', (date, kind) => {
    expect(check(date, kind)).toEqual([])
  })

  it.each([
    ['2026-06-18', 'work', 'so_already'],
    ['2026-06-20', 'off', 'so_already'],
    ['2026-10-10', 'work', 'so_already'],
    ['2026-02-29', 'off', 'not_a_day'],
  ] as const)('on %s cannot be %s', (date, kind, code) => {
    expect(check(date, kind)).toEqual([code])
  })

  it('can be corrected: it is compared with what is published, not with itself', () => {
    const withIt = workdaysOf({ years: publishedYears, localDays: [{ date: '2026-06-18', kind: 'off', name: '区庆' }] })
    expect(check('2026-06-18', 'off', withIt)).toEqual([])
  })

  it('is no way to a month without a workday', () => {
    const days = Array.from({ length: 31 }, (_, at) => addDays('2026-06-01', at)).filter((date) => !isWeekend(date))
    const localDays: { date: string; kind: 'off'; name: string }[] = []
    const refused = days.find((date) => {
      const table = workdaysOf({ years: publishedYears, localDays })
      if (check(date, 'off', table).length > 0) return true
      localDays.push({ date, kind: 'off', name: '试' })
      return false
    })
    expect(refused).toBe('2026-06-18')
  })
})
