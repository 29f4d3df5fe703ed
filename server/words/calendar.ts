/** What every language says about the calendar of legal workdays. */
import type { CalendarProblem } from '../basics/holidays.ts'

export interface CalendarWords {
  readonly problem: (problem: CalendarProblem) => string
  /** A refusal with the problems that are its reason. */
  readonly refused: (sentence: string, problems: readonly string[]) => string
}
