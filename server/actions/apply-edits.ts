/**
 * The one gate for cells: grid, paste, undo, and later uploads all come through here.
 *
 * 1. Batches that arrive together are committed together (`edit-queue.ts`); the first statement takes the plan's lock and number.
 * 2. A batch that was accepted before is answered as it was then.
 * 3. `rules/edits.ts` checks each edit: cell, right, text; an edit sees the row as those before it in the batch leave it. What stands in the cell is
 *    compared with what the person saw.
 * 4. Values, revisions and `change` rows are written, and what is made from them; indicators whose verdict leans on what was written are judged again
 *    in the same transaction.
 * 5. What is odd about the new figures is asked (`ask-questions.ts`); the answer carries the questions, the figures stand.
 * 6. After the commit the live feed wakes.
 */
import type { ChangedCell } from '../../db/changes.ts'
import { appendBatches, lastChangeOf } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import { closedPeriods } from '../../db/period-locks.ts'
import { membersByCollective } from '../../db/departments.ts'
import { editBatches, keepBatches } from '../../db/edit-batches.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { Id, Instant, Language, Plan } from '../../db/schema.ts'
import { UnknownPlan, writePlan } from '../../db/transaction.ts'
import { localDate } from '../basics/calendar.ts'
import { problem } from '../basics/problems.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { flagColumn } from '../live.ts'
import type { EditableRow } from '../rules/edits.ts'
import { checkEdit, isProblem } from '../rules/edits.ts'
import type { PlanFacts } from '../sheets/column.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import { columnOf, isJudged, isOfRow, keyOf, placeOf, rowIdOf, shownValue } from '../sheets/index.ts'
import type { CellAddress, Checked, EditFacts } from '../sheets/sheet.ts'
import { words } from '../words/index.ts'
import type { EditOutcome, EditRequest, EditsAnswer } from '../wire/edits.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import { askQuestions } from './ask-questions.ts'
import type { AskedAbout } from './ask-questions.ts'
import { EditQueue } from './edit-queue.ts'
import type { EditedRows } from './edited-rows.ts'
import { beginsAs, blankRow, drafted, rowOf, rowsOf } from './edited-rows.ts'
import { makeFigures, writtenPeriods } from './make-figures.ts'
import { planOf } from './plan.ts'
import { planFacts } from './plan-facts.ts'
import { judgedChange, rejudge } from './rejudge.ts'
import type { PresentCell, Written } from './cell-store.ts'
import type { Writing } from './cell-stores.ts'
import { presentCells, writeCells } from './cell-stores.ts'

export interface BatchOfEdits {
  /** Made by the sender; the same id sent again gets the same answer. */
  readonly id: Id
  readonly label: string
  /** Each cell once. */
  readonly edits: readonly EditRequest[]
}

interface Asked {
  readonly actor: ActingPerson
  readonly request: BatchOfEdits
  readonly language: Language
}

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

/** One batch on its way through the commit. */
interface Handled extends Asked {
  readonly outcomes: readonly EditOutcome[]
  readonly written: readonly Written[]
  readonly changes: readonly ChangedCell[]
}

const commit = async (ctx: Context, planId: Id, batches: readonly Asked[]): Promise<readonly (EditsAnswer | null)[]> => {
  const answers = await writePlan(ctx.db, planId, (trx, seq, plan) => commitIn(ctx, trx, plan, seq, batches))
  ctx.live.wake(planId)
  return answers
}

const commitIn = async (ctx: Context, trx: Trx, plan: Plan, seq: number, batches: readonly Asked[]): Promise<readonly (EditsAnswer | null)[]> => {
  if (plan.archivedAt !== null) throw new Refusal('not_found')
  const planId = plan.id
  const at = ctx.clock.now()
  const answered = await answeredBefore(trx, batches)
  const fresh = together(batches.filter(({ request }) => !answered.has(request.id)))
  const checking = await openChecking(trx, plan, fresh, at)
  const handled: Handled[] = []
  for (const asked of fresh) handled.push(await handle(trx, asked, plan, checking))

  const state = plan.reviewRequired === 1 ? 'submitted' : 'approved'
  const { rows, begun } = checking
  const written: Writing[] = []
  for (const [personId, own] of Map.groupBy(handled, ({ actor }) => actor.id)) {
    const cells = own.flatMap((each) => each.written)
    written.push(await writeCells(trx, { planId, personId, at, today: localDate(at, plan.timeZone), state, rows, begun }, cells))
  }
  const newest = await newestIndicators(
    trx,
    rows,
    written.flatMap((each) => each.rows),
  )
  const figures = written.flatMap((each) => each.figures)
  const made = await makeFigures(trx, plan, writtenPeriods(figures), at)
  const leaning = new Set(handled.flatMap((each) => each.written.filter(({ checked }) => isJudged(checked)).map(({ checked }) => rowIdOf(checked))))
  const touched = [...leaning].flatMap((id) => newest.get(id) ?? []).filter(({ archivedAt }) => archivedAt === null)
  const judged = await rejudge(ctx, trx, plan, [...touched, ...made.indicators], at, made.written)
  const asked = await askQuestions(trx, plan, figures, newest, made.indicators, at)
  await recordChanges(trx, { planId, seq, at }, handled, [...judged.map(judgedChange), ...asked.changes], made.changes)

  const fullAnswers = new Map<Id, EditsAnswer>()
  for (const { request, language, outcomes: bare, written: cells } of handled) {
    const outcomes = bare.map((outcome, place) => withQuestions(outcome, request.edits[place]?.cell, asked, newest, language))
    const own = new Set([...cells.map(({ checked }) => rowIdOf(checked)), ...made.indicators.map(({ id }) => id)])
    fullAnswers.set(request.id, { seq, outcomes, judged: judged.filter(({ indicator }) => own.has(indicator)) })
  }
  await keepBatches(
    trx,
    handled.map(({ actor, request: { id, label } }) => ({ id, planId, personId: actor.id, seq, at, label, answer: JSON.stringify(fullAnswers.get(id)) })),
  )
  return batches.map(({ request }) => answered.get(request.id) ?? fullAnswers.get(request.id) ?? null)
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

/** What the edits of a commit are checked by. */
interface Checking {
  readonly at: Instant
  readonly rows: EditedRows
  /** Rows that edits add, as they begin. */
  readonly begun: Map<Id, object>
  readonly rowAt: (edit: EditRequest) => EditableRow | undefined
  /** The edit counts: those after it see its row with it. */
  readonly take: (cell: CellAddress, value: string | null) => void
  readonly factsFor: (asked: Asked) => EditFacts
  readonly present: (cell: CellAddress) => PresentCell
}

const openChecking = async (trx: Trx, plan: Plan, batches: readonly Asked[], at: Instant): Promise<Checking> => {
  const edits = batches.flatMap(({ request }) => request.edits)
  const cells = edits.map(({ cell }) => cell)
  const rows = await rowsOf(trx, plan, cells)
  const members = batches.some(({ actor }) => actor.writes.size > 0) ? await membersByCollective(trx) : new Map<Id, readonly Id[]>()
  const parents = new Map<Id, Id | null>()
  const around = await planFacts(trx, plan, edits, parents)
  const closed = await closedPeriods(trx, plan.id)
  const begun = new Map<Id, object>()
  const drafts = new Map<Id, NonNullable<ReturnType<typeof rowOf>>>()
  const draftOf = (cell: CellAddress) => drafts.get(rowIdOf(cell)) ?? rowOf(rows, cell)
  return {
    at,
    rows,
    begun,
    rowAt(edit) {
      const known = draftOf(edit.cell)
      const row = known ?? blankRow(edit, plan, rows)
      if (!row) return undefined
      if (!known) begun.set(row.id, row)
      const owners = 'lead' in row ? [...row.lead, ...row.responsible] : []
      return { ...row, departments: resolved(owners, members) }
    },
    take(cell, value) {
      const row = draftOf(cell) ?? begun.get(rowIdOf(cell))
      if (!row || columnOf(cell) === null) return
      const draft = drafted(row as NonNullable<ReturnType<typeof rowOf>>, cell, value, at)
      drafts.set(draft.id, draft)
      if ('parentId' in draft) parents.set(draft.id, draft.parentId)
    },
    factsFor: ({ actor, language }) => ({
      plan,
      today: localDate(at, plan.timeZone),
      by: actor.person.name,
      closed,
      mayReopen: mayManagePlans(actor),
      around: around(language),
    }),
    present: await presentCells(trx, cells, rows),
  }
}

/** The indicators that were read, with those anew whose own row was written. */
const newestIndicators = async (trx: Trx, { indicator }: EditedRows, written: readonly Id[]): Promise<ReadonlyMap<Id, IndicatorRow>> =>
  written.length === 0 ? indicator : new Map([...indicator, ...(await indicatorsById(trx, written)).map((row) => [row.id, row] as const)])

/** Two contents are the same if value and flag agree; only figures have flags. */
const isSame = (checked: Checked, present: PresentCell): boolean => checked.value === present.value && (checked.value === null || checked.flag === present.flag)

const handle = async (trx: Trx, asked: Asked, plan: Plan, checking: Checking): Promise<Handled> => {
  const { actor, request, language } = asked
  const say = words[language]
  const facts = checking.factsFor(asked)
  const outcomes: EditOutcome[] = []
  const written: Written[] = []
  const changes: ChangedCell[] = []
  for (const edit of request.edits) {
    const checked = checkEdit(edit, checking.rowAt(edit), actor, facts)
    if (isProblem(checked)) {
      outcomes.push({ state: 'problem', code: checked.code, message: say.problem(checked) })
      continue
    }
    const present = checking.present(edit.cell)
    if (isSame(checked, present)) {
      outcomes.push({ state: 'unchanged', value: present.value, understood: checked.understood })
    } else if (present.approved) {
      outcomes.push({ state: 'problem', code: 'approved_target', message: say.problem(problem('approved_target')) })
    } else if (present.value === edit.was || (edit.was === null && present.value === beginsAs(edit.cell, plan))) {
      outcomes.push({ state: 'applied', value: checked.value, understood: checked.understood })
      written.push({ checked, was: present.value })
      changes.push(...changesOf(edit, checked, present))
      checking.take(edit.cell, checked.value)
    } else {
      outcomes.push(await conflict(trx, plan.id, edit, present, asked, facts.around))
    }
  }
  return { ...asked, outcomes, written, changes }
}

const changesOf = ({ cell }: EditRequest, checked: Checked, present: PresentCell): readonly ChangedCell[] => {
  const place = placeOf(cell)
  const value = { ...place, before: present.value, after: checked.value }
  if (checked.value === null || checked.flag === null || checked.flag === (present.flag ?? 'verified')) return [value]
  return [value, { ...place, column: flagColumn(place.column), before: present.flag, after: checked.flag }]
}

const conflict = async (trx: Trx, planId: Id, { cell }: EditRequest, present: PresentCell, { language }: Asked, around: PlanFacts): Promise<EditOutcome> => {
  const { rowId, column } = placeOf(cell)
  const last = await lastChangeOf(trx, planId, rowId, column)
  const who = last?.who ?? null
  const found = problem('changed_meanwhile', { ...(who !== null && { who }), value: shownValue(cell, present.value, around) })
  const flag = present.flag === 'verified' ? null : present.flag
  return { state: 'conflict', value: present.value, flag, who, at: last?.at ?? present.since ?? '', message: words[language].problem(found) }
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
    return { commit: { ...commitOf, personId: actor.id, way: 'grid', batchId: request.id } as const, cells: [...changes, ...theirs] }
  })
  const rest = [...made, ...found.filter(({ rowId }) => !told.has(rowId))]
  await appendBatches(trx, [...batches, { commit: { ...commitOf, personId: null, way: 'job', batchId: null }, cells: rest }])
}
