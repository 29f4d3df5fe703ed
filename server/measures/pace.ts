/** Judging a value against a line: shared by every measure whose value is meant to travel along a path. */
import { tickAtEnd } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { divided, fraction, isZero, minus, percent, sign, times, zero } from '../basics/decimal.ts'
import type { Line, Point } from '../paths/path.ts'
import { ticksBehind, valueAt } from '../paths/path.ts'
import { isOnPace, within } from './bound.ts'
import type { Details, Extras, Finding, Limits, MeasureFacts } from './measure.ts'

export interface PaceFacts {
  readonly actual: Exact
  /** From where progress is measured, to where. */
  readonly from: Exact
  readonly to: Exact
  readonly line: Line
  /** What reaches the target, in the sense of its operator. */
  readonly limits: Limits
  readonly more: boolean
  /** The due date looked at, and the value it asks for; `to` where nothing comes before. */
  readonly due: { readonly on: string; readonly value: Exact; readonly limits?: Limits }
  /** Whether what is reached can be lost again before the due date. */
  readonly watched?: boolean
  readonly extras?: Extras
}

/** Ticks in a period of each frequency. */
export const ticksPerPeriod: Record<MeasureFacts['frequency'], number> = { day: 1, month: 1, quarter: 3, 'half-year': 6, year: 12 }

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
export const monthsBehindOn = (facts: MeasureFacts, line: Line, actual: Exact): Exact => {
  const ticks = ticksBehind(line, tickAtEnd(facts.period.to, facts.frequency), actual)
  return facts.frequency === 'day' ? times(ticks, fraction(12, 365)) : ticks
}

/**
 * Finding of a value that travels along a path: `share` of the way done, `timeShare` of the way planned, both in percent of
 * the distance from start to target; null where that distance is 0, and then the operator alone decides.
 */
export const judgePace = (facts: MeasureFacts, pace: PaceFacts): Finding => {
  const expected = valueAt(pace.line, tickAtEnd(facts.period.to, facts.frequency))
  const distance = minus(pace.to, pace.from)
  const rawShare = divided(minus(pace.actual, pace.from), distance)
  const rawTime = divided(minus(expected, pace.from), distance)
  const share = rawShare && percent(rawShare)
  const timeShare = rawTime && percent(rawTime)
  const ratio = share && timeShare && !isZero(timeShare) ? divided(share, timeShare) : null
  const atDue = facts.period.to >= pace.due.on
  const reached = within(pace.actual, pace.limits)
  const onPace = share === null ? reached : isOnPace(pace.actual, expected, pace.more)
  const outcome = reached ? 'met' : atDue ? 'missed' : onPace ? 'on_pace' : 'behind'
  return {
    outcome,
    reason: atDue ? 'deadline' : 'pace',
    actual: pace.actual,
    expected,
    share,
    timeShare,
    lead: share && timeShare && minus(share, timeShare),
    ratio: ratio && percent(ratio),
    dueOn: pace.due.on,
    atDue,
    target: pace.due.value,
    limits: pace.due.limits ?? pace.limits,
    bound: false,
    watched: pace.watched ?? false,
    severity: 'grave',
    path: pace.line.kind,
    manner: 'way',
    details: () => ({
      required: requiredOn(facts, {
        actual: pace.actual,
        from: pace.from,
        target: pace.due.value,
        startTick: (pace.line.points[0] as Point).tick,
        dueOn: pace.due.on,
        reached,
      }),
      monthsBehind: onPace || reached ? zero : monthsBehindOn(facts, pace.line, pace.actual),
      extras: pace.extras ?? {},
    }),
  }
}
