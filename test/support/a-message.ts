/** A message that waits in the outbox since the morning of 3 March 2026, for tests that need one. */
import { newId } from '../../db/ids.ts'
import type { Id, Message } from '../../db/schema.ts'
import { madeAt } from './small-plan.ts'

export const aMessage = (personId: Id, day: string, more: Partial<Message> = {}): Message & { readonly personId: Id } => ({
  id: newId(),
  robotId: null,
  planId: null,
  day,
  kind: 'digest',
  dedupKey: `digest:${personId}:${day}`,
  state: 'waiting',
  sendAfter: '2026-03-03T01:00:00.000Z',
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
