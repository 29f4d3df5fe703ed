/** When a failed delivery is tried again: 1, 2, 4 … 60 minutes, given up after 72 hours. Source: the product's promises on mail. */

const firstMinutes = 1
const mostMinutes = 60
const givenUpAfterHours = 72

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

/** Whether a message first due then is past hope now. */
export const isGivenUp = (firstDue: string, now: string): boolean => Date.parse(now) - Date.parse(firstDue) > givenUpAfterHours * 3_600_000
