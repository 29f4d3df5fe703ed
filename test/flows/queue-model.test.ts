/**
 * Pages with the real queue, the real way back and the real table against the real server, over a wire that loses, repeats, delays and
 * refuses. Whatever people do in whichever order: no acknowledged edit is lost, nobody's value is written over unseen, each batch is applied
 * once, an undo takes back one's own only, and in the end every page shows what the server has.
 */
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import { runs } from '../support/crowd-model.ts'
import { openHouse } from '../support/house.ts'
import type { House } from '../support/house.ts'
import type { Crowd } from '../support/crowd-model.ts'
import { openCrowd, steps } from '../support/crowd-model.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house[Symbol.asyncDispose]())
beforeEach(() => {
  // Pauses of the queue pass when the model says so; the server's own time goes on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What the server recorded holds together, and nobody wrote over what he had not seen. */
const check = async (crowd: Crowd): Promise<void> => {
  const changes = (await changesAfter(house.ctx.db, crowd.plan, crowd.began, 100_000)).filter(
    ({ sheet, column }) => sheet === 'observations' && !column.includes('/'),
  )
  const stored = new Map(crowd.first)
  const once = new Set<string>()
  for (const { rowId, column, before, after, batchId } of changes) {
    const cell = `${rowId} ${column}`
    expect(before, 'each change begins where the one before it ended').toBe(stored.get(cell) ?? null)
    stored.set(cell, after)
    const name = `${batchId} ${cell}`
    expect(once.has(name), `a batch is applied once: ${name}`).toBe(false)
    once.add(name)
    expect(crowd.sawBefore(batchId ?? '', cell, before), `written over unseen: ${before} → ${after}`).toBe(true)
  }
  for (const { batch, cell, value } of crowd.acknowledged()) {
    const written = changes.find(({ batchId, rowId, column }) => batchId === batch && `${rowId} ${column}` === cell)
    expect(written?.after, `acknowledged, and not there: ${value}`).toBe(value)
  }
  expect(crowd.wrongUndos()).toEqual([])
  const now = await crowd.onServer()
  for (const page of crowd.pages()) {
    expect(page.open(), 'nothing is open any more').toEqual([])
    expect(page.shows(), 'every page shows what the server has').toEqual(now)
  }
}

it('holds for whatever people do and whatever happens on the way', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 30, size: 'max' }), async (all) => {
      const crowd = await openCrowd(house)
      try {
        for (const step of all) await crowd.take(step)
        await crowd.heal()
        await check(crowd)
      } finally {
        crowd.close()
      }
    }),
    { numRuns: runs() },
  )
})
