/** What every language asks about a figure that was entered. */
import type { Indicator } from '../../db/schema.ts'
import type { Question } from '../rules/questions.ts'

/** What a sentence about a figure needs of its indicator. */
export type AskedSubject = Pick<Indicator, 'unit' | 'decimals' | 'basis'>

export interface QuestionWords {
  /** One sentence or two: what is odd, with the figures compared. */
  readonly ask: (question: Question, subject: AskedSubject) => string
  /** The matter in a few words, for lists and counts. */
  readonly matters: Readonly<Record<Question['code'], string>>
}
