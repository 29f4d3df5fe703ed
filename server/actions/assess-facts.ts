/** The judge for facts that come from outside: nothing is read and nothing is kept. For what-ifs, and for checking the product. */
import type { Instant, Language, Period } from '../../db/schema.ts'
import type { Context } from '../context.ts'
import type { Assessment } from '../rules/assess.ts'
import { assess } from '../rules/assess.ts'
import { chart } from '../rules/chart.ts'
import type { Facts } from '../rules/facts.ts'
import type { Foresight } from '../rules/foresee.ts'
import { foresee } from '../rules/foresee.ts'
import type { AssessAnswer, InBoth } from '../wire/assess.ts'
import { words } from '../words/index.ts'
import type { Subject } from '../words/words.ts'

const inBoth = (say: (language: Language) => string): InBoth => ({ zh: say('zh-CN'), en: say('en') })

/** Why the light has its colour and what will come of it, in both languages. */
const explanationOf = (found: Assessment, forecast: Foresight | null, subject: Subject): InBoth =>
  inBoth((language) =>
    [words[language].explain(found, subject), words[language].foresee(forecast, found, subject)]
      .filter((each) => each !== '')
      .join(language === 'en' ? ' ' : ''),
  )

/** @param period without it the latest that can be judged. */
export const assessFacts = async (ctx: Context, facts: Facts, asOf: Instant, period: Period | undefined): Promise<AssessAnswer> => {
  const workdays = await ctx.workdays()
  const found = assess(facts, asOf, workdays, period)
  const forecast = foresee(facts, asOf, workdays, found.period)
  const { unit, decimals, basis } = facts.indicator
  return {
    ...found,
    periodLabel: inBoth((language) => words[language].period(found.period, basis)),
    forecast,
    explanation: explanationOf(found, forecast, { name: '', unit, decimals, basis }),
    chart: chart(facts, asOf, workdays, found.period),
  }
}
