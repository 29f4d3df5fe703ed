import { describe, expect, it } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { addPerson, changePerson, everybody, personByEmail, personById, setParts } from '../../../db/people.ts'
import { write } from '../../../db/transaction.ts'
import { troubleOf } from '../../../db/trouble.ts'
import { madeAt, smallPlan } from '../../support/small-plan.ts'

const someone = { name: '王一', email: ' Wang@Example.com ', role: 'observer', title: null, language: 'zh-CN', demonstration: 0, departments: [] } as const

export const peopleCases = (db: () => Db): void => {
  describe('people', () => {
    it('are found by their address in any case', async () => {
      const id = await write(db(), (trx) => addPerson(trx, someone, madeAt))
      expect(await personByEmail(db(), 'WANG@example.com')).toMatchObject({ id, email: 'wang@example.com', active: 1, departments: [] })
      expect(await personByEmail(db(), 'li@example.com')).toBeUndefined()
    })

    it('have one address each', async () => {
      await write(db(), (trx) => addPerson(trx, someone, madeAt))
      const again = write(db(), (trx) => addPerson(trx, { ...someone, email: 'wang@example.com' }, madeAt))
      await expect(again.catch(troubleOf)).resolves.toBe('duplicate')
      expect(await everybody(db())).toHaveLength(1)
    })

    it('are changed in what is given, and in nothing else', async () => {
      const id = await write(db(), (trx) => addPerson(trx, someone, madeAt))
      const before = await personById(db(), id)
      const later = '2026-02-02T01:00:00.000Z'
      expect(await write(db(), (trx) => changePerson(trx, id, { active: 0, email: 'New@Example.com' }, later))).toBe(true)
      expect(await personById(db(), id)).toEqual({ ...before, active: 0, email: 'new@example.com', updatedAt: later })
      expect(await write(db(), (trx) => changePerson(trx, 'nobody', { active: 0 }, later))).toBe(false)
    })

    it('have their parts in departments replaced as a whole', async () => {
      const { personId, departments } = await smallPlan(db())
      const parts = [
        { departmentId: departments[0]!, role: 'head' },
        { departmentId: departments[1]!, role: 'reporter' },
      ] as const
      await write(db(), (trx) => setParts(trx, personId, parts))
      const { departments: now } = (await personById(db(), personId))!
      expect(now).toHaveLength(2)
      expect(now).toEqual(expect.arrayContaining([...parts]))
      await write(db(), (trx) => setParts(trx, personId, []))
      expect((await everybody(db())).map((person) => person.departments)).toEqual([[]])
    })
  })
}
