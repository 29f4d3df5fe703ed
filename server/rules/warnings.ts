/**
 * Standing warnings: one for each indicator and cause, told apart from the verdicts that feed it. Pure.
 *
 * pending (not yet enough bad periods) → open → recovering (not yet enough good ones) → resolved. Never two that are not resolved for one cause.
 * Where the figure is missing that would tell how it goes on, the same warning stands and says so. Another rule of lights gives other verdicts,
 * and these move the warning that stands.
 */
import type { Cause, DateText, Id, Light, Period, Warning, WarningTurnTable } from '../../db/schema.ts'
import type { Sign, Signs } from './signs.ts'

export type Turn = WarningTurnTable['what']

const rank: Readonly<Record<Light, number>> = { blue: 0, green: 0, grey: 1, yellow: 2, red: 3 }
/** Whether a light is worse than another. */
export const isWorse = (light: Light, than: Light): boolean => rank[light] > rank[than]
const worseOf = (a: Light, b: Light): Light => (isWorse(b, a) ? b : a)

/** What of a warning moves. */
export type Standing = Pick<
  Warning,
  'id' | 'cause' | 'state' | 'light' | 'firstPeriod' | 'period' | 'periods' | 'goodPeriods' | 'missing' | 'worst' | 'openedOn' | 'redOn'
>

/** A warning as it should stand, and what turned. `id` null: it is new. */
export interface WarningStep extends Omit<Standing, 'id'> {
  readonly id: Id | null
  readonly turn: Turn
}

export interface Moment {
  /** The verdict's. */
  readonly period: Period
  readonly light: Light
  /** Day of knowledge in the plan's zone. */
  readonly today: DateText
  /** Good periods running that a warning of pace or bound asks for to be over. */
  readonly clearAfter: number
}

type Bad = Extract<Sign, { is: 'bad' }>

const redSince = (light: Light, before: DateText | null, today: DateText): DateText | null => (light === 'red' ? (before ?? today) : null)

const begun = (cause: Cause, sign: Bad, { today }: Moment): WarningStep => ({
  id: null,
  cause,
  state: sign.pending ? 'pending' : 'open',
  light: sign.light,
  firstPeriod: sign.period,
  period: sign.period,
  periods: 1,
  goodPeriods: 0,
  missing: 0,
  worst: sign.light,
  openedOn: today,
  redOn: redSince(sign.light, null, today),
  turn: sign.pending ? 'pending' : 'opened',
})

const turnOf = (warning: Standing, sign: Bad): Turn | null => {
  if (warning.state === 'pending' && !sign.pending) return 'opened'
  if (warning.state === 'recovering') return isWorse(sign.light, warning.worst) ? 'worsened' : 'relapsed'
  if (isWorse(sign.light, warning.light)) return 'worsened'
  if (isWorse(warning.light, sign.light)) return 'eased'
  if (sign.period > warning.period) return 'continued'
  return warning.missing === 1 ? 'reported' : null
}

const goesOn = (warning: Standing, sign: Bad, { today }: Moment): WarningStep | null => {
  const turn = turnOf(warning, sign)
  if (turn === null) return null
  const isAnother = sign.period > warning.period
  return {
    ...warning,
    state: warning.state === 'pending' && sign.pending ? 'pending' : 'open',
    light: sign.light,
    period: isAnother ? sign.period : warning.period,
    periods: warning.periods + (isAnother ? 1 : 0),
    goodPeriods: 0,
    missing: 0,
    worst: worseOf(warning.worst, sign.light),
    openedOn: turn === 'opened' ? today : warning.openedOn,
    redOn: redSince(sign.light, warning.state === 'recovering' ? null : warning.redOn, today),
    turn,
  }
}

/** Counting is for what goes up and down by periods; a report that came, or a question that was answered, is over at once. */
const isCounted = (cause: Cause): boolean => cause === 'pace' || cause === 'bound'

const getsBetter = (warning: Standing, { period, light, clearAfter }: Moment): WarningStep | null => {
  // A verdict on an earlier period than the one that is warned of says nothing about it.
  if (warning.cause === 'deadline' && period < warning.period) return null
  const isRecovering = warning.state === 'recovering'
  if (isRecovering && period <= warning.period && light !== 'blue') return null
  const goodPeriods = warning.goodPeriods + 1
  const isOver = warning.state === 'pending' || light === 'blue' || !isCounted(warning.cause) || goodPeriods >= clearAfter
  return {
    ...warning,
    state: isOver ? 'resolved' : 'recovering',
    light,
    period: period > warning.period ? period : warning.period,
    goodPeriods,
    missing: 0,
    redOn: null,
    turn: isOver ? 'resolved' : isRecovering ? 'continued' : 'recovering',
  }
}

const next = (warning: Standing, sign: Sign, moment: Moment): WarningStep | null => {
  switch (sign.is) {
    case 'bad':
      return goesOn(warning, sign, moment)
    case 'good':
      return getsBetter(warning, moment)
    case 'missing':
      return warning.missing === 1 ? null : { ...warning, missing: 1, turn: 'missing' }
    case 'overtaken':
      return warning.missing === 0 ? null : { ...warning, missing: 0, turn: 'reported' }
    case 'silent':
      return null
    default:
      return sign satisfies never
  }
}

const causesOf = (signs: Signs): readonly Cause[] => Object.keys(signs) as Cause[]

/**
 * Next steps of an indicator's warnings. Empty where nothing turns: the same signs twice give no second step.
 *
 * @param standing unresolved warnings of the indicator; at most one a cause.
 */
export const nextWarnings = (standing: readonly Standing[], signs: Signs, moment: Moment): readonly WarningStep[] =>
  causesOf(signs).flatMap((cause) => {
    const sign = signs[cause]
    const warning = standing.find((each) => each.cause === cause)
    const step = warning ? next(warning, sign, moment) : sign.is === 'bad' ? begun(cause, sign, moment) : null
    return step ? [step] : []
  })
