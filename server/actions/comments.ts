/**
 * What people say about a figure: written, changed and taken back by its writer, told to whom it names.
 *
 * 1. A comment comes with an id of the sender's: sent again after a lost answer it is stored once.
 * 2. The text and whom it names are kept with a `change` row each time, so that the trail stays whole where the comment does not.
 * 3. Who is named hears of it by his next digest (`tell-mentions.ts`); nothing is sent here.
 */
import type { ChangedCell } from '../../db/changes.ts'
import { appendChanges } from '../../db/changes.ts'
import type { Mention, NamedComment, TalkPlace } from '../../db/comments.ts'
import * as comments from '../../db/comments.ts'
import type { Db, Trx } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import { everybody } from '../../db/people.ts'
import type { Id } from '../../db/schema.ts'
import { talkAt } from '../../db/talk.ts'
import { writePlan } from '../../db/transaction.ts'
import { readingsOf } from '../basics/pinyin.ts'
import { Refusal } from '../basics/refusals.ts'
import { asWritten } from '../basics/texts.ts'
import type { Context } from '../context.ts'
import { commentsSheet, talkColumn } from '../live.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayChangeComment, mayReadPlans, mayRemoveComment } from '../rules/permissions.ts'
import type { CommentView, ReadersView } from '../wire/story.ts'
import type { ActingPerson } from './actor.ts'
import { planOf } from './plan.ts'
import type { AskedPlace } from './talk-place.ts'
import { placeIn, talkChange } from './talk-place.ts'

/** In characters. */
export const longestComment = 2000

export interface GivenComment {
  readonly text: string
  /** People whom it names. */
  readonly mentions: readonly Id[]
}

/** People who can be named: all who may read the plan, by name. @throws Refusal not_found */
export const readersView = async ({ db }: Context, named: Id): Promise<ReadersView> => {
  await planOf(db, named)
  const departments = new Map((await allDepartments(db)).map(({ id, shortName }) => [id, shortName]))
  const readers = (await everybody(db)).filter(({ active }) => mayReadPlans({ active: active === 1 }))
  const people = readers
    .map(({ id, name, title, departments: parts }) => ({
      id,
      name,
      title,
      departments: [...new Set(parts.flatMap((part) => departments.get(part.departmentId) ?? []))],
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN') || a.id.localeCompare(b.id))
  return { people, readings: await readingsOf(people.flatMap(({ name, departments: own }) => [name, ...own])) }
}

const checkedText = (text: string): string => {
  const plain = asWritten(text)
  if (plain === '') throw new Refusal('comment_empty')
  const length = Array.from(plain).length
  if (length > longestComment) throw new Refusal('comment_too_long', { length: length.toLocaleString('en'), most: longestComment.toLocaleString('en') })
  return plain
}

/** Only who may read the plan is named; oneself needs no mail. @throws Refusal malformed */
const checkedMentions = async (db: Db, actor: Actor, given: readonly Id[]): Promise<readonly Id[]> => {
  const asked = new Set(given)
  if (asked.size === 0) return []
  const readers = new Set((await everybody(db)).filter(({ active }) => mayReadPlans({ active: active === 1 })).map(({ id }) => id))
  for (const id of asked) if (!readers.has(id)) throw new Refusal('malformed', { path: 'mentions' })
  return [...asked].filter((id) => id !== actor.id)
}

const viewOf = (actor: Actor, comment: NamedComment, mentions: readonly Mention[]): CommentView => {
  const stands = comment.removedAt === null
  return {
    id: comment.id,
    who: comment.who,
    text: stands ? comment.text : '',
    mentions: stands ? mentions.map(({ personId, name }) => ({ id: personId, name })) : [],
    at: comment.at,
    editedAt: comment.editedAt,
    removed: comment.removedAt === null ? null : { at: comment.removedAt, who: comment.remover },
    may: { change: stands && mayChangeComment(actor, comment.personId), remove: stands && mayRemoveComment(actor, comment.personId) },
  }
}

/** Comments of a place as one person sees them, oldest first. */
export const commentViews = async (db: Db, actor: Actor, place: TalkPlace): Promise<readonly CommentView[]> => {
  const found = await comments.commentsAt(db, place)
  const mentions = Map.groupBy(
    await comments.mentionsOf(
      db,
      found.map(({ id }) => id),
    ),
    ({ commentId }) => commentId,
  )
  return found.map((comment) => viewOf(actor, comment, mentions.get(comment.id) ?? []))
}

const said = async (db: Db, id: Id): Promise<NamedComment> => {
  const comment = await comments.commentById(db, id)
  if (!comment) throw new Refusal('not_found')
  return comment
}

const one = async (db: Db, actor: Actor, id: Id): Promise<CommentView> => viewOf(actor, await said(db, id), await comments.mentionsOf(db, [id]))

/** What the trail holds of a comment. */
const kept = (comment: Pick<NamedComment, 'text'>, mentions: readonly Id[]): string => JSON.stringify({ text: comment.text, mentions })
const namedIn = async (db: Db, id: Id): Promise<readonly Id[]> => (await comments.mentionsOf(db, [id])).map(({ personId }) => personId)

const written = ({ indicatorId, period }: TalkPlace, id: Id, before: string | null, after: string | null): ChangedCell => ({
  sheet: commentsSheet,
  rowId: indicatorId,
  column: talkColumn(period, id),
  before,
  after,
})

/**
 * Says something. @param id made by the sender; the same id again gets the same comment.
 *
 * @throws Refusal not_found, outside_plan, comment_empty, comment_too_long; malformed where the id is somebody else's or one named may not read the plan.
 */
export const addComment = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  asked: AskedPlace & GivenComment & { readonly id: Id },
): Promise<CommentView> => {
  const { db } = ctx
  const { plan, indicatorId, period } = await placeIn(db, actor, named, asked)
  const place = { indicatorId, period }
  const text = checkedText(asked.text)
  const mentions = await checkedMentions(db, actor, asked.mentions)
  const view = await writePlan(db, plan.id, async (trx, seq) => {
    const present = await comments.commentById(trx, asked.id)
    if (present !== undefined && (present.personId !== actor.id || present.planId !== plan.id)) throw new Refusal('malformed', { path: 'id' })
    if (present === undefined) {
      const [at, before] = [ctx.clock.now(), await talkAt(trx, place)]
      const row = { id: asked.id, planId: plan.id, ...place, personId: actor.id, text, at, editedAt: null, removedAt: null, removedBy: null }
      await comments.addComment(trx, row, mentions)
      await record(trx, actor, { planId: plan.id, seq, at }, [written(place, asked.id, null, kept(row, mentions)), await talkChange(trx, place, before)])
    }
    return one(trx, actor, asked.id)
  })
  ctx.live.wake(plan.id)
  return view
}

const record = (
  trx: Trx,
  actor: Actor,
  commit: { readonly planId: Id; readonly seq: number; readonly at: string },
  cells: readonly ChangedCell[],
): Promise<void> => appendChanges(trx, { ...commit, personId: actor.id, way: 'grid', batchId: null }, cells)

/** Runs a change of a comment that stands. @throws Refusal not_found, also of one that was removed. */
const changing = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  id: Id,
  may: (actor: Actor, writer: Id) => boolean,
  work: (trx: Trx, commit: { readonly planId: Id; readonly seq: number; readonly at: string }, comment: NamedComment) => Promise<void>,
): Promise<CommentView> => {
  const plan = await planOf(ctx.db, named)
  const view = await writePlan(ctx.db, plan.id, async (trx, seq) => {
    const comment = await said(trx, id)
    if (comment.planId !== plan.id || !mayReadPlans(actor)) throw new Refusal('not_found')
    if (!may(actor, comment.personId)) throw new Refusal('not_allowed')
    if (comment.removedAt !== null) throw new Refusal('not_found')
    await work(trx, { planId: plan.id, seq, at: ctx.clock.now() }, comment)
    return one(trx, actor, id)
  })
  ctx.live.wake(plan.id)
  return view
}

/** Says it otherwise. @throws Refusal as `addComment`, and not_allowed. */
export const changeComment = async (ctx: Context, actor: ActingPerson, named: Id, id: Id, given: GivenComment): Promise<CommentView> => {
  const text = checkedText(given.text)
  const mentions = await checkedMentions(ctx.db, actor, given.mentions)
  return changing(ctx, actor, named, id, mayChangeComment, async (trx, commit, comment) => {
    const before = kept(comment, await namedIn(trx, id))
    await comments.changeComment(trx, id, text, commit.at, mentions)
    const count = await talkAt(trx, comment)
    await record(trx, actor, commit, [written(comment, id, before, kept({ text }, await namedIn(trx, id))), await talkChange(trx, comment, count)])
  })
}

/** Takes it back: a placeholder stays. @throws Refusal not_found, not_allowed */
export const removeComment = (ctx: Context, actor: ActingPerson, named: Id, id: Id): Promise<CommentView> =>
  changing(ctx, actor, named, id, mayRemoveComment, async (trx, commit, comment) => {
    const [count, before] = [await talkAt(trx, comment), kept(comment, await namedIn(trx, id))]
    await comments.removeComment(trx, id, commit.at, actor.id)
    await record(trx, actor, commit, [written(comment, id, before, null), await talkChange(trx, comment, count)])
  })
