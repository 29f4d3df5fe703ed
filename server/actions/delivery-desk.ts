/**
 * The desk between outbox and channel: hands messages out to those who send, holds their claims, and notes what came of them.
 *
 * What several senders have to note at one time goes into one transaction, so that the disk is waited for once. Notes, renewals and
 * givings back follow one another: each finds the claim as the last one left it.
 */
import type { Claimed, Delivery } from '../../db/deliveries.ts'
import { claimMessages, noteDelivery, releaseClaims, renewClaims } from '../../db/deliveries.ts'
import { appendLedger, verdictsOfMessages } from '../../db/ledger.ts'
import type { Id, Instant } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import type { Context } from '../context.ts'
import { chainHash, sha256 } from './ledger.ts'

/** A process that dies holds its messages no longer than this. */
const leaseSeconds = 120
const renewSeconds = 40
const handful = 50
const gatherMilliseconds = 20

/** As the ledger keeps it. */
export interface Left {
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Note {
  readonly claimed: Claimed
  readonly delivery: Delivery
  /** What left, where it was sent. */
  readonly left: Left | null
}

export interface Desk {
  /** The next message to send; `null` once there is none, or none more may be sent now. */
  readonly next: () => Promise<Claimed | null>
  /** Resolves once it is noted for good. */
  readonly note: (note: Note) => Promise<void>
  /** Nothing more is handed out. */
  readonly stop: () => void
  /** The message goes back as if nothing had been tried. @param answer why, for people to read. */
  readonly giveBack: (claimed: Claimed, answer: string) => Promise<void>
  /** Gives back what was not handed out. */
  readonly close: () => Promise<void>
}

const later = (now: Instant, seconds: number): Instant => new Date(Date.parse(now) + seconds * 1000).toISOString()

/** @param most so many are handed out in all. */
export const openDesk = (ctx: Context, most: number): Desk => {
  const { db, clock } = ctx
  /** Claimed by us, with the lease as it stands in the database. */
  const held = new Map<Id, Instant>()
  const queue: Claimed[] = []
  let left = most
  let isStopped = false

  let last: Promise<unknown> = Promise.resolve()
  /** One after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  const claim = async (): Promise<void> => {
    const now = clock.now()
    const claimed = await claimMessages(db, now, later(now, leaseSeconds), Math.min(handful, left))
    left -= claimed.length
    if (claimed.length === 0) left = 0
    for (const message of claimed) held.set(message.id, message.leaseUntil)
    queue.push(...claimed)
  }
  const next = (): Promise<Claimed | null> =>
    inTurn(async () => {
      if (isStopped) return null
      if (queue.length === 0 && left > 0) await claim()
      return queue.shift() ?? null
    })

  const asHeld = (claimed: Claimed): Claimed => ({ ...claimed, leaseUntil: held.get(claimed.id) ?? claimed.leaseUntil })

  const release = (ids: readonly Id[], answer: string | null): Promise<void> =>
    inTurn(async () => {
      for (const [leaseUntil, messages] of Map.groupBy(ids, (id) => held.get(id) ?? '')) {
        await releaseClaims(db, messages, leaseUntil, answer)
        for (const id of messages) held.delete(id)
      }
    })

  let waiting: { readonly note: Note; readonly noted: PromiseWithResolvers<void> }[] = []
  const writeNotes = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      await write(db, async (trx) => {
        const noted: Note[] = []
        for (const { note } of batch) if (await noteDelivery(trx, asHeld(note.claimed), note.delivery)) noted.push(note)
        const sent = noted.filter(({ delivery }) => delivery.state === 'sent')
        const verdicts = await verdictsOfMessages(
          trx,
          sent.map(({ claimed }) => claimed.id),
        )
        await appendLedger(
          trx,
          sent.flatMap((note) => entryOf(note, verdicts.get(note.claimed.id) ?? [])),
          chainHash,
        )
      })
      for (const { note, noted } of batch) {
        held.delete(note.claimed.id)
        noted.resolve()
      }
    } catch (error) {
      for (const { noted } of batch) noted.reject(error)
    }
  }
  const note = (given: Note): Promise<void> => {
    const noted = Promise.withResolvers<void>()
    waiting.push({ note: given, noted })
    // A moment for the answers that come meanwhile: a commit holds up everything until the disk has it.
    if (waiting.length === 1) setTimeout(() => void inTurn(writeNotes), gatherMilliseconds)
    return noted.promise
  }

  const renew = (): Promise<void> =>
    inTurn(async () => {
      const until = later(clock.now(), leaseSeconds)
      for (const [before, ids] of Map.groupBy(held.keys(), (id) => held.get(id) ?? '')) {
        const ours = new Set(await renewClaims(db, ids, before, until))
        for (const id of ids) {
          if (ours.has(id)) held.set(id, until)
          else held.delete(id)
        }
      }
    })
  const renewing = setInterval(() => void renew().catch((error: unknown) => ctx.log.warn({ err: error }, 'leases not renewed')), renewSeconds * 1000)

  return {
    next,
    note,
    stop: () => {
      isStopped = true
    },
    giveBack: (claimed, answer) => release([claimed.id], answer),
    close: async () => {
      clearInterval(renewing)
      isStopped = true
      const unsent = queue.splice(0).map(({ id }) => id)
      if (unsent.length > 0) await release(unsent, null)
      await last
    },
  }
}

const entryOf = ({ claimed, delivery, left }: Note, assessmentIds: readonly Id[]) =>
  delivery.state !== 'sent' || left === null
    ? []
    : [
        {
          at: delivery.sentAt,
          messageId: claimed.id,
          personId: claimed.personId,
          address: left.address,
          kind: claimed.kind,
          messageIdHeader: claimed.messageIdHeader,
          subject: left.subject,
          bodyHash: sha256(`${left.text}\n\n${left.html}`),
          assessmentIds: JSON.stringify(assessmentIds),
          answer: delivery.answer,
        },
      ]
