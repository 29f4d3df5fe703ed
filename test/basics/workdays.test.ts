import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../../server/basics/calendar.ts'
import { daysFrom, workdaysOf } from '../../server/basics/holidays.ts'
import { addWorkdays, countWorkdays, isWorkday, limitDay, nextWorkday, previousWorkday, unknownYears, type Workdays } from '../../server/basics/workdays.ts'
import { publishedYears } from '../../seeds/workdays.ts'
import { publishedWorkdays as table } from '../support/facts.ts'

/** Every day of the known years. */
const known = daysFrom('2020-01-01', '2026-12-31')
/** Days around them, known and unknown. */
const around = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2015-01-01', days))
const counts = fc.integer({ min: -700, max: 700 })

/** Counts day by day, as one does with a finger on the calendar. */
const walked = (date: string, count: number): string => {
  const step = count < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step)
    if (isWorkday(day, table)) left -= 1
  }
  while (count === 0 && !isWorkday(day, table)) day = addDays(day, 1)
  return day
}

describe('over all days of the known years', () => {
  it('counts as one does day by day', () => {
    for (const day of known) for (const count of [-15, -2, -1, 0, 1, 2, 3, 5, 15]) expect(addWorkdays(day, count, table).date).toBe(walked(day, count))
  })

  it('lands on a workday, whose count leads back', () => {
    for (const day of known)
      for (const count of [-30, -1, 1, 2, 10, 60]) {
        const { date } = addWorkdays(day, count, table)
        expect(isWorkday(date, table)).toBe(true)
        expect(countWorkdays(day, date, table).workdays).toBe(count)
      }
  })

  it('knows the first workday after and the last one before', () => {
    for (const day of known) {
      const next = nextWorkday(day, table).date
      expect(next > day && isWorkday(next, table)).toBe(true)
      expect(daysFrom(addDays(day, 1), addDays(next, -1)).filter((between) => isWorkday(between, table))).toEqual([])
      const previous = previousWorkday(day, table).date
      expect(previous < day && isWorkday(previous, table)).toBe(true)
      expect(daysFrom(addDays(previous, 1), addDays(day, -1)).filter((between) => isWorkday(between, table))).toEqual([])
    }
  })

  it('leaves a limit on a workday, and moves one on a day off to the next', () => {
    for (const day of known) expect(limitDay(day, table).date).toBe(isWorkday(day, table) ? day : nextWorkday(day, table).date)
  })

  it('counts a year as the sum of its days', () => {
    for (const { year } of publishedYears) {
      const days = daysFrom(`${year}-01-01`, `${year}-12-31`)
      expect(countWorkdays(`${year - 1}-12-31`, `${year}-12-31`, table).workdays).toBe(days.filter((day) => isWorkday(day, table)).length)
    }
  })

  it('comes to the workdays that are known for each year', () => {
    const yearly = publishedYears.map(({ year }) => [year, countWorkdays(`${year - 1}-12-31`, `${year}-12-31`, table).workdays])
    expect(yearly).toEqual([
      [2020, 249],
      [2021, 250],
      [2022, 249],
      [2023, 249],
      [2024, 251],
      [2025, 248],
      [2026, 248],
    ])
  })
})

describe('for any day and count', () => {
  it('grows with the day', () => {
    fc.assert(fc.property(around, around, counts, (a, b, count) => a > b || addWorkdays(a, count, table).date <= addWorkdays(b, count, table).date))
  })

  it('grows with the count, and strictly away from 0', () => {
    fc.assert(
      fc.property(around, counts, (day, count) => {
        const [here, there] = [addWorkdays(day, count, table).date, addWorkdays(day, count + 1, table).date]
        // On a day off both the limit and the first workday after it are the next workday.
        expect(here < there || (count === 0 && here === there && !isWorkday(day, table))).toBe(true)
      }),
    )
  })

  it('takes two steps as one', () => {
    fc.assert(
      fc.property(around, fc.nat(300), fc.nat(300), (day, a, b) => {
        expect(addWorkdays(addWorkdays(day, a + 1, table).date, b, table).date).toBe(addWorkdays(day, a + 1 + b, table).date)
      }),
    )
  })

  it('adds up counts over days between', () => {
    fc.assert(
      fc.property(around, around, around, (...days) => {
        const [a = '', b = '', c = ''] = days.toSorted()
        expect(countWorkdays(a, b, table).workdays + countWorkdays(b, c, table).workdays).toBe(countWorkdays(a, c, table).workdays)
      }),
    )
  })

  it('is the same whatever was asked before', () => {
    const fresh = (): Workdays => ({ years: table.years, days: table.days })
    fc.assert(
      fc.property(around, counts, (day, count) => {
        expect(addWorkdays(day, count, fresh())).toEqual(addWorkdays(day, count, table))
      }),
    )
  })

  it('counts any table as one does day by day', () => {
    const days = fc.array(fc.tuple(fc.nat(400), fc.constantFrom('off' as const, 'work' as const)), { maxLength: 60 })
    fc.assert(
      fc.property(days, fc.nat(400), fc.integer({ min: -40, max: 40 }), (given, start, count) => {
        const made: Workdays = { years: new Set([2026]), days: new Map(given.map(([at, kind]) => [addDays('2026-01-01', at), kind])) }
        const day = addDays('2026-01-01', start)
        const found = addWorkdays(day, count, made).date
        const between = count > 0 ? daysFrom(addDays(day, 1), found) : count < 0 ? daysFrom(found, addDays(day, -1)) : daysFrom(day, found)
        expect(between.filter((each) => isWorkday(each, made))).toHaveLength(Math.max(Math.abs(count), 1))
        expect(isWorkday(found, made)).toBe(true)
      }),
    )
  })
})

describe('the checks that must always hold', () => {
  it('moves a limit on 1 to 7 October 2026 to the 8th, and leaves those beside it', () => {
    for (const day of daysFrom('2026-10-01', '2026-10-07')) expect(limitDay(day, table).date).toBe('2026-10-08')
    expect(limitDay('2026-09-30', table).date).toBe('2026-09-30')
    expect(limitDay('2026-10-08', table).date).toBe('2026-10-08')
  })

  it.each([
    ['2026-09-16', '2026-09-20'],
    ['2026-09-17', '2026-09-21'],
    ['2026-09-18', '2026-09-22'],
    ['2026-09-19', '2026-09-22'],
    ['2026-09-20', '2026-09-23'],
  ])('three workdays after %s is %s', (day, third) => {
    expect(addWorkdays(day, 3, table)).toEqual({ date: third, uncertain: [] })
  })
})

describe('what is unknown', () => {
  it('is said of every day that leans on it, and of no other', () => {
    expect(addWorkdays('2026-12-30', 1, table)).toEqual({ date: '2026-12-31', uncertain: [] })
    expect(addWorkdays('2026-12-31', 1, table)).toEqual({ date: '2027-01-01', uncertain: [2027] })
    expect(addWorkdays('2027-01-01', -1, table)).toEqual({ date: '2026-12-31', uncertain: [] })
    expect(addWorkdays('2019-12-31', 1, table)).toEqual({ date: '2020-01-02', uncertain: [] })
    expect(addWorkdays('2020-01-01', -1, table)).toEqual({ date: '2019-12-31', uncertain: [2019] })
    expect(addWorkdays('2026-12-31', 600, table).uncertain).toEqual([2027, 2028, 2029])
    expect(limitDay('2027-05-01', table)).toEqual({ date: '2027-05-03', uncertain: [2027] })
    expect(countWorkdays('2026-12-25', '2027-01-05', table)).toEqual({ workdays: 7, uncertain: [2027] })
    expect(countWorkdays('2027-01-05', '2026-12-25', table)).toEqual({ workdays: -7, uncertain: [2027] })
    expect(unknownYears('2018-06-01', '2028-06-01', table)).toEqual([2018, 2019, 2027, 2028])
  })

  it('is counted Monday to Friday', () => {
    for (const day of daysFrom('2027-01-01', '2027-12-31')) expect(isWorkday(day, table)).toBe(weekday(day) <= 5)
  })

  it('becomes known with another table, and leaves no old answer behind', () => {
    const holiday = { name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: [] }
    expect(addWorkdays('2026-12-31', 1, table)).toEqual({ date: '2027-01-01', uncertain: [2027] })
    const next = workdaysOf({ years: [...publishedYears, { year: 2027, holidays: [holiday] }], localDays: [] })
    expect(addWorkdays('2026-12-31', 1, next)).toEqual({ date: '2027-01-04', uncertain: [] })
    const local = workdaysOf({ years: publishedYears, localDays: [{ date: '2026-12-31', kind: 'off', name: '区庆' }] })
    expect(addWorkdays('2026-12-30', 1, local)).toEqual({ date: '2027-01-01', uncertain: [2027] })
  })
})

describe('what cannot be counted', () => {
  it.each(['', '2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00:00Z', '1899-12-31', '2200-01-01', 'tomorrow'])('refuses %j as a day', (day) => {
    expect(() => addWorkdays(day, 1, table)).toThrow(RangeError)
    expect(() => limitDay(day, table)).toThrow(RangeError)
    expect(() => countWorkdays('2026-01-01', day, table)).toThrow(RangeError)
    expect(() => countWorkdays(day, '2026-01-01', table)).toThrow(RangeError)
    expect(() => isWorkday(day, table)).toThrow(RangeError)
  })

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 100_001, -100_001])('refuses %d workdays', (count) => {
    expect(() => addWorkdays('2026-01-01', count, table)).toThrow(RangeError)
  })

  it('counts to the ends of its calendar and not beyond', () => {
    const whole = countWorkdays('1900-01-01', '2199-12-31', table).workdays
    expect(addWorkdays('1900-01-01', whole, table).date).toBe('2199-12-31')
    expect(addWorkdays('2199-12-31', -whole, table).date).toBe('1900-01-01')
    expect(() => addWorkdays('1900-01-01', whole + 1, table)).toThrow(RangeError)
    expect(() => addWorkdays('2199-12-31', -whole - 1, table)).toThrow(RangeError)
    expect(() => addWorkdays('2199-12-31', 1, table)).toThrow(RangeError)
    expect(limitDay('2199-12-31', table).date).toBe('2199-12-31')
  })
})
