import { describe, expect, it } from 'vitest'
import { setCell, type CellValue } from '../../../db/cells.ts'
import type { Db } from '../../../db/connect.ts'
import { indicatorsById } from '../../../db/indicators.ts'
import type { Id } from '../../../db/schema.ts'
import { setYearTarget, targetsOf, type YearTarget } from '../../../db/targets.ts'
import { write } from '../../../db/transaction.ts'
import { madeAt, smallPlan } from '../../support/small-plan.ts'

export const cellCases = (db: () => Db): void => {
  const baseline = (id: Id, was: CellValue, value: CellValue): Promise<boolean> =>
    write(db(), (trx) => setCell(trx, { table: 'indicator', id, column: 'baselineValue', was, value }))
  const rowOf = async (id: Id) => (await indicatorsById(db(), [id]))[0]

  describe('a cell', () => {
    it('is written by who saw what it holds, and by nobody else', async () => {
      const id = (await smallPlan(db())).indicators[0]!
      expect(await baseline(id, null, '10')).toBe(true)
      expect(await baseline(id, null, '11')).toBe(false)
      expect(await baseline(id, '9', '11')).toBe(false)
      expect(await baseline(id, '10', '12.50')).toBe(true)
      expect(await rowOf(id)).toMatchObject({ baselineValue: '12.50', baselinePeriod: null })
    })

    it('is emptied', async () => {
      const id = (await smallPlan(db())).indicators[0]!
      await baseline(id, null, '10')
      expect(await baseline(id, '10', null)).toBe(true)
      expect(await rowOf(id)).toMatchObject({ baselineValue: null })
    })

    it('is one of its row: two people in two cells both win', async () => {
      const id = (await smallPlan(db())).indicators[0]!
      expect(await baseline(id, null, '10')).toBe(true)
      expect(await write(db(), (trx) => setCell(trx, { table: 'indicator', id, column: 'baselinePeriod', was: null, value: '2022' }))).toBe(true)
      expect(await rowOf(id)).toMatchObject({ baselineValue: '10', baselinePeriod: '2022' })
    })

    it('may hold a number', async () => {
      const { planId } = await smallPlan(db())
      const set = (was: number, value: number) => write(db(), (trx) => setCell(trx, { table: 'plan', id: planId, column: 'priority', was, value }))
      expect([await set(7, 8), await set(1, 5), await set(5, 6)]).toEqual([false, true, true])
    })

    it('of a row that is gone is not written', async () => {
      expect(await baseline('nothing', null, '10')).toBe(false)
    })

    it('takes any text as text', async () => {
      const id = (await smallPlan(db())).indicators[0]!
      const text = `'; drop table plan; -- "𠮷" \\ %_`
      expect(await baseline(id, null, text)).toBe(true)
      expect(await baseline(id, text, '1')).toBe(true)
    })
  })

  describe("a year's target", () => {
    const set = (indicatorId: Id, was: YearTarget['was'], value: YearTarget['value'], year = 2026): Promise<boolean> =>
      write(db(), (trx) => setYearTarget(trx, { indicatorId, year, was, value, operator: '>=', today: '2026-01-10' }, madeAt))
    const filed = async (id: Id) => (await targetsOf(db(), [id])).map(({ kind, dueOn, value }) => [kind, dueOn, value])

    it('is filed, changed and withdrawn by who saw it', async () => {
      const id = (await smallPlan(db())).indicators[0]!
      expect([await set(id, '1', '20'), await set(id, null, '20'), await set(id, null, '21'), await set(id, '20', '22')]).toEqual([false, true, false, true])
      // What was asked before stays beside it.
      expect(await filed(id)).toEqual([
        ['year', '2026-12-31', '20'],
        ['year', '2026-12-31', '22'],
        ['final', '2027-12-31', '100'],
      ])
      expect([await set(id, '22', null), await set(id, '22', '1'), await set(id, null, '23')]).toEqual([true, false, true])
      expect((await filed(id)).filter(([kind]) => kind === 'year').map(([, , value]) => value)).toEqual(['20', '22', null, '23'])
    })

    it('stands beside the final one of the same day', async () => {
      const id = (await smallPlan(db())).indicators[0]!
      await set(id, null, '90', 2027)
      expect(new Set(await filed(id))).toEqual(
        new Set([
          ['final', '2027-12-31', '100'],
          ['year', '2027-12-31', '90'],
        ]),
      )
    })

    it('that never was is not withdrawn into a row', async () => {
      const id = (await smallPlan(db())).indicators[0]!
      expect(await set(id, null, null)).toBe(true)
      expect(await filed(id)).toHaveLength(1)
    })
  })
}
