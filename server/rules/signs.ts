/**
 * What the newest verdict of an indicator, and what is known beside it, say about each cause of a warning. All six stand beside each other: a
 * figure can be behind the pace, doubtful, and its next one not reported. Pure.
 */
import type { Cause, DateText, Instant, Light, Period } from '../../db/schema.ts'
import { addDays, periodOf } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { addWorkdays } from '../basics/workdays.ts'
import type { Assessment } from './assess.ts'
import type { Facts } from './facts.ts'
import { inForce } from './in-force.ts'

/**
 * - `bad`: a warning of the cause stands or opens; `pending`: not yet enough periods to open one.
 * - `good`: it ends.
 * - `missing`: the figure that would tell is not reported.
 * - `overtaken`: the verdict is bad for a graver cause; this one neither ends nor climbs.
 * - `silent`: nothing is said, and what stands stands.
 */
export type Sign =
  | {
      readonly is: 'bad'
      readonly light: Light
      readonly period: Period
      readonly pending: boolean
      /** When it could have been found first, as far as the verdict tells: a day in the plan's zone, or a moment; `null`: when its figure was known. */
      readonly since: string | null
    }
  | { readonly is: 'good' | 'missing' | 'overtaken' | 'silent' }
export type Signs = Readonly<Record<Cause, Sign>>

/** What is known beside the verdict. */
export interface Beside {
  /** Chance to reach the target in percent; `null`: none can be told; `undefined`: nothing new since it was told last. */
  readonly chance: number | null | undefined
  /** The target that falls due within the next workdays. */
  readonly near: NearDue | null
  /** Since when a question about the judged figure has been open; `null`: none is. */
  readonly askedAt: Instant | null
}

export interface NearDue {
  readonly dueOn: DateText
  /** The period that its figure is of. */
  readonly period: Period
  /** First day on which it was so near. */
  readonly since: DateText
}

/** Greys that neither accuse nor acquit: what stands goes on until there is a verdict again. */
const undecided: ReadonlySet<string> = new Set([
  'not_released',
  'awaiting_final',
  'not_applicable',
  'no_baseline',
  'no_target',
  'no_denominator',
  'not_due',
  'needs_verdict',
])

/** A green verdict is warned of below this chance to reach the target, and no longer from a little above it, so that it does not flap. */
const leastChance = 20
const surelyAgain = 30

/** A target is near for so many legal workdays before it is due. */
const nearWorkdays = 7

const silent: Sign = { is: 'silent' }
const good: Sign = { is: 'good' }
const missing: Sign = { is: 'missing' }
const overtaken: Sign = { is: 'overtaken' }

const isBad = (light: Light): boolean => light === 'red' || light === 'yellow'

type Judged = 'pace' | 'bound' | 'deadline'
/** The one cause that a bad verdict is bad for. */
const causeOf = ({ outcome, reason }: Assessment): Judged => {
  if (outcome === 'broken' || reason === 'bound' || reason === 'event') return 'bound'
  return outcome === 'missed' || reason === 'deadline' ? 'deadline' : 'pace'
}

const bad = (light: Light, period: Period, since: string | null = null, pending = false): Sign => ({ is: 'bad', light, period, pending, since })

const judgedSign = (cause: Judged, assessment: Assessment): Sign => {
  const { light, period, pending, reason } = assessment
  if (reason === 'not_reported') return missing
  if (undecided.has(reason)) return silent
  if (!isBad(light)) return good
  return causeOf(assessment) === cause ? bad(light, period, null, pending === true) : overtaken
}

/** Near and likely not to be reached in time: behind already, or something that is done by its day and has not been. */
const isInDanger = ({ light, reason, manner, outcome }: Assessment): boolean =>
  outcome !== 'met' && (isBad(light) || reason === 'not_due' || manner === 'count')

const deadlineSign = (assessment: Assessment, near: NearDue | null): Sign => {
  const judged = judgedSign('deadline', assessment)
  return judged.is !== 'bad' && near !== null && isInDanger(assessment) ? bad('yellow', near.period, near.since) : judged
}

const forecastSign = (assessment: Assessment, chance: Beside['chance']): Sign => {
  const judged = judgedSign('pace', assessment)
  if (judged.is === 'missing' || judged.is === 'silent') return judged
  if (isBad(assessment.light)) return overtaken
  if (assessment.outcome === 'met') return good
  if (chance == null) return silent
  return chance < leastChance ? bad('yellow', assessment.period) : chance >= surelyAgain ? good : silent
}

export const signsOf = (assessment: Assessment, { chance, near, askedAt }: Beside): Signs => ({
  pace: judgedSign('pace', assessment),
  bound: judgedSign('bound', assessment),
  deadline: deadlineSign(assessment, near),
  report: assessment.reason === 'not_reported' ? bad('grey', assessment.period, assessment.release.lateFrom) : good,
  forecast: forecastSign(assessment, chance),
  data: askedAt === null ? good : bad('grey', assessment.period, askedAt),
})

/** Whether a forecast says anything about a verdict: only of what is green now. */
export const asksForecast = ({ outcome, light }: Assessment): boolean => outcome === 'on_pace' && light === 'green'

/** Last day that is near a day: so many legal workdays on. */
export const nearUntil = (today: DateText, workdays: Workdays): DateText => addDays(addWorkdays(today, nearWorkdays + 1, workdays).date, -1)

/** The first target in force that falls due from today until a day; `null` where none does. */
export const nearDue = (facts: Facts, asOf: Instant, today: DateText, until: DateText, workdays: Workdays): NearDue | null => {
  if (!facts.targets.some(({ dueOn }) => dueOn >= today && dueOn <= until)) return null
  const target = inForce(facts.targets, today, asOf).judged.find(({ dueOn }) => dueOn >= today && dueOn <= until)
  if (!target) return null
  const { dueOn } = target
  return { dueOn, period: periodOf(dueOn, facts.indicator.frequency).text, since: addWorkdays(dueOn, -nearWorkdays, workdays).date }
}
