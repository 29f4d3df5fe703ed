/** What is due when: whether the figure of a period can exist yet, and from when its lack is somebody's. */
import type { DateText } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { addWorkdays } from '../basics/workdays.ts'

export interface Release {
  /** 可得日: the n-th legal workday after the period's last day. */
  readonly on: DateText
  /** First day on which the figure counts as not reported: the legal workday after the release day. */
  readonly lateFrom: DateText
  /** Years of the count that have no published table. */
  readonly uncertain: readonly number[]
}

/** @param workdays 0 means the period's last day itself, or the next workday. */
export const releaseOf = (period: PeriodSpan, workdays: number, table: Workdays): Release => {
  const release = addWorkdays(period.to, workdays, table)
  const late = addWorkdays(release.date, 1, table)
  return { on: release.date, lateFrom: late.date, uncertain: [...new Set([...release.uncertain, ...late.uncertain])] }
}

/** A period is over from the day after its last. */
export const hasEnded = (period: PeriodSpan, today: DateText): boolean => today > period.to
