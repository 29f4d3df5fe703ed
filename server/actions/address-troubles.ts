/** Addresses that take no mail: taken in from reports that come back, shown to the plan office, cleared by it. */
import type { AddressTrouble } from '../../db/address-trouble.ts'
import { addTroubles, clearTrouble, listTroubles } from '../../db/address-trouble.ts'
import { newId } from '../../db/ids.ts'
import { messageByHeader } from '../../db/outbox.ts'
import { personByEmail } from '../../db/people.ts'
import type { Id } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Bounce } from '../channels/bounce.ts'
import { isAddress } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayReadAllMail, mayRunJobs } from '../rules/permissions.ts'
import type { AddressTroubleView } from '../wire/mail.ts'

const longestWords = 500

/**
 * Takes in what came back. An address counts where it is a person's of ours, or where the report names a mail that we sent there: nobody else can stop
 * anybody's mail by a report about a stranger.
 *
 * @returns number of addresses that are new among the troubles.
 */
export const takeBounces = async (ctx: Context, bounces: readonly Bounce[]): Promise<number> => {
  const { db, clock } = ctx
  const at = clock.now()
  const troubles: AddressTrouble[] = []
  for (const { address, kind, words, messageId } of bounces) {
    if (!isAddress(address)) continue
    const message = messageId === null ? undefined : await messageByHeader(db, messageId)
    const isOurs = message?.address?.toLowerCase() === address.toLowerCase()
    const person = isOurs ? { id: message.personId } : await personByEmail(db, address)
    if (person)
      troubles.push({
        id: newId(),
        personId: person.id,
        address,
        kind,
        words: words.slice(0, longestWords),
        messageId: isOurs ? message.id : null,
        at,
        clearedAt: null,
        clearedBy: null,
      })
  }
  if (troubles.length === 0) return 0
  return (await write(db, (trx) => addTroubles(trx, troubles))).length
}

/** @throws Refusal not_allowed */
export const troublesView = async ({ db }: Context, actor: Actor): Promise<readonly AddressTroubleView[]> => {
  if (!mayReadAllMail(actor)) throw new Refusal('not_allowed')
  return (await listTroubles(db)).map(({ id, person, address, kind, words, at }) => ({ id, person, address, kind, words, at }))
}

/** Mail goes there again from now on. @throws Refusal not_allowed, not_found */
export const clearAddress = async ({ db, clock }: Context, actor: Actor, id: Id): Promise<void> => {
  if (!mayRunJobs(actor)) throw new Refusal('not_allowed')
  if (!(await clearTrouble(db, id, actor.id, clock.now()))) throw new Refusal('not_found')
}
