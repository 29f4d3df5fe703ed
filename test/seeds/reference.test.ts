import { describe, expect, it } from 'vitest'
import { setCell } from '../../db/cells.ts'
import type { Connection, Db } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import { indicatorsOf, type IndicatorRow } from '../../db/indicators.ts'
import { setInstallationValue } from '../../db/installation.ts'
import { observationsAt, setObservations } from '../../db/observations.ts'
import { addPerson, everybody } from '../../db/people.ts'
import { bodiesOf, planByCode } from '../../db/plans.ts'
import { setYearTarget, targetsOf } from '../../db/targets.ts'
import { tasksOf } from '../../db/tasks.ts'
import { write, writePlan } from '../../db/transaction.ts'
import { calendarOf } from '../../db/workdays.ts'
import { departments } from '../../seeds/departments.ts'
import { plans } from '../../seeds/plans/index.ts'
import type { SeedPlan } from '../../seeds/plans/shape.ts'
import { loadReference } from '../../seeds/reference.ts'
import { emptyDatabase, loadedAt, referenceDatabase } from '../support/database.ts'

const later = '2026-03-02T01:00:00.000Z'
const first = plans[0]!

const planIn = async (db: Db, code = first.code) => (await planByCode(db, code))!
const indicatorIn = async (db: Db, code: string): Promise<IndicatorRow | undefined> =>
  (await indicatorsOf(db, (await planIn(db)).id)).find((row) => row.code === code)
const reload = (db: Db, change: (plan: SeedPlan) => SeedPlan) => loadReference(db, later, { departments, plans: plans.map(change) })
const onlyFirst =
  (change: Partial<SeedPlan>) =>
  (plan: SeedPlan): SeedPlan =>
    plan === first ? { ...plan, ...change } : plan
const withIndicator = (code: string, change: Partial<SeedPlan['indicators'][number]>) =>
  onlyFirst({ indicators: first.indicators.map((row) => (row.code === code ? { ...row, ...change } : row)) })

/** Everything of the database that reference data is made of, by size. */
const sizes = async ({ db }: Connection) => {
  const rows = await Promise.all(
    plans.map(async ({ code }) => {
      const { id } = await planIn(db, code)
      const indicators = await indicatorsOf(db, id)
      const targets = await targetsOf(
        db,
        indicators.map((row) => row.id),
      )
      return [code, (await bodiesOf(db, id)).length, (await tasksOf(db, id)).length, indicators.length, targets.length]
    }),
  )
  return [(await allDepartments(db)).length, ...rows]
}

describe('the reference plans', () => {
  it('stand in the database as the documents have them', async () => {
    await using house = await referenceDatabase()
    expect(await sizes(house)).toEqual([
      departments.length,
      ...plans.map((plan) => {
        const targets = plan.indicators.reduce((sum, row) => sum + row.targets.length, 0)
        return [plan.code, plan.bodies.length, plan.tasks.length, plan.indicators.length, targets]
      }),
    ])
    expect(await indicatorIn(house.db, 'pilot-tasks')).toMatchObject({
      name: '服务业扩大开放综合试点任务',
      unit: '项',
      measure: 'milestone',
      sourceClause: '三（八）44',
    })
    const { years } = await calendarOf(house.db)
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026])
  })

  it('keep the departments of each indicator in their order', async () => {
    await using house = await referenceDatabase()
    const codeById = new Map((await allDepartments(house.db)).map(({ id, code }) => [id, code]))
    const rows = await indicatorsOf(house.db, (await planIn(house.db)).id)
    expect(rows.map(({ code, lead, responsible }) => [code, lead.map((id) => codeById.get(id)), responsible.map((id) => codeById.get(id))])).toEqual(
      first.indicators.map(({ code, lead, responsible }) => [code, lead, responsible]),
    )
  })

  it('hold nothing that the documents do not say', async () => {
    await using house = await referenceDatabase()
    for (const { code } of plans) {
      const plan = await planIn(house.db, code)
      expect(plan).toMatchObject({ demonstration: 0, watched: 0 })
      for (const row of await indicatorsOf(house.db, plan.id)) expect(row).toMatchObject({ baselinePeriod: null, baselineValue: null })
    }
    expect(await everybody(house.db)).toEqual([])
  })
})

describe('loading again', () => {
  it('does nothing when nothing has changed', async () => {
    await using house = await referenceDatabase()
    expect(await loadReference(house.db, later)).toMatchObject({ loaded: false, plans: 5, indicators: 289 })
    expect(await planIn(house.db)).toMatchObject({ seq: 1, createdAt: loadedAt })
  })

  it('comes to the same after a start that was killed half-way', async () => {
    await using house = await emptyDatabase()
    const broken = plans.map((plan, at) => (at === 2 ? { ...plan, indicators: plan.indicators.map((row) => ({ ...row, lead: ['nobody'] })) } : plan))
    await expect(loadReference(house.db, loadedAt, { departments, plans: broken })).rejects.toThrow('nothing has the code nobody')
    expect(await loadReference(house.db, later)).toMatchObject({ loaded: true })
    await using whole = await referenceDatabase()
    expect(await sizes(house)).toEqual(await sizes(whole))
  })

  it('writes everything over itself without doubling a row', async () => {
    await using house = await referenceDatabase()
    const before = await sizes(house)
    const gdp = await indicatorIn(house.db, 'gdp')
    await write(house.db, (trx) => setInstallationValue(trx, 'reference', 'an earlier version'))
    expect(await loadReference(house.db, later)).toMatchObject({ loaded: true })
    expect(await sizes(house)).toEqual(before)
    expect(await indicatorIn(house.db, 'gdp')).toEqual(gdp)
  })

  it('takes over texts and targets that changed, under the same ids', async () => {
    await using house = await referenceDatabase()
    const before = await indicatorIn(house.db, 'gdp')
    const target = { ...first.indicators.find(({ code }) => code === 'gdp')!.targets[0]!, value: '2200' }
    await reload(house.db, withIndicator('gdp', { name: '地区生产总值（新）', targets: [target] }))
    const after = (await indicatorIn(house.db, 'gdp'))!
    expect(after).toEqual({ ...before, name: '地区生产总值（新）' })
    expect(await targetsOf(house.db, [after.id])).toMatchObject([{ value: '2200', kind: 'final' }])
  })

  it('leaves figures, baselines, year targets, settings and people alone', async () => {
    await using house = await referenceDatabase()
    const { db } = house
    const plan = await planIn(db)
    const gdp = (await indicatorIn(db, 'gdp'))!
    const cell = { indicatorId: gdp.id, period: '2025-Q4' }
    const person = { name: '王一', email: 'wang@example.com', role: 'reporter', title: null, language: 'zh-CN', demonstration: 0 } as const
    await writePlan(db, plan.id, async (trx) => {
      const figure = { ...cell, value: '1750.5', typed: '1750.5', flag: 'verified', state: 'approved', counts: null, verdict: null, note: null } as const
      await setObservations(trx, { planId: plan.id, personId: null, at: loadedAt }, [figure])
      await setCell(trx, { table: 'indicator', id: gdp.id, column: 'baselineValue', was: null, value: '1500' })
      await setCell(trx, { table: 'plan', id: plan.id, column: 'watched', was: 0, value: 1 })
      await setYearTarget(trx, { indicatorId: gdp.id, year: 2026, was: null, value: '1900', operator: '>=', today: '2026-01-10' }, loadedAt)
      await setYearTarget(trx, { indicatorId: gdp.id, year: 2027, was: null, value: '2150', operator: '>=', today: '2026-01-10' }, loadedAt)
      await addPerson(trx, { ...person, departments: [] }, loadedAt)
    })
    await reload(db, withIndicator('gdp', { name: '地区生产总值（新）' }))
    expect(await observationsAt(db, [cell])).toMatchObject([{ value: '1750.5' }])
    expect(await indicatorIn(db, 'gdp')).toMatchObject({ name: '地区生产总值（新）', baselineValue: '1500' })
    expect((await targetsOf(db, [gdp.id])).map(({ kind, value }) => [kind, value])).toEqual(
      expect.arrayContaining([
        ['year', '1900'],
        ['year', '2150'],
        ['final', '2100'],
      ]),
    )
    expect(await planIn(db)).toMatchObject({ watched: 1 })
    expect(await everybody(db)).toHaveLength(1)
  })

  it("leaves a year's target alone once it stands there, also where the document brought it", async () => {
    await using house = await referenceDatabase()
    const { db } = house
    const plan = await planIn(db, 'xindu-2021')
    const rows = await indicatorsOf(db, plan.id)
    const ids = rows.map(({ id }) => id)
    const { indicatorId, dueOn, value, operator } = (await targetsOf(db, ids)).find((target) => target.kind === 'year' && target.value !== null)!
    const change = { indicatorId, year: Number(dueOn.slice(0, 4)), was: value, value: '123.45', operator, today: '2026-01-10' }
    expect(await writePlan(db, plan.id, (trx) => setYearTarget(trx, change, later))).toBe(true)
    await write(db, (trx) => setInstallationValue(trx, 'reference', 'an earlier version'))
    await loadReference(db, later)
    const years = (await targetsOf(db, [indicatorId])).filter((target) => target.kind === 'year' && target.dueOn === dueOn)
    expect(years.map((target) => target.value)).toEqual([value, '123.45'])
  })

  it('leaves departments alone that people named where the document names none', async () => {
    await using house = await referenceDatabase()
    const { db } = house
    const silent = (await indicatorIn(db, 'gdp'))!
    const named = (await indicatorIn(db, 'software-revenue'))!
    expect([silent.lead, named.lead.length]).toEqual([[], 1])
    const departmentId = (await allDepartments(db)).find(({ code }) => code === 'yz-drc')!.id
    const part = { departmentId, role: 'lead', sort: 9 } as const
    for (const { id } of [silent, named])
      await db
        .insertInto('indicatorDepartment')
        .values({ ...part, indicatorId: id })
        .execute()
    await write(db, (trx) => setInstallationValue(trx, 'reference', 'an earlier version'))
    await loadReference(db, later)
    expect(await indicatorIn(db, 'gdp')).toMatchObject({ lead: [departmentId] })
    expect(await indicatorIn(db, 'software-revenue')).toEqual(named)
  })

  it('archives an indicator that vanished, keeps what it holds, and brings it back', async () => {
    await using house = await referenceDatabase()
    const gdp = (await indicatorIn(house.db, 'gdp'))!
    await reload(house.db, onlyFirst({ indicators: first.indicators.filter(({ code }) => code !== 'gdp') }))
    expect(await indicatorIn(house.db, 'gdp')).toBeUndefined()
    expect(await targetsOf(house.db, [gdp.id])).toHaveLength(1)
    await loadReference(house.db, later)
    expect(await indicatorIn(house.db, 'gdp')).toEqual(gdp)
  })

  it('takes out a task that vanished', async () => {
    await using house = await referenceDatabase()
    const { id } = await planIn(house.db)
    const without = (codes: readonly string[]): readonly string[] => codes.filter((code) => code !== 'task-44')
    await reload(
      house.db,
      onlyFirst({
        tasks: first.tasks.filter(({ code }) => code !== 'task-44'),
        indicators: first.indicators.map((row) => ({ ...row, tasks: without(row.tasks) })),
      }),
    )
    const tasks = await tasksOf(house.db, id)
    expect(tasks).toHaveLength(first.tasks.length - 1)
    expect(tasks.map(({ code }) => code)).not.toContain('task-44')
  })
})
