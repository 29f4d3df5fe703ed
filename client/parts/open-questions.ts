/** Where answers about a plan's open questions are kept; all of its questions stand under the first two words. */
export const openQuestions = (plan: string) => ['questions', plan, 'open', null] as const
