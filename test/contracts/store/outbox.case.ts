import { describe, expect, it } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { newId } from '../../../db/ids.ts'
import { noticesOf } from '../../../db/letters.ts'
import { addMessages, addNotifications, listMessages, messageById, messagesFrom, toldOf, type Notification } from '../../../db/outbox.ts'
import type { Message } from '../../../db/schema.ts'
import { write } from '../../../db/transaction.ts'
import { troubleOf } from '../../../db/trouble.ts'
import { addTurns, addWarnings } from '../../../db/warnings.ts'
import { madeAt, smallPlan, type SmallPlan } from '../../support/small-plan.ts'
import { aMessage } from '../../support/a-message.ts'
import { aWarning } from './warnings.case.ts'

export const at = (minute: number): string => `2026-03-03T01:${String(minute).padStart(2, '0')}:00.000Z`

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
      expect(await noticesOf(db(), [mail.id])).toMatchObject([{ what: 'opened', messageId: mail.id }])
      expect(await toldOf(db(), [notification.warningId!])).toMatchObject([{ personId: plan.personId, name: '黎一', day: '2026-03-03' }])
      expect(await messageById(db(), mail.id)).toMatchObject({ matters: 1 })
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
