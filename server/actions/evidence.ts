/**
 * Files that show where a figure comes from, or that an order has been carried out.
 *
 * 1. Rights and room are looked at before a byte is read; the bytes then go into the data folder as they come, at most ten megabytes.
 * 2. Only a whole file is looked at: its content must be what its name says.
 * 3. It is moved to its place, and the row is written last: a file without a row is nobody's, and swept up; a row without a file is not possible.
 */
import { createHash } from 'node:crypto'
import type { ChangedCell } from '../../db/changes.ts'
import { appendChanges } from '../../db/changes.ts'
import type { TalkPlace } from '../../db/comments.ts'
import type { Db, Trx } from '../../db/connect.ts'
import type { NamedEvidence } from '../../db/evidence.ts'
import { addEvidence, evidenceAt, evidenceById, evidenceBytes, evidenceOfOrder, keptEvidence, removeEvidence } from '../../db/evidence.ts'
import { newId } from '../../db/ids.ts'
import type { Change, Evidence, Id, Plan } from '../../db/schema.ts'
import { talkAt } from '../../db/talk.ts'
import { writePlan } from '../../db/transaction.ts'
import type { FileType } from '../basics/file-types.ts'
import { fileExtensions, fileTypeOf, fileTypes, isFileType, shownName } from '../basics/file-types.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Received } from '../evidence-folder.ts'
import { evidenceSheet, talkColumn } from '../live.ts'
import { mayReadPlans } from '../rules/permissions.ts'
import type { EvidenceView } from '../wire/story.ts'
import type { ActingPerson } from './actor.ts'
import { planOf } from './plan.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { knownOrder, mayFileUnder } from './orders.ts'
import { ordersSheet } from './recorded.ts'
import type { AskedPlace } from './talk-place.ts'
import { mayWriteAt, placeIn, talkChange } from './talk-place.ts'

const megabyte = 1024 * 1024
/** Of one file. */
export const mostFileBytes = 10 * megabyte

/** Beside a figure, or with an order. */
export type AskedFilePlace = AskedPlace | { readonly order: Id }

type FilePlace = Pick<Evidence, 'indicatorId' | 'period' | 'orderId'>
interface FoundFilePlace {
  readonly plan: Plan
  readonly place: FilePlace
  readonly may: boolean
}

/** @throws Refusal not_found, outside_plan */
const filePlaceIn = async (db: Db, actor: ActingPerson, named: Id, asked: AskedFilePlace): Promise<FoundFilePlace> => {
  if ('order' in asked) {
    const plan = await planOf(db, named)
    const known = await knownOrder(db, actor, plan, asked.order)
    return { plan, place: { indicatorId: null, period: null, orderId: known.order.id }, may: mayFileUnder(known, actor) }
  }
  const { plan, row, indicatorId, period } = await placeIn(db, actor, named, asked)
  return { plan, place: { indicatorId, period, orderId: null }, may: await mayWriteAt(db, actor, row) }
}

const filesAt = (db: Db, { indicatorId, period, orderId }: FilePlace): Promise<readonly NamedEvidence[]> =>
  indicatorId === null ? evidenceOfOrder(db, orderId ?? '') : evidenceAt(db, { indicatorId, period })

/** Runs a change of the files of a place, and gives the cells that tell of it: beside a figure also how many there are now. */
const recorded = async (
  trx: Trx,
  { indicatorId, period, orderId }: FilePlace,
  id: Id,
  what: { readonly before: string | null; readonly after: string | null },
  change: () => Promise<void>,
): Promise<readonly ChangedCell[]> => {
  if (indicatorId === null) {
    await change()
    return [{ sheet: ordersSheet, rowId: orderId ?? '', column: `file/${id}`, ...what }]
  }
  const place = { indicatorId, period }
  const before = await talkAt(trx, place)
  await change()
  return [{ sheet: evidenceSheet, rowId: indicatorId, column: talkColumn(period, id), ...what }, await talkChange(trx, place, before)]
}

export const evidenceView = ({ id, name, size, who, addedAt, removedAt, remover }: NamedEvidence): EvidenceView => ({
  id,
  name,
  size,
  who,
  at: addedAt,
  removed: removedAt === null ? null : { at: removedAt, who: remover },
})

/** Files of a place, oldest first; of those that were removed the name and by whom. */
export const evidenceViews = async (db: Db, place: TalkPlace): Promise<readonly EvidenceView[]> => (await evidenceAt(db, place)).map(evidenceView)

/** @throws Refusal file_quota where so many bytes do not fit into the plan's room. */
const checkRoom = async ({ config }: Context, db: Db, planId: Id, bytes: number): Promise<void> => {
  const used = await evidenceBytes(db, planId)
  if (used + bytes > config.evidenceMegabytes * megabyte)
    throw new Refusal('file_quota', { most: String(config.evidenceMegabytes), used: (used / megabyte).toFixed(1) })
}

/** @throws Refusal file_empty, file_refused */
const typeOf = async ({ evidence }: Context, name: string, { path, size }: Received): Promise<FileType> => {
  if (size === 0) throw new Refusal('file_empty')
  const type = fileTypeOf(name, await evidence.look(path))
  if (type === null) throw new Refusal('file_refused', { types: fileExtensions.join(', ') })
  return type
}

/** What the trail holds of a file. */
const told = ({ name, size, sha256 }: Evidence): string => JSON.stringify({ name, size, sha256 })

/**
 * Files a document beside a figure or with an order. The same bytes under the same name at the same place are one file.
 *
 * @param given.size as the sender says; `null` where it does not.
 * @throws Refusal not_found, outside_plan, not_allowed, file_empty, file_too_large, file_refused, file_quota
 */
export const addFile = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  given: AskedFilePlace & { readonly name: string; readonly size: number | null },
  body: AsyncIterable<Uint8Array> | null,
  way: Extract<Change['way'], 'grid' | 'link'> = 'grid',
): Promise<EvidenceView> => {
  const found = await filePlaceIn(ctx.db, actor, named, given)
  if (!found.may) throw new Refusal('not_allowed')
  if (given.size !== null && given.size > mostFileBytes) throw new Refusal('file_too_large', { most: String(mostFileBytes / megabyte) })
  await checkRoom(ctx, ctx.db, found.plan.id, given.size ?? 0)
  if (body === null) throw new Refusal('file_empty')
  const received = await ctx.evidence.receive(body, mostFileBytes)
  const name = shownName(given.name)
  try {
    return await kept(ctx, { actor, way }, found, name, await typeOf(ctx, name, received), received)
  } finally {
    await ctx.evidence.drop(received)
  }
}

const kept = async (
  ctx: Context,
  { actor, way }: { readonly actor: ActingPerson; readonly way: Change['way'] },
  { plan, place }: FoundFilePlace,
  name: string,
  type: FileType,
  received: Received,
): Promise<EvidenceView> => {
  const { size, sha256 } = received
  const same = (await filesAt(ctx.db, place)).find((one) => one.removedAt === null && one.sha256 === sha256 && one.name === name)
  if (same) return evidenceView(same)
  const id = newId()
  await ctx.evidence.keep(received, id)
  try {
    const view = await writePlan(ctx.db, plan.id, async (trx, seq) => {
      await checkRoom(ctx, trx, plan.id, size)
      const addedAt = ctx.clock.now()
      const row: Evidence = { id, planId: plan.id, ...place, name, type, size, sha256, addedAt, addedBy: actor.id, removedAt: null, removedBy: null }
      const cells = await recorded(trx, place, id, { before: null, after: told(row) }, () => addEvidence(trx, row))
      await appendChanges(trx, { planId: plan.id, seq, at: addedAt, personId: actor.id, way, batchId: null }, cells)
      return evidenceView({ ...row, who: actor.person.name, remover: null })
    })
    ctx.live.wake(plan.id)
    return view
  } catch (error) {
    await ctx.evidence.remove(id)
    throw error
  }
}

const fileIn = async (db: Db, actor: ActingPerson, named: Id, id: Id): Promise<NamedEvidence> => {
  const plan = await planOf(db, named)
  const file = await evidenceById(db, id)
  if (file?.planId !== plan.id || file.removedAt !== null || !mayReadPlans(actor)) throw new Refusal('not_found')
  return file
}

/** @throws Refusal not_found; file_lost where the bytes are gone or others. */
export const readFile = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  id: Id,
): Promise<{ readonly name: string; readonly media: string; readonly bytes: Uint8Array<ArrayBuffer> }> => {
  const { name, type, sha256 } = await fileIn(ctx.db, actor, named, id)
  const bytes = await ctx.evidence.read(id)
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) {
    ctx.log.error({ evidence: id, missing: bytes === null }, 'an evidence file is missing or damaged')
    throw new Refusal('file_lost')
  }
  return { name, media: isFileType(type) ? fileTypes[type].media : 'application/octet-stream', bytes }
}

/** Whether a person may take a file away: beside a figure who may write it; of an order who may file under it, until a turn names it. */
const mayRemove = async (db: Db, actor: ActingPerson, plan: Plan, { id, indicatorId, orderId }: NamedEvidence): Promise<boolean> => {
  if (indicatorId === null) {
    const known = await knownOrder(db, actor, plan, orderId ?? '')
    return mayFileUnder(known, actor) && !known.turns.some(({ evidenceIds }) => (JSON.parse(evidenceIds) as Id[]).includes(id))
  }
  const [row] = await indicatorsById(db, [indicatorId])
  return row !== undefined && (await mayWriteAt(db, actor, row))
}

/** Takes a file away, its bytes too: what should not lie there must not stay. @throws Refusal not_found, not_allowed */
export const removeFile = async (ctx: Context, actor: ActingPerson, named: Id, id: Id): Promise<void> => {
  const file = await fileIn(ctx.db, actor, named, id)
  const { planId } = file
  await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    // Asked inside: what a turn names meanwhile stays.
    if (!(await mayRemove(trx, actor, plan, file))) throw new Refusal('not_allowed')
    const at = ctx.clock.now()
    const cells = await recorded(trx, file, id, { before: told(file), after: null }, async () => {
      if (!(await removeEvidence(trx, id, at, actor.id))) throw new Refusal('not_found')
    })
    await appendChanges(trx, { planId, seq, at, personId: actor.id, way: 'grid', batchId: null }, cells)
  })
  ctx.live.wake(planId)
  await ctx.evidence.remove(id)
}

/** Long enough for the slowest upload, and for a commit after it. */
const sweptAfterMilliseconds = 24 * 60 * 60 * 1000

/** Removes what broken uploads and removals have left in the folder. @returns number of files. */
export const sweepEvidence = async ({ db, evidence, clock }: Context): Promise<number> => {
  const { ids, leftovers } = await evidence.olderThan(Date.parse(clock.now()) - sweptAfterMilliseconds)
  const known = await keptEvidence(db, ids)
  const orphans = ids.filter((id) => !known.has(id))
  for (const id of orphans) await evidence.remove(id)
  for (const path of leftovers) await evidence.drop({ path })
  return orphans.length + leftovers.length
}
