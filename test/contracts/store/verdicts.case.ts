import { describe, expect, it } from 'vitest'
import {
  assessmentsById,
  correctPast,
  letStand,
  markPlanUsed,
  markUsed,
  pastVerdicts,
  standingColumns,
  standingOf,
  verdictHistory,
  type Stored,
  type TurnsOf,
  type Verdict,
} from '../../../db/assessments.ts'
import type { Db } from '../../../db/connect.ts'
import { indicatorsOf } from '../../../db/indicators.ts'
import { countPlans } from '../../../db/plans.ts'
import type { Id, Instant, Light } from '../../../db/schema.ts'
import { write } from '../../../db/transaction.ts'
import { smallPlan } from '../../support/small-plan.ts'

const monday = '2026-03-02T01:00:00.000Z'
const tuesday = '2026-03-03T01:00:00.000Z'
const wednesday = '2026-03-04T01:00:00.000Z'

const verdict = (indicatorId: Id, period: string, light: Light, actual: string | null = '1'): Verdict => ({
  indicatorId,
  period,
  light,
  outcome: 'on_pace',
  reason: 'pace',
  actual,
  expected: '2',
  gap: null,
  share: '50',
  timeShare: null,
  lead: '-12.5',
  answer: JSON.stringify({ period, light, actual }),
})

const timeTurned: TurnsOf = (superseded) => Promise.resolve(superseded.map(() => [{ what: 'time' }]))

export const verdictCases = (db: () => Db): void => {
  const stand = (planId: Id, at: Instant, ...verdicts: readonly Verdict[]): Promise<readonly Stored[]> =>
    write(db(), (trx) => letStand(trx, planId, verdicts, { asOf: at, madeAt: at }, timeTurned))

  describe('verdicts', () => {
    it('stand, one for each indicator', async () => {
      const { planId, indicators } = await smallPlan(db())
      const [a, b] = indicators as readonly [Id, Id]
      const stored = await stand(planId, monday, verdict(a, '2026-01', 'red'), verdict(b, '2026-01', 'green'))
      expect(stored.map(({ changed }) => changed)).toEqual([true, true])
      await stand(planId, tuesday, verdict(a, '2026-02', 'yellow'))
      const standing = await standingOf(db(), [a, b])
      expect(Object.fromEntries(standing.map(({ indicatorId, period, light }) => [indicatorId, [period, light]]))).toEqual({
        [a]: ['2026-02', 'yellow'],
        [b]: ['2026-01', 'green'],
      })
      expect(await countPlans(db())).toMatchObject([{ lights: { yellow: 1, green: 1 } }])
    })

    it('of a whole plan stand as few do: the same, other figures, another period, back to an earlier one', async () => {
      const codes = Array.from({ length: 6001 }, (_, at) => `i${at}`)
      const { planId, indicators } = await smallPlan(db(), codes)
      const january = indicators.map((id) => verdict(id, '2026-01', 'red'))
      const first = await stand(planId, monday, ...january)
      await markUsed(db(), [first[1]!.id], monday)
      const mixed = indicators.map((id, at) => verdict(id, at % 4 === 2 ? '2026-02' : '2026-01', at % 4 === 1 ? 'green' : 'red', at % 4 === 3 ? '9' : '1'))
      const second = await stand(planId, tuesday, ...mixed)
      expect(second.map(({ changed }) => changed)).toEqual(mixed.map((_, at) => at % 4 !== 0))
      expect(await standingOf(db(), indicators)).toHaveLength(6001)
      // What was printed stays; what nobody saw is rewritten; what stood for January is found again.
      expect([second[1]!.id === first[1]!.id, second[5]!.id === first[5]!.id, second[2]!.id === first[2]!.id]).toEqual([false, true, false])
      const third = await stand(planId, wednesday, ...january)
      expect([third[0]!.id, third[2]!.id]).toEqual([first[0]!.id, first[2]!.id])
      expect((await standingColumns(db(), planId)).lights).toEqual(codes.map(() => 'red'))
      // Eighteen thousand verdicts: PGlite takes 7 s where it is alone.
    }, 60_000)

    it('that are the same are left as they are', async () => {
      const { planId, indicators } = await smallPlan(db())
      const [stored] = await stand(planId, monday, verdict(indicators[0]!, '2026-01', 'red'))
      const [again] = await stand(planId, tuesday, verdict(indicators[0]!, '2026-01', 'red'))
      expect(again).toEqual({ ...stored, changed: false })
      expect(await assessmentsById(db(), [stored!.id])).toMatchObject([{ madeAt: monday }])
    })

    it('that nobody has seen in print are rewritten in place', async () => {
      const { planId, indicators } = await smallPlan(db())
      const [before] = await stand(planId, monday, verdict(indicators[0]!, '2026-01', 'red'))
      const [after] = await stand(planId, tuesday, verdict(indicators[0]!, '2026-01', 'green', null))
      expect(after).toMatchObject({ id: before!.id, changed: true })
      expect(await assessmentsById(db(), [before!.id])).toMatchObject([{ light: 'green', actual: null, madeAt: tuesday, standing: 1, supersededAt: null }])
    })

    it('that were printed or mailed are never rewritten: the new one stands beside them', async () => {
      const { planId, indicators } = await smallPlan(db())
      const [printed] = await stand(planId, monday, verdict(indicators[0]!, '2026-01', 'green'))
      await markUsed(db(), [printed!.id], tuesday)
      await markUsed(db(), [printed!.id], wednesday)
      const [turned] = await stand(planId, wednesday, verdict(indicators[0]!, '2026-01', 'yellow'))
      expect(turned!.id).not.toBe(printed!.id)
      expect(await assessmentsById(db(), [printed!.id])).toMatchObject([{ light: 'green', usedAt: tuesday, supersededAt: wednesday, standing: 0 }])
      expect(await standingOf(db(), [indicators[0]!])).toMatchObject([{ id: turned!.id, light: 'yellow', usedAt: null }])
    })

    it('say what turned a printed one, and keep saying it when they are turned themselves', async () => {
      const { planId, indicators } = await smallPlan(db())
      const id = indicators[0]!
      const [printed] = await stand(planId, monday, verdict(id, '2026-01', 'green'))
      await markUsed(db(), [printed!.id], monday)
      await stand(planId, tuesday, verdict(id, '2026-01', 'yellow'))
      await stand(planId, wednesday, verdict(id, '2026-01', 'red'))
      const history = await verdictHistory(db(), id)
      expect(history.map(({ light, turnedBy, supersededAt, standing }) => [light, turnedBy, supersededAt, standing])).toEqual([
        ['green', null, tuesday, 0],
        ['yellow', '[{"what":"time"}]', wednesday, 0],
        ['red', '[{"what":"time"}]', null, 1],
      ])
    })

    it('on past periods are put right: rewritten where nobody has them in print, else a new one stands beside', async () => {
      const { planId, indicators } = await smallPlan(db())
      const id = indicators[0]!
      const [january] = await stand(planId, monday, verdict(id, '2026-01', 'green'))
      await markUsed(db(), [january!.id], monday)
      await stand(planId, tuesday, verdict(id, '2026-02', 'green'))
      await stand(planId, wednesday, verdict(id, '2026-03', 'red'))
      const past = (await pastVerdicts(db(), [id])).toSorted((a, b) => a.period.localeCompare(b.period))
      expect(past.map(({ period }) => period)).toEqual(['2026-01', '2026-02'])
      const again = past.map(({ period }) => verdict(id, period, 'yellow', '9'))
      await write(db(), (trx) => correctPast(trx, past, again, { asOf: wednesday, madeAt: wednesday }, timeTurned))
      expect(new Set((await pastVerdicts(db(), [id])).map(({ period, light, actual, standing }) => `${period} ${light} ${actual} ${standing}`))).toEqual(
        new Set(['2026-01 yellow 9 0', '2026-02 yellow 9 0']),
      )
      expect(await assessmentsById(db(), [january!.id])).toMatchObject([{ light: 'green', supersededAt: wednesday }])
      expect(await standingOf(db(), [id])).toMatchObject([{ period: '2026-03', light: 'red' }])
      // The same again writes nothing.
      await write(db(), async (trx) => correctPast(trx, await pastVerdicts(trx, [id]), [], { asOf: wednesday, madeAt: wednesday }, timeTurned))
      expect(await verdictHistory(db(), id)).toHaveLength(3)
    })

    it('of an earlier period stand again when it is judged again', async () => {
      const { planId, indicators } = await smallPlan(db())
      const id = indicators[0]!
      const [january] = await stand(planId, monday, verdict(id, '2026-01', 'green'))
      await stand(planId, tuesday, verdict(id, '2026-02', 'red'))
      const [again] = await stand(planId, wednesday, verdict(id, '2026-01', 'green'))
      expect(again).toMatchObject({ id: january!.id, changed: true })
      expect(await standingOf(db(), [id])).toMatchObject([{ id: january!.id }])
    })

    it('are read in columns', async () => {
      const { planId, indicators } = await smallPlan(db())
      const [a, b] = indicators as readonly [Id, Id]
      await stand(planId, monday, verdict(a, '2026-01', 'red'), verdict(b, '2026-01', 'grey', null))
      const columns = await standingColumns(db(), planId)
      const place = columns.indicators.indexOf(b)
      expect([columns.lights[place], columns.actual[place], columns.expected[place], columns.lead[place]]).toEqual(['grey', null, '2', '-12.5'])
      expect((await standingColumns(db(), planId, [a])).indicators).toEqual([a])
      expect((await standingColumns(db(), 'nothing')).indicators).toEqual([])
    })

    it('choose the indicators of a page by light', async () => {
      const { planId, indicators } = await smallPlan(db())
      await stand(planId, monday, verdict(indicators[0]!, '2026-01', 'red'), verdict(indicators[2]!, '2026-01', 'yellow'))
      const codes = async (...lights: readonly Light[]) => (await indicatorsOf(db(), planId, { limit: 9, offset: 0, lights })).map(({ code }) => code)
      expect([await codes('red', 'yellow'), await codes('yellow'), await codes('blue'), await codes()]).toEqual([['a', 'c'], ['c'], [], []])
    })

    it('of a whole plan are marked as printed, the first time for good', async () => {
      const { planId, indicators } = await smallPlan(db())
      await stand(planId, monday, ...indicators.map((id) => verdict(id, '2026-01', 'red')))
      await markPlanUsed(db(), planId, tuesday)
      await markPlanUsed(db(), planId, wednesday)
      expect((await standingOf(db(), indicators)).map(({ usedAt }) => usedAt)).toEqual([tuesday, tuesday, tuesday])
    })
  })
}
