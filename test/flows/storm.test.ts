/** Everything goes red at once: five thousand indicators, and still one message a person, with nothing missing from it. */
import { expect, it } from 'vitest'
import { newId } from '../../db/ids.ts'
import { insertMany } from '../../db/batch.ts'
import type { Observation } from '../../db/schema.ts'
import { openYear } from '../support/small-year.ts'

const count = 5000

it('tells of five thousand warnings in one message a person', { timeout: 120_000 }, async () => {
  await using year = await openYear(Array.from({ length: count }, (_, place) => `i${place}`))
  const { db } = year.house.ctx
  const at = '2026-02-04T08:00:00.000Z'
  await insertMany(
    db,
    'observation',
    year.plan.indicators.map((indicatorId): Observation => {
      const row = { id: newId(), planId: year.plan.planId, indicatorId, period: '2026-01', value: '5', typed: '5' } as const
      return {
        ...row,
        flag: 'verified',
        firmest: 'verified',
        state: 'approved',
        counts: null,
        verdict: null,
        note: null,
        knownFrom: at,
        knownTo: null,
        personId: null,
      }
    }),
  )
  for (const day of ['2026-02-05', '2026-02-09']) await year.morning(day)
  const told = await db
    .selectFrom('notification')
    .innerJoin('person', 'person.id', 'notification.personId')
    .select(['name', 'what', 'warningId', 'messageId'])
    .execute()
  const messages = await db.selectFrom('message').select(['id', 'personId', 'day', 'dedupKey']).execute()
  expect(new Set(messages.map(({ personId, day }) => `${personId} ${day}`)).size).toBe(messages.length)
  for (const [name, what] of [
    ['黎一', 'opened'],
    ['胡', 'climbed'],
  ] as const) {
    const own = told.filter((each) => each.name === name && each.what === what)
    expect(new Set(own.map(({ warningId }) => warningId)).size).toBe(count)
    expect(new Set(own.map(({ messageId }) => messageId)).size).toBe(1)
  }
  expect(await db.selectFrom('warning').select('id').where('cause', '=', 'pace').execute()).toHaveLength(count)
  expect(told.filter(({ what }) => what === 'opened' || what === 'climbed')).toHaveLength(2 * count)
})
