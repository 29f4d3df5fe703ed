/** Sessions are believed for a moment without asking the database; one that has ended is not. (That each way of ending ends it: access.) */
import { expect, it } from 'vitest'
import type { Visitor } from '../support/house.ts'
import { openHouse } from '../support/house.ts'

const statusOf = async (who: Visitor): Promise<number> => (await who.ask('GET', '/api/plans')).status

it('ends the session that signs out, and no other of the person', async () => {
  await using house = await openHouse()
  const [one, other] = [await house.as('labour'), await house.as('labour')]
  expect([await statusOf(one), await statusOf(other)]).toEqual([200, 200])
  expect((await one.ask('DELETE', '/api/session')).status).toBe(204)
  expect([await statusOf(one), await statusOf(other)]).toEqual([401, 200])
})

it('is not revived by a request that was under way when it ended', async () => {
  await using house = await openHouse()
  const reporter = await house.as('labour')
  await Promise.all([statusOf(reporter), reporter.ask('DELETE', '/api/session'), statusOf(reporter)])
  expect(await statusOf(reporter)).toBe(401)
})
