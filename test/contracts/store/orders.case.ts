import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Db, Trx } from '../../../db/connect.ts'
import { addDraft, changeDraft, nextPaperNumber, noteDrafted, openDraft, undraftedClimbs, type Draft } from '../../../db/drafts.ts'
import { newId } from '../../../db/ids.ts'
import { addOrder, addOrderTurn, moveOrder, nextOrderNumber, orderById, ordersOf, turnsOfOrders, type Order, type OrderTurn } from '../../../db/orders.ts'
import { insertMany } from '../../../db/batch.ts'
import { write, writePlan } from '../../../db/transaction.ts'
import { troubleOf } from '../../../db/trouble.ts'
import { addWarnings } from '../../../db/warnings.ts'
import { madeAt, smallPlan, type SmallPlan } from '../../support/small-plan.ts'
import { aWarning } from './warnings.case.ts'

const noDays = { analysedOn: null, measuresOn: null, solvedOn: null }

export const anOrderTurn = (orderId: string, personId: string, what: OrderTurn['what']): OrderTurn => ({
  id: newId(),
  orderId,
  at: madeAt,
  personId,
  way: 'page',
  what,
  note: '',
  limitOn: what === 'issued' ? '2026-01-12' : null,
  ...noDays,
  evidenceIds: '[]',
})

/** An order on the first department, just issued. */
export const anOrder = ({ planId, departments, personId }: SmallPlan, more: Partial<Order> = {}): Order => ({
  id: newId(),
  planId,
  year: 2026,
  number: 1,
  title: '督办',
  demand: '请办',
  basis: '会议',
  indicatorId: null,
  warningId: null,
  draftId: null,
  departmentId: departments[0]!,
  issuedBy: personId,
  issuedAt: madeAt,
  firstLimitOn: '2026-01-12',
  limitOn: '2026-01-12',
  state: 'issued',
  foundOn: '2026-01-05',
  ...noDays,
  cause: null,
  handling: null,
  lesson: null,
  practice: 0,
  changedAt: madeAt,
  endedAt: null,
  ...more,
})

export const orderCases = (db: () => Db): void => {
  const issue = async (trx: Trx, plan: SmallPlan, year = 2026): Promise<Order> => {
    const order = anOrder(plan, { year, number: await nextOrderNumber(trx, plan.planId, year) })
    await addOrder(trx, order, anOrderTurn(order.id, plan.personId, 'issued'))
    return order
  }

  describe('orders', () => {
    it('are numbered without gaps, whoever issues at once and whatever fails', async () => {
      const [plan, other] = [await smallPlan(db()), await smallPlan(db(), ['a'], 'other')]
      const tried = Array.from({ length: 200 }, (_, place) =>
        writePlan(db(), place % 4 === 3 ? other.planId : plan.planId, async (trx) => {
          const order = await issue(trx, place % 4 === 3 ? other : plan)
          if (place % 5 === 0) throw new Error('the pen broke')
          return order.number
        }),
      )
      const done = (await Promise.allSettled(tried)).filter(({ status }) => status === 'fulfilled').length
      expect(done).toBe(160)
      for (const { planId } of [plan, other]) {
        const numbers = (await ordersOf(db(), planId)).map(({ number }) => number)
        expect(numbers).toEqual(numbers.map((_, place) => place + 1))
      }
      expect(await writePlan(db(), plan.planId, (trx) => nextOrderNumber(trx, plan.planId, 2027))).toBe(1)
    })

    it('move from the state that was seen, and no other', async () => {
      const plan = await smallPlan(db())
      const { id } = await writePlan(db(), plan.planId, (trx) => issue(trx, plan))
      const move = () => writePlan(db(), plan.planId, (trx) => moveOrder(trx, id, 'issued', { state: 'signed', changedAt: madeAt }))
      expect(await Promise.all([move(), move()])).toEqual([true, false])
      expect(await orderById(db(), id)).toMatchObject({ state: 'signed', number: 1 })
      expect(await orderById(db(), 'nothing')).toBeUndefined()
    })

    it('keep their turns, which nobody rewrites', async () => {
      const plan = await smallPlan(db())
      const { id } = await writePlan(db(), plan.planId, (trx) => issue(trx, plan))
      await writePlan(db(), plan.planId, (trx) => addOrderTurn(trx, anOrderTurn(id, plan.personId, 'signed')))
      expect((await turnsOfOrders(db(), [id])).map(({ what, who }) => [what, who])).toEqual([
        ['issued', '黎一'],
        ['signed', '黎一'],
      ])
      await expect(sql`update order_turn set note = 'x'`.execute(db())).rejects.toThrow('never rewritten')
      await expect(sql`delete from order_turn`.execute(db())).rejects.toThrow('never rewritten')
    })
  })

  describe('drafts', () => {
    const draft = ({ planId, departments }: SmallPlan, more: Partial<Draft> = {}): Draft => ({
      id: newId(),
      planId,
      kind: 'letter',
      departmentId: departments[0]!,
      state: 'open',
      title: '督办函',
      content: '{}',
      assessmentIds: '[]',
      warningIds: '[]',
      madeAt,
      changedAt: madeAt,
      changedBy: null,
      year: null,
      number: null,
      endedAt: null,
      endedBy: null,
      reason: null,
      ...more,
    })

    it('stand open once for a department and kind, also where they concern all', async () => {
      const plan = await smallPlan(db())
      const add = (row: Draft) => write(db(), (trx) => addDraft(trx, row))
      const first = draft(plan)
      await add(first)
      await expect(add(draft(plan)).catch(troubleOf)).resolves.toBe('duplicate')
      await add(draft(plan, { departmentId: plan.departments[1]! }))
      await add(draft(plan, { kind: 'bulletin', departmentId: null }))
      await expect(add(draft(plan, { kind: 'bulletin', departmentId: null })).catch(troubleOf)).resolves.toBe('duplicate')
      expect(await openDraft(db(), plan.planId, 'letter', plan.departments[0]!)).toMatchObject({ id: first.id })
      expect(await openDraft(db(), plan.planId, 'bulletin', null)).toBeDefined()
      expect(await openDraft(db(), plan.planId, 'talk', null)).toBeUndefined()
    })

    it('change as they were seen, and never after their end', async () => {
      const plan = await smallPlan(db())
      const row = draft(plan)
      await write(db(), (trx) => addDraft(trx, row))
      const [later, latest] = ['2026-01-06T01:00:00.000Z', '2026-01-07T01:00:00.000Z']
      const change = (seen: string, columns: Parameters<typeof changeDraft>[3]) => write(db(), (trx) => changeDraft(trx, row.id, seen, columns))
      expect(await change(madeAt, { title: '一', changedAt: later })).toBe(true)
      expect(await change(madeAt, { title: '二', changedAt: later })).toBe(false)
      const number = await writePlan(db(), plan.planId, (trx) => nextPaperNumber(trx, plan.planId, 'letter', 2026))
      expect(await change(later, { state: 'signed', year: 2026, number, endedAt: latest, changedAt: latest })).toBe(true)
      expect(await change(latest, { title: '三' })).toBe(false)
      expect(await writePlan(db(), plan.planId, (trx) => nextPaperNumber(trx, plan.planId, 'letter', 2026))).toBe(2)
      expect(await writePlan(db(), plan.planId, (trx) => nextPaperNumber(trx, plan.planId, 'talk', 2026))).toBe(1)
    })

    it('are wanting for steps of the ladder from the letter on, of warnings that last', async () => {
      const plan = await smallPlan(db())
      const [lasting, over] = [await aWarning(db(), plan), await aWarning(db(), plan, { cause: 'report', state: 'resolved', resolvedAt: madeAt })]
      const climb = (warningId: string, kind: 'notice' | 'letter') => ({
        id: newId(),
        planId: plan.planId,
        warningId,
        step: kind,
        kind,
        round: 1,
        dueOn: '2026-01-05',
        passed: 0 as const,
        asOf: madeAt,
        madeAt,
        draftId: null,
      })
      const row = draft(plan)
      await write(db(), async (trx) => {
        await addWarnings(trx, [lasting, over])
        await insertMany(trx, 'warningClimb', [climb(lasting.id, 'notice'), climb(lasting.id, 'letter'), climb(over.id, 'letter')])
        await addDraft(trx, row)
      })
      const found = await undraftedClimbs(db(), plan.planId)
      expect(found).toMatchObject([{ kind: 'letter', warningId: lasting.id }])
      await write(db(), (trx) =>
        noteDrafted(
          trx,
          found.map(({ id }) => id),
          row.id,
        ),
      )
      expect(await undraftedClimbs(db(), plan.planId)).toEqual([])
    })
  })
}
