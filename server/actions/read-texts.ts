/** Reads texts as the sheet would, without a cell: for what-ifs. Nothing is kept. */
import type { DateText, Language } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'
import { measureOf } from '../measures/index.ts'
import { readPlanNumber } from '../sheets/plan-number.ts'
import type { ReadText } from '../wire/assess.ts'
import { words } from '../words/index.ts'

export interface Texts {
  /** The measure whose figures they are; `null` for numbers of a plan: targets, nodes, limits. */
  readonly measure: string | null
  readonly unit: string
  /** The day on which they are typed: a verdict's. */
  readonly on: DateText
  readonly texts: readonly string[]
}

const nothing = { value: null, understood: null, verdict: null, problem: null } as const

/** One answer a text, in their order. @param by who types, where a text is a verdict. */
export const readTexts = ({ measure, unit, on, texts }: Texts, by: string, language: Language): readonly ReadText[] => {
  const refused = (problem: Problem): ReadText => ({ ...nothing, problem: words[language].problem(problem) })
  const figure = (kind: string, text: string): ReadText => {
    const reading = measureOf(kind).read(text, { unit, by, on })
    switch (reading.kind) {
      case 'problem':
        return refused(reading.problem)
      case 'clear':
        return nothing
      case 'not_applicable':
        return { ...nothing, value: '-' }
      case 'value':
        return { ...nothing, value: reading.value, understood: reading.understood }
      case 'verdict':
        return { ...nothing, value: reading.value, verdict: reading.verdict }
      default:
        return reading satisfies never
    }
  }
  const planNumber = (text: string): ReadText => {
    const read = readPlanNumber(text, unit)
    return 'code' in read ? refused(read) : { ...nothing, ...read }
  }
  return texts.map((text) => (measure === null ? planNumber(text) : figure(measure, text)))
}
