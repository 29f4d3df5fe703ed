/** The plan office, signed in to a house that all tests of a file share: judging writes nothing. */
import { afterAll, beforeAll } from 'vitest'
import type { House, Visitor } from '../../support/house.ts'
import { openHouse } from '../../support/house.ts'

/** To be called once at the top of a test file. */
export const useOffice = (): Visitor => {
  let house: House
  let office: Visitor
  beforeAll(async () => {
    house = await openHouse()
    office = await house.as('office')
  })
  afterAll(() => house[Symbol.asyncDispose]())
  return { ask: (...asked) => office.ask(...asked) }
}
