/** The outbox as the page shows it: everybody his own, the plan office and supervisors all. */
import { formUsesOf } from '../../db/form-links.ts'
import { listMessages, messageById, retryMessage } from '../../db/outbox.ts'
import type { Id, Language } from '../../db/schema.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayReadAllMail, mayRunJobs } from '../rules/permissions.ts'
import type { MailBodyView, MailView } from '../wire/mail.ts'
import { words } from '../words/index.ts'
import { withoutSecrets } from './form-links.ts'

const longestList = 300

type Listed = Awaited<ReturnType<typeof listMessages>>[number]

const view = (row: Listed): MailView => ({
  id: row.id,
  person: row.person,
  address: row.address ?? row.email,
  day: row.day,
  state: row.state,
  subject: row.subject,
  attempts: row.attempts,
  sendAfter: row.sendAfter,
  sentAt: row.sentAt,
  answer: row.answer,
  matters: (row.matters ?? 0) + (row.mentions ?? 0),
})

export const mailsView = async ({ db }: Context, actor: Actor): Promise<readonly MailView[]> =>
  (await listMessages(db, mayReadAllMail(actor) ? null : actor.id, longestList)).map(view)

/** @throws Refusal not_found, also where the mail is somebody else's. */
export const mailView = async ({ db }: Context, actor: Actor, id: Id, language: Language): Promise<MailBodyView> => {
  const row = await messageById(db, id)
  if (row === undefined || (row.personId !== actor.id && !mayReadAllMail(actor))) throw new Refusal('not_found')
  const { uses } = words[language].forms
  const done = await formUsesOf(db, [id])
  return {
    ...view(row),
    ...withoutSecrets({ text: row.text, html: row.html }),
    uses: done.map(({ at, what, peer, browser }) => ({ at, word: uses[what], peer, browser })),
  }
}

/** Sends a failed mail once more. @throws Refusal not_allowed, not_found */
export const retryMail = async ({ db, clock }: Context, actor: Actor, id: Id): Promise<void> => {
  if (!mayRunJobs(actor)) throw new Refusal('not_allowed')
  if (!(await retryMessage(db, id, clock.now()))) throw new Refusal('not_found')
}
