/** When a failed delivery, and a closed way, are tried again. */
import { describe, expect, it } from 'vitest'
import { afterTrouble, backoffSeconds, givenUpAt, wayRestSeconds } from '../../server/rules/backoff.ts'
import type { WayTrouble } from '../../server/rules/backoff.ts'
import { publishedWorkdays } from '../support/facts.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 1, minute)).toISOString()

describe('a message', () => {
  it.each([
    [1, 60],
    [2, 120],
    [6, 1920],
    [7, 3600],
    [99, 3600],
  ])('waits after try %i at least %i seconds, and up to a quarter more', (tries, seconds) => {
    expect(backoffSeconds(tries, 0)).toBe(seconds)
    expect(backoffSeconds(tries, 0.999)).toBeLessThanOrEqual(seconds * 1.25)
  })

  it.each([
    ['in the middle of a week', '2026-11-23T00:30:00.000Z', '2026-11-26T00:30:00.000Z'],
    ['on a Friday', '2026-11-20T00:30:00.000Z', '2026-11-25T00:30:00.000Z'],
    ['on the eve of the National Day holiday', '2026-09-30T09:55:00.000Z', '2026-10-10T09:55:00.000Z'],
  ])('is given up after three days of sending, first due %s', (_, due, end) => {
    expect(givenUpAt(due, 'Asia/Shanghai', publishedWorkdays)).toBe(end)
  })
})

describe('a closed way', () => {
  const trouble = (more: Partial<WayTrouble> = {}): WayTrouble => ({ since: at(0), tries: 1, nextAt: at(1), openedAt: null, words: 'ECONNREFUSED', ...more })

  it('rests longer and longer, and never longer than five minutes', () => {
    expect([1, 2, 3, 4, 50].map((tries) => wayRestSeconds(tries, 0))).toEqual([60, 120, 240, 300, 300])
    expect(wayRestSeconds(50, 0.999)).toBeGreaterThanOrEqual(225)
  })

  it('is open where there was none', () => {
    expect(afterTrouble(null, at(0))).toMatchObject({ isResting: false })
  })

  it('rests until its moment, then is tried by a few', () => {
    expect(afterTrouble(trouble({ nextAt: at(4) }), at(3)).isResting).toBe(true)
    expect(afterTrouble(trouble({ nextAt: at(4) }), at(4))).toEqual({ isResting: false, most: 30 })
  })

  it('is slow for ten minutes once it is open', () => {
    const open = trouble({ openedAt: at(10) })
    expect(afterTrouble(open, at(19)).most).toBe(30)
    expect(afterTrouble(open, at(20)).most).toBeGreaterThan(10_000)
  })

  it('rests no longer than it may where a clock went back', () => {
    expect(afterTrouble(trouble({ nextAt: at(59) }), at(0)).isResting).toBe(false)
  })
})
