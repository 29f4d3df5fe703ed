/** What is due when: whether the figure of a period can exist yet, and from when its lack is somebody's. */
import type { DateText } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import type { CountedDay, Workdays } from '../basics/workdays.ts'
import { addWorkdays } from '../basics/workdays.ts'
import type { ReleaseRule } from './facts.ts'

export interface Release {
  /** 可得日: the day on which the figure can exist. */
  readonly on: DateText
  /** First day on which the figure counts as not reported: the legal workday after the release day. */
  readonly lateFrom: DateText
  /** Years of the count that have no published table. */
  readonly uncertain: readonly number[]
}

/** A day fixed for the period; else so many workdays after the period's end, or after those who publish before. */
const releaseDay = (period: PeriodSpan, { workdays, after, dates }: ReleaseRule, table: Workdays): CountedDay => {
  const fixed = dates?.[period.text]
  if (fixed !== undefined) return { date: fixed, uncertain: [] }
  if (after == null) return addWorkdays(period.to, workdays, table)
  const published = after.dates?.[period.text]
  const theirs = published === undefined ? addWorkdays(period.to, after.workdays, table) : { date: published, uncertain: [] }
  const ours = addWorkdays(theirs.date, workdays, table)
  return { date: ours.date, uncertain: [...theirs.uncertain, ...ours.uncertain] }
}

/** 0 workdays mean the period's last day itself, or the next workday. */
export const releaseOf = (period: PeriodSpan, rule: ReleaseRule, table: Workdays): Release => {
  const release = releaseDay(period, rule, table)
  const late = addWorkdays(release.date, 1, table)
  return { on: release.date, lateFrom: late.date, uncertain: [...new Set([...release.uncertain, ...late.uncertain])] }
}

/** A period is over from the day after its last. */
export const hasEnded = (period: PeriodSpan, today: DateText): boolean => today > period.to
