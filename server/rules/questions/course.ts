/** Questions about a figure beside the ones before and after it: a running total that falls, a month filed for the year so far, a forgotten update. */
import { compare, exact } from '../../basics/decimal.ts'
import type { Entry, Known, Question } from './entry.ts'
import { isNegative, isSameRun, isTotal, question, significant } from './entry.ts'
import { courseOf, fewest, medianIn } from './usual.ts'

/** Where one amount in five is negative, the total may fall as well as rise. */
const fallingShare = 0.2

const mayFall = (entry: Entry): boolean => {
  if (isNegative(entry) || entry.others.some(isNegative)) return true
  const amounts = [...courseOf(entry).byPeriod.values()]
  return amounts.length > 0 && amounts.filter((amount) => amount < 0).length / amounts.length >= fallingShare
}

const sameRun = (entry: Entry, other: Known | null): other is Known => other !== null && isSameRun(entry.facts.indicator, entry.span, other.span)

/** A running total below the one before it, or above the one after it. Half of it or less, and a usual amount by itself: the month was filed alone. */
export const askFalls = (entry: Entry): Question | null => {
  if (!isTotal(entry.facts.indicator) || mayFall(entry)) return null
  const { last, next } = entry
  if (sameRun(entry, last) && compare(entry.value, exact(last.text)) < 0) {
    const given = { value: entry.text, other: last.text, otherPeriod: last.span.text }
    return question(isAmountAlone(entry, last) ? 'month_alone' : 'falls_below_last', given)
  }
  if (sameRun(entry, next) && compare(entry.value, exact(next.text)) > 0)
    return question('above_next', { value: entry.text, other: next.text, otherPeriod: next.span.text })
  return null
}

const isAmountAlone = (entry: Entry, last: Known): boolean => {
  const amounts = [...courseOf(entry).byPeriod.values()].filter((amount) => amount > 0)
  if (amounts.length < 2 || entry.number > last.number / 2) return false
  const usual = medianIn(amounts)
  return entry.number >= usual / 2 && entry.number <= usual * 2
}

/** A flow that is about what the year has brought so far, and more than any period before it. */
export const askYearSoFar = (entry: Entry): Question | null => {
  const { indicator } = entry.facts
  if (indicator.basis !== 'flow' || indicator.means !== undefined || indicator.unit === '%') return null
  const ofYear = entry.others.filter(({ span }) => span.year === entry.span.year && span.to < entry.span.to)
  if (ofYear.length < 2 || entry.others.length < 3 || entry.others.some(isNegative)) return null
  const sizes = entry.others.map(({ number }) => number)
  const usual = medianIn(sizes)
  const expected = ofYear.reduce((sum, { number }) => sum + number, 0) + usual
  if (entry.number <= 1.5 * Math.max(...sizes) || Math.abs(entry.number - expected) > 0.3 * expected) return null
  const sum = ofYear.reduce((total, { number }) => total + number, 0)
  const places = Math.max(...ofYear.map(({ text }) => text.split('.')[1]?.length ?? 0))
  return question('year_so_far', { value: entry.text, sum: sum.toFixed(places), from: ofYear[0]?.span.text ?? '', to: ofYear.at(-1)?.span.text ?? '' })
}

/** So many digits do not come twice by chance. */
const tellingDigits = 4
const standingShare = 0.1
/** A total that usually grows by a few units of its last place will now and then grow by none. */
const livelyPlaces = 5

/**
 * The same as the period before to the last digit, of what grows: last month's figure was left standing. Not of totals that often stand still
 * or grow by little, nor of one that has reached what was asked of it.
 */
export const askSame = (entry: Entry): Question | null => {
  const { indicator } = entry.facts
  const { last } = entry
  if (indicator.unit === '%' || indicator.means !== undefined || last === null || entry.number === 0) return null
  if (compare(entry.value, exact(last.text)) !== 0 || !sameRun(entry, last)) return null
  const asked = question('same_as_last', { value: entry.text, lastPeriod: last.span.text })
  if (isTotal(indicator)) {
    if (indicator.targets.includes(entry.text)) return null
    const amounts = [...courseOf(entry).byPeriod.values()]
    if (amounts.length < fewest) return significant(entry) >= tellingDigits ? asked : null
    const still = amounts.filter((amount) => amount === 0).length
    const lastPlace = 10 ** -(entry.text.split('.')[1]?.length ?? 0)
    const isLively = medianIn(amounts) >= livelyPlaces * lastPlace
    return isLively && still / amounts.length <= standingShare ? asked : null
  }
  const repeats = entry.others.some((other, place) => place > 0 && other.text === entry.others[place - 1]?.text)
  return indicator.basis === 'flow' && significant(entry) >= tellingDigits && !repeats ? asked : null
}
