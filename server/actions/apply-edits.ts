/**
 * The one gate for cells: grid, paste, undo, and later uploads all come through here.
 *
 * 1. Batches that arrive together are committed together (`edit-queue.ts`); the first statement takes the plan's lock and number.
 * 2. A batch that was accepted before is answered as it was then.
 * 3. Each edit is checked (`check-edits.ts`): cell, right, text; what stands in the cell is compared with what the person saw.
 * 4. Values, revisions and `change` rows are written, and what is made from them; indicators whose verdict leans on what was written are judged again
 *    in the same transaction.
 * 5. What is odd about the new figures is asked (`ask-questions.ts`); the answer carries the questions, the figures stand.
 * 6. After the commit the live feed wakes.
 */
import type { ChangedCell } from '../../db/changes.ts'
import { appendBatches } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import { editBatches, keepBatches } from '../../db/edit-batches.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { PeriodCell } from '../../db/observations.ts'
import type { Id, Instant, Language, Plan } from '../../db/schema.ts'
import { UnknownPlan, writePlan } from '../../db/transaction.ts'
import { localDate } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { isJudged, isOfRow, keyOf, rowIdOf } from '../sheets/index.ts'
import { words } from '../words/index.ts'
import type { EditOutcome, EditRequest, EditsAnswer } from '../wire/edits.ts'
import type { ActingPerson } from './actor.ts'
import { askQuestions } from './ask-questions.ts'
import type { AskedAbout } from './ask-questions.ts'
import type { Writing } from './cell-stores.ts'
import { writeCells } from './cell-stores.ts'
import type { Asked, BatchOfEdits, Checking, Handled } from './check-edits.ts'
import { checkBatch, openChecking } from './check-edits.ts'
import { EditQueue } from './edit-queue.ts'
import { makeFigures, writtenPeriods } from './make-figures.ts'
import { planOf } from './plan.ts'
import { judgedChange, rejudge } from './rejudge.ts'

const queues = new WeakMap<Context, EditQueue<Asked, EditsAnswer>>()

/**
 * Applies a batch: each edit is applied, unchanged, in conflict or a problem, by itself.
 *
 * @param named id of the plan, or its code.
 * @throws Refusal not_found; malformed where the id belongs to somebody else's batch; busy, storage_full where nothing could be written.
 */
export const applyEdits = async (ctx: Context, actor: ActingPerson, named: Id, request: BatchOfEdits, language: Language): Promise<EditsAnswer> => {
  let queue = queues.get(ctx)
  if (!queue) queues.set(ctx, (queue = new EditQueue((plan, batches) => commit(ctx, plan, batches))))
  const asked = { actor, request, language }
  try {
    // Pages name the plan by its id, which the transaction finds out by itself.
    return await queue.add(named, asked)
  } catch (error) {
    if (!(error instanceof UnknownPlan)) throw error
    return queue.add((await planOf(ctx.db, named)).id, asked)
  }
}

const commit = async (ctx: Context, planId: Id, batches: readonly Asked[]): Promise<readonly (EditsAnswer | null)[]> => {
  const answers = await writePlan(ctx.db, planId, (trx, seq, plan) => commitIn(ctx, trx, plan, seq, batches))
  ctx.live.wake(planId)
  return answers
}

/** The steps 2 to 5. @returns an answer a batch, in order; `null` for one that has to wait for the next commit. */
const commitIn = async (ctx: Context, trx: Trx, plan: Plan, seq: number, batches: readonly Asked[]): Promise<readonly (EditsAnswer | null)[]> => {
  if (plan.archivedAt !== null) throw new Refusal('not_found')
  const at = ctx.clock.now()
  const answered = await answeredBefore(trx, batches)
  const fresh = together(batches.filter(({ request }) => !answered.has(request.id)))

  const checking = await openChecking(trx, plan, fresh, at)
  const handled: Handled[] = []
  for (const asked of fresh) handled.push(await checkBatch(trx, asked, plan, checking))

  const { figures, newest } = await write(trx, plan, handled, checking)
  const made = await makeFigures(trx, plan, writtenPeriods(figures), at)
  const judged = await rejudge(ctx, trx, plan, [...leaningOn(handled, newest), ...made.indicators], at, made.written)
  const asked = await askQuestions(trx, plan, figures, newest, made.indicators, at)
  await recordChanges(trx, { planId: plan.id, seq, at }, handled, [...judged.map(judgedChange), ...asked.changes], made.changes)

  const answers = new Map<Id, EditsAnswer>()
  for (const { request, language, outcomes: bare, written } of handled) {
    const outcomes = bare.map((outcome, place) => withQuestions(outcome, request.edits[place]?.cell, asked, newest, language))
    const own = new Set([...written.map(({ checked }) => rowIdOf(checked)), ...made.indicators.map(({ id }) => id)])
    answers.set(request.id, { seq, outcomes, judged: judged.filter(({ indicator }) => own.has(indicator)) })
  }
  await keepBatches(
    trx,
    handled.map(({ actor, request: { id, label } }) => ({ id, planId: plan.id, personId: actor.id, seq, at, label, answer: JSON.stringify(answers.get(id)) })),
  )
  return batches.map(({ request }) => answered.get(request.id) ?? answers.get(request.id) ?? null)
}

/** Answers of batches that were accepted before. @throws Refusal malformed where one is somebody else's. */
const answeredBefore = async (trx: Trx, batches: readonly Asked[]): Promise<ReadonlyMap<Id, EditsAnswer>> => {
  const kept = await editBatches(
    trx,
    batches.map(({ request }) => request.id),
  )
  const ownerOf = new Map(batches.map(({ request, actor }) => [request.id, actor.id]))
  for (const { id, personId } of kept) if (ownerOf.get(id) !== personId) throw new Refusal('malformed', { path: 'id' })
  return new Map(kept.map(({ id, answer }) => [id, JSON.parse(answer) as EditsAnswer]))
}

/**
 * Batches that touch no cell of an earlier one, and no row that another adds or archives; the rest waits for the next commit, where it sees what
 * these have written.
 */
const together = (batches: readonly Asked[]): readonly Asked[] => {
  const cells = new Set<string>()
  const rows = new Set<Id>()
  const turned = new Set<Id>()
  const ids = new Set<Id>()
  return batches.filter(({ request }) => {
    const own = request.edits.map(({ cell }) => ({ key: keyOf(cell), row: rowIdOf(cell), turns: isOfRow(cell) }))
    if (ids.has(request.id) || own.some(({ key, row, turns }) => cells.has(key) || turned.has(row) || (turns && rows.has(row)))) return false
    ids.add(request.id)
    for (const { key, row, turns } of own) {
      cells.add(key)
      rows.add(row)
      if (turns) turned.add(row)
    }
    return true
  })
}

/** Writes what was checked. @returns the figures among it, and the indicators of the edits as they are now. */
const write = async (
  trx: Trx,
  plan: Plan,
  handled: readonly Handled[],
  { at, rows, begun }: Checking,
): Promise<{ readonly figures: readonly PeriodCell[]; readonly newest: ReadonlyMap<Id, IndicatorRow> }> => {
  const by = { planId: plan.id, at, today: localDate(at, plan.timeZone), state: plan.reviewRequired === 1 ? 'submitted' : 'approved', rows, begun } as const
  const written: Writing[] = []
  for (const [personId, own] of Map.groupBy(handled, ({ actor }) => actor.id)) {
    const cells = own.flatMap((each) => each.written)
    written.push(await writeCells(trx, { ...by, personId }, cells))
  }
  const turned = written.flatMap((each) => each.rows)
  const anew = turned.length === 0 ? [] : await indicatorsById(trx, turned)
  return {
    figures: written.flatMap((each) => each.figures),
    newest: new Map([...rows.indicator, ...anew.map((row) => [row.id, row] as const)]),
  }
}

/** Indicators whose verdict leans on a cell that was written. */
const leaningOn = (handled: readonly Handled[], rows: ReadonlyMap<Id, IndicatorRow>): readonly IndicatorRow[] => {
  const cells = handled.flatMap(({ written }) => written.map(({ checked }) => checked))
  const ids = new Set(cells.filter(isJudged).map(rowIdOf))
  return [...ids].flatMap((id) => rows.get(id) ?? []).filter(({ archivedAt }) => archivedAt === null)
}

const withQuestions = (
  outcome: EditOutcome,
  cell: EditRequest['cell'] | undefined,
  { byCell }: AskedAbout,
  rows: ReadonlyMap<Id, IndicatorRow>,
  language: Language,
): EditOutcome => {
  const [questions, row] = cell ? [byCell.get(keyOf(cell)), rows.get(rowIdOf(cell))] : []
  if (outcome.state !== 'applied' || !questions || !row) return outcome
  return { ...outcome, questions: questions.map((one) => ({ id: one.id, code: one.code, message: words[language].questions.ask(one, row) })) }
}

/**
 * Change rows in the order of the batches. What was found out about an indicator, its verdict and questions about its figures, belongs to the
 * first batch that touched it. What was made from all of them is nobody's.
 */
const recordChanges = async (
  trx: Trx,
  commitOf: { readonly planId: Id; readonly seq: number; readonly at: Instant },
  handled: readonly Handled[],
  found: readonly ChangedCell[],
  made: readonly ChangedCell[],
): Promise<void> => {
  const told = new Set<Id>()
  const batches = handled.map(({ actor, request, changes, written }) => {
    const own = new Set(written.map(({ checked }) => rowIdOf(checked)))
    const theirs = found.filter(({ rowId }) => own.has(rowId) && !told.has(rowId))
    for (const id of own) told.add(id)
    return { commit: { ...commitOf, personId: actor.id, way: request.way ?? 'grid', batchId: request.id } as const, cells: [...changes, ...theirs] }
  })
  const rest = [...made, ...found.filter(({ rowId }) => !told.has(rowId))]
  await appendBatches(trx, [...batches, { commit: { ...commitOf, personId: null, way: 'job', batchId: null }, cells: rest }])
}
