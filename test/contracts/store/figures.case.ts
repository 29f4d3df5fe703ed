import { describe, expect, it } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { figuresKnown, observationsAt, periodColumns, revisionsOf, setObservations, type NewObservation } from '../../../db/observations.ts'
import type { Id, Instant } from '../../../db/schema.ts'
import { writePlan } from '../../../db/transaction.ts'
import { troubleOf } from '../../../db/trouble.ts'
import { smallPlan, type SmallPlan } from '../../support/small-plan.ts'

const first = '2026-02-02T01:00:00.000Z'
const second = '2026-03-03T01:00:00.000Z'
const third = '2026-04-04T01:00:00.000Z'
const wholePlan = { from: '2023', before: '2028' }

const figure = (indicatorId: Id, period: string, value: string | null, more: Partial<NewObservation> = {}): NewObservation => ({
  indicatorId,
  period,
  value,
  typed: value ?? '',
  flag: 'verified',
  state: 'approved',
  counts: null,
  verdict: null,
  note: null,
  ...more,
})

export const figureCases = (db: () => Db): void => {
  const set = ({ planId, personId }: SmallPlan, at: Instant, ...cells: readonly NewObservation[]): Promise<void> =>
    writePlan(db(), planId, (trx) => setObservations(trx, { planId, personId, at }, cells))
  const known = async (id: Id) => (await revisionsOf(db(), [id])).map(({ period, value, knownFrom, knownTo }) => [period, value, knownFrom, knownTo])

  describe('figures', () => {
    it('keep every revision with the span in which it was known', async () => {
      const plan = await smallPlan(db())
      const id = plan.indicators[0]!
      await set(plan, first, figure(id, '2026-01', '5', { flag: 'flash' }))
      await set(plan, second, figure(id, '2026-01', '5.5'), figure(id, '2026-02', '9'))
      await set(plan, third, figure(id, '2026-01', null))
      expect(await known(id)).toEqual([
        ['2026-01', '5', first, second],
        ['2026-01', '5.5', second, third],
        ['2026-02', '9', second, null],
      ])
      expect(await observationsAt(db(), [{ indicatorId: id, period: '2026-01' }])).toEqual([])
    })

    it('are chosen for the judge as known at a moment, approved ones only', async () => {
      const plan = await smallPlan(db())
      const [id, other] = [plan.indicators[0]!, plan.indicators[1]!]
      const verdict = JSON.stringify({ outcome: 'met', by: '王一', on: '2026-01-20', evidence: ['"报告"'] })
      await set(
        plan,
        first,
        figure(id, '2026-01', '5', { flag: 'flash' }),
        figure(other, '2025', '已完成', { verdict }),
        figure(other, '2024', '-', { state: 'submitted' }),
      )
      await set(plan, second, figure(id, '2026-01', '5.5'), figure(id, '2026-02', '9'))
      const asOf = async (moment: Instant) =>
        [...(await figuresKnown(db(), plan.indicators, moment))].flatMap(([indicator, own]) =>
          own
            .toSorted((a, b) => a.period.localeCompare(b.period))
            .map((each) => [indicator === id ? 'id' : 'other', each.period, each.value, each.flag, each.verdict]),
        )
      const met = ['other', '2025', '已完成', 'verified', verdict]
      expect(new Set(await asOf(first))).toEqual(new Set([['id', '2026-01', '5', 'flash', null], met]))
      expect(new Set(await asOf(second))).toEqual(new Set([['id', '2026-01', '5.5', 'verified', null], ['id', '2026-02', '9', 'verified', null], met]))
      expect(await asOf('2000-01-01T00:00:00.000Z')).toEqual([])
    })

    it('come back as they were written', async () => {
      const plan = await smallPlan(db())
      const id = plan.indicators[0]!
      const verdict = JSON.stringify({ outcome: 'met', by: '王一', on: '2026-01-20', evidence: ['报告'] })
      const written = figure(id, '2025', '已完成:报告', { typed: '已完成:报告', verdict, note: '注 "1"', flag: 'final', state: 'submitted' })
      await set(plan, first, written)
      const stored = { ...written, firmest: 'final', planId: plan.planId, personId: plan.personId, knownFrom: first, knownTo: null }
      expect(await observationsAt(db(), [{ indicatorId: id, period: '2025' }])).toEqual([{ ...stored, id: expect.any(String) }])
    })

    it('keep decimal text to the last sign', async () => {
      const plan = await smallPlan(db())
      const id = plan.indicators[0]!
      const values = ['12.40', '-0.10', '123456789012345678901234567890.123456789', '-', '0']
      await set(plan, first, ...values.map((value, at) => figure(id, `2026-0${at + 1}`, value)))
      expect((await known(id)).map(([, value]) => value)).toEqual(values)
    })

    it('lose only what no database can keep: NUL and half characters', async () => {
      const plan = await smallPlan(db())
      const id = plan.indicators[0]!
      await set(plan, first, figure(id, '2026-01', '1', { note: 'a\0b\uD83Dc😀' }))
      expect(await observationsAt(db(), [{ indicatorId: id, period: '2026-01' }])).toMatchObject([{ note: 'a\uFFFDb\uFFFDc😀' }])
    })

    it('are refused as a whole when a cell is given twice', async () => {
      const plan = await smallPlan(db())
      const id = plan.indicators[0]!
      await set(plan, first, figure(id, '2026-01', '1'))
      const twice = set(plan, second, figure(id, '2026-01', '2'), figure(id, '2026-02', '2'), figure(id, '2026-02', '3'))
      await expect(twice.catch(troubleOf)).resolves.toBe('duplicate')
      expect(await known(id)).toEqual([['2026-01', '1', first, null]])
    })

    it('are read in columns, one a period, for a span of years', async () => {
      const plan = await smallPlan(db())
      const [a, b] = plan.indicators as readonly [Id, Id]
      await set(plan, first, figure(a, '2025-12', '1'), figure(a, '2026-01', '2'), figure(b, '2026-01', '3', { flag: 'flash' }), figure(b, '2026', '4'))
      await set(plan, second, figure(a, '2026-01', '2.5'))
      const columns = await periodColumns(db(), plan.planId, { from: '2026', before: '2027' })
      expect(columns.map(({ period }) => period)).toEqual(['2026', '2026-01'])
      const { indicators, values, flags } = columns[1]!
      expect(Object.fromEntries(indicators.map((id, at) => [id, [values[at], flags[at]]]))).toEqual({ [a]: ['2.5', 'verified'], [b]: ['3', 'flash'] })
      expect(await periodColumns(db(), plan.planId, wholePlan, [b])).toHaveLength(2)
      expect(await periodColumns(db(), plan.planId, wholePlan, [])).toEqual([])
      expect(await periodColumns(db(), 'nothing', wholePlan)).toEqual([])
    })

    it('are written by thousands in one statement', async () => {
      const codes = Array.from({ length: 450 }, (_, at) => `i${at}`)
      const plan = await smallPlan(db(), codes)
      const periods = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`)
      const cells = plan.indicators.flatMap((id) => periods.map((period) => figure(id, period, '1')))
      await set(plan, first, ...cells)
      await set(plan, second, ...cells)
      const columns = await periodColumns(db(), plan.planId, wholePlan)
      expect(columns.map(({ values }) => values.length)).toEqual(periods.map(() => codes.length))
      expect(await observationsAt(db(), cells)).toHaveLength(5400)
    })
  })
}
