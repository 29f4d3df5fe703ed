import { describe, expect, it } from 'vitest'
import { putAcknowledgement } from '../../../db/acknowledgements.ts'
import type { Db } from '../../../db/connect.ts'
import { keepLetter } from '../../../db/deliveries.ts'
import { newId } from '../../../db/ids.ts'
import {
  climbsById,
  commentsInMails,
  draftsById,
  namesOf,
  noticesOf,
  openQuestionsByLead,
  orderTurnsById,
  promisesOn,
  verdictsOfTurns,
  warningsById,
} from '../../../db/letters.ts'
import { knownKeys, openOrdersOf, ordersOnIndicators, plansOfMessage, standingWarningsOf, waitingDigest } from '../../../db/lists.ts'
import { mailSettingsOf, setMailSetting } from '../../../db/mail-settings.ts'
import { filesOf } from '../../../db/message-files.ts'
import { addMute } from '../../../db/mutes.ts'
import { addOrder, addOrderTurn } from '../../../db/orders.ts'
import { addMessages, listMessages, messageById } from '../../../db/outbox.ts'
import { write } from '../../../db/transaction.ts'
import { addWarnings } from '../../../db/warnings.ts'
import { madeAt, smallPlan } from '../../support/small-plan.ts'
import { aMessage } from '../../support/a-message.ts'
import { anOrder, anOrderTurn } from './orders.case.ts'
import { aWarning } from './warnings.case.ts'

export const letterCases = (db: () => Db): void => {
  describe('what letters are written from', () => {
    it('finds nothing where nothing is asked for, or nothing is there', async () => {
      const plan = await smallPlan(db())
      for (const ids of [[], ['no-such-row']])
        expect([
          await noticesOf(db(), ids),
          await warningsById(db(), ids),
          await verdictsOfTurns(db(), ids),
          await climbsById(db(), ids),
          await promisesOn(db(), ids),
          await orderTurnsById(db(), ids),
          await draftsById(db(), ids),
          await commentsInMails(db(), ids),
          await openQuestionsByLead(db(), ids),
          await mailSettingsOf(db(), ids),
          await standingWarningsOf(db(), ids, '2026-03-03'),
          await openOrdersOf(db(), ids),
          await ordersOnIndicators(db(), ids),
          [...(await knownKeys(db(), ids))],
        ]).toEqual(Array.from({ length: 14 }, () => []))
      expect(await namesOf(db(), [plan.personId])).toMatchObject([{ id: plan.personId }])
      expect([await plansOfMessage(db(), 'no-such-mail'), await waitingDigest(db(), plan.personId)]).toEqual([[], undefined])
    })

    it('are warnings that stand for a department that leads, but for what is muted, with what was promised', async () => {
      const plan = await smallPlan(db())
      const [lead, responsible] = plan.departments as [string, string]
      const warning = await aWarning(db(), plan)
      const other = await aWarning(db(), plan, { indicatorId: plan.indicators[1]! })
      const over = await aWarning(db(), plan, { indicatorId: plan.indicators[2]!, state: 'resolved', resolvedAt: madeAt })
      await write(db(), (trx) => addWarnings(trx, [warning, other, over]))
      const standing = async (day: string) => (await standingWarningsOf(db(), [lead], day)).map(({ id }) => id)
      expect(await standing('2026-03-03')).toEqual([warning.id, other.id])
      expect(await standingWarningsOf(db(), [responsible], '2026-03-03')).toEqual([])
      const mute = { id: newId(), planId: plan.planId, indicatorId: plan.indicators[1]!, personId: plan.personId, reason: '停产', at: madeAt }
      await write(db(), (trx) => addMute(trx, { ...mute, cause: 'pace', untilOn: '2026-03-03', endedAt: null, endedBy: null }))
      expect(await standing('2026-03-03')).toEqual([warning.id])
      expect(await standing('2026-03-04')).toEqual([warning.id, other.id])
      const answer = { id: newId(), planId: plan.planId, warningId: warning.id, personId: plan.personId, departmentId: lead, at: madeAt, way: 'page' } as const
      await write(db(), (trx) =>
        putAcknowledgement(trx, { ...answer, reason: '订单', measures: '补签', promisedOn: '2026-04-01', endedAt: null, endedWhy: null }),
      )
      expect(await promisesOn(db(), [warning.id, other.id])).toMatchObject([{ warningId: warning.id, promisedOn: '2026-04-01' }])
    })

    it('are orders that are not ended, by their newest turn', async () => {
      const plan = await smallPlan(db())
      const order = anOrder(plan)
      const [issued, signed] = [anOrderTurn(order.id, plan.personId, 'issued'), anOrderTurn(order.id, plan.personId, 'signed')]
      await write(db(), (trx) => addOrder(trx, order, issued))
      await write(db(), (trx) => addOrderTurn(trx, signed))
      expect(await openOrdersOf(db(), plan.departments)).toMatchObject([{ id: order.id, turnId: signed.id }])
      expect(await orderTurnsById(db(), [signed.id])).toMatchObject([{ what: 'signed', number: order.number, limitOn: order.limitOn }])
    })

    it('keeps files with their letter, once, and lists no mail that has nothing to tell', async () => {
      const plan = await smallPlan(db())
      const mail = aMessage(plan.personId, '2026-03-03', { kind: 'monthly', planId: plan.planId })
      const empty = aMessage(plan.personId, '2026-03-04', { state: 'empty' })
      await write(db(), (trx) => addMessages(trx, [mail, empty]))
      const letter = { address: 'a@b.cn', subject: '题', text: '文', html: '<p>', planId: plan.planId }
      const file = { name: '台账.xlsx', type: 'application/octet-stream', content: 'AAAA' }
      await keepLetter(db(), mail.id, letter, [file])
      await keepLetter(db(), mail.id, { ...letter, subject: '另题' }, [file])
      expect(await filesOf(db(), mail.id)).toMatchObject([file])
      expect(await messageById(db(), mail.id)).toMatchObject({ subject: '题' })
      expect((await listMessages(db(), plan.personId, 10)).map(({ id }) => id)).toEqual([mail.id])
      expect(await knownKeys(db(), [mail.dedupKey, 'another'])).toEqual(new Set([mail.dedupKey]))
    })

    it('keeps one setting a person', async () => {
      const { personId } = await smallPlan(db())
      for (const without of ['["weekly"]', '[]']) await write(db(), (trx) => setMailSetting(trx, { personId, without, at: madeAt, way: 'page' }))
      expect(await mailSettingsOf(db(), [personId])).toMatchObject([{ without: '[]' }])
    })
  })
}
