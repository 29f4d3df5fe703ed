/**
 * What is done by a form: figures, answers to questions, and words on warnings. All of it goes through the same gates as in the product itself,
 * with the link as the way in; the form only narrows what may come. Cells that are not the link's own are refused and noted.
 */
import { editBatches } from '../../db/edit-batches.ts'
import { orderById } from '../../db/orders.ts'
import type { DateText, Id, OrderState, Period } from '../../db/schema.ts'
import { problem } from '../basics/problems.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { noSteps } from '../rules/orders.ts'
import { keyOf } from '../sheets/index.ts'
import type { EditOutcome, EditRequest } from '../wire/edits.ts'
import type { FilledAnswer, FormAct, FormView } from '../wire/forms.ts'
import type { EvidenceView } from '../wire/story.ts'
import { words } from '../words/index.ts'
import { acknowledge } from './acknowledge.ts'
import { applyEdits } from './apply-edits.ts'
import { addFile } from './evidence.ts'
import type { FormHolder } from './form-door.ts'
import { noteUse } from './form-door.ts'
import { turnOrder } from './orders.ts'
import { checkQuestion } from './questions.ts'
import { formView, scopeCells } from './read-form.ts'

export interface FormEdits {
  /** Made by the sender; sent again it has the same outcome. */
  readonly id: Id
  readonly plan: Id
  readonly edits: readonly EditRequest[]
}

export interface FormFile {
  readonly indicator: Id
  readonly period: Period
  readonly name: string
  /** Bytes, as the sender says; `null` where it does not. */
  readonly size: number | null
}

/**
 * Writes figures. Each edit is a batch of its own under the sender's id, so that what was accepted before is answered as it was then, also where the
 * cell is no longer owed because of it; those that come together share a commit.
 */
export const fillForm = async (ctx: Context, holder: FormHolder, { id, plan, edits }: FormEdits): Promise<FilledAnswer> => {
  const { actor } = holder
  const { language } = actor.person
  const say = words[language]
  const form = await formView(ctx, holder)
  const scope = scopeCells(holder)
  const may = new Set([...form.cells, ...form.filled].filter((each) => each.plan === plan).map(({ cell }) => keyOf(cell)))
  const ids = edits.map((_, place) => `${id}.${place}`)
  const kept = new Set((await editBatches(ctx.db, ids)).filter(({ personId, planId }) => personId === actor.id && planId === plan).map((batch) => batch.id))
  const refused = { state: 'problem', code: 'not_yours', message: say.problem(problem('not_yours')) } as const
  const outcomes = await Promise.all(
    edits.map(async (edit, place): Promise<EditOutcome> => {
      const key = keyOf(edit.cell)
      const batch = ids[place]!
      if (!kept.has(batch) && !(scope.has(key) && may.has(key))) return refused
      const answer = await applyEdits(ctx, actor, plan, { id: batch, label: say.talk.ways.link, edits: [edit], way: 'link' }, language)
      return answer.outcomes[0]!
    }),
  )
  const keys = (chosen: (outcome: EditOutcome) => boolean): readonly string[] =>
    edits.flatMap(({ cell }, place) => (chosen(outcomes[place]!) ? [keyOf(cell)] : []))
  const saved = keys(({ state }) => state === 'applied')
  const foreign = keys((outcome) => outcome === refused)
  if (saved.length > 0) await noteUse(ctx, holder, 'saved', saved)
  if (foreign.length > 0) await noteUse(ctx, holder, 'refused', foreign)
  return { outcomes, form: await formView(ctx, holder) }
}

/** Files a document beside a figure of the form. @throws Refusal not_found where it is none of the form, and what files are refused for. */
export const fileInForm = async (
  ctx: Context,
  holder: FormHolder,
  { indicator, period, ...file }: FormFile,
  body: AsyncIterable<Uint8Array> | null,
): Promise<EvidenceView> => {
  const key = keyOf({ sheet: 'observations', indicator, period })
  const form = await formView(ctx, holder)
  const cell = [...form.cells, ...form.filled].find((one) => keyOf(one.cell) === key)
  if (!cell) {
    await noteUse(ctx, holder, 'refused', [`file ${key}`])
    throw new Refusal('not_found')
  }
  const filed = await addFile(ctx, holder.actor, cell.plan, { indicator, period, ...file }, body, 'link')
  await noteUse(ctx, holder, 'filed', [key])
  return filed
}

/** "Checked, it is right." @throws Refusal not_found where the question is of no cell of the form. */
export const answerInForm = async (ctx: Context, holder: FormHolder, question: Id, text: string): Promise<FormView> => {
  const cell = (await formView(ctx, holder)).cells.find(({ questions }) => questions.some(({ id }) => id === question))
  if (!cell) {
    await noteUse(ctx, holder, 'refused', [`question ${question}`])
    throw new Refusal('not_found')
  }
  await checkQuestion(ctx, holder.actor, cell.plan, question, { text, way: 'link' }, holder.actor.person.language)
  await noteUse(ctx, holder, 'answered', [keyOf(cell.cell)])
  return formView(ctx, holder)
}

/** @throws Refusal not_found where the warning is none of the form; word_empty, promise_unclear */
export const acknowledgeInForm = async (
  ctx: Context,
  holder: FormHolder,
  warning: Id,
  said: { readonly reason: string; readonly measures: string; readonly promisedOn: DateText },
): Promise<FormView> => {
  if (!holder.scope.warnings.includes(warning)) {
    await noteUse(ctx, holder, 'refused', [`warning ${warning}`])
    throw new Refusal('not_found')
  }
  await acknowledge(ctx, holder.actor, warning, { ...said, way: 'link' })
  await noteUse(ctx, holder, 'acknowledged', [`warning ${warning}`])
  return formView(ctx, holder)
}

export interface FormTurn {
  readonly act: FormAct
  /** State that the person saw. */
  readonly seen: OrderState
  readonly note: string
  /** The limit asked for. */
  readonly limitOn: DateText | null
}

/** Signs for an order, tells how it goes, or asks for a later limit. @throws Refusal not_found where the order is none of the form, and what its rules have against it. */
export const turnInForm = async (ctx: Context, holder: FormHolder, id: Id, { act, seen, note, limitOn }: FormTurn): Promise<FormView> => {
  const order = holder.scope.orders.includes(id) ? await orderById(ctx.db, id) : undefined
  if (!order) {
    await noteUse(ctx, holder, 'refused', [`order ${id}`])
    throw new Refusal('not_found')
  }
  await turnOrder(ctx, holder.actor, order.planId, id, { act, seen, note, limitOn, steps: noSteps, evidence: [], review: null }, 'link')
  await noteUse(ctx, holder, 'order_turned', [`order ${id} ${act}`])
  return formView(ctx, holder)
}
