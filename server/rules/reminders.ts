/**
 * What falls due soon, and by which step of the ladder it is called to mind: figures before their release day is over, targets before their due
 * day. Each step once: the tightest one that holds today, where it did not hold when it was looked last. Pure.
 */
import type { DateText, Instant, LadderStep, Period } from '../../db/schema.ts'
import { periodOf, previousPeriod } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { addWorkdays, countWorkdays } from '../basics/workdays.ts'
import type { Assessment } from './assess.ts'
import { releaseOf } from './due.ts'
import type { Facts } from './facts.ts'
import { inForce } from './in-force.ts'
import { owedOf } from './owed.ts'

export interface Reminder {
  readonly of: 'figure' | 'target'
  readonly period: Period
  readonly dueOn: DateText
  readonly step: LadderStep
}

/** Days of an evaluation. */
export interface RemindDays {
  readonly today: DateText
  /** Of the evaluation before; `null`: there was none. */
  readonly before: DateText | null
  /** Last day that any step looks ahead to; before today where the ladder has none. */
  readonly until: DateText
}

const remindSteps = (ladder: readonly LadderStep[]): readonly LadderStep[] =>
  ladder.filter(({ kind }) => kind === 'remind').toSorted((a, b) => a.after - b.after)

export const remindDays = (ladder: readonly LadderStep[], today: DateText, before: DateText | null, workdays: Workdays): RemindDays => {
  const furthest = remindSteps(ladder).at(-1)
  return { today, before, until: furthest === undefined ? '' : addWorkdays(today, furthest.after, workdays).date }
}

/** The tightest step that holds on a day; `null` where the due day is too far, or past. */
const stepOn = (steps: readonly LadderStep[], day: DateText, dueOn: DateText, workdays: Workdays): LadderStep | null => {
  if (day > dueOn) return null
  const left = countWorkdays(day, dueOn, workdays).workdays
  return steps.find(({ after }) => after >= left) ?? null
}

/** @param from the first day on which it is called to mind at all. */
const newStep = (steps: readonly LadderStep[], { today, before }: RemindDays, dueOn: DateText, from: DateText, workdays: Workdays): LadderStep | null => {
  const step = stepOn(steps, today, dueOn, workdays)
  return step !== null && before !== null && before >= from && before <= today && stepOn(steps, before, dueOn, workdays) === step ? null : step
}

const nothingBeside = { submitted: new Set<Period>(), asked: new Set<Period>() }

const figureReminder = (facts: Facts, asOf: Instant, steps: readonly LadderStep[], days: RemindDays, workdays: Workdays): readonly Reminder[] => {
  const { frequency, release, plan, formula } = facts.indicator
  if (formula != null) return []
  const { today, until } = days
  const current = periodOf(today <= plan.to ? today : plan.to, frequency)
  const period = current.to < today ? current : previousPeriod(current)
  if (period.to < plan.from) return []
  const dueOn = releaseOf(period, release, workdays).on
  if (dueOn < today || dueOn > until) return []
  const step = newStep(steps, days, dueOn, addWorkdays(period.to, 1, workdays).date, workdays)
  if (step === null) return []
  const isOwed = owedOf(facts, asOf, workdays, nothingBeside).figures.some((owed) => owed.why === 'soon' && owed.period === period.text)
  return isOwed ? [{ of: 'figure', period: period.text, dueOn, step }] : []
}

const isMet = ({ outcome, dueOn }: Assessment, due: DateText): boolean => outcome === 'met' && dueOn === due

const targetReminders = (
  facts: Facts,
  assessment: Assessment,
  asOf: Instant,
  steps: readonly LadderStep[],
  days: RemindDays,
  workdays: Workdays,
): readonly Reminder[] => {
  const { today, until } = days
  const isNear = ({ dueOn }: { readonly dueOn: DateText }): boolean => dueOn >= today && dueOn <= until
  if (!facts.targets.some(isNear)) return []
  const due = new Set(
    inForce(facts.targets, today, asOf)
      .judged.filter(isNear)
      .map(({ dueOn }) => dueOn),
  )
  return [...due].flatMap((dueOn): readonly Reminder[] => {
    if (isMet(assessment, dueOn)) return []
    const step = newStep(steps, days, dueOn, '', workdays)
    return step === null ? [] : [{ of: 'target', period: periodOf(dueOn, facts.indicator.frequency).text, dueOn, step }]
  })
}

/**
 * @param days from `remindDays`, once for all indicators.
 * @returns what is to be called to mind now; whether its figure waits for a review, or its period is closed, is not looked at.
 */
export const remindersOf = (
  ladder: readonly LadderStep[],
  facts: Facts,
  assessment: Assessment,
  asOf: Instant,
  days: RemindDays,
  workdays: Workdays,
): readonly Reminder[] => {
  if (days.until < days.today) return []
  const steps = remindSteps(ladder)
  return [...figureReminder(facts, asOf, steps, days, workdays), ...targetReminders(facts, assessment, asOf, steps, days, workdays)]
}
