/**
 * What a figure is asked about when it is entered. A question is a mark on the cell and one sentence, never a refusal: the figure stands, and
 * whoever answers for it says that it was checked, or puts it right. Pure.
 *
 * A question that comes for a right figure teaches people to click it away, so every one holds back where the past of the indicator explains
 * the figure, and nothing is called unusual on fewer than five figures.
 */
import { hasEnded } from './due.ts'
import { spanOf } from '../basics/calendar.ts'
import { exactOrNull } from '../basics/decimal.ts'
import { firmness } from '../basics/flags.ts'
import { askFalls, askSame, askYearSoFar } from './questions/course.ts'
import type { Entered, Entry, EntryFacts, Question } from './questions/entry.ts'
import { entryOf, isNegative, question } from './questions/entry.ts'
import { askFraction, askJump, askMagnitude, askOverWhole, askPlaces } from './questions/size.ts'
import { askOtherFrequency, askParts, askSumOfPeriods } from './questions/sums.ts'

export { questionCodes } from './questions/entry.ts'
export type { AskedIndicator, Entered, EntryFacts, Member, Question, Relation } from './questions/entry.ts'

/** Of several reasons to wonder about the size of a figure the most telling one is said. */
const aboutSize: readonly ((entry: Entry) => Question | null)[] = [askFraction, askMagnitude, askOverWhole, askFalls, askYearSoFar, askSame, askPlaces, askJump]

const firstOf = (entry: Entry): Question | null => {
  for (const ask of aboutSize) {
    const asked = ask(entry)
    if (asked !== null) return asked
  }
  return null
}

/** A figure before its period has ended is an estimate, and says so by its flag. */
const askEnd = ({ today }: EntryFacts, { period, value, flag }: Entered): Question | null =>
  exactOrNull(value) === null || hasEnded(spanOf(period), today) || firmness(flag) <= firmness('flash') ? null : question('not_ended', { period })

const askFlag = ({ flag, firmest }: Entered): Question | null => (firmness(flag) < firmness(firmest) ? question('flag_back', { flag, firmest }) : null)

/** 下降 and 降低 are filed as the fall itself. Where targets or earlier figures carry a minus, it is a rate of change and right as it is. */
const askMinus = (entry: Entry): Question | null => {
  const { means, targets } = entry.facts.indicator
  const areFalls = targets.length > 0 && targets.every((target) => !target.startsWith('-')) && !entry.others.some(isNegative)
  return means === 'fall' && areFalls && isNegative(entry) ? question('minus_of_a_fall', { value: entry.text }) : null
}

/**
 * @param entered what stands in the cell. "Not applicable" and a person's verdict are asked about nothing but their flag.
 * @returns at most one question of each code, always in the same order.
 */
export const askAbout = (facts: EntryFacts, entered: Entered): readonly Question[] => {
  const entry = entryOf(facts, entered)
  return [
    askEnd(facts, entered),
    askFlag(entered),
    entry && askMinus(entry),
    entry && firstOf(entry),
    askOtherFrequency(facts, entered),
    askSumOfPeriods(facts, entered),
    askParts(facts, entered),
  ].filter((asked) => asked !== null)
}
