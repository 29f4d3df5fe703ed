import { expect, it } from 'vitest'
import { indicatorsOf } from '../../db/indicators.ts'
import { periodColumns, revisionsOf } from '../../db/observations.ts'
import { planByCode } from '../../db/plans.ts'
import { targetsOf } from '../../db/targets.ts'
import { calendarOf } from '../../db/workdays.ts'
import { loadLarge } from '../../seeds/large.ts'
import { workdaysOf } from '../../server/basics/holidays.ts'
import { assess } from '../../server/rules/assess.ts'
import { factsOf, observationFacts } from '../../server/rules/facts.ts'
import { loadedAt, referenceDatabase } from '../support/database.ts'

const size = 240

it('fills 24 months of every indicator, marked as made up', async () => {
  await using house = await referenceDatabase()
  expect(await loadLarge(house.db, loadedAt, size)).toBe(true)
  const plan = (await planByCode(house.db, 'large'))!
  expect(plan).toMatchObject({ demonstration: 1, startsOn: '2025-01-01', endsOn: '2026-12-31' })
  const columns = await periodColumns(house.db, plan.id, { from: '2025', before: '2027' })
  expect(columns.map(({ values }) => values.length)).toEqual(Array.from({ length: 24 }, () => size))
})

it('is judged with every colour, whatever the measure', async () => {
  await using house = await referenceDatabase()
  await loadLarge(house.db, loadedAt, size)
  const plan = (await planByCode(house.db, 'large'))!
  const rows = await indicatorsOf(house.db, plan.id)
  const ids = rows.map(({ id }) => id)
  const targets = Map.groupBy(await targetsOf(house.db, ids), ({ indicatorId }) => indicatorId)
  const revisions = Map.groupBy(await revisionsOf(house.db, ids), ({ indicatorId }) => indicatorId)
  const workdays = workdaysOf(await calendarOf(house.db))
  const verdicts = rows.map((row) =>
    assess(factsOf(plan, row, targets.get(row.id) ?? [], (revisions.get(row.id) ?? []).map(observationFacts)), '2026-11-23T05:00:00.000Z', workdays),
  )
  const lightsOf = (measure: string) => new Set(verdicts.filter((_, at) => rows[at]!.measure === measure).map(({ light }) => light))
  expect(new Set(rows.map(({ measure }) => measure)).size).toBe(8)
  for (const measure of ['annual-total', 'level', 'growth']) expect([...lightsOf(measure)]).toEqual(expect.arrayContaining(['green', 'yellow', 'red']))
  expect(verdicts.filter(({ light }) => light === 'grey')).toEqual([])
})

it('is loaded once', async () => {
  await using house = await referenceDatabase()
  await loadLarge(house.db, loadedAt, 8)
  expect(await loadLarge(house.db, loadedAt, 8)).toBe(false)
  expect(await indicatorsOf(house.db, (await planByCode(house.db, 'large'))!.id)).toHaveLength(8)
})
