import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { putAcknowledgement, standingAcknowledgements } from '../../../db/acknowledgements.ts'
import type { Db } from '../../../db/connect.ts'
import { addFormLinks, bindFormLink, formLinkById, formLinkOfMessage, formUsesOf, noteFormUse, renewalOf, revokeFormLinks } from '../../../db/form-links.ts'
import { newId } from '../../../db/ids.ts'
import { addMessages } from '../../../db/outbox.ts'
import type { FormLink } from '../../../db/schema.ts'
import { write } from '../../../db/transaction.ts'
import { addWarnings } from '../../../db/warnings.ts'
import { madeAt, smallPlan } from '../../support/small-plan.ts'
import { aMessage } from '../../support/a-message.ts'
import { aWarning } from './warnings.case.ts'

const [now, end] = ['2026-03-03T01:00:00.000Z', '2026-03-17T15:59:59.999Z']

export const formLinkCases = (db: () => Db): void => {
  const link = async (more: Partial<FormLink> = {}): Promise<FormLink> => {
    const personId = more.personId ?? (await smallPlan(db())).personId
    const mail = aMessage(personId, '2026-03-03', { dedupKey: newId() })
    const open = { boundTo: null, boundAt: null, usedAt: null, revokedAt: null }
    const made: FormLink = { id: newId(), personId, messageId: mail.id, renews: null, scope: '{}', at: madeAt, expiresAt: end, ...open, ...more }
    await write(db(), async (trx) => {
      await addMessages(trx, [mail])
      await addFormLinks(trx, [made])
    })
    return made
  }
  const bind = (one: FormLink, to: string, at = now): Promise<boolean> => write(db(), (trx) => bindFormLink(trx, one, to, at))

  describe('links to forms', () => {
    it('belong to the first browser, and to none after their end', async () => {
      const one = await link()
      expect([await bind(one, 'a'), await bind(one, 'b'), await bind(one, 'a')]).toEqual([true, false, false])
      expect(await formLinkOfMessage(db(), one.messageId)).toMatchObject({ id: one.id, boundTo: 'a', boundAt: now })
      expect(await bind(await link({ personId: one.personId }), 'a', end)).toBe(false)
    })

    it('end with the one that was asked for in their stead, once that is opened; and with their person', async () => {
      const old = await link()
      await bind(old, 'a')
      const fresh = await link({ personId: old.personId, renews: old.id })
      expect(await renewalOf(db(), old.id)).toMatchObject({ id: fresh.id })
      expect((await formLinkById(db(), old.id))?.revokedAt).toBeNull()
      await bind(fresh, 'b')
      expect((await formLinkById(db(), old.id))?.revokedAt).toBe(now)
      await write(db(), (trx) => revokeFormLinks(trx, old.personId, end))
      expect([(await formLinkById(db(), old.id))?.revokedAt, (await formLinkById(db(), fresh.id))?.revokedAt]).toEqual([now, end])
      expect(await bind(await link({ personId: old.personId, revokedAt: now }), 'c')).toBe(false)
    })

    it('keep what was done by them, for good', async () => {
      const one = await link()
      const use = { id: newId(), linkId: one.id, at: now, what: 'saved', peer: '10.0.0.1', browser: 'x', about: '["a"]' } as const
      await write(db(), (trx) => noteFormUse(trx, use))
      expect(await formUsesOf(db(), [one.messageId])).toMatchObject([{ what: 'saved', messageId: one.messageId }])
      expect((await formLinkById(db(), one.id))?.usedAt).toBe(now)
      await expect(sql`delete from form_link_use`.execute(db())).rejects.toThrow('never rewritten or deleted')
    })
  })

  it('holds one word on a warning, and those before it', async () => {
    const plan = await smallPlan(db())
    const warning = await aWarning(db(), plan)
    await write(db(), (trx) => addWarnings(trx, [warning]))
    const word = {
      planId: plan.planId,
      warningId: warning.id,
      personId: plan.personId,
      departmentId: null,
      at: now,
      way: 'link',
      reason: '一',
      measures: '二',
    } as const
    for (const promisedOn of ['2026-03-10', '2026-03-20'])
      await write(db(), (trx) => putAcknowledgement(trx, { ...word, id: newId(), promisedOn, endedAt: null, endedWhy: null }))
    expect(await standingAcknowledgements(db(), [warning.id])).toMatchObject([{ promisedOn: '2026-03-20', who: '黎一' }])
    expect(await db().selectFrom('acknowledgement').select('endedWhy').orderBy('id').execute()).toEqual([{ endedWhy: 'replaced' }, { endedWhy: null }])
  })
}
