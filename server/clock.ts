/** The only reader of now. Everything that depends on time gets it handed in. */
import type { Instant } from '../db/schema.ts'

export interface Clock {
  readonly now: () => Instant
}

/** A clock that people can set while they develop or try things out; `null` goes back to the machine's time. */
export interface SettableClock extends Clock {
  readonly set: (now: Instant | null) => void
}

const machineNow = (): number => Temporal.Now.instant().epochMilliseconds
const written = (milliseconds: number): Instant => new Date(milliseconds).toISOString()

export const machineClock: Clock = { now: () => written(machineNow()) }

/** Runs on from the moment it was set to. */
export const settableClock = (start: Instant | null = null): SettableClock => {
  const ahead = (now: Instant | null): number => (now === null ? 0 : Date.parse(now) - machineNow())
  let offset = ahead(start)
  return {
    now: () => written(machineNow() + offset),
    set: (now) => {
      offset = ahead(now)
    },
  }
}

/** Stands still; for tests and for commands that judge a past moment. */
export const fixedClock = (now: Instant): Clock => ({ now: () => now })

export const isSettable = (clock: Clock): clock is SettableClock => 'set' in clock
