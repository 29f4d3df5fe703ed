import type { DecimalText } from '../../db/schema.ts'
import { readNumber } from '../basics/numbers.ts'
import type { Problem } from '../basics/problems.ts'
import { problem } from '../basics/problems.ts'

/** A number of the plan itself: a value or nothing. "Not applicable" is an answer of reporters, not of plans. */
export const readPlanNumber = (text: string, unit: string): { readonly value: DecimalText | null; readonly understood: string | null } | Problem => {
  const reading = readNumber(text, unit)
  switch (reading.kind) {
    case 'problem':
      return reading.problem
    case 'clear':
      return { value: null, understood: null }
    case 'not_applicable':
      return problem('not_a_number', { text: text.slice(0, 40) })
    case 'value':
      return { value: reading.value, understood: reading.understood }
    default:
      return reading satisfies never
  }
}
