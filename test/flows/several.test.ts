/** Several that send from one outbox at the same time, as processes on PostgreSQL may: each message leaves once, and there is one ledger. */
import { expect, it } from 'vitest'
import { beginning, ledgerAfter } from '../../db/ledger.ts'
import { addMessages } from '../../db/outbox.ts'
import { write } from '../../db/transaction.ts'
import { addDays } from '../../server/basics/calendar.ts'
import { deliver } from '../../server/actions/deliver.ts'
import { sha256 } from '../../server/actions/ledger.ts'
import { brokenAt } from '../../server/rules/ledger.ts'
import { aMessage } from '../support/a-message.ts'
import { emptyDatabase } from '../support/database.ts'
import { openHouse } from '../support/house.ts'
import { openMailbox } from '../support/mailbox.ts'
import { smallPlan } from '../support/small-plan.ts'

/** More than one takes at a time. */
const letters = 200
const now = '2026-03-03T02:00:00.000Z'

it('send each message once, and chain one ledger', async () => {
  await using mailbox = await openMailbox()
  const database = await emptyDatabase()
  const { personId } = await smallPlan(database.db)
  const messages = Array.from({ length: letters }, (_, place) =>
    aMessage(personId, addDays('2026-03-03', -place), { address: 'li@small.example', subject: `第${place}封`, text: '甲', html: '<p>甲</p>' }),
  )
  await write(database.db, (trx) => addMessages(trx, messages))
  const house = () => openHouse({ database, now, environment: { SMTP_URL: mailbox.url } })
  // They share one connection, which the first closes.
  const [first, ...others] = [await house(), await house(), await house()]
  await using _house = first
  const counts = await Promise.all([first, ...others].map(({ ctx }) => deliver(ctx)))
  for (const { ctx } of others) ctx.channel.close()

  expect(counts.filter(({ sent }) => sent > 0).length).toBeGreaterThan(1)
  expect(mailbox.received.map(({ subject }) => subject).toSorted()).toEqual(messages.map(({ subject }) => subject ?? '').toSorted())
  const entries = await ledgerAfter(database.db, 0, 1000)
  expect(entries.map(({ messageId }) => messageId).toSorted()).toEqual(messages.map(({ id }) => id).toSorted())
  expect(brokenAt(beginning, entries, sha256)).toBeNull()
})
