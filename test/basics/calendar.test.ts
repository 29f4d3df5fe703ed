import { describe, expect, it } from 'vitest'
import {
  addDays,
  endOfDay,
  instantAt,
  isDate,
  lastPeriodOf,
  localDate,
  periodOf,
  periodsBetween,
  periodSpan,
  previousPeriod,
  tickAtEnd,
  weekday,
} from '../../server/basics/calendar.ts'

describe('the local day', () => {
  it.each([
    ['2026-11-22T15:59:59.999Z', 'Asia/Shanghai', '2026-11-22'],
    ['2026-11-22T16:00:00.000Z', 'Asia/Shanghai', '2026-11-23'],
    ['2026-11-23T15:59:59.999Z', 'Asia/Shanghai', '2026-11-23'],
    ['2026-11-23T16:00:00.000Z', 'Asia/Shanghai', '2026-11-24'],
    ['2026-11-23T16:00:00Z', 'Asia/Shanghai', '2026-11-24'],
    ['2026-11-23T04:59:59.999Z', 'America/New_York', '2026-11-22'],
    // The night on which clocks go back has twenty-five hours.
    ['2026-11-01T04:00:00.000Z', 'America/New_York', '2026-11-01'],
    ['2026-11-02T04:59:59.999Z', 'America/New_York', '2026-11-01'],
    ['2026-11-02T05:00:00.000Z', 'America/New_York', '2026-11-02'],
  ])('of %s in %s is %s, whatever was asked before', (instant, zone, date) => {
    for (const before of ['2026-11-22T20:00:00.000Z', '2026-11-23T08:00:00.000Z', '2026-11-01T12:00:00.000Z']) {
      localDate(before, zone)
      expect(localDate(instant, zone)).toBe(date)
    }
  })

  it('ends with its last millisecond', () => {
    expect(endOfDay('2026-10-31', 'Asia/Shanghai')).toBe('2026-10-31T15:59:59.999Z')
    expect(instantAt('2026-11-23', '08:30:00', 'Asia/Shanghai')).toBe('2026-11-23T00:30:00.000Z')
  })
})

describe('periods', () => {
  it.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-02-28', '2026-02-28', '2026-02-28'],
  ])('%s reaches from %s to %s', (text, from, to) => {
    expect(periodSpan(text)).toMatchObject({ from, to })
  })

  it.each(['2026-13', '2026-Q5', '2026-H3', '2026-02-30', '1899-12-31', '26', ' 2026', '2026-1'])('%j is none', (text) => {
    expect(periodSpan(text)).toBeNull()
  })

  it('follow one another over the turn of a year', () => {
    expect(previousPeriod(periodOf('2026-01-15', 'quarter')).text).toBe('2025-Q4')
    expect(periodsBetween('2025-11-20', '2026-02-01', 'month').map(({ text }) => text)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(periodsBetween('2026-02-01', '2026-01-01', 'month')).toEqual([])
    expect(lastPeriodOf(2026, 'half-year').text).toBe('2026-H2')
  })

  it('count ticks in whole months, a month begun counts; days for what is daily', () => {
    expect(tickAtEnd('2026-01-31', 'month') - tickAtEnd('2025-12-31', 'month')).toBe(1)
    expect(tickAtEnd('2026-01-01', 'quarter')).toBe(tickAtEnd('2026-01-31', 'month'))
    expect(tickAtEnd('2026-03-01', 'day') - tickAtEnd('2026-02-28', 'day')).toBe(1)
  })
})

it('knows days that exist, and the days of the week', () => {
  expect([isDate('2024-02-29'), isDate('2025-02-29'), isDate('2026-4-1')]).toEqual([true, false, false])
  expect([weekday('2026-11-23'), weekday('2026-11-22'), weekday('1969-12-31')]).toEqual([1, 7, 3])
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
})
