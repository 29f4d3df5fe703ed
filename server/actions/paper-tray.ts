/** The supervisor's tray: papers looked at, changed, brought up to date, discarded, signed. */
import { markUsed } from '../../db/assessments.ts'
import type { Commit } from '../../db/changes.ts'
import { appendFurther } from '../../db/changes.ts'
import type { Db, Trx } from '../../db/connect.ts'
import type { Draft } from '../../db/drafts.ts'
import { changeDraft, draftById, draftsOf, nextPaperNumber } from '../../db/drafts.ts'
import { ordersOf } from '../../db/orders.ts'
import { everybody, personById } from '../../db/people.ts'
import type { DateText, Id, Instant, Language, PaperContent, PaperKind, Plan } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { warningsById } from '../../db/warnings.ts'
import { localDate, yearOf } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import { asWritten, onOneLine } from '../basics/texts.ts'
import type { Context } from '../context.ts'
import { hasBlank, matterOfTitle } from '../letters/official-paper.ts'
import { paperSheet } from '../letters/paper-sheet.ts'
import { makePaper } from '../paper.ts'
import { limitAfter } from '../rules/orders.ts'
import { mayReadPaper, maySupervise } from '../rules/permissions.ts'
import type { PaperStory, PaperView } from '../wire/orders.ts'
import type { DepartmentName } from '../wire/people.ts'
import { words } from '../words/index.ts'
import type { ActingPerson } from './actor.ts'
import { contentOf } from './order-facts.ts'
import { checkAddressee, issueIn } from './orders.ts'
import { changesSince, draftAbout, idsIn, redrafted, writtenPaper } from './papers.ts'
import { planOf } from './plan.ts'
import { departmentNames } from './read-orders.ts'
import type { TellingMoment } from './tell-orders.ts'

const mostPapers = 500

/** A talk and a raised case concern those who are named; the others are no secret once they are signed. */
const isOpenKind = (kind: PaperKind): boolean => kind === 'letter' || kind === 'bulletin'
const mayRead = (actor: ActingPerson, { kind, state, departmentId }: Draft): boolean =>
  mayReadPaper(actor, { signed: state === 'signed', open: isOpenKind(kind), department: departmentId })

interface Naming {
  readonly departments: ReadonlyMap<Id, DepartmentName>
  readonly people: ReadonlyMap<Id, string>
  readonly language: Language
}

const naming = async (db: Db, language: Language): Promise<Naming> => ({
  departments: await departmentNames(db),
  people: new Map((await everybody(db)).map(({ id, name }) => [id, name])),
  language,
})

const viewOf = (draft: Draft, outdated: number, { departments, people, language }: Naming): PaperView => {
  const say = words[language].orders
  const content = contentOf(draft)
  const { year, number } = draft
  return {
    id: draft.id,
    kind: draft.kind,
    kindWord: say.papers[draft.kind],
    state: draft.state,
    title: draft.title,
    department: departments.get(draft.departmentId ?? '') ?? null,
    items: content.items.length,
    madeAt: draft.madeAt,
    changedAt: draft.changedAt,
    changedBy: people.get(draft.changedBy ?? '') ?? null,
    number: year === null || number === null ? null : say.number(content.mark, year, number),
    endedAt: draft.endedAt,
    endedBy: people.get(draft.endedBy ?? '') ?? null,
    reason: draft.reason,
    outdated,
  }
}

/** Papers that this person may read: for the supervisor all, open ones first; for others what was signed. @throws Refusal not_found */
export const papersView = async ({ db }: Context, actor: ActingPerson, named: Id, language: Language): Promise<readonly PaperView[]> => {
  const plan = await planOf(db, named)
  const names = await naming(db, language)
  const drafts = (await draftsOf(db, plan.id, mostPapers)).filter((draft) => mayRead(actor, draft))
  const views: PaperView[] = []
  for (const draft of drafts) views.push(viewOf(draft, draft.state === 'open' ? (await changesSince(db, contentOf(draft))).length : 0, names))
  return views.toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open'))
}

/** A paper that this person may read. @throws Refusal not_found, alike for one that is kept from him */
const readable = async (db: Db, actor: ActingPerson, plan: Plan, id: Id): Promise<Draft> => {
  const draft = await draftById(db, id)
  if (draft?.planId !== plan.id || !mayRead(actor, draft)) throw new Refusal('not_found')
  return draft
}

/** One paper whole. @throws Refusal not_found */
export const paperStory = async (ctx: Context, actor: ActingPerson, named: Id, id: Id, language: Language): Promise<PaperStory> => {
  const { db } = ctx
  const plan = await planOf(db, named)
  const draft = await readable(db, actor, plan, id)
  const content = contentOf(draft)
  const changes = draft.state === 'open' ? await changesSince(db, content) : []
  const today = localDate(ctx.clock.now(), plan.timeZone)
  return {
    ...viewOf(draft, changes.length, await naming(db, language)),
    content,
    changes,
    limitToday: draft.state !== 'open' || content.limitWorkdays === null ? null : limitAfter(today, content.limitWorkdays, await ctx.workdays()),
    order: draft.state === 'signed' ? ((await ordersOf(db, plan.id)).find(({ draftId }) => draftId === id)?.id ?? null) : null,
  }
}

/** Drafts papers about warnings at a person's word. @returns ids of the drafts that have taken them up. @throws Refusal not_allowed, not_found, paper_unaddressed */
export const draftByHand = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  given: { readonly kind: PaperKind; readonly warnings: readonly Id[] },
): Promise<readonly Id[]> => {
  const plan = await planOf(ctx.db, named)
  if (!maySupervise(actor)) throw new Refusal('not_allowed')
  const workdays = await ctx.workdays()
  const ids = await writePlan(ctx.db, plan.id, async (trx, seq) => {
    const warnings = (await warningsById(trx, given.warnings)).filter(({ planId, state }) => planId === plan.id && state !== 'resolved')
    if (warnings.length !== new Set(given.warnings).size) throw new Refusal('not_found')
    const now = ctx.clock.now()
    const commit: Commit = { planId: plan.id, seq, at: now, personId: actor.id, way: 'grid', batchId: null }
    const drafts = await draftAbout(trx, plan, commit, given.kind, warnings, { now, workdays })
    if (drafts.size === 0) throw new Refusal('paper_unaddressed')
    return [...new Set(drafts.values())]
  })
  ctx.live.wake(plan.id)
  return ids
}

interface Changing {
  readonly trx: Trx
  readonly seq: number
  readonly plan: Plan
  readonly draft: Draft
  readonly moment: TellingMoment
  readonly commit: Commit
}

/** Runs a change of an open draft as the person saw it. @throws Refusal not_found, not_allowed, paper_ended, paper_changed */
const changing = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  id: Id,
  seen: Instant,
  work: (changing: Changing) => Promise<Partial<Draft>>,
): Promise<void> => {
  const plan = await planOf(ctx.db, named)
  const workdays = await ctx.workdays()
  await writePlan(ctx.db, plan.id, async (trx, seq, present) => {
    const draft = await readable(trx, actor, plan, id)
    if (!maySupervise(actor)) throw new Refusal('not_allowed')
    if (draft.state !== 'open') throw new Refusal('paper_ended')
    if (draft.changedAt !== seen) throw new Refusal('paper_changed', { who: (await personById(trx, draft.changedBy ?? ''))?.name ?? '' })
    const now = ctx.clock.now()
    const commit: Commit = { planId: plan.id, seq, at: now, personId: actor.id, way: 'grid', batchId: null }
    const columns = await work({ trx, seq, plan: present, draft, moment: { now, workdays }, commit })
    if (!(await changeDraft(trx, id, seen, { ...columns, changedAt: now, changedBy: actor.id }))) throw new Refusal('paper_changed')
    const cells = (['title', 'content', 'state', 'number', 'reason'] as const).flatMap((column) => {
      const [before, after] = [draft[column], columns[column]]
      return after === undefined || after === before
        ? []
        : [writtenPaper(id, column, before === null ? null : String(before), after === null ? null : String(after))]
    })
    await appendFurther(trx, commit, cells)
  })
  ctx.live.wake(plan.id)
}

/** What a person may write in a paper; its table is not among it. */
export type GivenText = Pick<PaperContent, 'issuer' | 'mark' | 'addressee' | 'opening' | 'demand' | 'limitWorkdays' | 'basis' | 'contact' | 'copies'> & {
  readonly title: string
}

/** Changes the words of a draft. @throws Refusal not_found, not_allowed, paper_ended, paper_changed */
export const changePaper = (ctx: Context, actor: ActingPerson, named: Id, id: Id, seen: Instant, { title, ...given }: GivenText): Promise<void> =>
  changing(ctx, actor, named, id, seen, ({ draft }) => {
    const content: PaperContent = {
      ...contentOf(draft),
      issuer: onOneLine(given.issuer),
      mark: onOneLine(given.mark),
      addressee: onOneLine(given.addressee),
      opening: asWritten(given.opening),
      demand: asWritten(given.demand),
      limitWorkdays: draft.kind === 'letter' ? given.limitWorkdays : null,
      basis: asWritten(given.basis),
      contact: onOneLine(given.contact),
      copies: onOneLine(given.copies),
    }
    return Promise.resolve({ title: onOneLine(title), content: JSON.stringify(content) })
  })

/** Brings figures and sentences up to date; who it is from and to, and the contact, stay. @throws Refusal as `changePaper`, and paper_empty where every warning is over */
export const refreshPaper = (ctx: Context, actor: ActingPerson, named: Id, id: Id, seen: Instant): Promise<void> =>
  changing(ctx, actor, named, id, seen, async ({ trx, plan, draft, moment }) => {
    const { title, content } = await redrafted(trx, plan, draft, moment)
    if (content.items.length === 0) throw new Refusal('paper_empty', { field: words[actor.person.language].orders.papers[draft.kind] })
    const { issuer, mark, addressee, demand, limitWorkdays, basis, contact, copies } = contentOf(draft)
    const kept = { ...content, issuer, mark, addressee, demand, limitWorkdays, basis, contact, copies }
    await markUsed(
      trx,
      kept.items.map(({ assessmentId }) => assessmentId),
      moment.now,
    )
    return { title, content: JSON.stringify(kept), ...idsIn(kept) }
  })

/** Throws a draft away; its warnings go on, and a later step drafts anew. @throws Refusal as `changePaper`, and order_note without a reason */
export const discardPaper = (ctx: Context, actor: ActingPerson, named: Id, id: Id, seen: Instant, reason: string): Promise<void> =>
  changing(ctx, actor, named, id, seen, ({ moment }) => {
    const why = asWritten(reason)
    if (why === '') throw new Refusal('paper_empty', { field: '' })
    return Promise.resolve({ state: 'discarded', reason: why, endedAt: moment.now, endedBy: actor.id })
  })

/** What must stand in a paper before it is signed. @returns the first that does not. */
const missingIn = (draft: Draft, content: PaperContent): keyof GivenText | null => {
  const wanted = ['title', 'issuer', 'addressee', 'opening', 'demand', 'basis'] as const
  const textOf = (field: keyof GivenText): string => (field === 'title' ? draft.title : String(content[field] ?? ''))
  const empty = wanted.find((field) => textOf(field) === '' || hasBlank(textOf(field)))
  return empty ?? (draft.kind === 'letter' && content.limitWorkdays === null ? 'limitWorkdays' : null)
}

/** The day on which the problem was found: the first warning's. */
const foundOn = async (trx: Trx, plan: Plan, content: PaperContent, today: DateText): Promise<DateText> => {
  const warnings = await warningsById(
    trx,
    content.items.map(({ warningId }) => warningId),
  )
  return warnings.map(({ openedAt }) => localDate(openedAt, plan.timeZone)).toSorted()[0] ?? today
}

/**
 * Signs a paper: it gets its number and day, and a letter becomes an order.
 *
 * @param despite sign it with the figures of its drafting, though verdicts are others by now.
 * @throws Refusal as `changePaper`; paper_empty, paper_outdated; order_own where the signer fills in for the department.
 */
export const signPaper = (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  id: Id,
  given: { readonly seen: Instant; readonly despite: boolean; readonly language: Language },
): Promise<void> =>
  changing(ctx, actor, named, id, given.seen, async ({ trx, seq, plan, draft, moment }) => {
    const content = contentOf(draft)
    const missing = missingIn(draft, content)
    if (missing !== null) throw new Refusal('paper_empty', { field: words[given.language].orders.fields[missing] })
    if (!given.despite && (await changesSince(trx, content)).length > 0) throw new Refusal('paper_outdated')
    const today = localDate(moment.now, plan.timeZone)
    const signed = { state: 'signed', year: yearOf(today), endedAt: moment.now, endedBy: actor.id } as const
    if (draft.kind !== 'letter' || draft.departmentId === null) return { ...signed, number: await nextPaperNumber(trx, plan.id, draft.kind, signed.year) }
    await checkAddressee(trx, actor, draft.departmentId)
    const limitOn = limitAfter(today, content.limitWorkdays ?? 1, moment.workdays)
    const [only, ...others] = content.items
    const single = others.length === 0 ? only : undefined
    const order = await issueIn(
      trx,
      plan,
      seq,
      actor,
      {
        title: matterOfTitle(draft.title),
        demand: content.demand,
        basis: content.basis,
        departmentId: draft.departmentId,
        indicatorId: single?.indicatorId ?? null,
        warningId: single?.warningId ?? null,
        draftId: draft.id,
        limitOn,
        foundOn: await foundOn(trx, plan, content, today),
      },
      moment,
    )
    return { ...signed, number: order.number, content: JSON.stringify({ ...content, limitOn }) }
  })

export interface PaperFile {
  /** With its ending. */
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A paper as a Word file in official form; of a draft with its number left open and marked as one. @throws Refusal not_found */
export const paperFile = async (ctx: Context, actor: ActingPerson, named: Id, id: Id): Promise<PaperFile> => {
  const plan = await planOf(ctx.db, named)
  const draft = await readable(ctx.db, actor, plan, id)
  const { year, number, endedAt } = draft
  const today = localDate(ctx.clock.now(), plan.timeZone)
  const say = words['zh-CN']
  const signed = year === null || number === null || endedAt === null ? null : { year, number, on: localDate(endedAt, plan.timeZone) }
  const sheet = paperSheet({
    kind: draft.kind,
    title: draft.title,
    content: contentOf(draft),
    signed,
    year: yearOf(today),
    demonstration: plan.demonstration === 1 ? say.demonstration : null,
    author: say.product,
  })
  const kind = say.orders.papers[draft.kind]
  return { name: signed === null ? `${kind}（拟稿）.docx` : `${kind}${signed.year}-${signed.number}.docx`, bytes: await makePaper(sheet) }
}
