/** When a failed delivery is tried again: 1, 2, 4 … 60 minutes, given up after three workdays; and when a way that is closed for all. */
import type { Instant } from '../../db/schema.ts'
import { daysBetween, localDate } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { addWorkdays } from '../basics/workdays.ts'

const firstMinutes = 1
const mostMinutes = 60
const givenUpAfterWorkdays = 3

/**
 * Seconds to wait after a failed try, spread by up to a quarter so that a returning server is not met by all at once.
 *
 * @param tries  tries made so far, at least 1.
 * @param spread from 0 up to 1: the caller's chance.
 */
export const backoffSeconds = (tries: number, spread: number): number => {
  const minutes = Math.min(mostMinutes, firstMinutes * 2 ** (tries - 1))
  return Math.round(minutes * 60 * (1 + spread / 4))
}

/**
 * When a message that was first due then is past hope: 72 hours later, not counting days on which nothing is sent. What is refused for now on the eve
 * of a long holiday is not given up with the first try after it.
 */
export const givenUpAt = (firstDue: Instant, zone: string, workdays: Workdays): Instant => {
  const day = localDate(firstDue, zone)
  return laterBy(firstDue, daysBetween(day, addWorkdays(day, givenUpAfterWorkdays, workdays).date) * 24 * 60)
}

/** The way that all mail takes, when it was found closed the last time. */
export interface WayTrouble {
  readonly since: Instant
  /** How often it was tried and found closed. */
  readonly tries: number
  /** Not tried before. */
  readonly nextAt: Instant
  /** Since when mail leaves again; `null` while it does not. */
  readonly openedAt: Instant | null
  /** What was said. */
  readonly words: string
}

/** Mail that has gathered is to leave within minutes of the server's return, so that the rest between tries stays short. */
const longestRestMinutes = 5

/** Seconds until a closed way is tried again: 1, 2, 4, 5, 5 … minutes, less up to a quarter. */
export const wayRestSeconds = (tries: number, spread: number): number => Math.round(Math.min(longestRestMinutes, 2 ** (tries - 1)) * 60 * (1 - spread / 4))

const slowMinutes = 10
const slowly = 30
/** More than any installation sends in a minute: a run ends when nothing is left. */
const noLimit = 1_000_000

/** Whether the way rests, and how many messages a run may send: thirty a run, which is a minute, in the first minutes after it opened. */
export const afterTrouble = (trouble: WayTrouble | null, now: Instant): { readonly isResting: boolean; readonly most: number } => {
  if (trouble === null) return { isResting: false, most: noLimit }
  if (trouble.openedAt === null) return { isResting: now < trouble.nextAt && trouble.nextAt <= laterBy(now, longestRestMinutes), most: slowly }
  const isSlow = now < laterBy(trouble.openedAt, slowMinutes)
  return { isResting: false, most: isSlow ? slowly : noLimit }
}

const laterBy = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * 60_000).toISOString()
