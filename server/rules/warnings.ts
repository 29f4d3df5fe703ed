/**
 * Standing warnings: one for each indicator and cause, told apart from the verdicts that feed it.
 * Opened by the first bad verdict, kept while it lasts, worsened or eased by its light, resolved by a good one.
 */
import type { Cause, Id, Light, Period, Warning, WarningTurnTable } from '../../db/schema.ts'
import type { Assessment } from './assess.ts'

export type Turn = WarningTurnTable['what']

/** What the newest verdict of an indicator says about one cause. `null`: it says nothing, and a warning stays as it is. */
export type Finding = { readonly cause: Cause; readonly light: Light } | null

/** Greys that neither accuse nor acquit: a warning on pace stands until there is a verdict again. */
const silent: ReadonlySet<string> = new Set([
  'not_released',
  'awaiting_final',
  'not_applicable',
  'no_baseline',
  'no_target',
  'no_denominator',
  'not_due',
  'needs_verdict',
])

const isBad = (light: Light): boolean => light === 'red' || light === 'yellow'

const causeOf = (assessment: Assessment): Cause => {
  if (assessment.reason === 'not_reported') return 'report'
  if (assessment.outcome === 'broken' || assessment.reason === 'bound' || assessment.reason === 'event') return 'bound'
  if (assessment.outcome === 'missed' || assessment.reason === 'deadline') return 'deadline'
  return 'pace'
}

/** The cause that a verdict gives a warning for; `null` where it gives none. */
const findingOf = (assessment: Assessment): Finding => {
  if (assessment.reason === 'not_reported') return { cause: 'report', light: 'grey' }
  return isBad(assessment.light) ? { cause: causeOf(assessment), light: assessment.light } : null
}

const rank: Readonly<Record<Light, number>> = { blue: 0, green: 0, grey: 1, yellow: 2, red: 3 }
const worseOf = (a: Light, b: Light): Light => (rank[a] >= rank[b] ? a : b)

/** A warning as it should stand after a verdict, and what turned. `id` null: it is new. */
export interface WarningStep {
  readonly id: Id | null
  readonly cause: Cause
  readonly state: 'open' | 'resolved'
  readonly light: Light
  readonly firstPeriod: Period
  readonly period: Period
  readonly periods: number
  readonly worst: Light
  readonly turn: Turn
}

type Standing = Pick<Warning, 'id' | 'cause' | 'state' | 'light' | 'firstPeriod' | 'period' | 'periods' | 'worst'>

const opened = (found: NonNullable<Finding>, { period }: Assessment): WarningStep => ({
  id: null,
  cause: found.cause,
  state: 'open',
  light: found.light,
  firstPeriod: period,
  period,
  periods: 1,
  worst: found.light,
  turn: 'opened',
})

const turnOf = (before: Light, after: Light, anotherPeriod: boolean): Turn | null => {
  if (rank[after] > rank[before]) return 'worsened'
  if (rank[after] < rank[before]) return 'eased'
  return anotherPeriod ? 'continued' : null
}

const kept = (warning: Standing, found: NonNullable<Finding>, { period }: Assessment): WarningStep | null => {
  const anotherPeriod = period > warning.period
  const turn = turnOf(warning.light, found.light, anotherPeriod)
  if (turn === null) return null
  return {
    ...warning,
    state: 'open',
    light: found.light,
    period: anotherPeriod ? period : warning.period,
    periods: warning.periods + (anotherPeriod ? 1 : 0),
    worst: worseOf(warning.worst, found.light),
    turn,
  }
}

/** Whether a verdict ends a warning of a cause. A missing report ends when anything came; the others when there is a good verdict. */
const ends = (cause: Cause, assessment: Assessment): boolean =>
  cause === 'report' ? assessment.reason !== 'not_reported' : assessment.reason !== 'not_reported' && !silent.has(assessment.reason)

/**
 * Next steps of an indicator's warnings after its newest verdict. Empty where nothing turns: judging the same facts twice
 * gives no second step. A verdict that is pending opens nothing; what stands already goes on.
 *
 * @param standing unresolved warnings of the indicator; at most one a cause.
 */
export const nextWarnings = (standing: readonly Standing[], assessment: Assessment): readonly WarningStep[] => {
  const found = findingOf(assessment)
  const steps: WarningStep[] = []
  for (const warning of standing) {
    if (found?.cause === warning.cause) {
      const step = kept(warning, found, assessment)
      if (step) steps.push(step)
    } else if (ends(warning.cause, assessment)) {
      steps.push({ ...warning, state: 'resolved', light: assessment.light, turn: 'resolved' })
    }
  }
  if (found && assessment.pending !== true && !standing.some(({ cause }) => cause === found.cause)) steps.push(opened(found, assessment))
  return steps
}
