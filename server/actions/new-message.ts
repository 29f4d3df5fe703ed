/** A message as it is put into the outbox: waiting, and not written yet unless its letter is given. */
import { newId } from '../../db/ids.ts'
import type { Message } from '../../db/schema.ts'

type Given = Pick<Message, 'personId' | 'planId' | 'day' | 'kind' | 'dedupKey' | 'sendAfter' | 'createdAt'> &
  Partial<Pick<Message, 'address' | 'subject' | 'text' | 'html'>>

/** The Message-ID is fixed here, for all tries. */
export const newMessage = (given: Given): Message => {
  const id = newId()
  return {
    id,
    robotId: null,
    state: 'waiting',
    attempts: 0,
    leaseUntil: null,
    messageIdHeader: `${id}@xushi`,
    address: null,
    subject: null,
    text: null,
    html: null,
    answer: null,
    sentAt: null,
    ...given,
  }
}
