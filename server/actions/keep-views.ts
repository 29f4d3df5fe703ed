/**
 * Ways to look at a plan's sheet: everybody keeps his own; what the plan office shares is for all, and only the office shares and changes it.
 *
 * 1. A view of one's own is nobody else's matter: it is written without a number of the plan, and others do not learn that it exists.
 * 2. A shared one is a change of the plan like any other, with its `change` rows.
 * 3. Whoever changes a view names the moment that he saw it saved.
 */
import type { ChangedCell } from '../../db/changes.ts'
import { appendChanges } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import type { Id, Instant, SavedViewRow } from '../../db/schema.ts'
import { write, writePlan } from '../../db/transaction.ts'
import { addView, countViews, removeView, replaceView, viewById, viewsFor } from '../../db/views.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { SavedView, ViewContent, ViewsView } from '../wire/views.ts'
import type { ActingPerson } from './actor.ts'
import { planOf } from './plan.ts'

/** More than anybody looks through. */
const mostViews = 100
const viewsSheet = 'views'

export interface GivenView {
  readonly name: string
  readonly shared: boolean
  readonly content: ViewContent
}

/** Its owner may, and of a shared one the plan office and nobody else. */
const mayChange = (actor: ActingPerson, { shared, personId }: Pick<SavedViewRow, 'shared' | 'personId'>): boolean =>
  shared === 1 ? mayManagePlans(actor) : personId === actor.id

/** One's own views and the shared ones. @throws Refusal not_found */
export const viewsView = async ({ db }: Context, actor: ActingPerson, named: Id): Promise<ViewsView> => {
  const plan = await planOf(db, named)
  return {
    plan: plan.id,
    mayShare: mayManagePlans(actor),
    views: (await viewsFor(db, plan.id, actor.id)).map((row): SavedView => ({
      id: row.id,
      name: row.name,
      shared: row.shared === 1,
      mayChange: mayChange(actor, row),
      who: row.who,
      at: row.at,
      content: JSON.parse(row.content) as ViewContent,
    })),
  }
}

/** What everybody can see of a view, before and after: of one's own nothing. */
const changesOf = (id: Id, before: SavedViewRow | null, after: SavedViewRow | null): readonly ChangedCell[] => {
  const seen = (row: SavedViewRow | null): SavedViewRow | null => (row?.shared === 1 ? row : null)
  const [was, is] = [seen(before), seen(after)]
  return (['name', 'content'] as const).flatMap((column) =>
    was?.[column] === is?.[column] ? [] : [{ sheet: viewsSheet, rowId: id, column, before: was?.[column] ?? null, after: is?.[column] ?? null }],
  )
}

/** Writes as the plan's next change where others see it, else by itself. */
const written = async (
  ctx: Context,
  actor: ActingPerson,
  planId: Id,
  at: Instant,
  [before, after]: readonly [SavedViewRow | null, SavedViewRow | null],
  work: (trx: Trx) => Promise<void>,
): Promise<void> => {
  const changes = changesOf(before?.id ?? after?.id ?? '', before, after)
  if (changes.length === 0) {
    await write(ctx.db, work)
    return
  }
  await writePlan(ctx.db, planId, async (trx, seq) => {
    await work(trx)
    await appendChanges(trx, { planId, seq, at, personId: actor.id, way: 'api', batchId: null }, changes)
  })
  ctx.live.wake(planId)
}

/** A view that the person can see and change. Another's own is not found; a shared one is not the reader's to change. */
const viewToChange = async ({ db }: Context, actor: ActingPerson, planId: Id, id: Id): Promise<SavedViewRow> => {
  const found = await viewById(db, planId, id)
  if (found === undefined || (found.shared === 0 && found.personId !== actor.id)) throw new Refusal('not_found')
  if (!mayChange(actor, found)) throw new Refusal('not_allowed')
  return found
}

/** @throws Refusal not_found, not_allowed where somebody outside of the plan office shares, too_many_views */
export const saveNewView = async (ctx: Context, actor: ActingPerson, named: Id, { name, shared, content }: GivenView): Promise<Id> => {
  const plan = await planOf(ctx.db, named)
  if (shared && !mayManagePlans(actor)) throw new Refusal('not_allowed')
  const at = ctx.clock.now()
  const view: SavedViewRow = { id: newId(), planId: plan.id, personId: actor.id, shared: shared ? 1 : 0, name, content: JSON.stringify(content), at }
  await written(ctx, actor, plan.id, at, [null, view], async (trx) => {
    if ((await countViews(trx, plan.id, actor.id)) >= mostViews) throw new Refusal('too_many_views', { most: String(mostViews) })
    await addView(trx, view)
  })
  return view.id
}

/** @throws Refusal not_found, not_allowed, view_changed where somebody saved it since */
export const saveView = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  id: Id,
  { name, shared, content, seen }: GivenView & { readonly seen: Instant },
): Promise<void> => {
  const plan = await planOf(ctx.db, named)
  const before = await viewToChange(ctx, actor, plan.id, id)
  if (shared && !mayManagePlans(actor)) throw new Refusal('not_allowed')
  const now = ctx.clock.now()
  // Two savings in one millisecond are two.
  const at = now > before.at ? now : new Date(Date.parse(before.at) + 1).toISOString()
  const after = { ...before, name, shared: shared ? 1 : 0, content: JSON.stringify(content), personId: actor.id, at } satisfies SavedViewRow
  await written(ctx, actor, plan.id, at, [before, after], async (trx) => {
    if (before.at !== seen || !(await replaceView(trx, after, seen))) throw new Refusal('view_changed', { name: before.name })
  })
}

/** @throws Refusal not_found, not_allowed */
export const dropView = async (ctx: Context, actor: ActingPerson, named: Id, id: Id): Promise<void> => {
  const plan = await planOf(ctx.db, named)
  const before = await viewToChange(ctx, actor, plan.id, id)
  await written(ctx, actor, plan.id, ctx.clock.now(), [before, null], async (trx) => {
    if (!(await removeView(trx, id))) throw new Refusal('not_found')
  })
}
