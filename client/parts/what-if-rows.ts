/** Periods of the what-if's table: a year's worth of known ones, and all up to the due date. */
import type { AssessAnswer, AssessBody } from '../../server/wire/assess.ts'
import type { Period } from '../../server/wire/rows.ts'
import { earlierPeriod, endOf, periodOn, periodsFrom } from './period-steps.ts'
import { todayOf } from './what-if-draft.ts'

export const periodsBefore = 12
/** Beyond it a table is no help. */
export const mostRows = 120

interface Answers {
  readonly now: Pick<AssessAnswer, 'dueOn' | 'period'>
  readonly trial: Pick<AssessAnswer, 'dueOn' | 'period'>
}

/** To the later of both due dates; to the plan's end where nothing is judged. */
export const rowsOf = (facts: AssessBody, { now, trial }: Answers): readonly Period[] => {
  const { frequency, plan } = facts.indicator
  const present = periodOn(todayOf(facts), frequency)
  const days = [now.dueOn, trial.dueOn].filter((day) => day !== null)
  const due = days.length === 0 ? plan.to : days.reduce((a, b) => (a > b ? a : b))
  const last = [endOf(trial.period), due].reduce((a, b) => (a > b ? a : b))
  return periodsFrom(earlierPeriod(present, periodsBefore), endOf(present) > last ? present : periodOn(last, frequency), mostRows)
}
