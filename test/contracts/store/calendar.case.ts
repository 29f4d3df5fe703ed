import { describe, expect, it } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import type { Holiday, Id } from '../../../db/schema.ts'
import { write } from '../../../db/transaction.ts'
import { calendarChanges, calendarNumber, calendarOf, changeLocalDay, changeYear, putYears, writeCalendar } from '../../../db/workdays.ts'
import { madeAt, smallPlan } from '../../support/small-plan.ts'

const newYear: Holiday = { name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: [] }
const spring: Holiday = { name: '春节', from: '2027-02-05', to: '2027-02-11', worked: ['2027-01-31'] }
const later = '2026-12-02T01:00:00.000Z'

export const calendarCases = (db: () => Db): void => {
  describe('the calendar', () => {
    const put = (personId: Id, holidays: readonly Holiday[] | null, seen: number | null = null) =>
      writeCalendar(db(), (trx, seq) => changeYear(trx, { seq, at: later, personId, way: 'api' }, 2027, holidays && { source: '通知', holidays }, seen))
    const putDay = (personId: Id, name: string | null) =>
      writeCalendar(db(), (trx, seq) =>
        changeLocalDay(trx, { seq, at: later, personId, way: 'api' }, '2027-06-18', name === null ? null : { kind: 'off', name, note: '区政府通知' }),
      )

    it('is empty at first', async () => {
      expect(await calendarOf(db())).toEqual({ years: [], localDays: [] })
      expect(await calendarNumber(db())).toBe(0)
    })

    it('keeps a year as it was put, corrects and withdraws it, and keeps what it was', async () => {
      const { personId } = await smallPlan(db())
      expect(await put(personId, [newYear])).toBe('changed')
      expect(await put(personId, [newYear, spring])).toBe('changed')
      expect((await calendarOf(db())).years).toEqual([{ year: 2027, source: '通知', holidays: [newYear, spring] }])
      expect(await put(personId, null)).toBe('changed')
      expect((await calendarOf(db())).years).toEqual([])
      const changes = await calendarChanges(db(), 2027, 10)
      expect(changes.map(({ before, after }) => [before, after])).toEqual([
        [{ source: '通知', holidays: [newYear, spring] }, null],
        [
          { source: '通知', holidays: [newYear] },
          { source: '通知', holidays: [newYear, spring] },
        ],
        [null, { source: '通知', holidays: [newYear] }],
      ])
      expect(changes[0]).toMatchObject({ at: later, who: expect.any(String), date: null })
      expect(await calendarChanges(db(), 2027, 1)).toHaveLength(1)
      expect(await calendarChanges(db(), 2028, 10)).toEqual([])
    })

    it('keeps local days with who put them, and what they were', async () => {
      const { personId } = await smallPlan(db())
      expect([await putDay(personId, '区庆'), await putDay(personId, '区庆'), await putDay(personId, '区庆日')]).toEqual([true, false, true])
      expect((await calendarOf(db())).localDays).toMatchObject([
        { date: '2027-06-18', kind: 'off', name: '区庆日', note: '区政府通知', personId, at: later, who: expect.any(String) },
      ])
      expect([await putDay(personId, null), await putDay(personId, null)]).toEqual([true, false])
      expect((await calendarOf(db())).localDays).toEqual([])
      expect((await calendarChanges(db(), 2027, 10)).map(({ date, after }) => [date, after])).toEqual([
        ['2027-06-18', null],
        ['2027-06-18', { kind: 'off', name: '区庆日', note: '区政府通知' }],
        ['2027-06-18', { kind: 'off', name: '区庆', note: '区政府通知' }],
      ])
    })

    it('gives each change a number, by which others see that there is one', async () => {
      const { personId } = await smallPlan(db())
      const seen = await calendarNumber(db())
      await put(personId, [newYear])
      const after = await calendarNumber(db())
      expect(after).toBeGreaterThan(seen)
      await putDay(personId, '区庆')
      expect(await calendarNumber(db())).toBeGreaterThan(after)
      expect((await calendarChanges(db(), 2027, 10)).map(({ seq }) => seq)).toEqual([await calendarNumber(db()), after])
    })

    it('writes nothing over a year that was changed after one looked', async () => {
      const { personId } = await smallPlan(db())
      await put(personId, [newYear])
      const seen = await calendarNumber(db())
      await putDay(personId, '区庆')
      expect(await put(personId, [newYear, spring], seen)).toBe('changed')
      expect(await put(personId, [newYear], seen)).toBe('changed_meanwhile')
      expect((await calendarOf(db())).years[0]?.holidays).toEqual([newYear, spring])
    })

    it('gives everything back when the work throws', async () => {
      const { personId } = await smallPlan(db())
      const failing = writeCalendar(db(), async (trx, seq) => {
        await changeYear(trx, { seq, at: later, personId, way: 'api' }, 2027, { source: '通知', holidays: [newYear] })
        throw new Error('stop')
      })
      await expect(failing).rejects.toThrow('stop')
      expect([await calendarOf(db()), await calendarNumber(db()), await calendarChanges(db(), 2027, 10)]).toEqual([{ years: [], localDays: [] }, 0, []])
    })

    it('never rewrites what was changed', async () => {
      const { personId } = await smallPlan(db())
      await put(personId, [newYear])
      await expect(db().updateTable('calendarChange').set({ after: null }).execute()).rejects.toThrow('never rewritten')
      await expect(db().deleteFrom('calendarChange').execute()).rejects.toThrow('never rewritten')
    })

    it('takes the years that the program brings, but for those that people have changed', async () => {
      const { personId } = await smallPlan(db())
      const bring = (source: string) =>
        write(db(), (trx) =>
          putYears(
            trx,
            [2026, 2027, 2028].map((year) => ({ year, source, holidays: [] })),
            madeAt,
          ),
        )
      const sources = async () => (await calendarOf(db())).years.map(({ year, source }) => [year, source])
      await bring('first')
      expect(await calendarChanges(db(), 2026, 10)).toMatchObject([{ who: null, at: madeAt, before: null, after: { source: 'first' } }])
      await put(personId, [newYear])
      await writeCalendar(db(), (trx, seq) => changeYear(trx, { seq, at: later, personId, way: 'api' }, 2028, null))
      await bring('second')
      expect(await sources()).toEqual([
        [2026, 'second'],
        [2027, '通知'],
      ])
    })
  })
}
