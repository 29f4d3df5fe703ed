/**
 * What every measure (指标类型) answers for itself. Rules ask these questions and never which measure it is.
 *
 * A measure sees facts that are already settled: the values known at the moment asked, the targets in force, the period to
 * judge. It knows nothing of release days, lights, revisions or persons.
 */
import type { Basis, DecimalText, Frequency, GreyReason, ObservationFlag, Operator, Period, VerdictReason, VerdictValue } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import type { Line, Point } from '../paths/path.ts'
import type { Reading, Typing } from './reading.ts'

/** A target in force, its values read. */
export interface TargetFact {
  readonly kind: 'final' | 'year' | 'node'
  readonly dueOn: string
  readonly operator: Operator
  /** `null` for a target in words or set elsewhere. */
  readonly value: Exact | null
  readonly range: { readonly from: Exact; readonly to: Exact } | null
  readonly width: Exact | null
}

/** A value known for a period. */
export interface ValueFact {
  readonly period: PeriodSpan
  /** `null` where the value is "not applicable" or a verdict in words. */
  readonly value: Exact | null
  readonly applicable: boolean
  readonly flag: ObservationFlag
  readonly verdict: VerdictValue | null
  /** How many are good of how many, where a share was counted. */
  readonly counts: { readonly good: number; readonly of: number } | null
}

export interface MeasureFacts {
  readonly period: PeriodSpan
  readonly frequency: Frequency
  readonly basis: Basis
  readonly unit: string
  readonly better: 'higher' | 'lower' | null
  readonly plan: { readonly from: string; readonly to: string }
  readonly baseline: { readonly period: PeriodSpan; readonly value: Exact } | null
  /** In order of due date; one a due date and kind. */
  readonly targets: readonly TargetFact[]
  /** The value known for a period: its own, or what finer and coarser ones say of it; `null` where nothing is known. */
  readonly valueOf: (period: Period) => ValueFact | null
  /** What the measure's own `course` says for the period's year; drawn once. */
  readonly course: () => Line | null
  /** The path's line through a start and dated values. */
  readonly line: (start: Point, nodes: readonly Point[]) => Line
  /** The same dated values as steps. */
  readonly stepped: (start: Point, nodes: readonly Point[]) => Line
  /** The kind that a measure made from others is judged as; `null` for all others. */
  readonly judgedAs: Measure | null
}

/** A figure of an indicator that is wanted. */
export interface Wanted {
  readonly indicator: string
  readonly period: Period
}

/** Lowest and highest value that satisfies a target; `null` where that side is open. `strict`: the ends do not count. */
export interface Limits {
  readonly low: Exact | null
  readonly high: Exact | null
  readonly strict: boolean
}

/** No verdict, and why. `missing` names the periods whose figures are wanted; `parts` also whose, where they are others'. */
export interface Grey {
  readonly grey: GreyReason
  readonly missing?: readonly Period[]
  readonly parts?: readonly Wanted[]
  /** Of `no_target`: it is the year's own that is wanted. */
  readonly ofYear?: true
}

/**
 * What the figures of a finding are to each other: `way` a distance done and planned, `use` a share used up, `rate` a rate and the rate asked,
 * `bound` a figure and its bound, `band` a figure and two, `place` a place and the worst allowed, `count` things done of things due, `event`
 * what must not happen, `verdict` a person's word.
 */
export const manners = ['way', 'use', 'rate', 'bound', 'band', 'place', 'count', 'event', 'verdict'] as const
export type Manner = (typeof manners)[number]

/** What a measure found. Figures are in the indicator's unit, `share`, `timeShare` and `ratio` in percent. */
export interface Finding {
  readonly outcome: 'on_pace' | 'behind' | 'broken' | 'met' | 'missed'
  readonly reason: VerdictReason
  readonly actual: Exact | null
  readonly expected: Exact | null
  readonly share: Exact | null
  readonly timeShare: Exact | null
  /** Points ahead (more than 0) or behind. */
  readonly lead: Exact | null
  /** 100 or more is on pace. */
  readonly ratio: Exact | null
  /** The due date that this verdict looks at. */
  readonly dueOn: string | null
  /** The period's end is the due date or later, so that the verdict is the last word and needs a figure that decides. */
  readonly atDue: boolean
  /** The target as a number, where it has one. */
  readonly target: Exact | null
  /** What reaches the target; `null` where no number does. */
  readonly limits: Limits | null
  /** A missed bound is red under every preset. */
  readonly bound: boolean
  /** Met, but can still break before the due date: stays green. */
  readonly watched: boolean
  /** How bad a shortfall is that has no ratio. */
  readonly severity: 'mild' | 'grave'
  /** The path that the expectation was read off; `null` where none was. */
  readonly path: string | null
  /** How its figures read in a sentence. */
  readonly manner: Manner
  readonly details: () => Details
}

/** What only an answer tells, and no light asks for. Worked out when asked: of most periods nothing but the light is wanted. */
export interface Details {
  readonly required: { readonly perPeriod: Exact; readonly soFar: Exact | null } | null
  readonly monthsBehind: Exact | null
  readonly extras: Extras
}
export const nothingMore: Details = { required: null, monthsBehind: null, extras: {} }

/** What only some measures have to say; decimal text and periods, as on the wire. */
export interface Extras {
  /** Room left to the bound, in the unit. */
  readonly margin?: DecimalText
  readonly missedNodes?: readonly string[]
  readonly missedYears?: readonly number[]
  readonly brokenPeriods?: readonly Period[]
  /** Good days still needed this year, and days left of it. */
  readonly daysNeeded?: number
  readonly daysLeft?: number
  /** Events reported that nobody has confirmed. */
  readonly unconfirmed?: DecimalText
}

export interface Measure {
  /** What it cannot judge without. What it needs and lacks becomes grey, in one place (`rules/settle.ts`). */
  readonly needs: { readonly baseline: (facts: Pick<MeasureFacts, 'basis' | 'judgedAs'>) => boolean }
  /** Reads what people type into a cell of this measure. */
  readonly read: (text: string, typing: Typing) => Reading
  /** Adds its figures up, so that finer and coarser ones make up a period, and "not applicable" is a part that adds nothing. */
  readonly sums?: true
  /** Its figures are made from others', so that it needs their parts and a kind that the result is judged as. */
  readonly isMade?: true
  /** What its values may be where they come unread: any text, or only some numbers; absent: every number. */
  readonly takes?: { readonly text?: true; readonly number?: (value: Exact) => boolean }
  /** What a figure of it is, where it is no amount: a place in a ranking, a share of a whole, a fall that is filed without a minus. */
  readonly means?: 'place' | 'share' | 'fall'
  /** Has to hold in every period until its due date, so that a good one says nothing of the next (保持型). */
  readonly keeps?: true
  /** What a period without a figure is once it has ended; absent: not released, then not reported. */
  readonly silence?: (facts: MeasureFacts) => GreyReason | null
  readonly judge: (facts: MeasureFacts) => Finding | Grey
  /** The line along which the period's year is judged, and which the chart draws; the same for all periods of a year; `null` where there is none. */
  readonly course: (facts: MeasureFacts) => Line | null
  /** How its target for the end falls into years; `null` where there is nothing to divide. */
  readonly divides: (facts: Pick<MeasureFacts, 'judgedAs'>) => Division | null
  /** How its judged figures run on, for the forecast; `null` where nothing can be foreseen. */
  readonly runs: (facts: MeasureFacts) => Run | null
}

/**
 * `way`: every year has its own value on the way from where it began to the target. `count`: the same from nothing. `parts`: amounts that add up
 * to the target. `falls`: falls in percent that accumulate to it as 1 − Π(1 − f). `bound`: the same in every year.
 */
export type DivisionKind = 'way' | 'count' | 'parts' | 'falls' | 'bound'

export interface Division {
  readonly into: DivisionKind
  /** A year before the last is not judged unless it has a target of its own. */
  readonly needed?: true
  /** What a closed year has brought, in the sense of its target; `null` where nothing is carried from year to year. */
  readonly brought: ((facts: MeasureFacts, year: number) => Exact | Grey) | null
}

/** `total`: judged figures accumulate from nothing, and start anew each January where `yearly`. `level`: each stands by itself. */
export type Run = { readonly kind: 'total'; readonly yearly: boolean } | { readonly kind: 'level'; readonly isShare?: true }
export const sinceJanuary: Run = { kind: 'total', yearly: true }
export const sinceBeginning: Run = { kind: 'total', yearly: false }
export const standing: Run = { kind: 'level' }
/** A share of a whole stays between 0 and 100. */
export const shareOfWhole: Run = { kind: 'level', isShare: true }

export const isGrey = (found: object): found is Grey => 'grey' in found
