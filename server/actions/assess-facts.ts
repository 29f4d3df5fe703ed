/** The judge for facts that come from outside: nothing is read and nothing is kept. For what-ifs, and for checking the product. */
import type { Instant, Language, Period } from '../../db/schema.ts'
import type { Context } from '../context.ts'
import type { Assessment } from '../rules/assess.ts'
import { assess } from '../rules/assess.ts'
import type { Facts } from '../rules/facts.ts'
import type { Foresight } from '../rules/foresee.ts'
import { foresee } from '../rules/foresee.ts'
import { words } from '../words/index.ts'
import type { Subject } from '../words/words.ts'

export interface AssessedFacts extends Assessment {
  readonly forecast: Foresight | null
  readonly explanation: Readonly<Record<'zh' | 'en', string>>
}

const languages: Readonly<Record<'zh' | 'en', Language>> = { zh: 'zh-CN', en: 'en' }

/** Why the light has its colour and what will come of it, in both languages. */
export const explanationOf = (found: Assessment, forecast: Foresight | null, subject: Subject): AssessedFacts['explanation'] => {
  const sentence = (language: Language): string =>
    [words[language].explain(found, subject), words[language].foresee(forecast, found, subject)]
      .filter((each) => each !== '')
      .join(language === 'en' ? ' ' : '')
  return { zh: sentence(languages.zh), en: sentence(languages.en) }
}

/** @param period without it the latest that can be judged. */
export const assessFacts = async (ctx: Context, facts: Facts, asOf: Instant, period: Period | undefined): Promise<AssessedFacts> => {
  const workdays = await ctx.workdays()
  const found = assess(facts, asOf, workdays, period)
  const forecast = foresee(facts, asOf, workdays, found.period)
  const { unit, decimals, basis } = facts.indicator
  return { ...found, forecast, explanation: explanationOf(found, forecast, { name: '', unit, decimals, basis }) }
}
