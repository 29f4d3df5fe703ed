import { describe, expect, it } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { newId } from '../../../db/ids.ts'
import {
  addMessages,
  addNotifications,
  claimMessages,
  keepLetter,
  listMessages,
  mattersOf,
  messageById,
  messagesFrom,
  noteDelivery,
  retryMessage,
  toldOf,
  type Notification,
} from '../../../db/outbox.ts'
import type { Id, Message } from '../../../db/schema.ts'
import { write } from '../../../db/transaction.ts'
import { troubleOf } from '../../../db/trouble.ts'
import { addTurns, addWarnings } from '../../../db/warnings.ts'
import { madeAt, smallPlan, type SmallPlan } from '../../support/small-plan.ts'
import { aWarning } from './warnings.case.ts'

const at = (minute: number): string => `2026-03-03T01:${String(minute).padStart(2, '0')}:00.000Z`

export const aMessage = (personId: Id, day: string, more: Partial<Message> = {}): Message & { readonly personId: Id } => ({
  id: newId(),
  robotId: null,
  planId: null,
  day,
  kind: 'digest',
  dedupKey: `digest:${personId}:${day}`,
  state: 'waiting',
  sendAfter: at(0),
  attempts: 0,
  leaseUntil: null,
  messageIdHeader: `<${day}@example>`,
  address: null,
  subject: null,
  text: null,
  html: null,
  answer: null,
  createdAt: madeAt,
  sentAt: null,
  ...more,
  personId,
})

const aboutNothingElse = { climbId: null, orderTurnId: null, draftId: null, indicatorId: null, period: null, dueOn: null, standsInFor: null }

export const outboxCases = (db: () => Db): void => {
  const add = (...messages: readonly Message[]): Promise<void> => write(db(), (trx) => addMessages(trx, messages))
  const one = async (more: Partial<Message> = {}) => {
    const made = aMessage((await smallPlan(db())).personId, '2026-03-03', more)
    await add(made)
    return made
  }
  const told = async (plan: SmallPlan): Promise<readonly [Message, Notification]> => {
    const warning = await aWarning(db(), plan)
    const { id: warningId, assessmentId } = warning
    const turn = { id: newId(), warningId, asOf: madeAt, theoreticalAt: madeAt, madeAt, what: 'opened', light: 'red', period: '2026-01', assessmentId } as const
    const mail = aMessage(plan.personId, '2026-03-03')
    await write(db(), async (trx) => {
      await addWarnings(trx, [warning])
      await addTurns(trx, [turn])
      await addMessages(trx, [mail])
    })
    const about = {
      planId: plan.planId,
      personId: plan.personId,
      warningId,
      turnId: turn.id,
      departmentId: null,
      audience: 'reporter',
      ...aboutNothingElse,
    } as const
    return [mail, { ...about, id: newId(), what: 'opened', dedupKey: `${turn.id}:${plan.personId}`, messageId: mail.id, createdAt: madeAt }]
  }

  describe('outbox', () => {
    it('holds one digest a person and day', async () => {
      const mail = await one()
      await expect(add({ ...mail, id: newId() }).catch(troubleOf)).resolves.toBe('duplicate')
      expect(await messagesFrom(db(), [mail.personId], '2026-03-03')).toMatchObject([{ id: mail.id, state: 'waiting' }])
      expect(await messagesFrom(db(), [mail.personId], '2026-03-04')).toEqual([])
    })

    it('leaves out a notification that was decided before', async () => {
      const plan = await smallPlan(db())
      const [mail, notification] = await told(plan)
      expect(await write(db(), (trx) => addNotifications(trx, [notification]))).toBe(1)
      expect(await write(db(), (trx) => addNotifications(trx, [{ ...notification, id: newId() }]))).toBe(0)
      expect(await mattersOf(db(), mail.id)).toMatchObject([{ what: 'opened', cause: 'pace', indicatorId: plan.indicators[0] }])
      expect(await toldOf(db(), [notification.warningId!])).toMatchObject([{ personId: plan.personId, name: '黎一', day: '2026-03-03' }])
      expect(await messageById(db(), mail.id)).toMatchObject({ matters: 1 })
    })

    it('gives what is due, oldest first, and not more than asked for', async () => {
      const { personId } = await smallPlan(db())
      const days = [5, 3, 9].map((minute) => aMessage(personId, `2026-03-0${minute}`, { sendAfter: at(minute) }))
      await add(...days)
      expect(await claimMessages(db(), at(2), at(12), 10)).toEqual([])
      expect((await claimMessages(db(), at(6), at(16), 1)).map(({ day }) => day)).toEqual(['2026-03-03'])
      expect((await claimMessages(db(), at(6), at(16), 9)).map(({ day }) => day)).toEqual(['2026-03-05'])
      expect(await claimMessages(db(), at(6), at(16), 9)).toEqual([])
    })

    it('gives a claimed message again when its lease has run out, and counts the tries', async () => {
      await one()
      const [claimed] = await claimMessages(db(), at(1), at(3), 9)
      expect(claimed).toMatchObject({ state: 'sending', attempts: 1, leaseUntil: at(3) })
      expect(await claimMessages(db(), at(2), at(5), 9)).toEqual([])
      expect(await claimMessages(db(), at(3), at(6), 9)).toMatchObject([{ attempts: 2, leaseUntil: at(6) }])
    })

    it('keeps the letter of the first try for all tries', async () => {
      const { id } = await one()
      const letter = { address: 'li@small.example', subject: '一', text: '甲', html: '<p>甲</p>' }
      await keepLetter(db(), id, letter)
      await keepLetter(db(), id, { ...letter, subject: '二' })
      expect(await messageById(db(), id)).toMatchObject(letter)
    })

    it('notes what a try came to, if the claim is still its own', async () => {
      const { id } = await one()
      const [stale] = await claimMessages(db(), at(1), at(3), 9)
      const [holder] = await claimMessages(db(), at(3), at(6), 9)
      await noteDelivery(db(), stale!, { state: 'failed', answer: 'too late' })
      expect(await messageById(db(), id)).toMatchObject({ state: 'sending', answer: null })
      await noteDelivery(db(), holder!, { state: 'sent', answer: '250 ok', sentAt: at(4) })
      expect(await messageById(db(), id)).toMatchObject({ state: 'sent', answer: '250 ok', sentAt: at(4) })
      expect(await claimMessages(db(), at(9), at(12), 9)).toEqual([])
    })

    it('tries again later, and again by hand after it gave up', async () => {
      const { id } = await one()
      const [once] = await claimMessages(db(), at(1), at(3), 9)
      await noteDelivery(db(), once!, { state: 'waiting', answer: 'busy', sendAfter: at(20) })
      expect(await claimMessages(db(), at(19), at(22), 9)).toEqual([])
      const [twice] = await claimMessages(db(), at(20), at(22), 9)
      await noteDelivery(db(), twice!, { state: 'failed', answer: '550 no such person' })
      expect(await claimMessages(db(), at(40), at(42), 9)).toEqual([])
      expect([await retryMessage(db(), id, at(41)), await retryMessage(db(), id, at(41))]).toEqual([true, false])
      expect(await claimMessages(db(), at(41), at(43), 9)).toMatchObject([{ id, attempts: 1 }])
    })

    it('lists the newest first, of one person or of all', async () => {
      const { personId } = await smallPlan(db())
      const days = ['2026-03-01', '2026-03-03', '2026-03-02']
      await add(...days.map((day) => aMessage(personId, day)))
      expect((await listMessages(db(), personId, 2)).map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-02'])
      expect(await listMessages(db(), null, 9)).toHaveLength(3)
      expect(await listMessages(db(), 'nobody', 9)).toEqual([])
    })
  })
}
