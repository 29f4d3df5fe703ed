/** Judging a value against a line: shared by every measure whose value is meant to travel along a path. */
import { tickAtEnd } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, fraction, minus, percent, sign, times, zero } from '../basics/decimal.ts'
import type { Line, Point } from '../paths/path.ts'
import { ticksBehind, valueAt } from '../paths/path.ts'
import { isOnPace, within } from './bound.ts'
import type { Details, Extras, Finding, Limits, MeasureFacts } from './measure.ts'

/** A date on the way that asks for a value: a node, a year's target, the end. */
export interface DueValue {
  readonly on: string
  readonly value: Exact
  /** What reaches it, in the sense of its operator. */
  readonly limits: Limits
}

export interface PaceFacts {
  readonly actual: Exact
  /** From where progress is measured; it ends with the last date. */
  readonly from: Exact
  readonly line: Line
  /** In order of time; at least one. */
  readonly dates: readonly DueValue[]
  readonly more: boolean
  /** Whether what is reached can be lost again before the due date. */
  readonly watched?: boolean
  readonly extras?: Extras
}

/** Ticks in a period of each frequency. */
const ticksPerPeriod: Record<MeasureFacts['frequency'], number> = { day: 1, month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** A way to a target: where it began, where it stands, and what is asked by when. */
export interface Way {
  readonly actual: Exact
  readonly from: Exact
  readonly target: Exact
  /** Tick of the start; `null` where nothing was gone through to come here. */
  readonly startTick: number | null
  readonly dueOn: string
  readonly reached: boolean
}

/** (target − actual) ÷ periods left, and the distance so far ÷ periods gone; 0 once reached; `null` where none is left. */
export const requiredOn = (facts: MeasureFacts, { actual, from, target, startTick, dueOn, reached }: Way): Details['required'] => {
  const tick = tickAtEnd(facts.period.to, facts.frequency)
  const per = ticksPerPeriod[facts.frequency]
  const left = fraction(tickAtEnd(dueOn, facts.frequency) - tick, per)
  const soFar = startTick === null ? null : divided(minus(actual, from), fraction(tick - startTick, per))
  if (reached) return { perPeriod: zero, soFar }
  const perPeriod = sign(left) > 0 ? divided(minus(target, actual), left) : null
  return perPeriod && { perPeriod, soFar }
}

/** Months between the period's end and the moment at which the line had this value. */
const monthsBehindOn = (facts: MeasureFacts, line: Line, actual: Exact): Exact => {
  const ticks = ticksBehind(line, tickAtEnd(facts.period.to, facts.frequency), actual)
  return facts.frequency === 'day' ? times(ticks, fraction(12, 365)) : ticks
}

/** The date that a period is judged for: the next one, on its own day too; after the last the last. */
const dueIn = (facts: MeasureFacts, dates: PaceFacts['dates']): DueValue => dates.find(({ on }) => on >= facts.period.from) ?? (dates.at(-1) as DueValue)

/**
 * Finding of a value that travels along a path: `share` of the way done, `timeShare` of the way planned, both in percent of
 * the distance from the start to the last date; null where that distance is 0, and then the operator alone decides.
 *
 * Reached early is met. A total that has to stay below what it grows towards is being used up: it is met at the end only, and its lead turns.
 */
export const judgePace = (facts: MeasureFacts, { actual, from, line, dates, more, watched = false, extras = {} }: PaceFacts): Finding => {
  const last = dates.at(-1) as DueValue
  const due = dueIn(facts, dates)
  const expected = valueAt(line, tickAtEnd(facts.period.to, facts.frequency))
  const distance = minus(last.value, from)
  const isUse = !more && sign(distance) > 0
  const rawShare = divided(minus(actual, from), distance)
  const rawTime = divided(minus(expected, from), distance)
  const share = rawShare && percent(rawShare)
  const timeShare = rawTime && percent(rawTime)
  const [done, asked] = isUse ? [timeShare, share] : [share, timeShare]
  // A line that goes back beyond its start, as last year's course may, asks for less than nothing; no ratio tells anything then.
  const ratio = done && asked && sign(asked) > 0 ? divided(done, asked) : null
  const atDue = facts.period.to >= due.on
  const reached = within(actual, due.limits)
  const reachedEarly = !isUse && within(actual, last.limits)
  const onPace = share === null ? within(actual, last.limits) : isOnPace(actual, expected, more)
  const outcome = reachedEarly || (atDue && reached) ? 'met' : atDue ? 'missed' : onPace ? 'on_pace' : 'behind'
  return {
    outcome,
    reason: atDue ? 'deadline' : 'pace',
    actual,
    expected,
    share,
    timeShare,
    lead: done && asked && minus(done, asked),
    ratio: ratio && percent(ratio),
    dueOn: due.on,
    atDue,
    target: due.value,
    limits: due.limits,
    bound: false,
    watched,
    severity: 'grave',
    path: line.kind,
    manner: isUse ? 'use' : 'way',
    details: () => ({
      required: requiredOn(facts, { actual, from, target: due.value, startTick: (line.points[0] as Point).tick, dueOn: due.on, reached: reached && !isUse }),
      monthsBehind: onPace || outcome === 'met' || compare(distance, zero) === 0 ? zero : monthsBehindOn(facts, line, actual),
      extras,
    }),
  }
}
