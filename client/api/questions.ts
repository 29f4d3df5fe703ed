/** What a person owes, what is asked about figures, and how far first figures can be relied on. */
import type { MattersView } from '../../server/wire/matters.ts'
import type { OwedView } from '../../server/wire/owed.ts'
import type { QualityView } from '../../server/wire/quality.ts'
import type { QuestionView, QuestionsView } from '../../server/wire/questions.ts'
import { asking, at, call } from './door.ts'

/** What the person owes, in all plans. */
export const getOwed = (): Promise<OwedView> => call('GET', '/api/me/owed')
/** What waits for the person beside figures. */
export const getMatters = (): Promise<MattersView> => call('GET', '/api/me/matters')
export const getQuestions = (plan: string, state: 'open' | 'settled', department: string | null = null): Promise<QuestionsView> =>
  call('GET', asking(at('plans', plan, 'questions'), { state, department }))
/** The figure was checked, and is right. */
export const answerQuestion = (plan: string, question: string, text: string): Promise<QuestionView> =>
  call('POST', at('plans', plan, 'questions', question, 'answer'), { text })
export const getQuality = (plan: string): Promise<QualityView> => call('GET', at('plans', plan, 'quality'))
