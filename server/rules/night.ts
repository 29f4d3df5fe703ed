/** What a night makes of the facts of one indicator: the verdict, and what warnings ask beside it. Pure; the night's work and its rehearsal share it. */
import type { DateText, Instant, LadderStep } from '../../db/schema.ts'
import { localDate } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { thresholdsOf } from '../lights/index.ts'
import type { Assessment } from './assess.ts'
import type { Facts } from './facts.ts'
import { foresee } from './foresee.ts'
import type { Reminder, RemindDays } from './reminders.ts'
import { remindDays, remindersOf } from './reminders.ts'
import type { Beside, NearDue } from './signs.ts'
import { asksForecast, nearDue, nearUntil } from './signs.ts'

/** What is the same for all indicators of a plan on one night. */
export interface Night {
  readonly asOf: Instant
  readonly today: DateText
  readonly workdays: Workdays
  readonly ladder: readonly LadderStep[]
  readonly nearUntil: DateText
  readonly days: RemindDays
}

/** @param before moment of the evaluation before; `null`: there was none. */
export const nightOf = (asOf: Instant, before: Instant | null, zone: string, ladder: readonly LadderStep[], workdays: Workdays): Night => {
  const today = localDate(asOf, zone)
  const days = remindDays(ladder, today, before && localDate(before, zone), workdays)
  return { asOf, today, workdays, ladder, nearUntil: nearUntil(today, workdays), days }
}

/** Chance to reach the target in percent; `null` where there is none to tell. */
export const chanceOf = (facts: Facts, assessment: Assessment, { asOf, workdays }: Pick<Night, 'asOf' | 'workdays'>): number | null => {
  if (!asksForecast(assessment)) return null
  const foreseen = foresee(facts, asOf, workdays, assessment.period)
  return foreseen === null || foreseen === 'not_enough_data' || foreseen.chance === null ? null : Number(foreseen.chance)
}

export interface NightFacts {
  readonly assessment: Assessment
  readonly near: NearDue | null
  readonly chance: Beside['chance']
  /** Good periods running that end a warning. */
  readonly clearAfter: number
  readonly reminders: readonly Reminder[]
}

/** @param isNew the verdict is another than last time, and a forecast is asked for. */
export const nightFacts = (facts: Facts, assessment: Assessment, isNew: boolean, night: Night): NightFacts => {
  const { asOf, today, workdays } = night
  return {
    assessment,
    near: nearDue(facts, asOf, today, night.nearUntil, workdays),
    chance: isNew ? chanceOf(facts, assessment, night) : undefined,
    clearAfter: Number(thresholdsOf(facts.light.preset, facts.light.thresholds)['clearAfter']),
    reminders: remindersOf(night.ladder, facts, assessment, asOf, night.days, workdays),
  }
}
