/** Questions about figures that must agree with others: of another frequency, of the parts of a whole. All in exact arithmetic, but for rounding. */
import type { Frequency, Period } from '../../../db/schema.ts'
import { periodOf, spanOf } from '../../basics/calendar.ts'
import type { Exact } from '../../basics/decimal.ts'
import { compare, exact, exactOrNull, fraction, magnitude, minus, plus, power, text, zero } from '../../basics/decimal.ts'
import { firmness } from '../../basics/flags.ts'
import { figuresIn } from '../periods.ts'
import type { Entered, EntryFacts, Member, Question, Relation, StandingFigure } from './entry.ts'
import { question } from './entry.ts'

const placesOf = (value: string): number => value.split('.')[1]?.length ?? 0

/** Half a unit of the last place of each figure: by so much a sum of rounded figures may differ. */
const rounding = (values: readonly string[]): Exact => {
  const halves = values.map((value) => fraction(1, 2 * Number(power(exact(10), Math.min(15, placesOf(value))).over)))
  return halves.reduce(plus, zero)
}

const differ = (a: Exact, b: Exact, values: readonly string[]): boolean => compare(magnitude(minus(a, b)), rounding(values)) > 0

/** Only figures that are equally firm must agree: a year made final leaves its flash months behind. */
const isAsFirm = (a: StandingFigure, b: StandingFigure): boolean => firmness(a.flag) === firmness(b.flag)

/** The same indicator filed for a period that ends on the same day. What counts up to a day is one number, whatever the period is called. */
export const askOtherFrequency = ({ indicator, figures }: EntryFacts, entered: Entered): Question | null => {
  const value = exactOrNull(entered.value)
  if (value === null || indicator.basis === 'flow') return null
  const span = spanOf(entered.period)
  for (const [period, figure] of figures) {
    if (period === entered.period || spanOf(period).to !== span.to || !isAsFirm(entered, figure)) continue
    const known = exactOrNull(figure.value)
    if (known !== null && differ(value, known, [entered.value, figure.value]))
      return question('other_frequency', { value: entered.value, other: figure.value, otherPeriod: period })
  }
  return null
}

const longer: Readonly<Record<Frequency, readonly Frequency[]>> = {
  day: [],
  month: ['quarter', 'half-year', 'year'],
  quarter: ['half-year', 'year'],
  'half-year': ['year'],
  year: [],
}

/** Flows of months beside the flow of their quarter or year, whichever of them was entered. */
export const askSumOfPeriods = (facts: EntryFacts, entered: Entered): Question | null => {
  const { indicator, figures } = facts
  if (indicator.basis !== 'flow' || exactOrNull(entered.value) === null) return null
  const at = (period: Period): StandingFigure | undefined => (period === entered.period ? entered : figures.get(period))
  const span = spanOf(entered.period)
  const wholes = [entered.period, ...longer[span.frequency].map((frequency) => periodOf(span.to, frequency).text)]
  for (const whole of wholes) {
    const filed = at(whole)
    const total = filed && exactOrNull(filed.value)
    if (!filed || total == null) continue
    const used = new Map<Period, StandingFigure>()
    const sum = figuresIn(whole, 'flow', (period) => {
      const figure = period === whole ? undefined : at(period)
      const value = figure && exactOrNull(figure.value)
      if (!figure || value == null) return null
      used.set(period, figure)
      return { period: spanOf(period), value, applicable: true, flag: figure.flag, verdict: null, counts: null }
    })
    const parts = [...used].filter(([period]) => spanOf(period).from >= spanOf(whole).from)
    if (sum?.value == null || !parts.every(([, figure]) => isAsFirm(figure, filed))) continue
    if (whole !== entered.period && !used.has(entered.period)) continue
    if (differ(sum.value, total, [filed.value, ...parts.map(([, figure]) => figure.value)]))
      return question('sum_of_periods', { value: filed.value, period: whole, sum: text(sum.value), count: String(parts.length) })
  }
  return null
}

interface Sum {
  readonly value: Exact
  readonly texts: readonly string[]
}

const sumOf = (members: readonly Member[], at: (member: Member) => string | undefined): Sum | null => {
  let value = zero
  const texts: string[] = []
  for (const member of members) {
    const typed = at(member)
    const read = typed === undefined ? null : typed === '-' ? zero : exactOrNull(typed)
    if (typed === undefined || read === null) return null
    value = plus(value, read)
    texts.push(typed)
  }
  return { value, texts }
}

/** So many periods must have added up before one that does not is asked about. */
const fewestWhole = 3

const addsUp = ({ whole, parts }: Relation, period: Period): boolean | null => {
  const [total, sum] = [whole, parts].map((members) => sumOf(members, ({ figures }) => figures.get(period)?.value))
  return total && sum ? !differ(total.value, sum.value, [...total.texts, ...sum.texts]) : null
}

const hasAlwaysAddedUp = (relation: Relation, but: Period): boolean => {
  const periods = new Set(relation.parts.flatMap(({ figures }) => [...figures.keys()]))
  periods.delete(but)
  const found = [...periods].map((period) => addsUp(relation, period)).filter((each) => each !== null)
  return found.length >= fewestWhole && found.every(Boolean)
}

const namesOf = (members: readonly Member[]): string => members.map(({ name }) => name).join('、')

/**
 * Parts that come to more than their whole; and parts that are all there are and do not come to it, where they have come to it in every
 * period before. Nothing is asked while a part is still missing.
 */
export const askParts = ({ relations, figures }: EntryFacts, { period, value }: Entered): Question | null => {
  for (const relation of relations) {
    const at = (member: Member): string | undefined => (member.figures === figures ? value : member.figures.get(period)?.value)
    const [whole, parts] = [sumOf(relation.whole, at), sumOf(relation.parts, at)]
    if (!whole || !parts || compare(whole.value, zero) < 0) continue
    const given = { whole: text(whole.value), parts: text(parts.value), wholeName: namesOf(relation.whole), partNames: namesOf(relation.parts) }
    const slack = rounding([...whole.texts, ...parts.texts])
    if (relation.isComplete) {
      if (compare(magnitude(minus(whole.value, parts.value)), slack) > 0 && hasAlwaysAddedUp(relation, period)) return question('parts_not_whole', given)
    } else if (compare(parts.value, plus(whole.value, slack)) > 0) return question('parts_over_whole', given)
  }
  return null
}
