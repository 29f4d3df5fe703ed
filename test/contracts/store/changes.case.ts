import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { appendChanges, changesAfter, lastChangeOf, type ChangedCell } from '../../../db/changes.ts'
import type { Db } from '../../../db/connect.ts'
import { editBatches, keepBatches, type EditBatch } from '../../../db/edit-batches.ts'
import { newId } from '../../../db/ids.ts'
import { write, writePlan } from '../../../db/transaction.ts'
import { troubleOf } from '../../../db/trouble.ts'
import { madeAt, smallPlan, type SmallPlan } from '../../support/small-plan.ts'

const cell = (rowId: string, after: string, column = '2026-01'): ChangedCell => ({ sheet: 'observations', rowId, column, before: null, after })

export const changeCases = (db: () => Db): void => {
  const record = ({ planId, personId }: SmallPlan, ...cells: readonly ChangedCell[]): Promise<number> =>
    writePlan(db(), planId, async (trx, seq) => {
      await appendChanges(trx, { planId, seq, at: madeAt, personId, way: 'grid', batchId: null }, cells)
      return seq
    })

  describe('changes', () => {
    it('are read after a sequence number, in the order of commits, with who made them', async () => {
      const plan = await smallPlan(db())
      const first = await record(plan, cell('a', '1'), cell('b', '2'))
      await record(plan, cell('a', '3'))
      const after = async (seq: number, limit = 10) => (await changesAfter(db(), plan.planId, seq, limit)).map((change) => [change.after, change.who])
      expect(await after(0)).toEqual([
        ['1', '黎一'],
        ['2', '黎一'],
        ['3', '黎一'],
      ])
      expect([await after(first), await after(first + 1), await after(0, 2)]).toMatchObject([
        [['3', '黎一']],
        [],
        [
          ['1', '黎一'],
          ['2', '黎一'],
        ],
      ])
    })

    it('of a cell: the newest', async () => {
      const plan = await smallPlan(db())
      await record(plan, cell('a', '1'), cell('a', '2', '2026-02'))
      await record(plan, cell('a', '3'), { ...cell('a', '4'), sheet: 'assessments' })
      expect(await lastChangeOf(db(), plan.planId, cell('a', ''))).toMatchObject({ after: '3', who: '黎一' })
      expect(await lastChangeOf(db(), plan.planId, cell('b', ''))).toBeUndefined()
    })

    it.each([
      ['rewritten', sql`update change set after = 'x'`],
      ['deleted', sql`delete from change`],
    ])('are never %s', async (_, statement) => {
      const plan = await smallPlan(db())
      await record(plan, cell('a', '1'))
      await expect(statement.execute(db())).rejects.toThrow('a change is never rewritten or deleted')
      expect(await lastChangeOf(db(), plan.planId, cell('a', ''))).toMatchObject({ after: '1' })
    })
  })

  describe('batches of edits', () => {
    it('keep their answer, and their id is used once', async () => {
      const { planId, personId } = await smallPlan(db())
      const batch: EditBatch = { id: newId(), planId, personId, seq: 2, at: madeAt, label: '粘贴', answer: '{"applied":1}' }
      await write(db(), (trx) => keepBatches(trx, [batch]))
      expect(await editBatches(db(), [batch.id, newId()])).toEqual([batch])
      await expect(write(db(), (trx) => keepBatches(trx, [{ ...batch, answer: '{}' }])).catch(troubleOf)).resolves.toBe('duplicate')
      expect(await editBatches(db(), [batch.id])).toEqual([batch])
    })
  })
}
