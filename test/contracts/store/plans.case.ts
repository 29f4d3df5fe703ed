import { describe, expect, it } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { allDepartments, departmentTree, membersByCollective } from '../../../db/departments.ts'
import { indicatorsById, indicatorsOf } from '../../../db/indicators.ts'
import { installationValue, setInstallationValue } from '../../../db/installation.ts'
import { bodiesOf, countPlans, listPlans, noteJudged, planByCode, planById, sequenceNumbers, setWatched } from '../../../db/plans.ts'
import { targetsOfPlan } from '../../../db/targets.ts'
import { tasksOf } from '../../../db/tasks.ts'
import { UnknownPlan, write, writePlan } from '../../../db/transaction.ts'
import { calendarOf } from '../../../db/workdays.ts'
import { departments as given } from '../../../seeds/departments.ts'
import { plans } from '../../../seeds/plans/index.ts'
import { loadReference } from '../../../seeds/reference.ts'
import { madeAt, smallPlan } from '../../support/small-plan.ts'

export const planCases = (db: () => Db): void => {
  describe('writing a plan', () => {
    it('takes the next sequence number for each transaction', async () => {
      const { planId } = await smallPlan(db())
      const before = (await sequenceNumbers(db())).get(planId)!
      expect(await writePlan(db(), planId, (_, seq) => Promise.resolve(seq))).toBe(before + 1)
      expect(await writePlan(db(), planId, (_, seq) => Promise.resolve(seq))).toBe(before + 2)
      expect(await planById(db(), planId)).toMatchObject({ seq: before + 2 })
    })

    it('gives the number back, and everything written, when the work throws', async () => {
      const { planId } = await smallPlan(db())
      const before = await planById(db(), planId)
      const failing = writePlan(db(), planId, async (trx) => {
        await noteJudged(trx, planId, madeAt)
        throw new Error('stop')
      })
      await expect(failing).rejects.toThrow('stop')
      expect(await planById(db(), planId)).toEqual(before)
    })

    it('says which plan does not exist, without doing the work', async () => {
      let done = false
      const work = () => {
        done = true
        return Promise.resolve()
      }
      await expect(writePlan(db(), 'nothing', work)).rejects.toThrow(UnknownPlan)
      expect(done).toBe(false)
    })

    it('writes its settings', async () => {
      const { planId } = await smallPlan(db())
      await writePlan(db(), planId, async (trx) => {
        await noteJudged(trx, planId, madeAt)
        await setWatched(trx, planId, false)
      })
      expect(await planByCode(db(), 'small')).toMatchObject({ judgedAsOf: madeAt, watched: 0 })
    })
  })

  describe('a plan', () => {
    it('is listed with what it holds', async () => {
      const { planId } = await smallPlan(db())
      expect(await listPlans(db())).toMatchObject([{ id: planId, code: 'small', demonstration: 0 }])
      expect(await countPlans(db())).toEqual([{ planId, indicators: 3, tasks: 1, lights: {} }])
    })

    it('keeps tasks and indicators with their departments in order', async () => {
      const { planId, indicators, departments } = await smallPlan(db())
      const tasks = await tasksOf(db(), planId)
      expect(tasks).toMatchObject([
        {
          code: 'task-1',
          departments: [
            { departmentId: departments[0], role: 'lead', openList: 0 },
            { departmentId: departments[1], role: 'responsible', openList: 1 },
          ],
        },
      ])
      const parts = { lead: [departments[0]], responsible: [departments[1]], tasks: [tasks[0]!.id] }
      expect(await indicatorsOf(db(), planId)).toMatchObject([
        { code: 'a', ...parts },
        { code: 'b', ...parts },
        { code: 'c', ...parts },
      ])
      expect(await indicatorsById(db(), [indicators[1]!, 'nothing'])).toMatchObject([{ code: 'b', ...parts }])
      expect(await indicatorsById(db(), [])).toEqual([])
      expect(await targetsOfPlan(db(), planId)).toHaveLength(3)
    })

    it('is read in pages', async () => {
      const { planId } = await smallPlan(db(), ['a', 'b', 'c', 'd', 'e'])
      const codes = async (limit: number, offset: number) => (await indicatorsOf(db(), planId, { limit, offset, lights: null })).map(({ code }) => code)
      expect([await codes(2, 0), await codes(2, 2), await codes(2, 4), await codes(2, 9)]).toEqual([['a', 'b'], ['c', 'd'], ['e'], []])
    })
  })

  describe('reference data', () => {
    it('is loaded, and loaded over itself without doubling', async () => {
      expect(await loadReference(db(), madeAt)).toMatchObject({ loaded: true, plans: plans.length })
      await write(db(), (trx) => setInstallationValue(trx, 'reference', 'an earlier version'))
      await loadReference(db(), '2026-02-02T01:00:00.000Z')
      const counts = await countPlans(db())
      expect(counts.map(({ indicators }) => indicators).toSorted((a, b) => a - b)).toEqual(
        plans.map((plan) => plan.indicators.length).toSorted((a, b) => a - b),
      )
      const { id } = (await planByCode(db(), 'yuzhong-2027'))!
      expect((await tasksOf(db(), id)).map(({ code }) => code)).toEqual(plans[0]!.tasks.map(({ code }) => code))
      expect((await bodiesOf(db(), id)).map(({ code }) => code)).toEqual(plans[0]!.bodies.map(({ code }) => code))
      expect((await calendarOf(db())).years.map(({ year }) => year)).toContain(2026)
    })

    it('resolves collective names, and leaves those open that nobody has resolved', async () => {
      await loadReference(db(), madeAt)
      const all = await allDepartments(db())
      expect(all.map(({ code }) => code)).toEqual(given.map(({ code }) => code))
      const members = await membersByCollective(db())
      const streets = all.find(({ code }) => code === 'yz-streets')!
      expect(members.get(streets.id)).toHaveLength(11)
      const tree = await departmentTree(db())
      expect(tree.find(({ code }) => code === 'cq-city-departments')).toMatchObject({ members: [], children: [] })
      expect(tree.find(({ code }) => code === 'yz-drc')).toMatchObject({ members: null })
    })
  })

  it('keeps facts about the installation, one a key', async () => {
    expect(await installationValue(db(), 'x')).toBeNull()
    await write(db(), (trx) => setInstallationValue(trx, 'x', '1'))
    await write(db(), (trx) => setInstallationValue(trx, 'x', '2'))
    expect(await installationValue(db(), 'x')).toBe('2')
  })
}
