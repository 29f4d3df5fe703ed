/**
 * What a person's next digest would say now, to look at or to have sent to oneself: made from what waits to be told, or, where nothing does, from
 * what stands unsettled of his departments. Nothing that was decided is touched, and no link in it opens a form.
 */
import { newId } from '../../db/ids.ts'
import { noticesOf } from '../../db/letters.ts'
import { knownKeys, waitingDigest } from '../../db/lists.ts'
import { addMessages } from '../../db/outbox.ts'
import { listPlans } from '../../db/plans.ts'
import type { Language } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { digest } from '../letters/digest.ts'
import { mailRulesOf, sendingTime } from '../rules/mail-rules.ts'
import type { NextMailView } from '../wire/mail.ts'
import { words } from '../words/index.ts'
import type { ActingPerson } from './actor.ts'
import { readRowsOf } from './digest-facts.ts'
import { newMessage } from './new-message.ts'
import { workZone } from './read-jobs.ts'
import { standingNotices } from './standing-matters.ts'
import { digestFacts } from './write-digest.ts'

/** @param language the letter's, whatever the person's own is. */
export const nextMail = async (ctx: Context, { id, person }: ActingPerson, language: Language): Promise<NextMailView> => {
  const now = ctx.clock.now()
  const { day } = sendingTime(now, await workZone(ctx), await ctx.workdays())
  const waiting = await waitingDigest(ctx.db, id)
  const asked = { id: waiting?.id ?? newId(), day: waiting?.day ?? day, personId: id, language }
  const reader = { ...person, language }
  const compose = async (from: 'waiting' | 'standing'): Promise<NextMailView | null> => {
    const departments = person.departments.map(({ departmentId }) => departmentId)
    const notices = from === 'waiting' ? await noticesOf(ctx.db, [asked.id]) : await standingNotices(ctx, departments, asked, id)
    const facts = digestFacts(ctx, await readRowsOf(ctx, [asked], notices), asked, reader)
    return facts && { from, ...(await digest({ ...facts, unsubscribe: null })) }
  }
  return (waiting && (await compose('waiting'))) ?? (await compose('standing')) ?? { from: 'nothing', subject: null, text: null, html: null }
}

/** Puts it into the outbox for its reader; it leaves when mail does. One a minute. @throws Refusal not_found where there is nothing to send, too_many_tries */
export const sendNextMail = async (ctx: Context, actor: ActingPerson, language: Language): Promise<void> => {
  const { from, subject, text, html } = await nextMail(ctx, actor, language)
  if (from === 'nothing' || subject === null || text === null || html === null) throw new Refusal('not_found')
  const now = ctx.clock.now()
  const say = words[language].letters.sample
  const [plan] = await listPlans(ctx.db)
  const sending = sendingTime(now, await workZone(ctx), await ctx.workdays(), plan && mailRulesOf(plan))
  const dedupKey = `sample:${actor.id}:${now.slice(0, 16)}`
  await write(ctx.db, async (trx) => {
    if ((await knownKeys(trx, [dedupKey])).size > 0) throw new Refusal('too_many_tries')
    await addMessages(trx, [
      newMessage({
        personId: actor.id,
        planId: null,
        ...sending,
        kind: 'sample',
        dedupKey,
        createdAt: now,
        address: actor.person.email,
        subject: say.subject(subject),
        text: `${say.from[from]}\n\n${text}`,
        html,
      }),
    ])
  })
}
