/** How messages leave the outbox, the ledger of what left, and addresses that take nothing. */
import { describe, expect, it } from 'vitest'
import { addressKey, addTroubles, clearTrouble, listTroubles, standingTroubles } from '../../../db/address-trouble.ts'
import type { Db } from '../../../db/connect.ts'
import { claimMessages, keepLetter, noteDelivery, releaseClaims, renewClaims } from '../../../db/deliveries.ts'
import { newId } from '../../../db/ids.ts'
import type { Unchained } from '../../../db/ledger.ts'
import { appendLedger, beginning, ledgerAfter, ledgerHead } from '../../../db/ledger.ts'
import { addMessages, messageById, retryMessage } from '../../../db/outbox.ts'
import type { Message } from '../../../db/schema.ts'
import { write } from '../../../db/transaction.ts'
import { chainHash, sha256 } from '../../../server/actions/ledger.ts'
import { brokenAt } from '../../../server/rules/ledger.ts'
import { madeAt, smallPlan } from '../../support/small-plan.ts'
import { aMessage } from '../../support/a-message.ts'
import { at } from './outbox.case.ts'

export const deliveryCases = (db: () => Db): void => {
  const add = (...messages: readonly Message[]): Promise<void> => write(db(), (trx) => addMessages(trx, messages))
  const one = async (more: Partial<Message> = {}) => {
    const made = aMessage((await smallPlan(db())).personId, '2026-03-03', more)
    await add(made)
    return made
  }

  describe('deliveries', () => {
    it('gives what is due, oldest first, and not more than asked for', async () => {
      const { personId } = await smallPlan(db())
      const days = [5, 3, 9].map((minute) => aMessage(personId, `2026-03-0${minute}`, { sendAfter: at(minute) }))
      await add(...days)
      expect(await claimMessages(db(), at(2), at(12), 10)).toEqual([])
      expect((await claimMessages(db(), at(6), at(16), 1)).map(({ day }) => day)).toEqual(['2026-03-03'])
      expect((await claimMessages(db(), at(6), at(16), 9)).map(({ day }) => day)).toEqual(['2026-03-05'])
      expect(await claimMessages(db(), at(6), at(16), 9)).toEqual([])
    })

    it('gives a claimed message again when its lease has run out, and takes no claim for a try', async () => {
      await one()
      const [claimed] = await claimMessages(db(), at(1), at(3), 9)
      expect(claimed).toMatchObject({ state: 'sending', attempts: 0, leaseUntil: at(3) })
      expect(await claimMessages(db(), at(2), at(5), 9)).toEqual([])
      expect(await claimMessages(db(), at(3), at(6), 9)).toMatchObject([{ attempts: 0, leaseUntil: at(6) }])
    })

    it('gives each message to one of several who ask at once', async () => {
      const { personId } = await smallPlan(db())
      const days = Array.from({ length: 9 }, (_, place) => aMessage(personId, `2026-03-0${place + 1}`))
      await add(...days)
      const claimed = await Promise.all([1, 2, 3].map(() => claimMessages(db(), at(6), at(16), 3)))
      expect(claimed.map(({ length }) => length)).toEqual([3, 3, 3])
      expect(new Set(claimed.flat().map(({ id }) => id)).size).toBe(9)
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
      await noteDelivery(db(), stale!, { state: 'failed', answer: 'too late', attempts: 1 })
      expect(await messageById(db(), id)).toMatchObject({ state: 'sending', answer: null })
      await noteDelivery(db(), holder!, { state: 'sent', answer: '250 ok', sentAt: at(4), attempts: 1 })
      expect(await messageById(db(), id)).toMatchObject({ state: 'sent', answer: '250 ok', sentAt: at(4), attempts: 1 })
      expect(await claimMessages(db(), at(9), at(12), 9)).toEqual([])
    })

    it('tries again later, and again by hand after it gave up', async () => {
      const { id } = await one()
      const [once] = await claimMessages(db(), at(1), at(3), 9)
      await noteDelivery(db(), once!, { state: 'waiting', answer: 'busy', sendAfter: at(20), attempts: 1 })
      expect(await claimMessages(db(), at(19), at(22), 9)).toEqual([])
      const [twice] = await claimMessages(db(), at(20), at(22), 9)
      await noteDelivery(db(), twice!, { state: 'failed', answer: '550 no such person', attempts: 2 })
      expect(await claimMessages(db(), at(40), at(42), 9)).toEqual([])
      expect([await retryMessage(db(), id, at(41)), await retryMessage(db(), id, at(41))]).toEqual([true, false])
      expect(await claimMessages(db(), at(41), at(43), 9)).toMatchObject([{ id, attempts: 0 }])
    })

    it('are held on by who claimed them, and by nobody else', async () => {
      const { id } = await one()
      await claimMessages(db(), at(1), at(3), 9)
      expect(await renewClaims(db(), [id], at(2), at(9))).toEqual([])
      expect(await renewClaims(db(), [id], at(3), at(5))).toEqual([id])
      expect(await claimMessages(db(), at(4), at(9), 9)).toEqual([])
      expect(await claimMessages(db(), at(5), at(9), 9)).toHaveLength(1)
    })

    it('go back as if they had never been tried', async () => {
      const { id } = await one()
      await claimMessages(db(), at(1), at(3), 9)
      await releaseClaims(db(), [id], at(2), 'not ours')
      expect(await messageById(db(), id)).toMatchObject({ state: 'sending', answer: null })
      await releaseClaims(db(), [id], at(3), 'no server')
      expect(await messageById(db(), id)).toMatchObject({ state: 'waiting', answer: 'no server', attempts: 0 })
      expect(await claimMessages(db(), at(1), at(3), 9)).toMatchObject([{ attempts: 0 }])
      await releaseClaims(db(), [id], at(3), null)
      expect(await messageById(db(), id)).toMatchObject({ answer: 'no server' })
    })
  })

  describe('the ledger', () => {
    const entryFor = ({ id, personId }: Message, subject: string): Unchained => ({
      at: madeAt,
      messageId: id,
      personId,
      address: 'li@small.example',
      kind: 'digest',
      messageIdHeader: id,
      subject,
      bodyHash: 'a'.repeat(64),
      assessmentIds: '[]',
      answer: '250 ok',
    })

    it('goes on from its newest entry, and shows what was touched', async () => {
      const mail = await one()
      expect(await ledgerHead(db())).toEqual(beginning)
      await write(db(), (trx) => appendLedger(trx, [entryFor(mail, '一'), entryFor(mail, '二')], chainHash))
      await write(db(), (trx) => appendLedger(trx, [entryFor(mail, '三')], chainHash))
      await write(db(), (trx) => appendLedger(trx, [], chainHash))
      const entries = await ledgerAfter(db(), 0, 9)
      expect(entries.map(({ seq, subject }) => [seq, subject])).toEqual([
        [1, '一'],
        [2, '二'],
        [3, '三'],
      ])
      expect(await ledgerHead(db())).toEqual({ seq: 3, hash: entries[2]!.hash })
      expect(await ledgerAfter(db(), 1, 1)).toEqual([entries[1]])
      expect(brokenAt(beginning, entries, sha256)).toBeNull()
      const touched = (change: object) => entries.map((entry, place) => (place === 1 ? { ...entry, ...change } : entry))
      for (const change of [{ subject: '二 ' }, { at: madeAt.replace('2', '1') }, { address: 'x@y.z' }, { hash: 'b'.repeat(64) }, { assessmentIds: '["x"]' }])
        expect(brokenAt(beginning, touched(change), sha256)).toEqual({ seq: 2, why: 'changed' })
      expect(brokenAt(beginning, [entries[0]!, entries[2]!], sha256)).toEqual({ seq: 2, why: 'missing' })
      expect(brokenAt(beginning, [entries[1]!, entries[0]!, entries[2]!], sha256)).toEqual({ seq: 1, why: 'missing' })
    })

    it('is never rewritten', async () => {
      const mail = await one()
      await write(db(), (trx) => appendLedger(trx, [entryFor(mail, '一')], chainHash))
      await expect(db().updateTable('ledger').set({ subject: '二' }).execute()).rejects.toThrow(/never rewritten/)
      await expect(db().deleteFrom('ledger').execute()).rejects.toThrow(/never rewritten/)
    })

    it('takes entries of many writers at once in one chain', async () => {
      const mail = await one()
      await Promise.all(Array.from({ length: 20 }, (_, place) => write(db(), (trx) => appendLedger(trx, [entryFor(mail, String(place))], chainHash))))
      expect(brokenAt(beginning, await ledgerAfter(db(), 0, 99), sha256)).toBeNull()
      expect((await ledgerHead(db())).seq).toBe(20)
    })
  })

  describe('addresses', () => {
    it('stand as refused once, whatever the case of their letters, until somebody clears them', async () => {
      const mail = await one()
      const trouble = {
        id: newId(),
        personId: mail.personId,
        address: 'Li@Small.Example',
        kind: 'refused',
        words: '550 no such user',
        messageId: mail.id,
        at: madeAt,
        clearedAt: null,
        clearedBy: null,
      } as const
      expect(await write(db(), (trx) => addTroubles(trx, [trouble, { ...trouble, id: newId() }]))).toHaveLength(1)
      expect(await write(db(), (trx) => addTroubles(trx, [{ ...trouble, id: newId(), address: 'li@small.example' }]))).toEqual([])
      expect(await write(db(), (trx) => addTroubles(trx, []))).toEqual([])
      expect(await standingTroubles(db(), ['LI@small.example', 'other@small.example'])).toMatchObject([
        { id: trouble.id, address: addressKey(trouble.address) },
      ])
      expect(await listTroubles(db())).toMatchObject([{ id: trouble.id, person: '黎一', words: '550 no such user' }])
      expect([await clearTrouble(db(), trouble.id, mail.personId, at(1)), await clearTrouble(db(), trouble.id, mail.personId, at(2))]).toEqual([true, false])
      expect(await standingTroubles(db(), ['li@small.example'])).toEqual([])
      expect(await write(db(), (trx) => addTroubles(trx, [{ ...trouble, id: newId() }]))).toHaveLength(1)
    })
  })
}
