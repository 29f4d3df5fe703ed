/** The judge's own door: facts in, verdict out, nothing kept; and what helps to make such facts. */
import { Hono } from 'hono'
import { z } from 'zod'
import { assessChoices } from '../actions/assess-choices.ts'
import { assessFacts } from '../actions/assess-facts.ts'
import { readTexts } from '../actions/read-texts.ts'
import { isDate } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { measureKinds } from '../measures/index.ts'
import { assessAnswer } from './assess.answer.ts'
import { assessRequest, factsOfRequest, unfitValue } from './assess.shape.ts'
import type { Door } from './door.ts'
import { json, languageFor, told } from './door.ts'

/** Longer ones are read as far as that, and refused by what reads them. */
const longestText = 4000
const mostTexts = 500
const texts = z.strictObject({
  measure: z.enum(measureKinds).nullable(),
  unit: z.string().max(40),
  /** The day of a verdict. */
  on: z.string().refine(isDate, { error: 'not a day' }),
  texts: z.array(z.string().max(longestText)).min(1).max(mostTexts),
})

export const assessRoutes = (ctx: Context) =>
  new Hono<Door>()
    .post(
      '/',
      told(
        'assess',
        'Judges facts as known at a moment, without keeping anything',
        'The verdict with figures, forecast, chart, and a sentence in Chinese and English',
        assessAnswer,
      ),
      json(assessRequest),
      async (request) => {
        const given = request.req.valid('json')
        const unfit = unfitValue(given)
        if (unfit !== null) throw new Refusal('malformed', { path: unfit })
        const { facts, asOf } = factsOfRequest(given)
        return request.json(await assessFacts(ctx, facts, asOf, given.period))
      },
    )
    .get('/choices', told('assess', 'What facts to be judged can choose from: paths, light presets with their thresholds'), (request) =>
      request.json(assessChoices(languageFor(request))),
    )
    .post(
      '/texts',
      told('assess', 'Reads texts as the sheet reads them, without a cell', 'One answer a text: the value and how it was read, or why it cannot be'),
      json(texts),
      (request) => {
        const { name } = request.var.actor.person
        return request.json(readTexts(request.req.valid('json'), name, languageFor(request)))
      },
    )
