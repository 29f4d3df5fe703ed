/**
 * Figures for the periods to come: at the pace that the target asks for, or by a step of one's own. Exact, by whole numbers; rounded only to
 * the places that the indicator is shown with, always to the side that reaches the target.
 */
import type { AssessAnswer, AssessBody } from '../../server/wire/assess.ts'
import type { DecimalText, Period } from '../../server/wire/rows.ts'
import type { Scaled } from '../cells/decimal.ts'
import { isDecimal, scaled, textOf, widened } from '../cells/decimal.ts'
import { frequencyOf, partsOf } from '../sheet/periods.ts'
import { nextPeriod, periodOn, periodsFrom } from './period-steps.ts'
import { knownFigure, own } from './what-if-draft.ts'

export type Figures = Readonly<Record<Period, DecimalText>>

/** Daily figures run for years. */
const mostPeriods = 400
const mostPlaces = 12

const yearOf = (period: Period): string => partsOf(period).year
const dividedUp = (over: bigint, under: bigint): bigint => over / under + (over > 0n && over % under !== 0n ? 1n : 0n)
const dividedDown = (over: bigint, under: bigint): bigint => -dividedUp(-over, under)

const placesOf = (...figures: readonly DecimalText[]): number => Math.max(...figures.map((figure) => scaled(figure).places))
const digitsAt = (figure: DecimalText, places: number): bigint => widened(scaled(figure), places)
/** Without zeros that nobody asked for. */
const shortened = (figure: Scaled, least: number): DecimalText => {
  let { digits, places } = figure
  while (places > least && digits % 10n === 0n) {
    digits /= 10n
    places -= 1
  }
  return textOf({ digits, places })
}

/** The first period to fill: after the judged one. */
const periodsTo = (answer: AssessAnswer, count: number): readonly Period[] => {
  const found: Period[] = []
  for (let period = nextPeriod(answer.period); found.length < count; period = nextPeriod(period)) found.push(period)
  return found
}

/** Higher is better where only a low end tells, lower where only a high one does; else the way that is left says. */
const wantsMore = ({ limits, actual, target }: AssessAnswer): boolean =>
  limits !== null && (limits.low === null) !== (limits.high === null) ? limits.low !== null : Number(target) >= Number(actual)

/** A rate is not shared out over time: each year asks for it anew. */
const atRate = (body: AssessBody, answer: AssessAnswer): Figures | null => {
  const { required, expected, dueOn, period } = answer
  if (required === null || expected === null || dueOn === null || body.indicator.basis !== 'rate') return null
  // What adds up over the years has had a pace so far, and asks for the rate still needed; what does not asks for the rate itself.
  const rate = required.soFar === null ? expected : required.perPeriod
  const places = Math.min(placesOf(rate), Math.max(body.indicator.decimals, 2))
  const unit = 10n ** BigInt(placesOf(rate) - places)
  const digits = wantsMore({ ...answer, actual: '0', target: rate }) ? dividedUp(scaled(rate).digits, unit) : dividedDown(scaled(rate).digits, unit)
  const figure = shortened({ digits, places }, 0)
  return Object.fromEntries(periodsFrom(nextPeriod(period), periodOn(dueOn, frequencyOf(period)), mostPeriods).map((each) => [each, figure]))
}

/**
 * Figures of the periods left, at the required pace: as many equal steps as the answer's pace has, from its figure to its target.
 *
 * @param body the facts that the answer was given to.
 * @returns by period; `null` where no pace is asked, or it cannot be laid out in figures of one's own.
 */
export const figuresAtPace = (body: AssessBody, answer: AssessAnswer): Figures | null => {
  const { required, actual, target, period, dueOn, manner } = answer
  const { basis, formula } = body.indicator
  if (required === null || actual === null || target === null || dueOn === null || formula != null) return null
  if (manner === 'rate') return atRate(body, answer)
  const last = knownFigure(body, own, period)?.value ?? null
  if (basis === 'rate' || last === null || !isDecimal(last)) return null
  const step = Number(required.perPeriod)
  // Once it is reached nothing more has to come, up to the due date.
  const count =
    step === 0
      ? periodsFrom(nextPeriod(period), periodOn(dueOn, frequencyOf(period)), mostPeriods).length
      : Math.round((Number(target) - Number(actual)) / step)
  if (!(count >= 1 && count <= mostPeriods)) return null

  const shown = Math.max(body.indicator.decimals, placesOf(last), Math.min(mostPlaces, placesOf(target)))
  const places = Math.max(shown, placesOf(actual, target, last))
  const more = wantsMore(answer)
  const start = digitsAt(actual, places)
  const unit = 10n ** BigInt(places - shown)
  // 突破75家 is not reached at 75.
  const beyond = answer.limits?.strict === true ? (more ? unit : -unit) : 0n
  const goal = step === 0 ? start : digitsAt(target, places) + beyond
  /** What is judged at the end of the n-th period, in units of the last place shown, counted from where it stands. */
  const gained = (steps: number): bigint => {
    const over = (goal - start) * BigInt(steps)
    const under = BigInt(count) * unit
    return more ? dividedUp(over, under) : dividedDown(over, under)
  }
  // A fall that is entered as a change below zero runs the other way.
  const sign = isDecimal(last) && actual !== '0' && last === (actual.startsWith('-') ? actual.slice(1) : `-${actual}`) ? -1n : 1n
  const standing = digitsAt(last, shown)
  const periods = periodsTo(answer, count)
  return Object.fromEntries(
    periods.map((each, place) => {
      const now = gained(place + 1)
      const restarts = basis === 'ytd' && yearOf(each) !== yearOf(period)
      const lastOfYearBefore = periods.findLastIndex((other) => yearOf(other) < yearOf(each))
      const figure = basis === 'flow' ? now - gained(place) : restarts ? now - gained(lastOfYearBefore + 1) : standing + sign * now
      return [each, shortened({ digits: figure, places: shown }, 0)]
    }),
  )
}

/** How a step makes a figure: added to the period before it, or the figure itself. */
export type StepKind = 'added' | 'itself'

/** Figures that grow can be stepped; what is counted inside its period, and rates, are figures by themselves. */
export const mayBeAdded = ({ indicator: { basis } }: AssessBody): boolean => basis !== 'flow' && basis !== 'rate'

/**
 * Figures of some periods by a step of one's own. What is counted since January starts anew with the year.
 *
 * @param start the figure before the first of them; without a number nothing can be added to it.
 */
export const figuresByStep = (body: AssessBody, periods: readonly Period[], start: string | null, step: DecimalText, kind: StepKind): Figures | null => {
  if (kind === 'itself') return Object.fromEntries(periods.map((period) => [period, step]))
  if (start === null || !isDecimal(start)) return null
  const places = placesOf(start, step)
  const by = digitsAt(step, places)
  let figure = digitsAt(start, places)
  return Object.fromEntries(
    periods.map((period) => {
      const { place, day } = partsOf(period)
      figure = body.indicator.basis === 'ytd' && place === 1 && day <= 1 ? by : figure + by
      return [period, shortened({ digits: figure, places }, 0)]
    }),
  )
}
