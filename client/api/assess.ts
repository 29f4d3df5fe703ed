/** Judging without keeping. */
import type { AssessAnswer, AssessBody, AssessChoices, ReadText } from '../../server/wire/assess.ts'
import { at, call } from './door.ts'

/** What the judge is told of an indicator: the body for `assess`. */
export const getFacts = (plan: string, indicator: string): Promise<AssessBody> => call('GET', at('plans', plan, 'indicators', indicator, 'facts'))
/** Judges facts without keeping anything. */
export const assess = (body: AssessBody): Promise<AssessAnswer> => call('POST', '/api/assess', body)
export const getAssessChoices = (): Promise<AssessChoices> => call('GET', '/api/assess/choices')
export interface TextsRequest {
  readonly measure: string | null
  readonly unit: string
  readonly on: string
  readonly texts: readonly string[]
}
/** Reads texts as the sheet does, without a cell. */
export const readTexts = (given: TextsRequest): Promise<readonly ReadText[]> => call('POST', '/api/assess/texts', given)
