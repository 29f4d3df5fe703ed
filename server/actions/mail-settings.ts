/**
 * What people may switch off of their mails, by the page or by one click in a mail. Warnings, chasing and orders are duties and always come; the
 * other kinds are what some watched plan has made optional, and only for the plans that have.
 *
 * The one click needs no sign-in (RFC 8058): its address is signed, opens nothing else, and is put into a mail while that leaves. It does one thing
 * however often it comes, and is undone on the page.
 */
import { mailSettingsOf, setMailSetting } from '../../db/mail-settings.ts'
import { personById } from '../../db/people.ts'
import { listPlans } from '../../db/plans.ts'
import type { Db } from '../../db/connect.ts'
import type { Id, Language, Message, MessageKind, NotificationTable, OptionalMail, Plan } from '../../db/schema.ts'
import { optionalMails } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { isWanted, mailRulesOf } from '../rules/mail-rules.ts'
import type { MailSettingsView } from '../wire/mail.ts'
import { words } from '../words/index.ts'
import type { ActingPerson } from './actor.ts'
import { mailPages, unsubscribeMark } from './letter-parts.ts'

/** Kinds that a plan has made optional. */
const optionalNow = async ({ db }: Context): Promise<ReadonlySet<OptionalMail>> =>
  new Set((await listPlans(db)).filter(({ watched }) => watched === 1).flatMap((plan) => mailRulesOf(plan).optional))

const withoutOf = async ({ db }: Context, personId: Id): Promise<readonly OptionalMail[]> => {
  const [setting] = await mailSettingsOf(db, [personId])
  return setting === undefined ? [] : (JSON.parse(setting.without) as OptionalMail[])
}

const optionalNotices: Readonly<Partial<Record<NotificationTable['what'], OptionalMail>>> = { resolved: 'resolved', remind: 'remind' }

/** Whether people are to be told of kinds of notices of a plan: all but those that it has made optional and they have switched off. */
export const wantedBy = async (db: Db, plan: Plan, personIds: readonly Id[]): Promise<(personId: Id, what: NotificationTable['what']) => boolean> => {
  const rules = mailRulesOf(plan)
  const settings = await mailSettingsOf(db, [...new Set(personIds)])
  const without = new Map(settings.map((setting) => [setting.personId, new Set(JSON.parse(setting.without) as OptionalMail[])]))
  return (personId, what) => {
    const kind = optionalNotices[what]
    return kind === undefined || isWanted(kind, rules, without.get(personId))
  }
}

const keep = async (ctx: Context, personId: Id, without: readonly OptionalMail[], way: 'page' | 'link'): Promise<void> => {
  const sorted = optionalMails.filter((kind) => without.includes(kind))
  await write(ctx.db, (trx) => setMailSetting(trx, { personId, without: JSON.stringify(sorted), at: ctx.clock.now(), way }))
}

export const mailSettingsView = async (ctx: Context, { id }: ActingPerson, language: Language): Promise<MailSettingsView> => {
  const [optional, without] = [await optionalNow(ctx), await withoutOf(ctx, id)]
  return {
    kinds: optionalMails.map((kind) => ({
      kind,
      title: words[language].digest.optional[kind],
      isOptional: optional.has(kind),
      isOn: !(without.includes(kind) && optional.has(kind)),
    })),
  }
}

/** @throws Refusal not_allowed where something is to be switched off that no plan has made optional. */
export const setMailSettings = async (ctx: Context, { id }: ActingPerson, without: readonly OptionalMail[]): Promise<void> => {
  const optional = await optionalNow(ctx)
  if (without.some((kind) => !optional.has(kind))) throw new Refusal('not_allowed')
  await keep(ctx, id, without, 'page')
}

/** What of a mail its reader may switch off. */
const kindsOf: Readonly<Record<Exclude<MessageKind, 'robot' | 'link' | 'sample'>, readonly OptionalMail[]>> = {
  digest: ['resolved', 'remind', 'mentions'],
  weekly: ['weekly'],
  monthly: ['monthly'],
}

const separator = '.'
const keyOf = (ctx: Context, personId: Id, kind: string): string => {
  const text = `${personId}${separator}${kind}`
  return `${text}${separator}${ctx.seal.sign('unsubscribe', text)}`
}

/** Who clicked, and what he does without from now on; `null` where the key is none of ours. */
const read = (ctx: Context, key: string): { readonly personId: Id; readonly kinds: readonly OptionalMail[] } | null => {
  const [personId = '', kind = '', signature = ''] = key.split(separator)
  if (!ctx.seal.isSigned('unsubscribe', `${personId}${separator}${kind}`, signature) || !Object.hasOwn(kindsOf, kind)) return null
  return { personId, kinds: kindsOf[kind as keyof typeof kindsOf] }
}

export interface Unsubscribing {
  readonly language: Language
  readonly name: string
  readonly kinds: readonly OptionalMail[]
}

const readable = async (ctx: Context, key: string) => {
  const found = read(ctx, key)
  const person = found && (await personById(ctx.db, found.personId))
  if (!person || person.active === 0) throw new Refusal('not_found')
  const optional = await optionalNow(ctx)
  return { person, kinds: found.kinds.filter((kind) => optional.has(kind)) }
}

/** What a click would do; writes nothing, since programs look at links before people do. @throws Refusal not_found */
export const unsubscribing = async (ctx: Context, key: string): Promise<Unsubscribing> => {
  const { person, kinds } = await readable(ctx, key)
  return { language: person.language, name: person.name, kinds }
}

/** Does it. @throws Refusal not_found */
export const unsubscribe = async (ctx: Context, key: string): Promise<Unsubscribing> => {
  const { person, kinds } = await readable(ctx, key)
  const without = await withoutOf(ctx, person.id)
  if (kinds.some((kind) => !without.includes(kind))) await keep(ctx, person.id, [...without, ...kinds], 'link')
  return { language: person.language, name: person.name, kinds }
}

/** The address of the one click for a message; `null` where nothing of it is optional. */
export const unsubscribeAddress = async (ctx: Context, { personId, kind }: Pick<Message, 'personId' | 'kind'>): Promise<string | null> => {
  if (personId === null || !Object.hasOwn(kindsOf, kind)) return null
  const optional = await optionalNow(ctx)
  if (!kindsOf[kind as keyof typeof kindsOf].some((each) => optional.has(each))) return null
  return mailPages(ctx).unsubscribe.slice(0, -unsubscribeMark.length) + keyOf(ctx, personId, kind)
}
