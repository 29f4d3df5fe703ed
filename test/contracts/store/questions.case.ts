import { describe, expect, it } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { firstKnown, revisedFigures } from '../../../db/first-figures.ts'
import { setObservations, type NewObservation } from '../../../db/observations.ts'
import {
  addQuestions,
  answerQuestion,
  listQuestions,
  openCells,
  openCodesAt,
  questionsAbout,
  questionsById,
  standingFigures,
  withdrawQuestions,
} from '../../../db/questions.ts'
import { newId } from '../../../db/ids.ts'
import type { Id, Instant } from '../../../db/schema.ts'
import { writePlan } from '../../../db/transaction.ts'
import { smallPlan, type SmallPlan } from '../../support/small-plan.ts'

const first = '2026-02-02T01:00:00.000Z'
const second = '2026-03-03T01:00:00.000Z'

const figure = (indicatorId: Id, period: string, value: string): NewObservation => ({
  indicatorId,
  period,
  value,
  typed: value,
  flag: 'verified',
  state: 'submitted',
  counts: null,
  verdict: null,
  note: null,
})

export const questionCases = (db: () => Db): void => {
  const set = ({ planId, personId }: SmallPlan, at: Instant, ...cells: readonly NewObservation[]): Promise<void> =>
    writePlan(db(), planId, (trx) => setObservations(trx, { planId, personId, at }, cells))

  const ask = async ({ planId }: SmallPlan, indicatorId: Id, period: string, code: string, askedAt = first): Promise<Id> => {
    const observation = (await standingFigures(db(), [indicatorId], '2020')).get(indicatorId)!.find((each) => each.period === period)!
    const id = newId()
    const question = { id, planId, indicatorId, period, observationId: observation.id, code, parameters: '{"value":"5"}', askedAt }
    await writePlan(db(), planId, (trx) => addQuestions(trx, [{ ...question, answer: null, answeredAt: null, answeredBy: null }]))
    return id
  }
  const codes = async (plan: SmallPlan, state: 'open' | 'settled', department: Id | null = null) =>
    (await listQuestions(db(), plan.planId, { state, department, limit: 10 })).map(({ code }) => code)

  describe('questions', () => {
    it('look at what stands, whatever its state of review, from a year on', async () => {
      const plan = await smallPlan(db())
      const [id, other] = [plan.indicators[0]!, plan.indicators[1]!]
      await set(plan, first, figure(id, '2022-12', '4'), figure(id, '2026-01', '5'), figure(other, '2026-01', '7'))
      await set(plan, second, figure(id, '2026-01', '5.5'))
      const found = await standingFigures(db(), [id, plan.indicators[2]!], '2023')
      expect([...found].map(([indicator, own]) => [indicator, own.map(({ period, value, flag, firmest }) => [period, value, flag, firmest])])).toEqual([
        [id, [['2026-01', '5.5', 'verified', 'verified']]],
      ])
    })

    it('are open until somebody answers, and keep the first answer', async () => {
      const plan = await smallPlan(db())
      const id = plan.indicators[0]!
      await set(plan, first, figure(id, '2026-01', '5'))
      const question = await ask(plan, id, '2026-01', 'jump')
      const answer = (text: string | null) => writePlan(db(), plan.planId, (trx) => answerQuestion(trx, question, { text, by: plan.personId, at: second }))
      expect(await codes(plan, 'open')).toEqual(['jump'])
      expect(await answer('已核对')).toBe(true)
      expect(await answer(null)).toBe(false)
      expect(await codes(plan, 'open')).toEqual([])
      expect(await questionsById(db(), [question, 'nothing'])).toMatchObject([
        { answer: '已核对', answeredAt: second, answeredBy: plan.personId, who: '黎一', value: '5', replacedAt: null },
      ])
    })

    it('are withdrawn without an answer, but not where there is one', async () => {
      const plan = await smallPlan(db())
      const id = plan.indicators[0]!
      await set(plan, first, figure(id, '2026-01', '5'))
      const [open, answered] = [await ask(plan, id, '2026-01', 'jump'), await ask(plan, id, '2026-01', 'not_ended')]
      await writePlan(db(), plan.planId, async (trx) => {
        await answerQuestion(trx, answered, { text: null, by: plan.personId, at: first })
        await withdrawQuestions(trx, [open, answered], second)
      })
      expect((await questionsAbout(db(), [id])).map(({ id: each, answeredAt, answeredBy }) => [each, answeredAt, answeredBy])).toEqual([
        [open, second, null],
        [answered, first, plan.personId],
      ])
    })

    it('keep the value that they were asked about when another takes its place', async () => {
      const plan = await smallPlan(db())
      const id = plan.indicators[0]!
      await set(plan, first, figure(id, '2026-01', '5'))
      const question = await ask(plan, id, '2026-01', 'jump')
      await set(plan, second, figure(id, '2026-01', '6'))
      expect(await questionsById(db(), [question])).toMatchObject([{ value: '5', replacedAt: second }])
      expect((await questionsAbout(db(), [id])).map(({ value }) => value)).toEqual(['5'])
    })

    it('are listed by cell in the plan’s order, settled ones newest first, and by department', async () => {
      const plan = await smallPlan(db())
      const [a, b] = [plan.indicators[0]!, plan.indicators[1]!]
      await set(plan, first, figure(a, '2026-01', '5'), figure(a, '2026-02', '5'), figure(b, '2026-01', '7'))
      await ask(plan, b, '2026-01', 'jump')
      const early = await ask(plan, a, '2026-02', 'same_as_last')
      await ask(plan, a, '2026-01', 'magnitude')
      await ask(plan, a, '2026-01', 'not_ended')
      expect(await codes(plan, 'open')).toEqual(['magnitude', 'not_ended', 'same_as_last', 'jump'])
      expect(await codes(plan, 'open', plan.departments[0])).toHaveLength(4)
      expect(await codes(plan, 'open', 'nowhere')).toEqual([])
      expect(await openCodesAt(db(), a, '2026-01')).toEqual(['magnitude', 'not_ended'])
      expect((await listQuestions(db(), plan.planId, { state: 'open', department: null, limit: 2 })).map(({ code }) => code)).toEqual([
        'magnitude',
        'not_ended',
      ])
      await writePlan(db(), plan.planId, async (trx) => {
        await withdrawQuestions(trx, [early], first)
        await withdrawQuestions(
          trx,
          (await questionsAbout(trx, [b])).map(({ id }) => id),
          second,
        )
      })
      expect(await codes(plan, 'settled')).toEqual(['jump', 'same_as_last'])
    })

    it('come with the first and later values of figures', async () => {
      const plan = await smallPlan(db())
      const [id, other] = [plan.indicators[0]!, plan.indicators[1]!]
      const approved = (indicator: Id, period: string, value: string) => ({ ...figure(indicator, period, value), state: 'approved' as const })
      await set(plan, first, approved(id, '2026-01', '5'), approved(other, '2026-01', '7'), figure(other, '2026-02', '8'))
      await set(plan, second, approved(id, '2026-01', '5.5'), approved(id, '2026-02', '9'))
      const known = (await firstKnown(db(), plan.planId)).map(({ indicatorId, periods, since }) => [
        indicatorId,
        periods.map((period, at) => `${period} ${since[at]}`).toSorted((a, b) => a.localeCompare(b)),
      ])
      expect(new Map(known as [Id, string[]][])).toEqual(
        new Map([
          [id, [`2026-01 ${first}`, `2026-02 ${second}`]],
          [other, [`2026-01 ${first}`]],
        ]),
      )
      expect((await revisedFigures(db(), plan.planId)).map(({ indicatorId, period, value, knownTo }) => [indicatorId, period, value, knownTo])).toEqual([
        [id, '2026-01', '5', second],
        [id, '2026-01', '5.5', null],
      ])
      expect(await openCells(db(), plan.planId)).toEqual([])
      await ask(plan, id, '2026-02', 'jump')
      expect(await openCells(db(), plan.planId)).toEqual([`${id} 2026-02`])
    })

    it('are none about nothing', async () => {
      expect(await questionsAbout(db(), [])).toEqual([])
      expect([...(await standingFigures(db(), [], '2020'))]).toEqual([])
    })
  })
}
