/** What every language says about the calendar of legal workdays. */
import type { CalendarProblem } from '../basics/holidays.ts'

export interface CalendarWords {
  readonly problem: (problem: CalendarProblem) => string
  /** Sentences that follow one another. */
  readonly sentences: (sentences: readonly string[]) => string
}
