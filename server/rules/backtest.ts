/**
 * Backtest: the lights that would have been shown at the ends of past months under other rules, beside those under the present ones. Pure.
 *
 * Known now, not then: figures and targets are taken as they are today, with every revision since. So it answers what a rule does to the
 * course that things really took, and not what people saw on the day; that is kept with the verdicts. Of time only the calendar is turned
 * back: at the end of a month stands the latest period whose release day had come by then. The last day asked for is today, and there the
 * present rules give what the sheet shows.
 *
 * What a measure finds does not depend on lights, so another preset costs only the colours; another path or release is settled anew.
 */
import type { DateText, Id, Instant, Light, Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { addDays, localDate, periodOf, periodsBetween, previousPeriod } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { lightPresetOf, thresholdsOf } from '../lights/index.ts'
import { isFiled } from './assess.ts'
import type { Facts, IndicatorFacts, LightRule } from './facts.ts'
import type { Settled } from './settle.ts'
import { colour } from './colour.ts'
import { firstPeriod, litIn, releaseIn } from './find.ts'
import { settle } from './settle.ts'

/** Rules to be tried; what is left out is as it is. */
export interface Trial {
  readonly light?: LightRule
  readonly path?: IndicatorFacts['path']
  readonly release?: IndicatorFacts['release']
  readonly preliminaryDecides?: boolean
}

/** What stood on a day. `period` null: none could be judged yet, and the light is grey. */
export interface Stood {
  readonly period: Period | null
  readonly light: Light
}

export interface Compared {
  readonly on: DateText
  readonly present: Stood
  readonly other: Stood
}

/** Ends of the months before today, and today; from the plan's first month on, at most `months`. In order. */
export const backtestDays = (plan: { readonly from: DateText; readonly timeZone: string }, asOf: Instant, months: number): readonly DateText[] => {
  const today = localDate(asOf, plan.timeZone)
  return periodsBetween(plan.from, today, 'month')
    .slice(-months)
    .map(({ to }) => (to < today ? to : today))
}

/** The latest period that had ended by a day, and whose figure was out or late; `null` where there was none. */
const latestOn = (settled: Settled, day: DateText): PeriodSpan | null => {
  const { plan, frequency } = settled.facts.indicator
  const first = firstPeriod(settled)
  const yesterday = addDays(day, -1)
  const end = yesterday < plan.to ? yesterday : plan.to
  let period = periodOf(end, frequency)
  if (period.to > end) period = previousPeriod(period)
  for (; period.from >= first.from; period = previousPeriod(period)) {
    const release = releaseIn(settled, period)
    const isOut = day === settled.today || release.on <= day
    if ((isOut && isFiled(settled, period)) || release.lateFrom <= day) return period
  }
  return null
}

const stoodOn = (settled: Settled, day: DateText): Stood => {
  const period = latestOn(settled, day)
  if (period === null) return { period: null, light: 'grey' }
  const found = litIn(settled, period)
  return { period: period.text, light: found ? colour(settled, period, found) : 'grey' }
}

/** The same facts and findings under another rule of lights. */
const lightedBy = (settled: Settled, { preset, thresholds }: LightRule): Settled => ({
  ...settled,
  preset: lightPresetOf(preset),
  thresholds: thresholdsOf(preset, thresholds),
})

/** Facts as the trial would have them. */
export const tried = (facts: Facts, { light, path, release, preliminaryDecides }: Trial): Facts => ({
  ...facts,
  ...(light && { light }),
  indicator: {
    ...facts.indicator,
    ...(path && { path }),
    ...(release && { release }),
    ...(preliminaryDecides !== undefined && { preliminaryDecides }),
  },
})

/**
 * Compares one indicator day by day.
 *
 * @param facts with every revision or only what is known at `asOf`, which is all that counts; with the peers' figures where either rule asks.
 * @param days  in any order, none after `asOf`; see `backtestDays`.
 */
export const backtest = (facts: Facts, trial: Trial, days: readonly DateText[], asOf: Instant, workdays: Workdays): readonly Compared[] => {
  const present = settle(facts, asOf, workdays)
  const onlyLight = trial.path === undefined && trial.release === undefined && trial.preliminaryDecides === undefined
  const other = onlyLight ? lightedBy(present, trial.light ?? facts.light) : settle(tried(facts, trial), asOf, workdays)
  return days.map((on) => ({ on, present: stoodOn(present, on), other: stoodOn(other, on) }))
}

export type LightCounts = Readonly<Record<Light, number>>

/** One day of a plan. */
export interface ComparedDay {
  readonly on: DateText
  readonly present: LightCounts
  readonly other: LightCounts
}

/** Lights that would have been others: over all days, and today. */
export interface LightChange {
  readonly from: Light
  readonly to: Light
  readonly times: number
  readonly today: number
}

export interface PlanBacktest {
  readonly days: readonly ComparedDay[]
  /** Most frequent first. */
  readonly changes: readonly LightChange[]
  /** Indicators with any light that differs, with most such days first; equals in the plan's order. */
  readonly differing: readonly { readonly indicator: Id; readonly days: number; readonly compared: readonly Compared[] }[]
}

const noLights = (): Record<Light, number> => ({ green: 0, yellow: 0, red: 0, blue: 0, grey: 0 })

const differs = ({ present, other }: Compared): boolean => present.light !== other.light

/** Sums up a plan's indicators, each compared on the same days in the same order. */
export const summed = (days: readonly DateText[], all: readonly { readonly indicator: Id; readonly compared: readonly Compared[] }[]): PlanBacktest => {
  const counted = days.map((on) => ({ on, present: noLights(), other: noLights() }))
  const times = new Map<string, { from: Light; to: Light; times: number; today: number }>()
  for (const { compared } of all) {
    for (const [place, each] of compared.entries()) {
      const day = counted[place]
      if (!day) continue
      day.present[each.present.light] += 1
      day.other[each.other.light] += 1
      if (!differs(each)) continue
      const key = `${each.present.light} ${each.other.light}`
      const change = times.get(key) ?? { from: each.present.light, to: each.other.light, times: 0, today: 0 }
      times.set(key, change)
      change.times += 1
      if (place === days.length - 1) change.today += 1
    }
  }
  const order = (light: Light): number => Object.keys(noLights()).indexOf(light)
  return {
    days: counted,
    changes: [...times.values()].toSorted((a, b) => b.times - a.times || order(a.from) - order(b.from) || order(a.to) - order(b.to)),
    differing: all
      .map(({ indicator, compared }) => ({ indicator, days: compared.filter(differs).length, compared }))
      .filter((each) => each.days > 0)
      .toSorted((a, b) => b.days - a.days),
  }
}
