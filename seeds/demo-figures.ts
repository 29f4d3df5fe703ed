/**
 * Made-up figures: what people would have entered for an indicator from the plan's first day up to a moment, each with the moment at which
 * they did. Chance is drawn from the indicator's code, so that the same moment always gives the same figures.
 */
import type { IndicatorRow } from '../db/indicators.ts'
import type { DateText, Instant, ObservationFlag, Period, Plan } from '../db/schema.ts'
import { addDays, instantAt, localDate, periodsBetween, tickAtEnd, yearOf, type PeriodSpan } from '../server/basics/calendar.ts'
import type { Workdays } from '../server/basics/workdays.ts'
import { releaseOf } from '../server/rules/due.ts'
import { courses, levels, steps, verdicts, type Course } from './demo-courses.ts'

/** What somebody typed into a cell, and when. */
export interface Entry {
  readonly period: Period
  readonly typed: string
  readonly flag: ObservationFlag
  readonly note: string | null
  readonly at: Instant
}

export interface Moment {
  readonly plan: Plan
  readonly now: Instant
  readonly workdays: Workdays
}

/** From 0 up to 1, always the same for the same words. */
export const chance = (...words: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5
  for (const sign of words.join(' ')) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193)
  // Neighbouring words differ in the last sign only: stirred, so that the high bits differ too.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

/** A moment in office hours. */
const officeHour = (date: DateText, { plan }: Moment, seed: string): Instant => {
  const minutes = Math.floor(chance(seed, date) * 450)
  const hour = 9 + Math.floor(minutes / 60)
  return instantAt(date, `${String(hour).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`, plan.timeZone)
}

interface Filed {
  readonly period: PeriodSpan
  readonly at: Instant
}

/** Ended periods whose figure would be in by now, in order. People file on the release day or a few days before. */
const filedPeriods = (row: IndicatorRow, moment: Moment): readonly Filed[] => {
  const { plan, now, workdays } = moment
  const today = localDate(now, plan.timeZone)
  return periodsBetween(plan.startsOn, plan.endsOn < today ? plan.endsOn : today, row.frequency)
    .map((period) => {
      const release = releaseOf(period, { workdays: row.releaseWorkdays }, workdays).on
      const early = addDays(release, -Math.floor(chance(row.code, period.text, 'early') * 5))
      return { period, at: officeHour(early > period.to ? early : addDays(period.to, 1), moment, `${row.code} ${period.text}`) }
    })
    .filter(({ period, at }) => period.to < today && at <= now)
}

/** The newest period is late already: it has no figure, and neither have those after it. */
const withoutNewest = (row: IndicatorRow, filed: readonly Filed[], { plan, now, workdays }: Moment): readonly Filed[] => {
  const today = localDate(now, plan.timeZone)
  const late = filed.findLastIndex(({ period }) => releaseOf(period, { workdays: row.releaseWorkdays }, workdays).lateFrom <= today)
  return filed.slice(0, Math.max(0, late))
}

/** Pace of a period: at or a little above the path in quiet times, sliding within half a year to where it is of late. */
const usualPace = 1.02
const paceAt = (row: IndicatorRow, { pace }: Course, period: PeriodSpan, { plan, now }: Moment): number => {
  const noise = (chance(row.code, period.text) - 0.5) * 0.008
  if (row.frequency === 'year' || pace >= 1) return pace + (pace === 1 ? 0 : noise)
  const today = localDate(now, plan.timeZone)
  const monthsAgo = tickAtEnd(today < plan.endsOn ? today : plan.endsOn, row.frequency) - tickAtEnd(period.to, row.frequency)
  const slid = Math.min(1, Math.max(0, (9 - monthsAgo) / 5))
  return usualPace + (pace - usualPace) * slid + noise
}

/** Whole things are counted, rates and amounts have two places. */
const placesOf = ({ decimals }: IndicatorRow): number => (decimals === 0 ? 0 : 2)

/** Stand of a course at the end of a period: straight from year to year. */
const standAt = (ends: readonly number[], start: number, period: PeriodSpan, firstYear: number): number => {
  const year = period.year - firstYear
  const before = year === 0 ? start : ends[year - 1]!
  return before + (ends[year]! - before) * ((tickAtEnd(period.to, 'month') - period.year * 12) / 12)
}

const summed = (years: readonly number[]): readonly number[] => years.map((_, at) => years.slice(0, at + 1).reduce((sum, value) => sum + value, 0))

/** Value of a course for a period, as its basis counts it. */
const valueOf = (row: IndicatorRow, course: Course, period: PeriodSpan, moment: Moment): number => {
  const firstYear = yearOf(moment.plan.startsOn)
  const pace = paceAt(row, course, period, moment)
  const asked = course.years[period.year - firstYear]!
  const start = course.baseline ?? 0
  switch (row.basis) {
    case 'ytd':
    case 'flow':
      return asked * pace * ((tickAtEnd(period.to, 'month') - period.year * 12) / 12)
    case 'rate':
      return asked * pace
    case 'stock':
      return start + (standAt(course.years, start, period, firstYear) - start) * pace
    case 'to-date':
      return standAt(row.measure === 'plan-total' ? summed(course.years) : course.years, 0, period, firstYear) * pace
    default:
      return row.basis satisfies never
  }
}

/** What counts up never falls back: of a year, or of the whole plan. */
const grown = (row: IndicatorRow, values: readonly number[], periods: readonly Filed[]): readonly number[] =>
  values.map((value, at) => {
    const span = periods[at]!.period
    if (row.basis === 'to-date') return Math.max(value, ...values.slice(0, at))
    if (row.basis === 'ytd') return Math.max(value, ...values.slice(0, at).filter((_, other) => periods[other]!.period.year === span.year))
    return value
  })

/** Days after the first figure on which a staged one is verified, and made final. */
const verifiedAfter = 25
const finalAfter = 230

const isYearEnd = ({ to }: PeriodSpan): boolean => to.endsWith('-12-31')

/** A figure that comes in stages, each a revision of the one before. */
const staged = (row: IndicatorRow, { period, at }: Filed, value: number, moment: Moment): readonly Entry[] => {
  const places = placesOf(row)
  const day = localDate(at, moment.plan.timeZone)
  const later = (days: number): Instant => officeHour(addDays(day, days), moment, `${row.code} ${period.text} ${days}`)
  const flash = value * (1 + (chance(row.code, period.text, 'flash') - 0.5) * 0.006)
  const entries: readonly Entry[] = [
    { period: period.text, typed: flash.toFixed(places), flag: 'flash', note: null, at },
    { period: period.text, typed: value.toFixed(places), flag: 'verified', note: '按统计部门核定数修订', at: later(verifiedAfter) },
    ...(isYearEnd(period)
      ? [{ period: period.text, typed: (value * 1.002).toFixed(places), flag: 'final' as const, note: '按年度最终核实数修订', at: later(finalAfter) }]
      : []),
  ]
  return entries.filter((entry) => entry.at <= moment.now)
}

/** What somebody typed by mistake: a tenth too great. */
const slipped = (typed: string): string => (Number(typed) * 1.1).toFixed(typed.split('.')[1]?.length ?? 0)

/** A verified figure; now and then the first entry was wrong and was put right the day after. */
const plain = (row: IndicatorRow, { period, at }: Filed, typed: string, moment: Moment, flag: ObservationFlag = 'verified'): readonly Entry[] => {
  const entry: Entry = { period: period.text, typed, flag, note: null, at }
  const dayAfter = officeHour(addDays(localDate(at, moment.plan.timeZone), 1), moment, `${row.code} ${period.text} again`)
  if (chance(row.code, period.text, 'wrong') > 0.06 || Number(typed) < 1 || dayAfter > moment.now) return [entry]
  return [
    { ...entry, typed: slipped(typed) },
    { ...entry, at: dayAfter, note: '更正：首次填报口径有误' },
  ]
}

const alongCourse = (row: IndicatorRow, course: Course, moment: Moment): readonly Entry[] => {
  const all = filedPeriods(row, moment)
  const filed = course.newest === 'missing' ? withoutNewest(row, all, moment) : all
  const counted = grown(
    row,
    filed.map(({ period }) => valueOf(row, course, period, moment)),
    filed,
  )
  const limit = row.unit === '%' && row.basis === 'stock' ? 100 : Number.POSITIVE_INFINITY
  return filed.flatMap((one, at) => {
    const value = Math.min(limit, counted[at]!)
    const isNewest = one === filed.at(-1)
    if (isNewest && course.newest === 'preliminary') return plain(row, one, value.toFixed(placesOf(row)), moment, 'preliminary')
    return course.staged ? staged(row, one, value, moment) : plain(row, one, value.toFixed(placesOf(row)), moment)
  })
}

const aroundLevel = (row: IndicatorRow, moment: Moment): readonly Entry[] => {
  const { around, spread, lately, newest } = levels[row.code]!
  const filed = filedPeriods(row, moment)
  return filed.flatMap((one) => {
    const isNewest = one === filed.at(-1)
    if (isNewest && newest === 'not-applicable')
      return [{ period: one.period.text, typed: '-', flag: 'verified' as const, note: '监测断面检修，本期不适用', at: one.at }]
    const value = isNewest && lately !== undefined ? lately : around + (chance(row.code, one.period.text) - 0.5) * 2 * spread
    const typed = value.toFixed(spread === 0 ? 0 : 1)
    if (isNewest && newest === 'slipped') return [{ period: one.period.text, typed: slipped(typed), flag: 'verified' as const, note: null, at: one.at }]
    return plain(row, one, typed, moment)
  })
}

/** Year by whose end a milestone was to be finished: the one before this. */
export const yearOfSteps = ({ plan, now }: Moment): number =>
  Math.min(yearOf(plan.endsOn), Math.max(yearOf(plan.startsOn), yearOf(localDate(now, plan.timeZone)) - 1))

const onSteps = (row: IndicatorRow, moment: Moment): readonly Entry[] => {
  const { count, done } = steps[row.code]!
  const dueYear = yearOfSteps(moment)
  return filedPeriods(row, moment)
    .filter(({ period }) => period.year >= dueYear)
    .flatMap((one) => {
      const finished = done && (one.period.year > dueYear || one.period.place >= 3)
      const value = finished ? count : done ? Math.min(count - 1, one.period.place) : 0
      return [{ period: one.period.text, typed: String(value), flag: 'verified' as const, note: null, at: one.at }]
    })
}

/** `结论:佐证`, as a person types it. */
const judged = (row: IndicatorRow, moment: Moment): readonly Entry[] => {
  const all = filedPeriods(row, moment)
  const filed = verdicts.missing.includes(row.code) ? withoutNewest(row, all, moment) : all
  return filed.map((one) => {
    const isNewest = one === filed.at(-1)
    const word = isNewest && verdicts.met.includes(row.code) ? '已完成' : isNewest && verdicts.behind.includes(row.code) ? '滞后' : '按序时'
    return { period: one.period.text, typed: `${word}：${one.period.text}年度自评报告（演示）`, flag: 'verified', note: null, at: one.at }
  })
}

/** Everything that was entered for an indicator up to the moment, in order of periods; empty for a milestone of which nothing is known yet. */
export const entriesOf = (row: IndicatorRow, moment: Moment): readonly Entry[] => {
  const course = courses[row.code]
  if (course !== undefined) return alongCourse(row, course, moment)
  if (levels[row.code] !== undefined) return aroundLevel(row, moment)
  if (steps[row.code] !== undefined) return onSteps(row, moment)
  return row.measure === 'verdict' ? judged(row, moment) : []
}
