/** What is known when a figure is entered, brought into the order in which the questions look at it. */
import type { Basis, DateText, DecimalText, Frequency, ObservationFlag, Period } from '../../../db/schema.ts'
import type { PeriodSpan } from '../../basics/calendar.ts'
import { spanOf } from '../../basics/calendar.ts'
import type { Exact } from '../../basics/decimal.ts'
import { exact, isDecimalText, text as decimalText } from '../../basics/decimal.ts'
import type { Measure } from '../../measures/measure.ts'

/** Closed list of what is asked. Codes are stored; sentences are made last, in `words/`. */
export const questionCodes = [
  'not_ended',
  'falls_below_last',
  'above_next',
  'month_alone',
  'year_so_far',
  'same_as_last',
  'over_whole',
  'as_fraction',
  'as_percent',
  'magnitude',
  'jump',
  'places_jump',
  'other_frequency',
  'sum_of_periods',
  'parts_over_whole',
  'parts_not_whole',
  'flag_back',
  'minus_of_a_fall',
] as const
export type QuestionCode = (typeof questionCodes)[number]

/** One thing to look at again, with the figures and periods that its sentence compares. */
export interface Question {
  readonly code: QuestionCode
  readonly parameters: Readonly<Record<string, string>>
}

export const question = (code: QuestionCode, parameters: Question['parameters'] = {}): Question => ({ code, parameters })

/** A figure that stands in a cell. */
export interface StandingFigure {
  readonly value: string
  readonly flag: ObservationFlag
}
export type StandingFigures = ReadonlyMap<Period, StandingFigure>

/** An indicator as far as questions about its figures need it. */
export interface AskedIndicator {
  readonly means: Measure['means']
  readonly basis: Basis
  readonly frequency: Frequency
  readonly unit: string
  /** Decimal text of its targets, whatever their kind. */
  readonly targets: readonly DecimalText[]
  readonly baseline: DecimalText | null
}

/** Amounts of one period that belong together: what the parts come to, and the whole they are parts of. */
export interface Relation {
  readonly whole: readonly Member[]
  readonly parts: readonly Member[]
  /** The parts are all there are; else they come to no more than the whole. */
  readonly isComplete: boolean
}
export interface Member {
  readonly name: string
  readonly figures: StandingFigures
}

export interface EntryFacts {
  readonly indicator: AskedIndicator
  /** What stands in all cells of the indicator, of whatever frequency; the cell in question may be among them. A map that changes no more. */
  readonly figures: StandingFigures
  /** Wholes and parts among which the indicator is. */
  readonly relations: readonly Relation[]
  readonly today: DateText
}

/** A figure as it was entered. `firmest`: the firmest flag that its cell has had, this one included. */
export interface Entered extends StandingFigure {
  readonly period: Period
  readonly firmest: ObservationFlag
}

/** A known figure: its text, which is exact, for what is compared, and a float for what is usual. */
export interface Known {
  readonly span: PeriodSpan
  readonly number: number
  readonly text: DecimalText
}

/** The figure in question among those of its own frequency. */
export interface Entry extends Known {
  readonly facts: EntryFacts
  readonly value: Exact
  readonly flag: ObservationFlag
  readonly firmest: ObservationFlag
  /** All other figures of the same frequency, in order. */
  readonly others: readonly Known[]
  /** The nearest of them before and after. */
  readonly last: Known | null
  readonly next: Known | null
}

const knownOf = (period: Period, text: string): Known | null => (isDecimalText(text) ? { span: spanOf(period), number: Number(text), text } : null)

/** Numbers of an indicator by frequency, in order: read and sorted once, however many of its cells are asked about. */
const seriesOf = ((remembered: WeakMap<StandingFigures, ReadonlyMap<Frequency, readonly Known[]>>) => (figures: StandingFigures, frequency: Frequency) => {
  let series = remembered.get(figures)
  if (!series) {
    const all = [...figures].flatMap(([period, { value }]) => knownOf(period, value) ?? []).toSorted((a, b) => (a.span.to < b.span.to ? -1 : 1))
    remembered.set(figures, (series = Map.groupBy(all, ({ span }) => span.frequency)))
  }
  return series.get(frequency) ?? []
})(new WeakMap())

/** @returns `null` where the cell holds no number: then only its flag is asked about. */
export const entryOf = (facts: EntryFacts, { period, value, flag, firmest }: Entered): Entry | null => {
  const own = knownOf(period, value)
  if (!own) return null
  const others = seriesOf(facts.figures, own.span.frequency).filter(({ span }) => span.text !== period)
  const after = others.findIndex(({ span }) => span.to > own.span.to)
  const last = others[after < 0 ? others.length - 1 : after - 1] ?? null
  return { ...own, value: exact(value), facts, flag, firmest, others, last, next: others[after] ?? null }
}

/**
 * Totals that run on: since January, or since the plan began. A percentage since January is a rate of the year so far and no total, and a place
 * or a fall may come back.
 */
export const isTotal = ({ means, basis, unit }: AskedIndicator): boolean => means === undefined && (basis === 'to-date' || (basis === 'ytd' && unit !== '%'))

/** Of a running total the figures of one run: since January those of one year. */
export const isSameRun = ({ basis }: AskedIndicator, a: PeriodSpan, b: PeriodSpan): boolean => basis !== 'ytd' || a.year === b.year

export const isNegative = ({ number }: Known): boolean => number < 0

/** Digits that carry meaning: 1,200 has two, 12.05 four. */
export const significant = ({ text: shown }: Known): number => shown.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length

/** A float of ours as decimal text of about so many digits; for what is usual, which nobody typed. */
export const roughly = (value: number, digits = 3): DecimalText => {
  if (Math.abs(value) >= 1e15) return BigInt(Math.round(value)).toString()
  const places = Math.min(12, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value) || 1))))
  return decimalText(exact(value.toFixed(places)))
}
