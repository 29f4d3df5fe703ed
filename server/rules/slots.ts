/** When jobs are meant to run. Timers only tick; which run is due follows from the clock and the calendar. Pure. */
import type { DateText, Instant } from '../../db/schema.ts'
import { addDays, instantAt, localDate } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { isWorkday } from '../basics/workdays.ts'

/** One meant run: its name in the database, and when it falls due. */
export interface Slot {
  readonly name: string
  readonly at: Instant
}

export type Timing = { readonly every: 'workday'; readonly at: string } | { readonly every: 'minute' }

interface JobTiming {
  readonly timing: Timing
  /** How long after its slot it counts as late. */
  readonly graceMinutes: number
  /** Of slots that were missed: each is run, in order, as of its own moment; or the last alone. */
  readonly missed: 'each' | 'last'
}

/** The jobs by name: when each runs. */
export const timings = {
  evaluate: { timing: { every: 'workday', at: '07:00:00' }, graceMinutes: 30, missed: 'each' },
  weekly: { timing: { every: 'workday', at: '07:20:00' }, graceMinutes: 120, missed: 'last' },
  monthly: { timing: { every: 'workday', at: '07:20:00' }, graceMinutes: 120, missed: 'last' },
  deliver: { timing: { every: 'minute' }, graceMinutes: 5, missed: 'last' },
} as const satisfies Record<string, JobTiming>
export type JobName = keyof typeof timings
export const jobNames = Object.keys(timings) as readonly JobName[]

const minute = 60_000
const atMinute = (milliseconds: number): Slot => {
  const at = new Date(Math.floor(milliseconds / minute) * minute).toISOString()
  return { name: at.slice(0, 16), at }
}

/** Longer than any run of days off. */
const mostDaysOff = 30
const seek = (from: DateText, step: 1 | -1, zone: string, time: string, workdays: Workdays, fits: (at: Instant) => boolean): Slot => {
  for (let day = from, tried = 0; tried <= mostDaysOff; day = addDays(day, step), tried += 1) {
    const at = instantAt(day, time, zone)
    if (isWorkday(day, workdays) && fits(at)) return { name: `${day} ${zone}`, at }
  }
  throw new RangeError(`no workday within ${mostDaysOff} days of ${from}`)
}

/** The newest slot that has fallen due. */
export const latestSlot = (timing: Timing, now: Instant, zone: string, workdays: Workdays): Slot =>
  timing.every === 'minute' ? atMinute(Date.parse(now)) : seek(localDate(now, zone), -1, zone, timing.at, workdays, (at) => at <= now)

/** The slot after now. */
export const nextSlot = (timing: Timing, now: Instant, zone: string, workdays: Workdays): Slot =>
  timing.every === 'minute' ? atMinute(Date.parse(now) + minute) : seek(localDate(now, zone), 1, zone, timing.at, workdays, (at) => at > now)

/** Of a longer downtime the last days alone are made up for: what was before them shows in those. */
const mostMissed = 30

/**
 * Slots that have fallen due and are not done, in order; the newest is the last.
 *
 * @param done name of the newest slot that is done; `null` where none ever was: nothing is missed then but the newest.
 */
export const dueSlots = ({ timing, missed }: JobTiming, done: string | null, now: Instant, zone: string, workdays: Workdays): readonly Slot[] => {
  const newest = latestSlot(timing, now, zone, workdays)
  if (missed === 'last' || done === null || timing.every === 'minute') return [newest]
  const slots = [newest]
  for (let slot = newest; slots.length <= mostMissed && slot.name > done; slots.unshift(slot)) {
    slot = latestSlot(timing, new Date(Date.parse(slot.at) - 1).toISOString(), zone, workdays)
    if (slot.name <= done) break
  }
  return slots.slice(-mostMissed)
}

/** Whether a slot that fell due should have been run by now. */
export const isOverdue = (slot: Slot, graceMinutes: number, now: Instant): boolean => Date.parse(now) - Date.parse(slot.at) > graceMinutes * minute
